//! Quotations and labelled blocks.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::{Events, Writer};
use crate::markdown::callout::callout_line;

impl Writer<'_> {
    /// A quotation, or a labelled block where its first line says so.
    pub(super) fn quote(&mut self, events: Events<'_, '_>, at: usize) -> usize {
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
        self.raw.enter();
        self.callout_title(events, title, line.title_start);
        drop(self.raw.leave(&mut self.out));
        self.push("</p>\n");
        self.callout_text(events, title_end)
    }

    /// The events of a labelled block's title: behind the label, to the end of the line.
    fn title_events(&self, events: Events<'_, '_>, first: usize, title_start: usize) -> Range<usize> {
        // A line that ends within emphasis or a link goes on until that is closed.
        let mut depth = 0;
        let mut is_end = |event: &Event<'_>| {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(TagEnd::Paragraph) => return true,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(event, Event::SoftBreak | Event::HardBreak)
        };
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
        // A plain quotation within the block ends before the block does; a labelled one is written as a whole.
        let mut inner = 0;
        while at < events.len() {
            if matches!(events[at].0, Event::End(TagEnd::BlockQuote(_))) && inner == 0 {
                drop(self.raw.leave(&mut self.out));
                self.push("</div>\n");
                return at + 1;
            }
            let next = self.one(events, at);
            match events[at].0 {
                Event::Start(Tag::BlockQuote(_)) if next == at + 1 => inner += 1,
                Event::End(TagEnd::BlockQuote(_)) => inner -= 1,
                _ => {}
            }
            at = next;
        }
        at
    }
}
