//! Keys that the format does not have, in the settings and in front matter.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_key_of_the_settings_that_does_not_exist_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
organization = "Exampleshire County Council"
colour = "green"

[[releases]]
date = 2026-05-31
titel = "May 2026"
title = "May 2026"
"#;
    assert_snapshot!(report_of(manual), @"
    vade.toml:2:1: error[unknown-key]: `vade.toml` has no key `organization`; did you mean `organisation`?
    vade.toml:3:1: error[unknown-key]: `vade.toml` has no key `colour`; take the line out; your own keys for a theme belong below `[extra]`
    vade.toml:7:1: error[unknown-key]: `[[releases]]` has no key `titel`; did you mean `title`?
    ");
}

#[test]
fn a_key_of_a_chapter_that_does_not_exist_suggests_the_nearest() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
keyword = ["holiday"]
under_review = { from = 2026-10-01 }

[[amendments]]
date = 2026-10-01
note = "Rewritten."
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:1: error[unknown-key]: the front matter has no key `keyword`; did you mean `keywords`?
    content/leave.md:4:18: error[unknown-key]: `[under_review]` has no key `from`; take the line out; your own keys for a theme belong below `[extra]`
    content/leave.md:8:1: error[unknown-key]: `[[amendments]]` has no key `note`; take the line out; your own keys for a theme belong below `[extra]`
    ");
}

#[test]
fn a_section_has_not_all_keys_of_a_chapter() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
owner = "Head of Service"
+++
--- content/_index.md
+++
title = "Contents"
number = "0"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/_index.md:3:1: error[unknown-key]: the front matter has no key `number`; take the line out; your own keys for a theme belong below `[extra]`
    content/leave/_index.md:4:1: error[unknown-key]: the front matter has no key `owner`; take the line out; your own keys for a theme belong below `[extra]`
    ");
}

#[test]
fn a_theme_author_may_add_any_key_below_extra() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[extra]
colour = "green"
nested = { anything = [1, 2.5, true, 2026-05-31] }
--- content/_index.md
+++
title = "Contents"
+++
--- content/leave/_index.md
+++
number = "1"
title = "Leave"

[extra]
icon = "sun"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"

[extra]
keyword = "holiday"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn every_key_of_the_format_is_known() {
    let manual = r#"
--- vade.toml
title = "Children's Social Care Procedures Manual"
organisation = "Exampleshire County Council"
language = "en-GB"
logo = "logo.svg"
base_url = "https://manual.example.org"
theme = "default"
next_update = 2027-01-31
external_links = "same-tab"
contact = "procedures@example.org"
print_notice = "Printed copies are valid for 72 hours."
quick_links = [{ title = "Leave", chapter = "leave/annual.md" }, { title = "Law", url = "https://example.org/" }]
releases = [{ date = 2026-05-31, title = "May 2026" }]
statuses.under-review = { label = "under review", place = "title", sentence = "It is under review." }
amendments.mark_for = "6 months"
access.intranet.label = "Intranet Access is Required"
manuals.csap = { title = "Safeguarding Procedures", url = "https://example.org/" }
callouts.standard.label = "Standard"
checks.number-gap = "warning"
abbreviations.LADO = "Local Authority Designated Officer"
synonyms."children in our care" = ["looked after children", "CLA"]
print.whole = true
document_control.required = ["owner", "review_due"]
extra.colour = "green"
--- content/logo.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
--- content/leave/_index.md
+++
number = "1"
number_reason = "The first."
title = "Leave"
id = "leave"
caption = "Time away from work"
image = "../logo.svg"
image_alt = ""
also = [{ note = "Ask early.", at = "end", expires = 2027-01-31 }]
+++
--- content/leave/annual.md
+++
number = "1.1"
number_reason = "The first."
title = "Annual Leave"
id = "annual"
kind = "chapter"
source = "csap"
access = "intranet"
status = ["under-review"]
under_review = { since = 2026-10-01, expected = 2027-01-31, contact = "Human Resources" }
added = "2017-04"
amendments = [{ date = 2026-10-01, type = "updated", summary = "Longer.", sections = ["Notice"] }]
summary = "How to take leave."
keywords = ["holiday"]
former_titles = ["Holidays"]
former_numbers = ["1.3.10"]
aliases = ["holidays"]
scope = "All staff."
regulations = "[The Regulations](https://example.org/)"
guidance = "None."
local_resources = "None."
related = ["_index.md"]
owner = "Head of Service"
approved_by = "Director"
approved_on = 2026-10-01
version = "2"
effective_from = 2027-01-01
last_reviewed = 2026-10-01
review_due = 2027-10-01
audience = ["All staff"]
draft = false
number_headings = false
contents_depth = 2
also = [{ see = "Form", url = "https://example.org/", access = "intranet", about = "A form.", source = "csap" }]
+++

Ask your manager.
--- content/leave/old.md
+++
number = "1.2"
title = "Old Leave"
withdrawn = { on = 2026-10-01, reason = "See [](annual.md).", replaced_by = "annual.md" }
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
