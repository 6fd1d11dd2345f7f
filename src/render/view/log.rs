//! The amendments log.

use serde::Serialize;

use super::Frame;
use super::fields::view_of;
use crate::render::ready::Markup;

/// `amendments.html`: the log.
pub(crate) struct AmendmentsPage {
    pub frame: Frame,
    pub number: Option<String>,
    pub heading: String,
    pub introduction_html: Markup,
    pub periods: Vec<PeriodView>,
}

view_of!(AmendmentsPage { number, heading, introduction_html, periods } with frame: Frame);

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
    /// The rows of a table: number, title, day and what changed.
    pub changes_html: Markup,
}
