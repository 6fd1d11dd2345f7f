//! What a chapter's page tells of the record: the box at its head, document control, history.

use insta::assert_snapshot;

use crate::support::{
    attributes_of, element_with, elements_with, main_text, options, page_of, page_on, part_of, text_of,
};

/// The page of a chapter with these lines of front matter.
fn page_with(keys: &str) -> String {
    page_of(&manual_with(keys), "wait.html")
}

fn manual_with(keys: &str) -> String {
    format!(
        r#"--- content/forms.md
+++
title = "Forms"
+++

Text.
--- content/visits/_index.md
+++
number = "1"
title = "Visits"
+++
--- content/visits/lone.md
+++
number = "1.1"
title = "Lone Working"
+++

Text.
--- content/wait.md
+++
number = "2"
title = "Waiting"
{keys}
+++

Its text.
"#
    )
}

/// The terms of a page's definition lists with what they mean.
fn terms_of(page: &str) -> String {
    let (terms, meanings) = (elements_with(page, "<dt"), elements_with(page, "<dd"));
    terms.iter().zip(&meanings).map(|(term, meaning)| format!("{}: {}\n", text_of(term), text_of(meaning))).collect()
}

#[test]
fn each_part_of_the_head_box_is_shown_where_it_is_given() {
    let parts = [
        ("scope", "Scope of this chapter"),
        ("regulations", "Regulations and standards"),
        ("guidance", "Guidance"),
        ("local_resources", "Local resources"),
    ];
    for (key, label) in parts {
        let page = page_with(&format!("{key} = \"For *all* staff; see [the forms](forms.md).\""));
        assert!(page.contains("For <em>all</em> staff; see <a href=\"forms.html\">the forms</a>."), "{key}: {page}");
        let text = main_text(&page);
        for (other, other_label) in parts {
            assert_eq!(text.contains(other_label), key == other, "{key} and {other}: {text}");
        }
        assert!(text.contains(label), "{text}");
    }
}

