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
pub(crate) mod outline;
pub(crate) mod parts;
pub(crate) mod plain;
mod raw_html;
mod recording;
mod spelled_out;
pub(crate) mod written;

use pulldown_cmark::Options;

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

/// The kinds of labelled blocks that every manual has.
pub(crate) fn callout_kinds() -> impl Iterator<Item = &'static str> {
    callout::BUILT_IN.into_iter()
}
