//! The JSON Schemas of the settings and the front matter: manuals fit them, and they agree with what the program reads.

mod agreement;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use jsonschema::Validator;
use serde_json::{Value, json};
use vademecum::diagnostics::code::Code;
use vademecum::schema::{FRONT_MATTER, SETTINGS};

use crate::determinism::files_below;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).expect("the schema is JSON")
}

/// What checks the settings.
fn of_settings() -> Validator {
    jsonschema::validator_for(&parsed(SETTINGS)).expect("the schema is sound")
}

/// What checks one sort of front matter: `entry`, `section` or `front`.
fn of_front_matter(sort: &str) -> Validator {
    let mut schema = parsed(FRONT_MATTER);
    schema.as_object_mut().expect("it is an object").remove("anyOf");
    schema["$ref"] = json!(format!("#/$defs/{sort}"));
    jsonschema::validator_for(&schema).expect("the schema is sound")
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json_of).collect(),
        toml::Value::Table(keys) => keys.into_iter().map(|(key, value)| (key, json_of(value))).collect(),
    }
}

fn read_toml(text: &str) -> Value {
    json_of(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))))
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

/// The manuals of the repository.
fn manuals() -> Vec<PathBuf> {
    let tests = ["crlf", "empty", "small"].map(|name| root().join("tests/manuals").join(name));
    [root(), root().join("guide"), root().join("src/scaffold/first-manual")].into_iter().chain(tests).collect()
}

#[test]
fn both_schemas_are_valid() {
    for schema in [SETTINGS, FRONT_MATTER].map(parsed) {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(jsonschema::meta::validate(&schema).is_ok(), "{:?}", jsonschema::meta::validate(&schema));
    }
}

#[test]
fn the_settings_of_all_manuals_fit() {
    let validator = of_settings();
    for manual in manuals() {
        let Ok(text) = fs::read_to_string(manual.join("vade.toml")) else { continue };
        let faults = faults(&validator, &read_toml(text.trim_start_matches('\u{feff}')));
        assert!(faults.is_empty(), "{}: {faults:#?}", manual.display());
    }
}

#[test]
fn every_front_matter_of_all_manuals_fits() {
    let whole = jsonschema::validator_for(&parsed(FRONT_MATTER)).expect("the schema is sound");
    let validators = ["front", "section", "entry"].map(of_front_matter);
    let mut count = 0;
    for manual in manuals().into_iter().filter(|manual| manual.join("content").is_dir()) {
        for (path, bytes) in files_below(&manual.join("content")).iter().filter(|(path, _)| path.ends_with(".md")) {
            // The first manual of `vade init` has its days filled in when it is made.
            let text = String::from_utf8_lossy(bytes).replace('\r', "").replace("TODAY", "2026-05-31");
            let text = text.replace("NEXT-YEAR", "2027-05-31");
            let front_matter = text.split("+++\n").nth(1).unwrap_or_else(|| panic!("{path} has no front matter"));
            let value = read_toml(front_matter);
            let validator = match path.as_str() {
                "_index.md" => &validators[0],
                path if path.ends_with("/_index.md") => &validators[1],
                _ => &validators[2],
            };
            let faults = faults(validator, &value);
            assert!(faults.is_empty() && whole.is_valid(&value), "{path} of {}: {faults:#?}", manual.display());
            count += 1;
        }
    }
    assert!(count > 200, "only {count} files were looked at");
}

#[test]
fn wrong_settings_do_not_fit() {
    let validator = of_settings();
    assert!(validator.is_valid(&read_toml("title = 'Manual'")));
    for wrong in [
        "organisation = 'Exampleshire'",
        "title = ''",
        "title = 'Manual'\nlogo = 1",
        "title = 'Manual'\nlangauge = 'en'",
        "title = 'Manual'\nbase_url = 'www.example.org'",
        "title = 'Manual'\nnext_update = '31/01/2027'",
        "title = 'Manual'\nnext_update = 2027-01-31T12:00:00",
        "title = 'Manual'\nexternal_links = 'new'",
        "title = 'Manual'\n[[quick_links]]\ntitle = 'Forms'",
        "title = 'Manual'\n[[quick_links]]\ntitle = 'Forms'\nurl = 'https://example.org'\nchapter = 'forms.md'",
        "title = 'Manual'\n[[releases]]\ntitle = 'May'",
        "title = 'Manual'\n[statuses.consultation]\nplace = 'title'",
        "title = 'Manual'\n[statuses.Consultation]\nlabel = 'out for consultation'",
        "title = 'Manual'\n[statuses.new]\nplace = 'top'",
        "title = 'Manual'\n[access.intranet]\ntitle = 'Intranet'",
        "title = 'Manual'\n[manuals.csap]\nurl = 'https://example.org'",
        "title = 'Manual'\n[synonyms]\n'family time' = 'contact'",
        "title = 'Manual'\n[checks]\nnumber-gap = 'no'",
        "title = 'Manual'\n[checks]\nnumber-gaps = 'off'",
        "title = 'Manual'\n[checks]\ntoml-syntax = 'off'",
        "title = 'Manual'\n[print]\nwhole = 'yes'",
        "title = 'Manual'\n[document_control]\nrequired = ['title']",
        "title = 'Manual'\n[document_control.chapter]\nrequired = ['owner']",
    ] {
        assert!(!validator.is_valid(&read_toml(wrong)), "this should not fit:\n{wrong}");
    }
}

