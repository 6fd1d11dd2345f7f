//! Notices that have outlived their date, and document control that the settings require. Today is 22 November 2026.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_notice_that_has_outlived_its_date_is_told() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"

[[also]]
note = "The office is closed."
expires = 2026-11-21
+++
--- content/leave/annual.md
+++
title = "Annual Leave"

[[also]]
see = "Form"
expires = 2025-01-31
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/_index.md:7:11: warning[expired-notice]: this line was to be shown until 2026-11-21, and is shown no longer; take it out, or give it a later `expires`
    content/leave/annual.md:6:11: warning[expired-notice]: this line was to be shown until 2025-01-31, and is shown no longer; take it out, or give it a later `expires`
    ");
}

#[test]
fn a_notice_is_shown_on_its_last_day() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"

[[also]]
note = "The office is closed."
expires = 2026-11-22

[[also]]
note = "Ask early."
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_chapter_that_lacks_what_the_settings_require_is_told_each_key() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[document_control]
required = ["owner", "review_due", "audience"]
--- content/leave.md
+++
number = "1"
title = "Leave"
owner = ""
review_due = 2027-10-01
audience = []
+++

Ask your manager.
--- content/pay.md
+++
number = "2"
title = "Pay"
owner = "Head of Service"
audience = ["All staff"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:3:9: error[missing-document-control]: this chapter has no `audience`, which the settings require; add `audience = ["Social workers"]` to the front matter
    content/leave.md:3:9: error[missing-document-control]: this chapter has no `owner`, which the settings require; add `owner = "…"` to the front matter
    content/pay.md:3:9: error[missing-document-control]: this chapter has no `review_due`, which the settings require; add `review_due = 2027-05-31` to the front matter
    "#);
}

/// The settings ask a different key of each kind.
const BY_KIND: &str = r#"
--- vade.toml
title = "Test Manual"

[document_control]
required = ["owner"]

[document_control.link]
required = ["review_due"]

[document_control.file]
required = ["version"]

[document_control.page]
required = ["audience"]
--- content/form.docx
Form
"#;

#[test]
fn links_files_and_pages_are_told_what_the_settings_require_of_them() {
    let entries = r#"
--- content/form.md
+++
number = "1"
title = "Form"
kind = "file"
file = "form.docx"
+++
--- content/law.md
+++
number = "2"
title = "Law"
kind = "link"
url = "https://example.org/"
+++
--- content/leave.md
+++
number = "3"
title = "Leave"
+++

Ask your manager.
--- content/page.md
+++
title = "Page"
audience = []
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(&format!("{BY_KIND}{}", entries.trim_start())), @r#"
    content/form.md:3:9: error[missing-document-control]: this file has no `version`, which the settings require; add `version = "…"` to the front matter
    content/law.md:3:9: error[missing-document-control]: this link has no `review_due`, which the settings require; add `review_due = 2027-05-31` to the front matter
    content/leave.md:3:9: error[missing-document-control]: this chapter has no `owner`, which the settings require; add `owner = "…"` to the front matter
    content/page.md:2:9: error[missing-document-control]: this page has no `audience`, which the settings require; add `audience = ["Social workers"]` to the front matter
    "#);
}

#[test]
fn each_kind_needs_only_what_is_required_of_it() {
    let entries = r#"
--- content/changes.md
+++
number = "1"
title = "Changes"
kind = "amendments"
+++
--- content/draft.md
+++
number = "5"
title = "Draft"
kind = "link"
url = "https://example.org/"
draft = true
+++
--- content/form.md
+++
number = "2"
title = "Form"
kind = "file"
file = "form.docx"
version = "2"
+++
--- content/law.md
+++
number = "3"
title = "Law"
kind = "link"
url = "https://example.org/"
review_due = 2027-05-31
+++
--- content/leave.md
+++
number = "4"
title = "Leave"
owner = "Head of Service"
+++

Ask your manager.
--- content/off.md
+++
title = "A link that the contents do not list"
kind = "link"
url = "https://example.org/"
+++
--- content/old.md
+++
title = "Old"
withdrawn = { on = 2026-10-01 }
+++
--- content/page.md
+++
title = "Page"
audience = ["All staff"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(&format!("{BY_KIND}{}", entries.trim_start())), @"");
}

#[test]
fn a_wrong_key_for_a_kind_is_named_with_its_table() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[document_control.link]
required = ["ower"]
requried = ["owner"]

[document_control.links]
required = ["owner"]
"#;
    assert_snapshot!(report_of(manual), @"
    vade.toml:4:13: error[unknown-value]: `required` cannot be `ower`; did you mean `owner`?
    vade.toml:5:1: error[unknown-key]: `[document_control.link]` has no key `requried`; did you mean `required`?
    vade.toml:7:19: error[unknown-key]: `[document_control]` has no key `links`; did you mean `link`?
    ");
}

#[test]
fn what_is_no_listed_chapter_needs_no_document_control() {
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

Ask your manager.
--- content/leave/draft.md
+++
number = "1.2"
title = "Draft"
draft = true
+++
--- content/leave/law.md
+++
number = "1.3"
title = "Law"
kind = "link"
url = "https://example.org/"
+++
--- content/leave/old.md
+++
number = "1.4"
title = "Old"
withdrawn = { on = 2026-10-01 }
+++
--- content/leave/page.md
+++
title = "Page"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
