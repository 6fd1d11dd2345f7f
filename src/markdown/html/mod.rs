//! Markdown → HTML.

mod abbreviations;
mod columns;
mod footnotes;
mod links;
mod quotation;
mod table;
mod writer;

use std::collections::BTreeMap;

pub(crate) use self::abbreviations::Abbreviations;
use self::writer::Writer;
use super::{events, recording};
use crate::model::outline::{Heading, Recording};

/// A part of a text seldom takes fewer bytes than this.
const BYTES_OF_EVENT: usize = 24;

/// What a text becomes HTML with.
pub(crate) struct Context<'c> {
    /// The headings of the text's outline, for their anchors and numbers.
    pub headings: &'c [Heading],
    pub numbered: bool,
    /// How much deeper headings stand than they are written.
    pub level_shift: u8,
    /// Put before every id, where several texts share a page.
    pub id_prefix: &'c str,
    pub link: &'c dyn Fn(&str) -> Hyperlink,
    /// The labels of labelled blocks, by kind.
    pub callouts: &'c BTreeMap<String, String>,
    pub abbreviations: &'c Abbreviations,
    pub words: &'c Words,
}

/// The wording that the HTML of a text needs.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub table: String,
    pub footnotes: String,
    /// With `{number}`.
    pub footnote_back: String,
    pub done: String,
    pub to_do: String,
}

/// Where a link leads, and what is said of it.
#[derive(Debug, Default)]
pub(crate) struct Hyperlink {
    /// None where it leads nowhere: its text is shown as it is.
    pub href: Option<String>,
    /// What a link without words of its own reads as.
    pub title: Option<String>,
    /// Type and size of a file.
    pub facts: Option<String>,
    pub class: Option<&'static str>,
    pub new_tab: bool,
    /// What is said of it to those who cannot see it.
    pub note: Option<String>,
}

/// A text as HTML, and the abbreviations it uses.
pub(crate) struct Html {
    pub html: String,
    pub abbreviations: Vec<(String, String)>,
}

/// Renders a text of one or more blocks.
pub(crate) fn blocks(text: &str, context: &Context<'_>) -> Html {
    let mut all = Vec::with_capacity(text.len() / BYTES_OF_EVENT);
    all.extend(events(text));
    Writer::new(text, context).write(&all)
}

/// Renders a text whose outline was read before.
pub(crate) fn recorded(text: &str, recording: Option<&Recording>, context: &Context<'_>) -> Html {
    let Some(recording) = recording else { return blocks(text, context) };
    let events: Vec<_> = recording::Events::of(text, recording).collect();
    Writer::new(text, context).write(&events)
}

/// Renders a text of one line: without the paragraph around it.
pub(crate) fn line(text: &str, context: &Context<'_>) -> String {
    if context.abbreviations.is_empty() && is_words_alone(text) {
        return text.to_owned();
    }
    let html = blocks(text, context).html;
    let line = html.trim();
    let inside = line.strip_prefix("<p>").and_then(|line| line.strip_suffix("</p>"));
    inside.filter(|inside| !inside.contains("<p>")).unwrap_or(line).to_owned()
}

/// Whether a text is HTML as it is: one line of words, without anything that Markdown or HTML could take for a mark.
pub(super) fn is_words_alone(text: &str) -> bool {
    let is_of_words = |character: char| character.is_alphanumeric() || " ,.;:?'’\"()/%–-".contains(character);
    text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(is_of_words)
}
