//! The pages of entries and unnumbered pages.

use serde::Serialize;
use serde_json::{Map, Value};

use super::contents::Line;
use super::{Abbreviation, Contact, DateView, Frame, Link, StatusView};
use crate::render::ready::{Markup, Shared};

/// `chapter.html`: an entry of the contents, or a page.
#[derive(Serialize)]
pub(crate) struct ChapterPage {
    #[serde(flatten)]
    pub frame: Frame,
    #[serde(flatten)]
    pub chapter: Chapter,
    pub contents: Vec<HeadingLink>,
    /// As [`ChangeView`](super::log::ChangeView), the newest first.
    pub history: Vec<Shared>,
    /// The address of the list of its section, where it has neighbours there.
    pub nearby: Option<String>,
    pub section: Option<Shared>,
    pub previous: Option<Shared>,
    pub next: Option<Shared>,
    pub referrers: Vec<Shared>,
}

/// `nearby.html`: the entries of a section, for the pages of all of them.
#[derive(Serialize)]
pub(crate) struct NearbyList {
    pub section: Shared,
    pub links: Vec<Shared>,
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
    pub body_html: Markup,
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
    pub reason_html: Option<Markup>,
    pub replaced_by: Option<Link>,
}

#[derive(Serialize)]
pub(crate) struct TargetView {
    pub href: Option<String>,
    pub facts: Option<String>,
    pub new_tab: bool,
    pub is_external: bool,
    /// What is said of it to those who cannot see it.
    pub note: Option<String>,
}

/// The box at the head of a chapter.
#[derive(Serialize)]
pub(crate) struct HeadView {
    /// Whether there is anything in it.
    pub is_shown: bool,
    pub scope_html: Option<Markup>,
    pub regulations_html: Option<Markup>,
    pub guidance_html: Option<Markup>,
    pub local_resources_html: Option<Markup>,
    pub related: Vec<Link>,
    /// As [`ChangeView`](super::log::ChangeView).
    pub latest: Option<Shared>,
}

/// A heading in a page's own contents.
#[derive(Serialize)]
pub(crate) struct HeadingLink {
    /// 1 for the top-level headings.
    pub level: usize,
    /// The link with its number, written.
    pub html: Markup,
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
