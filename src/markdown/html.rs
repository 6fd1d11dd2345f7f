//! Markdown → HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::abbreviations::Abbreviations;
use super::callout::callout_line;
use super::footnotes::Footnotes;
use super::outline::Heading;
use super::raw_html::{Level, OpenElements};
use super::table::{self, Columns};

/// What a text becomes HTML with.
pub(crate) struct Context<'c> {
    /// The headings of the text's outline, for their anchors and numbers.
    pub headings: &'c [Heading],
    pub numbered: bool,
    /// How much deeper headings stand than they are written.
    pub level_shift: u8,
    /// Put before every id, where several texts share a page.
    pub id_prefix: &'c str,
    pub link: &'c dyn Fn(&str) -> Hyperlink,
    /// The labels of labelled blocks, by kind.
    pub callouts: &'c BTreeMap<String, String>,
    pub abbreviations: &'c BTreeMap<String, String>,
    pub words: &'c Words,
}

/// The wording that the HTML of a text needs.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub table: String,
    pub footnotes: String,
    /// With `{number}`.
    pub footnote_back: String,
    /// With `{heading}`.
    pub heading_link: String,
    pub new_tab: String,
    pub done: String,
    pub to_do: String,
}

/// Where a link leads, and what is said of it.
#[derive(Debug, Default)]
pub(crate) struct Hyperlink {
    /// None where it leads nowhere: its text is shown as it is.
    pub href: Option<String>,
    /// What a link without words of its own reads as.
    pub title: Option<String>,
    /// Type and size of a file.
    pub facts: Option<String>,
    pub class: Option<&'static str>,
    pub new_tab: bool,
}

/// A text as HTML, and the abbreviations it uses.
pub(crate) struct Html {
    pub html: String,
    pub abbreviations: Vec<(String, String)>,
}

/// Renders a text of one or more blocks.
pub(crate) fn blocks(text: &str, context: &Context<'_>) -> Html {
    let events: Vec<_> = Parser::new_ext(text, super::dialect()).into_offset_iter().collect();
    Writer::new(text, context).write(&events)
}

/// Renders a text of one line: without the paragraph around it.
pub(crate) fn line(text: &str, context: &Context<'_>) -> String {
    let html = blocks(text, context).html;
    let line = html.trim();
    let inside = line.strip_prefix("<p>").and_then(|line| line.strip_suffix("</p>"));
    inside.filter(|inside| !inside.contains("<p>")).unwrap_or(line).to_owned()
}

type Events<'e, 't> = &'e [(Event<'t>, Range<usize>)];

struct Writer<'c> {
    text: &'c str,
    context: &'c Context<'c>,
    out: String,
    headings: std::slice::Iter<'c, Heading>,
    columns: Columns,
    raw: OpenElements,
    footnotes: Footnotes,
    /// The page's text so far, while a footnote is being written.
    outside: Vec<(String, String)>,
    abbreviations: Abbreviations<'c>,
    /// Within headings and links no abbreviation is marked.
    unmarked: usize,
    /// The open links, and where their words begin.
    links: Vec<(Hyperlink, usize)>,
}

