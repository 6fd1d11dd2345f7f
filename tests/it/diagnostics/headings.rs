//! Headings of the first level, and ids given twice.

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
