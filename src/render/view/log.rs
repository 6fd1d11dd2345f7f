//! The amendments log, and a chapter's history.

use serde::Serialize;

use super::{DateView, Frame};
use crate::render::ready::Markup;

/// A change, in the log or in a chapter's history.
#[derive(Serialize)]
pub(crate) struct ChangeView<'r> {
    pub entry: &'r str,
    pub number: Option<&'r str>,
    pub title: &'r str,
    pub href: Option<&'r str>,
    pub date: DateView,
    /// `new`, `updated`, …
    pub kind: &'static str,
    pub label: &'r str,
    /// What changed: former name, summary, sections, what replaces it.
    pub text_html: Markup,
}

/// `amendments.html`: the log.
#[derive(Serialize)]
pub(crate) struct AmendmentsPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub number: Option<String>,
    pub heading: String,
    pub introduction_html: Markup,
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
    /// Each by the component `change_row`.
    pub changes_html: Markup,
}
