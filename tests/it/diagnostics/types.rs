//! Values of another type than their key asks for.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_value_of_another_type_is_told_what_it_should_be() {
    let manual = r#"
--- vade.toml
title = true
next_update = "soon"
quick_links = "local-resources.md"

[access]
intranet = "Intranet Access is Required"

[print]
whole = "yes"

[synonyms]
carers = "foster carers"

[abbreviations]
LADO = 1
--- content/leave.md
+++
title = "Leave"
keywords = "holiday"
former_titles = ["Holidays", 7]
version = 2
draft = "no"
review_due = 2027
access = "intranet"
contents_depth = "2"
under_review = true
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:3:12: error[wrong-type]: `keywords` cannot be text; write a list of texts such as ["one", "two"]
    content/leave.md:4:30: error[wrong-type]: `former_titles` cannot be a number; write a list of texts, each in quotation marks
    content/leave.md:5:11: error[wrong-type]: `version` cannot be a number; write text in quotation marks
    content/leave.md:6:9: error[wrong-type]: `draft` cannot be text; write `true` or `false`
    content/leave.md:7:14: error[wrong-type]: `review_due` cannot be a number; write a date such as 2026-05-31
    content/leave.md:9:18: error[wrong-type]: `contents_depth` cannot be text; write a whole number
    content/leave.md:10:16: error[wrong-type]: `under_review` cannot be `true` or `false`; write a table `[under_review]`
    vade.toml:1:9: error[wrong-type]: `title` cannot be `true` or `false`; write text in quotation marks
    vade.toml:2:15: error[invalid-date]: `next_update` is `soon`, which is not a day; write a day such as 2026-05-31
    vade.toml:3:15: error[wrong-type]: `quick_links` cannot be text; write one or more tables `[[quick_links]]`
    vade.toml:6:12: error[wrong-type]: `intranet` cannot be text; write a table `[access.intranet]`
    vade.toml:9:9: error[wrong-type]: `whole` cannot be text; write `true` or `false`
    vade.toml:12:10: error[wrong-type]: `carers` cannot be text; write a list of texts such as ["one", "two"]
    vade.toml:15:8: error[wrong-type]: `LADO` cannot be a number; write text in quotation marks
    "#);
}

#[test]
fn a_value_of_another_type_is_not_missed_as_well() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[[quick_links]]
title = "Leave"
chapter = 7

[document_control]
required = ["owner"]
--- content/leave.md
+++
number = "1"
title = 7
owner = 7
status = ["new"]

[[amendments]]
date = "next spring"
type = "new"

[[also]]
see = 7
+++

Ask your manager.
--- content/law.md
+++
title = "Law"
kind = "link"
url = 7
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/law.md:4:7: error[wrong-type]: `url` cannot be a number; write text in quotation marks
    content/leave.md:3:9: error[wrong-type]: `title` cannot be a number; write text in quotation marks
    content/leave.md:4:9: error[wrong-type]: `owner` cannot be a number; write text in quotation marks
    content/leave.md:8:8: error[invalid-date]: `date` is `next spring`, which is not a day; write a day such as 2026-05-31
    content/leave.md:12:7: error[wrong-type]: `see` cannot be a number; write text in quotation marks, or `true`
    vade.toml:5:11: error[wrong-type]: `chapter` cannot be a number; write text in quotation marks
    ");
}

#[test]
fn a_chapter_that_was_to_be_a_draft_or_withdrawn_is_told_nothing_else() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[document_control]
required = ["owner"]
--- content/annual.md
+++
number = "1"
title = "Annual Leave"
owner = "Head of Service"
draft = "yes"
+++
--- content/holidays.md
+++
number = "1"
title = "Holidays"
withdrawn = 2026-10-01
+++
--- content/sick.md
+++
number = "1"
title = "Illness"
withdrawn = { date = 2026-10-01 }
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:5:9: error[wrong-type]: `draft` cannot be text; write `true` or `false`
    content/holidays.md:4:13: error[wrong-type]: `withdrawn` cannot be a date; write a table `[withdrawn]`
    content/sick.md:4:13: error[missing-key]: `[withdrawn]` has no `on`, which must be there; add a line such as `on = 2026-05-31`
    content/sick.md:4:15: error[unknown-key]: `[withdrawn]` has no key `date`; take the line out; your own keys for a theme belong below `[extra]`
    ");
}
