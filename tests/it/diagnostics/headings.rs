//! Headings of the wrong level, without words, and ids given twice.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_heading_of_level_one_is_told_as_it_should_be() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

# Annual *leave*

> # Sick leave

Carers' leave
=============
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:1: error[heading-level-one]: this heading is of the first level, which is kept for the page's title; write `## Annual leave`
    content/leave.md:7:3: error[heading-level-one]: this heading is of the first level, which is kept for the page's title; write `## Sick leave`
    content/leave.md:9:1: error[heading-level-one]: this heading is of the first level, which is kept for the page's title; write `## Carers' leave`
    ");
}

#[test]
fn what_only_looks_like_a_heading_of_level_one_is_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = "All staff; #1 first."
+++

## Annual leave

#Sick leave

\# Carers' leave

    # Unpaid leave

```sh
# Parental leave
```
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_id_that_two_headings_were_given_is_told_at_the_second() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

## Annual leave {#leave}

### Sick leave {#leave}

## Notice

## Giving notice {#notice}
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:7:1: error[duplicate-heading-id]: another heading of this page already has the id `leave`; give this heading another id, or none
    content/leave.md:11:1: error[duplicate-heading-id]: another heading of this page already has the id `notice`; give this heading another id, or none
    ");
}

#[test]
fn headings_of_the_same_words_are_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

## Notice

## Notice

## Annual leave {#sick}

## Sick
--- content/pay.md
+++
title = "Pay"
+++

## Sick pay {#sick}
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_heading_that_skips_a_level_is_told_with_the_level_it_should_have() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = """
Zoë's staff.

### Office *staff*"""
+++

### Annual leave

Ask Zoë.

## Sick leave

> #### Notice of *sick* leave {#notice}

#### Notes

###### Sick notes

## Pay

##### Rates
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:6:1: warning[skipped-heading]: this is the first heading of its text, but it is not of the second level; write `## Office staff`
    content/leave.md:9:1: warning[skipped-heading]: this is the first heading of its text, but it is not of the second level; write `## Annual leave`
    content/leave.md:15:3: warning[skipped-heading]: this heading skips a level: `####` follows `##`; write `### Notice of sick leave`
    content/leave.md:19:1: warning[skipped-heading]: this heading skips a level: `######` follows `####`; write `##### Sick notes`
    content/leave.md:23:1: warning[skipped-heading]: this heading skips a level: `#####` follows `##`; write `### Rates`
    ");
}

#[test]
fn headings_that_go_down_one_by_one_and_up_at_will_are_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = "All of them"
+++

## Annual leave

### Notice

#### In writing

## Sick leave

### Notice

```markdown
##### In writing
```
--- content/pay.md
+++
title = "Pay"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn what_follows_a_heading_of_level_one_is_seen_as_if_that_were_mended() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

# Annual leave

### Notice
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:5:1: error[heading-level-one]: this heading is of the first level, which is kept for the page's title; write `## Annual leave`");
}

#[test]
fn a_heading_without_words_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
guidance = """
Zoë's staff.

## <b></b>
"""
+++

##

Ask Zoë.

> ### {#notice}

### ![](chart.png)
--- content/chart.png
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:6:1: warning[empty-heading]: this heading has no words; write the heading's words behind the `#` signs, or take the line out
    content/leave.md:10:1: warning[empty-heading]: this heading has no words; write the heading's words behind the `#` signs, or take the line out
    content/leave.md:14:3: warning[empty-heading]: this heading has no words; write the heading's words behind the `#` signs, or take the line out
    content/leave.md:16:1: warning[empty-heading]: this heading has no words; write the heading's words behind the `#` signs, or take the line out
    content/leave.md:16:5: warning[missing-alternative-text]: this image says nothing to people who cannot see it; describe it between the square brackets: `![Flow chart of a referral](chart.png)`
    ");
}

#[test]
fn a_heading_of_a_picture_or_link_that_has_words_is_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

## ![Days of leave](chart.png)

## [](pay.md)

## `leave`

\##
--- content/chart.png
--- content/pay.md
+++
title = "Pay"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
