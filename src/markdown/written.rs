//! A Markdown text as it stands in its file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::Span;

/// A Markdown text, and how to find a place of it in its file.
pub(crate) struct Written<'t> {
    pub text: &'t str,
    pub place: &'t dyn Fn(Range<usize>) -> Span,
    /// The kinds of labelled blocks that the manual defines, in small letters.
    pub callouts: &'t BTreeMap<String, String>,
    /// The abbreviations that the manual explains.
    pub abbreviations: &'t BTreeMap<String, String>,
    /// Whether a page is expected to be made of it.
    pub is_recorded: bool,
}

/// The first line of a part of a text.
pub(super) fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or("");
    range.start..range.start + line.trim_end().len()
}
