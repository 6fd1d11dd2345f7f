//! The pages of entries and unnumbered pages.

use serde::Serialize;
use serde_json::{Map, Value};

use super::fields::view_of;
use super::{Contact, DateView, Frame, Link, StatusView};
use crate::render::ready::{Markup, Shared};

/// `chapter.html`: an entry of the contents, or a page.
pub(crate) struct ChapterPage {
    pub frame: Frame,
    pub chapter: Chapter,
    /// The items of the list "On this page", where there are several headings.
    pub contents_html: Option<Markup>,
    /// The items of a list: the changes, the newest first.
    pub history_html: Option<Markup>,
    /// The address of the list of its section, where it has neighbours there.
    pub nearby: Option<String>,
    pub section: Option<Shared>,
    pub previous_html: Option<Markup>,
    pub next_html: Option<Markup>,
    /// The items of a list: the pages that lead here.
    pub referrers_html: Option<Markup>,
}

view_of!(ChapterPage {
    contents_html, history_html, nearby, section, previous_html, next_html, referrers_html
} with frame: Frame, chapter: Chapter);

/// `nearby.html`: the entries of a section, for the pages of all of them.
#[derive(Serialize)]
pub(crate) struct NearbyList {
    pub section: Shared,
    /// The items of a list.
    pub links_html: Markup,
}

/// A chapter's own part of a page, on `chapter.html` and on `print.html`.
pub(crate) struct Chapter {
    pub id: String,
    pub number: Option<String>,
    pub heading: String,
    /// `chapter`, `link`, `file` or `amendments`.
    pub entry_kind: &'static str,
    pub is_page: bool,
    pub is_draft: bool,
    pub access: Option<String>,
    /// Whose document it is, in brackets.
    pub source_html: Option<Markup>,
    pub statuses: Vec<StatusView>,
    /// The statuses behind the title.
    pub statuses_html: Option<Markup>,
    /// What the data say of the chapter, in whole sentences.
    pub sentences: Vec<String>,
    pub review: Option<ReviewView>,
    pub withdrawn: Option<WithdrawnView>,
    /// Where an entry of kind `link` or `file` leads.
    pub target: Option<TargetView>,
    pub head: HeadView,
    pub body_html: Markup,
    /// The abbreviations that the text uses, with their meanings: the pieces of a `dl`.
    pub abbreviations_html: Option<Markup>,
    pub control: ControlView,
    /// The items of a list: what the author put beside the chapter.
    pub also_html: Option<Markup>,
    pub extra: Map<String, Value>,
}

view_of!(Chapter {
    id,
    number,
    heading,
    entry_kind,
    is_page,
    is_draft,
    access,
    source_html,
    statuses,
    statuses_html,
    sentences,
    review,
    withdrawn,
    target,
    head,
    body_html,
    abbreviations_html,
    control,
    also_html,
    extra
});

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
    /// The items of a list.
    pub related_html: Option<Markup>,
    /// The latest change, as in the history.
    pub latest_html: Option<Markup>,
}

/// Document control, as texts.
#[derive(Serialize)]
pub(crate) struct ControlView {
    pub owner: Option<String>,
    pub approved_by: Option<String>,
    pub approved_on: Option<String>,
    pub version: Option<String>,
    pub effective_from: Option<String>,
    pub last_reviewed: Option<String>,
    pub review_due: Option<String>,
    pub audience: Option<String>,
    pub former_title: Option<String>,
    pub former_number: Option<String>,
    pub number_reason: Option<String>,
    /// Whether there should have been a review.
    pub is_overdue: bool,
    /// All of it, as the pieces of a `dl`.
    pub html: Option<Markup>,
}
