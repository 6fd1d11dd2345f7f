//! What templates see: the contract with themes. A field may be added at any time; one that goes or changes its
//! meaning raises [`CONTRACT`].
//!
//! Every template gets `site` ([`SiteView`]), `strings` (the wording, by key) and `page`, which is the struct named
//! after its template here. Fields that end in `html` are safe HTML; everything else is text, and is escaped.

use serde::Serialize;
use serde_json::{Map, Value};

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
    pub notice_html: Option<String>,
    pub contact: Option<Contact>,
    pub print_notice: Option<String>,
    /// The address of the contents page.
    pub contents: &'static str,
    pub amendments: &'static str,
    /// The address of the whole manual on one page.
    pub print: Option<&'static str>,
    pub feed: Option<&'static str>,
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
#[derive(Serialize)]
pub(crate) struct Frame {
    /// `contents`, `chapter`, `section`, `status`, `amendments`, `not-found` or `print`.
    pub kind: &'static str,
    pub title: String,
    pub description: Option<String>,
    /// The page's whole address, where the manual has one.
    pub canonical: Option<String>,
    pub keywords: Vec<String>,
    /// From the contents down to the page's section.
    pub breadcrumb: Vec<Link>,
}

/// A link to a page of the manual or elsewhere.
#[derive(Serialize, Clone)]
pub(crate) struct Link {
    pub number: Option<String>,
    pub title: String,
    pub href: Option<String>,
    pub is_external: bool,
    pub new_tab: bool,
}

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

/// `contents.html`: the numbered contents.
#[derive(Serialize)]
pub(crate) struct ContentsPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub introduction_html: String,
    pub quick_links: Vec<Link>,
    /// Jumps to the sections on this page.
    pub jumps: Vec<Link>,
    pub next_update: Option<DateView>,
    pub counts: Vec<StatusCount>,
    pub parts: Vec<Part>,
}

/// How many entries have a status, and the page that lists them.
#[derive(Serialize)]
pub(crate) struct StatusCount {
    pub status: StatusView,
    pub count: usize,
    /// "13 updated"
    pub text: String,
    pub href: String,
}

/// A piece of the contents: some lines, or a section.
#[derive(Serialize)]
pub(crate) struct Part {
    pub lines: Vec<Line>,
    pub section: Option<Box<SectionBlock>>,
}

#[derive(Serialize)]
pub(crate) struct SectionBlock {
    /// The anchor on this page.
    pub anchor: String,
    pub number: String,
    /// As shown: "1." for a top-level section, "1.1" below one.
    pub shown_number: String,
    pub title: String,
    pub href: String,
    /// `section` at the top, `heading` below.
    pub kind: &'static str,
    /// 2 for `h2`.
    pub level: usize,
    pub caption: Option<String>,
    pub image: Option<ImageView>,
    pub parts: Vec<Part>,
}

#[derive(Serialize)]
pub(crate) struct ImageView {
    pub src: String,
    pub alternative: String,
}

/// A line of the contents below a section's title.
#[derive(Serialize)]
pub(crate) struct Line {
    /// `entry`, `see`, `and` or `note`.
    pub kind: &'static str,
    pub number: Option<String>,
    pub title: String,
    /// A note's text.
    pub html: String,
    pub href: Option<String>,
    pub is_external: bool,
    pub new_tab: bool,
    /// Type and size of a file.
    pub facts: Option<String>,
    pub access: Option<String>,
    pub about: Option<String>,
    pub statuses: Vec<StatusView>,
    pub status_ids: String,
    pub source: Option<Link>,
}

/// `chapter.html`: an entry of the contents, or a page.
#[derive(Serialize)]
pub(crate) struct ChapterPage {
    #[serde(flatten)]
    pub frame: Frame,
    #[serde(flatten)]
    pub chapter: Chapter,
    pub contents: Vec<HeadingLink>,
    pub history: Vec<ChangeView>,
    /// The neighbours in its section; at most 40.
    pub nearby: Vec<Link>,
    pub section: Option<Link>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub referrers: Vec<Link>,
}

/// A chapter's own part of a page, on `chapter.html` and on `print.html`.
#[derive(Serialize)]
pub(crate) struct Chapter {
    pub id: String,
    pub number: Option<String>,
    pub heading: String,
    /// `chapter`, `link`, `file` or `amendments`.
    pub entry_kind: &'static str,
    pub is_page: bool,
    pub is_draft: bool,
    pub access: Option<String>,
    pub source: Option<Link>,
    pub statuses: Vec<StatusView>,
    /// What the data say of the chapter, in whole sentences.
    pub sentences: Vec<String>,
    pub review: Option<ReviewView>,
    pub withdrawn: Option<WithdrawnView>,
    /// Where an entry of kind `link` or `file` leads.
    pub target: Option<TargetView>,
    pub head: HeadView,
    pub body_html: String,
    pub abbreviations: Vec<Abbreviation>,
    pub control: Vec<ControlRow>,
    pub also: Vec<Line>,
    pub extra: Map<String, Value>,
}

