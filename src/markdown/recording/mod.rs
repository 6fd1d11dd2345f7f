//! The events of a text in few bytes, so that a text is parsed once for all that is made of it.
//!
//! Most words of a text stand in it as they are; of them only the place is kept. What no page uses of the parser's
//! events is left out: attributes of headings, whose ids are in the outline, and the names of references.

mod events;
mod run;

use std::ops::Range;
use std::ptr;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag};

pub(super) use self::events::Events;
use self::run::Run;
use crate::model::outline::Recording;

/// The end of what was begun last, and so with the same place.
const END: u8 = 0;
const TEXT: u8 = 1;
const CODE: u8 = 2;
const HTML: u8 = 3;
const INLINE_HTML: u8 = 4;
const FOOTNOTE_REFERENCE: u8 = 5;
const HEADING: u8 = 6;
const FENCED_CODE: u8 = 7;
const ORDERED_LIST: u8 = 8;
const FOOTNOTE: u8 = 9;
const TABLE: u8 = 10;
const LINK: u8 = 11;
const IMAGE: u8 = 12;
/// The code of the first of [`PLAIN`].
const FIRST_PLAIN: u8 = 13;
/// Added to a code whose words are those of its place.
const AS_WRITTEN: u8 = 64;

/// What has nothing to tell but its place, the most frequent first.
static PLAIN: [Event<'static>; 20] = [
    Event::SoftBreak,
    Event::Start(Tag::Paragraph),
    Event::Start(Tag::Item),
    Event::Start(Tag::TableCell),
    Event::Start(Tag::Strong),
    Event::Start(Tag::Emphasis),
    Event::Start(Tag::TableRow),
    Event::Start(Tag::List(None)),
    Event::Start(Tag::TableHead),
    Event::HardBreak,
    Event::Rule,
    Event::Start(Tag::BlockQuote(None)),
    Event::Start(Tag::Strikethrough),
    Event::Start(Tag::DefinitionListTitle),
    Event::Start(Tag::DefinitionListDefinition),
    Event::Start(Tag::DefinitionList),
    Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
    Event::Start(Tag::HtmlBlock),
    Event::TaskListMarker(true),
    Event::TaskListMarker(false),
];
const ALIGNMENTS: [Alignment; 4] = [Alignment::None, Alignment::Left, Alignment::Center, Alignment::Right];
const LINK_TYPES: [LinkType; 9] = [
    LinkType::Inline,
    LinkType::Reference,
    LinkType::ReferenceUnknown,
    LinkType::Collapsed,
    LinkType::CollapsedUnknown,
    LinkType::Shortcut,
    LinkType::ShortcutUnknown,
    LinkType::Autolink,
    LinkType::Email,
];

/// Takes down the events of a text, one after the other. Texts that follow each other become one.
pub(super) struct Recorder<'t> {
    text: &'t str,
    codes: Vec<u8>,
    words: String,
    count: usize,
    /// Where the event before begins.
    before: usize,
    run: Run,
}

impl<'t> Recorder<'t> {
    pub(super) fn new(text: &'t str) -> Recorder<'t> {
        let codes = Vec::with_capacity(text.len() / 8);
        Recorder { text, codes, words: String::new(), count: 0, before: 0, run: Run::default() }
    }

    pub(super) fn add(&mut self, event: &Event<'_>, place: &Range<usize>) {
        if let Event::Text(words) = event {
            return self.run.add(self.text, words, place);
        }
        if self.run.count > 0 {
            self.end_run();
        }
        match event {
            Event::End(_) => {
                self.codes.push(END);
                self.count += 1;
            }
            Event::Code(words) => self.worded(CODE, words, place),
            Event::Html(html) => self.worded(HTML, html, place),
            Event::InlineHtml(html) => self.worded(INLINE_HTML, html, place),
            Event::FootnoteReference(name) => self.worded(FOOTNOTE_REFERENCE, name, place),
            Event::Start(Tag::FootnoteDefinition(name)) => self.worded(FOOTNOTE, name, place),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.worded(FENCED_CODE, info, place),
            Event::Start(Tag::Heading { level, .. }) => {
                self.placed(HEADING, place);
                self.number(*level as u64);
            }
            Event::Start(Tag::List(Some(first))) => {
                self.placed(ORDERED_LIST, place);
                self.number(*first);
            }
            Event::Start(Tag::Table(alignments)) => {
                self.placed(TABLE, place);
                self.number(alignments.len() as u64);
                alignments.iter().for_each(|alignment| self.number(nth(&ALIGNMENTS, alignment)));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                self.link(LINK, *link_type, dest_url, title, place);
            }
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) => {
                self.link(IMAGE, *link_type, dest_url, title, place);
            }
            plain => self.placed(FIRST_PLAIN + nth(&PLAIN, plain) as u8, place),
        }
    }

