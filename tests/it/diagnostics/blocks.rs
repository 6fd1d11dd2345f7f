//! Labelled blocks, footnotes, images, and chapters without any text.

use insta::assert_snapshot;

use crate::support::{page_of, report_of};

#[test]
fn a_mark_without_a_footnote_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Zoë's leave[^1] is paid[^pay], too.

[^1]: In days.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:5:24: error[unknown-footnote]: there is no footnote `pay`; add a line `[^pay]: …` with its text");
}

#[test]
fn a_mark_that_is_written_as_text_needs_no_footnote() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Write `[^pay]`, [\^pay] or \[^pay] for a mark[^1].

[^1]: In days.
"#;
    assert_eq!(report_of(manual), "");
}

#[test]
fn a_footnote_without_a_mark_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Leave is paid[^1].

[^1]: In full.

[^2]: By the month.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:9:1: warning[unused-footnote]: no mark in the text leads to the footnote `2`, so it is not shown; put `[^2]` where it belongs, or take it out");
}

#[test]
fn marks_and_footnotes_in_any_order_are_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

[^pay]: In full[^note].

Leave is paid[^pay], always[^pay]. Not one: `[^x]`, \[^y], [^ z], x[^], 2^8, [^a, [^b c].

| Kind      | Paid     |
| --------- | -------- |
| Sick[^pay] | half[^note] |

[^note]: But see the law.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn capitals_make_no_other_footnote() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Leave is paid[^Pay], always[^PAY].

[^pay]: In full.
"#;
    assert_snapshot!(report_of(manual), @"");
    let page = page_of(manual, "leave.html");
    assert!(page.contains("<li id=\"fn-1\"><p>In full. <a"), "{page}");
    assert!(!page.contains("fn-2"), "{page}");
}

#[test]
fn two_footnotes_of_one_name_are_told_at_the_second() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Leave is paid[^pay].

[^pay]: In full.

[^Pay]: By the month.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:9:1: error[duplicate-footnote]: there is another footnote `Pay` above, and only one text can be shown for its marks; give one of the two another name, here and in its marks");
}

#[test]
fn a_heading_in_a_footnote_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Leave is paid[^pay].

[^pay]: In full.

    ## By the month

## In days

[^note]: ## Never
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:9:5: error[heading-in-footnote]: this heading is a part of a footnote; take away its `#`, or the blanks before it if it begins a new part of the chapter
    content/leave.md:13:1: warning[unused-footnote]: no mark in the text leads to the footnote `note`, so it is not shown; put `[^note]` where it belongs, or take it out
    content/leave.md:13:10: error[heading-in-footnote]: this heading is a part of a footnote; take away its `#`, or the blanks before it if it begins a new part of the chapter
    ");
}

#[test]
fn an_image_without_alternative_text_is_told() {
    let manual = r#"
--- content/chart.png
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
image = "../chart.png"
+++
--- content/leave/annual.md
+++
title = "Annual Leave"
+++

See: ![](../chart.png) and ![ ][chart].

[chart]: ../chart.png
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/_index.md:4:9: warning[missing-alternative-text]: this image says nothing to people who cannot see it; add `image_alt = "…"`, or `image_alt = ""` if it is mere decoration
    content/leave/annual.md:5:6: warning[missing-alternative-text]: this image says nothing to people who cannot see it; describe it between the square brackets: `![Flow chart of a referral](chart.png)`
    content/leave/annual.md:5:28: warning[missing-alternative-text]: this image says nothing to people who cannot see it; describe it between the square brackets: `![Flow chart of a referral](chart.png)`
    "#);
}

#[test]
fn an_image_that_says_what_it_shows_or_is_decoration_is_no_fault() {
    let manual = r#"
--- content/chart.png
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
image = "../chart.png"
image_alt = ""
+++
--- content/leave/annual.md
+++
title = "Annual Leave"
+++

![**The way** of a request](../chart.png) ![`code`](../chart.png) `![](chart.png)`
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_chapter_without_text_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
+++
--- content/carers.md
+++
number = "1"
title = "Carers' Leave"
+++

   
--- content/parental.md
+++
title = "Parental Leave"
+++

<!-- to be written
by the team -->
--- content/sick.md
+++
title = "Sick Leave"
draft = false
+++

[law]: https://example.org/
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:3:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    content/carers.md:4:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    content/parental.md:3:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    content/sick.md:4:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    ");
}

#[test]
fn what_needs_no_text_may_be_without() {
    let manual = r#"
--- content/_index.md
+++
title = "Contents"
+++
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/chart.md
+++
title = "Chart"
+++

![The way of a request](chart.png)
--- content/leave/chart.png
--- content/leave/draft.md
+++
title = "Draft"
draft = true
+++
--- content/leave/file.md
+++
title = "File"
kind = "file"
file = "chart.png"
+++
--- content/leave/link.md
+++
title = "Link"
kind = "link"
url = "https://example.org/"
+++
--- content/leave/log.md
+++
title = "Log"
kind = "amendments"
+++
--- content/leave/old.md
+++
title = "Old"
withdrawn = { on = 2026-10-01 }
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_labelled_block_of_an_unknown_kind_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[callouts.standard]
label = "Standard"
--- content/leave.md
+++
title = "Leave"
scope = "> [!Remark] All staff."
+++

> [!STANDART] Annual leave
> Give notice.

- First:

  > [!important!]
  > Ask.

  > [!tipp]
  > Ask.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:14: error[unknown-callout]: there is no labelled block of the kind `Remark`; use `NOTE`, `TIP`, `IMPORTANT`, `WARNING`, `CAUTION` or `STANDARD`, or define it in vade.toml below `[callouts.remark]`
    content/leave.md:6:5: error[unknown-callout]: there is no labelled block of the kind `STANDART`; did you mean `STANDARD`?
    content/leave.md:14:7: error[unknown-callout]: there is no labelled block of the kind `tipp`; did you mean `TIP`?
    ");
}

#[test]
fn a_labelled_block_of_a_known_kind_is_no_fault_in_any_case() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[callouts.Standard]
label = "Standard"
--- content/leave.md
+++
title = "Leave"
+++

> [!STANDARD] Annual leave
> Give notice.

> [!Note]
> Ask.

> Said [!who] of it. And `[!what]`.

[!what] is no block.

> [!law](https://example.org/)
"#;
    assert_snapshot!(report_of(manual), @"");
}
