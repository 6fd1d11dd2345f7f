//! Markdown → outline, and Markdown → HTML: the only folder that knows the parser.

pub(crate) mod anchor;
mod callout;
#[cfg(test)]
mod commonmark;
mod depth;
pub(crate) mod embedded;
mod footnote_names;
mod habits;
mod headings;
pub(crate) mod html;
mod kept;
pub(crate) mod outline;
pub(crate) mod parts;
pub(crate) mod plain;
mod raw_html;
mod recording;
mod spelled_out;
pub(crate) mod written;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset};

use self::depth::too_deep_line;

/// The dialect: CommonMark with tables, footnotes, definition lists, strikethrough, heading attributes, task lists.
/// Labelled blocks are ours (`callout`), since the parser's know neither titles nor kinds of a manual's own.
fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// The events of a text, with their places.
fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    // What is too deep is an error, so that no page is written; it must do no harm where one is looked at.
    let text = if too_deep_line(text).is_some() { "" } else { text };
    TextMergeWithOffset::new(Parser::new_ext(text, dialect()).into_offset_iter())
}

/// The kinds of labelled blocks that every manual has.
pub(crate) fn callout_kinds() -> impl Iterator<Item = &'static str> {
    callout::BUILT_IN.into_iter()
}