impl<'c> Writer<'c> {
    fn new(text: &'c str, context: &'c Context<'c>) -> Writer<'c> {
        Writer {
            text,
            context,
            out: String::with_capacity(text.len() * 3 / 2),
            headings: context.headings.iter(),
            columns: Columns::default(),
            raw: OpenElements::default(),
            footnotes: Footnotes::default(),
            outside: vec![],
            abbreviations: Abbreviations::new(context.abbreviations),
            unmarked: 0,
            links: vec![],
        }
    }

    fn write(mut self, events: Events<'_, '_>) -> Html {
        self.all(events);
        self.raw.leave(&mut self.out);
        let words = self.context.words;
        self.footnotes.list(self.context.id_prefix, &words.footnotes, &words.footnote_back, &mut self.out);
        Html { html: self.out, abbreviations: self.abbreviations.used() }
    }

    fn all(&mut self, events: Events<'_, '_>) {
        let mut next = 0;
        while next < events.len() {
            next = self.one(events, next);
        }
    }

    /// Writes one event, or those that belong together, and gives the place of the next.
    fn one(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let event = &events[at].0;
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => return self.image(events, at, dest_url, title),
            Event::Start(Tag::BlockQuote(_)) => return self.quote(events, at),
            Event::Start(Tag::Paragraph) => {
                if let Some(caption) = table::caption(events, at) {
                    return self.captioned_table(events, caption);
                }
                self.start(&Tag::Paragraph);
            }
            Event::Start(Tag::Table(_)) => {
                self.open_table(None);
                self.start_table(event);
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.plain(text),
            Event::Code(code) => {
                self.push("<code>");
                self.escaped(code);
                self.push("</code>");
            }
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(name) => self.footnotes.mark(name, self.context.id_prefix, &mut self.out),
            Event::TaskListMarker(done) => self.task(*done),
            Event::Html(html) => drop(self.raw.pass(html, Level::Block, &mut self.out)),
            Event::InlineHtml(html) => drop(self.raw.pass(html, Level::Inline, &mut self.out)),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.plain(text),
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if !matches!(tag, Tag::HtmlBlock) {
            self.raw.enter();
        }
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::Heading { level, .. } => self.open_heading(*level as u8),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(None | Some(1)) => self.push(if matches!(tag, Tag::List(None)) { "<ul>\n" } else { "<ol>\n" }),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(name) => {
                let page = std::mem::take(&mut self.out);
                self.outside.push((name.to_string(), page));
            }
            Tag::DefinitionList => self.push("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::TableHead => {
                self.columns.start_row(true);
                self.push("<thead>\n<tr>\n");
            }
            Tag::TableRow => {
                self.columns.start_row(false);
                self.push("<tr>\n");
            }
            Tag::TableCell => self.out.push_str(self.columns.open_cell()),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { dest_url, title, link_type, .. } => self.open_link(dest_url, title, *link_type),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag != TagEnd::HtmlBlock {
            drop(self.raw.leave(&mut self.out));
        }
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::Heading(level) => self.close_heading(level as u8),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::CodeBlock => self.push("</code></pre>\n"),
            TagEnd::List(is_ordered) => self.push(if is_ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => {
                let (name, page) = self.outside.pop().expect("a footnote ends that was begun");
                let text = std::mem::replace(&mut self.out, page);
                self.footnotes.text(&name, text);
            }
            TagEnd::DefinitionList => self.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.push("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => self.push("</tr>\n</thead>\n<tbody>\n"),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => {
                self.out.push_str(self.columns.close_cell());
                self.push("\n");
            }
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    fn open_heading(&mut self, level: u8) {
        let level = shown_level(level, self.context.level_shift);
        self.unmarked += 1;
        let heading = self.headings.as_slice().first();
        self.out.push_str(&format!("<h{level} id=\""));
        self.push(self.context.id_prefix);
        self.attribute(heading.map_or("", |heading| &heading.anchor));
        self.push("\">");
        if self.context.numbered
            && let Some(heading) = heading
        {
            self.out.push_str(&format!("<span class=\"heading-number\">{}</span> ", heading.shown_number()));
        }
    }

    fn close_heading(&mut self, level: u8) {
        let level = shown_level(level, self.context.level_shift);
        self.unmarked -= 1;
        if let Some(heading) = self.headings.next() {
            self.push(" <a class=\"anchor\" href=\"#");
            self.push(self.context.id_prefix);
            escape_href(&mut self.out, &heading.anchor).expect("a String can be written to");
            self.push("\" aria-label=\"");
            let label = self.context.words.heading_link.replace("{heading}", &heading.text);
            self.attribute(&label);
            self.push("\"></a>");
        }
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            self.push("<pre><code>");
        } else {
            self.push("<pre><code class=\"language-");
            self.attribute(language);
            self.push("\">");
        }
    }

    /// A quotation, or a labelled block where its first line says so.
    fn quote(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let label = match events.get(at + 1) {
            Some((Event::Start(Tag::Paragraph), range)) => callout_line(self.text, range.start).and_then(|line| {
                let label = self.context.callouts.get(&line.kind)?;
                Some((line, label))
            }),
            _ => None,
        };
        self.raw.enter();
        let Some((line, label)) = label else {
            self.push("<blockquote>\n");
            return at + 1;
        };
        self.push("<div class=\"callout callout-");
        self.attribute(&line.kind);
        self.push("\" role=\"note\">\n<p class=\"callout-title\"><strong class=\"callout-label\">");
        self.escaped(label);
        let title = self.title_events(events, at + 2, line.title_start);
        self.push(if title.is_empty() { "</strong>" } else { ":</strong> " });
        let title_end = title.end;
        self.callout_title(events, title, line.title_start);
        self.push("</p>\n");
        self.callout_text(events, title_end)
    }

    /// The events of a labelled block's title: behind the label, to the end of the line.
    fn title_events(&self, events: Events<'_, '_>, first: usize, title_start: usize) -> Range<usize> {
        let is_end =
            |event: &Event<'_>| matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph));
        let end = events[first..].iter().position(|(event, _)| is_end(event)).map_or(events.len(), |n| first + n);
        let start = (first..end).find(|at| events[*at].1.end > title_start).unwrap_or(end);
        start..end
    }

    fn callout_title(&mut self, events: Events<'_, '_>, title: Range<usize>, title_start: usize) {
        let mut at = title.start;
        if let Some((Event::Text(text), range)) = events[..title.end].get(at)
            && range.start < title_start
        {
            // The label and the title's first words may be one piece of text.
            self.plain(text.get(title_start - range.start..).unwrap_or(text));
            at += 1;
        }
        while at < title.end {
            at = self.one(events, at);
        }
    }

    /// Writes the rest of a labelled block, to the end of the quotation that it was written as.
    fn callout_text(&mut self, events: Events<'_, '_>, title_end: usize) -> usize {
        let mut at = title_end;
        match events.get(at).map(|(event, _)| event) {
            Some(Event::End(TagEnd::Paragraph)) => at += 1,
            Some(_) => {
                self.start(&Tag::Paragraph);
                at += 1;
            }
            None => {}
        }
        while at < events.len() {
            if matches!(events[at].0, Event::End(TagEnd::BlockQuote(_))) {
                drop(self.raw.leave(&mut self.out));
                self.push("</div>\n");
                return at + 1;
            }
            at = self.one(events, at);
        }
        at
    }

    fn captioned_table(&mut self, events: Events<'_, '_>, caption: Range<usize>) -> usize {
        let page = std::mem::take(&mut self.out);
        if let (Event::Text(first), _) = &events[caption.start] {
            self.plain(&first[table::CAPTION_MARK.len()..]);
        }
        self.all(&events[caption.start + 1..caption.end]);
        let html = std::mem::replace(&mut self.out, page);
        let plain: String = events[caption.clone()]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        self.open_table(Some((&html, &plain[table::CAPTION_MARK.len()..])));
        let table = caption.end + 1;
        self.start_table(&events[table].0);
        table + 1
    }

    /// Opens a table in a region of its own, which scrolls where the table is wider than the page.
    fn open_table(&mut self, caption: Option<(&str, &str)>) {
        self.push("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.attribute(caption.map_or(&self.context.words.table, |(_, plain)| plain));
        self.push("\"><table>\n");
        if let Some((html, _)) = caption {
            self.push("<caption>");
            self.push(html);
            self.push("</caption>\n");
        }
    }

    fn start_table(&mut self, event: &Event<'_>) {
        self.raw.enter();
        if let Event::Start(Tag::Table(alignments)) = event {
            self.columns = Columns::new(alignments.clone());
        }
    }

    fn open_link(&mut self, destination: &str, title: &str, link_type: LinkType) {
        self.unmarked += 1;
        let link = match link_type {
            LinkType::Email => (self.context.link)(&format!("mailto:{destination}")),
            _ => (self.context.link)(destination),
        };
        if let Some(href) = &link.href {
            self.push("<a href=\"");
            escape_href(&mut self.out, href).expect("a String can be written to");
            self.push("\"");
            if !title.is_empty() {
                self.push(" title=\"");
                self.attribute(title);
                self.push("\"");
            }
            if let Some(class) = link.class {
                self.push(" class=\"");
                self.push(class);
                self.push("\"");
            }
            self.push(if link.new_tab { " target=\"_blank\" rel=\"noopener\">" } else { ">" });
        }
        self.links.push((link, self.out.len()));
    }

    fn close_link(&mut self) {
        self.unmarked -= 1;
        let (link, words_start) = self.links.pop().expect("a link ends that was begun");
        if self.out[words_start..].trim().is_empty()
            && let Some(title) = &link.title
        {
            self.escaped(title);
        }
        if let Some(facts) = &link.facts {
            self.push(" <span class=\"file-facts\">(");
            self.escaped(facts);
            self.push(")</span>");
        }
        if link.new_tab {
            self.push(" <span class=\"visually-hidden\">");
            self.escaped(&self.context.words.new_tab);
            self.push("</span>");
        }
        if link.href.is_some() {
            self.push("</a>");
        }
    }

    fn image(&mut self, events: Events<'_, '_>, at: usize, destination: &str, title: &str) -> usize {
        let mut depth = 0;
        let mut alternative = String::new();
        let mut end = at;
        for (event, _) in &events[at..] {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => alternative.push_str(text),
                Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                _ => {}
            }
            end += 1;
            if depth == 0 {
                break;
            }
        }
        match (self.context.link)(destination).href {
            Some(href) => {
                self.push("<img src=\"");
                escape_href(&mut self.out, &href).expect("a String can be written to");
                self.push("\" alt=\"");
                self.attribute(&alternative);
                if !title.is_empty() {
                    self.push("\" title=\"");
                    self.attribute(title);
                }
                self.push("\">");
            }
            None => self.escaped(&alternative),
        }
        end
    }

    fn task(&mut self, done: bool) {
        let words = self.context.words;
        self.push(if done {
            "<input type=\"checkbox\" disabled checked aria-label=\""
        } else {
            "<input type=\"checkbox\" disabled aria-label=\""
        });
        self.attribute(if done { &words.done } else { &words.to_do });
        self.push("\"> ");
    }

    fn plain(&mut self, text: &str) {
        if self.unmarked > 0 {
            self.escaped(text);
        } else {
            self.abbreviations.write(text, &mut self.out);
        }
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn escaped(&mut self, text: &str) {
        escape_html_body_text(&mut self.out, text).expect("a String can be written to");
    }

    fn attribute(&mut self, text: &str) {
        escape_html(&mut self.out, text).expect("a String can be written to");
    }
}

fn shown_level(level: u8, shift: u8) -> u8 {
    (level + shift).clamp(1, 6)
}
