//! What systems make of the names of files.

use super::composed;

/// Names that Windows keeps for devices, so that no file can have them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether Windows keeps a name, without its ending, for itself.
pub(crate) fn is_device(name: &str) -> bool {
    let is_port = |port: &str| match name.split_at_checked(port.len()) {
        Some((start, number)) => start.eq_ignore_ascii_case(port) && matches!(number.as_bytes(), [b'0'..=b'9']),
        None => false,
    };
    DEVICES.iter().any(|device| name.eq_ignore_ascii_case(device)) || ["com", "lpt"].into_iter().any(is_port)
}

/// Why no file on Windows can have a name.
pub(crate) fn not_on_windows(name: &str) -> Option<String> {
    if let Some(character) =
        name.chars().find(|character| matches!(character, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\'))
    {
        return Some(format!("it holds `{character}`"));
    }
    match name.chars().last() {
        Some('.') => Some("it ends with a full stop".to_owned()),
        Some(' ') => Some("it ends with a space".to_owned()),
        _ => {
            let stem = name.split('.').next().unwrap_or(name).trim_end();
            is_device(stem).then(|| format!("`{stem}` is kept for a device"))
        }
    }
}

/// A path as systems see it that tell neither capitals nor ways to spell an accent apart.
pub(crate) fn folded(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { composed(path).to_lowercase() }
}
