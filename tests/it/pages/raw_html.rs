//! Raw HTML in a chapter's text: what passes, what is dropped, and that the page stays whole.

use insta::assert_snapshot;

use super::html_of;

#[test]
fn what_is_on_the_allow_list_passes() {
    assert_snapshot!(html_of("Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, <abbr title=\"x &amp; y\">XY</abbr>.<br>New line."), @r#"<p>Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, <abbr title="x &amp; y">XY</abbr>.<br>New line.</p>"#);
    assert_snapshot!(html_of("<ol type=\"a\" start=\"3\">\n<li>One</li>\n</ol>"), @r#"
    <ol type="a" start="3">
    <li>One</li>
    </ol>
    "#);
}

#[test]
fn details_may_hold_markdown() {
    assert_snapshot!(html_of("<details open>\n<summary>More *here*</summary>\n\nSome **words**.\n\n- A list\n\n</details>\n\nAfter."), @r#"
    <details open="">
    <summary>More *here*</summary>
    <p>Some <strong>words</strong>.</p>
    <ul>
    <li>A list</li>
    </ul>
    </details>
    <p>After.</p>
    "#);
}

#[test]
fn scripts_styles_and_frames_are_dropped_with_their_text() {
    assert_snapshot!(html_of("Before <script>alert(1)</script> after."), @"<p>Before  after.</p>");
    assert_snapshot!(html_of("<script>\nalert(1)\n\nmore\n</script>\n\nAfter."), @"<p>After.</p>");
    assert_snapshot!(html_of("<style>p { color: red }</style>\n\n<iframe src=\"https://example.org/\"></iframe>\n\nAfter."), @"<p>After.</p>");
}

#[test]
fn handlers_styles_classes_and_ids_are_dropped() {
    assert_snapshot!(html_of("<p onclick=\"x()\" style=\"color: red\" class=\"a\" id=\"main\" lang=\"cy\">Geiriau</p>"), @r#"<p lang="cy">Geiriau</p>"#);
    assert_snapshot!(html_of("A <span ONMOUSEOVER=x title='a\"b'>word</span> <b/onclick=x()>here</b>."), @r#"<p>A <span title="a&quot;b">word</span> &lt;b/onclick=x()&gt;here.</p>"#);
}

#[test]
fn links_in_raw_html_are_dropped_and_keep_their_words() {
    assert_snapshot!(html_of("<a href=\"https://example.org/\">a</a> <a href=\"javascript:x\">b</a> [o <a href=\"https://q.example\">q</a>](https://example.org/)"), @r#"<p>a b <a href="https://example.org/" class="external">o q<span class="visually-hidden"> (another website)</span></a></p>"#);
}

#[test]
fn an_end_that_html_lets_an_author_leave_out_is_put_in() {
    assert_snapshot!(html_of("<ul><li>one<li>two</ul>\n\nAfter."), @"
    <ul><li>one</li><li>two</li></ul>
    <p>After.</p>
    ");
    assert_snapshot!(html_of("<table><tr><th>a<td>b<tr><td>c</table>\n\nAfter."), @"
    <table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>
    <p>After.</p>
    ");
}

#[test]
fn what_may_not_hold_markdown_ends_with_its_block() {
    assert_snapshot!(html_of("<p>\n\nText.\n\n</p>"), @"
    <p>
    </p><p>Text.</p>
    ");
    assert_snapshot!(html_of("<ul>\n\nText.\n\n</ul>"), @"
    <ul>
    </ul><p>Text.</p>
    ");
    assert_snapshot!(html_of("<li>one</li>\n\n<td>two</td>\n\n<summary>three</summary>"), @"
    one
    two
    three
    ");
    assert_snapshot!(html_of("> [!NOTE] General <b>m\n> x *y\n> z*"), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title"><strong class="callout-label">Note:</strong> General <b>m</b></p>
    <p>x <em>y
    z</em></p>
    </div>
    "#);
}

#[test]
fn what_is_left_open_is_closed_where_its_place_ends() {
    assert_snapshot!(html_of("A <b>bold <i>word.\n\nNext paragraph.\n\n- An <em>item\n- another</b>"), @"
    <p>A <b>bold <i>word.</i></b></p>
    <p>Next paragraph.</p>
    <ul>
    <li>An <em>item</em></li>
    <li>another</li>
    </ul>
    ");
    assert_snapshot!(html_of("<div>\n\nInside.\n\n> <details>\n> Quoted"), @"
    <div>
    <p>Inside.</p>
    <blockquote>
    <details>
    Quoted
    </details></blockquote>
    ");
}

#[test]
fn elements_that_are_not_on_the_list_leave_their_text() {
    assert_snapshot!(html_of("A <blink>word</blink>, <font color=\"red\">red</font>.\n\n<h1>Title</h1>\n\n<form action=\"x\"><input value=\"y\">Form</form>"), @"
    <p>A word, red.</p>
    Title
    Form
    ");
    assert_snapshot!(html_of("<!-- a comment -->\n\nText <!-- within --> text, <?php echo 1 ?>, <![CDATA[x]]>."), @"<p>Text  text, , .</p>");
}

#[test]
fn signs_that_are_no_html_stay_signs() {
    assert_snapshot!(html_of("5 < 6 & 7 > 6, AT&T, &copy; &lt;b&gt; <3 \\<b>"), @"<p>5 &lt; 6 &amp; 7 &gt; 6, AT&amp;T, © &lt;b&gt; &lt;3 &lt;b&gt;</p>");
}

#[test]
fn nothing_stands_between_the_cells_of_a_table_or_breaks_out_of_a_paragraph() {
    assert_snapshot!(html_of("<table>one<tr>two<th>three<b>four</b></th><b>five</b></tr><div>six</div></table>"), @"<table><tr><th>three<b>four</b></th></tr></table>");
    assert_snapshot!(html_of("<p>one <b>two\n<div>three</div>\n</b></p>"), @"
    <p>one <b>two
    </b></p><div>three</div>
    ");
}
