//! Every problem and all wording, one function each, by what they are about.

pub(crate) mod keys;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod record;
pub(crate) mod structure;
pub(crate) mod text;
pub(crate) mod theme;

/// "`a`, `b` or `c`".
fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
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
