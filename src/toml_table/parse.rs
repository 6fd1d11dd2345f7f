//! TOML → a table, with every fault of its syntax.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Table, TomlText};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::{keys, text};
use crate::source::Span;

/// Parses TOML, reports every syntax error, and hands what could be read to `read`.
pub(crate) fn read_toml<R>(
    text: TomlText<'_>,
    name: &str,
    found: &mut Diagnostics,
    read: impl FnOnce(&mut Table<'_>) -> R,
) -> R {
    let (table, errors) = DeTable::parse_recoverable(&text.whole[text.start..text.end]);
    let faults: Vec<Range<usize>> = errors.iter().map(|error| error.span().unwrap_or(0..0)).collect();
    let toml = &text.whole[text.start..text.end];
    let mut lines: Vec<Range<usize>> = vec![];
    for (error, range) in errors.iter().zip(&faults) {
        // One fault a line: what follows it there comes of it.
        let line = line_around(toml, range.start);
        if lines.contains(&line) {
            continue;
        }
        lines.push(line);
        let first = text.whole[text.start + range.start..].chars().next();
        found.push(match first.filter(|first| *first < ' ' && !"\t\r\n".contains(*first)) {
            Some(control) => text::control_character(text.span(range.start..range.start + 1), control),
            None => match day_on(&toml[line_around(toml, range.start).start..]) {
                Some((key, day)) => keys::invalid_day(text.span(range.clone()), key, day),
                None => keys::toml_syntax(text.span(range.clone()), error.message()),
            },
        });
    }
    let told = found.len();
    // The place for what is missing: the first line, where an author looks for the keys.
    let first_line = text.whole[text.start..text.end].lines().next().map_or(0, str::len);
    let mut reader = Table {
        keys: table.get_ref(),
        text,
        span: text.span(0..first_line),
        name,
        asked: vec![],
        missing: vec![],
        is_free: false,
        faults: &faults,
        found,
    };
    let value = read(&mut reader);
    reader.finish();
    let is_echo = |span: Span| lines.iter().any(|line| line.contains(&(span.start as usize - text.start)));
    found.forget_since(told, |finding| finding.span.file == text.file && is_echo(finding.span));
    report_unprintable(text, table.get_ref(), found);
    value
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

/// Reports characters that TOML can spell out but no page can show.
fn report_unprintable(text: TomlText<'_>, table: &DeTable<'_>, found: &mut Diagnostics) {
    if !text.whole[text.start..text.end].contains(['\\', '\u{fffe}', '\u{ffff}']) {
        return;
    }
    let mut open: Vec<&toml::Spanned<DeValue<'_>>> = table.values().collect();
    while let Some(value) = open.pop() {
        match value.get_ref() {
            DeValue::String(string) => {
                if let Some(character) = string.chars().find(|character| is_unprintable(*character)) {
                    found.push(text::control_character(text.span(value.span()), character));
                }
            }
            DeValue::Array(items) => open.extend(items.iter()),
            DeValue::Table(keys) => open.extend(keys.values()),
            _ => {}
        }
    }
}

/// Whether XML, and so the feed, cannot hold a character.
pub(crate) fn is_unprintable(character: char) -> bool {
    (character < ' ' && !"\t\r\n".contains(character)) || matches!(character, '\u{fffe}' | '\u{ffff}')
}
