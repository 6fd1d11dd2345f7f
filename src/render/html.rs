//! HTML that the program writes itself, piece by piece.

use pulldown_cmark_escape::escape_html;

/// Adds text so that HTML takes none of it for a mark, in attributes too.
pub(super) fn escape(text: &str, html: &mut String) {
    escape_html(html, text).expect("a String can be written to");
}

/// Adds text between two pieces of HTML.
pub(super) fn add(html: &mut String, before: &str, text: &str, behind: &str) {
    html.push_str(before);
    escape(text, html);
    html.push_str(behind);
}

/// As [`add`], where there is text.
pub(super) fn add_some(html: &mut String, before: &str, text: Option<&str>, behind: &str) {
    if let Some(text) = text {
        add(html, before, text, behind);
    }
}
