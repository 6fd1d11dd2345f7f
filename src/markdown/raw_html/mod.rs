//! Raw HTML in Markdown: what is on the allow-list passes, balanced; the rest is dropped and told.
//!
//! Every tag is written anew from the tokens of html5ever, so nothing passes that is not named here. A sanitiser of
//! whole fragments would not do: Markdown hands over `<details>` and `</details>` as two fragments.

mod allowed;
mod plain_text;
mod reader;
mod tables;

use std::ops::Range;

use html5ever::tokenizer::{Tag, TagKind, Token};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use self::allowed::{
    HIDDEN_TEXT, VOID, attribute_fault, ends_before, help_for, is_allowed, is_container, may_stay_open, parents,
};
pub(super) use self::plain_text::PlainText;
use self::reader::Reader;
use self::tables::Tables;

/// Where a piece of raw HTML stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Block,
    Inline,
}

/// What became of something that did not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HtmlFault {
    /// An element or attribute that is not on the list, and the help for it.
    Dropped { what: String, help: &'static str },
    /// An element that is closed where it was not opened, or not closed where it was; with the place of that.
    Unbalanced { element: String, place: Range<usize> },
    /// A table without a header, with the place of its `<table>`.
    Headless { place: Range<usize> },
}

/// The raw elements that are open, container by container of the Markdown around them.
#[derive(Default)]
pub(super) struct OpenElements {
    open: Vec<Option<(String, Range<usize>)>>,
    /// Elements that had to be closed before their author did.
    abandoned: Vec<String>,
    /// The block of raw HTML that is being read, line by line.
    block: Option<Reader>,
    /// Where the piece that is being read stands in the text.
    place: Range<usize>,
    /// While an element like `<script>` is open, nothing is written until it ends: its name, and how deep it stands.
    hidden: Option<(String, usize)>,
    tables: Tables,
}

impl OpenElements {
    /// A Markdown element begins: what is opened in it is closed in it.
    pub(super) fn enter(&mut self) {
        self.open.push(None);
    }

    /// A Markdown element ends: closes what is still open in it.
    pub(super) fn leave(&mut self, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        while let Some(Some((element, place))) = self.open.pop() {
            close(out, &element);
            self.abandoned.push(element.clone());
            faults.push(HtmlFault::Unbalanced { element, place });
        }
        self.hidden.take_if(|(_, depth)| self.open.len() < *depth);
        faults
    }

    /// A block of raw HTML ends, and with it all that may not hold Markdown.
    pub(super) fn end_block(&mut self, out: &mut String) -> Vec<HtmlFault> {
        self.block = None;
        self.hidden = None;
        let mut faults = vec![];
        while let Some(Some((element, place))) = self.open.pop_if(|open| is_open_element(open)) {
            faults.extend(self.abandon(element, place, out));
        }
        faults
    }

    /// Whether text stands within an element whose text is not for reading.
    pub(super) fn is_hiding(&self) -> bool {
        self.hidden.is_some()
    }

    /// The next piece stands here; only those who report faults need to say so.
    pub(super) fn go_to(&mut self, place: Range<usize>) {
        self.place = place;
    }

    /// Writes the part of a piece of raw HTML that may pass.
    pub(super) fn pass(&mut self, raw: &str, level: Level, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        let tokens = match level {
            Level::Block => self.block.get_or_insert_with(Reader::new).read(raw),
            Level::Inline => Reader::new().read(raw),
        };
        for token in tokens {
            match (&self.hidden, token) {
                (Some((element, _)), Token::TagToken(tag)) => {
                    let is_end = tag.kind == TagKind::EndTag && &*tag.name == element.as_str();
                    self.hidden.take_if(|_| is_end);
                }
                (None, Token::TagToken(tag)) if !is_allowed(&tag.name, level) => {
                    let is_start = tag.kind == TagKind::StartTag;
                    faults.extend(is_start.then(|| dropped(&tag.name, help_for(&tag.name, level))));
                    self.hidden = (is_start && HIDDEN_TEXT.contains(&tag.name.as_ref()))
                        .then(|| (tag.name.to_string(), self.open.len()));
                }
                (None, Token::TagToken(tag)) => faults.extend(self.tag(&tag, out)),
                (None, Token::CharacterTokens(text)) => {
                    escape_html_body_text(&mut *out, &text).expect("a String can be written to");
                }
                _ => {}
            }
        }
        faults
    }

