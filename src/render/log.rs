//! The amendments log.

use anyhow::Result;

use super::Renderer;
use super::html::{add, add_some};
use super::hyperlink::{HeadingStyle, Sheet};
use super::ready::Markup;
use crate::model::amendment::AmendmentType;
use crate::model::entry::{EntryIndex, Kind};
use crate::model::moment::Moment;
use crate::render::view::Frame;
use crate::render::view::log::{AmendmentsPage, GroupView, PeriodView};
use crate::resolve::addresses::AMENDMENTS;
use crate::resolve::log::{Change, Former, LogPeriod, Period};

/// How many bytes hardly any row of the log has; what has to grow is copied from room to room.
const ROW: usize = 512;

impl Renderer<'_> {
    pub(super) fn amendments_page(&self) -> Result<AmendmentsPage> {
        let site = self.site;
        let strings = &self.theme.strings;
        // The log's own entry gives it its number, title and introduction.
        let is_log = |index: &EntryIndex| {
            let entry = site.manual.entry(*index);
            matches!(entry.kind, Kind::Amendments) && site.is_built(entry) && entry.withdrawn.is_none()
        };
        let listed = site.contents.reading_order.iter().copied();
        let own = listed.chain(site.manual.entry_indices()).find(is_log);
        let entry = own.map(|index| site.manual.entry(index));
        let heading = entry.map_or_else(|| strings.get("amendments").to_owned(), |entry| entry.title.value.clone());
        let introduction_html = entry
            .map(|entry| self.body_html(entry.file, &entry.body, Sheet::Own, HeadingStyle::PLAIN).html.into())
            .unwrap_or_default();
        Ok(AmendmentsPage {
            frame: Frame {
                breadcrumb_html: self.breadcrumb(own.and_then(|index| site.contents.sections[index.0]))?,
                description: entry.and_then(|entry| entry.summary.clone()),
                ..self.frame("amendments", &heading, AMENDMENTS)
            },
            number: entry.and_then(|entry| entry.number.as_ref()).map(|number| number.value.to_string()),
            heading,
            introduction_html,
            periods: site.log.periods.iter().map(|period| self.period_view(period)).collect(),
        })
    }

    fn period_view(&self, period: &LogPeriod<'_>) -> PeriodView {
        let mut groups: Vec<GroupView> = vec![];
        for changes in period.changes.chunk_by(|one, other| one.kind == other.kind) {
            let kind = changes[0].kind.name();
            let mut rows = String::with_capacity(changes.len() * ROW);
            for change in changes {
                self.add_row(change, &mut rows);
            }
            let title = self.theme.strings.get(&format!("group_{kind}")).to_owned();
            groups.push(GroupView { kind, title, changes_html: rows.into() });
        }
        let (anchor, title) = self.period_title(period.period);
        PeriodView { anchor, title, groups }
    }

    fn period_title(&self, period: Period<'_>) -> (String, String) {
        let strings = &self.theme.strings;
        match period {
            Period::Release(release) => {
                let date = strings.date(release.date);
                let key = if release.date > self.site.today { "release_planned" } else { "release_on" };
                let title = strings.fill(key, &[("title", &release.title), ("date", &date.text)]);
                (format!("release-{}", date.iso), title)
            }
            Period::Since(release) => {
                let title = strings.fill("release_since", &[("release", &release.title)]);
                (format!("since-{}", release.date), title)
            }
            Period::Month { year, month } => {
                (format!("month-{year:04}-{month:02}"), strings.month(Moment::Month { year, month }))
            }
        }
    }

    /// Adds a change to the rows of the log, with the marks that programs know it by.
    fn add_row(&self, change: &Change<'_>, rows: &mut String) {
        let date = self.theme.strings.date(change.date);
        let link = self.entry_link(change.entry);
        let id = &self.site.manual.entry(change.entry).id.value;
        add(rows, "<tr data-kind=\"amendment\" data-id=\"", id, "\" data-date=\"");
        add(rows, "", &date.iso, "\" data-type=\"");
        add(rows, "", change.kind.name(), "\"><td>");
        add(rows, "", link.number.as_deref().unwrap_or_default(), "</td><td>");
        add_some(rows, "<a href=\"", link.href.as_deref(), "\">");
        add(rows, "", &link.title, if link.href.is_some() { "</a></td><td>" } else { "</td><td>" });
        add(rows, "", &date.text, "</td><td>");
        self.add_text(change, Sheet::Any, rows);
        *rows += "</td></tr>\n";
    }

    /// A change as its own chapter shows it.
    pub(super) fn change_line(&self, change: &Change<'_>, sheet: Sheet) -> String {
        let date = self.theme.strings.date(change.date);
        let mut line = String::with_capacity(ROW);
        add(&mut line, "<time datetime=\"", &date.iso, "\">");
        add(&mut line, "", &date.text, "</time> - ");
        add(&mut line, "", self.type_of(change), ". ");
        self.add_text(change, sheet, &mut line);
        line
    }

    /// The type of a change, in words.
    pub(super) fn type_of(&self, change: &Change<'_>) -> &str {
        self.theme.strings.get(&["type_", change.kind.name()].concat())
    }

    /// Adds all that is told of a change but its day and type.
    fn add_text(&self, change: &Change<'_>, sheet: Sheet, html: &mut String) {
        let strings = &self.theme.strings;
        add_some(html, "<span class=\"former\">", self.former(change).as_deref(), "</span> ");
        if let Some(summary) = self.change_summary(change, sheet) {
            *html += summary.as_str();
        }
        if !change.sections.is_empty() {
            let sections = strings.fill("changed_sections", &[("sections", &change.sections.join(", "))]);
            add(html, " <span class=\"changed-sections\">", &sections, "</span>");
        }
        let replacement = || self.replacement(self.site.manual.entry(change.entry));
        if change.kind == AmendmentType::Withdrawn
            && let Some(link) = replacement()
        {
            add(html, " <span class=\"replaced-by\">", strings.get("withdrawn_replaced"), " ");
            *html += &[&link.html(), ".</span>"].concat();
        }
    }

    /// "Formerly 1.8."
    pub(super) fn former(&self, change: &Change<'_>) -> Option<String> {
        let strings = &self.theme.strings;
        Some(match change.former? {
            Former::Title(title) => strings.fill("former_title_was", &[("title", title)]),
            Former::Number(number) => strings.fill("former_number_was", &[("number", &number.to_string())]),
        })
    }

    pub(super) fn change_summary(&self, change: &Change<'_>, sheet: Sheet) -> Option<Markup> {
        Some(self.line_html(self.site.manual.entry(change.entry).file, change.summary?, sheet))
    }
}
