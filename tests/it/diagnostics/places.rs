//! Folders, titles, ids and values that only look right.

use insta::assert_snapshot;
use vademecum::diagnostics::report::Format;

use crate::support::{formatted, options, report_of, report_on};

#[test]
fn a_number_that_asks_for_a_section_its_folder_is_not_is_told() {
    let manual = r#"
--- content/pay/_index.md
+++
number = "1"
title = "Pay"
+++
--- content/pay/rates/night.md
+++
number = "1.1.1"
title = "Night"
+++

Text.
--- content/leave/sick.md
+++
number = "2.1"
title = "Sick leave"
+++

Text.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/sick.md:2:10: warning[folder-without-section]: 2.1 stands in the folder `leave`, which is not a section; make it one with a file `leave/_index.md` that has a `number` and a `title`, or move the chapter
    content/pay/rates/night.md:2:10: warning[folder-without-section]: 1.1.1 stands in the folder `pay/rates`, which is not a section; make it one with a file `pay/rates/_index.md` that has a `number` and a `title`, or move the chapter
    ");
    let with_index = manual.to_owned()
        + "--- content/pay/rates/_index.md\n+++\nnumber = \"1.1\"\ntitle = \"Rates\"\n+++\n\
           --- content/leave/_index.md\n+++\nnumber = \"2\"\ntitle = \"Leave\"\n+++\n";
    assert_eq!(report_of(&with_index), "");
}

