//! The lines of the contents: what they say, which data they carry, and where they lead.

use insta::assert_snapshot;

use super::{contents_of, items_of, listing};
use crate::support::{attribute_of, attributes_of, element_with, elements_with, options, page_of, page_on, text_of};

/// The marks of the lines of a contents page: kind, number and statuses.
fn marks_of(page: &str) -> String {
    let lines = elements_with(&element_with(page, "<main"), " data-kind=\"");
    let mark = |line: &String, name| attribute_of(line, name).unwrap_or_else(|| "none".to_owned());
    let marks =
        lines.iter().map(|line| ["data-kind", "data-number", "data-status"].map(|name| mark(line, name)).join(", "));
    marks.collect::<Vec<_>>().join("\n")
}

const SAMPLE: &str = r#"--- vade.toml
title = "Children's Social Care Procedures Manual"

[access.intranet]
label = "Intranet Access is Required"

[manuals.csap]
title = "Safeguarding Assurance Partnership Procedures"
url = "https://csap.example.org/"
--- content/all-children/_index.md
+++
number = "1"
title = "All Children"

[[also]]
note = "For forms see [Local Resources](../local-resources.md)."
+++
--- content/all-children/policies/_index.md
+++
number = "1.1"
title = "Policies, Values and Principles"
+++
--- content/all-children/policies/disagreements.md
+++
number = "1.1.1"
title = "Resolving Professional Disagreements (2024)"
status = ["updated"]

[[amendments]]
date = 2026-05-31
summary = "Stage 2 changed."

[[also]]
see = "Internal Request Process"
url = "https://example.org/requests"

[[also]]
and = "Toolkit"
access = "intranet"
about = "Templates and practice guidance."
source = "csap"
+++

Text.
--- content/all-children/policies/section-17.md
+++
number = "1.1.2"
title = "Section 17 Policy"
under_review = { since = 2026-10-01 }
source = "Wyvern Council"
+++

Text.
--- content/all-children/policies/whistleblowing.md
+++
number = "1.1.3"
title = "Whistleblowing"
access = "intranet"
kind = "link"
url = "https://intranet.example.org/whistleblowing"
source = "csap"
+++
--- content/local-resources.md
+++
title = "Local Resources"
+++

Forms.
"#;

