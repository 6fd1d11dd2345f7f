//! The whole manual as one page.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use crate::support::{attributes_of, element_with, elements_with, has_page, main_text, page_of, text_of};

const MANUAL: &str = r#"--- vade.toml
title = "Procedures"

[print]
whole = true
--- content/_index.md
+++
+++

Begin with [leave](a/leave.md#stages) or [section A](a/_index.md).
--- content/a/_index.md
+++
number = "1"
title = "A"
+++

## Purpose

A footnote[^1] of the section.

[^1]: Its text.
--- content/a/leave.md
+++
number = "1.1"
title = "Leave"
scope = "As in [stages](#stages) and [visits](visits.md).[^1]\n\n[^1]: Scope."
related = ["visits.md", "../forms.md", "_index.md"]
status = ["under-review"]
+++

## Stages

See [visits](visits.md), [their stages](visits.md#stages), [forms](../forms.md), [the log](log.md), [old](old.md).

## Purpose

A footnote[^1].

[^1]: Its text.
--- content/a/visits.md
+++
number = "1.2"
title = "Visits"
scope = "Again.[^1]\n\n[^1]: Scope."
+++

## Stages

See [the section](_index.md#purpose), [here](#stages) and [the contents](../_index.md).

## Stages

A footnote[^1].

[^1]: Its text.
--- content/a/old.md
+++
title = "Old"
withdrawn = { on = 2026-01-01 }
+++

Withdrawn text.
--- content/a/log.md
+++
number = "1.3"
title = "Amendments"
kind = "amendments"
+++
--- content/a/site.md
+++
number = "1.4"
title = "A site"
kind = "link"
url = "https://example.org/"
+++
--- content/a/draft.md
+++
number = "1.5"
title = "Draft"
draft = true
+++

Draft text.
--- content/forms.md
+++
title = "Forms"
+++

Forms for [leave](a/leave.md).
"#;

#[test]
fn the_whole_manual_is_printed_only_where_it_is_asked_for() {
    assert!(has_page(MANUAL, "print.html"));
    assert!(!has_page(&MANUAL.replace("whole = true", "whole = false"), "print.html"));
}

#[test]
fn everything_that_is_listed_is_printed_in_order_and_pages_after_it() {
    let page = page_of(MANUAL, "print.html");
    let main = element_with(&page, "<main");
    let titles = elements_with(&main, "<h")
        .into_iter()
        .filter(|heading| heading.starts_with("<h2") || heading.starts_with("<h3"));
    let shown: String = titles.map(|title| format!("{} {}\n", &title[1..3], text_of(&title))).collect();
    assert_snapshot!(shown, @"
    h2 1. A
    h3 1.1 Leave - under review
    h3 1.2 Visits
    h3 1.3 Amendments
    h3 1.4 A site
    h3 Forms
    ");
    let text = main_text(&page);
    assert!(!text.contains("Withdrawn text.") && !text.contains("Draft text."), "{text}");
}

#[test]
fn no_two_places_of_the_page_have_the_same_id() {
    let ids = attributes_of(&page_of(MANUAL, "print.html"), "id");
    let mut seen = BTreeSet::new();
    let doubled: Vec<&String> = ids.iter().filter(|id| !seen.insert(*id)).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
}

#[test]
fn links_between_printed_chapters_stay_on_the_page() {
    let page = page_of(MANUAL, "print.html");
    let main = element_with(&page, "<main");
    let ids = attributes_of(&page, "id");
    let hrefs = attributes_of(&main, "href");
    let leaving: Vec<&String> = hrefs.iter().filter(|href| !href.starts_with('#')).collect();
    assert_eq!(leaving, ["old.html", "index.html", "https://example.org/"]);
    for href in hrefs.iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.iter().any(|id| id == href), "no place for #{href}: {ids:?}");
    }
}

#[test]
fn the_words_of_links_are_those_of_the_chapters_own_page() {
    let page = page_of(MANUAL, "print.html");
    for link in [
        "<a href=\"#chapter-leave--stages\">leave</a>",
        "<a href=\"#section-a\">section A</a>",
        "<a href=\"#chapter-visits--stages\">their stages</a>",
        "<a href=\"#chapter-forms\">forms</a>",
        "<a href=\"#section-a--purpose\">the section</a>",
        "<a href=\"#chapter-visits--stages\">here</a>",
    ] {
        assert!(page.contains(link), "no {link}: {page}");
    }
}
