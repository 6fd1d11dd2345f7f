//! Where pages are found: ids, aliases, files; and that all links between them are sound.

use crate::support::{attribute_of, attributes_of, element_with, elements_with, has_page, main_text, page_of, text_of};

/// Whether a chapter of this file name has the address.
fn is_named(file: &str, address: &str) -> bool {
    has_page(&format!("--- content/{file}\n+++\ntitle = \"T\"\n+++\n\nText.\n"), address)
}

#[test]
fn an_id_comes_from_the_file_name() {
    for (file, address) in [
        ("leave.md", "leave.html"),
        ("1.1.6 Confidentiality & Consent.md", "confidentiality-consent.html"),
        ("06-Carers_Leave.md", "carers-leave.html"),
        ("Carer's Leave (2024).md", "carers-leave-2024.html"),
        ("sub/folder/leave.md", "leave.html"),
        ("7.md", "7.html"),
        ("Café.md", "café.html"),
        ("section-17.md", "section-17.html"),
    ] {
        assert!(is_named(file, address), "{file} is not at {address}");
    }
}

#[test]
fn accents_composed_or_not_make_the_same_address() {
    assert!(is_named("cafe\u{301}.md", "caf\u{e9}.html"), "decomposed, as a Mac writes it");
    assert!(is_named("caf\u{e9}.md", "caf\u{e9}.html"), "composed");
}

#[test]
fn an_id_of_its_own_outlasts_file_name_number_and_folder() {
    let manual = |path: &str, number: &str| {
        format!("--- content/{path}\n+++\nid = \"leave\"\nnumber = \"{number}\"\ntitle = \"Leave\"\n+++\n\nText.\n")
    };
    assert!(has_page(&manual("a/1-leaving.md", "1"), "leave.html"));
    assert!(has_page(&manual("b/c/other.md", "9.9.9"), "leave.html"));
}

#[test]
fn a_section_is_found_by_its_folder_or_id() {
    let manual = r#"--- content/01 All Children/_index.md
+++
number = "1"
title = "All Children"
+++
--- content/01 All Children/1.1 Café/_index.md
+++
number = "1.1"
title = "Café"
+++
--- content/01 All Children/other/_index.md
+++
id = "policies"
number = "1.2"
title = "Policies"
+++
"#;
    for address in ["section-all-children.html", "section-café.html", "section-policies.html"] {
        assert!(has_page(manual, address), "{address}");
    }
    let page = page_of(manual, "index.html");
    let headings = elements_with(&page, "data-kind=\"heading\"");
    let hrefs: Vec<String> = headings.iter().flat_map(|heading| attributes_of(heading, "href")).collect();
    assert_eq!(hrefs, ["section-caf%C3%A9.html", "section-policies.html"]);
}

#[test]
fn a_link_to_an_address_beyond_ascii_is_encoded() {
    let manual = "--- content/Café.md\n+++\nnumber = \"1\"\ntitle = \"Café\"\n+++\n\nText.\n";
    let line = element_with(&page_of(manual, "index.html"), "data-kind=\"entry\"");
    assert_eq!(attributes_of(&line, "href"), ["caf%C3%A9.html"]);
}

#[test]
fn an_alias_leads_to_where_the_chapter_is() {
    let manual = r#"--- vade.toml
title = "Procedures"
base_url = "https://example.org/manual"
--- content/leave.md
+++
title = "Leave"
aliases = ["absence", "old-leave"]
+++

Text.
"#;
    for alias in ["absence.html", "old-leave.html"] {
        let page = page_of(manual, alias);
        let refresh = element_with(&page, "http-equiv=\"refresh\"");
        assert_eq!(attribute_of(&refresh, "content").as_deref(), Some("0; url=leave.html"));
        assert_eq!(
            attribute_of(&element_with(&page, "rel=\"canonical\""), "href").as_deref(),
            Some("https://example.org/manual/leave.html")
        );
        assert!(element_with(&page, "<main").contains("<a href=\"leave.html\">Leave</a>"), "{page}");
    }
    assert!(!page_of(manual, "index.html").contains("absence"), "an old address is not shown");
}

#[test]
fn attachments_are_published_at_their_path() {
    let manual = r#"--- content/a/policy.md
+++
title = "Policy"
+++

[A form](<forms/Form 1 (new).docx>) and ![A chart](chart.png).
--- content/a/forms/Form 1 (new).docx
12345
--- content/a/chart.png
12345
--- content/a/unused.docx
12345
"#;
    assert!(has_page(manual, "files/a/forms/Form 1 (new).docx"));
    assert!(has_page(manual, "files/a/chart.png"));
    assert!(!has_page(manual, "files/a/unused.docx"), "what no page leads to is not published");
    let page = page_of(manual, "policy.html");
    assert!(page.contains("href=\"files/a/forms/Form%201%20(new).docx\""), "{page}");
    assert!(page.contains("src=\"files/a/chart.png\""), "{page}");
}