    pub(super) fn finish(mut self) -> Recording {
        self.end_run();
        // Copied, since what is only made shorter keeps its room.
        Recording { codes: self.codes.as_slice().into(), words: self.words.as_str().into(), count: self.count }
    }

    fn end_run(&mut self) {
        let Run { place, count, words } = std::mem::take(&mut self.run);
        match words {
            Some(words) if count == 1 || !words.is_empty() => {
                self.placed(TEXT, &place);
                self.said(&words);
            }
            None if count == 1 || !place.is_empty() => self.placed(TEXT + AS_WRITTEN, &place),
            _ => {}
        }
    }

    fn link(&mut self, code: u8, link_type: LinkType, destination: &str, title: &str, place: &Range<usize>) {
        self.placed(code, place);
        self.number(nth(&LINK_TYPES, &link_type));
        self.said(destination);
        self.said(title);
    }

    fn worded(&mut self, code: u8, words: &str, place: &Range<usize>) {
        if stands_at(self.text, place, words) {
            return self.placed(code + AS_WRITTEN, place);
        }
        self.placed(code, place);
        self.said(words);
    }

    fn said(&mut self, words: &str) {
        self.number(words.len() as u64);
        self.words.push_str(words);
    }

    fn placed(&mut self, code: u8, place: &Range<usize>) {
        // Nearly every event begins behind the one before.
        let step = place.start as i64 - self.before as i64;
        let (step, length) = (((step << 1) ^ (step >> 63)) as u64, place.len() as u64);
        self.before = place.start;
        self.count += 1;
        if step < 0x80 && length < 0x80 {
            return self.codes.extend_from_slice(&[code, step as u8, length as u8]);
        }
        self.codes.push(code);
        self.number(step);
        self.number(length);
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.codes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.codes.push(number as u8);
    }
}

/// Whether words are what stands at a place of a text; nearly always they are borrowed from there, and need not be read.
fn stands_at(text: &str, place: &Range<usize>, words: &str) -> bool {
    let there = text.as_bytes().get(place.clone());
    there.is_some_and(|there| ptr::eq(there, words.as_bytes()) || there == words.as_bytes())
}

fn nth<T: PartialEq>(all: &[T], one: &T) -> u64 {
    all.iter().position(|other| other == one).expect("the dialect has no other") as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};
    use pulldown_cmark::{Event, Parser, Tag, TextMergeWithOffset};

    use super::{Events, Recorder};
    use crate::markdown::{commonmark, dialect};

    /// An event without what a recording leaves out.
    fn kept(event: Event<'_>) -> Event<'_> {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Start(Tag::Heading { level, id: None, classes: vec![], attrs: vec![] })
            }
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                Event::Start(Tag::Link { link_type, dest_url, title, id: "".into() })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) => {
                Event::Start(Tag::Image { link_type, dest_url, title, id: "".into() })
            }
            other => other,
        }
    }

    fn is_kept_whole(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
        let parsed = || Parser::new_ext(text, dialect()).into_offset_iter();
        let mut recorder = Recorder::new(text);
        parsed().for_each(|(event, place)| recorder.add(&event, &place));
        let recording = recorder.finish();
        let merged = TextMergeWithOffset::new(parsed()).map(|(event, place)| (kept(event), place));
        prop_assert_eq!(Events::of(text, &recording).collect::<Vec<_>>(), merged.collect::<Vec<_>>());
        prop_assert_eq!(Events::of(text, &recording).size_hint().0, Events::of(text, &recording).count());
        Ok(())
    }

    #[test]
    fn the_examples_of_the_specification_are_kept_whole() {
        commonmark::holds_for_all(is_kept_whole);
    }

    proptest! {
        #[test]
        fn a_text_is_kept_whole(text in "([-+*>#|:`~=!\\[\\]()<>\\\\&;_^{}a-cé 0-9\n]|\n\n|\\[\\^a\\]|: |## |- \\[x\\] |\\|-\\||```|<b>|&amp;|\\]\\(a\\)|  \n){0,40}") {
            is_kept_whole(&text)?;
        }
    }
}
