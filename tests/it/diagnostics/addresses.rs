//! Ids, aliases and the addresses that they make.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn two_files_of_the_same_id_are_told_by_name() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/form.md
+++
title = "Leave Form"
+++

Ask your manager.
--- content/pay/_index.md
+++
number = "2"
title = "Pay"
+++
--- content/pay/form.md
+++
title = "Pay Form"
+++

Ask your manager.
--- content/pay/sick.md
+++
title = "Sick Pay"
id = "form"
+++

Ask your manager.
--- content/pay/leave/_index.md
+++
number = "2.1"
title = "Leave"
+++
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/pay/form.md:2:1: error[duplicate-id]: pay/form.md and leave/form.md would both have the address `form.html`; give one of them an id of its own, such as `id = "form-2"`; a page's address stays for good
    content/pay/leave/_index.md:2:1: error[duplicate-id]: pay/leave/_index.md and leave/_index.md would both have the address `section-leave.html`; give one of them an id of its own, such as `id = "leave-2"`; a page's address stays for good
    content/pay/sick.md:3:6: error[duplicate-id]: pay/sick.md and leave/form.md would both have the address `form.html`; give one of them an id of its own, such as `id = "form-2"`; a page's address stays for good
    "#);
}

#[test]
fn a_chapter_may_have_the_id_of_a_section_but_not_its_address() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/leave.md
+++
title = "Leave"
+++

Ask your manager.
--- content/leave/section-leave.md
+++
title = "The Section on Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave/_index.md:2:1: error[duplicate-id]: leave/_index.md and leave/section-leave.md would both have the address `section-leave.html`; give one of them an id of its own, such as `id = "leave-2"`; a page's address stays for good"#);
}

#[test]
fn files_of_the_same_name_with_ids_of_their_own_are_no_fault() {
    let manual = r#"
--- content/leave/1-form.md
+++
title = "Leave Form"
id = "leave-form"
+++

Ask your manager.
--- content/pay/2-form.md
+++
title = "Pay Form"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn the_name_of_a_generated_page_is_no_id() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[statuses.pilot]
label = "pilot"
--- content/index.md
+++
title = "Index"
+++

Ask your manager.
--- content/leave.md
+++
title = "Leave"
id = "amendments"
+++

Ask your manager.
--- content/nul.md
+++
title = "Nothing"
+++

Ask your manager.
--- content/status-pilot.md
+++
title = "Pilots"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/index.md:2:1: error[reserved-id]: `index` is taken: the tool makes a page of this name, or Windows keeps it for itself; give the page another id, such as `id = "index-chapter"`
    content/leave.md:3:6: error[reserved-id]: `amendments` is taken: the tool makes a page of this name, or Windows keeps it for itself; give the page another id, such as `id = "amendments-chapter"`
    content/nul.md:1:1: warning[unportable-name]: no file on Windows can be called `nul.md`: `nul` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/nul.md:2:1: error[reserved-id]: `nul` is taken: the tool makes a page of this name, or Windows keeps it for itself; give the page another id, such as `id = "nul-chapter"`
    content/status-pilot.md:2:1: error[reserved-id]: `status-pilot` is taken: the tool makes a page of this name, or Windows keeps it for itself; give the page another id, such as `id = "status-pilot-chapter"`
    "#);
}

#[test]
fn a_name_that_is_like_a_generated_page_is_an_id() {
    let manual = r#"
--- content/amendments.md
+++
title = "Amendments"
kind = "amendments"
+++
--- content/contacts.md
+++
title = "Contacts"
+++

Ask your manager.
--- content/index-of-forms.md
+++
title = "Index of Forms"
+++

Ask your manager.
--- content/search/_index.md
+++
number = "1"
title = "Searching People and Premises"
+++
--- content/status-pilot.md
+++
title = "Pilots"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_alias_that_is_already_an_address_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
aliases = ["holidays", "sick", "index"]
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
aliases = ["illness", "holidays"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:3:24: error[alias-taken]: the address `sick` is already used, so nothing can be led on from it; take the alias out, or change the id that uses it
    content/annual.md:3:32: error[alias-taken]: the address `index` is already used, so nothing can be led on from it; take the alias out, or change the id that uses it
    content/sick.md:3:23: error[alias-taken]: the address `holidays` is already used, so nothing can be led on from it; take the alias out, or change the id that uses it
    ");
}

#[test]
fn an_alias_that_no_page_has_is_no_fault() {
    let manual = r#"
--- content/holidays/_index.md
+++
number = "1"
title = "Holidays"
+++
--- content/annual.md
+++
title = "Annual Leave"
aliases = ["holidays", "annual-leave"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_id_that_cannot_be_an_address_is_told_a_better_one() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
id = "Leave & Absence"
+++
--- content/leave/annual.md
+++
title = "Annual Leave"
id = "annual_leave.html"
aliases = ["/holidays/", "holidays"]
+++

Ask your manager.
--- content/leave/sick.md
+++
title = "Sick Leave"
id = "!"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/_index.md:4:6: error[invalid-id]: `Leave & Absence` cannot be an address; use small letters, digits and hyphens: `leave-absence`
    content/leave/annual.md:3:6: error[invalid-id]: `annual_leave.html` cannot be an address; use small letters, digits and hyphens: `annual-leave-html`
    content/leave/annual.md:4:12: error[invalid-id]: `/holidays/` cannot be an address; use small letters, digits and hyphens: `holidays`
    content/leave/sick.md:3:6: error[invalid-id]: `!` cannot be an address; use small letters, digits and hyphens: `annual-leave`
    ");
}

#[test]
fn a_file_name_need_not_be_an_id() {
    let manual = r#"
--- content/3 Leave & Absence/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/3 Leave & Absence/01_Carers' Leave (2024).md
+++
title = "Carers' Leave"
+++

Ask your manager.
--- content/3 Leave & Absence/2024.md
+++
title = "Leave in 2024"
id = "leave-2024"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_id_that_cannot_be_an_address_makes_none_that_is_taken() {
    let manual = r#"
--- content/leave/form.md
+++
title = "Leave Form"
+++

Ask your manager.
--- content/pay/form.md
+++
title = "Pay Form"
id = "Pay Form"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"content/pay/form.md:3:6: error[invalid-id]: `Pay Form` cannot be an address; use small letters, digits and hyphens: `pay-form`");
}
