//! Markdown → its headings, its links and what is wrong with it.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::anchor::Anchors;
use super::callout::{BUILT_IN, callout_line};
use super::depth::{DEEPEST, too_deep_line};
use super::footnote_names::FootnoteNames;
use super::habits::{Habits, may_shout};
use super::headings::{HeadingLevels, HeadingNumbers, OpenHeading};
use super::raw_html::{HtmlFault, Level, OpenElements};
use super::recording::Recorder;
use super::spelled_out::SpelledOut;
use super::written::{Written, first_line};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;
use crate::model::outline::{Heading, Link, Outline};
use crate::nearest::MOST;
use crate::source::Span;

/// Whether a text of the front matter is so plain that nothing in it could be followed or found.
pub(crate) fn is_plain(text: &str) -> bool {
    // Nothing else can begin a link, a footnote, raw HTML, a heading or a table. To go on behind one of them is quicker
    // than to stop at it, since the processor compares many bytes at once.
    let is_mark = |byte: u8| matches!(byte, b'[' | b'<' | b'#' | b'|');
    !text.bytes().fold(false, |has_mark, byte| has_mark | is_mark(byte)) && !may_shout(text)
}

impl Written<'_> {
    /// Reads the text once, without making HTML of it.
    pub(crate) fn outline(&self, found: &mut Diagnostics) -> Outline {
        if let Some(line) = too_deep_line(self.text) {
            found.push(text::nested_too_deep((self.place)(line)));
            return Outline::default();
        }
        let mut broken = vec![];
        let mut scan = Scan::new(self, found);
        let callback = |link: BrokenLink<'_>| {
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                broken.push((link.span.clone(), link.reference.to_string()));
            }
            None::<(CowStr<'_>, CowStr<'_>)>
        };
        let parser = Parser::new_with_broken_link_callback(self.text, super::dialect(), Some(callback));
        let mut recorder = self.is_recorded.then(|| Recorder::new(self.text));
        for (event, range) in parser.into_offset_iter() {
            if let Some(recorder) = &mut recorder {
                recorder.add(&event, &range);
            }
            scan.event(event, range);
        }
        let outline = Outline { recording: recorder.map(Recorder::finish), ..scan.finish() };
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
    levels: HeadingLevels,
    heading: Option<OpenHeading>,
    /// The image that is being read: its place, and whether it has words.
    image: Option<(Range<usize>, bool)>,
    /// The link that is being read, among the outline's.
    open_link: Option<usize>,
    is_quote_start: bool,
    footnotes: Option<FootnoteNames<'w>>,
    raw: OpenElements,
    habits: Habits<'w>,
    spelled_out: Option<SpelledOut<'w>>,
    is_depth_told: bool,
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
            levels: HeadingLevels::default(),
            heading: None,
            image: None,
            open_link: None,
            is_quote_start: false,
            footnotes: FootnoteNames::new(written),
            raw: OpenElements::default(),
            habits: Habits::new(written),
            spelled_out: SpelledOut::new(written),
            is_depth_told: false,
            discarded: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_html = || matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock));
        self.outline.is_empty = self.outline.is_empty && is_html();
        self.habits.event(&event, &range, self.found);
        if let Some(spelled_out) = &mut self.spelled_out {
            spelled_out.event(&event, &range, self.found);
        }
        if let Some(footnotes) = &mut self.footnotes {
            footnotes.event(&event, &range, self.found);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) | Event::Code(words) => self.words(&words, range.start),
            Event::SoftBreak | Event::HardBreak => self.words(" ", range.start),
            Event::Html(html) => self.raw_html(&html, Level::Block, range),
            Event::InlineHtml(html) => self.raw_html(&html, Level::Inline, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let is_quote_start = std::mem::take(&mut self.is_quote_start);
        if !matches!(tag, Tag::HtmlBlock) {
            self.raw.enter();
            if self.raw.depth() > DEEPEST {
                self.report_depth(range.clone());
            }
        }
        match tag {
            Tag::Heading { level, id, .. } => {
                let (level, id) = (level as u8, id.map(|id| id.to_string()));
                let words = String::with_capacity(range.len());
                self.heading = Some(OpenHeading { level, id, place: range, words, start: None, has_link: false });
            }
            Tag::Link { dest_url, link_type, .. } => {
                self.link(&dest_url, link_type, range, false);
                self.open_link = Some(self.outline.links.len() - 1);
                self.heading.iter_mut().for_each(|heading| heading.has_link = true);
            }
            Tag::Image { dest_url, link_type, .. } => {
                self.give_words();
                self.image = Some((range.clone(), false));
                self.link(&dest_url, link_type, range, true);
            }
            Tag::BlockQuote(_) => self.is_quote_start = true,
            Tag::Paragraph if is_quote_start => self.callout(range.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let faults = match tag {
            TagEnd::HtmlBlock => self.raw.end_block(&mut self.discarded),
            _ => self.raw.leave(&mut self.discarded),
        };
        self.report_html(faults, range);
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

    fn words(&mut self, words: &str, start: usize) {
        if let Some(heading) = &mut self.heading {
            heading.start.get_or_insert(start);
            heading.words.push_str(words);
        }
        if let Some((_, has_words)) = &mut self.image {
            *has_words |= !words.trim().is_empty();
        }
        if self.open_link.is_some() && !words.trim().is_empty() {
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

    fn callout(&mut self, paragraph_start: usize) {
        let Some(line) = callout_line(self.written.text, paragraph_start) else { return };
        let own = &self.written.callouts;
        if !BUILT_IN.contains(&line.kind.as_str()) && !own.contains_key(&line.kind) {
            let known: Vec<&str> = BUILT_IN.into_iter().chain(own.keys().map(String::as_str)).take(MOST).collect();
            self.found.push(text::unknown_callout((self.written.place)(line.place), line.written, &known));
        }
    }

    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let words = heading.words.trim().to_owned();
        let place = (self.written.place)(first_line(self.written.text, &heading.place));
        if heading.level == 1 {
            self.found.push(text::heading_level_one(place, &words));
        }
        if self.footnotes.as_ref().is_some_and(FootnoteNames::is_within) {
            self.found.push(text::heading_in_footnote(place));
        }
        if words.is_empty() && !heading.has_link {
            self.found.push(text::empty_heading(place));
        }
        if let Some(fault) = self.levels.next(heading.level, &words, place) {
            self.found.push(fault);
        }
        let has_id = heading.id.is_some();
        let anchor = self.anchor(heading.id, &words, place);
        let (level, number) = (heading.level, self.numbers.next(heading.level));
        let start = heading.start.unwrap_or(heading.place.start) as u32;
        let (text, anchor) = (words.into(), anchor.into());
        self.outline.headings.push(Heading { level, text, start, anchor, has_id, number });
    }

    /// The heading's own id if it may have it, or one made of its words.
    fn anchor(&mut self, id: Option<String>, words: &str, place: Span) -> String {
        let Some(id) = id else { return self.anchors.of(words) };
        // The pages' own places begin with `_`, and footnotes with `fn-`.
        if id.starts_with('_') || id.starts_with("fn-") {
            self.found.push(text::reserved_heading_id(place, &id));
            return self.anchors.of(words);
        }
        if !self.anchors.take(&id) {
            self.found.push(text::duplicate_heading_id(place, &id));
            // A manual may make it a warning, and no page has an id twice.
            return self.anchors.of(&id);
        }
        id
    }

    fn raw_html(&mut self, html: &str, level: Level, range: Range<usize>) {
        self.raw.go_to(range.clone());
        let faults = self.raw.pass(html, level, &mut self.discarded);
        // A comment leaves nothing to read.
        self.outline.is_empty &= self.discarded.trim().is_empty();
        if let Some(spelled_out) = &mut self.spelled_out {
            spelled_out.look_at(&self.discarded, &range, self.found);
        }
        self.discarded.clear();
        self.report_html(faults, range);
    }

    fn report_html(&mut self, faults: Vec<HtmlFault>, range: Range<usize>) {
        if faults.is_empty() {
            return;
        }
        let place = |range: &Range<usize>| (self.written.place)(first_line(self.written.text, range));
        // Once, since one tag may have thousands of them, in one long line.
        let here = place(&range);
        for fault in faults {
            self.found.push(match fault {
                HtmlFault::Dropped { what, help } => text::dropped_html(here, &what, help),
                HtmlFault::Unbalanced { element, place: opened } => text::unbalanced_html(place(&opened), &element),
                HtmlFault::Headless { place: opened } => text::html_table_without_header(place(&opened)),
                HtmlFault::TooDeep => {
                    self.report_depth(range.clone());
                    continue;
                }
            });
        }
    }

    /// Reports, once a text, that it is nested too deep.
    fn report_depth(&mut self, range: Range<usize>) {
        if !std::mem::replace(&mut self.is_depth_told, true) {
            let line = first_line(self.written.text, &range);
            self.found.push(text::nested_too_deep((self.written.place)(line)));
        }
    }

    fn finish(mut self) -> Outline {
        let faults = self.raw.leave(&mut self.discarded);
        let end = self.written.text.len();
        self.report_html(faults, end..end);
        if let Some(footnotes) = self.footnotes {
            footnotes.finish(self.found);
        }
        self.outline
    }
}
