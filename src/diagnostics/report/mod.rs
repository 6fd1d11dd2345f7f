//! Findings as text: for people, for terminals that jump to a line, and for programs.

mod human;
mod place;
mod programs;

use crate::diagnostics::{Diagnostics, Severity};
use crate::source::Sources;

use place::Lines;
use serde_json::Value;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the line itself, underlined, and help.
    Human,
    /// `file:line:column: severity[code]: message`, one line each.
    Short,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
}

/// Where and how a report is shown.
#[derive(Debug, Clone, Copy)]
pub struct Style<'s> {
    pub format: Format,
    /// Put before every path, where the manual is not the working directory. Empty or ending with `/`.
    pub prefix: &'s str,
    /// Whether a person's terminal shows colours.
    pub color: bool,
}

/// Writes all findings.
pub fn report(sources: &Sources, found: &Diagnostics, style: Style<'_>) -> String {
    let mut lines = Lines::of(sources);
    let items = found.iter();
    match style.format {
        Format::Human => items.map(|item| human::human(item, sources, &mut lines, style) + "\n\n").collect(),
        Format::Short => items.map(|item| human::short(item, sources, &mut lines, style.prefix) + "\n").collect(),
        Format::Github => items.map(|item| programs::github(item, sources, &mut lines, style.prefix) + "\n").collect(),
        Format::Json => {
            items.map(|item| programs::json(item, sources, &mut lines, style.prefix).to_string() + "\n").collect()
        }
        Format::Sarif => programs::sarif(found, sources, &mut lines, style.prefix) + "\n",
    }
}

/// The first `most` findings, errors before warnings, each an object with the line that it is in.
pub(crate) fn objects(sources: &Sources, found: &Diagnostics, most: usize) -> Vec<Value> {
    let mut lines = Lines::of(sources);
    let of = |severity| found.iter().filter(move |finding| finding.severity == severity);
    let first = of(Severity::Error).chain(of(Severity::Warning)).take(most);
    first.map(|finding| programs::with_line(finding, sources, &mut lines)).collect()
}
