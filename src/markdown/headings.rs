//! How the headings of a text are nested.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::text;
use crate::source::Span;

/// A heading that is being read.
pub(super) struct OpenHeading {
    pub level: u8,
    /// The id that the author gave it.
    pub id: Option<String>,
    pub place: Range<usize>,
    /// Its words so far, and where they begin.
    pub words: String,
    pub start: Option<usize>,
    /// Whether it holds a link, which the tool gives words where its author did not.
    pub has_link: bool,
}

/// Counts headings as 1, 1.1, 1.2, 2, by how they are nested: a level that is skipped gets no number of its own.
#[derive(Default)]
pub(super) struct HeadingNumbers {
    /// The open headings: level and number among their neighbours.
    open: Vec<(u8, u32)>,
}

impl HeadingNumbers {
    pub(super) fn next(&mut self, level: u8) -> Box<[u32]> {
        let mut before = 0;
        // A heading less deep than its elder neighbours continues their count.
        while let Some((_, number)) = self.open.pop_if(|(open, _)| *open >= level) {
            before = number;
        }
        self.open.push((level, before + 1));
        self.open.iter().map(|(_, number)| *number).collect()
    }
}

/// Compares each heading's level with the one before.
#[derive(Default)]
pub(super) struct HeadingLevels {
    /// The level of the heading before.
    before: Option<u8>,
}

impl HeadingLevels {
    /// What is wrong with the level of the next heading.
    pub(super) fn next(&mut self, level: u8, words: &str, place: Span) -> Option<Diagnostic> {
        let before = self.before;
        // A heading of the first level is told by itself; what follows it is seen as if it were mended.
        self.before = Some(level.max(2));
        match before {
            None if level > 2 => Some(text::first_heading_too_deep(place, words)),
            Some(before) if level > before + 1 => Some(text::skipped_heading(place, level, before, words)),
            _ => None,
        }
    }
}
