//! A folder of the manual that has a number.

use crate::model::also::Also;
use crate::model::entry::Body;
use crate::model::number::SectionNumber;
use crate::source::{FileId, Spanned};

/// Names a section among a manual's sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SectionIndex(pub usize);

/// A section as its `_index.md` says.
#[derive(Debug)]
pub(crate) struct Section {
    pub file: FileId,
    pub id: Spanned<String>,
    pub number: Spanned<SectionNumber>,
    pub number_reason: Option<String>,
    pub title: String,
    pub caption: Option<String>,
    pub image: Option<Image>,
    pub also: Vec<Also>,
    pub extra: serde_json::Map<String, serde_json::Value>,
    pub body: Body,
}

/// A section's picture, by its path from the section's folder.
#[derive(Debug)]
pub(crate) struct Image {
    pub path: Spanned<String>,
    /// Empty for a picture that says nothing the title does not.
    pub alternative: String,
}
