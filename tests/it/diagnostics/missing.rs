//! Keys that must be there and are not.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_key_that_must_be_there_is_missed() {
    let manual = r#"
--- vade.toml
# Settings
organisation = "Exampleshire County Council"

[[releases]]
title = "May 2026"

[access.intranet]

[[quick_links]]
title = "Local Resources"
--- content/leave.md
+++
number = "1"

[[amendments]]
summary = "Rewritten."

[withdrawn]
reason = "Not used."
+++

Ask your manager.
--- content/policy.md
+++
title = "Policy"
kind = "link"
+++
--- content/form.md
+++
title = ""
kind = "file"
+++
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/form.md:2:1: error[missing-key]: the front matter has no `file`, which must be there; add a line such as `file = "booking-form.docx"`
    content/form.md:2:9: error[missing-key]: `title` is empty; write its text between the quotation marks
    content/leave.md:2:1: error[missing-key]: the front matter has no `title`, which must be there; add a line such as `title = "Confidentiality Policy"`
    content/leave.md:4:1: error[missing-key]: `[[amendments]]` has no `date`, which must be there; add a line such as `date = 2026-05-31`
    content/leave.md:7:1: error[missing-key]: `[withdrawn]` has no `on`, which must be there; add a line such as `on = 2026-05-31`
    content/policy.md:2:1: error[missing-key]: the front matter has no `url`, which must be there; add a line such as `url = "https://www.example.org/"`
    vade.toml:1:1: error[missing-key]: `vade.toml` has no `title`, which must be there; add a line such as `title = "Confidentiality Policy"`
    vade.toml:4:1: error[missing-key]: `[[releases]]` has no `date`, which must be there; add a line such as `date = 2026-05-31`
    vade.toml:7:1: error[missing-key]: `[access.intranet]` has no `label`, which must be there; add a line such as `label = "…"`
    vade.toml:9:1: error[missing-key]: this link leads to one place, which is either a `chapter` or a `url`; give it `chapter = "local-resources.md"` or `url = "https://…"`
    "#);
}

#[test]
fn a_key_that_is_misspelt_is_not_missed_as_well() {
    let manual = r#"
--- vade.toml
titel = "Test Manual"

[[quick_links]]
title = "Local Resources"
chaptre = "leave.md"

[document_control]
required = ["owner"]

[acces.intranet]
label = "Intranet Access is Required"
--- content/leave.md
+++
number = "1"
titel = "Leave"
onwer = "Head of Service"
access = "intranet"
status = ["new"]

[[amendment]]
date = 2026-10-01
type = "new"

[[also]]
se = "Form"

[[also]]
see = true
chaptre = "leave.md"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:1: error[unknown-key]: the front matter has no key `titel`; did you mean `title`?
    content/leave.md:4:1: error[unknown-key]: the front matter has no key `onwer`; did you mean `owner`?
    content/leave.md:8:3: error[unknown-key]: the front matter has no key `amendment`; did you mean `amendments`?
    content/leave.md:13:1: error[unknown-key]: `[[also]]` has no key `se`; did you mean `see`?
    content/leave.md:17:1: error[unknown-key]: `[[also]]` has no key `chaptre`; did you mean `chapter`?
    vade.toml:1:1: error[unknown-key]: `vade.toml` has no key `titel`; did you mean `title`?
    vade.toml:5:1: error[unknown-key]: `[[quick_links]]` has no key `chaptre`; did you mean `chapter`?
    vade.toml:10:2: error[unknown-key]: `vade.toml` has no key `acces`; did you mean `access`?
    ");
}

#[test]
fn what_is_optional_is_not_missed() {
    let manual = r#"
--- content/_index.md
+++
+++
--- content/leave.md
+++
title = "Leave"
under_review = {}
related = []
amendments = []
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
