//! Lines and columns of byte offsets.

use std::collections::HashMap;

use crate::source::{FileId, Sources, Span};

/// A line and column as editors count them, from 1; columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    pub column: usize,
}

/// Where the lines of each file begin, worked out once.
pub(super) struct Lines<'s> {
    sources: &'s Sources,
    starts: HashMap<FileId, Vec<usize>>,
}

impl<'s> Lines<'s> {
    pub(super) fn of(sources: &'s Sources) -> Lines<'s> {
        Lines { sources, starts: HashMap::new() }
    }

    /// Where a span begins and ends.
    pub(super) fn places(&mut self, span: Span) -> (Place, Place) {
        (self.place(span.file, span.start as usize), self.place(span.file, span.end as usize))
    }

    fn place(&mut self, file: FileId, offset: usize) -> Place {
        let text = self.sources.text(file);
        let offset = floor(text, offset);
        let starts = self.starts(file);
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts[line - 1];
        let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        Place { line, column: text.get(start..offset).map_or(0, |before| before.chars().count()) + 1 }
    }

    /// The lines that a span touches: the number of the first, where it begins, and the text.
    pub(super) fn around(&mut self, span: Span) -> (usize, usize, &'s str) {
        let text = self.sources.text(span.file);
        let starts = self.starts(span.file);
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        let first = starts.partition_point(|line| *line <= start).max(1);
        let last = starts.partition_point(|line| *line < end).max(first);
        let (from, to) = (starts[first - 1], starts.get(last).copied().unwrap_or(text.len()));
        (first, from, &text[from..to])
    }

    fn starts(&mut self, file: FileId) -> &[usize] {
        let text = self.sources.text(file);
        self.starts.entry(file).or_insert_with(|| {
            let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(newlines).collect()
        })
    }
}

/// The nearest offset at or before this one that is between two characters of the text.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
