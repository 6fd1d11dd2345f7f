//! What surrounds a chapter on its page: its neighbours, and the pages that refer to it.

use insta::assert_snapshot;

use crate::support::{attributes_of, elements_with, has_page, main_text, page_of, text_of};

const MANUAL: &str = r#"--- content/a/_index.md
+++
number = "1"
title = "A"
+++

[](../b/two.md) is in the introduction.
--- content/a/one.md
+++
number = "1.1"
title = "One"
related = ["../b/two.md"]
+++

See [two](../b/two.md#stages), [two again](../b/two.md) and [here](#one).

## One

Text.
--- content/a/site.md
+++
number = "1.2"
title = "A site"
kind = "link"
url = "https://example.org/"
+++
--- content/a/form.md
+++
number = "1.3"
title = "A form"
kind = "file"
file = "form.docx"
+++
--- content/a/form.docx
12345
--- content/b/_index.md
+++
number = "2"
title = "B"
+++
--- content/b/two.md
+++
number = "2.1"
title = "Two"
+++

## Stages

Text.
--- content/b/three.md
+++
number = "2.2"
title = "Three"

[[also]]
see = true
chapter = "two.md"
+++

Text.
--- content/b/old.md
+++
title = "Old"
withdrawn = { on = 2026-01-01, replaced_by = "two.md" }
+++

Text.
--- content/b/log.md
+++
number = "2.3"
title = "Amendments"
kind = "amendments"
+++
--- content/forms.md
+++
title = "Forms"
+++

Needed for [](b/two.md).
"#;

/// The links of the part of a page that this label names.
fn links_of(page: &str, label: &str) -> String {
    let part = elements_with(page, label).concat();
    let links = elements_with(&part, "<a ");
    links.iter().map(|link| format!("{} -> {}\n", text_of(link), attributes_of(link, "href").join(" "))).collect()
}

#[test]
fn previous_and_next_follow_the_contents_from_page_to_page() {
    let steps = |address: &str| links_of(&page_of(MANUAL, address), "aria-label=\"Previous and next\"");
    assert_snapshot!(steps("one.html"), @"2.1 Two -> two.html");
    assert_snapshot!(steps("two.html"), @"
    1.1 One -> one.html
    2.2 Three -> three.html
    ");
    assert_snapshot!(steps("three.html"), @"
    2.1 Two -> two.html
    2.3 Amendments -> amendments.html
    ");
    assert_snapshot!(steps("forms.html"), @"");
    assert_snapshot!(steps("section-a.html"), @"2. B -> section-b.html");
    assert_snapshot!(steps("section-b.html"), @"1. A -> section-a.html");
}

#[test]
fn a_page_leads_to_the_list_of_its_section() {
    let list_of = |address| attributes_of(&page_of(MANUAL, address), "data-nearby");
    assert_eq!(list_of("one.html"), ["section-a.js"]);
    assert_eq!((list_of("two.html"), list_of("three.html")), (vec!["section-b.js".to_owned()], list_of("two.html")));
    assert_eq!((list_of("forms.html"), list_of("old.html")), (vec![], vec![]), "they stand in no section");
    let links = MANUAL.replace("--- content/a/one.md", "--- content/b/one.md");
    assert!(has_page(MANUAL, "section-a.js") && !has_page(&links, "section-a.js"), "no page would show it");
    let list = page_of(MANUAL, "section-b.js");
    assert_snapshot!(list.trim_start_matches('\u{feff}'), @r#"vadeNearby("<nav class=\"nearby\" aria-labelledby=\"_nearby\">\n<h2 id=\"_nearby\">In this section</h2>\n<p class=\"nearby-section\"><a href=\"section-b.html\">2. B</a></p>\n<ul>\n<li><a href=\"two.html\">2.1 Two</a></li>\n<li><a href=\"three.html\">2.2 Three</a></li>\n<li><a href=\"amendments.html\">2.3 Amendments</a></li>\n</ul>\n</nav>\n");"#);
}

#[test]
fn a_page_names_the_pages_that_refer_to_it_once_each_in_the_order_of_the_contents() {
    let text = main_text(&page_of(MANUAL, "two.html"));
    let referrers = text.find("Referred to by").map(|start| &text[start..]).expect("a list of referrers");
    assert!(referrers.starts_with("Referred to by 1.1 One 2.2 Three Forms "), "{referrers}");
    assert!(!main_text(&page_of(MANUAL, "one.html")).contains("Referred to by"), "a page does not refer to itself");
}
