//! Document control: who answers for a chapter, and when it is looked at again.

use jiff::civil::Date;

use super::Renderer;
use super::html::add;
use super::strings::Strings;
use crate::model::entry::Entry;
use crate::render::view::DateView;
use crate::render::view::chapter::ControlView;

/// How many bytes the rows of most entries have.
const ROOM: usize = 512;

impl Renderer<'_> {
    pub(super) fn control(&self, entry: &Entry) -> ControlView {
        let control = &entry.control;
        let finding = &entry.finding;
        let numbers: Vec<String> = finding.former_numbers.iter().map(ToString::to_string).collect();
        let is_overdue = control.review_due.is_some_and(|date| date < self.site.today);
        let mut rows = Rows { strings: &self.theme.strings, html: String::with_capacity(ROOM) };
        // The rows stand in this order.
        ControlView {
            owner: rows.text("owner", control.owner.clone()),
            approved_by: rows.text("approved_by", control.approved_by.clone()),
            approved_on: rows.date("approved_on", control.approved_on.as_ref().map(|date| date.value), false),
            version: rows.text("version", control.version.clone()),
            effective_from: rows.date("effective_from", control.effective_from, false),
            last_reviewed: rows.date("last_reviewed", control.last_reviewed.as_ref().map(|date| date.value), false),
            review_due: rows.date("review_due", control.review_due, is_overdue),
            audience: rows.list("audience", &control.audience),
            former_title: rows.list("former_title", &finding.former_titles),
            former_number: rows.list("former_number", &numbers),
            number_reason: rows.text("number_reason", entry.number_reason.clone()),
            is_overdue,
            html: (!rows.html.is_empty()).then(|| rows.html.into()),
        }
    }
}

/// The pieces of a `dl`.
struct Rows<'r> {
    strings: &'r Strings,
    html: String,
}

impl Rows<'_> {
    fn text(&mut self, key: &str, text: Option<String>) -> Option<String> {
        let text = text?;
        self.begin(key);
        add(&mut self.html, "<dd>", &text, "</dd></div>\n");
        Some(text)
    }

    fn list(&mut self, key: &str, items: &[String]) -> Option<String> {
        self.text(key, (!items.is_empty()).then(|| items.join(", ")))
    }

    fn date(&mut self, key: &str, date: Option<Date>, is_overdue: bool) -> Option<String> {
        let DateView { iso, text } = self.strings.date(date?);
        self.begin(key);
        self.html += if is_overdue { "<dd class=\"overdue\">" } else { "<dd>" };
        add(&mut self.html, "<time datetime=\"", &iso, "\">");
        add(&mut self.html, "", &text, "</time>");
        if is_overdue {
            add(&mut self.html, " <strong>(", self.strings.get("review_overdue"), ")</strong>");
        }
        self.html += "</dd></div>\n";
        Some(text)
    }

    fn begin(&mut self, key: &str) {
        add(&mut self.html, "<div><dt>", self.strings.get(key), "</dt> ");
    }
}
