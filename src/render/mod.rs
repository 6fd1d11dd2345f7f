//! Site → pages: which pages there are, and any one of them when it is asked for. It never reads or writes the disk.

mod a_to_z;
mod chapter;
mod contents;
mod hyperlink;
mod inputs;
mod limits;
mod log;
mod machine;
mod nearby;
mod own_templates;
pub(crate) mod own_theme;
mod print;
pub(crate) mod ready;
mod search;
mod section;
pub(crate) mod strings;
pub(crate) mod theme;
pub(crate) mod view;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markdown::callout_kinds;
use crate::markdown::html::{Abbreviations, Words};
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::model::status::StatusPlace;
use crate::render::hyperlink::Sheet;
use crate::render::inputs::Inputs;
use crate::render::nearby::SectionList;
use crate::render::ready::{Markup, Shared, Store};
use crate::render::theme::{Theme, ThemeFile};
use crate::render::view::{Contact, Frame, Link, SiteView, StatusView};
use crate::resolve::Site;
use crate::resolve::addresses::{
    A_TO_Z, AMENDMENTS, CONTENTS, NOT_FOUND, PRINT, SEARCH, encoded, file_place, status_page,
};
use crate::search::FOLDER as SEARCH_FOLDER;
use crate::source::FileId;

const FEED: &str = "feed.xml";
const MANUAL: &str = "manual.json";
const SCHEMA: &str = "manual.schema.json";
const SCHEMA_TEXT: &str = include_str!("manual.schema.json");

/// The parts of a page that are the same on all, as templates know them, and the templates that make them.
const PARTS: [(&str, &str); 3] =
    [("masthead", "masthead.html"), ("search_box", "search-box.html"), ("foot", "foot.html")];

/// One file of the built site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Page {
    Entry(EntryIndex),
    Section(SectionIndex),
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
        matches!(self, Page::Contents | Page::Amendments | Page::Print | Page::Manual | Page::Sitemap | Page::Status(_))
    }
}

/// Makes pages of a site.
pub(crate) struct Renderer<'s> {
    pub(crate) site: &'s Site<'s>,
    theme: Theme,
    words: Words,
    /// The labels of labelled blocks, by kind.
    callouts: BTreeMap<String, String>,
    abbreviations: Abbreviations,
    /// As in the settings, with all that they left to the theme.
    statuses: Vec<StatusView>,
    /// The files of the search, once they were asked for.
    search: OnceLock<BTreeMap<String, String>>,
    /// By entry.
    links: Store<Link>,
    shared_links: Store<Shared>,
    /// By section.
    section_links: Store<Link>,
    shared_section_links: Store<Shared>,
    section_lists: Store<SectionList>,
    /// By section, and behind the last the way to what stands in none.
    breadcrumbs: Store<Markup>,
    /// By entry: its line of the contents, written.
    lines: Store<String>,
    inputs: OnceLock<Inputs>,
}

