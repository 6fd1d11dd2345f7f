//! The contents page, and the pages that show a part of it.

use serde::Serialize;
use serde_json::{Map, Value};

use super::fields::view_of;
use super::{DateView, Frame, Link, StatusView};
use crate::render::ready::Markup;

/// `contents.html`: the numbered contents.
pub(crate) struct ContentsPage {
    pub frame: Frame,
    pub introduction_html: Markup,
    pub quick_links: Vec<Link>,
    /// Jumps to the sections on this page.
    pub jumps: Vec<Link>,
    pub next_update: Option<DateView>,
    pub counts: Vec<StatusCount>,
    pub parts: Vec<Part>,
}

view_of!(ContentsPage { introduction_html, quick_links, jumps, next_update, counts, parts } with frame: Frame);

/// How many entries have a status, and the page that lists them.
#[derive(Serialize)]
pub(crate) struct StatusCount {
    pub status: StatusView,
    pub count: usize,
    /// "13 updated"
    pub text: String,
    pub href: String,
}

/// A piece of the contents: the beginning of a section, some lines, or the end of a section.
#[derive(Serialize, Default)]
pub(crate) struct Part {
    pub opens: Option<SectionBlock>,
    /// The items of a list.
    pub lines_html: Option<Markup>,
    pub closes: bool,
}

#[derive(Serialize)]
pub(crate) struct SectionBlock {
    /// The anchor on this page.
    pub anchor: String,
    pub number: String,
    /// As shown: "1." for a top-level section, "1.1" below one.
    pub shown_number: String,
    pub title: String,
    pub href: String,
    /// `section` at the top, `heading` below.
    pub kind: &'static str,
    /// 2 for `h2`.
    pub level: usize,
    pub caption: Option<String>,
    pub image: Option<ImageView>,
}

#[derive(Serialize)]
pub(crate) struct ImageView {
    pub src: String,
    pub alternative: String,
}

/// `section.html`: a section's introduction and its part of the contents.
pub(crate) struct SectionPage {
    pub frame: Frame,
    pub id: String,
    pub number: String,
    pub shown_number: String,
    pub heading: String,
    pub caption: Option<String>,
    pub image: Option<ImageView>,
    pub body_html: Markup,
    /// The abbreviations that the text uses, with their meanings: the pieces of a `dl`.
    pub abbreviations_html: Option<Markup>,
    pub parts: Vec<Part>,
    pub previous_html: Option<Markup>,
    pub next_html: Option<Markup>,
    pub extra: Map<String, Value>,
}

view_of!(SectionPage {
    id, number, shown_number, heading, caption, image, body_html, abbreviations_html, parts, previous_html, next_html, extra
} with frame: Frame);

/// `status.html`: the entries of one status.
pub(crate) struct StatusPage {
    pub frame: Frame,
    pub heading: String,
    /// The items of a list.
    pub lines_html: Markup,
}

view_of!(StatusPage { heading, lines_html } with frame: Frame);

/// `404.html`.
pub(crate) struct NotFoundPage {
    pub frame: Frame,
}

view_of!(NotFoundPage {} with frame: Frame);
