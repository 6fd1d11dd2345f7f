//! The contents page around its lines, and the pages of sections.

use insta::assert_snapshot;

use crate::support::{attributes_of, element_with, elements_with, has_page, main_text, page_of, report_of, text_of};

#[test]
fn title_and_text_of_the_front_page_stand_above_the_contents() {
    let manual = r#"--- content/_index.md
+++
title = "Welcome to the manual"
+++

Read [the policy](policy.md) **first**.
--- content/policy.md
+++
number = "1"
title = "Policy"
+++

Text.
"#;
    let page = page_of(manual, "index.html");
    let text = main_text(&page);
    assert!(text.contains("Welcome to the manual"), "{text}");
    assert!(page.contains("<p>Read <a href=\"policy.html\">the policy</a> <strong>first</strong>.</p>"), "{page}");
    assert!(text.find("first.") < text.find("1 Policy"), "{text}");
}

const SETTINGS: &str = r#"--- vade.toml
title = "Procedures"
organisation = "Exampleshire County Council"
language = "en-GB"
logo = "logo.svg"
next_update = 2027-01-31
contact = "procedures@example.org"
print_notice = "Printed copies are valid for 72 hours."
notice = "A [new policy](forms.md) applies."

[[quick_links]]
title = "Local forms"
chapter = "forms.md"

[[quick_links]]
title = "Intranet"
url = "https://intranet.example.org/"
--- content/logo.svg
<svg/>
--- content/a/_index.md
+++
number = "1"
title = "All Children"
+++
--- content/forms.md
+++
title = "Forms"
+++

Text.
"#;

#[test]
fn settings_show_on_the_contents_page() {
    let page = page_of(SETTINGS, "index.html");
    let text = main_text(&page);
    for words in ["Exampleshire County Council", "Procedures", "Next update: 31 January 2027"] {
        assert!(text.contains(words), "no {words:?}: {text}");
    }
    assert!(page.contains("<html lang=\"en-GB\""), "{page}");
    assert!(page.contains("src=\"files/logo.svg\""), "{page}");
}