#[test]
fn wrong_front_matter_does_not_fit() {
    let entry = of_front_matter("entry");
    assert!(entry.is_valid(&read_toml("title = 'Leave'\nnumber = '1.10'")));
    for wrong in [
        "number = '1'",
        "title = 'Leave'\nnumber = 1.10",
        "title = 'Leave'\nnumber = '1.01'",
        "title = 'Leave'\nnumber = '1.'",
        "title = 'Leave'\nreveiw_due = 2027-05-31",
        "title = 'Leave'\nreview_due = '2027-13-31'",
        "title = 'Leave'\nid = 'Leave'",
        "title = 'Leave'\naliases = ['time off']",
        "title = 'Leave'\nkind = 'link'",
        "title = 'Leave'\nkind = 'file'\nurl = 'https://example.org'",
        "title = 'Leave'\nurl = 'https://example.org'",
        "title = 'Leave'\nkind = 'link'\nurl = 'www.example.org'",
        "title = 'Leave'\nstatus = 'new'",
        "title = 'Leave'\nadded = 'April 2017'",
        "title = 'Leave'\ncontents_depth = 6",
        "title = 'Leave'\ndraft = 'yes'",
        "title = 'Leave'\nwithdrawn = true",
        "title = 'Leave'\nwithdrawn = { reason = 'Old.' }",
        "title = 'Leave'\nextra = 'x'",
        "title = 'Leave'\n[[amendments]]\nsummary = 'More days.'",
        "title = 'Leave'\n[[amendments]]\ndate = 2026-05-31\ntype = 'change'",
        "title = 'Leave'\n[[also]]\nurl = 'https://example.org'",
        "title = 'Leave'\n[[also]]\nsee = 'A'\nand = 'B'",
        "title = 'Leave'\n[[also]]\nsee = true",
        "title = 'Leave'\n[[also]]\nsee = 'A'\nurl = 'https://example.org'\nfile = 'a.pdf'",
        "title = 'Leave'\n[[also]]\nnote = 'A'\nurl = 'https://example.org'",
        "title = 'Leave'\n[[also]]\nsee = 'A'\nat = 'end'",
    ] {
        assert!(!entry.is_valid(&read_toml(wrong)), "this should not fit:\n{wrong}");
    }
    let (section, front) = (of_front_matter("section"), of_front_matter("front"));
    assert!(section.is_valid(&read_toml("number = '1'\ntitle = 'Work'\n[[also]]\nsee = 'A'\nat = 'end'")));
    assert!(!section.is_valid(&read_toml("title = 'Work'")));
    assert!(!section.is_valid(&read_toml("number = '1'\ntitle = 'Work'\nsummary = 'What we do.'")));
    assert!(!front.is_valid(&read_toml("title = 'Contents'\nnumber = '0'")));
}

#[test]
fn the_schema_names_the_checks_that_the_settings_may_change() {
    let schema = parsed(SETTINGS);
    let named = schema["properties"]["checks"]["propertyNames"]["enum"].as_array().expect("it is a list").clone();
    let changeable: Vec<Value> =
        Code::ALL.iter().filter(|code| code.is_changeable()).map(|code| Value::from(code.name())).collect();
    assert_eq!(named, changeable, "src/schema/settings.schema.json names other checks than diagnostics/code.rs");
}

#[test]
fn the_command_prints_the_schemas() {
    for (subject, schema) in [("settings", SETTINGS), ("front-matter", FRONT_MATTER)] {
        let output = vade(&["schema", subject]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stdout), schema);
        assert!(output.stderr.is_empty());
    }
    assert_eq!(vade(&["schema", "chapters"]).status.code(), Some(2));
}

/// Runs the program where there is no manual, since a schema needs none.
fn vade(arguments: &[&str]) -> std::process::Output {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
    command.current_dir(folder.path()).args(arguments).output().expect("the program runs")
}
