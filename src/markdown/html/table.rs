//! Tables: header cells with their scope, alignment by class, a caption from the paragraph above.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::writer::{Events, Writer};

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct Columns {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl Columns {
    pub(super) fn new(alignments: Vec<Alignment>) -> Columns {
        Columns { alignments, column: 0, is_head: false }
    }

    pub(super) fn start_row(&mut self, is_head: bool) {
        self.column = 0;
        self.is_head = is_head;
    }

    /// The opening tag of the next cell.
    pub(super) fn open_cell(&mut self) -> &'static str {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        match (self.is_head, alignment) {
            (true, Alignment::None) => "<th scope=\"col\">",
            (true, Alignment::Left) => "<th scope=\"col\" class=\"align-left\">",
            (true, Alignment::Center) => "<th scope=\"col\" class=\"align-center\">",
            (true, Alignment::Right) => "<th scope=\"col\" class=\"align-right\">",
            (false, Alignment::None) => "<td>",
            (false, Alignment::Left) => "<td class=\"align-left\">",
            (false, Alignment::Center) => "<td class=\"align-center\">",
            (false, Alignment::Right) => "<td class=\"align-right\">",
        }
    }

    pub(super) fn close_cell(&self) -> &'static str {
        if self.is_head { "</th>" } else { "</td>" }
    }
}

/// The mark that makes the paragraph above a table its caption.
pub(super) const CAPTION_MARK: &str = "Table: ";

/// The events of the caption, if the paragraph that starts at `start` is one: it begins with the mark, and a table
/// follows it.
pub(super) fn caption(events: &[(Event<'_>, Range<usize>)], start: usize) -> Option<Range<usize>> {
    let Some((Event::Text(first), _)) = events.get(start + 1) else { return None };
    if !first.starts_with(CAPTION_MARK) {
        return None;
    }
    let length = events[start..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Paragraph)))?;
    let end = start + length;
    matches!(events.get(end + 1), Some((Event::Start(Tag::Table(_)), _))).then_some(start + 1..end)
}

impl Writer<'_> {
    pub(super) fn captioned_table(&mut self, events: Events<'_, '_>, caption: Range<usize>) -> usize {
        let page = std::mem::take(&mut self.out);
        if let (Event::Text(first), _) = &events[caption.start] {
            self.plain(&first[CAPTION_MARK.len()..]);
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
        self.open_table(Some((&html, &plain[CAPTION_MARK.len()..])));
        let table = caption.end + 1;
        self.start_table(&events[table].0);
        table + 1
    }

    /// Opens a table in a region of its own, which scrolls where the table is wider than the page.
    pub(super) fn open_table(&mut self, caption: Option<(&str, &str)>) {
        self.push("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.attribute(caption.map_or(&self.context.words.table, |(_, plain)| plain));
        self.push("\"><table>\n");
        if let Some((html, _)) = caption {
            self.push("<caption>");
            self.push(html);
            self.push("</caption>\n");
        }
    }

    pub(super) fn start_table(&mut self, event: &Event<'_>) {
        self.raw.enter();
        if let Event::Start(Tag::Table(alignments)) = event {
            self.columns = Columns::new(alignments.clone());
        }
    }
}
