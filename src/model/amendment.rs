//! One line of the record: what changed in a chapter, and when.

use jiff::civil::Date;

use crate::model::prose::Prose;
use crate::source::Spanned;

/// What kind of change an amendment records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum AmendmentType {
    New,
    Updated,
    Replaced,
    Withdrawn,
    Renamed,
    Renumbered,
    Correction,
}

impl AmendmentType {
    /// Every type, in the order in which a release lists them.
    pub(crate) const ALL: [AmendmentType; 7] = [
        AmendmentType::New,
        AmendmentType::Updated,
        AmendmentType::Replaced,
        AmendmentType::Withdrawn,
        AmendmentType::Renamed,
        AmendmentType::Renumbered,
        AmendmentType::Correction,
    ];

    /// Its name in front matter.
    pub(crate) fn name(self) -> &'static str {
        match self {
            AmendmentType::New => "new",
            AmendmentType::Updated => "updated",
            AmendmentType::Replaced => "replaced",
            AmendmentType::Withdrawn => "withdrawn",
            AmendmentType::Renamed => "renamed",
            AmendmentType::Renumbered => "renumbered",
            AmendmentType::Correction => "correction",
        }
    }

    /// The status that an amendment of this type gives its chapter for a while.
    pub(crate) fn status(self) -> Option<&'static str> {
        match self {
            AmendmentType::New => Some(crate::model::status::NEW),
            AmendmentType::Updated | AmendmentType::Replaced => Some(crate::model::status::UPDATED),
            _ => None,
        }
    }
}

/// A change as its author recorded it.
#[derive(Debug, Clone)]
pub(crate) struct Amendment {
    pub date: Spanned<Date>,
    pub kind: AmendmentType,
    pub summary: Option<Prose>,
    /// The headings that changed, in the author's words.
    pub sections: Vec<String>,
}
