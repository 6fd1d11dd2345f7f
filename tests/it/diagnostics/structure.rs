//! Sections without a number, numbers given twice, numbers out of place.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_section_without_a_number_is_told_and_its_chapters_are_not() {
    let manual = r#"
--- content/leave/_index.md
+++
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"
+++

See [the section](_index.md).
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave/_index.md:2:1: error[section-without-number]: this folder's `_index.md` has no number; add `number = "…"` to make the folder a section, or remove the file"#);
}

#[test]
fn a_folder_without_an_index_needs_no_number() {
    let manual = r#"
--- content/_index.md
+++
title = "Contents"
+++
--- content/leave/annual.md
+++
number = "1"
title = "Annual Leave"
+++

Ask your manager.
--- content/leave/attachments/form.docx
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_number_that_is_given_twice_is_told_a_free_one() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"
+++

Ask your manager.
--- content/leave/carers.md
+++
title = "Carers' Leave"
number = "1.1"
+++

Ask your manager.
--- content/leave/sick.md
+++
number = "1.2"
title = "Sick Leave"
+++

Ask your manager.
--- content/pay/_index.md
+++
number = "1"
title = "Pay"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/carers.md:3:10: error[duplicate-number]: the number 1.1 is given twice; give one of them another number; 1.3 is free
    content/pay/_index.md:2:10: error[duplicate-number]: the number 1 is given twice; give one of them another number; 2 is free
    ");
}

#[test]
fn a_number_that_is_given_three_times_is_told_twice() {
    let manual = r#"
--- content/annual.md
+++
number = "1"
title = "Annual Leave"
+++

Ask your manager.
--- content/carers.md
+++
number = "1"
title = "Carers' Leave"
+++

Ask your manager.
--- content/sick.md
+++
number = "1"
title = "Sick Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/carers.md:2:10: error[duplicate-number]: the number 1 is given twice; give one of them another number; 2 is free
    content/sick.md:2:10: error[duplicate-number]: the number 1 is given twice; give one of them another number; 2 is free
    ");
}

#[test]
fn the_number_of_a_withdrawn_chapter_or_of_a_draft_may_be_given_again() {
    let manual = r#"
--- content/annual.md
+++
number = "1"
title = "Annual Leave"
+++

Ask your manager.
--- content/carers.md
+++
number = "1"
title = "Carers' Leave"
withdrawn = { on = 2026-10-01 }
+++
--- content/sick.md
+++
number = "1"
title = "Sick Leave"
draft = true
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_number_that_does_not_begin_with_its_sections_is_told() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual/_index.md
+++
number = "1.1"
title = "Annual Leave"
+++
--- content/leave/annual/notice.md
+++
number = "1.10.1"
title = "Notice"
+++

Ask your manager.
--- content/leave/annual/period.md
+++
number = "7.2"
number_reason = "Kept from the old manual."
title = "Period"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave/annual/notice.md:2:10: warning[number-out-of-place]: 1.10.1 stands in section 1.1, but does not begin with 1.1; mend the number, move the file, or add `number_reason = "…"` to say why it is meant"#);
}

#[test]
fn a_number_within_its_sections_is_in_place_however_deep_the_folders_are() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/forms/annual/form.md
+++
number = "1.1"
title = "Annual Leave Form"
+++

Ask your manager.
--- content/top.md
+++
number = "2.1"
title = "Top"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_section_whose_number_is_wrong_leaves_its_chapters_alone() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"
+++

Ask your manager.
--- content/leave/sick/_index.md
+++
number = 1.2
title = "Sick Leave"
+++
--- content/leave/sick/notice.md
+++
number = "1.2.1"
title = "Notice"
+++

Ask your manager.
--- content/leave/sick/pay.md
+++
number = "1.2.2"
title = "Pay"
+++

See [the section](_index.md).
--- content/leave/unpaid.md
+++
number = "1.3"
title = "Unpaid Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave/sick/_index.md:2:10: error[number-not-text]: the number 1.2 is written without quotation marks; write `"1.2"`; without them 1.10 would be the same as 1.1"#);
}
