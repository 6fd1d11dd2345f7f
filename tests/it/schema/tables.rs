//! The guide's tables of all keys, made from the schemas. `VADE_EXPECTED=write cargo test --test it schema` writes them
//! anew: read what has changed.

use std::env;
use std::fs;

use serde_json::Value;
use vademecum::schema::{FRONT_MATTER, SETTINGS};

use super::{parsed, root};

const CHAPTER: &str = "guide/content/format/all-keys.md";

#[test]
fn the_guides_tables_of_all_keys_are_those_of_the_schemas() {
    let path = root().join(CHAPTER);
    let written = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{CHAPTER}: {error}"));
    let by_hand = written.split("\n## ").next().unwrap_or_default().trim_end();
    let expected = format!("{by_hand}\n\n{}", tables());
    if env::var("VADE_EXPECTED").is_ok_and(|wish| wish == "write") {
        fs::write(&path, &expected).expect("the chapter can be written");
    }
    let written = fs::read_to_string(&path).expect("it was read before");
    assert_eq!(written, expected, "{CHAPTER} is not what the schemas say; VADE_EXPECTED=write writes it anew");
}

fn tables() -> String {
    let (settings, front_matter) = (parsed(SETTINGS), parsed(FRONT_MATTER));
    let of = |sort: &str| table(&front_matter["$defs"][sort], &front_matter);
    [
        ("Chapters and pages", "all-chapter", of("entry")),
        ("Sections", "all-section", of("section")),
        ("The top of the contents page", "all-front", of("front")),
        ("Lines that are not entries: `[[also]]`", "all-also", of("also")),
        ("Settings: `vade.toml`", "all-settings", table(&settings, &settings)),
    ]
    .map(|(title, id, table)| format!("## {title} {{#{id}}}\n\n{table}"))
    .join("\n")
}

fn table(schema: &Value, whole: &Value) -> String {
    let mut rows = vec!["| Key | Value | Meaning |".to_owned(), "|---|---|---|".to_owned()];
    add_rows(schema, whole, "", &mut rows);
    rows.join("\n") + "\n"
}

/// Adds a row for every key, and for the keys of the tables in it. `around` names the table that they stand in.
fn add_rows(schema: &Value, whole: &Value, around: &str, rows: &mut Vec<String>) {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut keys: Vec<&String> = schema["properties"].as_object().expect("it has keys").keys().collect();
    keys.sort();
    for key in keys {
        let property = resolved(&schema["properties"][key], whole);
        let inner = resolved(&inner_of(&property), whole);
        let path = if around.is_empty() { key.clone() } else { format!("{around}.{key}") };
        let is_table = property["type"] == "object";
        let name = match (is_table, inner["properties"].is_object()) {
            (true, true) if property["properties"].is_null() || key == "statuses" => format!("[{path}.ID]"),
            (true, _) => format!("[{path}]"),
            (false, true) => format!("[[{path}]]"),
            (false, false) => key.clone(),
        };
        let is_required = if required.contains(&key.as_str()) { ", required" } else { "" };
        let place =
            if around.is_empty() || is_table { String::new() } else { format!("`{}` ", rows_name(around, rows)) };
        let meaning = property["description"].as_str().expect("every key has a description");
        rows.push(format!("| {place}`{name}` | {}{is_required} | {meaning} |", value_of(&property, whole)));
        // The lines of the contents have a table of their own.
        if inner["properties"].is_object() && key != "also" {
            add_rows(&inner, whole, &path, rows);
        }
    }
}

/// How the table of this path was named in its own row.
fn rows_name(path: &str, rows: &[String]) -> String {
    let forms = [format!("[[{path}]]"), format!("[{path}.ID]"), format!("[{path}]")];
    let named = forms.into_iter().find(|form| rows.iter().any(|row| row.starts_with(&format!("| `{form}` "))));
    named.expect("the row of a table stands above those of its keys")
}

/// What a table, or every table of a list or of named ones, may hold.
fn inner_of(property: &Value) -> Value {
    let named = &property["additionalProperties"];
    match property["type"].as_str() {
        Some("array") => property["items"].clone(),
        Some("object") if named.is_object() => named.clone(),
        Some("object") => property.clone(),
        _ => Value::Null,
    }
}

/// The value of a key in an editor's words.
fn value_of(property: &Value, whole: &Value) -> String {
    let default = &property["default"];
    if let Some(words) = property["enum"].as_array() {
        let is_default = |word: &Value| if word == default { " (default)" } else { "" };
        return words.iter().map(|word| format!("`{word}`{}", is_default(word))).collect::<Vec<_>>().join(", ");
    }
    let title = property["title"].as_str().map(str::to_owned);
    let value = title.unwrap_or_else(|| match property["type"].as_str() {
        Some("boolean") => "yes or no".to_owned(),
        Some("integer") => format!("{} to {}", property["minimum"], property["maximum"]),
        Some("array") => "tables".to_owned(),
        _ => table_value(property, whole),
    });
    match default {
        Value::Null => value,
        Value::Bool(flag) => format!("{value}, by default {}", if *flag { "yes" } else { "no" }),
        other => format!("{value}, by default `{other}`"),
    }
}

fn table_value(property: &Value, whole: &Value) -> String {
    let named = resolved(&property["additionalProperties"], whole);
    match named["type"].as_str() {
        Some("object") => "tables".to_owned(),
        Some("array") => "`\"word\" = [\"other word\", …]`".to_owned(),
        Some(_) => "`SHORT = \"Meaning\"`".to_owned(),
        None if named["enum"].is_array() => format!("`code =` {}", value_of(&named, whole)),
        None => "table".to_owned(),
    }
}

/// A part of a schema with what its `$ref` names; what the part says itself goes before.
pub(super) fn resolved(part: &Value, whole: &Value) -> Value {
    let mut part = part.clone();
    // Where a part is made of several, a later one counts before an earlier one.
    let several = part["allOf"].as_array().filter(|_| part["properties"].is_null()).cloned();
    if let Some(several) = several {
        part = several.iter().fold(part, |whole_part, other| merged(&whole_part, &resolved(other, whole)));
    }
    match part["$ref"].as_str().and_then(|path| whole.pointer(path.trim_start_matches('#'))) {
        Some(named) => merged(&resolved(named, whole), &part),
        None => part,
    }
}

/// Both parts of a schema; of what both say, `own` counts, but for keys, which go together.
fn merged(base: &Value, own: &Value) -> Value {
    let (Some(base), Some(own)) = (base.as_object(), own.as_object()) else { return own.clone() };
    let mut merged = base.clone();
    for (key, value) in own {
        let both = base.get(key).filter(|_| key == "properties").map(|base| {
            let mut keys = base.as_object().cloned().unwrap_or_default();
            keys.extend(value.as_object().cloned().unwrap_or_default());
            Value::Object(keys)
        });
        merged.insert(key.clone(), both.unwrap_or_else(|| value.clone()));
    }
    Value::Object(merged)
}

/// The key and the id of a heading such as ``## `owner` {#chapter-owner}``.
pub(super) fn key_named(line: &str) -> Option<(String, String)> {
    let (key, id) = line.strip_prefix("## `")?.split_once("` {#")?;
    Some((key.to_owned(), id.strip_suffix('}')?.to_owned()))
}
