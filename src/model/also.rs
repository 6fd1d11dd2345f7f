//! Lines of the contents that are not entries.

use jiff::civil::Date;

use crate::model::prose::Prose;
use crate::source::{Span, Spanned};

/// A line that follows an entry, or stands under a section's title.
#[derive(Debug, Clone)]
pub(crate) struct Also {
    pub span: Span,
    pub words: AlsoWords,
    pub target: AlsoTarget,
    pub access: Option<Spanned<String>>,
    /// Shown after a dash.
    pub about: Option<String>,
    pub source: Option<Spanned<String>>,
    /// The last day on which the line is shown.
    pub expires: Option<Spanned<Date>>,
    pub place: AlsoPlace,
}

/// What a line says, and how it begins.
#[derive(Debug, Clone)]
pub(crate) enum AlsoWords {
    /// "See also: …"; without words of its own it takes the title of its chapter.
    See(Option<String>),
    /// "and …", continuing the line before.
    And(Option<String>),
    Note(Prose),
}

/// Where a line leads.
#[derive(Debug, Clone)]
pub(crate) enum AlsoTarget {
    Nowhere,
    Url(Spanned<String>),
    Chapter(Spanned<String>),
    File(Spanned<String>),
}

/// Where a section's line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AlsoPlace {
    Start,
    End,
}
