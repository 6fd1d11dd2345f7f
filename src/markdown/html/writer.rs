//! The events of a text, written one after the other.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::abbreviations::FirstUses;
use super::columns::{self, Columns};
use super::footnotes::Footnotes;
use super::{Context, Html, Hyperlink};
use crate::markdown::raw_html::{Level, OpenElements};
use crate::model::outline::Heading;

pub(super) type Events<'e, 't> = &'e [(Event<'t>, Range<usize>)];

pub(super) struct Writer<'c> {
    pub(super) text: &'c str,
    pub(super) context: &'c Context<'c>,
    pub(super) out: String,
    headings: std::slice::Iter<'c, Heading>,
    pub(super) columns: Columns,
    pub(super) raw: OpenElements,
    footnotes: Footnotes,
    /// The page's text so far, while a footnote is being written.
    outside: Vec<(String, String)>,
    abbreviations: FirstUses<'c>,
    /// Within headings and links no abbreviation is marked.
    pub(super) unmarked: usize,
    /// The open links, and where their words begin.
    pub(super) links: Vec<(Hyperlink, usize)>,
}

impl<'c> Writer<'c> {
    pub(super) fn new(text: &'c str, context: &'c Context<'c>) -> Writer<'c> {
        Writer {
            text,
            context,
            out: String::with_capacity(text.len() * 3 / 2),
            headings: context.headings.iter(),
            columns: Columns::default(),
            raw: OpenElements::default(),
            footnotes: Footnotes::default(),
            outside: vec![],
            abbreviations: FirstUses::new(context.abbreviations),
            unmarked: 0,
            links: vec![],
        }
    }

    pub(super) fn write(mut self, events: Events<'_, '_>) -> Html {
        self.all(events);
        self.raw.leave(&mut self.out);
        let words = self.context.words;
        self.footnotes.list(self.context.id_prefix, &words.footnotes, &words.footnote_back, &mut self.out);
        Html { html: self.out, abbreviations: self.abbreviations.used() }
    }

    pub(super) fn all(&mut self, events: Events<'_, '_>) {
        let mut next = 0;
        while next < events.len() {
            next = self.one(events, next);
        }
    }

    /// Writes one event, or those that belong together, and gives the place of the next.
    pub(super) fn one(&mut self, events: Events<'_, '_>, at: usize) -> usize {
        let event = &events[at].0;
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => return self.image(events, at, dest_url, title),
            Event::Start(Tag::BlockQuote(_)) => return self.quote(events, at),
            Event::Start(Tag::Paragraph) => {
                if let Some(caption) = columns::caption(events, at) {
                    return self.captioned_table(events, caption);
                }
                self.start(&Tag::Paragraph);
            }
            Event::Start(Tag::Table(_)) => {
                self.open_table(None);
                self.start_table(event);
            }
            Event::Start(Tag::TableCell) => {
                let is_empty = matches!(events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
                self.start(&Tag::TableCell);
                self.out.push_str(self.columns.open_cell(is_empty));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) | Event::Code(_) if self.raw.is_hiding() => {}
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

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
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
                self.push("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.columns.start_row(false);
                self.push("<tr>");
            }
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { dest_url, title, link_type, .. } => self.open_link(dest_url, title, *link_type),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::HtmlBlock {
            drop(self.raw.end_block(&mut self.out));
        } else {
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
            TagEnd::TableCell => self.out.push_str(self.columns.close_cell()),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    pub(super) fn open_heading(&mut self, level: u8) {
        let level = shown_level(level, self.context.level_shift);
        self.unmarked += 1;
        // Nothing leads to a heading of the front matter, so it has no id.
        let Some(heading) = self.headings.as_slice().first() else {
            self.heading_tag("<h", level, ">");
            return;
        };
        self.heading_tag("<h", level, " id=\"");
        self.push(self.context.id_prefix);
        self.attribute(&heading.anchor);
        self.push("\">");
        if self.context.numbered {
            self.push("<b>");
            heading.add_shown_number(&mut self.out);
            self.push("</b> ");
        }
    }

    pub(super) fn close_heading(&mut self, level: u8) {
        let level = shown_level(level, self.context.level_shift);
        self.unmarked -= 1;
        self.headings.next();
        self.heading_tag("</h", level, ">\n");
    }

    fn heading_tag(&mut self, start: &str, level: u8, end: &str) {
        self.push(start);
        self.out.push(char::from(b'0' + level));
        self.push(end);
    }

    pub(super) fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            self.push("<pre tabindex=\"0\"><code>");
        } else {
            self.push("<pre tabindex=\"0\"><code class=\"language-");
            self.attribute(language);
            self.push("\">");
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        let words = self.context.words;
        self.push(if done {
            "<input type=\"checkbox\" disabled checked aria-label=\""
        } else {
            "<input type=\"checkbox\" disabled aria-label=\""
        });
        self.attribute(if done { &words.done } else { &words.to_do });
        self.push("\"> ");
    }

    pub(super) fn plain(&mut self, text: &str) {
        if self.unmarked > 0 {
            self.escaped(text);
        } else {
            self.abbreviations.write(text, &mut self.out);
        }
    }

    pub(super) fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        escape_html_body_text(&mut self.out, text).expect("a String can be written to");
    }

    pub(super) fn attribute(&mut self, text: &str) {
        escape_html(&mut self.out, text).expect("a String can be written to");
    }
}

fn shown_level(level: u8, shift: u8) -> u8 {
    (level + shift).clamp(1, 6)
}