#[test]
fn quick_links_and_jumps_stand_above_the_contents() {
    let page = page_of(SETTINGS, "index.html");
    let main = element_with(&page, "<main");
    let links = elements_with(&main, "<a ");
    let shown = links.iter().map(|link| format!("{} -> {}\n", text_of(link), attributes_of(link, "href").join(" ")));
    assert_snapshot!(shown.collect::<String>(), @"
    Local forms -> forms.html
    Intranet -> https://intranet.example.org/
    1. All Children -> #section-a
    All Children -> section-a.html
    ");
    assert!(main.contains("id=\"section-a\""), "nothing to jump to: {main}");
}

#[test]
fn notice_contact_and_print_notice_are_on_every_page() {
    for address in ["index.html", "forms.html", "section-a.html", "amendments.html", "404.html"] {
        let page = page_of(SETTINGS, address);
        assert!(page.contains("A <a href=\"forms.html\">new policy</a> applies."), "no notice on {address}");
        assert!(page.contains("href=\"mailto:procedures@example.org\""), "no contact on {address}");
        assert!(page.contains("Printed copies are valid for 72 hours."), "no print notice on {address}");
    }
}

#[test]
fn a_next_update_that_is_past_is_not_announced() {
    let manual = |date| format!("--- vade.toml\ntitle = \"Procedures\"\nnext_update = {date}\n");
    assert!(page_of(&manual("2026-11-22"), "index.html").contains("22 November 2026"));
    assert!(!page_of(&manual("2026-11-21"), "index.html").contains("21 November 2026"));
}

#[test]
fn a_manual_without_content_has_its_generated_pages() {
    let manual = "--- vade.toml\ntitle = \"Empty\"\n";
    assert!(main_text(&page_of(manual, "index.html")).contains("Empty"));
    assert!(main_text(&page_of(manual, "amendments.html")).contains("No amendments have been recorded yet."));
    for address in ["404.html", "manual.json"] {
        assert!(has_page(manual, address), "{address}");
    }
    for address in ["feed.xml", "sitemap.xml", "print.html"] {
        assert!(!has_page(manual, address), "{address}");
    }
}

const SECTION: &str = r#"--- content/fostering/_index.md
+++
number = "2"
number_reason = "Section 1 is yet to come."
title = "Fostering & Adoption"
caption = "For carers and panels"
image = "carers.png"
image_alt = "Two carers"
+++

What [fostering](panel/terms.md) is.

## Who it is for

Panels.
--- content/fostering/carers.png
12345
--- content/fostering/panel/_index.md
+++
number = "2.1"
title = "Panel"
image = "../carers.png"
image_alt = ""
+++
--- content/fostering/panel/terms.md
+++
number = "2.1.1"
title = "Terms"
+++

Text.
--- content/leaving/_index.md
+++
number = "3"
title = "Leaving Care"
+++
"#;

#[test]
fn a_section_shows_its_picture_and_caption_on_the_contents_page() {
    let page = page_of(SECTION, "index.html");
    let pictures = elements_with(&element_with(&page, "<main"), "<img ");
    let facts = pictures.iter().map(|picture| [attributes_of(picture, "src"), attributes_of(picture, "alt")].concat());
    assert_snapshot!(facts.map(|facts| facts.join(", ") + "\n").collect::<String>(), @"
    files/fostering/carers.png, Two carers
    files/fostering/carers.png,
    ");
    assert!(main_text(&page).contains("For carers and panels"), "{page}");
}

#[test]
fn a_section_page_has_introduction_lines_and_neighbours() {
    let page = page_of(SECTION, "section-fostering.html");
    assert_snapshot!(main_text(&page), @"2. Fostering & Adoption For carers and panels What fostering is. Who it is for Panels. 2.1 Panel 2.1.1 Terms Next 2.1 Panel");
    assert_snapshot!(text_of(&element_with(&page, "<h1")), @"2. Fostering & Adoption");
    assert!(page.contains("<a href=\"terms.html\">fostering</a>"), "{page}");
    assert!(page.contains("<h2 id=\"who-it-is-for\">Who it is for"), "its headings bear no numbers: {page}");
    assert!(page.contains("alt=\"Two carers\""), "{page}");
}

#[test]
fn a_page_says_where_it_stands() {
    let way = |address: &str| {
        let page = page_of(SECTION, address);
        let way = elements_with(&page, "aria-label=\"You are here\"").concat();
        elements_with(&way, "<a ").iter().map(|link| text_of(link) + " / ").collect::<String>()
    };
    assert_snapshot!(way("terms.html"), @"Contents / 2. Fostering & Adoption / 2.1 Panel /");
    assert_snapshot!(way("section-panel.html"), @"Contents / 2. Fostering & Adoption /");
    assert_snapshot!(way("index.html"), @"");
}

#[test]
fn the_settings_links_stand_at_the_foot_of_every_page() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
[[foot_links]]
title = "Accessibility statement"
chapter = "accessibility.md"
[[foot_links]]
title = "Privacy"
url = "https://example.org/privacy"
--- content/accessibility.md
+++
title = "How accessible this manual is"
+++

Very.
--- content/leave.md
+++
number = "1"
title = "Leave"
+++

Ask your manager.
"#;
    for address in ["index.html", "leave.html", "accessibility.html", "amendments.html", "404.html"] {
        let foot = element_with(&page_of(manual, address), "class=\"foot-links\"");
        assert!(foot.contains("<a href=\"accessibility.html\">Accessibility statement</a>"), "{address}: {foot}");
        assert!(
            foot.contains("<a href=\"https://example.org/privacy\" class=\"external\">Privacy<span"),
            "{address}: {foot}"
        );
    }
    let wrong = manual.replace("accessibility.md\"", "accessible.md\"");
    assert_snapshot!(report_of(&wrong), @"vade.toml:4:11: error[unknown-page]: there is no chapter `accessible.md`; did you mean `accessibility.md`?");
}

#[test]
fn a_manual_may_have_no_search() {
    const MANUAL: &str = "--- vade.toml\ntitle = \"M\"\n[search]\nenabled = false\n--- content/leave.md\n+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk.\n";
    let with = MANUAL.replace("false", "true");
    for address in ["search.html", "search/start.js"] {
        assert!(has_page(&with, address), "{address}");
        assert!(!has_page(MANUAL, address), "{address}");
    }
    for address in ["index.html", "leave.html", "a-z.html"] {
        assert!(page_of(&with, address).contains("data-search"), "{address}");
        let page = page_of(MANUAL, address);
        assert!(!page.contains("data-search") && page.contains("<a href=\"a-z.html\">A to Z</a>"), "{address}: {page}");
    }
    assert_snapshot!(report_of(&MANUAL.replace("false", "\"no\"")), @"vade.toml:3:11: error[wrong-type]: `enabled` cannot be text; write `true` or `false`");
}
