//! `[[also]]` lines: what makes one whole.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_line_that_is_of_no_kind_or_two_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"

[[also]]
url = "https://example.org/"

[[also]]
see = "Form"
note = "Ask early."
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:4:1: error[also-without-kind]: this `[[also]]` has not exactly one of `see`, `and` and `note`; begin it with one line such as `see = "Joint Protocol"`
    content/leave.md:7:1: error[also-without-kind]: this `[[also]]` has not exactly one of `see`, `and` and `note`; begin it with one line such as `see = "Joint Protocol"`
    "#);
}

#[test]
fn a_line_that_leads_to_two_places_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"

[[also]]
see = "Form"
url = "https://example.org/"
chapter = "leave.md"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:4:1: error[also-targets]: this `[[also]]` leads to more than one place; keep one of `url`, `chapter` and `file`");
}

#[test]
fn a_line_without_words_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"

[[also]]
see = true
url = "https://example.org/"

[[also]]
and = true
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:5:7: error[also-without-words]: `true` takes the words from a chapter, but no `chapter` is given; add `chapter = "…"`, or write the words in place of `true`
    content/leave.md:9:7: error[also-without-words]: `true` takes the words from a chapter, but no `chapter` is given; add `chapter = "…"`, or write the words in place of `true`
    "#);
}

#[test]
fn an_and_that_continues_nothing_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"

[[also]]
and = "Toolkit"

[[also]]
note = "Ask early."

[[also]]
and = "Form"
+++

Ask your manager.
--- content/sick/_index.md
+++
number = "1"
title = "Sick Leave"

[[also]]
see = "Form"

[[also]]
and = "Toolkit"
at = "end"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:4:1: error[and-without-line]: this `and` has no line before it that it could continue; put it after a `see`, or make it a `see`
    content/leave.md:10:1: error[and-without-line]: this `and` has no line before it that it could continue; put it after a `see`, or make it a `see`
    content/sick/_index.md:8:1: error[and-without-line]: this `and` has no line before it that it could continue; put it after a `see`, or make it a `see`
    ");
}

#[test]
fn an_and_may_continue_a_line_that_is_itself_at_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"

[[also]]
see = true

[[also]]
and = "Toolkit"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/leave.md:5:7: error[also-without-words]: `true` takes the words from a chapter, but no `chapter` is given; add `chapter = "…"`, or write the words in place of `true`"#);
}

#[test]
fn lines_that_are_whole_are_no_fault() {
    let manual = r#"
--- content/sick/_index.md
+++
number = "1"
title = "Sick Leave"

[[also]]
note = "Ask [early](../leave.md)."

[[also]]
see = true
chapter = "../leave.md"

[[also]]
at = "end"
see = "Form"

[[also]]
and = "Toolkit"
url = "https://example.org/"

[[also]]
at = "end"
and = "Another form"
+++
--- content/leave.md
+++
title = "Leave"

[[also]]
see = "Form"

[[also]]
and = "Toolkit"

[[also]]
and = true
chapter = "leave.md"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn what_a_line_cannot_show_is_told() {
    let manual = r#"
--- content/a/_index.md
+++
number = "1"
title = "A"

[[also]]
note = "For forms see the intranet."
url = "https://intranet.example.org/"
about = "All of them."

[[also]]
see = " "
url = "https://www.example.org/"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/a/_index.md:7:7: error[key-not-for-kind]: a note does not use `url`; write links and the like into the note's own text, as Markdown
    content/a/_index.md:8:9: error[key-not-for-kind]: a note does not use `about`; write links and the like into the note's own text, as Markdown
    content/a/_index.md:11:7: error[missing-key]: `see` is empty; write its text between the quotation marks
    ");
}
