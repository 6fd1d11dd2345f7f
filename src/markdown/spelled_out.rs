//! Characters that nobody sees and that do harm, where a text spells them out: `&#1;`.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::written::Written;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;
use crate::source::characters::hidden;

/// Looks for the first of each kind; those that stand in the file as they are, are told of with the file.
pub(super) struct SpelledOut {
    may_be: bool,
    is_told: [bool; 2],
}

impl SpelledOut {
    pub(super) fn new(written: &Written<'_>) -> SpelledOut {
        // Names, as `&amp;`, mean nothing of the kind.
        SpelledOut { may_be: written.text.contains("&#"), is_told: [false; 2] }
    }

    pub(super) fn event(
        &mut self,
        event: &Event<'_>,
        written: &Written<'_>,
        range: &Range<usize>,
        found: &mut Diagnostics,
    ) {
        if !self.may_be {
            return;
        }
        match event {
            Event::Text(words) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                self.look_at(words, written, range, found);
            }
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                self.look_at(dest_url, written, range, found);
                self.look_at(title, written, range, found);
            }
            _ => {}
        }
    }

    /// Looks at what a part of the text means.
    pub(super) fn look_at(
        &mut self,
        meant: &str,
        written: &Written<'_>,
        range: &Range<usize>,
        found: &mut Diagnostics,
    ) {
        if !self.may_be {
            return;
        }
        let reports = [text::control_character, text::text_direction];
        for ((first, report), is_told) in hidden(meant).into_iter().zip(reports).zip(&mut self.is_told) {
            if let Some((_, character)) =
                first.filter(|(_, it)| !*is_told && !written.text[range.clone()].contains(*it))
            {
                *is_told = true;
                found.push(report((written.place)(range.clone()), character));
            }
        }
    }
}
