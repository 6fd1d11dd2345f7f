//! Values that are not among those that their key allows, and keys that a kind does not use.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_word_that_a_key_does_not_know_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
external_links = "window"

[statuses.pilot]
label = "pilot"
place = "titel"

[checks]
number-gaps = "off"
number-gap = "ignore"
duplicate-number = "off"
something-else = "off"

[document_control]
required = ["owner", "reviewed"]
--- content/leave.md
+++
title = "Leave"
kind = "chaptre"
contents_depth = 9

[[amendments]]
date = 2026-10-01
type = "update"
+++

Ask your manager.
--- content/leave/_index.md
+++
number = "1"
title = "Leave"

[[also]]
note = "Ask early."
at = "bottom"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:8: error[unknown-value]: `kind` cannot be `chaptre`; did you mean `chapter`?
    content/leave.md:4:18: error[unknown-value]: `contents_depth` cannot be `9`; write `1`, `2`, `3`, `4` or `5`
    content/leave.md:8:8: error[unknown-value]: `type` cannot be `update`; did you mean `updated`?
    content/leave/_index.md:7:6: error[unknown-value]: `at` cannot be `bottom`; write `start` or `end`
    vade.toml:2:18: error[unknown-value]: `external_links` cannot be `window`; write `same-tab` or `new-tab`
    vade.toml:6:9: error[unknown-value]: `place` cannot be `titel`; did you mean `title`?
    vade.toml:9:1: error[unknown-value]: there is no check `number-gaps`; did you mean `number-gap`?
    vade.toml:10:14: error[unknown-value]: `number-gap` cannot be `ignore`; write `error`, `warning` or `off`
    vade.toml:11:20: error[unknown-value]: the check `duplicate-number` is always an error; take the line out: without it the manual could not be read
    vade.toml:12:1: error[unknown-value]: there is no check `something-else`; take the line out; the code of a check stands in brackets in its message
    vade.toml:15:22: error[unknown-value]: `required` cannot be `reviewed`; did you mean `review_due`?
    ");
}

#[test]
fn an_unknown_kind_says_nothing_of_the_other_keys() {
    let manual = r#"
--- content/law.md
+++
title = "Law"
kind = "lnik"
url = "https://example.org/"
+++
--- content/form.md
+++
title = "Form"
kind = "document"
file = "form.docx"
+++
--- content/form.docx
"#;
    assert_snapshot!(report_of(manual), @"
    content/form.md:3:8: error[unknown-value]: `kind` cannot be `document`; write `chapter`, `link`, `file` or `amendments`
    content/law.md:3:8: error[unknown-value]: `kind` cannot be `lnik`; did you mean `link`?
    ");
}

#[test]
fn an_unknown_type_of_amendment_does_not_make_the_status_wrong() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
status = ["new"]

[[amendments]]
date = 2026-10-01
type = "nwe"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:7:8: error[unknown-value]: `type` cannot be `nwe`; write `new`, `updated`, `replaced`, `withdrawn`, `renamed`, `renumbered` or `correction`");
}

#[test]
fn the_words_that_a_key_knows_are_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
external_links = "new-tab"

[statuses.new]
place = "title"

[checks]
number-gap = "off"
duplicate-number = "error"

[document_control]
required = ["audience"]
--- content/log.md
+++
title = "Amendments"
kind = "amendments"
+++
--- content/leave.md
+++
title = "Leave"
contents_depth = 5
former_titles = ["Holidays"]
former_numbers = ["3"]

[[amendments]]
date = 2026-10-01

[[amendments]]
date = 2026-10-01
type = "correction"

[[amendments]]
date = 2026-10-01
type = "replaced"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_base_url_must_be_a_web_address() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
base_url = "manual.example.org"
"#;
    assert_snapshot!(report_of(manual), @"vade.toml:2:12: error[invalid-address]: `base_url` is `manual.example.org`, which is not a web address; begin it with `https://`");
}

#[test]
fn a_base_url_may_have_a_port_and_a_path() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
base_url = "http://localhost:8080/manual"
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_key_that_the_kind_does_not_use_is_told() {
    let manual = r#"
--- content/law.md
+++
title = "Law"
url = "https://example.org/"
+++

Ask your manager.
--- content/link.md
+++
title = "Form"
kind = "link"
url = "https://example.org/"
file = "form.docx"
+++
--- content/log.md
+++
title = "Amendments"
kind = "amendments"
file = "form.docx"
+++
--- content/form.docx
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/law.md:3:7: error[key-not-for-kind]: `url` has no meaning for an entry of kind `chapter`; write `kind = "link"`, or take the line out
    content/link.md:5:8: error[key-not-for-kind]: `file` has no meaning for an entry of kind `link`; write `kind = "file"`, or take the line out
    content/log.md:4:8: error[key-not-for-kind]: `file` has no meaning for an entry of kind `amendments`; write `kind = "file"`, or take the line out
    "#);
}

#[test]
fn a_link_with_its_url_and_a_file_with_its_file_are_no_fault() {
    let manual = r#"
--- content/law.md
+++
kind = "link"
url = "https://example.org/"
title = "Law"
+++
--- content/form.md
+++
file = "form.docx"
kind = "file"
title = "Form"
+++
--- content/form.docx
"#;
    assert_snapshot!(report_of(manual), @"");
}
