//! What a manual says of the state of its chapters: new, updated, under review, and its own.

/// Where a status is shown in a line of the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusPlace {
    /// After the title, as " - under review".
    Title,
    /// As a mark in a column of its own.
    Badge,
}

/// A status that chapters may have. What is not given comes from the theme's strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Status {
    pub id: String,
    pub label: Option<String>,
    pub place: StatusPlace,
    /// What the chapter's page says of it.
    pub sentence: Option<String>,
}

pub(crate) const NEW: &str = "new";
pub(crate) const UPDATED: &str = "updated";
pub(crate) const UNDER_REVIEW: &str = "under-review";

/// The statuses that every manual has, in the order in which they are shown.
pub(crate) fn built_in() -> Vec<Status> {
    [(NEW, StatusPlace::Badge), (UPDATED, StatusPlace::Badge), (UNDER_REVIEW, StatusPlace::Title)]
        .into_iter()
        .map(|(id, place)| Status { id: id.to_owned(), label: None, place, sentence: None })
        .collect()
}
