//! A Markdown text as it stands in its file.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memchr;

use crate::source::Span;

/// A Markdown text, and how to find a place of it in its file.
pub(crate) struct Written<'t> {
    pub text: &'t str,
    pub place: &'t dyn Fn(Range<usize>) -> Span,
    /// The kinds of labelled blocks that the manual defines, in small letters.
    pub callouts: &'t BTreeMap<String, String>,
    /// The abbreviations that the manual explains.
    pub abbreviations: &'t BTreeMap<String, String>,
}

/// The first line of a part of a text.
pub(super) fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let end = memchr(b'\n', part.as_bytes()).unwrap_or(part.len());
    range.start..range.start + part[..end].trim_end().len()
}
