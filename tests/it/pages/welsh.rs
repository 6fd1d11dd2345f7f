//! The pages of a manual in Welsh.

use insta::assert_snapshot;

use super::wording::{Words, manual_in, pages, words_of};
use crate::support::{attribute_of, element_with, elements_with, main_text, page_of, report_of, text_of};

/// The contents page of a manual in which so many chapters have one status.
fn contents_with(count: usize) -> String {
    let chapter = |number: usize| {
        format!(
            "--- content/c{number}.md\n+++\nid = \"c-{number}\"\nnumber = \"{number}\"\ntitle = \"Pennod\"\nstatus = [\"gorfodol\"]\n+++\n\nTestun.\n"
        )
    };
    let settings =
        "--- vade.toml\ntitle = \"Llawlyfr\"\nlanguage = \"cy\"\n\n[statuses.gorfodol]\nlabel = \"Gorfodol\"\n";
    page_of(&format!("{settings}{}", (1..=count).map(chapter).collect::<String>()), "index.html")
}

#[test]
fn a_count_takes_the_plural_form_that_welsh_has_for_it() {
    let text = |count: usize| {
        let page = contents_with(count);
        elements_with(&page, "href=\"status-").iter().map(|link| text_of(link)).collect::<String>()
    };
    // A status that no chapter has is not counted.
    assert_eq!(text(0), "");
    assert_eq!(text(1), "1 bennod: Gorfodol");
    assert_eq!(text(2), "2 bennod: Gorfodol");
    assert_eq!(text(3), "3 pennod: Gorfodol");
    assert_eq!(text(4), "4 pennod: Gorfodol");
    assert_eq!(text(6), "6 phennod: Gorfodol");
    assert_eq!(text(13), "13 pennod: Gorfodol");
}

const DATED: &str = r#"--- vade.toml
title = "Llawlyfr"
language = "cy-GB"
next_update = 2027-02-01
--- content/cwynion.md
+++
title = "Cwynion"
added = "2017-04"
under_review = { since = 2026-08-03 }
+++

Gwrandewch.
"#;

#[test]
fn dates_are_welsh_and_the_region_changes_nothing() {
    assert_snapshot!(report_of(DATED), @"");
    let page = page_of(DATED, "cwynion.html");
    assert_eq!(attribute_of(&element_with(&page, "<html"), "lang").as_deref(), Some("cy-GB"));
    assert_snapshot!(main_text(&page), @"Cwynion - dan adolygiad Ychwanegwyd y bennod hon at y llawlyfr ym mis Ebrill 2017. Mae'r bennod hon yn cael ei hadolygu ar hyn o bryd. Dechreuodd yr adolygiad ar 3 Awst 2026. Gwrandewch.");
    let next = text_of(&element_with(&page_of(DATED, "index.html"), "class=\"next-update\""));
    assert_snapshot!(next, @"Diweddariad nesaf: 1 Chwefror 2027");
}

#[test]
fn every_page_says_that_it_is_welsh_and_holds_no_english() {
    let manual = manual_in("cy", "");
    assert_eq!(report_of(&manual), "");
    let english = Words::of_strings("en").without(&Words::of_strings("cy"));
    assert!(english.contains("page") && english.contains("chapter"));
    for (address, page) in pages(&manual) {
        assert!(page.contains(" lang=\"cy\"") || page.contains(" xml:lang=\"cy\""), "{address} does not say so");
        let left = words_of(&page).both(&english);
        assert!(left.is_empty(), "{address} holds English: {left:?}");
    }
}
