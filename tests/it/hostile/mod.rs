//! Manuals that were written to harm: they cost no more than their length, and nothing falls over.

mod addresses;
mod cost;
mod linear;
mod shapes;
mod themes;

/// A chapter of this text.
fn chapter(text: &str) -> String {
    format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\n{text}\n")
}

/// A chapter with these keys.
fn front_matter(keys: &str) -> String {
    format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n{keys}\n+++\n\nText.\n")
}

/// A manual of these settings, with a chapter of this text.
fn settings(keys: &str, text: &str) -> String {
    format!("--- vade.toml\ntitle = \"T\"\n{keys}\n{}", chapter(text))
}

/// So many chapters of the same title, by the number and the further keys of each.
fn chapters(count: usize, keys: impl Fn(usize) -> (usize, String), text: &str) -> String {
    each(count, |index| {
        let (number, keys) = keys(index);
        format!("--- content/c{index:06}.md\n+++\nnumber = \"{number}\"\ntitle = \"Same\"\n{keys}+++\n\n{text}\n")
    })
}

fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}
