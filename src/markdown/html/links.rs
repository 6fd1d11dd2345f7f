//! Links and images.

use pulldown_cmark::{Event, LinkType};
use pulldown_cmark_escape::escape_href;

use super::writer::{Events, Writer};
use crate::markdown::embedded;

impl Writer<'_> {
    pub(super) fn open_link(&mut self, destination: &str, title: &str, link_type: LinkType) {
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

    pub(super) fn close_link(&mut self) {
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
        if let Some(note) = &link.note {
            // The space is hidden too, or it would be seen before a comma.
            self.push("<span class=\"visually-hidden\"> ");
            self.escaped(note);
            self.push("</span>");
        }
        if link.href.is_some() {
            self.push("</a>");
        }
    }

    pub(super) fn image(&mut self, events: Events<'_, '_>, at: usize, destination: &str, title: &str) -> usize {
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
        match self.source_of(destination) {
            Some(source) => {
                self.push("<img src=\"");
                escape_href(&mut self.out, &source).expect("a String can be written to");
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

    /// Where a picture comes from. A page asks no other site for anything, so one of another site is not shown.
    fn source_of(&self, destination: &str) -> Option<String> {
        if embedded::is_picture(destination) {
            return Some(destination.to_owned());
        }
        let link = (self.context.link)(destination);
        link.href.filter(|_| link.class != Some("external"))
    }
}
