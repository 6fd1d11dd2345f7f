//! A chapter's text: headings, links and abbreviations.

use insta::assert_snapshot;

use super::{html_in, html_of};
use crate::support::{attributes_of, element_with, elements_with, page_of, report_of, text_of};

/// Number, words and anchor of each heading of a chapter, and its own contents list.
fn headings_of(keys: &str, text: &str) -> String {
    let page = page_of(&format!("--- content/text.md\n+++\ntitle = \"Text\"\n{keys}\n+++\n\n{text}\n"), "text.html");
    let marked = elements_with(&page, " id=\"").into_iter().filter(|element| !element.contains(" id=\"_"));
    let is_heading = |element: &String| element.starts_with("<h") && !element.starts_with("<html");
    let headings = marked.filter(is_heading).map(|heading| {
        format!("{} {} #{}\n", &heading[1..3], text_of(&heading), attributes_of(&heading, "id").join(" #"))
    });
    let links = elements_with(&element_with(&page, "<main"), "<a href=\"#");
    let list = links.iter().map(|link| format!("- {} {}\n", text_of(link), attributes_of(link, "href").join(" ")));
    headings.chain(list).collect()
}

const HEADINGS: &str = r#"
## Making a *referral*

### Who may refer

#### In an emergency

### Making a referral

## Résumé: what's `next`?

### First {#begin}

## Making a referral

## 4 & 5

## ???
"#;

