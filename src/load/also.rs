//! `[[also]]` tables: lines of the contents that are not entries.

use crate::diagnostics::catalogue::keys;
use crate::load::reading::Reading;
use crate::model::also::{Also, AlsoPlace, AlsoTarget, AlsoWords};
use crate::source::Spanned;
use crate::toml_table::Table;

/// Whose lines are read: only a section's may stand at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Section,
    Entry,
}

/// Reads the lines in the author's order.
pub(super) fn read_all(reading: &Reading<'_>, table: &mut Table<'_>, owner: Owner) -> Vec<Also> {
    // By place: whether the line before can be continued. One that could not be read may be.
    let mut has_line_before = [false; 2];
    let lines = table.tables("also", |also| {
        let Some(line) = read(reading, also, owner) else {
            has_line_before = [true; 2];
            return None;
        };
        let place = line.place as usize;
        if matches!(line.words, AlsoWords::And(_)) && !has_line_before[place] {
            also.found().push(keys::and_without_line(line.span));
        }
        has_line_before[place] = !matches!(line.words, AlsoWords::Note(_));
        Some(line)
    });
    lines.into_iter().flatten().collect()
}

fn read(reading: &Reading<'_>, table: &mut Table<'_>, owner: Owner) -> Option<Also> {
    const PLACES: [(&str, AlsoPlace); 2] = [("start", AlsoPlace::Start), ("end", AlsoPlace::End)];
    let target = read_target(table);
    let access = read_access(reading, table);
    let about = table.text("about").map(|about| about.value);
    let source = table.text("source");
    let expires = table.date("expires");
    let place = match owner {
        Owner::Section => table.choice("at", &PLACES).unwrap_or(AlsoPlace::Start),
        Owner::Entry => AlsoPlace::End,
    };
    let words = read_words(table)?;
    if matches!(words, AlsoWords::Note(_)) {
        report_unused_by_notes(table);
    }
    let takes_title = matches!(words, AlsoWords::See(None) | AlsoWords::And(None));
    if takes_title && !matches!(target, AlsoTarget::Chapter(_)) {
        if table.lacks("chapter") {
            let span = table.place_of("see").or_else(|| table.place_of("and")).unwrap_or(table.span());
            table.found().push(keys::also_without_words(span));
        }
        return None;
    }
    Some(Also { span: table.span(), words, target, access, about, source, expires, place })
}

/// A note is its Markdown alone: links, access and the like stand in its text.
fn report_unused_by_notes(table: &mut Table<'_>) {
    for key in ["url", "chapter", "file", "access", "about", "source"] {
        if let Some(span) = table.place_of(key) {
            table.found().push(keys::key_not_for_note(span, key));
        }
    }
}

fn read_words(table: &mut Table<'_>) -> Option<AlsoWords> {
    const KINDS: [&str; 3] = ["see", "and", "note"];
    let kinds = KINDS.iter().filter(|key| table.place_of(key).is_some()).count();
    let (see, and, note) = (table.text_or_true("see"), table.text_or_true("and"), table.prose("note"));
    if kinds != 1 {
        if !KINDS.iter().any(|key| table.is_misspelt(key)) {
            let span = table.span();
            table.found().push(keys::also_without_kind(span));
        }
        return None;
    }
    for (key, words) in [("see", &see), ("and", &and)] {
        if let Some(Spanned { value: Some(text), span }) = words
            && text.trim().is_empty()
        {
            table.found().push(keys::empty_value(*span, key));
        }
    }
    see.map(|see| AlsoWords::See(see.value)).or(and.map(|and| AlsoWords::And(and.value))).or(note.map(AlsoWords::Note))
}

fn read_target(table: &mut Table<'_>) -> AlsoTarget {
    let mut targets: Vec<AlsoTarget> = [
        table.text("url").map(AlsoTarget::Url),
        table.text("chapter").map(AlsoTarget::Chapter),
        table.text("file").map(AlsoTarget::File),
    ]
    .into_iter()
    .flatten()
    .collect();
    if targets.len() > 1 {
        let span = table.span();
        table.found().push(keys::also_targets(span));
    }
    if targets.is_empty() { AlsoTarget::Nowhere } else { targets.swap_remove(0) }
}

/// The access that a line or entry needs, if the settings define it.
pub(super) fn read_access(reading: &Reading<'_>, table: &mut Table<'_>) -> Option<Spanned<String>> {
    let access = table.text("access")?;
    let known = &reading.config.access;
    if known.contains_key(&access.value) {
        return Some(access);
    }
    let known: Vec<&str> = known.keys().map(String::as_str).collect();
    table.found().push(keys::unknown_access(access.span, &access.value, &known));
    None
}
