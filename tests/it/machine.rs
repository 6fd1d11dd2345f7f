//! What programs read: manual.json, the feed, the site map, and findings as SARIF and JSON.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node};
use serde_json::Value;
use vademecum::diagnostics::report::Format;
use vademecum::source::Sources;

use crate::support::{formatted, has_page, options, page_of};

const MANUAL: &str = r#"
--- vade.toml
title = "Rules & <Ways>"
base_url = "https://manual.example.org/children"
organisation = "Exampleshire"

[[releases]]
date = 2026-05-31
title = "May 2026"

[access.intranet]
label = "Intranet Access is Required"
--- content/duty/_index.md
+++
number = "1"
title = "Work"
+++
--- content/duty/leave.md
+++
number = "1.1"
title = "Leave & <Absence>"
summary = "How to ask."
former_titles = ["Holidays"]
aliases = ["holidays"]

[[amendments]]
date = 2026-05-03
type = "renamed"
summary = "It is *called* `Leave` now & says \"why\"."

[[amendments]]
date = 2026-06-01
summary = "More days."
sections = ["1. Days"]
+++

## Days

Ask [pay](pay.md).
--- content/duty/pay.md
+++
number = "1.2"
title = "Pay"
kind = "link"
url = "https://pay.example.org/?a=1&b=2"
access = "intranet"
source = "The finance team"
+++
--- content/old.md
+++
title = "Old rules"
withdrawn = { on = 2026-04-01, reason = "Nobody needs it." }
+++

Text.
"#;

fn manual() -> &'static str {
    MANUAL.trim_start()
}