#[test]
fn headings_are_numbered_and_have_anchors_of_their_own() {
    assert_snapshot!(headings_of("", HEADINGS), @"
    h2 1. Making a referral #making-a-referral
    h3 1.1 Who may refer #who-may-refer
    h4 1.1.1 In an emergency #in-an-emergency
    h3 1.2 Making a referral #making-a-referral-2
    h2 2. Résumé: what's next? #résumé-whats-next
    h3 2.1 First #begin
    h2 3. Making a referral #making-a-referral-3
    h2 4. 4 & 5 #4-5
    h2 5. ??? #heading
    - 1. Making a referral #making-a-referral
    - 2. Résumé: what's next? #résumé-whats-next
    - 3. Making a referral #making-a-referral-3
    - 4. 4 & 5 #4-5
    - 5. ??? #heading
    ");
}

#[test]
fn numbering_can_be_left_off_and_the_list_be_deeper() {
    assert_snapshot!(headings_of("number_headings = false\ncontents_depth = 3", HEADINGS), @"
    h2 Making a referral #making-a-referral
    h3 Who may refer #who-may-refer
    h4 In an emergency #in-an-emergency
    h3 Making a referral #making-a-referral-2
    h2 Résumé: what's next? #résumé-whats-next
    h3 First #begin
    h2 Making a referral #making-a-referral-3
    h2 4 & 5 #4-5
    h2 ??? #heading
    - Making a referral #making-a-referral
    - Who may refer #who-may-refer
    - In an emergency #in-an-emergency
    - Making a referral #making-a-referral-2
    - Résumé: what's next? #résumé-whats-next
    - First #begin
    - Making a referral #making-a-referral-3
    - 4 & 5 #4-5
    - ??? #heading
    ");
}

#[test]
fn numbers_go_by_nesting_where_levels_are_left_out() {
    assert_snapshot!(headings_of("", "### Deep first\n\n## Then high\n\n#### Two deeper\n\n### One deeper"), @"
    h3 1. Deep first #deep-first
    h2 2. Then high #then-high
    h4 2.1 Two deeper #two-deeper
    h3 2.2 One deeper #one-deeper
    - 1. Deep first #deep-first
    - 2. Then high #then-high
    ");
}

#[test]
fn a_chapter_may_have_headings_named_like_parts_of_the_page() {
    let manual = r#"--- content/text.md
+++
title = "Text"
owner = "Head of Service"

[[amendments]]
date = 2026-05-31

[[also]]
see = "Forms"
+++

## Main

## History

## Document control

## Also

## Page contents

## Referrers

## Nearby
"#;
    let mut ids = attributes_of(&page_of(manual, "text.html"), "id");
    ids.sort();
    let doubled: Vec<&[String]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
}

const OTHERS: &str = r#"
--- content/policies/_index.md
+++
number = "1"
title = "Policies & Values"
+++
--- content/policies/confidentiality.md
+++
number = "1.6"
title = "Confidentiality"
+++

## Who may know

Text.
--- content/policies/forms.md
+++
title = "Local <Forms>"
+++

Text.
--- content/_index.md
+++
title = "Welcome"
+++
--- content/policies/Booking form.DOCX
12345
"#;

#[test]
fn links_lead_to_pages_by_the_path_of_their_files() {
    let html = html_in(
        OTHERS,
        "[Secrets](policies/confidentiality.md), [knowing](./policies/confidentiality.md#who-may-know \"Title\"),\n\
         [up](policies/../policies/_index.md), [start](_index.md), [round](policies/confidentiality.md#).",
    );
    assert_snapshot!(html, @r#"
    <p><a href="confidentiality.html">Secrets</a>, <a href="confidentiality.html#who-may-know" title="Title">knowing</a>,
    <a href="section-policies.html">up</a>, <a href="index.html">start</a>, <a href="confidentiality.html#">round</a>.</p>
    "#);
}

#[test]
fn a_link_without_words_reads_as_number_and_title_of_its_target() {
    let html = html_in(
        OTHERS,
        "[](policies/confidentiality.md), [](policies/confidentiality.md#who-may-know), [](policies/_index.md),\n\
         [](policies/forms.md), [](_index.md), [](https://example.org/a?b=1&c=2), [](<policies/Booking form.DOCX>)",
    );
    assert_snapshot!(html, @r#"
    <p><a href="confidentiality.html">1.6 Confidentiality</a>, <a href="confidentiality.html#who-may-know">1.6 Confidentiality</a>, <a href="section-policies.html">1. Policies &amp; Values</a>,
    <a href="forms.html">Local &lt;Forms&gt;</a>, <a href="index.html">Welcome</a>, <a href="https://example.org/a?b=1&amp;c=2" class="external">https://example.org/a?b=1&amp;c=2<span class="visually-hidden"> (another website)</span></a>, <a href="files/policies/Booking%20form.DOCX" class="file">Booking form.DOCX <span class="file-facts">(Word, 1 KB)</span></a></p>
    "#);
}

#[test]
fn a_link_to_a_file_tells_its_type_and_size() {
    let file = |name: &str, size: usize| format!("\n--- content/{name}\n{}", "x".repeat(size));
    let files = ["a.docx", "b.xlsx", "c.pdf", "d.pptx", "e.odt", "f.jpg", "g.csv"].map(|name| file(name, 5)).concat();
    let links = "[a](a.docx) [b](b.xlsx) [c](c.pdf) [d](d.pptx) [e](e.odt) [f](f.jpg) [g](g.csv)";
    assert_snapshot!(text_of(&html_in(&files, links)), @"a (Word, 1 KB) b (Excel, 1 KB) c (PDF, 1 KB) d (PowerPoint, 1 KB) e (OpenDocument, 1 KB) f (JPEG, 1 KB) g (CSV, 1 KB)");
    let files = [file("a.docx", 34 * 1024 - 1), file("b.pdf", 34 * 1024), file("c.pdf", 1024 * 1024 * 3 / 2)].concat();
    assert_snapshot!(html_in(&files, "[The form](a.docx), [b](b.pdf) and [c](c.pdf)."), @r#"<p><a href="files/a.docx" class="file">The form <span class="file-facts">(Word, 34 KB)</span></a>, <a href="files/b.pdf" class="file">b <span class="file-facts">(PDF, 35 KB)</span></a> and <a href="files/c.pdf" class="file">c <span class="file-facts">(PDF, 1.5 MB)</span></a>.</p>"#);
}

#[test]
fn external_links_open_in_a_new_tab_where_the_settings_say_so_and_say_so() {
    let links = "[site](https://example.org/) <https://example.org/> [mail](mailto:a@example.org) <a@example.org>";
    assert_snapshot!(html_of(links), @r#"<p><a href="https://example.org/" class="external">site<span class="visually-hidden"> (another website)</span></a> <a href="https://example.org/" class="external">https://example.org/<span class="visually-hidden"> (another website)</span></a> <a href="mailto:a@example.org" class="external">mail</a> <a href="mailto:a@example.org" class="external">a@example.org</a></p>"#);
    let settings = "\n--- vade.toml\ntitle = \"T\"\nexternal_links = \"new-tab\"\n";
    assert_snapshot!(html_in(settings, links), @r#"<p><a href="https://example.org/" class="external" target="_blank" rel="noopener">site<span class="visually-hidden"> (another website) (opens in a new tab)</span></a> <a href="https://example.org/" class="external" target="_blank" rel="noopener">https://example.org/<span class="visually-hidden"> (another website) (opens in a new tab)</span></a> <a href="mailto:a@example.org" class="external">mail</a> <a href="mailto:a@example.org" class="external">a@example.org</a></p>"#);
}

#[test]
fn a_link_that_may_not_be_published_is_left_as_its_words() {
    let html = html_of(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](&#106;avascript:alert(1))\n\
         [e](vbscript:x) [f](<java\tscript:alert(1)>) [g](file:///etc/passwd) ![h](javascript:alert(1)) <javascript:x>",
    );
    assert_snapshot!(html, @"
    <p>a b c d
    e f g h javascript:x</p>
    ");
}

#[test]
fn an_image_is_shown_from_the_manual_and_from_nowhere_else() {
    let image = "![Elsewhere](https://example.org/a.png)";
    let html = html_in(
        "\n--- content/chart.png\n12345",
        &format!("![A *flow* chart of \"referrals\"](chart.png \"Chart\")\n\n{image}"),
    );
    let report = report_of(&format!("--- content/text.md\n+++\ntitle = \"T\"\n+++\n\nSee {image}.\n"));
    assert_snapshot!(report, @"content/text.md:5:5: error[outside-content]: the image `https://example.org/a.png` lies on another site, so it is not shown; put a copy of it below `content`, and name that");
    assert_snapshot!(html, @r#"
    <p><img src="files/chart.png" alt="A flow chart of &quot;referrals&quot;" title="Chart"></p>
    <p>Elsewhere</p>
    "#);
}

#[test]
fn a_picture_may_be_written_out_in_the_text() {
    for kind in ["png", "jpeg", "gif", "webp"] {
        let address = format!("data:image/{kind};base64,iVBORw0KGgo/+w==");
        let expected = format!("<p><img src=\"{address}\" alt=\"A seal\"></p>");
        assert_eq!(html_of(&format!("![A seal]({address})")).trim(), expected);
        assert_eq!(html_of(&format!("![A seal][seal]\n\n[seal]: {address}")).trim(), expected);
    }
    let capitals = "![A seal](DATA:image/PNG;base64,iVBORw0KGgo=)";
    assert_eq!(html_of(capitals).trim(), "<p><img src=\"DATA:image/PNG;base64,iVBORw0KGgo=\" alt=\"A seal\"></p>");
    let linked = "[![A seal](data:image/png;base64,AAAA)](data:image/png;base64,AAAA)";
    assert_eq!(html_of(linked).trim(), "<p><img src=\"data:image/png;base64,AAAA\" alt=\"A seal\"></p>");
}

const ABBREVIATIONS: &str = r#"
--- vade.toml
title = "T"

[abbreviations]
LADO = "Local Authority Designated Officer"
ASYE = "Assessed & Supported Year"
"A&E" = "Accident and Emergency"
"CP-IS" = "Child Protection Information Sharing"
"#;

#[test]
fn an_abbreviation_is_explained_at_first_use_but_not_in_headings_and_links() {
    let html = html_in(
        ABBREVIATIONS,
        "## The LADO\n\nAsk [the LADO](https://example.org/), *the LADO*, LADO or (LADO); not LADOs, `ASYE` or ASYE.",
    );
    assert_snapshot!(html, @r##"
    <h2 id="the-lado"><b>1.</b> The LADO</h2>
    <p>Ask <a href="https://example.org/" class="external">the LADO<span class="visually-hidden"> (another website)</span></a>, <em>the <abbr title="Local Authority Designated Officer">LADO</abbr></em>, LADO or (LADO); not LADOs, <code>ASYE</code> or <abbr title="Assessed &amp; Supported Year">ASYE</abbr>.</p>
    "##);
}

#[test]
fn an_abbreviation_may_hold_other_signs_than_letters() {
    assert_snapshot!(html_in(ABBREVIATIONS, "Go to A&E, or use CP-IS; not CP-ISO."), @r#"<p>Go to <abbr title="Accident and Emergency">A&amp;E</abbr>, or use <abbr title="Child Protection Information Sharing">CP-IS</abbr>; not CP-ISO.</p>"#);
}

#[test]
fn a_link_to_an_address_that_needs_the_intranet_says_so_to_screen_readers() {
    let settings = "\n--- vade.toml\ntitle = \"T\"\n[access.intranet]\nlabel = \"Intranet Access is Required\"\naddresses = [\"https://intranet.example.org/\"]\n";
    let links = "[rota](https://intranet.example.org/rota) [site](https://intranet.example.organisation/)";
    assert_snapshot!(html_in(settings, links), @r#"<p><a href="https://intranet.example.org/rota" class="external">rota<span class="visually-hidden"> (Intranet Access is Required)</span></a> <a href="https://intranet.example.organisation/" class="external">site<span class="visually-hidden"> (another website)</span></a></p>"#);
}

#[test]
fn no_page_has_an_id_twice_even_where_that_is_but_a_warning() {
    let manual = "--- vade.toml\ntitle = \"T\"\n[checks]\nduplicate-heading-id = \"warning\"\n--- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\n\
        ## One {#a}\n\n## Two {#a}\n\n## A\n\n## Three {#a}\n";
    let ids: Vec<String> =
        attributes_of(&page_of(manual, "leave.html"), "id").into_iter().filter(|id| id.starts_with('a')).collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "a-4"]);
}
