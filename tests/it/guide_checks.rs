//! The guide's section on the checks: it tells of every code, and each of its examples really is what it says.
//! `VADE_EXPECTED=write cargo test --test it guide_checks` writes the table of all checks anew.

mod example;
mod part;

use std::env;
use std::fs;

use vademecum::diagnostics::Severity;
use vademecum::diagnostics::code::Code;
use vademecum::diagnostics::report::Format;

use self::example::{manual_of, mended};
use self::part::{Part, all_parts, chapter, chapter_path, fences};
use crate::support::{findings_of, formatted, options};

/// Codes of which no text can be an example, and why.
const WITHOUT_EXAMPLE: [(&str, &str); 2] =
    [("not-utf8", "the guide is UTF-8 itself"), ("not-read", "it is about what is no file")];
const TABLE: &str = "all-checks.md";

#[test]
fn every_code_has_a_part_in_the_order_of_the_codes() {
    let parts = all_parts();
    let told: Vec<&str> = parts.iter().map(|part| part.code.as_str()).collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(told, codes);
}

#[test]
fn every_example_is_found_and_nothing_else_is() {
    for part in all_parts() {
        let examples = fences(&part.example);
        let is_without = WITHOUT_EXAMPLE.iter().any(|(code, _)| *code == part.code);
        assert_eq!(examples.is_empty(), is_without, "`{}`: has it an example?", part.code);
        for example in examples {
            let found = findings_of(&manual_of(&example));
            let codes: Vec<&str> = found.iter().map(|(_, code)| code.name()).collect();
            assert!(
                codes.contains(&part.code.as_str()),
                "`{}` is not found, but {codes:?}, in\n{}",
                part.code,
                example.text
            );
            let others: Vec<&&str> = codes.iter().filter(|code| **code != part.code).collect();
            assert!(others.is_empty(), "`{}`: {others:?} is found as well in\n{}", part.code, example.text);
        }
    }
}

#[test]
fn every_remedy_mends_its_example() {
    for part in all_parts() {
        let Some(example) = fences(&part.example).into_iter().next() else { continue };
        for remedy in fences(&part.remedy).into_iter().filter(|fence| fence.kind != "sh") {
            assert!(
                ["toml", "text"].contains(&remedy.kind.as_str()),
                "`{}`: a remedy is marked {}",
                part.code,
                remedy.kind
            );
            let found = findings_of(&mended(&example, &remedy));
            let is_left =
                |(severity, code): &(Severity, Code)| *severity == Severity::Error || code.name() == part.code;
            assert!(!found.iter().any(is_left), "`{}`: {found:?} is left by\n{}", part.code, remedy.text);
        }
    }
}

#[test]
fn the_table_of_all_checks_agrees_with_the_code() {
    let text = chapter(TABLE);
    let start = text.find("| Code |").unwrap_or(text.len());
    let expected = text[..start].to_owned() + &table(&all_parts());
    if env::var("VADE_EXPECTED").is_ok_and(|wish| wish == "write") {
        fs::write(chapter_path(TABLE), &expected).expect("the table can be written");
    }
    let written = chapter(TABLE);
    for (line, expected) in written.lines().zip(expected.lines()) {
        assert_eq!(line, expected, "VADE_EXPECTED=write writes the table anew");
    }
    assert_eq!(written.len(), expected.len(), "VADE_EXPECTED=write writes the table anew");
}

fn table(parts: &[Part]) -> String {
    let mut table = "| Code | Is | `[checks]` may change it | Looks for |\n|---|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let name = code.name();
        let part = parts.iter().find(|part| part.code == name).unwrap_or_else(|| panic!("`{name}` has no part"));
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let change = if code.is_changeable() { "yes" } else { "no" };
        table += &format!("| [`{name}`]({}#{name}) | {severity} | {change} | {} |\n", part.chapter, code.about());
    }
    table
}

#[test]
fn the_findings_that_the_guide_explains_are_the_programs_own() {
    let fences = fences(&chapter("how-findings-read.md"));
    let manual = &fences.iter().find(|fence| fence.kind == "files").expect("there is a manual").text;
    let twice = manual.replace("number = \"1.2\"", "number = \"1.1\"");
    let report = |format| formatted(manual, options(), format);
    let said = [
        report(Format::Human),
        report(Format::Short),
        report(Format::Json),
        report(Format::Github),
        formatted(&twice, options(), Format::Human),
    ];
    for fence in fences.iter().filter(|fence| fence.kind == "text") {
        assert!(said.iter().any(|report| report.contains(fence.text.trim_end())), "nothing says\n{}", fence.text);
    }
}
