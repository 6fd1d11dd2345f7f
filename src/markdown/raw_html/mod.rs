//! Raw HTML in Markdown: what is on the allow-list passes, balanced; the rest is dropped and told.
//!
//! Every tag is written anew from the tokens of html5ever, so nothing passes that is not named here. A sanitiser of
//! whole fragments would not do: Markdown hands over `<details>` and `</details>` as two fragments.

mod allowed;
mod plain_text;
mod reader;
mod tables;

use std::collections::BTreeMap;
use std::ops::Range;

use html5ever::tokenizer::{Tag, TagKind, Token};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use self::allowed::{
    HIDDEN_TEXT, VOID, attribute_fault, ends_before, help_for, is_allowed, is_container, may_stay_open, parents,
};
pub(super) use self::plain_text::PlainText;
use self::reader::Reader;
use self::tables::Tables;
use super::depth::DEEPEST;

/// What to do about something between the cells of a table.
const IN_CELL: &str = "put it into a cell of the table: `<td>…</td>`";

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
    /// An element that is left out since too many are around it.
    TooDeep,
}

/// The raw elements that are open, container by container of the Markdown around them.
#[derive(Default)]
pub(super) struct OpenElements {
    open: Vec<OpenElement>,
    /// How many Markdown elements are open.
    containers: usize,
    /// Elements that had to be closed before their author did, and how many of each.
    abandoned: BTreeMap<String, usize>,
    /// The block of raw HTML that is being read, line by line.
    block: Option<Reader>,
    /// Where the piece that is being read stands in the text.
    place: Range<usize>,
    /// While an element like `<script>` is open, nothing is written until it ends: its name, and its container.
    hidden: Option<(String, usize)>,
    tables: Tables,
}

struct OpenElement {
    name: String,
    place: Range<usize>,
    /// How many Markdown elements are around it.
    container: usize,
}

impl OpenElements {
    /// A Markdown element begins: what is opened in it is closed in it.
    pub(super) fn enter(&mut self) {
        self.containers += 1;
    }

    /// A Markdown element ends: closes what is still open in it.
    pub(super) fn leave(&mut self, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        while let Some(open) = self.pop_here(|_| true) {
            close(out, &open.name);
            self.note_abandoned(&open.name);
            faults.push(HtmlFault::Unbalanced { element: open.name, place: open.place });
        }
        self.containers = self.containers.saturating_sub(1);
        self.hidden.take_if(|(_, container)| self.containers < *container);
        faults
    }

    /// How many elements are open, of Markdown and of raw HTML.
    pub(super) fn depth(&self) -> usize {
        self.containers + self.open.len()
    }

    /// A block of raw HTML ends, and with it all that may not hold Markdown.
    pub(super) fn end_block(&mut self, out: &mut String) -> Vec<HtmlFault> {
        self.block = None;
        self.hidden = None;
        let mut faults = vec![];
        while let Some(open) = self.pop_here(|open| !is_container(&open.name)) {
            faults.extend(self.abandon(open, out));
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
        let mut reader = match level {
            Level::Block => self.block.take().unwrap_or_default(),
            Level::Inline => Reader::default(),
        };
        let (tokens, is_too_long) = reader.read(raw);
        self.block = (level == Level::Block).then_some(reader);
        faults.extend(is_too_long.then(|| too_long(raw)));
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
                        .then(|| (tag.name.to_string(), self.containers));
                }
                (None, Token::TagToken(tag)) => faults.extend(self.tag(&tag, out)),
                (None, Token::CharacterTokens(text)) if self.is_between_cells() && !text.trim().is_empty() => {
                    faults.push(HtmlFault::Dropped { what: text.trim().to_owned(), help: IN_CELL });
                }
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
        let mut faults = self.end_paragraph_before(name, out);
        while let Some(open) = self.pop_here(|open| ends_before(&open.name, name)) {
            close(out, &open.name);
        }
        let holder = self.open_here().next().map(|open| open.name.as_str());
        if !parents(name).is_empty() && !holder.is_some_and(|holder| parents(name).contains(&holder)) {
            self.note_abandoned(name);
            faults.push(dropped(name, "put it directly into the element that it is a part of"));
            return faults;
        }
        if self.is_between_cells() && parents(name).is_empty() {
            self.note_abandoned(name);
            faults.push(dropped(name, IN_CELL));
            return faults;
        }
        if !VOID.contains(&name) {
            if self.depth() >= DEEPEST {
                self.note_abandoned(name);
                faults.push(HtmlFault::TooDeep);
                return faults;
            }
            self.tables.begin(name, self.depth());
            let (place, container) = (self.place.clone(), self.containers);
            self.open.push(OpenElement { name: name.to_owned(), place, container });
        }
        faults.extend(open_tag(tag, out));
        faults
    }

