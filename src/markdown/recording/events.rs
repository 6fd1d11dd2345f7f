//! A recording → the events of a text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::{
    ALIGNMENTS, AS_WRITTEN, CODE, END, FIRST_PLAIN, FOOTNOTE, FOOTNOTE_REFERENCE, HEADING, HTML, IMAGE, INLINE_HTML,
    LINK, LINK_TYPES, ORDERED_LIST, PLAIN, TABLE, TEXT,
};
use crate::model::outline::Recording;

/// The events of a text as they were taken down.
pub(in crate::markdown) struct Events<'t> {
    text: &'t str,
    recording: &'t Recording,
    /// How many are still to come.
    left: usize,
    /// What of the recording has been read: codes, words.
    at: (usize, usize),
    before: usize,
    open: Vec<(TagEnd, Range<usize>)>,
}

impl<'t> Events<'t> {
    pub(in crate::markdown) fn of(text: &'t str, recording: &'t Recording) -> Events<'t> {
        Events { text, recording, left: recording.count, at: (0, 0), before: 0, open: vec![] }
    }

    fn byte(&mut self) -> u8 {
        self.at.0 += 1;
        self.recording.codes[self.at.0 - 1]
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    fn place(&mut self) -> Range<usize> {
        let step = self.number();
        let step = (step >> 1) as i64 ^ -((step & 1) as i64);
        self.before = (self.before as i64 + step) as usize;
        self.before..self.before + self.number() as usize
    }

    fn said(&mut self) -> CowStr<'t> {
        let start = self.at.1;
        self.at.1 += self.number() as usize;
        self.recording.words[start..self.at.1].into()
    }

    fn tag(&mut self, code: u8) -> Tag<'t> {
        match code {
            HEADING => {
                let level = HeadingLevel::try_from(self.number() as usize).expect("a heading has a level of 1 to 6");
                Tag::Heading { level, id: None, classes: vec![], attrs: vec![] }
            }
            ORDERED_LIST => Tag::List(Some(self.number())),
            TABLE => {
                let columns = self.number();
                Tag::Table((0..columns).map(|_| ALIGNMENTS[self.number() as usize]).collect())
            }
            code => {
                let (link_type, id) = (LINK_TYPES[self.number() as usize], CowStr::Borrowed(""));
                let (dest_url, title) = (self.said(), self.said());
                match code {
                    LINK => Tag::Link { link_type, dest_url, title, id },
                    _ => Tag::Image { link_type, dest_url, title, id },
                }
            }
        }
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = (Event<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let code = self.byte();
        if code == END {
            let (tag, place) = self.open.pop().expect("what ends was begun");
            return Some((Event::End(tag), place));
        }
        let place = self.place();
        let event = match code & !AS_WRITTEN {
            code @ (HEADING | ORDERED_LIST | TABLE | LINK | IMAGE) => Event::Start(self.tag(code)),
            plain @ FIRST_PLAIN.. => PLAIN[usize::from(plain - FIRST_PLAIN)].clone(),
            worded => {
                let as_written = code & AS_WRITTEN != 0;
                let words = if as_written { self.text[place.clone()].into() } else { self.said() };
                match worded {
                    TEXT => Event::Text(words),
                    CODE => Event::Code(words),
                    HTML => Event::Html(words),
                    INLINE_HTML => Event::InlineHtml(words),
                    FOOTNOTE_REFERENCE => Event::FootnoteReference(words),
                    FOOTNOTE => Event::Start(Tag::FootnoteDefinition(words)),
                    _ => Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))),
                }
            }
        };
        if let Event::Start(tag) = &event {
            self.open.push((tag.to_end(), place.clone()));
        }
        Some((event, place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
