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
    files: HashMap<FileId, FileLines>,
}

struct FileLines {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] of bytes: a file may be one line with a finding at every word.
    characters: Vec<usize>,
}

const STRIDE: usize = 1024;

impl<'s> Lines<'s> {
    pub(super) fn of(sources: &'s Sources) -> Lines<'s> {
        Lines { sources, files: HashMap::new() }
    }

    /// Where a span begins and ends.
    pub(super) fn places(&mut self, span: Span) -> (Place, Place) {
        (self.place(span.file, span.start as usize), self.place(span.file, span.end as usize))
    }

    fn place(&mut self, file: FileId, offset: usize) -> Place {
        let text = self.sources.text(file);
        let offset = floor(text, offset);
        let lines = self.file(file);
        let line = lines.starts.partition_point(|start| *start <= offset).max(1);
        let start = lines.starts[line - 1];
        let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        let before = |offset| lines.characters_before(text, offset);
        Place { line, column: before(offset).saturating_sub(before(start)) + 1 }
    }

    /// The lines that a span touches: the number of the first, where it begins, and the text.
    pub(super) fn around(&mut self, span: Span) -> (usize, usize, &'s str) {
        let text = self.sources.text(span.file);
        let starts = &self.file(span.file).starts;
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        let first = starts.partition_point(|line| *line <= start).max(1);
        let last = starts.partition_point(|line| *line < end).max(first);
        let (from, to) = (starts[first - 1], starts.get(last).copied().unwrap_or(text.len()));
        (first, from, &text[from..to])
    }

    fn file(&mut self, file: FileId) -> &FileLines {
        let text = self.sources.text(file);
        self.files.entry(file).or_insert_with(|| FileLines::of(text))
    }
}

impl FileLines {
    fn of(text: &str) -> FileLines {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        let mut count = 0;
        for stride in text.as_bytes().chunks(STRIDE) {
            count += beginnings(stride);
            characters.push(count);
        }
        FileLines { starts: std::iter::once(0).chain(newlines).collect(), characters }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.characters[stride] + beginnings(&text.as_bytes()[stride * STRIDE..offset])
    }
}

/// How many characters begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The nearest offset at or before this one that is between two characters of the text.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
