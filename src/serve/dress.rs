//! What the preview adds to a page: its script, and what that is to say of the page. Nothing else is changed.

use pulldown_cmark_escape::escape_html;

use super::facts::Facts;

const SCRIPT: &str = "_vade/preview.js";
/// The preview's own files, by address.
const OWN: [(&str, &str); 3] = [
    (SCRIPT, include_str!("page/preview.js")),
    ("_vade/preview.css", include_str!("page/preview.css")),
    ("_vade/bare.css", include_str!("page/bare.css")),
];

/// The page that stands for all others while the manual has never been without errors.
pub(super) const NOT_YET: Bare = Bare {
    title: "The manual cannot be shown yet",
    text: "It has errors. When they are mended and saved, the manual comes by itself.",
};
/// The page that stands for one that cannot be rendered.
pub(super) const FAILED: Bare =
    Bare { title: "This page cannot be shown", text: "When the cause is mended and saved, the page comes by itself." };

/// The words of a page that is not of the manual.
pub(super) struct Bare {
    title: &'static str,
    text: &'static str,
}

/// A file of the preview itself.
pub(super) fn own_file(address: &str) -> Option<&'static str> {
    OWN.iter().find(|(own, _)| *own == address).map(|(_, text)| *text)
}

/// The page with the preview's script at the end of its body.
pub(super) fn dressed(page: &[u8], session: &str, build: u64, facts: &Facts) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let mut script =
        format!("<script src=\"/{SCRIPT}\" data-session=\"{session}\" data-build=\"{build}\" data-page=\"");
    let facts = serde_json::to_string(facts).expect("text can be written as JSON");
    escape_html(&mut script, &facts).expect("a String can be written to");
    script.push_str("\" defer></script>\n");
    let end = page.windows(END.len()).rposition(|part| part.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

/// A page for an address in a folder, whose links are meant from the site's top.
pub(super) fn from_the_top(page: Vec<u8>) -> Vec<u8> {
    const HEAD: &[u8] = b"<head>";
    let Some(start) = page.windows(HEAD.len()).position(|part| part == HEAD) else { return page };
    let behind = start + HEAD.len();
    [&page[..behind], b"<base href=\"/\">", &page[behind..]].concat()
}

/// A page that is not of the manual.
pub(super) fn bare_page(Bare { title, text }: Bare) -> Vec<u8> {
    include_str!("page/bare.html").replace("{title}", title).replace("{text}", text).into_bytes()
}
