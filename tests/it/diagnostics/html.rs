//! Raw HTML that is left out or not closed.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn html_that_is_left_out_is_told_with_its_place() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = "All <font color=\"red\">staff</font>."
+++

Zoë <u onclick="alert(1)">asks</u> for <marquee>leave</marquee>, <div>early</div>.

<img src="chart.png">

<script>
if (a < b) document.write("<div>[x](nowhere.md)");
</script>

<div class="box" style="color: red">

<a href="javascript:alert(1)">Form</a>

</div>
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:9: warning[dropped-html]: the HTML `<font>` is left out of the page; leave the looks to the theme
    content/leave.md:6:5: warning[dropped-html]: the HTML `onclick on <u>` is left out of the page; take it out; looks and behaviour belong to the theme
    content/leave.md:6:40: warning[dropped-html]: the HTML `<marquee>` is left out of the page; write it in Markdown, or take it out
    content/leave.md:6:66: warning[dropped-html]: the HTML `<div>` is left out of the page; put it on a line of its own, with an empty line before it
    content/leave.md:8:1: warning[dropped-html]: the HTML `<img>` is left out of the page; write the picture as `![what it shows](picture.png)`
    content/leave.md:10:1: warning[dropped-html]: the HTML `<script>` is left out of the page; scripts and styles belong to the theme
    content/leave.md:14:1: warning[dropped-html]: the HTML `class on <div>` is left out of the page; take it out; looks and behaviour belong to the theme
    content/leave.md:14:1: warning[dropped-html]: the HTML `style on <div>` is left out of the page; take it out; looks and behaviour belong to the theme
    content/leave.md:16:1: warning[dropped-html]: the HTML `<a>` is left out of the page; write the link in Markdown, `[text](address)`, so that it is checked
    ");
}

#[test]
fn html_that_passes_is_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, there<br>or 3 < 4 & 5 > 2, `<script>`.

<!-- <script>
a note to editors
</script> -->

<details open>
<summary>More</summary>

Ask *your* manager.

</details>

    <script>
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn html_that_is_not_closed_where_it_was_opened_is_told() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
scope = "For <b>all staff."
+++

Zoë <b>asks *for</b> leave* early.

- <i>One
- Two</i>

<details>

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:3:14: warning[unbalanced-html]: the HTML element `<b>` is not opened and closed in the same place; put `<b>` and `</b>` around the same text
    content/leave.md:6:5: warning[unbalanced-html]: the HTML element `<b>` is not opened and closed in the same place; put `<b>` and `</b>` around the same text
    content/leave.md:8:3: warning[unbalanced-html]: the HTML element `<i>` is not opened and closed in the same place; put `<i>` and `</i>` around the same text
    content/leave.md:11:1: warning[unbalanced-html]: the HTML element `<details>` is not opened and closed in the same place; put `<details>` and `</details>` around the same text
    ");
}

#[test]
fn html_that_need_not_be_closed_is_no_fault() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

One<br>two<br/>three<wbr>four.

<hr>

<table>
<tr><th>One</th></tr>
</table>

<div><b>x</b></div>
"#;
    assert_snapshot!(report_of(manual), @"");
}
