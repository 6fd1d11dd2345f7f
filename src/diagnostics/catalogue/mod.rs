//! Every problem and all wording, one function each, by what they are about.

pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod record;
pub(crate) mod structure;
pub(crate) mod text;
pub(crate) mod theme;

/// How many words a message names at most: there may be thousands, and a message about each of thousands of others.
const MOST_ALTERNATIVES: usize = 30;

/// "`a`, `b` or `c`".
fn alternatives(words: &[&str]) -> String {
    let mut quoted: Vec<String> = words.iter().take(MOST_ALTERNATIVES).map(|word| format!("`{word}`")).collect();
    if words.len() > MOST_ALTERNATIVES {
        quoted.push(format!("one of {} others", words.len() - MOST_ALTERNATIVES));
    }
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// "did you mean `x`?", or what else to do.
fn did_you_mean(nearest: Option<&str>, otherwise: impl Into<String>) -> String {
    nearest.map_or_else(|| otherwise.into(), |nearest| format!("did you mean `{nearest}`?"))
}
