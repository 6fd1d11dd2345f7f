//! Habits of writing that shut readers out: links that do not say where they lead, tables without names, capitals.

mod capitals;
mod link_words;
mod twin_links;
mod unclear_words;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use self::capitals::Capitals;
pub(super) use self::capitals::may_shout;
use self::link_words::LinkWords;
use self::twin_links::TwinLinks;
use super::written::{Written, first_line};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;

/// Looks for them in the events of a text, one after the other.
pub(super) struct Habits<'w> {
    written: &'w Written<'w>,
    link: LinkWords,
    twins: TwinLinks,
    capitals: Capitals,
    table: Range<usize>,
    /// While the header row of a table is read: whether anything stands in it.
    header: Option<bool>,
    is_code: bool,
}

impl<'w> Habits<'w> {
    pub(super) fn new(written: &'w Written<'w>) -> Habits<'w> {
        Habits {
            written,
            link: LinkWords::default(),
            twins: TwinLinks::default(),
            capitals: Capitals::default(),
            table: 0..0,
            header: None,
            is_code: false,
        }
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range<usize>, found: &mut Diagnostics) {
        match event {
            Event::Start(tag) => self.start(tag, range, found),
            Event::End(tag) => self.end(*tag, range, found),
            Event::Text(words) => self.text(words, range, found),
            Event::Code(words) => {
                self.words(words);
                self.twins.between(words);
                self.end_stretch(found);
            }
            Event::SoftBreak => self.link.read(" "),
            Event::HardBreak => {
                self.link.read(" ");
                self.end_stretch(found);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, found: &mut Diagnostics) {
        match tag {
            Tag::Link { dest_url, .. } => {
                self.give_header();
                self.link.begin();
                if let Some(first) = self.twins.begin(dest_url, range) {
                    found.push(text::twin_links((self.written.place)(range.clone()), (self.written.place)(first)));
                }
            }
            Tag::Image { .. } => {
                self.give_header();
                self.twins.picture();
            }
            Tag::Table(_) => self.table = range.clone(),
            Tag::TableHead => self.header = Some(false),
            Tag::CodeBlock(_) => self.is_code = true,
            _ => {}
        }
        if !is_within_line(&tag.to_end()) {
            self.end_line(found);
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>, found: &mut Diagnostics) {
        match tag {
            TagEnd::Link => self.end_link(range, found),
            TagEnd::TableHead => self.end_header(found),
            TagEnd::CodeBlock => self.is_code = false,
            _ => {}
        }
        if !is_within_line(&tag) {
            self.end_line(found);
        }
    }

    fn text(&mut self, words: &str, range: &Range<usize>, found: &mut Diagnostics) {
        if self.is_code {
            return;
        }
        self.words(words);
        self.twins.between(words);
        let written = self.written;
        self.capitals.read(words, range, written.abbreviations, &mut |stretch| {
            found.push(text::long_capitals((written.place)(stretch)));
        });
    }

    fn words(&mut self, words: &str) {
        self.link.read(words);
        if self.header == Some(false) && !words.trim().is_empty() {
            self.give_header();
        }
    }

    fn give_header(&mut self) {
        if let Some(has_words) = &mut self.header {
            *has_words = true;
        }
    }

    fn end_link(&mut self, range: &Range<usize>, found: &mut Diagnostics) {
        self.twins.end(range);
        let place = || (self.written.place)(range.clone());
        if let Some(words) = self.link.unclear() {
            found.push(text::unclear_link_text(place(), words));
        } else if self.link.is_address() {
            found.push(text::address_as_link_text(place()));
        }
    }

    fn end_header(&mut self, found: &mut Diagnostics) {
        if self.header.take() == Some(false) {
            let line = first_line(self.written.text, &self.table);
            found.push(text::table_without_header((self.written.place)(line)));
        }
    }

    /// What stands in one paragraph, heading or cell has nothing to do with what stands in the next.
    fn end_line(&mut self, found: &mut Diagnostics) {
        self.twins.end_line();
        self.end_stretch(found);
    }

    fn end_stretch(&mut self, found: &mut Diagnostics) {
        if let Some(stretch) = self.capitals.end() {
            found.push(text::long_capitals((self.written.place)(stretch)));
        }
    }
}

fn is_within_line(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
