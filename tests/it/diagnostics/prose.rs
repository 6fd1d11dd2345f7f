//! Links in the texts of front matter and settings.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_link_in_a_text_of_the_front_matter_is_told_at_its_column() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
notice = "Zoë says: see [leave](nowhere.md)."
--- content/leave.md
+++
title = "Leave"
scope = """
All staff, and so
Zoë's [team](nowhere.md), but
   not [others](nobody.md)."""
regulations = '''See [the law](law.md) and "[the rules](rules.md)".'''
guidance = "See \"[guidance](guidance.md)\"."
local_resources = '"Café": [resources](resources.md)'

[[amendments]]
date = 2026-10-01
summary = """Now with [a form](form.docx)."""

[[also]]
note = "[Ask](#ask) early."
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:7: error[unknown-page]: there is no chapter `nowhere.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:6:8: error[unknown-page]: there is no chapter `nobody.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:7:22: error[unknown-page]: there is no chapter `law.md`; did you mean `leave.md`?
    content/leave.md:7:45: error[unknown-page]: there is no chapter `rules.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:8:12: error[unknown-page]: there is no chapter `guidance.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:9:28: error[unknown-page]: there is no chapter `resources.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:13:23: error[unknown-file]: there is no file `form.docx`; put the file there, or mend the path; it starts from this file's folder
    content/leave.md:16:9: error[unknown-heading]: `leave.md` has no heading with the id `ask`; give the heading that is meant the id: `## … {#ask}`
    vade.toml:2:25: error[unknown-page]: there is no chapter `nowhere.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    ");
}

#[test]
fn a_link_in_a_text_with_windows_line_ends_is_told_at_its_column() {
    let manual = "
--- content/leave.md
\u{feff}+++\r
title = \"Leave\"\r
scope = \"\"\"\r
All staff, and so\r
Zoë's [team](nowhere.md).\r
\"\"\"\r
+++\r
\r
Ask [your\r
manager](nobody.md).\r
";
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:7: error[unknown-page]: there is no chapter `nowhere.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave.md:9:5: error[unknown-page]: there is no chapter `nobody.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    ");
}

#[test]
fn a_text_of_the_front_matter_that_only_looks_like_a_link_is_no_fault() {
    let manual = r##"
--- content/leave.md
+++
title = "Leave [x](nowhere.md)"
summary = "See [x](nowhere.md)."
owner = "[x](nowhere.md)"
scope = "See `[x](nowhere.md)` and [the law](https://example.org/)."

[[amendments]]
date = 2026-10-01
sections = ["[x](nowhere.md)", "# Heading"]
+++

Ask your manager.
"##;
    assert_snapshot!(report_of(manual), @"");
}
