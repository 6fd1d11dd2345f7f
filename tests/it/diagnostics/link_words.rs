//! Links whose words do not say where they lead, and links that say it twice.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn words_that_say_nothing_are_told_at_the_link() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
notice = "Zoë's rota: [here](https://rota.example.org/)."
--- content/leave.md
+++
title = "Leave"
scope = """
All staff, and so
Zoë's [team (read more)](pay.md), but
   not [  READ
MORE!](pay.md)."""
regulations = "The \"law\": [link](https://law.example.org/)."
+++

For Zoë's form [click **here**](form.docx), or *[This page…](pay.md)*. I ddarllen mwy, [cliciwch yma](pay.md).

- [`More`][more]
- [![Download](arrow.png)](form.docx)

| Form | Where |
|---|---|
| Leave | [Darllen mwy »](pay.md) |

## [Here](pay.md)

[more]: pay.md
--- content/arrow.png
--- content/form.docx
--- content/pay.md
+++
title = "Pay"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:6:8: warning[unclear-link-text]: the link text `READ MORE!` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:8:15: warning[unclear-link-text]: the link text `link` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:11:16: warning[unclear-link-text]: the link text `click here` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:11:49: warning[unclear-link-text]: the link text `This page…` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:11:88: warning[unclear-link-text]: the link text `cliciwch yma` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:13:3: warning[unclear-link-text]: the link text `More` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:14:3: warning[unclear-link-text]: the link text `Download` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:18:11: warning[unclear-link-text]: the link text `Darllen mwy »` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/leave.md:20:4: warning[unclear-link-text]: the link text `Here` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    vade.toml:2:23: warning[unclear-link-text]: the link text `here` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    ");
}

#[test]
fn a_bare_address_as_words_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

See <https://www.example.org/leave>, [HTTP://example.org](http://example.org) and [www.example.org/pay](https://www.example.org/pay).
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:5: warning[unclear-link-text]: the text of this link is a bare web address; name what readers find there: `[Working Together](https://…)`
    content/leave.md:5:38: warning[unclear-link-text]: the text of this link is a bare web address; name what readers find there: `[Working Together](https://…)`
    content/leave.md:5:83: warning[unclear-link-text]: the text of this link is a bare web address; name what readers find there: `[Working Together](https://…)`
    ");
}

#[test]
fn words_that_say_where_a_link_leads_are_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

See [](pay.md), or [More than a month](pay.md), [Here to Help](https://help.example.org/), [GOV.UK](https://www.gov.uk/),
[ask@example.org](mailto:ask@example.org), <tell@example.org>, [0113 496 0000](tel:+441134960000), `[here](pay.md)`,
here [Mwynhau](pay.md), ask [IT](pay.md) and [the site https://www.example.org](https://www.example.org/), [![Pay](pay.png)](pay.md#pay).

```markdown
[here](pay.md) <https://www.example.org/>
```
--- content/pay.md
+++
title = "Pay"
+++

## Pay
--- content/pay.png
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn two_links_side_by_side_to_the_same_place_are_told_at_the_second() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = "Zoë's [pay](pay.md) ([rates](pay.md))."
+++

[![Cover of Zoë's guide](pay.png)](pay.md) [Pay](pay.md)

[Rates](pay.md#rates) - **[Rates from April](pay.md#rates)**,
[Rates until March][rates]

## [](pay.md) / [Pay](pay.md)

[rates]: pay.md#rates
--- content/pay.md
+++
title = "Pay"
+++

## Rates
--- content/pay.png
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:31: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    content/leave.md:6:44: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    content/leave.md:8:27: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    content/leave.md:9:1: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    content/leave.md:11:17: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    ");
}

#[test]
fn links_that_are_parted_or_lead_elsewhere_are_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

[Pay](pay.md), [Rates](pay.md#rates), [Pay](pay.md) and [Pay Policy](pay.md). [Pay](pay.md) `is` [Pay Policy](pay.md)
![Rates](pay.png) [Pay](pay.md)

[Pay](pay.md)

- [Pay](pay.md)
- [Pay Policy](pay.md)

| [Pay](pay.md) | [Pay Policy](pay.md) |
|---|---|
| [Pay](pay.md) | [Pay Policy](pay.md) |

## [Pay](pay.md)

[Pay](pay.md)
--- content/pay.md
+++
title = "Pay"
+++

## Rates
--- content/pay.png
"#;
    assert_snapshot!(report_of(manual), @"");
}
