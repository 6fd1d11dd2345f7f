//! Site → pages: which pages there are, and any one of them when it is asked for. It never reads or writes the disk.

mod a_to_z;
mod chapter;
mod contents;
mod control;
mod html;
mod hyperlink;
mod inputs;
mod limits;
mod lines;
mod lists;
mod log;
mod machine;
mod nearby;
mod own_templates;
pub(crate) mod own_theme;
mod page;
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
use serde::Serialize;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markdown::callout_kinds;
use crate::markdown::html::{Abbreviations, Words};
use crate::model::entry::EntryIndex;
use crate::model::status::StatusPlace;
use crate::render::hyperlink::Sheet;
use crate::render::inputs::Inputs;
pub(crate) use crate::render::page::Page;
use crate::render::ready::{Markup, Shared, Store};
use crate::render::theme::{Theme, ThemeFile};
use crate::render::view::{Contact, Frame, Link, SiteView, StatusView};
use crate::resolve::Site;
use crate::resolve::addresses::{A_TO_Z, AMENDMENTS, CONTENTS, PRINT, SEARCH, encoded};

const FEED: &str = "feed.xml";
const MANUAL: &str = "manual.json";
const SCHEMA: &str = "manual.schema.json";
const SCHEMA_TEXT: &str = include_str!("manual.schema.json");
/// What an entry takes, with its amendments, on a page that tells something of all, in bytes; more is no fault.
const OF_AN_ENTRY: usize = 700;

/// The parts of a page that are the same on all, as templates know them, and the templates that make them.
const PARTS: [(&str, &str); 3] =
    [("masthead", "masthead.html"), ("search_box", "search-box.html"), ("foot", "foot.html")];

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
    /// By entry.
    links: Store<Link>,
    links_html: Store<Markup>,
    /// By section.
    section_links: Store<Link>,
    shared_section_links: Store<Shared>,
    /// By section, and behind the last the way to what stands in none.
    breadcrumbs: Store<Markup>,
    /// By entry: its line of the contents, written.
    lines: Store<String>,
    inputs: OnceLock<Inputs>,
    /// The files of the search, once they were asked for.
    search: OnceLock<BTreeMap<String, String>>,
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
            links_html: Store::new(entries),
            section_links: Store::new(sections),
            shared_section_links: Store::new(sections),
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

    /// The bytes of a page.
    ///
    /// # Errors
    /// A template of the manual's theme that cannot be rendered; a file that cannot be read.
    pub(crate) fn render(&self, page: &Page) -> Result<Cow<'_, [u8]>> {
        let bytes = match page {
            Page::Contents => self.long_page("contents.html", &self.contents_page()?),
            Page::Entry(entry) => self.theme.render("chapter.html", &self.chapter_page(*entry)?),
            Page::Section(section) => self.theme.render("section.html", &self.section_page(*section)?),
            Page::Nearby(section) => self.nearby_script(*section),
            Page::Status(status) => self.theme.render("status.html", &self.status_page(*status)?),
            Page::Alias(alias) => self.theme.render("alias.html", &self.alias_page(*alias)),
            Page::Amendments => self.long_page("amendments.html", &self.amendments_page()?),
            Page::Search => self.theme.render("search.html", &self.search_page()?),
            Page::AToZ => self.long_page("a-z.html", &self.a_to_z_page()?),
            Page::SearchFile(name) => return self.search_file(name),
            Page::NotFound => self.theme.render("404.html", &self.not_found_page()),
            Page::Print => self.theme.render("print.html", &self.print_page()),
            Page::Feed => self.theme.render("feed.xml", &self.feed()),
            Page::Sitemap => Ok(self.sitemap().into_bytes()),
            Page::Manual => Ok(self.manual_json()),
            Page::Schema => return Ok(Cow::Borrowed(SCHEMA_TEXT.as_bytes())),
            Page::ThemeAsset(path) => return self.asset(path),
            Page::File(file) => return Ok(Cow::Owned(self.site.sources.bytes(*file)?)),
        };
        Ok(Cow::Owned(bytes?))
    }

    fn long_page(&self, template: &str, page: &impl Serialize) -> Result<Vec<u8>> {
        self.theme.render_long(template, page, self.room_for_all())
    }

    /// How many bytes a page is given at once that tells something of all entries; those that it needs not cost nothing.
    fn room_for_all(&self) -> usize {
        self.site.manual.entries.len() * OF_AN_ENTRY
    }

    /// Reports what is wrong with the manual's own templates, by rendering every page: a fault may show on one alone.
    pub(crate) fn try_templates(&self, found: &mut Diagnostics) {
        // The built-in templates are sound, and a page may be as long as the manual.
        if !self.theme.has_own_templates() {
            return;
        }
        let pages = self.pages();
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
        self.marked(status).count()
    }

    /// The entries of the contents that have a status.
    fn marked(&self, status: usize) -> impl Iterator<Item = EntryIndex> {
        let id = self.statuses[status].id.as_str();
        let listed = self.site.contents.reading_order.iter().copied();
        listed.filter(move |entry| self.site.statuses[entry.0].contains(&id))
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
            canonical: self.site.config.base_url.as_ref().map(|base| [base, &*encoded(address)].concat()),
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
            search: config.has_search.then_some(SEARCH),
            a_to_z: A_TO_Z,
            print: config.print_whole.then_some(PRINT),
            feed: config.base_url.is_some().then_some(FEED),
            feed_title: self.theme.strings.fill("feed_title", &[("manual", &config.title)]),
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
        done: word("done"),
        to_do: word("to_do"),
    }
}