    /// Ends an open paragraph, and what is open in it, where an element begins that may not stand in one.
    fn end_paragraph_before(&mut self, name: &str, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        if ends_before("p", name) && self.open_here().any(|open| open.name == "p") {
            while let Some(open) = self.pop_here(|open| open.name != "p") {
                faults.extend(self.abandon(open, out));
            }
        }
        faults
    }

    /// Whether the innermost element is a part of a table that holds parts of it and no text; browsers would put that
    /// before the table.
    fn is_between_cells(&self) -> bool {
        self.open_here().next().is_some_and(|open| ["table", "thead", "tbody", "tfoot", "tr"].contains(&&*open.name))
    }

    /// Closes an element, and what is open in it.
    fn close_tag(&mut self, name: &str, out: &mut String) -> Vec<HtmlFault> {
        if !self.open_here().any(|open| open.name == name) {
            let is_told = self.is_told(name);
            let fault = HtmlFault::Unbalanced { element: name.to_owned(), place: self.place.clone() };
            return (!is_told).then_some(fault).into_iter().collect();
        }
        let mut faults = vec![];
        while let Some(open) = self.pop_here(|_| true) {
            if open.name == name {
                close(out, name);
                let is_headless = self.tables.end(name, self.depth());
                faults.extend(is_headless.then_some(HtmlFault::Headless { place: open.place }));
                break;
            }
            faults.extend(self.abandon(open, out));
        }
        faults
    }

    /// Closes an element whose author did not; that is a fault unless HTML allows it.
    fn abandon(&mut self, open: OpenElement, out: &mut String) -> Option<HtmlFault> {
        close(out, &open.name);
        if may_stay_open(&open.name) {
            return None;
        }
        self.note_abandoned(&open.name);
        Some(HtmlFault::Unbalanced { element: open.name, place: open.place })
    }

    fn note_abandoned(&mut self, name: &str) {
        *self.abandoned.entry(name.to_owned()).or_default() += 1;
    }

    /// Whether a closing tag belongs to an element whose fault is told where it was opened.
    fn is_told(&mut self, name: &str) -> bool {
        if self.open.iter().any(|open| open.name == name) {
            return true;
        }
        let abandoned = self.abandoned.get_mut(name).filter(|count| **count > 0);
        abandoned.map(|count| *count -= 1).is_some()
    }

    /// The elements that are open in the Markdown element at hand, the innermost first.
    fn open_here(&self) -> impl Iterator<Item = &OpenElement> {
        self.open.iter().rev().take_while(|open| open.container == self.containers)
    }

    /// Takes the innermost of them, if it is one of these.
    fn pop_here(&mut self, is_meant: impl Fn(&OpenElement) -> bool) -> Option<OpenElement> {
        self.open.pop_if(|open| open.container == self.containers && is_meant(open))
    }
}

fn close(out: &mut String, element: &str) {
    out.push_str("</");
    out.push_str(element);
    out.push('>');
}

/// A tag that was given up, by what can be seen of it.
fn too_long(raw: &str) -> HtmlFault {
    let what = format!("{}…", raw.chars().take(20).collect::<String>().trim_end());
    HtmlFault::Dropped { what, help: "this tag does not end, or has too many attributes: write it in Markdown" }
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
