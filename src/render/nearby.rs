//! What surrounds an entry on its page: the way to it, its neighbours in the section, the pages before and behind it.

use anyhow::Result;

use super::Renderer;
use super::lists::items;
use super::ready::{Markup, Shared};
use crate::model::entry::{EntryIndex, Kind};
use crate::model::section::SectionIndex;
use crate::render::Page;
use crate::render::view::Link;
use crate::render::view::chapter::NearbyList;
use crate::resolve::addresses::{CONTENTS, encoded};
use crate::resolve::contents::Node;
use crate::script::{calling, quoted};

impl Renderer<'_> {
    /// The link to an entry, as many pages have it.
    fn link_html(&self, index: EntryIndex) -> &Markup {
        self.links_html.get(index.0, || self.entry_link(index).html().into())
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

    /// Where the pages of a section find its list; none for an entry that is alone in its section.
    pub(super) fn nearby(&self, index: EntryIndex) -> Option<String> {
        let contents = &self.site.contents;
        let section = contents.sections[index.0].filter(|_| contents.place_of(index).is_some())?;
        self.has_list(section).then(|| encoded(&self.address(&Page::Nearby(section))))
    }

    /// Whether there are several entries in a section to choose from, and pages to show them.
    pub(super) fn has_list(&self, section: SectionIndex) -> bool {
        self.entries_of(section).nth(1).is_some() && self.entries_of(section).any(|entry| self.has_page(entry))
    }

    /// The list of a section as a script: written once, it need not be in every page of the section.
    pub(super) fn nearby_script(&self, section: SectionIndex) -> Result<Vec<u8>> {
        let links = self.entries_of(section).map(|entry| self.link_html(entry).as_str());
        let links_html = items(links).unwrap_or_default();
        let list = NearbyList { section: self.shared_section_link(section), links_html };
        let html = String::from_utf8(self.theme.render("nearby.html", &list)?)?;
        Ok(calling("vadeNearby", &[&quoted(&html)]).into_bytes())
    }

    fn entries_of(&self, section: SectionIndex) -> impl Iterator<Item = EntryIndex> {
        self.site.contents.children[section.0].iter().filter_map(|node| match node {
            Node::Entry(entry) => Some(*entry),
            Node::Section(_) => None,
        })
    }

    /// The first of some places of the reading order whose entry has a page of the manual.
    pub(super) fn nearest_page(&self, places: impl IntoIterator<Item = usize>) -> Option<Markup> {
        let is_page = |index: &EntryIndex| {
            self.has_page(*index) || matches!(self.site.manual.entry(*index).kind, Kind::Amendments)
        };
        let entries = places.into_iter().map(|place| self.site.contents.reading_order[place]);
        entries.into_iter().find(is_page).map(|index| self.link_html(index).clone())
    }

    /// The items of a list: the pages that lead to an entry.
    pub(super) fn referrers_html(&self, index: EntryIndex) -> Option<Markup> {
        let manual = self.site.manual;
        let referrers = self.site.referrers[index.0].iter().filter(|referrer| {
            let entry = manual.entry(**referrer);
            entry.withdrawn.is_none() && self.has_page(**referrer)
        });
        items(referrers.map(|referrer| self.link_html(*referrer).as_str()))
    }
}
