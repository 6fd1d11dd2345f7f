//! The functions through which all tests use the library, so that a change of its face touches this file alone.

use vademecum::Options;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;

/// The day on which all tests take place.
pub(crate) const TODAY: &str = "2026-11-22";

/// A manual written as one text: `--- path` begins a file. Without a `vade.toml` it gets a plain one.
pub(crate) fn sources_of(text: &str) -> Sources {
    let mut files: Vec<(&str, String)> = vec![];
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("--- "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => panic!("a manual in a text begins with `--- path`, not with {line:?}"),
        }
    }
    if !files.iter().any(|(path, _)| *path == "vade.toml") {
        files.push(("vade.toml", "title = \"Test Manual\"\n".to_owned()));
    }
    Sources::from_texts(files.iter().map(|(path, text)| (*path, text.as_str())))
}

pub(crate) fn options() -> Options {
    Options::on(TODAY.parse().expect("the day is a date"))
}

/// What `check` says of a manual, one line a finding.
pub(crate) fn report_of(text: &str) -> String {
    report_on(text, options())
}

/// What `check` says of a manual, asked in another way.
pub(crate) fn report_on(text: &str, options: Options) -> String {
    formatted(text, options, Format::Short)
}

/// What `check` says of a manual, in a format.
pub(crate) fn formatted(text: &str, options: Options, format: Format) -> String {
    let sources = sources_of(text);
    let found = vademecum::check(&sources, options).expect("the manual can be read");
    report(&sources, &found, Style { format, prefix: "", color: false })
}

/// A page of the built manual, whatever is wrong with the manual.
pub(crate) fn page_of(text: &str, address: &str) -> String {
    page_on(text, options(), address)
}

/// A page of the manual, built in another way.
pub(crate) fn page_on(text: &str, options: Options, address: &str) -> String {
    let (page, _) = vademecum::page(&sources_of(text), options, address).expect("the page can be rendered");
    let page = page.unwrap_or_else(|| panic!("the site has no page {address}"));
    String::from_utf8(page).expect("a page is text")
}

/// Whether the built manual has a page.
pub(crate) fn has_page(text: &str, address: &str) -> bool {
    vademecum::page(&sources_of(text), options(), address).expect("the page can be rendered").0.is_some()
}

/// The part of a page from the first `start` to the next `end`, both included.
pub(crate) fn part_of(page: &str, start: &str, end: &str) -> String {
    let from = page.find(start).unwrap_or_else(|| panic!("the page has no {start:?}:\n{page}"));
    let length = page[from..].find(end).unwrap_or_else(|| panic!("{end:?} does not follow {start:?}:\n{page}"));
    page[from..from + length + end.len()].to_owned()
}
