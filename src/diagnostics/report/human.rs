//! Findings for people: as rustc shows them, or one line each.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Style;
use super::place::{Lines, floor};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{Sources, Span};

/// How many bytes of a file are shown with a finding.
const LONGEST_LINES: usize = 2_000;

/// The finding with its line underlined, and help.
pub(super) fn human(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>, style: Style<'_>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // A line of many thousand characters helps nobody, and a report of many such lines would never end.
    if lines.around(diagnostic.span).2.len() > LONGEST_LINES {
        return short(diagnostic, sources, lines, style.prefix);
    }
    let path = |span: Span| format!("{}{}", style.prefix, sources.path(span.file));
    let main = snippet(lines, diagnostic.span, AnnotationKind::Primary, None, path(diagnostic.span));
    let mut report = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name()).element(main);
    if let Some((span, label)) = &diagnostic.other {
        report = report.element(snippet(lines, *span, AnnotationKind::Context, Some(label), path(*span)));
    }
    let report: Group<'_> = report.element(Level::HELP.message(diagnostic.help.as_str()));
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[report])
}

fn snippet<'s>(
    lines: &mut Lines<'s>,
    span: Span,
    kind: AnnotationKind,
    label: Option<&str>,
    path: String,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let (line, from, text) = lines.around(span);
    let start = floor(text, (span.start as usize).saturating_sub(from));
    let end = floor(text, (span.end as usize).saturating_sub(from)).max(start);
    let annotation = kind.span(start..end).label(label.map(str::to_owned));
    Snippet::source(text).line_start(line).path(path).annotation(annotation)
}

/// The finding on one line, as editors and terminals recognise it.
pub(super) fn short(diagnostic: &Diagnostic, sources: &Sources, lines: &mut Lines<'_>, prefix: &str) -> String {
    let (place, _) = lines.places(diagnostic.span);
    format!(
        "{prefix}{}:{}:{}: {}[{}]: {}; {}",
        sources.path(diagnostic.span.file),
        place.line,
        place.column,
        diagnostic.severity.name(),
        diagnostic.code.name(),
        diagnostic.message,
        diagnostic.help
    )
}
