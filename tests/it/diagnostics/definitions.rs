//! Statuses and accesses that an entry names and the settings define.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_status_that_nothing_defines_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[statuses.pilot]
label = "pilot"
--- content/leave.md
+++
title = "Leave"
status = ["pilot", "under review", "trial"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:20: error[unknown-status]: there is no status `under review`; did you mean `under-review`?
    content/leave.md:3:36: error[unknown-status]: there is no status `trial`; use `new`, `updated`, `under-review` or `pilot`, or define it in vade.toml below `[statuses.trial]`
    ");
}

#[test]
fn a_status_may_be_built_in_defined_or_implied() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[statuses.pilot]
label = "pilot"
--- content/leave.md
+++
title = "Leave"
status = ["pilot", "under-review"]
under_review = { since = 2026-10-01 }
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_access_that_nothing_defines_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[access.intranet]
label = "Intranet Access is Required"
--- content/leave.md
+++
title = "Leave"
access = "intra-net"

[[also]]
see = "Form"
url = "https://example.org/"
access = "password"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:10: error[unknown-access]: there is no access `intra-net`; did you mean `intranet`?
    content/leave.md:8:10: error[unknown-access]: there is no access `password`; define it in vade.toml below `[access.password]`
    ");
}

#[test]
fn an_access_that_is_defined_is_no_fault_wherever_it_is_named() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[access.intranet]
label = "Intranet Access is Required"
--- content/leave.md
+++
title = "Leave"
access = "intranet"

[[also]]
see = "Form"
access = "intranet"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_access_whose_label_is_missing_is_still_defined() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[access.intranet]

[callouts.standard]
label = ""
--- content/leave.md
+++
title = "Leave"
access = "intranet"
+++

> [!STANDARD] Notice
> Give notice of a month.
"#;
    assert_snapshot!(report_of(manual), @r#"
    vade.toml:3:1: error[missing-key]: `[access.intranet]` has no `label`, which must be there; add a line such as `label = "…"`
    vade.toml:6:9: error[missing-key]: `label` is empty; write its text between the quotation marks
    "#);
}

#[test]
fn a_status_that_cannot_be_an_address_and_a_period_without_a_day_are_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[statuses."Out for Review"]
label = "out for review"

[amendments]
mark_for = "12 hours"
"#;
    assert_snapshot!(report_of(manual), @r#"
    vade.toml:3:11: error[invalid-id]: `Out for Review` cannot be an address; use small letters, digits and hyphens: `out-for-review`
    vade.toml:7:12: error[invalid-date]: `12 hours` is not a length of time; write it like "6 months" or "90 days"
    "#);
}
