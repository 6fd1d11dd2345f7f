//! The cells of a table and its caption: scope, alignment by class, the paragraph above.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct Columns {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
    /// Whether the open cell heads its column.
    is_heading: bool,
}

impl Columns {
    pub(super) fn new(alignments: Vec<Alignment>) -> Columns {
        Columns { alignments, ..Columns::default() }
    }

    pub(super) fn start_row(&mut self, is_head: bool) {
        self.column = 0;
        self.is_head = is_head;
    }

    /// The opening tag of the next cell. An empty cell at the head of a column heads nothing.
    pub(super) fn open_cell(&mut self, is_empty: bool) -> &'static str {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        self.is_heading = self.is_head && !is_empty;
        match (self.is_heading, alignment) {
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
        if self.is_heading { "</th>" } else { "</td>" }
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
