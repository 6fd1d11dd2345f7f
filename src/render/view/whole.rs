//! Pages about the whole site: print, lead-on pages, the feed, the site map.

use serde::Serialize;

use super::Frame;
use super::chapter::Chapter;
use super::fields::view_of;
use crate::render::ready::Markup;

/// `alias.html`: leads on from an old address.
#[derive(Serialize)]
pub(crate) struct AliasPage {
    pub title: String,
    pub href: String,
    pub canonical: Option<String>,
}

/// `print.html`: the whole manual as one page.
pub(crate) struct PrintPage {
    pub frame: Frame,
    pub introduction_html: Markup,
    pub items: Vec<PrintItem>,
}

view_of!(PrintPage { introduction_html, items } with frame: Frame);

/// A section's title, or a chapter, in reading order.
#[derive(Serialize)]
pub(crate) struct PrintItem {
    pub anchor: String,
    /// `section` at the top, `heading` below, `chapter`.
    pub kind: &'static str,
    /// 2 for `h2`.
    pub level: usize,
    pub shown_number: Option<String>,
    pub title: String,
    pub caption: Option<String>,
    /// What a section's author put beside its entries.
    pub lines_html: Option<Markup>,
    pub body_html: Markup,
    pub chapter: Option<Chapter>,
}

/// `feed.xml`.
#[derive(Serialize)]
pub(crate) struct Feed {
    pub base_url: String,
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

#[derive(Serialize)]
pub(crate) struct FeedEntry {
    pub id: String,
    pub title: String,
    pub href: String,
    pub updated: String,
    /// The chapter's summary.
    pub summary: Option<String>,
    /// What changed, as HTML.
    pub content: String,
}
