//! What templates see: the contract with themes. A field may be added at any time; one that goes or changes its
//! meaning raises [`CONTRACT`].
//!
//! Every template gets `site` ([`SiteView`]), `strings` (the wording, by key) and `page`, which is the struct named
//! after its template here. Fields that end in `html` are safe HTML; everything else is text, and is escaped.

pub(crate) mod chapter;
pub(crate) mod contents;
pub(crate) mod fields;
pub(crate) mod link;
pub(crate) mod log;
pub(crate) mod search;
pub(crate) mod whole;

use serde::Serialize;
use serde_json::{Map, Value};

use self::fields::view_of;
pub(crate) use self::link::Link;
use crate::render::ready::Markup;

/// The version of this contract.
pub(crate) const CONTRACT: u32 = 1;

/// What all pages share.
#[derive(Serialize)]
pub(crate) struct SiteView {
    pub title: String,
    pub organisation: Option<String>,
    pub language: String,
    pub logo: Option<String>,
    /// A sentence for the top of every page.
    pub notice_html: Option<Markup>,
    pub contact: Option<Contact>,
    /// Links at the foot of every page.
    pub foot_links: Vec<Link>,
    pub print_notice: Option<String>,
    /// The address of the contents page.
    pub contents: &'static str,
    pub amendments: &'static str,
    /// The page of the search.
    pub search: Option<&'static str>,
    /// The page that finds chapters without script.
    pub a_to_z: &'static str,
    /// The address of the whole manual on one page.
    pub print: Option<&'static str>,
    pub feed: Option<&'static str>,
    /// What the feed is called.
    pub feed_title: String,
    pub base_url: Option<String>,
    pub contract: u32,
    pub extra: Map<String, Value>,
}

#[derive(Serialize)]
pub(crate) struct Contact {
    pub text: String,
    pub href: Option<String>,
}

/// What every page has for its head and its top.
pub(crate) struct Frame {
    /// `contents`, `chapter`, `section`, `status`, `amendments`, `search`, `a-to-z`, `not-found` or `print`.
    pub kind: &'static str,
    pub title: String,
    /// The page's title and the manual's, for the browser's tab.
    pub document_title: String,
    pub description: Option<String>,
    /// The page's whole address, where the manual has one.
    pub canonical: Option<String>,
    pub keywords: Vec<String>,
    /// The version of what is printed: "Version 2.1", else "Amended 31 May 2026".
    pub edition: Option<String>,
    /// From the contents down to the page's section, by the component `breadcrumb`.
    pub breadcrumb_html: Markup,
}

view_of!(Frame { kind, title, document_title, description, canonical, keywords, edition, breadcrumb_html });

#[derive(Serialize, Clone)]
pub(crate) struct DateView {
    /// 2026-05-31
    pub iso: String,
    /// 31 May 2026
    pub text: String,
}

#[derive(Serialize, Clone)]
pub(crate) struct StatusView {
    pub id: String,
    pub label: String,
    /// `title` or `badge`.
    pub place: &'static str,
}
