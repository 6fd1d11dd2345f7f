//! How a file begins, and characters that cannot be shown.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_control_character_is_told_once_and_by_its_code() {
    let manual = "
--- content/leave.md
+++
title = \"Leave\"
+++

Ask Zoë\u{b} your\u{1} manager.
--- content/pay.md
+++
number = \"1\"
title = \"Pay\u{8}\"
owner = \"Head of Service\"
+++

Ask your manager.
";
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:8: error[control-character]: there is an invisible control character here (U+000B); delete it; it often comes along when text is pasted
    content/pay.md:3:13: error[control-character]: there is an invisible control character here (U+0008); delete it; it often comes along when text is pasted
    ");
}

#[test]
fn tabs_line_ends_and_invisible_letters_are_no_control_characters() {
    let manual = "
--- content/leave.md
+++
title\t=\t\"Leave\"
+++
\r
Ask\tyour manager.\r
No\u{a0}break, soft\u{ad}hyphen, zero\u{200b}width.
";
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_file_without_front_matter_is_told_how_to_begin() {
    let manual = r#"
--- content/annual.md
## Annual leave

Ask your manager. See [pay](pay.md).
--- content/carers.md

+++
title = "Carers' Leave"
+++

Ask your manager.
--- content/empty.md
--- content/pay/_index.md
Pay
--- content/pay.md
---
title: Pay
---

See [annual leave](annual.md#annual-leave), [](carers.md) and [the section](pay/_index.md).
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/annual.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    content/carers.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    content/empty.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    content/pay.md:1:1: error[missing-front-matter]: this front matter is YAML, but should be TOML; write `+++` in place of `---`, and `title = "…"` in place of `title: …`
    content/pay/_index.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    "#);
}

#[test]
fn front_matter_that_does_not_end_is_told_where_it_begins() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
++

Ask your manager.
--- content/pay.md
+++
title = "Pay"
+++

See [leave](leave.md#notice).
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:1:1: error[unclosed-front-matter]: the front matter that begins here does not end; put a line `+++` between the front matter and the text");
}

#[test]
fn plus_signs_in_the_text_do_not_end_it() {
    let manual = r#"
--- content/leave.md
+++  
title = "Leave"
scope = """
+++ is three plus signs"""
+++

+++
title = 7
+++

---
--- content/pay.md
+++
title = "Pay"
+++
Ask your manager."#;
    assert_snapshot!(report_of(manual), @"");
}