const SPECIAL: &str = r#"--- vade.toml
title = "Children & <Families>"
organisation = "\"Example\" 'shire"
base_url = "https://example.org/a&b"
contact = "Tom & <Jerry>"

[print]
whole = true
--- content/a/_index.md
+++
number = "1"
title = "A & <B>"
caption = "<i>\"C\"</i>"
+++

[](leave.md)
--- content/a/leave.md
+++
number = "1.1"
title = "<script>alert('x')</script> & \"Leave\""
summary = "\"><b>"
keywords = ["<k>"]
aliases = ["old"]
source = "<s> & \"t\""
owner = "<o>"

[[amendments]]
date = 2026-05-31
sections = ["<4>"]

[[also]]
see = "<see> & \"also\""
about = "<about>"
+++

## "Quoted" & <b>bold</b> 'heading'

Text.
"#;

#[test]
fn words_with_signs_of_html_are_words_everywhere() {
    let addresses = [
        "index.html",
        "leave.html",
        "section-a.html",
        "amendments.html",
        "old.html",
        "print.html",
        "feed.xml",
        "sitemap.xml",
        "404.html",
    ];
    for address in addresses {
        let page = page_of(SPECIAL, address);
        for forbidden in ["<script>alert", "<B>", "<Families>", "<s>", "<see>", "<about>", "<o>", "<4>", "<k>", "<i>"] {
            assert!(!page.contains(forbidden), "{forbidden} on {address}: {page}");
        }
        assert!(!page.contains("a&b"), "a bare & on {address}: {page}");
        assert!(!page.contains("&amp;amp;") && !page.contains("&amp;lt;"), "escaped twice on {address}: {page}");
    }
    let title = "<script>alert('x')</script> & \"Leave\"";
    assert!(main_text(&page_of(SPECIAL, "leave.html")).contains(title));
    assert!(text_of(&page_of(SPECIAL, "feed.xml")).contains(title));
    let json = page_of(SPECIAL, "manual.json");
    assert!(json.contains(r#""title":"<script>alert('x')</script> & \"Leave\"""#), "{json}");
    let page = page_of(SPECIAL, "leave.html");
    assert_eq!(attribute_of(&element_with(&page, "name=\"description\""), "content").as_deref(), Some("\"><b>"));
    let link = element_with(&element_with(&page_of(SPECIAL, "section-a.html"), "<main"), "href=\"leave.html\"");
    assert_eq!(text_of(&link), format!("1.1 {title}"));
}

#[test]
fn every_link_inside_the_site_is_relative_and_leads_to_a_page_and_place() {
    let addresses = ["index.html", "leave.html", "section-a.html", "amendments.html", "print.html", "404.html"];
    for address in addresses {
        let page = page_of(SPECIAL, address);
        let tags = elements_with(&page, "href=\"").into_iter().chain(elements_with(&page, "src=\""));
        let links = tags.filter(|tag| !tag.contains("canonical"));
        for href in links.flat_map(|tag| attribute_of(&tag, "href").or_else(|| attribute_of(&tag, "src"))) {
            let (to, anchor) = href.split_once('#').unwrap_or((&href, ""));
            assert!(!href.contains("://") && !href.starts_with('/'), "{href} on {address}");
            let to = if to.is_empty() { address } else { to };
            assert!(has_page(SPECIAL, to), "{href} on {address} leads nowhere");
            if !anchor.is_empty() {
                let ids = attributes_of(&page_of(SPECIAL, to), "id");
                assert!(ids.iter().any(|id| id == anchor), "{href} on {address}: no such place: {ids:?}");
            }
        }
    }
}

#[test]
fn nothing_on_a_page_breaks_a_strict_content_policy() {
    for address in ["index.html", "leave.html", "section-a.html", "amendments.html", "print.html", "404.html"] {
        let page = page_of(SPECIAL, address);
        assert!(!page.contains("<style"), "a style on {address}: {page}");
        for attribute in ["style", "onclick", "onload", "onerror", "onchange", "oninput", "onsubmit", "onkeydown"] {
            assert!(attributes_of(&page, attribute).is_empty(), "{attribute} on {address}: {page}");
        }
        let scripts = elements_with(&page, "<script");
        assert!(scripts.iter().all(|script| text_of(script).is_empty()), "a script on {address}: {scripts:?}");
    }
}
