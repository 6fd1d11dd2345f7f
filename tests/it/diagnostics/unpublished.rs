//! Links to drafts and to withdrawn chapters.

use insta::assert_snapshot;

use crate::support::{options, report_of, report_on};

#[test]
fn a_link_to_a_draft_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
related = ["pay.md"]
+++

See [pay](pay.md#rates).
--- content/pay.md
+++
title = "Pay"
draft = true
+++

## Rates
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:3:12: error[link-to-draft]: the chapter "Pay" is a draft and will not be in the manual; take `draft = true` out of that chapter, or take this link out
    content/leave.md:6:5: error[link-to-draft]: the chapter "Pay" is a draft and will not be in the manual; take `draft = true` out of that chapter, or take this link out
    "#);
}

#[test]
fn a_link_to_a_draft_is_no_fault_from_another_draft_or_where_drafts_are_built() {
    let drafts = r#"
--- content/leave.md
+++
title = "Leave"
draft = true
+++

See [pay](pay.md).
--- content/pay.md
+++
title = "Pay"
draft = true
+++

See [leave](leave.md).
"#;
    assert_snapshot!(report_of(drafts), @"");
    let finished = drafts.replacen("draft = true\n", "", 1);
    let options = vademecum::Options { drafts: true, ..options() };
    assert_snapshot!(report_on(&finished, options), @"");
}

#[test]
fn a_link_to_a_withdrawn_chapter_names_what_replaced_it_as_seen_from_here() {
    let manual = r#"
--- content/leave/annual.md
+++
title = "Annual Leave"
related = ["../old/unpaid.md"]
+++

See [holidays](../old/holidays.md).
--- content/old/holidays.md
+++
title = "Holidays"

[withdrawn]
on = 2026-10-01
replaced_by = "../leave/annual.md"
+++
--- content/old/unpaid.md
+++
title = "Unpaid Leave"
withdrawn = { on = 2026-10-01 }
+++
--- content/rules.md
+++
title = "Rules"
+++

See [holidays](old/holidays.md).
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/annual.md:3:12: warning[link-to-withdrawn]: the chapter "Unpaid Leave" is withdrawn; link to what applies now, or take the link out
    content/leave/annual.md:6:5: warning[link-to-withdrawn]: the chapter "Holidays" is withdrawn; link to what replaced it: `annual.md`
    content/rules.md:5:5: warning[link-to-withdrawn]: the chapter "Holidays" is withdrawn; link to what replaced it: `leave/annual.md`
    "#);
}

#[test]
fn a_withdrawn_chapter_may_lead_to_itself_and_to_others_of_its_time() {
    let manual = r#"
--- content/holidays.md
+++
title = "Holidays"
withdrawn = { on = 2026-10-01, replaced_by = "annual.md" }
+++

## Notice

See [above](holidays.md#notice) and [unpaid leave](unpaid.md).
--- content/unpaid.md
+++
title = "Unpaid Leave"
withdrawn = { on = 2026-10-01, reason = "See [annual leave](annual.md)." }
+++
--- content/annual.md
+++
title = "Annual Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
