//! What a text holds: its headings, its links, and all else in few bytes.

use std::fmt::Write as _;

use crate::source::Span;

/// What other stages need to know of a text.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    /// Whether there is nothing to read.
    pub is_empty: bool,
    /// Where a page is expected to be made of the text.
    pub recording: Option<Recording>,
}

/// What the parser made of a text, so that it need not be asked again; only `markdown` can read it.
#[derive(Debug, Default)]
pub(crate) struct Recording {
    pub codes: Box<[u8]>,
    pub words: Box<str>,
    /// How many events there are.
    pub count: usize,
}

/// An outline in few bytes, which a build keeps for the next one; only `markdown` can read it.
#[derive(Debug)]
pub(crate) struct KeptOutline {
    /// The hash of its text.
    pub text: [u8; 16],
    pub bytes: Box<[u8]>,
}

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// 2 for `##`.
    pub level: u8,
    pub text: Box<str>,
    /// Where its words begin in the text.
    pub start: u32,
    pub anchor: Box<str>,
    /// Whether the author gave it an id, which is its anchor unless there is something to say of it.
    pub has_id: bool,
    /// Its number on the page: 4, 2 for the second heading below the fourth.
    pub number: Box<[u32]>,
}

/// A link or image of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub destination: String,
    pub span: Span,
    pub is_image: bool,
    /// Whether the author gave it words; a link without them reads as number and title of its target.
    pub has_words: bool,
}

impl Heading {
    /// Adds its number as readers see it: "4." for a top-level heading, "4.2" below one.
    pub(crate) fn add_shown_number(&self, html: &mut String) {
        for (index, number) in self.number.iter().enumerate() {
            let dot = if index > 0 { "." } else { "" };
            write!(html, "{dot}{number}").expect("a String can be written to");
        }
        if self.number.len() == 1 {
            html.push('.');
        }
    }
}
