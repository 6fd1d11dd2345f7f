//! The amendments log.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
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

    pub(super) fn change_view(&self, change: &Change<'_>, sheet: Sheet) -> ChangeView {
        let strings = &self.theme.strings;
        let entry = self.site.manual.entry(change.entry);
        let link = self.entry_link(change.entry).clone();
        let kind = change.kind.name();
        let former = change.former.map(|former| match former {
            Former::Title(title) => strings.fill("former_title_was", &[("title", title)]),
            Former::Number(number) => strings.fill("former_number_was", &[("number", &number.to_string())]),
        });
        ChangeView {
            entry: entry.id.value.clone(),
            number: link.number,
            title: link.title,
            href: link.href,
            date: strings.date(change.date),
            kind,
            label: strings.get(&format!("type_{kind}")).to_owned(),
            summary_html: change.summary.map(|summary| self.line_html(entry.file, summary, sheet)),
            sections: change.sections.to_vec(),
            former,
            replaced_by: (change.kind == AmendmentType::Withdrawn).then(|| self.replacement(entry)).flatten(),
        }
    }
}
