//! TOML → a table, with every fault of its syntax.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::faults::Faults;
use super::key_set::KeySet;
use super::{Table, TomlText};
use crate::diagnostics::catalogue::{keys, text};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::characters::{hidden, is_unprintable, spelled_out};
use crate::source::{FileId, Span};

/// Parses TOML, reports every syntax error, and hands what could be read to `read`.
pub(crate) fn read_toml<R>(
    text: TomlText<'_>,
    name: &str,
    found: &mut Diagnostics,
    read: impl FnOnce(&mut Table<'_>) -> R,
) -> R {
    let toml = &text.whole[text.start..text.end];
    let (table, errors) = DeTable::parse_recoverable(toml);
    let faults: Vec<Range<usize>> = errors.iter().map(|error| error.span().unwrap_or(0..0)).collect();
    let mut faulty_lines: Vec<Range<usize>> = vec![];
    for (error, range) in errors.iter().zip(&faults) {
        // One fault a line: what follows it there comes of it.
        if faulty_lines.last().is_none_or(|line| !line.contains(&range.start)) {
            let line = line_around(toml, range.start);
            found.push(syntax_fault(text, toml, line.start, range, error.message()));
            faulty_lines.push(line);
        }
    }
    let faults = Faults::of(faults);
    // Whole lines: the last byte of each is its end, so that the next is none of it.
    let faulty_lines = Faults::of(faulty_lines.into_iter().map(|line| line.start..line.end - 1).collect());
    let told = found.len();
    // The place for what is missing: the first line, where an author looks for the keys.
    let first_line = toml.lines().next().map_or(0, str::len);
    let mut reader = Table {
        keys: KeySet::of(table.get_ref()),
        text,
        span: text.span(0..first_line),
        name,
        // As many as an entry has, and some.
        asked: Vec::with_capacity(48),
        known: 0,
        missing: vec![],
        is_free: false,
        faults: &faults,
        found,
    };
    let value = read(&mut reader);
    reader.finish();
    let is_echo = |span: Span| {
        let place = (span.start as usize).checked_sub(text.start);
        place.is_some_and(|place| faulty_lines.touch(&(place..place)))
    };
    found.forget_since(told, |finding| finding.span.file == text.file && is_echo(finding.span));
    report_hidden(text.file, &text.whole[..text.end], text.start, found);
    report_spelled_out(text, table.get_ref(), found);
    value
}

/// Reports the first characters, behind a place of a text, that nobody sees and that do harm.
pub(crate) fn report_hidden(file: FileId, whole: &str, start: usize, found: &mut Diagnostics) {
    let [unprintable, turning] = hidden(&whole[start..]);
    let place = |at: usize, character: char| Span::new(file, start + at..start + at + character.len_utf8());
    if let Some((at, character)) = unprintable {
        found.push(text::control_character(place(at, character), character));
    }
    if let Some((at, character)) = turning {
        found.push(text::text_direction(place(at, character), character));
    }
}

/// What is wrong where the parser stopped, in an author's words.
fn syntax_fault(text: TomlText<'_>, toml: &str, line: usize, range: &Range<usize>, reason: &str) -> Diagnostic {
    let first = toml[range.start..].chars().next();
    if let Some(control) = first.filter(|first| is_unprintable(*first)) {
        return text::control_character(text.span(range.start..range.start + control.len_utf8()), control);
    }
    match day_on(&toml[line..]) {
        Some((key, day)) => keys::invalid_day(text.span(range.clone()), key, day),
        None => keys::toml_syntax(text.span(range.clone()), reason),
    }
}

/// The key and value of a line such as `added = 21/05/2026`, which no TOML can hold.
fn day_on(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.lines().next()?.split_once('=')?;
    let value = value.trim();
    let parts: Vec<&str> = value.split(['/', '.']).collect();
    let is_day =
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    is_day.then(|| (key.trim(), value))
}

/// The line of a text that an offset is in.
fn line_around(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..].find('\n').map_or(text.len() + 1, |newline| offset + newline + 1);
    start..end
}

/// Reports such characters where TOML spells them out.
fn report_spelled_out(text: TomlText<'_>, table: &DeTable<'_>, found: &mut Diagnostics) {
    if !text.whole[text.start..text.end].contains('\\') {
        return;
    }
    let mut open: Vec<&toml::Spanned<DeValue<'_>>> = table.values().collect();
    while let Some(value) = open.pop() {
        match value.get_ref() {
            DeValue::String(string) => {
                let span = text.span(value.span());
                let written = &text.whole[text.start..][value.span()];
                let [unprintable, turning] = spelled_out(string, written);
                unprintable.into_iter().for_each(|character| found.push(text::control_character(span, character)));
                turning.into_iter().for_each(|character| found.push(text::text_direction(span, character)));
            }
            DeValue::Array(items) => open.extend(items.iter()),
            DeValue::Table(keys) => open.extend(keys.values()),
            _ => {}
        }
    }
}
