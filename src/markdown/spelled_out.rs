//! Characters that nobody sees and that do harm, where a text spells them out: `&#1;`.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::written::Written;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;
use crate::source::characters::spelled_out;

/// Looks for the first of each kind; those that stand in the file as they are, are told of with the file.
pub(super) struct SpelledOut<'w> {
    written: &'w Written<'w>,
    is_told: [bool; 2],
}

impl<'w> SpelledOut<'w> {
    /// Nothing, for a text that has none: names, as `&amp;`, mean nothing of the kind.
    pub(super) fn new(written: &'w Written<'w>) -> Option<SpelledOut<'w>> {
        let is_spelled_out = memmem::find(written.text.as_bytes(), b"&#").is_some();
        is_spelled_out.then_some(SpelledOut { written, is_told: [false; 2] })
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range<usize>, found: &mut Diagnostics) {
        match event {
            Event::Text(words) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                self.look_at(words, range, found);
            }
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                self.look_at(dest_url, range, found);
                self.look_at(title, range, found);
            }
            _ => {}
        }
    }

    /// Looks at what a part of the text means.
    pub(super) fn look_at(&mut self, meant: &str, range: &Range<usize>, found: &mut Diagnostics) {
        let reports = [text::control_character, text::text_direction];
        let first = spelled_out(meant, &self.written.text[range.clone()]);
        for ((first, report), is_told) in first.into_iter().zip(reports).zip(&mut self.is_told) {
            if let Some(character) = first.filter(|_| !std::mem::replace(is_told, true)) {
                found.push(report((self.written.place)(range.clone()), character));
            }
        }
    }
}
