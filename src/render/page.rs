//! Which pages a site has, and where each is found.

use rayon::prelude::*;

use super::{FEED, MANUAL, Renderer, SCHEMA};
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::resolve::addresses::{
    A_TO_Z, AMENDMENTS, CONTENTS, NOT_FOUND, PRINT, SEARCH, file_place, section_list, status_page,
};
use crate::search::FOLDER as SEARCH_FOLDER;
use crate::source::FileId;

/// One file of the built site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Page {
    Entry(EntryIndex),
    Section(SectionIndex),
    /// The list of a section's entries, for the pages of these.
    Nearby(SectionIndex),
    /// The entries of one of the settings' statuses.
    Status(usize),
    /// An old address that leads on.
    Alias(usize),
    Amendments,
    Search,
    AToZ,
    /// A file of the search, by its name.
    SearchFile(String),
    NotFound,
    Print,
    Feed,
    Sitemap,
    Manual,
    Schema,
    ThemeAsset(String),
    File(FileId),
    Contents,
}

impl Page {
    /// Whether it shows all of the manual, and so may be as long.
    pub(crate) fn is_of_all(&self) -> bool {
        matches!(
            self,
            Page::Contents
                | Page::Amendments
                | Page::AToZ
                | Page::Print
                | Page::Manual
                | Page::Sitemap
                | Page::Status(_)
        )
    }

    /// The file of the search that has an address, if it may be one.
    pub(crate) fn of_search(address: &str) -> Option<Page> {
        Some(Page::SearchFile(address.strip_prefix(SEARCH_FOLDER)?.to_owned()))
    }
}

impl Renderer<'_> {
    /// The files that the search loads. The whole manual is gone through for them.
    pub(crate) fn search_files(&self) -> Vec<Page> {
        self.search_file_names().cloned().map(Page::SearchFile).collect()
    }

    /// The folder of the files that the search loads.
    pub(crate) fn search_folder(&self) -> Option<&'static str> {
        self.site.config.has_search.then_some(SEARCH_FOLDER)
    }

    /// Every file of the site but those that the search loads.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let site = self.site;
        let files = site.files.iter().map(|file| Page::File(*file));
        let assets = self.theme.assets.keys().map(|path| Page::ThemeAsset(path.clone()));
        let entries = (0..site.manual.entries.len()).into_par_iter().map(EntryIndex);
        let entries: Vec<Page> = entries.filter(|index| self.has_page(*index)).map(Page::Entry).collect();
        let sections = site.manual.section_indices().map(Page::Section);
        let lists = site.manual.section_indices().filter(|index| self.has_list(*index)).map(Page::Nearby);
        let statuses =
            (0..self.statuses.len()).filter(|status| self.marked(*status).next().is_some()).map(Page::Status);
        let is_built = |alias: &usize| site.is_built(site.manual.entry(site.addresses.aliases[*alias].1));
        let aliases = (0..site.addresses.aliases.len()).filter(is_built).map(Page::Alias);
        let whole = site.config.print_whole.then_some(Page::Print);
        let addressed = site.config.base_url.is_some();
        let last = [
            Some(Page::Amendments),
            site.config.has_search.then_some(Page::Search),
            Some(Page::AToZ),
            Some(Page::NotFound),
            addressed.then_some(Page::Feed),
            addressed.then_some(Page::Sitemap),
            Some(Page::Manual),
            Some(Page::Schema),
            Some(Page::Contents),
        ];
        files
            .chain(assets)
            .chain(entries)
            .chain(sections)
            .chain(lists)
            .chain(statuses)
            .chain(aliases)
            .chain(whole)
            .chain(last.into_iter().flatten())
            .collect()
    }

    /// Where a page is found, from the site's top.
    pub(crate) fn address(&self, page: &Page) -> String {
        match page {
            Page::Contents => CONTENTS.to_owned(),
            Page::Entry(entry) => self.site.addresses.entry(*entry).to_owned(),
            Page::Section(section) => self.site.addresses.section(*section).to_owned(),
            Page::Nearby(section) => section_list(&self.site.manual.section(*section).id.value),
            Page::Status(status) => status_page(&self.statuses[*status].id),
            Page::Alias(alias) => self.site.addresses.aliases[*alias].0.clone(),
            Page::Amendments => AMENDMENTS.to_owned(),
            Page::Search => SEARCH.to_owned(),
            Page::AToZ => A_TO_Z.to_owned(),
            Page::SearchFile(name) => format!("{SEARCH_FOLDER}{name}"),
            Page::NotFound => NOT_FOUND.to_owned(),
            Page::Print => PRINT.to_owned(),
            Page::Feed => FEED.to_owned(),
            Page::Sitemap => "sitemap.xml".to_owned(),
            Page::Manual => MANUAL.to_owned(),
            Page::Schema => SCHEMA.to_owned(),
            Page::ThemeAsset(path) => format!("assets/{path}"),
            Page::File(file) => file_place(self.site.sources.content_path(*file)),
        }
    }
}
