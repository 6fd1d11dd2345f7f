//! The settings of a manual.

mod read;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::code::Code;
use crate::diagnostics::{CheckLevel, Diagnostics};
use crate::model::prose::Prose;
use crate::model::status::Status;
use crate::source::{FileId, Sources, Spanned};

/// The settings of a manual.
#[derive(Debug)]
pub(crate) struct Config {
    pub file: FileId,
    pub title: String,
    pub organisation: Option<String>,
    pub language: Spanned<String>,
    pub logo: Option<Spanned<String>>,
    /// Ends with `/`.
    pub base_url: Option<String>,
    pub theme: Spanned<String>,
    pub next_update: Option<Date>,
    pub external_links: ExternalLinks,
    pub contact: Option<String>,
    pub print_notice: Option<String>,
    /// Shown at the top of every page.
    pub notice: Option<Prose>,
    pub quick_links: Vec<QuickLink>,
    /// Shown at the foot of every page.
    pub foot_links: Vec<QuickLink>,
    /// Oldest first.
    pub releases: Vec<Release>,
    pub statuses: Vec<Status>,
    /// How long an amendment marks its chapter as new or updated; without it statuses are shown as typed.
    pub mark_for: Option<jiff::Span>,
    pub access: BTreeMap<String, Access>,
    pub manuals: BTreeMap<String, OtherManual>,
    pub callouts: BTreeMap<String, String>,
    pub checks: BTreeMap<Code, CheckLevel>,
    pub abbreviations: BTreeMap<String, String>,
    pub synonyms: BTreeMap<String, Vec<String>>,
    pub print_whole: bool,
    pub has_search: bool,
    pub required: Required,
    /// What cannot be told of chapters, since the settings that they refer to could not be read.
    pub unsure: Vec<Code>,
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// The keys of document control that must be given, by what must have them.
#[derive(Debug, Default)]
pub(crate) struct Required {
    /// Chapters, links and files with a number.
    pub chapter: Vec<String>,
    pub link: Vec<String>,
    pub file: Vec<String>,
    /// Pages, which are chapters without a number.
    pub page: Vec<String>,
}

impl Required {
    /// Whether any files must have a key.
    pub(crate) fn has(&self, key: &str) -> bool {
        let Required { chapter, link, file, page } = self;
        [chapter, link, file, page].into_iter().flatten().any(|required| required == key)
    }
}

/// How links to other sites open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExternalLinks {
    SameTab,
    NewTab,
}

/// What a reader needs for a chapter or an address.
#[derive(Debug)]
pub(crate) struct Access {
    pub label: String,
    /// What the addresses begin with that need it.
    pub addresses: Vec<String>,
}

impl Access {
    /// Whether an address needs it.
    pub(crate) fn is_for(&self, address: &str) -> bool {
        self.addresses.iter().any(|start| address.starts_with(start))
    }
}

/// A link above the contents list, or at the foot of every page.
#[derive(Debug)]
pub(crate) struct QuickLink {
    pub title: String,
    pub target: QuickTarget,
}

#[derive(Debug)]
pub(crate) enum QuickTarget {
    Url(Spanned<String>),
    Chapter(Spanned<String>),
}

/// A dated edition of the manual.
#[derive(Debug)]
pub(crate) struct Release {
    pub date: Date,
    pub title: String,
}

/// Another body's manual.
#[derive(Debug)]
pub(crate) struct OtherManual {
    pub title: String,
    pub url: Option<Spanned<String>>,
}

/// The keys that `[document_control] required` may name.
pub(crate) const DOCUMENT_CONTROL_KEYS: [&str; 8] =
    ["owner", "approved_by", "approved_on", "version", "effective_from", "last_reviewed", "review_due", "audience"];

/// Reads the settings; what is wrong with them is reported, and its default stands in.
pub(crate) fn read(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Config {
    read::read(sources, file, found)
}