impl<'s> Renderer<'s> {
    pub(crate) fn new(site: &'s Site<'s>, found: &mut Diagnostics) -> Renderer<'s> {
        let theme = Theme::of(site.sources, site.config, found);
        own_theme::check(site.sources, site.config, found);
        let words = markdown_words(&theme);
        let built_in =
            callout_kinds().map(|kind| (kind.to_owned(), theme.strings.get(&format!("callout_{kind}")).to_owned()));
        let own = site.config.callouts.iter().map(|(kind, label)| (kind.clone(), label.clone()));
        let callouts = built_in.chain(own).collect();
        let statuses = statuses(site, &theme);
        let abbreviations = Abbreviations::new(&site.config.abbreviations);
        let (entries, sections) = (site.manual.entries.len(), site.manual.sections.len());
        let mut renderer = Renderer {
            site,
            theme,
            words,
            callouts,
            abbreviations,
            statuses,
            links: Store::new(entries),
            shared_links: Store::new(entries),
            section_links: Store::new(sections),
            shared_section_links: Store::new(sections),
            section_lists: Store::new(sections),
            breadcrumbs: Store::new(sections + 1),
            lines: Store::new(entries),
            inputs: OnceLock::new(),
            search: OnceLock::new(),
        };
        let view = renderer.site_view();
        renderer.theme.set_globals(&view);
        for (name, template) in PARTS {
            if let Err(error) = renderer.theme.set_part(name, template) {
                renderer.theme.fault(site.sources, &error).into_iter().for_each(|fault| found.push(fault));
            }
        }
        renderer
    }

    /// Every file of the site, in the order in which they are best written: the contents page last, so that it never
    /// leads to a page that is not there yet.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let search = self.search_files().cloned().map(Page::SearchFile);
        search.chain(self.pages_without_search_files()).collect()
    }

    /// Every file of the site but those that the search loads, for which the whole manual is gone through.
    pub(crate) fn pages_without_search_files(&self) -> Vec<Page> {
        let site = self.site;
        let files = site.files.iter().map(|file| Page::File(*file));
        let assets = self.theme.assets.keys().map(|path| Page::ThemeAsset(path.clone()));
        let entries = site.manual.entry_indices().filter(|index| self.has_page(*index)).map(Page::Entry);
        let sections = site.manual.section_indices().map(Page::Section);
        let statuses = (0..self.statuses.len()).filter(|status| self.count(*status) > 0).map(Page::Status);
        let is_built = |alias: &usize| site.is_built(site.manual.entry(site.addresses.aliases[*alias].1));
        let aliases = (0..site.addresses.aliases.len()).filter(is_built).map(Page::Alias);
        let whole = site.config.print_whole.then_some(Page::Print);
        let addressed = site.config.base_url.is_some();
        let last = [
            Some(Page::Amendments),
            Some(Page::Search),
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

    /// The bytes of a page.
    ///
    /// # Errors
    /// A template of the manual's theme that cannot be rendered; a file that cannot be read.
    pub(crate) fn render(&self, page: &Page) -> Result<Cow<'_, [u8]>> {
        let bytes = match page {
            Page::Contents => self.theme.render("contents.html", &self.contents_page()?),
            Page::Entry(entry) => self.theme.render("chapter.html", &self.chapter_page(*entry)?),
            Page::Section(section) => self.theme.render("section.html", &self.section_page(*section)?),
            Page::Status(status) => self.theme.render("status.html", &self.status_page(*status)?),
            Page::Alias(alias) => self.theme.render("alias.html", &self.alias_page(*alias)),
            Page::Amendments => self.theme.render("amendments.html", &self.amendments_page()?),
            Page::Search => self.theme.render("search.html", &self.search_page()?),
            Page::AToZ => self.theme.render("a-z.html", &self.a_to_z_page()?),
            Page::SearchFile(name) => return Ok(self.search_file(name)),
            Page::NotFound => self.theme.render("404.html", &self.not_found_page()),
            Page::Print => self.theme.render("print.html", &self.print_page()),
            Page::Feed => self.theme.render("feed.xml", &self.feed()),
            Page::Sitemap => self.theme.render("sitemap.xml", &self.sitemap()),
            Page::Manual => Ok(self.manual_json().into_bytes()),
            Page::Schema => return Ok(Cow::Borrowed(SCHEMA_TEXT.as_bytes())),
            Page::ThemeAsset(path) => return self.asset(path),
            Page::File(file) => return Ok(Cow::Owned(self.site.sources.bytes(*file)?)),
        };
        Ok(Cow::Owned(bytes?))
    }

    /// Reports what is wrong with the manual's own templates, by rendering every page: a fault may show on one alone.
    pub(crate) fn try_templates(&self, found: &mut Diagnostics) {
        // The built-in templates are sound, and a page may be as long as the manual.
        if !self.theme.has_own_templates() {
            return;
        }
        let pages = self.pages_without_search_files();
        let pages = pages.into_par_iter().filter(|page| !matches!(page, Page::File(_) | Page::ThemeAsset(_)));
        let faults: Vec<Diagnostic> =
            pages.filter_map(|page| self.theme.fault(self.site.sources, &self.render(&page).err()?)).collect();
        for fault in faults {
            found.push(fault);
        }
    }

    fn asset(&self, path: &str) -> Result<Cow<'_, [u8]>> {
        match self.theme.assets[path] {
            ThemeFile::BuiltIn(text) => Ok(Cow::Borrowed(text.as_bytes())),
            ThemeFile::Own(file) => Ok(Cow::Owned(self.site.sources.bytes(file)?)),
        }
    }

    /// Whether an entry has a page of its own.
    fn has_page(&self, index: EntryIndex) -> bool {
        self.site.has_page(index)
    }

    /// How many entries of the contents have a status.
    fn count(&self, status: usize) -> usize {
        let id = self.statuses[status].id.as_str();
        let listed = self.site.contents.reading_order.iter();
        listed.filter(|entry| self.site.statuses[entry.0].contains(&id)).count()
    }

    fn statuses_of(&self, entry: EntryIndex) -> Vec<StatusView> {
        let ids = &self.site.statuses[entry.0];
        self.statuses.iter().filter(|status| ids.contains(&status.id.as_str())).cloned().collect()
    }

    fn frame(&self, kind: &'static str, title: &str, address: &str) -> Frame {
        Frame {
            kind,
            document_title: self.document_title(kind, title),
            title: title.to_owned(),
            description: None,
            canonical: self.site.config.base_url.as_ref().map(|base| format!("{base}{}", encoded(address))),
            keywords: vec![],
            edition: None,
            breadcrumb_html: Markup::default(),
        }
    }

    /// What the browser's tab says of a page.
    fn document_title(&self, kind: &str, title: &str) -> String {
        let config = self.site.config;
        match &config.organisation {
            _ if kind != "contents" => {
                self.theme.strings.fill("page_title", &[("title", title), ("manual", &config.title)])
            }
            Some(organisation) => format!("{} - {organisation}", config.title),
            None => config.title.clone(),
        }
    }

    /// The day of an amendment, as the foot of a printed page tells it.
    fn amended_on(&self, date: Date) -> String {
        let strings = &self.theme.strings;
        strings.fill("amended_on", &[("date", &strings.date(date).text)])
    }

    fn site_view(&self) -> SiteView {
        let config = self.site.config;
        SiteView {
            title: config.title.clone(),
            organisation: config.organisation.clone(),
            language: config.language.value.clone(),
            logo: config.logo.as_ref().and_then(|logo| self.file_href(config.file, &logo.value)),
            notice_html: config.notice.as_ref().map(|notice| self.line_html(config.file, notice, Sheet::Any)),
            contact: config.contact.as_deref().map(contact),
            foot_links: self.links_of_settings(&config.foot_links),
            print_notice: config.print_notice.clone(),
            contents: CONTENTS,
            amendments: AMENDMENTS,
            search: SEARCH,
            a_to_z: A_TO_Z,
            print: config.print_whole.then_some(PRINT),
            feed: config.base_url.is_some().then_some(FEED),
            base_url: config.base_url.clone(),
            contract: view::CONTRACT,
            extra: config.extra.clone(),
        }
    }
}

/// A contact as a link, where it is an address for mail.
fn contact(text: &str) -> Contact {
    let is_mail = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains([' ', '<', '>', '"', '?', '&'])
    });
    Contact { text: text.to_owned(), href: is_mail.then(|| format!("mailto:{text}")) }
}

fn statuses(site: &Site<'_>, theme: &Theme) -> Vec<StatusView> {
    let label = |id: &str| theme.strings.get(&format!("status_{}", id.replace('-', "_"))).to_owned();
    let view = |status: &crate::model::status::Status| StatusView {
        id: status.id.clone(),
        label: status.label.clone().unwrap_or_else(|| label(&status.id)),
        place: match status.place {
            StatusPlace::Title => "title",
            StatusPlace::Badge => "badge",
        },
    };
    site.config.statuses.iter().map(view).collect()
}

fn markdown_words(theme: &Theme) -> Words {
    let word = |key: &str| theme.strings.get(key).to_owned();
    Words {
        table: word("table"),
        footnotes: word("footnotes"),
        footnote_back: word("footnote_back"),
        heading_link: word("heading_link"),
        done: word("done"),
        to_do: word("to_do"),
    }
}
