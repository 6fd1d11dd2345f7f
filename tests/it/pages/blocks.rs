//! A chapter's text: labelled blocks, tables, footnotes and lists.

use insta::assert_snapshot;

use super::{html_in, html_of};
use crate::support::{element_with, page_of};

#[test]
fn labelled_blocks_have_their_label_and_title() {
    let blocks = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "note"];
    let blocks = blocks.map(|kind| format!("> [!{kind}]\n> Text.\n\n")).concat();
    assert_snapshot!(html_of(&blocks), @r#"
    <div class="callout callout-note" role="note">
    <p class="callout-title"><strong class="callout-label">Note</strong></p>
    <p>Text.</p>
    </div>
    <div class="callout callout-tip" role="note">
    <p class="callout-title"><strong class="callout-label">Tip</strong></p>
    <p>Text.</p>
    </div>
    <div class="callout callout-important" role="note">
    <p class="callout-title"><strong class="callout-label">Important</strong></p>
    <p>Text.</p>
    </div>
    <div class="callout callout-warning" role="note">
    <p class="callout-title"><strong class="callout-label">Warning</strong></p>
    <p>Text.</p>
    </div>
    <div class="callout callout-caution" role="note">
    <p class="callout-title"><strong class="callout-label">Caution</strong></p>
    <p>Text.</p>
    </div>
    <div class="callout callout-note" role="note">
    <p class="callout-title"><strong class="callout-label">Note</strong></p>
    <p>Text.</p>
    </div>
    "#);
}

const CALLOUTS: &str = r#"
--- vade.toml
title = "T"

[callouts.standard]
label = "Standard & <rule>"
"#;

