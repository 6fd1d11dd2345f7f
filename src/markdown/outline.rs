//! Markdown → its headings, its links and what is wrong with it.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::anchor::Anchors;
use super::callout::{BUILT_IN, callout_line};
use super::raw_html::{HtmlFault, Level, OpenElements};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;
use crate::model::outline::{Heading, Link, Outline};
use crate::source::Span;

/// A Markdown text, and how to find a place of it in its file.
pub(crate) struct Written<'t> {
    pub text: &'t str,
    pub place: &'t dyn Fn(Range<usize>) -> Span,
    /// The kinds of labelled blocks that the manual defines, in small letters.
    pub callouts: &'t BTreeMap<String, String>,
}

impl Written<'_> {
    /// Reads the text once, without making HTML of it.
    pub(crate) fn outline(&self, found: &mut Diagnostics) -> Outline {
        let mut broken = vec![];
        let mut scan = Scan::new(self, found);
        let callback = |link: BrokenLink<'_>| {
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                broken.push((link.span.clone(), link.reference.to_string()));
            }
            None::<(CowStr<'_>, CowStr<'_>)>
        };
        let parser = Parser::new_with_broken_link_callback(self.text, super::dialect(), Some(callback));
        for (event, range) in parser.into_offset_iter() {
            scan.event(event, range);
        }
        let outline = scan.finish();
        for (range, name) in broken {
            found.push(text::unknown_reference((self.place)(range), &name));
        }
        outline
    }
}

struct Scan<'w, 'f> {
    written: &'w Written<'w>,
    found: &'f mut Diagnostics,
    outline: Outline,
    anchors: Anchors,
    numbers: HeadingNumbers,
    /// The heading that is being read: its level, own id, place, and words so far.
    heading: Option<(u8, Option<String>, Range<usize>, String)>,
    /// The image that is being read: its place, and whether it has words.
    image: Option<(Range<usize>, bool)>,
    /// The link that is being read, among the outline's.
    open_link: Option<usize>,
    is_quote_start: bool,
    footnotes: BTreeMap<String, Range<usize>>,
    references: HashSet<String>,
    /// Whether the text before was `[`, which with `^` begins a footnote mark that has no footnote.
    is_bracket: bool,
    raw: OpenElements,
    /// Where passing raw HTML goes, since only its faults matter here.
    discarded: String,
}

