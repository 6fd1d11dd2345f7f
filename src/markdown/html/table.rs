//! Tables: each in a region of its own, with a caption from the paragraph above.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::columns::{CAPTION_MARK, Columns};
use super::writer::{Events, Writer};

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
        self.push("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
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
