//! What surrounds an entry on its page: the way to it, its neighbours in the section, the pages before and behind it.

use anyhow::Result;

use super::Renderer;
use super::ready::{Markup, Shared};
use crate::model::entry::{EntryIndex, Kind};
use crate::model::section::SectionIndex;
use crate::render::view::Link;
use crate::render::view::chapter::Nearby;
use crate::resolve::addresses::CONTENTS;
use crate::resolve::contents::Node;

/// How many neighbours a page lists, so that pages do not grow with their section.
const NEARBY: usize = 40;

/// The entries of a section as a list, written once for all their pages.
#[derive(Debug)]
pub(super) struct SectionList {
    html: String,
    /// The entries, and where in the list each begins.
    entries: Vec<(EntryIndex, usize)>,
}

impl SectionList {
    /// Where the entry of this place begins; behind the last, where the list ends.
    fn start(&self, place: usize) -> usize {
        self.entries.get(place).map_or(self.html.len(), |(_, start)| *start)
    }
}

impl Renderer<'_> {
    /// The link to an entry, as many pages have it.
    pub(super) fn shared_link(&self, index: EntryIndex) -> Shared {
        self.shared_links.get(index.0, || Shared::of(self.entry_link(index))).clone()
    }

    pub(super) fn shared_section_link(&self, index: SectionIndex) -> Shared {
        self.shared_section_links.get(index.0, || Shared::of(self.section_link(index))).clone()
    }

    /// The way from the contents to a section.
    pub(super) fn breadcrumb(&self, section: Option<SectionIndex>) -> Result<Markup> {
        let place = section.map_or(self.site.manual.sections.len(), |section| section.0);
        let make = || {
            let title = self.theme.strings.get("home").to_owned();
            let home = Link { title, href: Some(CONTENTS.to_owned()), ..Link::default() };
            let sections = self.site.contents.ancestors(section).into_iter().map(|section| self.section_link(section));
            let links: Vec<&Link> = std::iter::once(&home).chain(sections).collect();
            Ok(self.theme.component("breadcrumb", "links", &links)?.into())
        };
        Ok(self.breadcrumbs.try_get(place, make)?.clone())
    }

    /// The entries of the same section, as far as they are near; none where it is alone.
    pub(super) fn nearby(&self, index: EntryIndex) -> Option<Nearby> {
        let contents = &self.site.contents;
        let section = contents.sections[index.0].filter(|_| contents.place_of(index).is_some())?;
        let list = self.section_lists.get(section.0, || self.section_list(section));
        let place = list.entries.iter().position(|(entry, _)| *entry == index)?;
        if list.entries.len() < 2 {
            return None;
        }
        let first = place.saturating_sub(NEARBY / 2).min(list.entries.len().saturating_sub(NEARBY));
        let last = (first + NEARBY).min(list.entries.len());
        Some(Nearby {
            before_html: Markup::from(&list.html[list.start(first)..list.start(place)]),
            current: self.shared_link(index),
            after_html: Markup::from(&list.html[list.start(place + 1)..list.start(last)]),
        })
    }

    fn section_list(&self, section: SectionIndex) -> SectionList {
        let mut list = SectionList { html: String::new(), entries: vec![] };
        for node in &self.site.contents.children[section.0] {
            if let Node::Entry(entry) = node {
                list.entries.push((*entry, list.html.len()));
                list.html += "<li>";
                list.html += &self.entry_link(*entry).html();
                list.html += "</li>\n";
            }
        }
        list
    }

    /// The first of some places of the reading order whose entry has a page of the manual.
    pub(super) fn nearest_page(&self, places: impl IntoIterator<Item = usize>) -> Option<Shared> {
        let is_page = |index: &EntryIndex| {
            self.has_page(*index) || matches!(self.site.manual.entry(*index).kind, Kind::Amendments)
        };
        let entries = places.into_iter().map(|place| self.site.contents.reading_order[place]);
        entries.into_iter().find(is_page).map(|index| self.shared_link(index))
    }

    /// The pages that lead to an entry.
    pub(super) fn referrers(&self, index: EntryIndex) -> Vec<Shared> {
        let manual = self.site.manual;
        let referrers = self.site.referrers[index.0].iter().filter(|referrer| {
            let entry = manual.entry(**referrer);
            entry.withdrawn.is_none() && self.has_page(**referrer)
        });
        referrers.map(|referrer| self.shared_link(*referrer)).collect()
    }
}