#[test]
fn a_title_with_its_number_or_status_is_told() {
    let chapter = |title: &str| format!("--- content/a.md\n+++\nnumber = \"1\"\ntitle = \"{title}\"\n+++\n\nText.\n");
    assert_snapshot!(report_of(&chapter("1.2 Pay - under review")), @"
    content/a.md:3:9: warning[repeated-in-title]: the title `1.2 Pay - under review` holds its number, which is shown beside it already; take the number out of the title
    content/a.md:3:9: warning[repeated-in-title]: the title `1.2 Pay - under review` holds its status, which is shown beside it already; take the status out of the title
    ");
    for title in
        ["16/17 Years Homeless Leaflet (2023)", "What is New", "Working Together 2026", "1996 Hague Convention"]
    {
        assert_eq!(report_of(&chapter(title)), "");
    }
}

#[test]
fn a_name_without_letters_and_an_id_that_the_page_needs_are_told() {
    let manual = r#"
--- content/😀.md
+++
title = "Smile"
+++

## One {#_main}

## Two {#fn-1}

## Three {#footnote}
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/😀.md:2:1: error[invalid-id]: the name `😀` has neither letters nor digits to make an address of; add a line such as `id = "annual-leave"`
    content/😀.md:5:1: error[invalid-id]: the heading's id `_main` is kept for the page's own use; give it an id that begins neither with `_` nor with `fn-`
    content/😀.md:7:1: error[invalid-id]: the heading's id `fn-1` is kept for the page's own use; give it an id that begins neither with `_` nor with `fn-`
    "#);
}

#[test]
fn a_character_that_toml_spells_out_and_no_page_can_show_is_told() {
    let manual = "--- content/a.md\n+++\ntitle = \"A \\u0000 b\"\nkeywords = [\"x\", \"\\uFFFF\"]\nsummary = \"tab\\tand \\u00e4\"\n+++\n\nText.\n";
    assert_snapshot!(report_of(manual), @"
    content/a.md:2:9: error[control-character]: there is an invisible control character here (U+0000); delete it; it often comes along when text is pasted
    content/a.md:3:18: error[control-character]: there is an invisible control character here (U+FFFF); delete it; it often comes along when text is pasted
    ");
}

#[test]
fn a_line_that_cannot_be_read_is_one_fault() {
    let lines = ["number = “1.2”", "added = 21/05/2026", "number: \"1.2\"", "summary ="];
    let reports: String = lines
        .iter()
        .map(|line| report_of(&format!("--- content/a.md\n+++\n{line}\ntitle = \"A\"\n+++\n\nText.\n")))
        .collect();
    assert_snapshot!(reports, @r#"
    content/a.md:2:10: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    content/a.md:2:9: error[invalid-date]: `added` is `21/05/2026`, which is not a day; write a day such as 2026-05-31
    content/a.md:2:9: error[toml-syntax]: this line cannot be read: key with no value, expected `=`; each line should read `key = "text"`: text stands between two quotation marks, dates and `true` or `false` do not
    content/a.md:2:10: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    "#);
    assert_eq!(reports.lines().count(), lines.len());
}

#[test]
fn a_draft_that_is_not_built_may_be_unfinished() {
    let manual = "--- content/a.md\n+++\ntitle = \"A\"\ndraft = true\n+++\n\n[x](nobody.md) > [!NOTCE]\n";
    assert_eq!(report_of(manual), "");
    let built = vademecum::Options { drafts: true, ..options() };
    assert!(report_on(manual, built).contains("unknown-page"));
    let unreadable = manual.replace("title", "titel");
    assert!(report_of(&unreadable).contains("unknown-key"));
}

#[test]
fn a_link_copied_from_the_browser_suggests_the_chapter() {
    let manual = "--- content/a.md\n+++\ntitle = \"A\"\n+++\n\n[b](pay-rates.html)\n--- content/pay-rates.md\n+++\ntitle = \"B\"\n+++\n\nText.\n";
    assert_snapshot!(report_of(manual), @"content/a.md:5:1: error[unknown-file]: there is no file `pay-rates.html`; did you mean `pay-rates.md`?");
}

#[test]
fn two_spellings_of_a_letter_name_the_same_file() {
    let manual = "--- content/cafe\u{301}.md\n+++\ntitle = \"Café\"\n+++\n\n[form](formul\u{e4}r.txt)\n\
        --- content/formula\u{308}r.txt\nA form.\n--- content/a.md\n+++\ntitle = \"A\"\n+++\n\n[x](caf\u{e9}.md)\n";
    assert_eq!(report_of(manual), "");
}

#[test]
fn a_withdrawal_that_only_the_log_tells_of_is_told() {
    let chapter = |more: &str| {
        format!(
            "--- content/a.md\n+++\ntitle = \"A\"\n{more}\n[[amendments]]\ndate = 2026-03-01\ntype = \"withdrawn\"\n+++\n\nText.\n"
        )
    };
    assert_snapshot!(report_of(&chapter("")), @r#"content/a.md:5:8: warning[withdrawn-in-log-only]: this amendment says that the chapter was withdrawn, but the contents still list it; add `withdrawn = { on = 2026-05-31, reason = "…" }`, or mend the amendment's `type`"#);
    assert_eq!(report_of(&chapter("withdrawn = { on = 2026-03-01 }\n")), "");
    let restored = chapter("\n[[amendments]]\ndate = 2026-04-01\nsummary = \"It applies again.\"\n");
    assert_eq!(report_of(&restored), "");
}

#[test]
fn a_finding_in_an_endless_line_is_told_in_one() {
    let manual = format!("--- content/a.md\n+++\ntitle = \"A\"\n+++\n\n{}[x](nobody.md)\n", "word ".repeat(1000));
    let report = formatted(&manual, options(), Format::Human);
    assert!(report.starts_with("content/a.md:5:5001: error[unknown-page]") && report.len() < 400, "{report}");
}

#[test]
fn a_chapter_that_replaces_itself_is_told() {
    let manual = r#"
--- content/a.md
+++
title = "A"
withdrawn = { on = 2026-03-01, replaced_by = "a.md" }
+++

Text.
"#;
    assert_snapshot!(report_of(manual), @r#"content/a.md:3:46: warning[link-to-withdrawn]: the chapter "A" is withdrawn; link to what applies now, or take the link out"#);
}