    /// Writes a tag that is on the list, less its attributes that are not.
    fn tag(&mut self, tag: &Tag, out: &mut String) -> Vec<HtmlFault> {
        let name = tag.name.as_ref();
        if tag.kind == TagKind::EndTag {
            return self.close_tag(name, out);
        }
        while let Some(Some((element, _))) = self.open.pop_if(|open| is_ended_by(open, name)) {
            close(out, &element);
        }
        let holder = self.open.last().and_then(|open| Some(open.as_ref()?.0.as_str()));
        if !parents(name).is_empty() && !holder.is_some_and(|holder| parents(name).contains(&holder)) {
            self.abandoned.push(name.to_owned());
            return vec![dropped(name, "put it directly into the element that it is a part of")];
        }
        if !VOID.contains(&name) {
            self.tables.begin(name, self.open.len());
            self.open.push(Some((name.to_owned(), self.place.clone())));
        }
        open_tag(tag, out)
    }

    /// Closes an element, and what is open in it.
    fn close_tag(&mut self, name: &str, out: &mut String) -> Vec<HtmlFault> {
        let here = self.open.iter().rev().take_while(|open| open.is_some()).flatten();
        if !here.into_iter().any(|(open, _)| open == name) {
            let is_told = self.is_told(name);
            let fault = HtmlFault::Unbalanced { element: name.to_owned(), place: self.place.clone() };
            return (!is_told).then_some(fault).into_iter().collect();
        }
        let mut faults = vec![];
        while let Some(Some((element, place))) = self.open.pop() {
            if element == name {
                close(out, name);
                let is_headless = self.tables.end(name, self.open.len());
                faults.extend(is_headless.then_some(HtmlFault::Headless { place }));
                break;
            }
            faults.extend(self.abandon(element, place, out));
        }
        faults
    }

    /// Closes an element whose author did not; that is a fault unless HTML allows it.
    fn abandon(&mut self, element: String, place: Range<usize>, out: &mut String) -> Option<HtmlFault> {
        close(out, &element);
        if may_stay_open(&element) {
            return None;
        }
        self.abandoned.push(element.clone());
        Some(HtmlFault::Unbalanced { element, place })
    }

    /// Whether a closing tag belongs to an element whose fault is told where it was opened.
    fn is_told(&mut self, element: &str) -> bool {
        let is_open = self.open.iter().flatten().any(|(open, _)| open == element);
        let abandoned = self.abandoned.iter().position(|abandoned| abandoned == element);
        is_open || abandoned.map(|index| self.abandoned.swap_remove(index)).is_some()
    }
}

fn close(out: &mut String, element: &str) {
    out.push_str("</");
    out.push_str(element);
    out.push('>');
}

fn is_open_element(open: &Option<(String, Range<usize>)>) -> bool {
    open.as_ref().is_some_and(|(name, _)| !is_container(name))
}

fn is_ended_by(open: &Option<(String, Range<usize>)>, next: &str) -> bool {
    open.as_ref().is_some_and(|(name, _)| ends_before(name, next))
}

fn dropped(name: &str, help: &'static str) -> HtmlFault {
    HtmlFault::Dropped { what: format!("<{name}>"), help }
}

fn open_tag(tag: &Tag, out: &mut String) -> Vec<HtmlFault> {
    let mut faults = vec![];
    out.push('<');
    out.push_str(&tag.name);
    for attribute in &tag.attrs {
        let name = attribute.name.local.as_ref();
        match attribute_fault(&tag.name, name, &attribute.value) {
            Some(help) => faults.push(HtmlFault::Dropped { what: format!("{name} on <{}>", tag.name), help }),
            None => {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape_html(&mut *out, &attribute.value).expect("a String can be written to");
                out.push('"');
            }
        }
    }
    out.push('>');
    faults
}
