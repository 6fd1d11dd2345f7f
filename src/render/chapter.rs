//! The pages of entries and unnumbered pages.

use anyhow::Result;

use super::hyperlink::{HeadingStyle, Sheet};
use super::lines::{source_html, statuses_html};
use super::lists::{abbreviations_html, contents_html, items};
use super::{Renderer, contact};
use crate::model::amendment::AmendmentType;
use crate::model::entry::{Entry, EntryIndex};
use crate::model::moment::Moment;
use crate::render::ready::Markup;
use crate::render::view::chapter::{Chapter, ChapterPage, HeadView, ReviewView, WithdrawnView};
use crate::render::view::whole::AliasPage;
use crate::render::view::{Frame, Link};
use crate::resolve::log::changes_of;

impl Renderer<'_> {
    pub(super) fn chapter_page(&self, index: EntryIndex) -> Result<ChapterPage> {
        let site = self.site;
        let entry = site.manual.entry(index);
        let section = site.contents.sections[index.0];
        let place = site.contents.place_of(index);
        let history = changes_of(index, entry);
        let history: Vec<String> = history.iter().map(|change| self.change_line(change, Sheet::Any)).collect();
        Ok(ChapterPage {
            frame: Frame {
                description: entry.summary.clone(),
                keywords: entry.finding.keywords.clone(),
                edition: self.edition(index),
                breadcrumb_html: self.breadcrumb(section)?,
                ..self.frame("chapter", &self.page_title(entry), site.addresses.entry(index))
            },
            chapter: self.chapter(index, Sheet::Own, 0, history.first().map(|latest| latest.as_str().into())),
            contents_html: contents_html(entry),
            history_html: items(history.iter().map(String::as_str)),
            nearby: self.nearby(index),
            section: section.map(|section| self.shared_section_link(section)),
            previous_html: place.and_then(|place| self.nearest_page((0..place).rev())),
            next_html: place.and_then(|place| self.nearest_page(place + 1..site.contents.reading_order.len())),
            referrers_html: self.referrers_html(index),
        })
    }

    /// A chapter without what surrounds it on a page of its own.
    pub(super) fn chapter(&self, index: EntryIndex, sheet: Sheet, level_shift: u8, latest: Option<Markup>) -> Chapter {
        let entry = self.site.manual.entry(index);
        let id_prefix = self.id_prefix(entry.file, sheet);
        let style = HeadingStyle { numbered: entry.number_headings, level_shift, id_prefix: &id_prefix };
        let body = self.body_html(entry.file, &entry.body, sheet, style);
        let statuses = if entry.withdrawn.is_none() { self.statuses_of(index) } else { vec![] };
        Chapter {
            id: entry.id.value.clone(),
            number: entry.number.as_ref().map(|number| number.value.to_string()),
            heading: entry.title.value.clone(),
            entry_kind: entry.kind.name(),
            is_page: entry.number.is_none(),
            is_draft: entry.draft,
            access: self.access(entry.access.as_ref()),
            source_html: self.source(entry.source.as_ref()).map(|source| source_html(&source).into()),
            statuses_html: statuses_html(&statuses).map(Markup::from),
            statuses,
            sentences: self.sentences(index),
            review: self.review(index),
            withdrawn: self.withdrawn(entry),
            target: self.target(index),
            head: self.head(index, sheet, latest),
            abbreviations_html: abbreviations_html(&body.abbreviations),
            body_html: body.html.into(),
            control: self.control(entry),
            also_html: self.also_html(entry.file, &entry.also),
            extra: entry.extra.clone(),
        }
    }

    /// An old address: it leads on to where the entry is now.
    pub(super) fn alias_page(&self, alias: usize) -> AliasPage {
        let link = self.entry_link(self.site.addresses.aliases[alias].1).clone();
        let href = link.href.unwrap_or_default();
        let base = self.site.config.base_url.as_ref().filter(|_| !link.is_external);
        AliasPage { title: link.title, canonical: base.map(|base| format!("{base}{href}")), href }
    }

    fn edition(&self, index: EntryIndex) -> Option<String> {
        let entry = self.site.manual.entry(index);
        let version = entry.control.version.as_ref();
        let version = version.map(|version| self.theme.strings.fill("version_number", &[("version", version)]));
        version.or_else(|| Some(self.amended_on(changes_of(index, entry).first()?.date)))
    }

    fn page_title(&self, entry: &Entry) -> String {
        match &entry.number {
            Some(number) => format!("{} {}", number.value, entry.title.value),
            None => entry.title.value.clone(),
        }
    }

    /// What the data say, in whole sentences: when it was added, and what its statuses mean.
    fn sentences(&self, index: EntryIndex) -> Vec<String> {
        let strings = &self.theme.strings;
        let entry = self.site.manual.entry(index);
        let recorded = || {
            let new = entry.amendments.iter().find(|amendment| amendment.kind == AmendmentType::New)?;
            Some(Moment::Day(new.date.value))
        };
        let added = entry.added.as_ref().map(|added| added.value).or_else(recorded);
        let added = added.map(|moment| strings.fill("added", &[("month", &strings.month(moment))]));
        let ids = &self.site.statuses[index.0];
        // A withdrawn chapter has no state but that.
        let is_current = entry.withdrawn.is_none();
        let statuses =
            self.site.config.statuses.iter().filter(|status| is_current && ids.contains(&status.id.as_str()));
        let of_status = statuses.filter_map(|status| {
            let own = status.sentence.clone();
            let key = format!("status_{}_sentence", status.id.replace('-', "_"));
            own.or_else(|| Some(strings.get(&key).to_owned())).filter(|sentence| !sentence.is_empty())
        });
        added.into_iter().chain(of_status).collect()
    }

    fn review(&self, index: EntryIndex) -> Option<ReviewView> {
        let entry = self.site.manual.entry(index);
        let review = entry.under_review.as_ref().filter(|_| entry.withdrawn.is_none())?;
        let strings = &self.theme.strings;
        Some(ReviewView {
            since: review.since.as_ref().map(|date| strings.date(date.value)),
            expected: review.expected.map(|date| strings.date(date)),
            contact: review.contact.as_deref().map(contact),
        })
    }

    fn withdrawn(&self, entry: &Entry) -> Option<WithdrawnView> {
        let withdrawn = entry.withdrawn.as_ref()?;
        let on = self.theme.strings.date(withdrawn.on.value);
        Some(WithdrawnView {
            sentence: self.theme.strings.fill("withdrawn", &[("date", &on.text)]),
            on,
            reason_html: withdrawn.reason.as_ref().map(|reason| self.line_html(entry.file, reason, Sheet::Any)),
            replaced_by: self.replacement(entry),
        })
    }

    pub(super) fn replacement(&self, entry: &Entry) -> Option<Link> {
        let replaced_by = entry.withdrawn.as_ref()?.replaced_by.as_ref()?;
        self.page_link(entry.file, &replaced_by.value, Sheet::Any)
    }

    fn head(&self, index: EntryIndex, sheet: Sheet, latest_html: Option<Markup>) -> HeadView {
        let entry = self.site.manual.entry(index);
        let page_prefix = self.id_prefix(entry.file, sheet);
        let html = |key: &str, prose: &Option<_>| {
            let prose = prose.as_ref()?;
            Some(self.prose_html(entry.file, prose, sheet, &format!("{page_prefix}{key}--")))
        };
        let head = &entry.head;
        let related = head.related.iter().filter_map(|path| self.page_link(entry.file, &path.value, sheet));
        let related: Vec<String> = related.map(|link| link.html()).collect();
        let view = HeadView {
            is_shown: false,
            scope_html: html("scope", &head.scope),
            regulations_html: html("regulations", &head.regulations),
            guidance_html: html("guidance", &head.guidance),
            local_resources_html: html("local-resources", &head.local_resources),
            related_html: items(related.iter().map(String::as_str)),
            latest_html,
        };
        let HeadView { scope_html, regulations_html, guidance_html, local_resources_html, .. } = &view;
        let parts = [scope_html, regulations_html, guidance_html, local_resources_html];
        let is_shown = parts.into_iter().chain([&view.related_html, &view.latest_html]).any(Option::is_some);
        HeadView { is_shown, ..view }
    }
}
