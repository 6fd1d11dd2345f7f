//! Findings for programs: JSON lines, SARIF 2.1.0, and GitHub's workflow annotations.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::place::Lines;
use crate::diagnostics::code::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// How many characters of a line are shown before a finding; behind it, twice as many.
const NEAR: usize = 100;

/// One finding as one object.
pub(super) fn json(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> Value {
    let (start, end) = lines.places(diagnostic.span);
    let mut object = json!({
        "code": diagnostic.code.name(),
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "file": format!("{prefix}{}", sources.path(diagnostic.span.file)),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    });
    if let Some((span, label)) = &diagnostic.other {
        let (place, _) = lines.places(*span);
        object["other"] = json!({
            "message": label,
            "file": format!("{prefix}{}", sources.path(span.file)),
            "line": place.line,
            "column": place.column,
        });
    }
    object
}

/// One finding with the part of its first line that is near it, and where in that part it is, in characters.
pub(super) fn with_line(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>) -> Value {
    let mut object = json(diagnostic, sources, lines, "");
    let (start, end) = lines.places(diagnostic.span);
    let (_, _, text) = lines.around(diagnostic.span);
    let line: Vec<char> = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}').chars().collect();
    let start_at = (start.column - 1).min(line.len());
    let end_at = if end.line == start.line { (end.column - 1).clamp(start_at, line.len()) } else { line.len() };
    let from = start_at.saturating_sub(NEAR);
    let to = line.len().min(start_at + 2 * NEAR);
    object["text"] = line[from..to].iter().collect::<String>().into();
    object["mark"] = json!([start_at - from, end_at.min(to) - from]);
    object
}

/// All findings as one SARIF 2.1.0 log.
pub(super) fn sarif(found: &Diagnostics, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            json!({
                "id": code.name(),
                "shortDescription": { "text": code.about() },
                "defaultConfiguration": { "level": code.severity().name() },
            })
        })
        .collect();
    let results: Vec<Value> = found.iter().map(|item| sarif_result(item, sources, lines, prefix)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vade",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
                "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("a JSON value can be written")
}

fn sarif_result(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.name(),
        "message": { "text": format!("{}; {}", diagnostic.message, diagnostic.help) },
        "locations": [sarif_location(diagnostic.span, sources, lines, prefix)],
    });
    if let Some((span, label)) = &diagnostic.other {
        let mut location = sarif_location(*span, sources, lines, prefix);
        location["id"] = json!(1);
        location["message"] = json!({ "text": label });
        result["relatedLocations"] = json!([location]);
    }
    result
}

fn sarif_location(span: Span, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> Value {
    const UNSAFE_IN_URI: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');
    let (start, end) = lines.places(span);
    json!({ "physicalLocation": {
        "artifactLocation": {
            "uri": utf8_percent_encode(&format!("{prefix}{}", sources.path(span.file)), UNSAFE_IN_URI).to_string(),
        },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    } })
}

/// One finding as a command that GitHub shows beside the line.
pub(super) fn github(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> String {
    let (start, end) = lines.places(diagnostic.span);
    let mut properties = format!(
        "file={},line={},endLine={},col={}",
        property(&format!("{prefix}{}", sources.path(diagnostic.span.file))),
        start.line,
        end.line,
        start.column
    );
    if start.line == end.line {
        properties += &format!(",endColumn={}", end.column);
    }
    let text = format!("{}\n{}", diagnostic.message, diagnostic.help);
    format!("::{} {properties},title={}::{}", diagnostic.severity.name(), property(diagnostic.code.name()), data(&text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
