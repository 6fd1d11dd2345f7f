//! One Markdown file: what it is, and what can be read of it.

use std::sync::Arc;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::{keys, structure, text};
use crate::load::front_matter::{FrontMatter, find_front_matter};
use crate::load::reading::Reading;
use crate::load::{INDEX, entry, section};
use crate::markdown::written::Written;
use crate::model::entry::{Body, Entry};
use crate::model::manual::Front;
use crate::model::number::SectionNumber;
use crate::model::section::Section;
use crate::source::{Content, FileId, Span, Spanned};
use crate::toml_table::Table;
use crate::toml_table::parse::{read_toml, report_hidden};

/// What a file turned out to be.
#[derive(Debug)]
pub(super) enum Loaded {
    Front(Arc<Front>),
    Section(Arc<Section>),
    Entry(Arc<Entry>),
    /// Something of the file could not be read, beside what else it gave.
    Damaged(FileId),
}

pub(super) fn load_file(reading: &Reading<'_>, found: &mut Diagnostics) -> Vec<Loaded> {
    let Reading { sources, file, .. } = *reading;
    let whole = sources.text(file);
    if let Content::Damaged(_) = sources.content(file) {
        found.push(text::not_utf8(Span::new(file, whole.len()..whole.len())));
        return vec![Loaded::Damaged(file)];
    }
    let path = sources.content_path(file);
    let Some(front_matter) = find_front_matter(file, whole, found) else {
        report_hidden(file, whole, 0, found);
        return vec![Loaded::Damaged(file)];
    };
    let body = read_body(reading, front_matter.body_start, found);
    read_toml(front_matter.toml, "the front matter", found, |table| {
        if path == INDEX {
            vec![Loaded::Front(Arc::new(read_front(file, table, body)))]
        } else if path.rsplit('/').next() == Some(INDEX) {
            read_section(reading, table, body)
        } else {
            read_entry(reading, table, body, &front_matter)
        }
    })
}

fn read_front(file: FileId, table: &mut Table<'_>, body: Body) -> Front {
    Front { file, title: table.text("title").map(|title| title.value), body }
}

/// Reads the text behind the front matter.
fn read_body(reading: &Reading<'_>, start: usize, found: &mut Diagnostics) -> Body {
    let place = |range: std::ops::Range<usize>| Span::new(reading.file, start + range.start..start + range.end);
    let whole = reading.sources.text(reading.file);
    let text = &whole[start..];
    let Config { callouts, abbreviations, .. } = reading.config;
    let written = Written { text, place: &place, callouts, abbreviations, is_recorded: reading.is_recorded };
    let read = |found: &mut Diagnostics| {
        // The front matter is looked through as it is read.
        report_hidden(reading.file, whole, start, found);
        written.outline(found)
    };
    let (outline, kept) = match reading.outlines {
        Some(outlines) => outlines.outline(&written, found, read),
        None => (read(found), None),
    };
    Body { start, outline, kept }
}

fn read_section(reading: &Reading<'_>, table: &mut Table<'_>, body: Body) -> Vec<Loaded> {
    if table.place_of("number").is_none() && table.is_whole() {
        let span = table.span();
        table.found().push(structure::section_without_number(span));
    }
    let number = read_number(table);
    let section = section::read(reading, table, number, body);
    match section {
        Some(section) => vec![Loaded::Section(Arc::new(section))],
        None => vec![Loaded::Damaged(reading.file)],
    }
}

fn read_entry(reading: &Reading<'_>, table: &mut Table<'_>, body: Body, front_matter: &FrontMatter<'_>) -> Vec<Loaded> {
    let number = read_number(table);
    let is_damaged = !table.is_whole() || (table.place_of("number").is_some() && number.is_none());
    let mut loaded = vec![Loaded::Entry(Arc::new(entry::read(reading, table, number, body, front_matter)))];
    if is_damaged {
        loaded.push(Loaded::Damaged(reading.file));
    }
    loaded
}

fn read_number(table: &mut Table<'_>) -> Option<Spanned<SectionNumber>> {
    let written = table.number_text("number")?;
    match written.value.parse() {
        Ok(number) => Some(Spanned::new(number, written.span)),
        Err(fault) => {
            table.found().push(keys::invalid_number(written.span, &written.value, fault));
            None
        }
    }
}
