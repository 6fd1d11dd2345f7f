//! What an author writes comes back as it was written, out of HTML, attributes, JSON, XML, CSV and the calendar.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::Value;
use vademecum::inventory::filter::Filter;
use vademecum::inventory::reviews::Query;

use super::sites::toml_text;
use crate::fuzz::page::Page;
use crate::support::{options, page_of, sources_of};

/// What makes a spreadsheet take a cell for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn manual(title: &str) -> String {
    let title = toml_text(title);
    format!(
        "--- vade.toml\ntitle = {title}\norganisation = {title}\nbase_url = \"https://m.example/\"\n\
         --- content/leave.md\n+++\nnumber = \"1\"\ntitle = {title}\nowner = {title}\nsummary = {title}\nkeywords = [{title}]\n\
         review_due = 2026-12-01\n[[amendments]]\ndate = 2026-11-01\ntype = \"new\"\n+++\n\nText.\n"
    )
}

/// Blanks as a reader sees them.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_title_is_read_as_it_was_written(
        title in r#"[!-~]{1,12}|[<>&"'=+@\\;,:{}%-]{1,12}|(<script>|&amp;|\]\]>|-->|\{\{ 1 \}\}|</title>|"onx="|é|😀){1,4}"#
    ) {
        let manual = manual(&title);
        let page = Page::read(&page_of(&manual, "leave.html"));
        prop_assert!(page.faults.is_empty() && page.dangers.is_empty(), "{:?} {:?}", page.faults, page.dangers);
        prop_assert!(page.texts["h1"].iter().any(|text| folded(text).ends_with(&title)), "{:?}", page.texts["h1"]);
        prop_assert!(page.texts["title"][0].contains(&title));
        let is_said = |(name, value): &(String, String)| name == "meta content" && *value == title;
        prop_assert!(page.attributes.iter().any(is_said), "{:?}", page.attributes);

        let json: Value = serde_json::from_str(&page_of(&manual, "manual.json")).expect("it is JSON");
        prop_assert_eq!(json["entries"][0]["title"].as_str(), Some(title.as_str()));
        let feed = page_of(&manual, "feed.xml");
        let feed = roxmltree::Document::parse(&feed).expect("it is XML");
        let titles: Vec<_> = feed.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
        prop_assert!(titles.iter().any(|text| *text == format!("1 {title} (New)")), "{titles:?}");

        let sources = sources_of(&manual);
        let listing = vademecum::list(&sources, options(), &Filter::default()).expect("it can be listed");
        let csv = listing.csv();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let row = reader.records().next().expect("a chapter is listed").expect("it is CSV");
        prop_assert!(row.iter().all(|cell| !cell.starts_with(FORMULA)), "{row:?}");
        prop_assert_eq!(row[1].strip_prefix('\'').filter(|_| title.starts_with(FORMULA)).unwrap_or(&row[1]), title.as_str());

        let reviews = vademecum::reviews(&sources, options(), &Query::default()).expect("it can be reviewed");
        let calendar = reviews.calendar().replace("\r\n ", "");
        let summary = calendar.lines().find_map(|line| line.strip_prefix("SUMMARY:")).expect("a review is due");
        prop_assert!(unescaped(summary).contains(&title), "{summary}");
    }
}

/// A text of a calendar without its backslashes.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.extend(if character == '\\' { characters.next() } else { Some(character) });
    }
    plain
}
