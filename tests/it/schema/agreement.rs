//! The schemas, the program and the guide know the same keys.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use vademecum::schema::{FRONT_MATTER, SETTINGS};

use super::tables::{key_named, resolved};
use super::{parsed, root};
use crate::support::report_of;

/// What is said of a key or value that the program does not take.
const REFUSALS: [&str; 8] = [
    "[unknown-key]",
    "[wrong-type]",
    "[unknown-value]",
    "[number-not-text]",
    "[invalid-number]",
    "[invalid-date]",
    "[invalid-id]",
    "[invalid-address]",
];

/// What document control asks of links, files and pages is in the schema before the program reads it.
const NOT_READ_YET: &str = "`[document_control]` has no key";

/// The prefix of a key's part in the guide, and the keys that have one.
fn parts() -> Vec<(&'static str, Vec<String>)> {
    let front_matter = parsed(FRONT_MATTER);
    let keys = |schema: &Value| schema["properties"].as_object().expect("it has keys").keys().cloned().collect();
    vec![
        ("chapter", keys(&front_matter["$defs"]["entry"])),
        ("section", keys(&front_matter["$defs"]["section"])),
        ("also", keys(&front_matter["$defs"]["also"])),
        ("settings", keys(&parsed(SETTINGS))),
    ]
}

#[test]
fn the_program_takes_every_key_of_the_schemas() {
    let (settings, front_matter) = (parsed(SETTINGS), parsed(FRONT_MATTER));
    let sort = |name: &str| sample(&front_matter["$defs"][name], &front_matter).to_string();
    let fenced = |toml: &str| format!("+++\n{toml}+++\n\nText.\n");
    let manual = format!(
        "--- vade.toml\n{}--- content/_index.md\n{}--- content/a/_index.md\n{}--- content/a/b.md\n{}",
        sample(&settings, &settings),
        fenced(&sort("front")),
        fenced(&sort("section")),
        fenced(&sort("entry")),
    );
    let report = report_of(&manual);
    let is_refusal = |line: &&str| REFUSALS.iter().any(|code| line.contains(code)) && !line.contains(NOT_READ_YET);
    let refused: Vec<&str> = report.lines().filter(is_refusal).collect();
    assert!(refused.is_empty(), "{refused:#?}\nin\n{manual}");
}

/// A table with a right value for every key of a schema. Whether they go together is another matter.
fn sample(schema: &Value, whole: &Value) -> toml::Table {
    let keys = schema["properties"].as_object().expect("it has keys");
    keys.iter()
        .filter(|(_, value)| **value != false)
        .map(|(key, value)| (key.clone(), right_value(value, whole)))
        .collect()
}

fn right_value(property: &Value, whole: &Value) -> toml::Value {
    let property = resolved(property, whole);
    if let Some(words) = property["enum"].as_array() {
        return words[0].as_str().expect("it is a word").into();
    }
    match (property["title"].as_str(), property["type"].as_str()) {
        (Some("date"), _) => toml::Value::Datetime("2026-05-31".parse().expect("it is a day")),
        (Some("date, or month as text"), _) => "2017-04".into(),
        (Some("number as text"), _) => "1".into(),
        (Some("id"), _) => "an-id".into(),
        (Some("web address"), _) => "https://www.example.org/".into(),
        (Some("text, or `true`"), _) => true.into(),
        (_, Some("boolean")) => true.into(),
        (_, Some("integer")) => 2.into(),
        (_, Some("array")) => toml::Value::Array(vec![right_value(&property["items"], whole)]),
        (_, Some("object")) => toml::Value::Table(right_table(&property, whole)),
        // A length of time is a text like any other.
        _ => "6 months".into(),
    }
}

fn right_table(property: &Value, whole: &Value) -> toml::Table {
    let named = resolved(&property["additionalProperties"], whole);
    let name = property["propertyNames"]["enum"][0].as_str().unwrap_or("an-id");
    let mut table = if property["properties"].is_object() { sample(property, whole) } else { toml::Table::new() };
    if named.is_object() {
        table.insert(name.to_owned(), right_value(&named, whole));
    }
    table
}

