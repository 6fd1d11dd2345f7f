//! `[checks]` and `--strict`: how much a fault matters is the manual's to say, where it does not make it unreadable.

use insta::assert_snapshot;
use vademecum::Options;

use crate::support::{options, report_of, report_on, sources_of};

/// A manual with two warnings and an error, and these checks.
fn manual(checks: &str) -> String {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[checks]
CHECKS
--- content/annual.md
+++
number = "1"
title = "Annual Leave"
+++

See [pay](pay.md).
--- content/carers.md
+++
number = "3"
title = "Carers' Leave"
+++
"#;
    manual.replace("CHECKS", checks)
}

fn strict() -> Options {
    Options { strict: true, ..options() }
}

#[test]
fn without_checks_every_fault_matters_as_it_does_by_nature() {
    assert_snapshot!(report_of(&manual("")), @r#"
    content/annual.md:6:5: error[unknown-page]: there is no chapter `pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/carers.md:2:10: warning[number-gap]: 3 comes where 2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/carers.md:4:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    "#);
}

#[test]
fn a_check_may_be_raised() {
    assert_snapshot!(report_of(&manual("number-gap = \"error\"")), @r#"
    content/annual.md:6:5: error[unknown-page]: there is no chapter `pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/carers.md:2:10: error[number-gap]: 3 comes where 2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/carers.md:4:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    "#);
}

#[test]
fn a_check_may_be_lowered() {
    assert_snapshot!(report_of(&manual("unknown-page = \"warning\"")), @r#"
    content/annual.md:6:5: warning[unknown-page]: there is no chapter `pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/carers.md:2:10: warning[number-gap]: 3 comes where 2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/carers.md:4:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    "#);
}

#[test]
fn a_check_may_be_switched_off() {
    let checks = "unknown-page = \"off\"\nnumber-gap = \"off\"\nempty-chapter = \"off\"";
    assert_snapshot!(report_of(&manual(checks)), @"");
}

#[test]
fn a_check_that_says_what_is_so_anyway_changes_nothing() {
    let checks = "unknown-page = \"error\"\nnumber-gap = \"warning\"\nduplicate-number = \"error\"";
    assert_eq!(report_of(&manual(checks)).replace(":9:", ":6:"), report_of(&manual("")));
}

#[test]
fn a_check_of_what_makes_a_manual_unreadable_stays_an_error() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[checks]
missing-key = "off"
duplicate-id = "warning"
--- content/leave.md
+++
number = "1"
+++

Ask your manager.
--- content/old/leave.md
+++
title = "Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:2:1: error[missing-key]: the front matter has no `title`, which must be there; add a line such as `title = "Confidentiality Policy"`
    content/old/leave.md:2:1: error[duplicate-id]: old/leave.md and leave.md would both have the address `leave.html`; give one of them an id of its own, such as `id = "leave-2"`; a page's address stays for good
    vade.toml:4:15: error[unknown-value]: the check `missing-key` is always an error; take the line out: without it the manual could not be read
    vade.toml:5:16: error[unknown-value]: the check `duplicate-id` is always an error; take the line out: without it the manual could not be read
    "#);
}

#[test]
fn strict_makes_every_warning_an_error() {
    assert_snapshot!(report_on(&manual(""), strict()), @r#"
    content/annual.md:6:5: error[unknown-page]: there is no chapter `pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/carers.md:2:10: error[number-gap]: 3 comes where 2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/carers.md:4:1: error[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    "#);
}

#[test]
fn strict_raises_what_was_lowered_and_leaves_off_what_is_off() {
    let checks = "unknown-page = \"warning\"\nnumber-gap = \"off\"";
    assert_snapshot!(report_on(&manual(checks), strict()), @"
    content/annual.md:6:5: error[unknown-page]: there is no chapter `pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/carers.md:4:1: error[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    ");
}

#[test]
fn the_count_of_errors_goes_by_the_checks() {
    let count = |checks: &str, options| {
        let found = vademecum::check(&sources_of(&manual(checks)), options).expect("there are settings");
        (found.errors(), found.warnings())
    };
    assert_eq!(count("", options()), (1, 2));
    assert_eq!(count("number-gap = \"error\"", options()), (2, 1));
    assert_eq!(count("unknown-page = \"warning\"\nempty-chapter = \"off\"", options()), (0, 2));
    assert_eq!(count("", strict()), (3, 0));
}
