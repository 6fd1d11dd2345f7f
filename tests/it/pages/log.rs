//! The amendments log and the feed made from it.

use insta::assert_snapshot;

use crate::support::{attribute_of, attributes_of, element_with, elements_with, has_page, main_text, page_of, text_of};

/// The periods of a log, and the data of the changes in each.
fn log_of(manual: &str) -> String {
    let main = element_with(&page_of(manual, "amendments.html"), "<main");
    let (periods, changes) = (elements_with(&main, "<h2"), elements_with(&main, "data-kind=\"amendment\""));
    let mut parts: Vec<(usize, String)> = vec![];
    parts.extend(periods.iter().map(|period| (main.find(period).expect("it was found here"), text_of(period))));
    for change in changes {
        let data = ["data-id", "data-date", "data-type"].map(|name| attribute_of(&change, name).unwrap_or_default());
        parts.push((main.find(&change).expect("it was found here"), format!("  {}", data.join(" "))));
    }
    parts.sort();
    parts.into_iter().map(|(_, text)| text + "\n").collect()
}

const CHAPTERS: &str = r#"--- content/a/_index.md
+++
number = "1"
title = "A"
+++
--- content/a/ten.md
+++
number = "1.10"
title = "Ten"

[[amendments]]
date = 2026-05-31
summary = "On the day of the *release*."
sections = ["Stage 1", "Stage 2"]

[[amendments]]
date = 2026-06-01
summary = "The day after."
+++

Text.
--- content/a/nine.md
+++
number = "1.9"
title = "Nine"
former_titles = ["Eight & a half"]
former_numbers = ["1.8"]

[[amendments]]
date = 2025-12-01
type = "new"
summary = "Before the first release."

[[amendments]]
date = 2026-05-01
type = "renamed"

[[amendments]]
date = 2026-05-02
type = "renumbered"

[[amendments]]
date = 2026-05-03
type = "correction"
summary = "A typing error."
+++

Text.
--- content/a/old.md
+++
title = "Old"
withdrawn = { on = 2026-11-01, reason = "Merged into nine.", replaced_by = "nine.md" }
+++

Text.
--- content/a/draft.md
+++
number = "1.11"
title = "Draft"
draft = true

[[amendments]]
date = 2026-11-01
type = "new"
+++
"#;

const RELEASES: &str = r#"--- vade.toml
title = "Procedures"

[[releases]]
date = 2026-05-31
title = "May 2026"

[[releases]]
date = 2026-01-31
title = "January 2026"
"#;

