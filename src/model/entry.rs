//! A file of the manual: an entry of the contents, or a page without a number.

use jiff::civil::Date;

use crate::model::also::Also;
use crate::model::amendment::Amendment;
use crate::model::moment::Moment;
use crate::model::number::SectionNumber;
use crate::model::outline::{KeptOutline, Outline};
use crate::model::prose::Prose;
use crate::source::{FileId, Spanned};

/// Names an entry among a manual's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryIndex(pub usize);

/// An entry or page as its front matter and text say.
#[derive(Debug)]
pub(crate) struct Entry {
    pub file: FileId,
    pub id: Spanned<String>,
    /// Without a number it is a page, which the contents do not list.
    pub number: Option<Spanned<SectionNumber>>,
    pub number_reason: Option<String>,
    pub title: Spanned<String>,
    pub kind: Kind,
    pub source: Option<Spanned<String>>,
    pub access: Option<Spanned<String>>,
    pub statuses: Vec<Spanned<String>>,
    /// Apart, since few entries have it; so is `withdrawn`.
    pub under_review: Option<Box<UnderReview>>,
    pub added: Option<Spanned<Moment>>,
    /// As the author ordered them.
    pub amendments: Vec<Amendment>,
    /// Whether all of its amendments, former titles and former numbers could be read.
    pub is_history_whole: bool,
    pub summary: Option<String>,
    pub finding: Finding,
    pub aliases: Vec<Spanned<String>>,
    pub head: Head,
    pub control: DocumentControl,
    pub withdrawn: Option<Box<Withdrawn>>,
    pub draft: bool,
    pub also: Vec<Also>,
    pub extra: serde_json::Map<String, serde_json::Value>,
    pub number_headings: bool,
    /// How many levels of headings the page's own contents show.
    pub contents_depth: u8,
    pub body: Body,
}

/// What an entry is.
#[derive(Debug)]
pub(crate) enum Kind {
    Chapter,
    Link {
        url: Spanned<String>,
    },
    File {
        file: Spanned<String>,
    },
    /// The amendments log, as an entry of the contents.
    Amendments,
}

impl Kind {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Kind::Chapter => "chapter",
            Kind::Link { .. } => "link",
            Kind::File { .. } => "file",
            Kind::Amendments => "amendments",
        }
    }
}

/// A review that is going on.
#[derive(Debug)]
pub(crate) struct UnderReview {
    pub since: Option<Spanned<Date>>,
    pub expected: Option<Date>,
    pub contact: Option<String>,
}

/// Words by which search finds the entry, never printed in the contents.
#[derive(Debug)]
pub(crate) struct Finding {
    pub keywords: Vec<String>,
    /// Oldest first.
    pub former_titles: Vec<String>,
    /// Oldest first.
    pub former_numbers: Vec<SectionNumber>,
}

/// The box at the head of a chapter.
#[derive(Debug)]
pub(crate) struct Head {
    pub scope: Option<Prose>,
    pub regulations: Option<Prose>,
    pub guidance: Option<Prose>,
    pub local_resources: Option<Prose>,
    pub related: Vec<Spanned<String>>,
}

/// Who answers for a chapter, and when it is looked at again.
#[derive(Debug)]
pub(crate) struct DocumentControl {
    pub owner: Option<String>,
    pub approved_by: Option<String>,
    pub approved_on: Option<Spanned<Date>>,
    pub version: Option<String>,
    pub effective_from: Option<Date>,
    pub last_reviewed: Option<Spanned<Date>>,
    pub review_due: Option<Date>,
    pub audience: Vec<String>,
    /// The keys of it that some files must have, and that the author left out.
    pub lacking: Vec<&'static str>,
}

/// A chapter that no longer applies.
#[derive(Debug)]
pub(crate) struct Withdrawn {
    pub on: Spanned<Date>,
    pub reason: Option<Prose>,
    /// The path of the chapter that stands in its place.
    pub replaced_by: Option<Spanned<String>>,
}

/// The text of a file behind its front matter.
#[derive(Debug)]
pub(crate) struct Body {
    /// Where it begins in the file.
    pub start: usize,
    pub outline: Outline,
    /// What a build keeps of the outline for the next one, unless there was something to say about the text.
    pub kept: Option<KeptOutline>,
}
