//! What the built pages carry: every rule of the content format, seen from the reader's side.

mod addresses;
mod blocks;
mod chapter;
mod contents;
mod front;
mod lines;
mod log;
mod neighbours;
mod print;
mod raw_html;
mod record;
mod silent;
mod statuses;
mod text;
mod welsh;
mod wording;

use crate::support::{elements_with, lines_of, page_of, part_of, text_of};

/// The lines of the contents on a page, as `kind: text`.
fn listing(page: &str) -> String {
    lines_of(page).iter().map(|(kind, text)| format!("{kind}: {text}\n")).collect()
}

/// The lines of the contents page of a manual.
fn contents_of(manual: &str) -> String {
    listing(&page_of(manual, "index.html"))
}

/// The lines of the page of a section or status, which have no marks: nothing but a reader reads them.
fn items_of(page: &str) -> String {
    assert_eq!(elements_with(page, "<li data-").len(), 0, "{page}");
    let lists = elements_with(page, "class=\"lines\"").concat();
    elements_with(&lists, "<li>").iter().map(|line| text_of(line) + "\n").collect()
}

/// The HTML that a chapter's page has for a piece of Markdown.
fn html_of(markdown: &str) -> String {
    html_in("", markdown)
}

/// The HTML of a piece of Markdown in a manual of these settings and files.
fn html_in(files: &str, markdown: &str) -> String {
    let manual = format!(
        "--- content/text.md\n+++\ntitle = \"Text\"\n+++\n\nThe text begins.\n\n{}\n\nThe text ends.\n{}",
        markdown.trim(),
        files
    );
    let page = page_of(&manual, "text.html");
    let marked = part_of(&page, "<p>The text begins.</p>", "<p>The text ends.</p>");
    marked["<p>The text begins.</p>".len()..marked.len() - "<p>The text ends.</p>".len()].trim().to_owned()
}