#[test]
fn manual_json_fits_its_schema() {
    let schema: Value = json(&page_of(manual(), "manual.schema.json"));
    let facts = json(&page_of(manual(), "manual.json"));
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    let faults: Vec<String> =
        validator.iter_errors(&facts).map(|fault| format!("{fault}: {}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let mut wrong = facts.clone();
    wrong["entries"][0]["number"] = Value::from("1.01");
    assert!(!validator.is_valid(&wrong), "the schema says nothing");
}

#[test]
fn the_demonstrations_manual_json_fits_the_schema() {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the demonstration can be read");
    let page = |address| {
        let (page, _) = vademecum::page(&sources, options(), address).expect("the page can be rendered");
        serde_json::from_slice::<Value>(&page.expect("the site has it")).expect("it is JSON")
    };
    let (schema, facts) = (page("manual.schema.json"), page("manual.json"));
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    assert!(validator.is_valid(&facts), "{:?}", validator.iter_errors(&facts).next());
    assert_eq!(facts["entries"].as_array().map(Vec::len), Some(188));
}

#[test]
fn manual_json_tells_what_the_pages_tell() {
    let facts = json(&page_of(manual(), "manual.json"));
    assert_eq!(facts["title"], "Rules & <Ways>");
    assert_eq!(facts["sections"][0]["address"], "section-duty.html");
    let (leave, pay) = (&facts["entries"][0], &facts["entries"][1]);
    assert_eq!(
        (&leave["number"], &leave["address"], &leave["section"]),
        (&"1.1".into(), &"leave.html".into(), &"duty".into())
    );
    assert_eq!((&pay["kind"], &pay["url"]), (&"link".into(), &"https://pay.example.org/?a=1&b=2".into()));
    assert_eq!((&pay["source"], &pay["access"]), (&"The finance team".into(), &"intranet".into()));
    assert_eq!(facts["withdrawn"][0]["withdrawn_on"], "2026-04-01");
    let kinds: Vec<&str> =
        facts["amendments"].as_array().expect("a list").iter().filter_map(|row| row["type"].as_str()).collect();
    assert_eq!(kinds, ["updated", "withdrawn", "renamed"]);
    assert_eq!(facts["amendments"][2]["former_title"], "Holidays");
}

#[test]
fn the_feed_is_atom() {
    let feed = page_of(manual(), "feed.xml");
    let document = Document::parse(&feed).expect("the feed is XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
    // RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, once each.
    for required in ["id", "title", "updated"] {
        assert_eq!(children(root, required).len(), 1, "{required}");
    }
    assert_eq!(children(root, "author").len(), 1);
    let entries = children(root, "entry");
    assert_eq!(entries.len(), 3);
    let mut ids = BTreeSet::new();
    for entry in &entries {
        for required in ["id", "title", "updated", "content"] {
            assert_eq!(children(*entry, required).len(), 1, "{required}");
        }
        let id = text(*entry, "id");
        assert!(id.starts_with("https://manual.example.org/children/") && ids.insert(id.clone()), "{id}");
        assert!(text(*entry, "updated").parse::<jiff::Timestamp>().is_ok());
        let link = children(*entry, "link")[0];
        assert_eq!(link.attribute("rel"), Some("alternate"));
    }
    assert_eq!(text(root, "updated"), "2026-06-01T00:00:00Z");
    assert_eq!(text(entries[0], "title"), "1.1 Leave & <Absence> (Updated)");
    // The summary's Markdown is HTML within the feed: escaped once for the feed, once where the text itself asks.
    assert_eq!(
        text(entries[1], "content"),
        "Formerly \"Holidays\". It is <em>called</em> <code>Leave</code> now &amp; says \"why\"."
    );
}

#[test]
fn the_site_map_lists_whole_addresses() {
    let map = page_of(manual(), "sitemap.xml");
    let document = Document::parse(&map).expect("the map is XML");
    let addresses: Vec<String> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text().map(str::to_owned))
        .collect();
    assert!(addresses.contains(&"https://manual.example.org/children/leave.html".to_owned()), "{addresses:?}");
    assert!(!addresses.iter().any(|address| address.ends_with("holidays.html") || address.ends_with("404.html")));
}

#[test]
fn without_a_base_url_there_is_neither_feed_nor_map() {
    let plain = manual().replace("base_url = \"https://manual.example.org/children\"\n", "");
    assert!(!has_page(&plain, "feed.xml") && !has_page(&plain, "sitemap.xml"));
    assert!(!page_of(&plain, "index.html").contains("feed.xml"));
}

const FAULTY: &str = "\
--- content/a b%.md
+++
title = \"Ä\"
sumary = \"x\"
+++

Ünïcode [x](nobody.md) <b onclick=\"x\">.
--- content/one/x.md
+++
title = \"X\"
+++

Text.
--- content/two/x.md
+++
title = \"X\"
+++

Text.
";

#[test]
fn findings_as_sarif_fit_the_schema() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    );
    let schema =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}; run tests/run, which installs it"));
    // The schema, as published, has a pattern for languages with a bracket too many.
    let validator = jsonschema::validator_for(&json(&schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")))
        .expect("the schema is sound");
    let log = json(&formatted(FAULTY, options(), Format::Sarif));
    let faults: Vec<String> =
        validator.iter_errors(&log).map(|fault| format!("{fault}: {}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert!(results.len() >= 4);
    let unknown = results.iter().find(|result| result["ruleId"] == "unknown-page").expect("it was found");
    let location = &unknown["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "content/a%20b%25.md");
    assert_eq!((&location["region"]["startLine"], &location["region"]["startColumn"]), (&6.into(), &9.into()));
}

#[test]
fn findings_as_json_are_one_object_a_line() {
    let lines = formatted(FAULTY, options(), Format::Json);
    let objects: Vec<Value> = lines.lines().map(json).collect();
    assert!(objects.iter().all(|object| object["line"].is_u64() && object["code"].is_string()));
    let duplicate = objects.iter().find(|object| object["code"] == "duplicate-id").expect("it was found");
    assert_eq!(duplicate["file"], "content/two/x.md");
    assert_eq!(duplicate["other"]["file"], "content/one/x.md");
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn children<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    node.children().filter(|child| child.tag_name().name() == name).collect()
}

fn text(node: Node<'_, '_>, name: &str) -> String {
    let child = node.children().find(|child| child.tag_name().name() == name).expect("it is there");
    child.text().unwrap_or_default().to_owned()
}