#[test]
fn the_head_box_takes_lists_and_paragraphs() {
    let page = page_with("regulations = \"\"\"\n- Regulation 12\n- Regulation 13\n\nBoth apply.\n\"\"\"");
    assert_snapshot!(part_of(&page, "<ul>\n<li>Regulation 12", "Both apply.</p>"), @"
    <ul>
    <li>Regulation 12</li>
    <li>Regulation 13</li>
    </ul>
    <p>Both apply.</p>
    ");
}

#[test]
fn texts_of_the_head_box_do_not_share_ids_with_the_chapter() {
    let text = "\"\"\"\n### Who\n\nAll staff.[^1]\n\n[^1]: And volunteers.\n\"\"\"";
    let page = page_with(&format!("scope = {text}\nguidance = {text}"));
    assert!(page.contains("<h3>Who</h3>"), "{page}");
    let mut ids = attributes_of(&page, "id");
    ids.sort();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    let hrefs = attributes_of(&page, "href");
    let mut anchors = hrefs.iter().filter_map(|href| href.strip_prefix('#'));
    assert!(anchors.all(|anchor| ids.iter().any(|id| id == anchor)), "{hrefs:?} {ids:?}");
}

#[test]
fn related_chapters_are_shown_by_number_and_title() {
    let page = page_with("related = [\"visits/lone.md\", \"visits/_index.md\", \"forms.md\"]");
    let text = main_text(&page);
    let related = text.find("Related chapters").map(|start| &text[start..]).expect("a list of related chapters");
    assert!(related.starts_with("Related chapters 1.1 Lone Working 1. Visits Forms"), "{related}");
    let hrefs = attributes_of(&element_with(&page, "<main"), "href").join(" ");
    assert!(hrefs.contains("lone.html section-visits.html forms.html"), "{hrefs}");
}

const AMENDMENTS: &str = r#"
[[amendments]]
date = 2026-05-31
summary = "Stage 2 *changed*."
sections = ["Stage 2", "Appendix"]

[[amendments]]
date = 2026-10-02
type = "correction"
summary = "Spelling."

[[amendments]]
date = 2024-01-15
type = "new"
"#;

#[test]
fn the_latest_amendment_stands_in_the_head_box() {
    let text = main_text(&page_with(AMENDMENTS));
    let latest = text.find("Latest amendment").map(|start| &text[start..]).expect("a latest amendment");
    assert!(latest.starts_with("Latest amendment 2 October 2026 - Correction. Spelling."), "{latest}");
}

#[test]
fn the_history_is_told_newest_first() {
    let text = main_text(&page_with(AMENDMENTS));
    assert_snapshot!(part_of(&text, "Amendments to this chapter", "15 January 2024 - New."), @"Amendments to this chapter 2 October 2026 - Correction. Spelling. 31 May 2026 - Updated. Stage 2 changed. Sections: Stage 2, Appendix 15 January 2024 - New.");
    let text = main_text(&page_with("withdrawn = { on = 2026-11-01, reason = \"Merged.\" }"));
    assert!(text.contains("1 November 2026 - Withdrawn. Merged."), "a withdrawal is history: {text}");
}

#[test]
fn document_control_is_shown_in_its_order() {
    let page = page_with(
        r#"
former_numbers = ["1.9", "3"]
former_titles = ["Patience"]
audience = ["Social workers", "Managers"]
review_due = 2027-05-31
last_reviewed = 2026-05-31
effective_from = 2026-06-01
version = "3.1"
approved_on = 2026-05-20
approved_by = "The Board"
owner = "Head of Service"
"#,
    );
    assert_snapshot!(terms_of(&element_with(&page, "<main")), @"
    Owner: Head of Service
    Approved by: The Board
    Approved on: 20 May 2026
    Version: 3.1
    Effective from: 1 June 2026
    Last reviewed: 31 May 2026
    Review due: 31 May 2027
    For: Social workers, Managers
    Former title: Patience
    Former number: 1.9, 3
    ");
    assert!(page.contains("datetime=\"2027-05-31\""), "{page}");
    assert!(!main_text(&page_with("")).contains("Document control"));
}

#[test]
fn a_theme_sees_each_fact_of_document_control_by_its_name() {
    let template = r#"{% set control = chapter.control %}<p class="facts">{{ strings.owner }}: {{ control.owner }};
{{ control.approved_by }}, {{ control.approved_on }}; {{ control.version }}; {{ control.effective_from }};
{{ control.last_reviewed }}; {{ control.review_due }} ({% if control.is_overdue %}late{% endif %});
{{ control.audience }}; {{ control.former_title }}; {{ control.former_number }}; {{ control.number_reason }}.</p>"#;
    let theme = format!(
        "--- vade.toml\ntitle = \"Manual\"\ntheme = \"house\"\n--- themes/house/templates/chapter-control.html\n{template}\n"
    );
    let facts =
        |keys: &str| text_of(&element_with(&page_of(&(theme.clone() + &manual_with(keys)), "wait.html"), "facts"));
    let all = r#"
former_numbers = ["1.9", "3"]
former_titles = ["Patience"]
audience = ["Social workers", "Managers"]
review_due = 2026-05-31
last_reviewed = 2025-05-31
effective_from = 2025-06-01
version = "3.1"
approved_on = 2025-05-20
approved_by = "The Board"
owner = "Head & Service"
"#;
    assert_snapshot!(facts(all), @"Owner: Head & Service; The Board, 20 May 2025; 3.1; 1 June 2025; 31 May 2025; 31 May 2026 (late); Social workers, Managers; Patience; 1.9, 3; .");
    assert_snapshot!(facts("number_reason = \"As the law counts\""), @"Owner: ; , ; ; ; ; (); ; ; ; As the law counts.");
}

#[test]
fn a_review_is_overdue_from_the_day_after_it_was_due() {
    let manual = manual_with("review_due = 2026-11-22");
    let on = |day: &str| {
        let options = vademecum::Options { today: day.parse().expect("a day"), ..options() };
        terms_of(&element_with(&page_on(&manual, options, "wait.html"), "<main"))
    };
    assert_snapshot!(on("2026-11-22"), @"Review due: 22 November 2026");
    assert_snapshot!(on("2026-11-23"), @"Review due: 22 November 2026 (overdue)");
}

#[test]
fn a_former_name_is_told_where_it_changed() {
    let page = page_with(
        r#"
former_titles = ["Patience", "Delays"]
former_numbers = ["7"]

[[amendments]]
date = 2024-01-01
type = "renamed"

[[amendments]]
date = 2025-01-01
type = "renamed"
summary = "To say what it is."

[[amendments]]
date = 2026-01-01
type = "renumbered"
"#,
    );
    let text = main_text(&page);
    assert_snapshot!(part_of(&text, "1 January 2026 - Renumbered", "Formerly \"Patience\"."), @r#"1 January 2026 - Renumbered. Formerly 7. Its text. Document control Former title Patience, Delays Former number 7 Amendments to this chapter 1 January 2026 - Renumbered. Formerly 7. 1 January 2025 - Renamed. Formerly "Delays". To say what it is. 1 January 2024 - Renamed. Formerly "Patience"."#);
}