#[derive(Serialize)]
pub(crate) struct ReviewView {
    pub since: Option<DateView>,
    pub expected: Option<DateView>,
    pub contact: Option<Contact>,
}

#[derive(Serialize)]
pub(crate) struct WithdrawnView {
    pub on: DateView,
    pub sentence: String,
    pub reason_html: Option<String>,
    pub replaced_by: Option<Link>,
}

#[derive(Serialize)]
pub(crate) struct TargetView {
    pub href: Option<String>,
    pub facts: Option<String>,
    pub new_tab: bool,
    pub is_external: bool,
}

/// The box at the head of a chapter.
#[derive(Serialize)]
pub(crate) struct HeadView {
    /// Whether there is anything in it.
    pub is_shown: bool,
    pub scope_html: Option<String>,
    pub regulations_html: Option<String>,
    pub guidance_html: Option<String>,
    pub local_resources_html: Option<String>,
    pub related: Vec<Link>,
    pub latest: Option<ChangeView>,
}

/// A heading in a page's own contents.
#[derive(Serialize)]
pub(crate) struct HeadingLink {
    /// 1 for the top-level headings.
    pub level: usize,
    pub number: Option<String>,
    pub text: String,
    pub href: String,
}

#[derive(Serialize)]
pub(crate) struct Abbreviation {
    pub short: String,
    pub meaning: String,
}

/// A line of document control.
#[derive(Serialize)]
pub(crate) struct ControlRow {
    pub key: &'static str,
    pub label: String,
    pub text: String,
    pub date: Option<String>,
    /// A review that should have been.
    pub is_overdue: bool,
}

/// A change, in the log or in a chapter's history.
#[derive(Serialize, Clone)]
pub(crate) struct ChangeView {
    pub entry: String,
    pub number: Option<String>,
    pub title: String,
    pub href: Option<String>,
    pub date: DateView,
    /// `new`, `updated`, …
    pub kind: &'static str,
    pub label: String,
    pub summary_html: Option<String>,
    pub sections: Vec<String>,
    /// "Formerly: …"
    pub former: Option<String>,
    pub replaced_by: Option<Link>,
}

/// `section.html`: a section's introduction and its part of the contents.
#[derive(Serialize)]
pub(crate) struct SectionPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub id: String,
    pub number: String,
    pub shown_number: String,
    pub heading: String,
    pub caption: Option<String>,
    pub image: Option<ImageView>,
    pub body_html: String,
    pub abbreviations: Vec<Abbreviation>,
    pub parts: Vec<Part>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub extra: Map<String, Value>,
}

/// `status.html`: the entries of one status.
#[derive(Serialize)]
pub(crate) struct StatusPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub heading: String,
    pub lines: Vec<Line>,
}

/// `amendments.html`: the log.
#[derive(Serialize)]
pub(crate) struct AmendmentsPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub number: Option<String>,
    pub heading: String,
    pub introduction_html: String,
    pub periods: Vec<PeriodView>,
}

#[derive(Serialize)]
pub(crate) struct PeriodView {
    pub anchor: String,
    pub title: String,
    pub groups: Vec<GroupView>,
}

/// The changes of one type in a period.
#[derive(Serialize)]
pub(crate) struct GroupView {
    pub kind: &'static str,
    pub title: String,
    pub changes: Vec<ChangeView>,
}

/// `alias.html`: leads on from an old address.
#[derive(Serialize)]
pub(crate) struct AliasPage {
    pub title: String,
    pub href: String,
    pub canonical: Option<String>,
}

/// `404.html`.
#[derive(Serialize)]
pub(crate) struct NotFoundPage {
    #[serde(flatten)]
    pub frame: Frame,
}

/// `print.html`: the whole manual as one page.
#[derive(Serialize)]
pub(crate) struct PrintPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub introduction_html: String,
    pub items: Vec<PrintItem>,
}

/// A section's title, or a chapter, in reading order.
#[derive(Serialize)]
pub(crate) struct PrintItem {
    pub anchor: String,
    /// 2 for `h2`.
    pub level: usize,
    pub shown_number: Option<String>,
    pub title: String,
    pub body_html: String,
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
    pub content: String,
}

/// `sitemap.xml`.
#[derive(Serialize)]
pub(crate) struct Sitemap {
    pub pages: Vec<SitemapPage>,
}

#[derive(Serialize)]
pub(crate) struct SitemapPage {
    pub address: String,
    pub modified: Option<String>,
}
