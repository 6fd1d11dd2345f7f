//! The demonstration manual: it carries a real manual's contents line by line, and builds without a finding.

use std::collections::BTreeMap;
use std::path::Path;

use vademecum::source::Sources;
use vademecum::write::Output;

use crate::determinism::files_below;
use crate::support::{elements_with, lines_of, options, text_of};

/// The lines that the contents page must show: their kind and text, in order.
const EXPECTED: &str = include_str!("demonstration.txt");

fn demonstration() -> Sources {
    Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the demonstration can be read")
}

fn page(address: &str) -> String {
    let (page, _) = vademecum::page(&demonstration(), options(), address).expect("the page can be rendered");
    String::from_utf8(page.unwrap_or_else(|| panic!("the site has no page {address}"))).expect("a page is text")
}

fn count(lines: &[(String, String)], kind: &str) -> usize {
    lines.iter().filter(|(own, _)| own == kind).count()
}

#[test]
fn it_has_neither_errors_nor_warnings() {
    let found = vademecum::check(&demonstration(), options()).expect("the demonstration can be read");
    assert_eq!((found.errors(), found.warnings()), (0, 0));
}

#[test]
fn the_contents_show_every_line_in_its_place() {
    let lines = lines_of(&page("index.html"));
    let expected: Vec<(String, String)> = EXPECTED
        .lines()
        .map(|line| line.split_once('\t').expect("a kind and a text"))
        .map(|(kind, text)| (kind.to_owned(), text.to_owned()))
        .collect();
    for (line, expected) in lines.iter().zip(&expected) {
        assert_eq!(line, expected);
    }
    assert_eq!(lines.len(), expected.len());
}

#[test]
fn the_contents_have_as_many_lines_as_the_manual_they_are_modelled_on() {
    let index = page("index.html");
    let lines = lines_of(&index);
    let kinds = ["section", "heading", "entry", "see", "and", "note"].map(|kind| count(&lines, kind));
    assert_eq!(kinds, [8, 30, 188, 26, 3, 5]);
    let status = |id: &str| elements_with(&index, &format!(" data-status=\"{id}\"")).len();
    assert_eq!([status("updated"), status("new"), status("under-review")], [13, 5, 7]);
    assert_eq!(elements_with(&index, "class=\"source\"").len(), 4);
    let needs_intranet = lines.iter().filter(|(_, text)| text.contains("(Intranet Access is Required)"));
    assert_eq!(needs_intranet.count(), 4);
    assert_eq!(elements_with(&index, "class=\"caption\"").len(), 8);
    assert_eq!(elements_with(&index, "class=\"section-image\"").len(), 8);
}

#[test]
fn the_practice_standards_keep_their_structure() {
    let page = page("practice-standards.html");
    let text = &page[page.find("<main").expect("a page has a main region")..];
    let headings = |level: &str| -> Vec<String> {
        let all = elements_with(text, &format!("<{level} "));
        all.iter().filter(|heading| heading.contains("<b>")).map(|heading| text_of(heading)).collect()
    };
    let top = ["1. Introduction", "2. Standards", "3. Statement of Assurance", "4. Allocation Standards"];
    assert_eq!(headings("h2"), top);
    assert_eq!(headings("h3").len(), 7);
    assert_eq!(headings("h3")[0], "4.1 Management Standard");
    let standards: Vec<String> =
        elements_with(text, "class=\"callout-title\"").iter().map(|title| text_of(title)).collect();
    assert_eq!(
        standards,
        ["Standard: General management", "Standard: Scrutiny", "Standard: Service Culture and Support"]
    );
    assert_eq!(elements_with(text, "class=\"file\"").len(), 7);
    let assurance = &text[text.find("id=\"statement-of-assurance\"").expect("the heading")..];
    let assurance = &assurance[..assurance.find("id=\"allocation-standards\"").expect("the next heading")];
    let items: Vec<usize> = elements_with(assurance, "<ul").iter().map(|list| list.matches("<li>").count()).collect();
    assert_eq!(items, [4, 3]);
    let main = text_of(text);
    assert!(main.contains("This chapter was added to the manual in April 2017."), "{main}");
    assert!(main.contains("This chapter is currently under review."), "{main}");
}

#[test]
fn every_page_says_that_it_is_a_demonstration() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Output { folder: &folder.path().join("site"), root, adopt: false };
    vademecum::build(&demonstration(), options(), output, &|_, _| {}).expect("the demonstration can be built");
    let files = files_below(output.folder);
    let pages: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > 225, "{} pages", pages.len());
    for (path, bytes) in pages {
        assert!(String::from_utf8_lossy(bytes).contains("This is a demonstration"), "{path}");
    }
}

#[test]
fn enough_chapters_have_their_full_text_and_all_have_some() {
    let mut words = BTreeMap::new();
    for item in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")) {
        let path = item.expect("the content can be walked").into_path();
        if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("_index.md") {
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let body = text.splitn(3, "+++\n").nth(2).expect("a chapter has front matter").to_owned();
            words.insert(path, body.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count());
        }
    }
    let full = words.values().filter(|words| **words >= 300).count();
    assert!(full >= 25, "{full} chapters have 300 words or more");
    let empty: Vec<_> = words.iter().filter(|(_, words)| **words < 15).collect();
    assert!(empty.is_empty(), "{empty:?}");
}