#[test]
fn a_change_belongs_to_the_first_release_on_or_after_its_day() {
    assert_snapshot!(log_of(&format!("{RELEASES}{CHAPTERS}")), @"
    Since May 2026
      ten 2026-06-01 updated
      old 2026-11-01 withdrawn
    May 2026, published 31 May 2026
      ten 2026-05-31 updated
      nine 2026-05-01 renamed
      nine 2026-05-02 renumbered
      nine 2026-05-03 correction
    January 2026, published 31 January 2026
      nine 2025-12-01 new
    ");
}

#[test]
fn without_releases_the_log_goes_by_months() {
    assert_snapshot!(log_of(CHAPTERS), @"
    November 2026
      old 2026-11-01 withdrawn
    June 2026
      ten 2026-06-01 updated
    May 2026
      ten 2026-05-31 updated
      nine 2026-05-01 renamed
      nine 2026-05-02 renumbered
      nine 2026-05-03 correction
    December 2025
      nine 2025-12-01 new
    ");
}

#[test]
fn a_row_leads_to_its_chapter_wherever_that_is() {
    let manual = r#"--- content/site.md
+++
number = "1"
title = "A site"
kind = "link"
url = "https://example.org/"

[[amendments]]
date = 2026-05-31
+++
--- content/old.md
+++
title = "Old"

[withdrawn]
on = 2026-05-31
replaced_by = "site.md"
+++

Text.
"#;
    let page = page_of(manual, "amendments.html");
    let changes = elements_with(&page, "data-kind=\"amendment\"");
    let links: Vec<String> = changes.iter().flat_map(|change| elements_with(change, "<a ")).collect();
    let shown = links.iter().map(|link| format!("{} -> {}\n", text_of(link), attributes_of(link, "href").join(", ")));
    assert_snapshot!(shown.collect::<String>(), @"
    A site -> https://example.org/
    Old -> old.html
    1 A site -> https://example.org/
    ");
}

#[test]
fn a_withdrawal_that_is_recorded_is_not_told_twice() {
    let manual = r#"--- content/old.md
+++
title = "Old"

[withdrawn]
on = 2026-05-31
reason = "Not needed."

[[amendments]]
date = 2026-05-30
type = "withdrawn"
summary = "As agreed."
+++

Text.
"#;
    assert_snapshot!(log_of(manual), @"
    May 2026
      old 2026-05-30 withdrawn
    ");
}

#[test]
fn the_logs_own_entry_gives_it_number_title_and_introduction() {
    let manual = r#"--- content/log.md
+++
number = "8.9"
number_reason = "As in print."
title = "What Has Changed"
id = "changes"
kind = "amendments"
+++

Changes of the last years.
"#;
    let page = page_of(manual, "amendments.html");
    assert_snapshot!(text_of(&element_with(&page, "<h1")), @"8.9 What Has Changed");
    assert!(main_text(&page).contains("Changes of the last years."), "{page}");
    let line = element_with(&page_of(manual, "index.html"), "data-kind=\"entry\"");
    assert_snapshot!(text_of(&line), @"8.9 What Has Changed");
    assert_eq!(attributes_of(&line, "href"), ["amendments.html"]);
    let moved = page_of(manual, "changes.html");
    assert!(moved.contains("href=\"amendments.html\""), "its own address leads there: {moved}");
}

#[test]
fn a_change_says_what_changed_and_what_was_before() {
    let page = page_of(CHAPTERS, "amendments.html");
    let text = main_text(&page);
    for words in [
        "On the day of the release.",
        "Stage 1, Stage 2",
        "Formerly \"Eight & a half\".",
        "Formerly 1.8.",
        "1 November 2026",
        "Merged into nine. It is replaced by 1.9 Nine.",
    ] {
        assert!(text.contains(words), "no {words:?}: {text}");
    }
    assert!(page.contains("On the day of the <em>release</em>."), "{page}");
}

#[test]
fn a_summary_may_lead_to_a_heading_of_its_chapter() {
    let manual = r#"--- vade.toml
title = "Procedures"
base_url = "https://example.org/"
--- content/leave.md
+++
title = "Leave"

[[amendments]]
date = 2026-05-31
summary = "See [stage 2](#stage-2)."
+++

## Stage 2

Text.
"#;
    for address in ["amendments.html", "leave.html", "feed.xml"] {
        let page = page_of(manual, address);
        assert!(page.contains("leave.html#stage-2"), "{address}: {page}");
        assert!(!page.contains("\"#stage-2\">stage 2"), "{address}: {page}");
    }
}

#[test]
fn there_is_a_feed_only_where_there_is_a_base_address() {
    assert!(!has_page(CHAPTERS, "feed.xml"));
    assert!(!page_of(CHAPTERS, "index.html").contains("feed.xml"));
    let manual = format!("--- vade.toml\ntitle = \"Procedures\"\nbase_url = \"https://example.org/m\"\n{CHAPTERS}");
    let page = page_of(&manual, "index.html");
    assert_eq!(attribute_of(&element_with(&page, "application/atom+xml"), "href").as_deref(), Some("feed.xml"));
    let feed = page_of(&manual, "feed.xml");
    let entries = elements_with(&feed, "<entry");
    let shown = entries.iter().map(|entry| {
        let part = |name: &str| text_of(&element_with(entry, &format!("<{name}>")));
        let href = attributes_of(entry, "href").concat();
        format!("{} {} -> {href}\n", part("updated"), part("title"))
    });
    assert_snapshot!(shown.collect::<String>(), @"
    2026-11-01T00:00:00Z Old (Withdrawn) -> https://example.org/m/old.html
    2026-06-01T00:00:00Z 1.10 Ten (Updated) -> https://example.org/m/ten.html
    2026-05-31T00:00:00Z 1.10 Ten (Updated) -> https://example.org/m/ten.html
    2026-05-03T00:00:00Z 1.9 Nine (Correction) -> https://example.org/m/nine.html
    2026-05-02T00:00:00Z 1.9 Nine (Renumbered) -> https://example.org/m/nine.html
    2026-05-01T00:00:00Z 1.9 Nine (Renamed) -> https://example.org/m/nine.html
    2025-12-01T00:00:00Z 1.9 Nine (New) -> https://example.org/m/nine.html
    ");
}