#[test]
fn lines_read_as_in_the_printed_manual() {
    assert_snapshot!(contents_of(SAMPLE), @"
    section: 1. All Children
    note: For forms see Local Resources.
    heading: 1.1 Policies, Values and Principles
    entry: 1.1.1 Resolving Professional Disagreements (2024) Updated
    see: See also: Internal Request Process
    and: and Toolkit (Intranet Access is Required) - Templates and practice guidance. (Safeguarding Assurance Partnership Procedures)
    entry: 1.1.2 Section 17 Policy - under review (Wyvern Council)
    entry: 1.1.3 Whistleblowing (Intranet Access is Required) (Safeguarding Assurance Partnership Procedures)
    ");
}

#[test]
fn lines_carry_kind_number_and_statuses_as_data() {
    assert_snapshot!(marks_of(&page_of(SAMPLE, "index.html")), @"
    section, 1, none
    note, none, none
    heading, 1.1, none
    entry, 1.1.1, updated
    see, none, none
    and, none, none
    entry, 1.1.2, under-review
    entry, 1.1.3, none
    ");
}

#[test]
fn a_source_is_shown_in_brackets_and_leads_to_its_manual() {
    let page = page_of(SAMPLE, "index.html");
    let sources = elements_with(&element_with(&page, "<main"), "class=\"source\"");
    let shown = sources.iter().map(|source| (text_of(source), attributes_of(source, "href").join(" ")));
    assert_snapshot!(shown.map(|(text, href)| format!("{text} {href}\n")).collect::<String>(), @"
    (Safeguarding Assurance Partnership Procedures) https://csap.example.org/
    (Wyvern Council) 
    (Safeguarding Assurance Partnership Procedures) https://csap.example.org/
    ");
}

#[test]
fn a_section_page_lists_the_lines_of_its_section() {
    assert_snapshot!(items_of(&page_of(SAMPLE, "section-policies.html")), @"
    1.1.1 Resolving Professional Disagreements (2024) Updated
    See also: Internal Request Process
    and Toolkit (Intranet Access is Required) - Templates and practice guidance. (Safeguarding Assurance Partnership Procedures)
    1.1.2 Section 17 Policy - under review (Wyvern Council)
    1.1.3 Whistleblowing (Intranet Access is Required) (Safeguarding Assurance Partnership Procedures)
    ");
}

#[test]
fn a_line_leads_to_an_address_a_chapter_a_file_or_nowhere() {
    let manual = r#"--- content/a/_index.md
+++
number = "1"
title = "A"

[[also]]
see = true
chapter = "one.md"

[[also]]
and = true
chapter = "_index.md"

[[also]]
and = "A chapter by other words"
chapter = "one.md"

[[also]]
see = "A site"
url = "https://example.org/?a=1&b=2"

[[also]]
see = "A form"
file = "form (new).docx"

[[also]]
see = "Nothing to open"
+++
--- content/a/form (new).docx
12345
--- content/a/one.md
+++
number = "1.1"
title = "One"
+++

Text.
"#;
    let page = page_of(manual, "index.html");
    let lines = elements_with(&page, "data-kind=\"see\"").into_iter().chain(elements_with(&page, "data-kind=\"and\""));
    let shown = lines.map(|line| format!("{} -> {}\n", text_of(&line), attributes_of(&line, "href").join(" ")));
    assert_snapshot!(shown.collect::<String>(), @"
    See also: One -> one.html
    See also: A site -> https://example.org/?a=1&b=2
    See also: A form -> files/a/form%20(new).docx
    See also: Nothing to open -> 
    and A -> section-a.html
    and A chapter by other words -> one.html
    ");
}

#[test]
fn a_line_is_shown_until_the_day_it_expires() {
    let manual = r#"--- content/a/_index.md
+++
number = "1"
title = "A"

[[also]]
note = "Until yesterday."
expires = 2026-11-21

[[also]]
note = "Until today."
expires = 2026-11-22

[[also]]
see = "Until tomorrow"
expires = 2026-11-23
+++
"#;
    assert_snapshot!(contents_of(manual), @"
    section: 1. A
    note: Until today.
    see: See also: Until tomorrow
    ");
    let options = vademecum::Options { today: "2026-11-24".parse().expect("a day"), ..options() };
    assert_snapshot!(listing(&page_on(manual, options, "index.html")), @"section: 1. A");
}

#[test]
fn a_note_may_lead_to_a_heading_of_its_own_chapter_or_section() {
    let manual = r##"--- content/a/_index.md
+++
number = "1"
title = "A"

[[also]]
note = "Begin with [the aims](#aims)."
+++

## Aims

Text.
--- content/a/one.md
+++
number = "1.1"
title = "One"

[[also]]
note = "Then read [the stages](#stages)."
+++

## Stages

Text.
"##;
    for address in ["index.html", "section-a.html"] {
        let lines = elements_with(&page_of(manual, address), "class=\"lines\"").concat();
        assert!(lines.contains("<a href=\"one.html#stages\">"), "{address}: {lines}");
    }
    assert!(page_of(manual, "index.html").contains("<a href=\"section-a.html#aims\">"));
}

#[test]
fn a_line_that_opens_a_new_tab_says_so_only_to_who_cannot_see_it() {
    let manual = SAMPLE.replace("[access.intranet]", "external_links = \"new-tab\"\n\n[access.intranet]");
    assert_eq!(contents_of(&manual), contents_of(SAMPLE));
    let line = element_with(&page_of(&manual, "index.html"), "data-kind=\"see\"");
    let link = element_with(&line, "target=\"_blank\"");
    assert!(link.contains("(opens in a new tab)") && link.contains("rel=\"noopener\""), "{link}");
}