#[test]
fn a_manual_has_labelled_blocks_of_its_own_with_titles() {
    let html = html_in(
        CALLOUTS,
        "> [!STANDARD] General *management* & [visits](https://example.org/)\n> First line\n> second line.\n>\n> - A list",
    );
    assert_snapshot!(html, @r#"
    <div class="callout callout-standard" role="note">
    <p class="callout-title"><strong class="callout-label">Standard &amp; &lt;rule&gt;:</strong> General <em>management</em> &amp; <a href="https://example.org/" class="external">visits<span class="visually-hidden"> (another website)</span></a></p>
    <p>First line
    second line.</p>
    <ul>
    <li>A list</li>
    </ul>
    </div>
    "#);
    assert_snapshot!(html_in(CALLOUTS, "> [!Standard] Title alone"), @r#"
    <div class="callout callout-standard" role="note">
    <p class="callout-title"><strong class="callout-label">Standard &amp; &lt;rule&gt;:</strong> Title alone</p>
    </div>
    "#);
    assert_snapshot!(html_in(CALLOUTS, "> [!STANDARD]\n>\n> > A quotation in it."), @r#"
    <div class="callout callout-standard" role="note">
    <p class="callout-title"><strong class="callout-label">Standard &amp; &lt;rule&gt;</strong></p>
    <blockquote>
    <p>A quotation in it.</p>
    </blockquote>
    </div>
    "#);
}

#[test]
fn other_quotations_stay_quotations() {
    assert_snapshot!(html_of("> Plain words.\n\n> [!note](https://example.org/) a link\n\n> [!UNKNOWN] Words"), @r#"
    <blockquote>
    <p>Plain words.</p>
    </blockquote>
    <blockquote>
    <p><a href="https://example.org/" class="external">!note<span class="visually-hidden"> (another website)</span></a> a link</p>
    </blockquote>
    <blockquote>
    <p>[!UNKNOWN] Words</p>
    </blockquote>
    "#);
}

#[test]
fn tables_have_header_cells_with_scope_and_alignment_by_class() {
    assert_snapshot!(html_of("| A | B | C | D |\n|---|:--|:-:|--:|\n| 1 | *2* | a \\| b | 4 |\n| 5 |"), @r#"
    <div class="table" role="group" tabindex="0" aria-label="Table"><table>
    <thead>
    <tr><th scope="col">A</th><th scope="col" class="align-left">B</th><th scope="col" class="align-center">C</th><th scope="col" class="align-right">D</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td><td class="align-left"><em>2</em></td><td class="align-center">a | b</td><td class="align-right">4</td></tr>
    <tr><td>5</td><td class="align-left"></td><td class="align-center"></td><td class="align-right"></td></tr>
    </tbody>
    </table></div>
    "#);
}

#[test]
fn a_paragraph_above_a_table_may_be_its_caption() {
    assert_snapshot!(html_of("Table: Times of *visits* & \"calls\"\n\n| A |\n|---|\n| 1 |"), @r#"
    <div class="table" role="group" tabindex="0" aria-label="Times of visits &amp; &quot;calls&quot;"><table>
    <caption>Times of <em>visits</em> &amp; "calls"</caption>
    <thead>
    <tr><th scope="col">A</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td></tr>
    </tbody>
    </table></div>
    "#);
    assert_snapshot!(html_of("Table: no table follows."), @"<p>Table: no table follows.</p>");
}

#[test]
fn footnotes_are_numbered_by_their_marks_and_lead_back() {
    let text = r#"
[^unused]: Nobody refers to this.

[^second]: The second *text*.

    With a second paragraph.

The end comes first[^first], then another[^second], and the first again[^first].

[^first]: The first text, with a [link](https://example.org/).
"#;
    assert_snapshot!(html_of(text), @r##"<p>The end comes first<sup class="footnote-mark" id="fn-mark-1"><a href="#fn-1">1</a></sup>, then another<sup class="footnote-mark" id="fn-mark-2"><a href="#fn-2">2</a></sup>, and the first again<sup class="footnote-mark" id="fn-mark-1-2"><a href="#fn-1">1</a></sup>.</p>"##);
    let page = page_of(&format!("--- content/text.md\n+++\ntitle = \"T\"\n+++\n{text}"), "text.html");
    assert_snapshot!(element_with(&page, "class=\"footnotes\""), @r##"
    <div class="footnotes" role="group" aria-label="Footnotes">
    <ol>
    <li id="fn-1"><p>The first text, with a <a href="https://example.org/" class="external">link<span class="visually-hidden"> (another website)</span></a>. <a class="footnote-back" href="#fn-mark-1" aria-label="Back to the mark of footnote 1">↩</a> <a class="footnote-back" href="#fn-mark-1-2" aria-label="Back to the mark of footnote 1">↩</a></p></li>
    <li id="fn-2"><p>The second <em>text</em>.</p>
    <p>With a second paragraph. <a class="footnote-back" href="#fn-mark-2" aria-label="Back to the mark of footnote 2">↩</a></p></li>
    </ol>
    </div>
    "##);
}

#[test]
fn definition_lists_task_lists_and_strikethrough() {
    assert_snapshot!(html_of("LADO\n: An officer.\n: A *second* meaning.\n\nIRO\n: Another officer."), @"
    <dl>
    <dt>LADO</dt>
    <dd>An officer.</dd>
    <dd>A <em>second</em> meaning.</dd>
    <dt>IRO</dt>
    <dd>Another officer.</dd>
    </dl>
    ");
    assert_snapshot!(html_of("- [x] Agreed\n- [ ] Signed ~~off~~"), @r#"
    <ul>
    <li><input type="checkbox" disabled checked aria-label="done"> Agreed</li>
    <li><input type="checkbox" disabled aria-label="to do"> Signed <del>off</del></li>
    </ul>
    "#);
    assert_snapshot!(html_of("3. Third\n4. Fourth\n\n   More of it."), @r#"
    <ol start="3">
    <li><p>Third</p>
    </li>
    <li><p>Fourth</p>
    <p>More of it.</p>
    </li>
    </ol>
    "#);
}

#[test]
fn code_is_shown_as_it_is_written() {
    assert_snapshot!(html_of("```html x\n<b onclick=\"x\">&amp;</b>\n```\n\n    indented <i>\n\n`<b>`"), @r#"
    <pre tabindex="0"><code class="language-html">&lt;b onclick="x"&gt;&amp;amp;&lt;/b&gt;
    </code></pre>
    <pre tabindex="0"><code>indented &lt;i&gt;
    </code></pre>
    <p><code>&lt;b&gt;</code></p>
    "#);
}

#[test]
fn no_link_leads_back_to_a_mark_that_is_not_on_the_page() {
    let count = |text: &str| {
        let page = page_of(&format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\n{text}\n"), "leave.html");
        page.matches("class=\"footnote-back\"").count()
    };
    assert_eq!(count("One[^1].\n\n[^1]: First.\n\n[^unused]: See also[^1]."), 1);
    assert_eq!(count("One.\n\n[^1]: Lost[^1].\n\n[^1]: Kept."), 0);
    assert_eq!(count("One[^1], two[^1].\n\n[^1]: First."), 2);
}
