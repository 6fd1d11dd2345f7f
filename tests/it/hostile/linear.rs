//! Twice as much of what is hostile takes about twice as long: checked, as a page, and as a report.

use super::chapters;
use super::cost::assert_linear;
use super::shapes::{BLOCKS, BRACKETS, CHAPTERS, EMPHASIS, FRONT_MATTER, HTML, NESTING, SETTINGS, Shape, TEXT};
use crate::support::{options, sources_of};
use vademecum::diagnostics::report::{Format, Style, report};

#[test]
fn parts_in_one_another() {
    assert_all_linear(NESTING);
}

#[test]
fn brackets_links_and_references() {
    assert_all_linear(BRACKETS);
}

#[test]
fn emphasis() {
    assert_all_linear(EMPHASIS);
}

#[test]
fn raw_html() {
    assert_all_linear(HTML);
}

#[test]
fn footnotes_tables_headings_and_lists() {
    assert_all_linear(BLOCKS);
}

#[test]
fn letters_and_signs() {
    assert_all_linear(TEXT);
}

#[test]
fn front_matter() {
    assert_all_linear(FRONT_MATTER);
}

#[test]
fn many_chapters() {
    assert_all_linear(CHAPTERS);
}

#[test]
fn settings_and_strings() {
    assert_all_linear(SETTINGS);
}

fn assert_all_linear(shapes: &[Shape]) {
    for (name, size, manual) in shapes {
        let manuals = [manual(size / 2), manual(*size)];
        assert_linear(name, manuals.each_ref().map(|manual| move || build(manual)));
    }
}

/// Everything that costs time, without the disk.
fn build(manual: &str) {
    let sources = sources_of(manual);
    let (_, found) = vademecum::page(&sources, options(), "leave.html").expect("the page can be rendered");
    for address in ["index.html", "manual.json"] {
        vademecum::page(&sources, options(), address).expect("the page can be rendered");
    }
    for format in [Format::Human, Format::Json] {
        report(&sources, &found, Style { format, prefix: "", color: false });
    }
}

#[test]
fn sizes_that_brought_down_others() {
    // mdBook needs 21 s for the headings, Hugo 17 s, Zola over two minutes.
    for text in [
        ">".repeat(10_000) + "x",
        "- ".repeat(10_000) + "x",
        "[".repeat(100_000),
        "[a](".repeat(100_000),
        "*a **a ".repeat(100_000),
        "[a]: https://example.org/\n\n".to_owned() + &"[a] ".repeat(100_000),
        "x[^1] ".repeat(100_000) + "\n\n[^1]: y",
        "|a".repeat(10_000) + "|\n" + &"|-".repeat(10_000) + "|\n" + &("|b".repeat(10_000) + "|\n").repeat(10),
        "## Same words\n\n".repeat(20_000),
    ] {
        check(&super::chapter(&text));
    }
    check(&chapters(20_000, |index| (index + 1, String::new()), "Text."));
}

/// Checks a manual in as little room on the stack as any system gives.
fn check(manual: &str) {
    let sources = sources_of(manual);
    vademecum::check(&sources, options()).expect("the manual can be read");
    let (page, _) = vademecum::page(&sources, options(), "leave.html").expect("the page can be rendered");
    assert!(page.is_none_or(|page| page.ends_with(b"</html>\n")));
}
