//! The amendments log, and a chapter's history.

use serde::Serialize;

use super::{DateView, Frame, Link};
use crate::render::ready::Markup;

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
    pub summary_html: Option<Markup>,
    pub sections: Vec<String>,
    /// "Formerly: …"
    pub former: Option<String>,
    pub replaced_by: Option<Link>,
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
