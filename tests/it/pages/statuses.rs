//! New, updated, under review and a manual's own statuses: in the contents, on pages, and when they lapse.

use insta::assert_snapshot;

use super::{contents_of, items_of};
use crate::support::{
    attribute_of, attributes_of, element_with, elements_with, has_page, main_text, options, page_of, page_on, text_of,
};

/// A manual of chapters that differ in these lines of front matter.
fn manual_of(settings: &str, chapters: &[&str]) -> String {
    let chapter = |(place, keys): (usize, &&str)| {
        let number = place + 1;
        format!(
            "--- content/c{number}.md\n+++\nid = \"c-{number}\"\nnumber = \"{number}\"\ntitle = \"Chapter\"\n{keys}\n+++\n\nText.\n"
        )
    };
    let chapters: String = chapters.iter().enumerate().map(chapter).collect();
    format!("--- vade.toml\ntitle = \"Procedures\"\n{settings}\n{chapters}")
}

fn statuses_of(page: &str) -> Vec<String> {
    let lines = elements_with(page, "data-kind=\"entry\"");
    lines.iter().map(|line| attribute_of(line, "data-status").unwrap_or_default()).collect()
}

#[test]
fn built_in_statuses_have_their_labels_and_places() {
    let manual = manual_of(
        "",
        &[
            "status = [\"new\"]",
            "status = [\"updated\"]",
            "status = [\"under-review\"]",
            "status = [\"updated\", \"under-review\"]",
            "",
        ],
    );
    assert_snapshot!(contents_of(&manual), @"
    entry: 1 Chapter New
    entry: 2 Chapter Updated
    entry: 3 Chapter - under review
    entry: 4 Chapter - under review Updated
    entry: 5 Chapter
    ");
    assert_eq!(
        statuses_of(&page_of(&manual, "index.html")),
        ["new", "updated", "under-review", "updated under-review", ""]
    );
}

const OWN: &str = r#"
[statuses.consultation]
label = "out for consultation"
place = "title"
sentence = "Comments are welcome until the end of the month."

[statuses.legal]
label = "Legal"

[statuses.updated]
label = "Amended"

[statuses.under-review]
label = "Review"
place = "badge"
sentence = "We are looking at this chapter."
"#;

#[test]
fn a_manual_changes_statuses_and_adds_its_own() {
    let statuses = "status = [\"legal\", \"consultation\", \"updated\", \"under-review\"]";
    let manual = manual_of(OWN, &[statuses, "status = [\"legal\"]"]);
    assert_snapshot!(contents_of(&manual), @"
    entry: 1 Chapter - out for consultation Amended Review Legal
    entry: 2 Chapter Legal
    ");
    assert_eq!(statuses_of(&page_of(&manual, "index.html"))[0], "updated under-review consultation legal");
    let page = page_of(&manual, "c-1.html");
    assert_snapshot!(text_of(&element_with(&page, "<h1")), @"1 Chapter - out for consultation Amended Review Legal");
    let text = main_text(&page);
    for sentence in ["Comments are welcome until the end of the month.", "We are looking at this chapter."] {
        assert!(text.contains(sentence), "no {sentence:?}: {text}");
    }
    assert!(!text.contains("currently under review"), "{text}");
}

#[test]
fn what_is_told_of_a_review_implies_the_status() {
    let manual =
        manual_of("", &["under_review = { since = 2026-11-01 }", "status = [\"under-review\"]\nunder_review = {}"]);
    assert_eq!(statuses_of(&page_of(&manual, "index.html")), ["under-review", "under-review"]);
    assert!(main_text(&page_of(&manual, "c-1.html")).contains("This chapter is currently under review."));
}

fn amended(date: &str, kind: &str) -> String {
    format!("\n[[amendments]]\ndate = {date}\ntype = \"{kind}\"\nsummary = \"What changed.\"\n")
}

/// The statuses of the contents on a day, with statuses that last for six months.
fn derived_on(day: &str, chapters: &[&str]) -> Vec<String> {
    let manual = manual_of("[amendments]\nmark_for = \"6 months\"", chapters);
    let options = vademecum::Options { today: day.parse().expect("a day"), ..options() };
    statuses_of(&page_on(&manual, options, "index.html"))
}

#[test]
fn statuses_follow_from_the_amendments_and_lapse() {
    let (new, updated) = (amended("2026-01-31", "new"), amended("2026-02-28", "updated"));
    let chapters: [&str; 3] = [&new, &updated, &format!("{new}{updated}")];
    assert_eq!(derived_on("2026-01-30", &chapters), ["", "", ""]);
    assert_eq!(derived_on("2026-01-31", &chapters), ["new", "", "new"]);
    assert_eq!(derived_on("2026-02-28", &chapters), ["new", "updated", "updated"]);
    assert_eq!(derived_on("2026-07-30", &chapters), ["new", "updated", "updated"]);
    assert_eq!(derived_on("2026-07-31", &chapters), ["", "updated", "updated"]);
    assert_eq!(derived_on("2026-08-27", &chapters), ["", "updated", "updated"]);
    assert_eq!(derived_on("2026-08-28", &chapters), ["", "", ""]);
}

#[test]
fn only_what_changes_the_content_marks_a_chapter() {
    let kinds = ["new", "updated", "replaced", "correction", "renamed", "renumbered", "withdrawn"];
    let chapters = kinds.map(|kind| amended("2026-11-01", kind));
    let chapters: Vec<&str> = chapters.iter().map(String::as_str).collect();
    assert_eq!(derived_on("2026-11-22", &chapters), ["new", "updated", "updated", "", "", "", ""]);
}

#[test]
fn typed_statuses_of_other_kinds_stay_beside_derived_ones() {
    let updated = amended("2026-11-01", "updated");
    let chapters = [
        format!("status = [\"under-review\", \"updated\"]\n{updated}"),
        "status = [\"new\", \"under-review\"]".to_owned(),
    ];
    assert_eq!(derived_on("2026-11-22", &[&chapters[0], &chapters[1]]), ["updated under-review", "under-review"]);
}

#[test]
fn without_a_period_statuses_are_shown_as_typed() {
    let manual = manual_of("", &[&amended("2026-11-01", "updated"), "status = [\"updated\"]"]);
    assert_eq!(statuses_of(&page_of(&manual, "index.html")), ["", "updated"]);
}

#[test]
fn each_status_in_use_is_counted_and_has_a_page_that_lists_its_entries() {
    let manual = manual_of(
        OWN,
        &[
            "status = [\"legal\"]",
            "status = [\"updated\"]",
            "",
            "status = [\"legal\"]\nwithdrawn = { on = 2026-01-01 }",
        ],
    );
    let page = page_of(&manual, "index.html");
    let counts: Vec<String> = elements_with(&element_with(&page, "<main"), "href=\"status-")
        .iter()
        .map(|link| format!("{} -> {}\n", text_of(link), attributes_of(link, "href").join(" ")))
        .collect();
    assert_snapshot!(counts.concat(), @"
    1 Amended -> status-updated.html
    1 Legal -> status-legal.html
    ");
    assert_snapshot!(items_of(&page_of(&manual, "status-legal.html")), @"1 Chapter Legal");
    assert!(!has_page(&manual, "status-new.html"));
}
