//! Labelled blocks: `> [!STANDARD] General management`.

use std::ops::Range;

/// The first line of a labelled block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CalloutLine<'t> {
    /// The kind in small letters.
    pub kind: String,
    /// The kind as written, and where.
    pub written: &'t str,
    pub place: Range<usize>,
    /// Where the title begins: behind the bracket and blanks.
    pub title_start: usize,
}

/// The kinds that every manual has.
pub(crate) const BUILT_IN: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// Reads the label, if the paragraph that starts here has one.
pub(super) fn callout_line(text: &str, paragraph_start: usize) -> Option<CalloutLine<'_>> {
    let rest = text.get(paragraph_start..)?.strip_prefix("[!")?;
    let line = rest.lines().next().unwrap_or(rest);
    let (written, behind) = line.split_once(']')?;
    let is_word = !written.is_empty()
        && written.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'));
    // `[!note](x)` and `[!note][x]` are links.
    if !is_word || behind.starts_with(['(', '[']) {
        return None;
    }
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let start = paragraph_start + 2;
    Some(CalloutLine {
        kind: written.to_lowercase(),
        written,
        place: start..start + written.len(),
        title_start: start + written.len() + 1 + blanks,
    })
}
