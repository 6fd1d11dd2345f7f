//! Links to chapters, sections, headings and references.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_link_to_no_chapter_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[[quick_links]]
title = "Leave"
chapter = "leave/anual.md"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"

[[also]]
see = true
chapter = "annual-leave.md"
+++

Begin with [annual leave](../annual.md).
--- content/leave/annual.md
+++
title = "Annual Leave"
related = ["carers.md"]
+++

Zoë's team: see [carers](carrers-leave.md), [pay](../pay.md#sick)
and [](./carers-leave.md).
--- content/leave/carers-leave.md
+++
title = "Carers' Leave"
withdrawn = { on = 2026-10-01, replaced_by = "annul.md" }
+++
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/_index.md:7:11: error[unknown-page]: there is no chapter `annual-leave.md`; did you mean `annual.md`?
    content/leave/_index.md:10:12: error[unknown-page]: there is no chapter `../annual.md`; did you mean `annual.md`?
    content/leave/annual.md:3:12: error[unknown-page]: there is no chapter `carers.md`; did you mean `carers-leave.md`?
    content/leave/annual.md:6:17: error[unknown-page]: there is no chapter `carrers-leave.md`; did you mean `carers-leave.md`?
    content/leave/annual.md:6:45: error[unknown-page]: there is no chapter `../pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave/annual.md:7:5: warning[link-to-withdrawn]: the chapter "Carers' Leave" is withdrawn; link to what applies now, or take the link out
    content/leave/carers-leave.md:3:46: error[unknown-page]: there is no chapter `annul.md`; did you mean `annual.md`?
    vade.toml:5:11: error[unknown-page]: there is no chapter `leave/anual.md`; did you mean `leave/annual.md`?
    "#);
}

#[test]
fn a_link_to_a_folder_names_the_sections_page() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/start.md
+++
title = "Start"
+++

See [leave](leave/) and [again](leave).
"#;
    assert_snapshot!(report_of(manual), @"
    content/start.md:5:5: error[unknown-page]: `leave/` is a folder; link to the section's page: `leave/_index.md`
    content/start.md:5:25: error[unknown-page]: `leave` is a folder; link to the section's page: `leave/_index.md`
    ");
}

#[test]
fn what_must_lead_to_a_chapter_cannot_lead_elsewhere() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
related = ["form.docx", "https://example.org/"]
+++

Ask your manager.
--- content/form.docx
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:12: error[unknown-page]: `form.docx` is not a chapter; name the chapter's file, which ends with `.md`
    content/leave.md:3:25: error[unknown-page]: `https://example.org/` is not a chapter; name the chapter's file, which ends with `.md`
    ");
}

#[test]
fn links_to_every_kind_of_page_are_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
notice = "See [annual leave](leave/annual%20leave.md)."

[[quick_links]]
title = "Leave"
chapter = "leave/_index.md"
--- content/_index.md
+++
title = "Contents"
+++

Begin with [leave](leave/_index.md).
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++

See [annual leave](<annual leave.md>), [the contents](../_index.md) and [the log](../log.md).
--- content/leave/annual leave.md
+++
title = "Annual Leave"
+++

See [leave][section], [](./../leave/_index.md), [mail](mailto:hr@example.org), [the site](https://example.org/),
<hr@example.org>, [call](tel:+441234567890) and [the law](HTTPS://example.org/law.md#part-1).

Not a link: `[x](nowhere.md)`, \[x](nowhere.md), [x] (nowhere.md), [sic].

    [x](nowhere.md)

[section]: _index.md "Leave"
--- content/log.md
+++
title = "Amendments"
kind = "amendments"
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_link_to_no_heading_suggests_the_nearest() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

## Notice period

See [below](#pay), [notice](#notice-periods), [sick pay](pay.md#sick) and [rates](pay.md#rates).
--- content/pay.md
+++
title = "Pay"
+++

## Sick pay {#sick-pay}

## Rates {#tables}
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:7:5: error[unknown-heading]: `leave.md` has no heading with the id `pay`; give the heading that is meant the id: `## … {#pay}`
    content/leave.md:7:20: error[unknown-heading]: `leave.md` has no heading with the id `notice-periods`; did you mean `notice-period`?
    content/leave.md:7:47: error[unknown-heading]: `pay.md` has no heading with the id `sick`; did you mean `sick-pay`?
    content/leave.md:7:75: error[unknown-heading]: `pay.md` has no heading with the id `rates`; give the heading that is meant the id: `## … {#rates}`
    ");
}

#[test]
fn a_heading_is_found_by_its_words_its_count_or_its_own_id() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

See [1](#carers-leave), [2](pay.md#rates-of-pay), [3](pay.md#sick), [4](pay.md#rates-of-pay-2), [5](pay.md#été),
[6](pay.md#%C3%A9t%C3%A9), [7](pay.md#form-a1-2), [top](#), [8](pay.md#).

## Carers’ leave
--- content/pay.md
+++
title = "Pay"
+++

## Rates *of* pay

## Sick pay {#sick}

### Rates of pay

## Été

Form `A1(2)`
------------
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_reference_without_its_definition_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
guidance = "See [guidance][guide]."
+++

See [the law][law] and [the rules][].

[low]: https://example.org/
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:17: error[unknown-reference]: no line of this file says where `guide` leads; add a line `[guide]: https://…`, or write the link as `[text](address)`
    content/leave.md:6:5: error[unknown-reference]: no line of this file says where `law` leads; add a line `[law]: https://…`, or write the link as `[text](address)`
    content/leave.md:6:24: error[unknown-reference]: no line of this file says where `the rules` leads; add a line `[the rules]: https://…`, or write the link as `[text](address)`
    ");
}

#[test]
fn words_in_brackets_are_no_reference() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

He wrote [sic] to [the council] (see [The Law][LAW] and [law]). Code: `[x][y]`. Not one: \[x][y].

- [ ] to do
- [x] done

[law]: https://example.org/
"#;
    assert_snapshot!(report_of(manual), @"");
}
