//! The amendments log.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
use super::ready::Markup;
use super::view::link::escape;
use crate::model::amendment::AmendmentType;
use crate::model::entry::{EntryIndex, Kind};
use crate::model::moment::Moment;
use crate::render::view::Frame;
use crate::render::view::log::{AmendmentsPage, ChangeView, GroupView, PeriodView};
use crate::resolve::addresses::AMENDMENTS;
use crate::resolve::log::{Change, Former, LogPeriod, Period};

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
            periods: site.log.periods.iter().map(|period| self.period_view(period)).collect::<Result<_>>()?,
        })
    }

    fn period_view(&self, period: &LogPeriod<'_>) -> Result<PeriodView> {
        let mut groups: Vec<GroupView> = vec![];
        for changes in period.changes.chunk_by(|one, other| one.kind == other.kind) {
            let kind = changes[0].kind.name();
            let mut rows = String::new();
            for change in changes {
                rows += &self.theme.component("change_row", "change", &self.change_view(change, Sheet::Any))?;
            }
            let title = self.theme.strings.get(&format!("group_{kind}")).to_owned();
            groups.push(GroupView { kind, title, changes_html: rows.into() });
        }
        let (anchor, title) = self.period_title(period.period);
        Ok(PeriodView { anchor, title, groups })
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

    pub(super) fn change_view(&self, change: &Change<'_>, sheet: Sheet) -> ChangeView<'_> {
        let strings = &self.theme.strings;
        let link = self.entry_link(change.entry);
        let kind = change.kind.name();
        ChangeView {
            entry: &self.site.manual.entry(change.entry).id.value,
            number: link.number.as_deref(),
            title: &link.title,
            href: link.href.as_deref(),
            date: strings.date(change.date),
            kind,
            label: strings.get(&format!("type_{kind}")),
            text_html: self.change_html(change, sheet).into(),
        }
    }

    /// All that is told of a change but its day and type. Written here, since a page shows it up to three times.
    fn change_html(&self, change: &Change<'_>, sheet: Sheet) -> String {
        let strings = &self.theme.strings;
        let mut html = String::new();
        if let Some(former) = self.former(change) {
            html += "<span class=\"former\">";
            escape(&former, &mut html);
            html += "</span> ";
        }
        if let Some(summary) = self.change_summary(change, sheet) {
            html += summary.as_str();
        }
        if !change.sections.is_empty() {
            html += " <span class=\"changed-sections\">";
            escape(&strings.fill("changed_sections", &[("sections", &change.sections.join(", "))]), &mut html);
            html += "</span>";
        }
        let replacement = || self.replacement(self.site.manual.entry(change.entry));
        if change.kind == AmendmentType::Withdrawn
            && let Some(link) = replacement()
        {
            html += " <span class=\"replaced-by\">";
            escape(strings.get("withdrawn_replaced"), &mut html);
            html += &format!(" {}.</span>", link.html());
        }
        html
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