#[test]
fn the_schemas_have_every_key_that_the_program_asks_for() {
    let front_matter = parsed(FRONT_MATTER);
    let of = |sorts: &[&str]| {
        sorts
            .iter()
            .flat_map(|sort| all_keys(&front_matter["$defs"][sort], &front_matter))
            .collect::<BTreeSet<String>>()
    };
    let settings = parsed(SETTINGS);
    for (file, known) in [
        ("src/config/read.rs", all_keys(&settings, &settings)),
        ("src/load/file.rs", of(&["entry", "section", "front"])),
        ("src/load/reading.rs", of(&["entry", "section"])),
        ("src/load/entry.rs", of(&["entry"])),
        ("src/load/section.rs", of(&["section"])),
        ("src/load/also.rs", of(&["also", "section"])),
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let asked = keys_asked_for(&text);
        assert!(!asked.is_empty(), "{file} asks for no key");
        let missing: Vec<&String> = asked.difference(&known).collect();
        assert!(missing.is_empty(), "the schema lacks what {file} asks for: {missing:?}");
    }
}

/// The keys of a schema and of the tables in it.
fn all_keys(schema: &Value, whole: &Value) -> BTreeSet<String> {
    let schema = resolved(schema, whole);
    let mut keys = BTreeSet::new();
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        keys.insert(key.clone());
        keys.extend(all_keys(property, whole));
    }
    for inner in ["items", "additionalProperties"] {
        if schema[inner].is_object() {
            keys.extend(all_keys(&schema[inner], whole));
        }
    }
    keys
}

/// The words that a source hands to a method of a table, or with a table to a function: `table.text("owner")`,
/// `plain(table, "owner")`.
fn keys_asked_for(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (at, _) in source.match_indices('"') {
        let before = &source[..at];
        let Some(word) = source[at + 1..].split('"').next() else { continue };
        let call = before.rfind('(').map(|open| (&before[..open], &before[open + 1..]));
        let Some((caller, arguments)) = call else { continue };
        let caller = caller.rsplit(|character: char| !(character.is_alphanumeric() || "_.".contains(character))).next();
        let receiver = caller.and_then(|caller| caller.rsplit_once('.')).map(|(receiver, _)| receiver);
        let is_table = |name: &str| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase());
        let is_asked = match arguments {
            "" => receiver.is_some_and(|receiver| is_table(receiver) || receiver.is_empty()),
            arguments => arguments.strip_suffix(", ").is_some_and(|table| is_table(table) && TABLES.contains(&table)),
        };
        let is_key = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        if is_asked && is_key && !caller.is_some_and(|caller| caller.ends_with("unwrap_or")) {
            keys.insert(word.to_owned());
        }
    }
    keys
}

/// How tables are called in the sources.
const TABLES: [&str; 5] = ["table", "status", "reading", "also", "release"];

#[test]
fn every_key_has_its_part_in_the_guide() {
    let chapters = chapters_of_the_guide();
    for (prefix, keys) in parts() {
        for key in keys {
            let heading = format!("## `{key}` {{#{prefix}-{key}}}\n");
            let count = chapters.matches(&heading).count();
            assert_eq!(count, 1, "guide/content/format has {count} times {heading:?}");
        }
    }
}

#[test]
fn every_part_of_the_guide_has_its_key() {
    let parts = parts();
    for line in chapters_of_the_guide().lines().filter(|line| line.starts_with("## `")) {
        let Some((key, id)) = key_named(line) else { panic!("this heading names no key: {line}") };
        let known = parts.iter().find(|(prefix, _)| id == format!("{prefix}-{key}"));
        assert!(known.is_some_and(|(_, keys)| keys.contains(&key)), "no schema has the key of {line}");
    }
}

/// The chapters on the format, one behind the other.
fn chapters_of_the_guide() -> String {
    let folder = root().join("guide/content/format");
    crate::determinism::files_below(&folder)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(_, bytes)| String::from_utf8(bytes).expect("a chapter is text"))
        .collect()
}
