//! Links side by side that lead to the same place: read out, they say the same thing twice.

use std::ops::Range;

/// Remembers the link before, as long as nothing to read stands behind it.
#[derive(Default)]
pub(super) struct TwinLinks {
    is_open: bool,
    before: Option<Range<usize>>,
    /// Where the latest link leads.
    destination: String,
}

impl TwinLinks {
    /// Begins a link; the place of the one right before it, if both lead to the same place.
    pub(super) fn begin(&mut self, destination: &str, place: &Range<usize>) -> Option<Range<usize>> {
        let twin = self.before.take_if(|before| self.destination == destination && before.end <= place.start);
        self.is_open = true;
        self.destination.clear();
        self.destination.push_str(destination);
        twin
    }

    pub(super) fn end(&mut self, place: &Range<usize>) {
        self.is_open = false;
        self.before = Some(place.clone());
    }

    /// Reads words, which part two links if they stand between them; so does the end of a sentence.
    pub(super) fn between(&mut self, words: &str) {
        let parts = |mark: char| mark.is_alphanumeric() || matches!(mark, '.' | '!' | '?');
        if !self.is_open && self.before.is_some() && words.contains(parts) {
            self.before = None;
        }
    }

    /// Reads a picture, which parts two links unless it belongs to one.
    pub(super) fn picture(&mut self) {
        if !self.is_open {
            self.before = None;
        }
    }

    /// Ends a paragraph, heading or cell.
    pub(super) fn end_line(&mut self) {
        self.before = None;
    }
}
