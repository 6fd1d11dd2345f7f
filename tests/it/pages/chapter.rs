//! The page of a chapter: its title, what is said of it, and what it becomes as a link, a file or a withdrawn chapter.

use insta::assert_snapshot;

use super::html_in;
use crate::support::{
    attribute_of, attributes_of, element_with, elements_with, has_page, main_text, options, page_of, page_on, part_of,
    text_of,
};

/// The page of a chapter with these lines of front matter.
fn page_with(keys: &str) -> String {
    let settings = r#"--- vade.toml
title = "Procedures"

[access.intranet]
label = "Intranet Access is Required"

[manuals.csap]
title = "Safeguarding Procedures"
url = "https://csap.example.org/"
--- content/forms.md
+++
title = "Forms"
+++

Text.
"#;
    page_of(
        &format!("{settings}--- content/wait.md\n+++\ntitle = \"Waiting\"\n{keys}\n+++\n\nIts text.\n"),
        "wait.html",
    )
}

/// What the page of a chapter with these lines of front matter says.
fn text_with(keys: &str) -> String {
    main_text(&page_with(keys))
}

#[test]
fn number_title_and_status_are_in_the_heading() {
    let page = page_with("number = \"1.1.6\"\nstatus = [\"under-review\", \"updated\"]");
    assert_snapshot!(text_of(&element_with(&page, "<h1")), @"1.1.6 Waiting - under review Updated");
    assert_snapshot!(text_of(&element_with(&page, "<title")), @"1.1.6 Waiting - Procedures");
    assert_snapshot!(text_of(&element_with(&page_with(""), "<h1")), @"Waiting");
}

#[test]
fn access_and_source_are_shown_in_brackets() {
    let page = page_with("access = \"intranet\"\nsource = \"csap\"");
    assert!(main_text(&page).contains("(Intranet Access is Required)"), "{page}");
    let source = element_with(&element_with(&page, "<main"), "class=\"source\"");
    assert_snapshot!(text_of(&source), @"(Safeguarding Procedures)");
    assert_eq!(attributes_of(&source, "href"), ["https://csap.example.org/"]);
}

#[test]
fn the_month_of_addition_is_told_from_a_day_a_month_or_the_log() {
    let added = |keys: &str| {
        let text = text_with(keys);
        text.find("This ").map(|start| part_of(&text[start..], "This ", ".")).unwrap_or_default()
    };
    assert_snapshot!(added("number = \"1\"\nadded = 2017-04-03"), @"This chapter was added to the manual in April 2017.");
    assert_snapshot!(added("number = \"1\"\nadded = \"2017-04\""), @"This chapter was added to the manual in April 2017.");
    assert_snapshot!(added("number = \"1\"\n[[amendments]]\ndate = 2017-04-30\ntype = \"new\""), @"This chapter was added to the manual in April 2017.");
    assert_snapshot!(added("number = \"1\"\n[[amendments]]\ndate = 2017-04-30"), @"");
    assert_snapshot!(added("added = \"2017-04\""), @"This chapter was added to the manual in April 2017.");
}

#[test]
fn a_review_says_since_when_until_when_and_whom_to_ask() {
    let keys = "under_review = { since = 2026-10-01, expected = 2027-01-15, contact = \"review@example.org\" }";
    let page = page_with(keys);
    let text = main_text(&page);
    for words in [
        "This chapter is currently under review.",
        "The review began on 1 October 2026.",
        "It is expected to end by 15 January 2027.",
        "review@example.org",
    ] {
        assert!(text.contains(words), "no {words:?}: {text}");
    }
    assert!(page.contains("href=\"mailto:review@example.org\""), "{page}");
    assert!(text_with("under_review = { contact = \"The <policy> team\" }").contains("The <policy> team"));
}

#[test]
fn summary_and_keywords_are_told_to_machines_alone() {
    let page = page_with("summary = \"When to \\\"wait\\\".\"\nkeywords = [\"delay\", \"patience\"]");
    assert!(!main_text(&page).contains("delay"), "{page}");
    let told = |name: &str| attribute_of(&element_with(&page, &format!("name=\"{name}\"")), "content");
    assert_eq!(told("description").as_deref(), Some("When to \"wait\"."));
    assert_eq!(told("keywords").as_deref(), Some("delay, patience"));
}

