//! Settings and front matter that cannot be read as TOML.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn text_without_quotation_marks_cannot_be_read() {
    let manual = r#"
--- content/leave.md
+++
number = "1"
title = Annual leave
owner = "Head of Service"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave.md:3:9: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`"#);
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_one_fault() {
    let manual = r#"
--- content/leave.md
+++
number = "1"
title = "Annual leave
owner = "Head of Service"
review_due = 2027-05-31
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave.md:3:22: error[toml-syntax]: a text on this line has no closing quotation mark; put `"` at its end"#);
}

#[test]
fn a_key_that_is_given_twice_is_one_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
owner = "Head of Service"
owner = "Director"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:4:1: error[toml-syntax]: this key is given twice; keep one of the two lines");
}

#[test]
fn a_chapter_that_cannot_be_read_is_missed_nowhere_else() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[document_control]
required = ["owner"]
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"
owner = "Head of Service"
+++

See [sick leave](sick.md), [its form](sick.md#form) and [](sick.md).
--- content/leave/sick.md
+++
title = "Sick Leave
number = "1.2"
owner = Head of Service
+++

## Form

Ask your manager.
--- content/leave/unpaid.md
number = "1.4"
title = "Unpaid Leave"

Ask your manager.
--- content/leave/special.md
+++
number = "1.3"
title = "Special Leave"
owner = "Head of Service"
related = ["sick.md"]
+++

See [above](../leave/annual.md) and [below](unpaid.md#form).
--- content/leave/study.md
+++
number = "1.5"
title = "Study Leave"
owner = "Head of Service"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/sick.md:2:20: error[toml-syntax]: a text on this line has no closing quotation mark; put `"` at its end
    content/leave/sick.md:4:9: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    content/leave/unpaid.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    "#);
}

#[test]
fn what_a_chapter_that_cannot_be_read_records_is_not_missed() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[document_control]
required = ["owner"]
--- content/leave.md
+++
number = "1"
title = "Leave"
status = ["new"]
summary = Everything about leave
owner = Head of Service

[[amendments]]
date = 1 October 2026
type = "new"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:5:11: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    content/leave.md:6:9: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    content/leave.md:9:8: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    "#);
}

#[test]
fn a_section_that_cannot_be_read_is_missed_nowhere_else() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual/_index.md
+++
number = "1.1
title = "Annual Leave"
+++
--- content/leave/annual/notice.md
+++
number = "1.1.1"
title = "Notice"
+++

See [the section](_index.md).
--- content/leave/sick/_index.md
+++
number = "1.2"
title = "Sick Leave"
+++
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave/annual/_index.md:2:14: error[toml-syntax]: a text on this line has no closing quotation mark; put `"` at its end"#);
}

#[test]
fn settings_that_cannot_be_read_are_missed_nowhere_else() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[access.intranet
label = "Intranet Access is Required"

[statuses]
pilot = { label = pilot }

[callouts.standard]
label = Standard
--- content/leave.md
+++
title = "Leave"
access = "intranet"
status = ["pilot"]
+++

> [!STANDARD] Notice
> Give notice of a month.
"#;
    assert_snapshot!(report_of(manual), @r#"
    vade.toml:3:17: error[toml-syntax]: this line cannot be read: unclosed table, expected `]`; each line should read `key = "text"`: text stands between two quotation marks, dates and `true` or `false` do not
    vade.toml:7:19: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    vade.toml:10:9: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    "#);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_fault() {
    let manual = "
--- vade.toml
\u{feff}title = \"Test Manual\"\r
\r
[access.intranet]\r
label = \"Intranet Access is Required\"\r
--- content/leave.md
\u{feff}+++\r
number = \"1\"\r
title = \"Leave\"\r
access = \"intranet\"\r
scope = \"\"\"\r
All staff, see\r
[above](leave.md).\r
\"\"\"\r
+++\r
\r
Ask your manager.\r
";
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_not_shift_the_place_of_a_fault() {
    let manual = "
--- vade.toml
\u{feff}titel = \"Test Manual\"\r
title = \"Test Manual\"\r
--- content/leave.md
\u{feff}+++\r
title = \"Leave\"\r
owners = \"Head of Service\"\r
+++\r
\r
Ask Zoë or [your manager](managers.md).\r
";
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:1: error[unknown-key]: the front matter has no key `owners`; did you mean `owner`?
    content/leave.md:6:12: error[unknown-page]: there is no chapter `managers.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    vade.toml:1:1: error[unknown-key]: `vade.toml` has no key `titel`; did you mean `title`?
    ");
}
