//! The pages by which chapters are found: the search, and the A to Z.

use serde::Serialize;

use super::fields::view_of;
use super::{Frame, StatusView};
use crate::render::ready::Markup;

/// `search.html`: the form and the place of the results, which the script fills.
pub(crate) struct SearchPage {
    pub frame: Frame,
    /// The sections to which a search can be kept.
    pub sections: Vec<SectionChoice>,
    /// The statuses to which a search can be kept.
    pub statuses: Vec<StatusView>,
}

view_of!(SearchPage { sections, statuses } with frame: Frame);

#[derive(Serialize)]
pub(crate) struct SectionChoice {
    pub number: String,
    pub title: String,
    /// 0 for a section at the top.
    pub depth: usize,
}

/// `a-z.html`: titles, keywords and abbreviations in the order of the alphabet.
pub(crate) struct AToZPage {
    pub frame: Frame,
    pub letters: Vec<LetterView>,
}

view_of!(AToZPage { letters } with frame: Frame);

#[derive(Serialize)]
pub(crate) struct LetterView {
    /// The letter, or "0–9".
    pub letter: String,
    pub anchor: String,
    /// The items of a list.
    pub lines_html: Markup,
}
