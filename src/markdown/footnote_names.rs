//! Footnotes whose marks and texts do not fit together.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};
use unicase::UniCase;

use super::written::Written;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;

/// A footnote's name; the parser takes `[^Pay]` for a mark of `[^pay]: …`, and so must all who look for one.
pub(super) type FootnoteName = UniCase<String>;

/// Notes the footnotes of a text, event by event.
pub(super) struct FootnoteNames<'w> {
    written: &'w Written<'w>,
    /// The texts by name, with the place of what they begin with.
    texts: BTreeMap<FootnoteName, Range<usize>>,
    marks: HashSet<FootnoteName>,
    /// How many footnotes are open.
    depth: usize,
    /// Whether the words before were `[`, which with `^` begins a mark that has no footnote.
    is_bracket: bool,
}

impl<'w> FootnoteNames<'w> {
    /// Nothing, for a text that has no footnotes.
    pub(super) fn new(written: &'w Written<'w>) -> Option<FootnoteNames<'w>> {
        memmem::find(written.text.as_bytes(), b"[^")?;
        Some(FootnoteNames { written, texts: BTreeMap::new(), marks: HashSet::new(), depth: 0, is_bracket: false })
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range<usize>, found: &mut Diagnostics) {
        let was_bracket = std::mem::take(&mut self.is_bracket);
        match event {
            Event::Text(words) => {
                if was_bracket && let Some(name) = words.strip_prefix('^') {
                    self.unknown(name, range, found);
                }
                self.is_bracket = &**words == "[";
            }
            Event::FootnoteReference(name) => {
                self.marks.insert(UniCase::new(name.to_string()));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.depth += 1;
                let start = range.start..range.start + name.len() + 4;
                match self.texts.entry(UniCase::new(name.to_string())) {
                    Entry::Vacant(free) => _ = free.insert(start),
                    Entry::Occupied(_) => found.push(text::duplicate_footnote((self.written.place)(start), name)),
                }
            }
            Event::End(TagEnd::FootnoteDefinition) => self.depth -= 1,
            _ => {}
        }
    }

    /// Whether a footnote is being read.
    pub(super) fn is_within(&self) -> bool {
        self.depth > 0
    }

    /// Reports a mark `[^name]`, of which the words are `^name`; what only looks like one is text, as is `[\^name]`.
    fn unknown(&self, name: &str, words: &Range<usize>, found: &mut Diagnostics) {
        let is_name = !name.is_empty() && !name.contains([' ', '\t', '[', '^']);
        let (before, behind) = (&self.written.text[..words.start], &self.written.text[words.end..]);
        if is_name && before.ends_with('[') && behind.starts_with(']') {
            let place = (self.written.place)(words.start - 1..words.end + 1);
            found.push(text::unknown_footnote(place, name));
        }
    }

    pub(super) fn finish(self, found: &mut Diagnostics) {
        for (name, start) in self.texts.iter().filter(|(name, _)| !self.marks.contains(name)) {
            found.push(text::unused_footnote((self.written.place)(start.clone()), name));
        }
    }
}