impl<'w, 'f> Scan<'w, 'f> {
    fn new(written: &'w Written<'w>, found: &'f mut Diagnostics) -> Scan<'w, 'f> {
        Scan {
            written,
            found,
            outline: Outline { is_empty: true, ..Outline::default() },
            anchors: Anchors::default(),
            numbers: HeadingNumbers::default(),
            heading: None,
            image: None,
            open_link: None,
            is_quote_start: false,
            footnotes: BTreeMap::new(),
            references: HashSet::new(),
            is_bracket: false,
            raw: OpenElements::default(),
            discarded: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_html = matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock));
        self.outline.is_empty &= is_html;
        let was_bracket = std::mem::take(&mut self.is_bracket);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => {
                if was_bracket && let Some(name) = words.strip_prefix('^') {
                    self.unknown_footnote(name, &range);
                }
                self.is_bracket = &*words == "[";
                self.words(&words);
            }
            Event::Code(words) => self.words(&words),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::FootnoteReference(name) => {
                self.references.insert(name.to_string());
            }
            Event::Html(html) => self.raw_html(&html, Level::Block, range),
            Event::InlineHtml(html) => self.raw_html(&html, Level::Inline, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let is_quote_start = std::mem::take(&mut self.is_quote_start);
        if !matches!(tag, Tag::HtmlBlock) {
            self.raw.enter();
        }
        match tag {
            Tag::Heading { level, id, .. } => {
                self.heading = Some((level as u8, id.map(|id| id.to_string()), range, String::new()));
            }
            Tag::Link { dest_url, link_type, .. } => {
                self.link(&dest_url, link_type, range, false);
                self.open_link = Some(self.outline.links.len() - 1);
            }
            Tag::Image { dest_url, link_type, .. } => {
                self.give_words();
                self.image = Some((range.clone(), false));
                self.link(&dest_url, link_type, range, true);
            }
            Tag::BlockQuote(_) => self.is_quote_start = true,
            Tag::Paragraph if is_quote_start => self.callout(range.start),
            Tag::FootnoteDefinition(name) => {
                self.footnotes.insert(name.to_string(), range.start..range.start + name.len() + 4);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if tag == TagEnd::HtmlBlock {
            let faults = self.raw.end_block(&mut self.discarded);
            self.report_html(faults, range.clone());
        } else {
            let faults = self.raw.leave(&mut self.discarded);
            self.report_html(faults, range);
        }
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Link => self.open_link = None,
            TagEnd::Image => {
                if let Some((range, false)) = self.image.take() {
                    self.found.push(text::missing_alternative_text((self.written.place)(range)));
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, _, _, text)) = &mut self.heading {
            text.push_str(words);
        }
        if let Some((_, has_words)) = &mut self.image {
            *has_words |= !words.trim().is_empty();
        }
        if !words.trim().is_empty() {
            self.give_words();
        }
    }

    fn give_words(&mut self) {
        if let Some(link) = self.open_link {
            self.outline.links[link].has_words = true;
        }
    }

    fn link(&mut self, destination: &str, link_type: LinkType, range: Range<usize>, is_image: bool) {
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.to_owned(),
        };
        let span = (self.written.place)(range);
        self.outline.links.push(Link { destination, span, is_image, has_words: false });
    }

    /// Reports a mark `[^name]`, of which the words are `^name`; what only looks like one is text.
    fn unknown_footnote(&mut self, name: &str, words: &Range<usize>) {
        let is_name = !name.is_empty() && !name.contains([' ', '\t', '[', '^']);
        if is_name && self.written.text[words.end..].starts_with(']') {
            let place = (self.written.place)(words.start - 1..words.end + 1);
            self.found.push(text::unknown_footnote(place, name));
        }
    }

    fn callout(&mut self, paragraph_start: usize) {
        let Some(line) = callout_line(self.written.text, paragraph_start) else { return };
        let own = &self.written.callouts;
        if !BUILT_IN.contains(&line.kind.as_str()) && !own.contains_key(&line.kind) {
            let known: Vec<&str> = BUILT_IN.into_iter().chain(own.keys().map(String::as_str)).collect();
            self.found.push(text::unknown_callout((self.written.place)(line.place), line.written, &known));
        }
    }

    fn end_heading(&mut self) {
        let Some((level, id, range, text)) = self.heading.take() else { return };
        let words = text.trim().to_owned();
        if level == 1 {
            let place = (self.written.place)(first_line(self.written.text, &range));
            self.found.push(text::heading_level_one(place, &words));
        }
        // The pages' own places begin with `_`, and footnotes with `fn-`.
        let is_reserved = |id: &String| id.starts_with('_') || id.starts_with("fn-");
        if let Some(id) = id.as_ref().filter(|id| is_reserved(id)) {
            let place = (self.written.place)(first_line(self.written.text, &range));
            self.found.push(text::reserved_heading_id(place, id));
        }
        let anchor = match id.filter(|id| !is_reserved(id)) {
            Some(id) => {
                if !self.anchors.take(&id) {
                    let place = (self.written.place)(first_line(self.written.text, &range));
                    self.found.push(text::duplicate_heading_id(place, &id));
                }
                id
            }
            None => self.anchors.of(&words),
        };
        let number = self.numbers.next(level);
        self.outline.headings.push(Heading { level, text: words, anchor, number });
    }

    fn raw_html(&mut self, html: &str, level: Level, range: Range<usize>) {
        self.raw.go_to(range.clone());
        let faults = self.raw.pass(html, level, &mut self.discarded);
        // A comment leaves nothing to read.
        self.outline.is_empty &= self.discarded.trim().is_empty();
        self.discarded.clear();
        self.report_html(faults, range);
    }

    fn report_html(&mut self, faults: Vec<HtmlFault>, range: Range<usize>) {
        for fault in faults {
            let place = |range: &Range<usize>| (self.written.place)(first_line(self.written.text, range));
            self.found.push(match fault {
                HtmlFault::Dropped { what, help } => text::dropped_html(place(&range), &what, help),
                HtmlFault::Unbalanced { element, place: opened } => text::unbalanced_html(place(&opened), &element),
            });
        }
    }

    fn finish(mut self) -> Outline {
        let faults = self.raw.leave(&mut self.discarded);
        let end = self.written.text.len();
        self.report_html(faults, end..end);
        for (name, range) in &self.footnotes {
            if !self.references.contains(name) {
                self.found.push(text::unused_footnote((self.written.place)(range.clone()), name));
            }
        }
        self.outline
    }
}

fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or("");
    range.start..range.start + line.trim_end().len()
}

/// Counts headings as 1, 1.1, 1.2, 2, by how they are nested: a level that is skipped gets no number of its own.
#[derive(Default)]
struct HeadingNumbers {
    /// The open headings: level and number among their neighbours.
    open: Vec<(u8, u32)>,
}

impl HeadingNumbers {
    fn next(&mut self, level: u8) -> Vec<u32> {
        let mut before = 0;
        // A heading less deep than its elder neighbours continues their count.
        while let Some((_, number)) = self.open.pop_if(|(open, _)| *open >= level) {
            before = number;
        }
        self.open.push((level, before + 1));
        self.open.iter().map(|(_, number)| *number).collect()
    }
}
