//! Tables whose columns have no names.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_table_with_an_empty_first_row_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = """
Zoë's staff:

| |
|---|
| All |
"""
+++

Table: Leave in days

|   |   |
|---|---|
| Annual | 28 |

> | | |
> |---|---|
> | Sick | 10 |
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:6:1: warning[table-without-header]: the columns of this table have no names; write into the table's first row what each column holds
    content/leave.md:14:1: warning[table-without-header]: the columns of this table have no names; write into the table's first row what each column holds
    content/leave.md:18:3: warning[table-without-header]: the columns of this table have no names; write into the table's first row what each column holds
    ");
}

#[test]
fn a_table_of_html_without_a_header_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Leave in days:

<table>
<tr><td>Annual</td><td>28</td></tr>
<tr><td>Sick</td><td><table><tr><th>Days</th></tr></table></td></tr>
</table>

<div><table><tr><th>Days</th></tr><tr><td><table><tr><td>10</td></tr></table></td></tr></table></div>
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:7:1: warning[table-without-header]: the columns of this table have no names; write `<th>` in place of `<td>` in the table's first row, with what each column holds
    content/leave.md:12:1: warning[table-without-header]: the columns of this table have no names; write `<th>` in place of `<td>` in the table's first row, with what each column holds
    ");
}

#[test]
fn a_table_with_a_name_for_any_column_is_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

| | Days |
|---|---|
| Annual | |

| `a` |
|---|

| ![Days](days.png) |
|---|

| [](#days) |
|---|

<table>
<thead><tr><td></td><th>Days</th></tr></thead>
<tr><td>Annual</td><td>28</td></tr>
</table>

<table>
<tr><th>Sick</th><td>10</td></tr>
</table>

```markdown
| |
|---|
```

## Days
--- content/days.png
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_table_of_html_that_is_not_closed_is_told_as_that_alone() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

<div>
<table>
<tr><td>Annual</td></tr>
</div>

<table>
<tr><th>Sick</th></tr>
</table>
"#;
    assert_snapshot!(report_of(manual), @"content/leave.md:6:1: warning[unbalanced-html]: the HTML element `<table>` is not opened and closed in the same place; put `<table>` and `</table>` around the same text");
}