#[test]
fn lines_that_follow_the_entry_are_on_its_page_too() {
    let page =
        page_with("[[also]]\nsee = \"Other forms\"\nchapter = \"forms.md\"\n\n[[also]]\nnote = \"Ask *first*.\"");
    assert!(page.contains("Ask <em>first</em>."), "{page}");
    let line = element_with(&element_with(&page, "class=\"lines\""), "<li>");
    assert_snapshot!(text_of(&line), @"See also: Other forms");
    assert_eq!(attributes_of(&line, "href"), ["forms.html"]);
}

#[test]
fn a_withdrawn_chapter_says_when_why_and_what_replaces_it_and_keeps_its_text() {
    let page = page_with(
        "number = \"1\"\nwithdrawn = { on = 2026-05-01, reason = \"See *the Act*.\", replaced_by = \"forms.md\" }",
    );
    let text = main_text(&page);
    for words in ["This chapter was withdrawn on 1 May 2026 and no longer applies.", "See the Act.", "Its text."] {
        assert!(text.contains(words), "no {words:?}: {text}");
    }
    assert!(page.contains("It is replaced by <a href=\"forms.html\">Forms</a>"), "{page}");
}

#[test]
fn a_withdrawn_link_keeps_a_page_without_text() {
    let text = text_with("kind = \"link\"\nurl = \"https://example.org/\"\nwithdrawn = { on = 2026-05-01 }");
    assert!(text.contains("This chapter was withdrawn on 1 May 2026"), "{text}");
}

#[test]
fn a_draft_has_a_page_only_when_asked_for_and_says_so() {
    let manual = "--- content/wait.md\n+++\ntitle = \"Waiting\"\ndraft = true\n+++\n\nIts text.\n";
    assert!(!has_page(manual, "wait.html"));
    let page = page_on(manual, vademecum::Options { drafts: true, ..options() }, "wait.html");
    assert!(main_text(&page).contains("This is a draft."), "{page}");
}

const KINDS: &str = r#"--- content/plain-link.md
+++
number = "1"
title = "Working Together"
kind = "link"
url = "https://www.gov.uk/working-together"
+++
--- content/told-link.md
+++
number = "2"
title = "Inspection Framework"
kind = "link"
url = "https://www.gov.uk/inspection"
+++

What inspectors look at.
--- content/plain-file.md
+++
number = "3"
title = "Booking Form"
kind = "file"
file = "forms/booking form.docx"
+++
--- content/told-file.md
+++
number = "4"
title = "Referral Form"
kind = "file"
file = "forms/booking form.docx"
+++

How to fill it in.
--- content/forms/booking form.docx
12345
"#;

#[test]
fn links_and_files_have_a_page_only_where_they_have_a_text() {
    let pages = ["plain-link.html", "told-link.html", "plain-file.html", "told-file.html"];
    assert_eq!(pages.map(|page| has_page(KINDS, page)), [false, true, false, true]);
    let page = page_of(KINDS, "index.html");
    let lines = elements_with(&page, "data-kind=\"entry\"");
    let shown = lines.iter().map(|line| format!("{} -> {}\n", text_of(line), attributes_of(line, "href").join(" ")));
    assert_snapshot!(shown.collect::<String>(), @"
    1 Working Together -> https://www.gov.uk/working-together
    2 Inspection Framework -> told-link.html
    3 Booking Form -> files/forms/booking%20form.docx
    4 Referral Form -> told-file.html
    ");
}

#[test]
fn the_page_of_a_link_or_file_leads_there() {
    let link = page_of(KINDS, "told-link.html");
    let link = element_with(&element_with(&link, "<main"), "href=\"https://www.gov.uk/inspection\"");
    assert_snapshot!(text_of(&link), @"Open Inspection Framework");
    let file = page_of(KINDS, "told-file.html");
    let file = element_with(&element_with(&file, "<main"), "href=\"files/forms/booking%20form.docx\"");
    assert_snapshot!(text_of(&file), @"Download Referral Form (Word, 1 KB)");
}

#[test]
fn a_link_to_an_entry_without_a_page_leads_where_the_entry_leads() {
    let html = html_in(KINDS, "[](plain-link.md), [the form](plain-file.md), [](told-file.md)");
    assert_snapshot!(html, @r#"<p><a href="https://www.gov.uk/working-together" class="external">1 Working Together<span class="visually-hidden"> (another website)</span></a>, <a href="files/forms/booking%20form.docx">the form <span class="file-facts">(Word, 1 KB)</span></a>, <a href="told-file.html">4 Referral Form</a></p>"#);
}
