//! Statuses and amendments that do not fit together. Today is 22 November 2026.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_status_that_no_amendment_records_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
status = ["new", "under-review"]

[[amendments]]
date = 2026-10-01
type = "updated"
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
status = ["updated"]

[[amendments]]
date = 2026-10-01
type = "correction"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/annual.md:3:11: warning[status-not-in-log]: the status `new` is shown, but no amendment says what changed; add `[[amendments]]` with `date`, `type = "new"` and `summary`
    content/sick.md:3:11: warning[status-not-in-log]: the status `updated` is shown, but no amendment says what changed; add `[[amendments]]` with `date`, `type = "updated"` and `summary`
    "#);
}

#[test]
fn a_status_that_an_amendment_records_or_that_claims_no_change_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[statuses.pilot]
label = "pilot"
--- content/annual.md
+++
title = "Annual Leave"
status = ["updated"]

[[amendments]]
date = 2016-10-01
type = "replaced"
+++

Ask your manager.
--- content/carers.md
+++
title = "Carers' Leave"
status = ["new", "updated"]

[[amendments]]
date = 2026-10-01

[[amendments]]
date = 2026-09-01
type = "new"
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
status = ["under-review", "pilot"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_status_that_has_lapsed_is_told_where_the_amendments_give_statuses() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[amendments]
mark_for = "6 months"
--- content/annual.md
+++
title = "Annual Leave"
status = ["updated"]

[[amendments]]
date = 2026-05-22
+++

Ask your manager.
--- content/carers.md
+++
title = "Carers' Leave"
status = ["new"]

[[amendments]]
date = 2026-06-01
type = "new"

[[amendments]]
date = 2026-10-01
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
status = ["under-review", "new"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:3:11: warning[status-lapsed]: `updated` is typed, but the amendments do not give it today, so it is not shown; take it out; new and updated come from the amendments by themselves
    content/carers.md:3:11: warning[status-lapsed]: `new` is typed, but the amendments do not give it today, so it is not shown; take it out; new and updated come from the amendments by themselves
    content/sick.md:3:27: warning[status-lapsed]: `new` is typed, but the amendments do not give it today, so it is not shown; take it out; new and updated come from the amendments by themselves
    ");
}

#[test]
fn a_status_that_still_holds_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[amendments]
mark_for = "6 months"
--- content/annual.md
+++
title = "Annual Leave"
status = ["updated", "under-review"]

[[amendments]]
date = 2026-05-23
+++

Ask your manager.
--- content/carers.md
+++
title = "Carers' Leave"
status = ["updated"]

[[amendments]]
date = 2026-10-01
type = "replaced"

[[amendments]]
date = 2026-10-02
type = "correction"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_month_of_addition_that_the_amendments_contradict_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
added = "2017-04"

[[amendments]]
date = 2017-05-01
type = "new"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"content/annual.md:3:9: warning[added-not-in-log]: `added` names another month than the amendment that records the chapter as new; correct whichever of the two is wrong");
}

#[test]
fn a_month_of_addition_that_agrees_or_stands_alone_is_no_fault() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
added = 2017-04-03

[[amendments]]
date = 2017-04-30
type = "new"

[[amendments]]
date = 2026-10-01
+++

Ask your manager.
--- content/carers.md
+++
title = "Carers' Leave"
added = "2017-04"

[[amendments]]
date = 2026-10-01
type = "updated"
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
added = "2017-04"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_change_of_name_without_the_former_one_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"

[[amendments]]
date = 2026-10-01
type = "renamed"

[[amendments]]
date = 2026-10-02
type = "renumbered"
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
former_titles = ["Illness"]

[[amendments]]
date = 2025-10-01
type = "renamed"

[[amendments]]
date = 2026-10-01
type = "renamed"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/annual.md:5:8: warning[former-title-missing]: this amendment says the chapter was renamed, but not from what; add its old title: `former_titles = ["…"]`
    content/annual.md:9:8: warning[former-number-missing]: this amendment says the chapter was renumbered, but not from what; add its old number: `former_numbers = ["…"]`
    content/sick.md:6:8: warning[former-title-missing]: this amendment says the chapter was renamed, but not from what; add its old title: `former_titles = ["…"]`
    "#);
}

#[test]
fn a_change_of_name_with_the_former_one_is_no_fault() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
former_titles = ["Holidays", "Leave"]
former_numbers = ["1.9"]

[[amendments]]
date = 2026-10-01
type = "renamed"

[[amendments]]
date = 2026-10-01
type = "renumbered"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
