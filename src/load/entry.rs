//! A Markdown file → Entry.

use jiff::civil::Date;

use crate::config::DOCUMENT_CONTROL_KEYS;
use crate::diagnostics::catalogue::{keys, structure, text};
use crate::load::also::{self, Owner, read_access};
use crate::load::front_matter::FrontMatter;
use crate::load::reading::{Reading, check_id};
use crate::model::amendment::{Amendment, AmendmentType};
use crate::model::entry::{Body, DocumentControl, Entry, Finding, Head, Kind, UnderReview, Withdrawn};
use crate::model::moment::Moment;
use crate::model::number::SectionNumber;
use crate::model::status;
use crate::source::{Span, Spanned};
use crate::toml_table::Table;

const HISTORY_KEYS: [&str; 3] = ["amendments", "former_titles", "former_numbers"];

/// Reads every key of an entry or page; for what is wrong or missing its default stands in.
pub(super) fn read(
    reading: &Reading<'_>,
    table: &mut Table<'_>,
    number: Option<Spanned<SectionNumber>>,
    body: Body,
    front_matter: &FrontMatter<'_>,
) -> Entry {
    let path = reading.sources.content_path(reading.file);
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let title = table.required_text("title");
    let id = reading.id(table, name);
    if let Some(title) = &title {
        check_title(table, title);
    }
    let under_review = table.table("under_review", read_review);
    let draft = table.flag("draft");
    let kind = read_kind(table);
    let withdrawn = read_withdrawn(table);
    // A value of `draft` that could not be read may have been meant to excuse the chapter.
    let is_excused = withdrawn.is_some() || draft.unwrap_or(table.place_of("draft").is_some());
    if body.outline.is_empty && matches!(kind, Kind::Chapter) && !is_excused {
        let end = front_matter.toml.end;
        let place = Span::new(reading.file, end..front_matter.toml.whole[end..].trim_end().len() + end);
        table.found().push(text::empty_chapter(place));
    }
    let faults = table.found().len();
    let read = table.tables("amendments", read_amendment);
    // Nearly all entries have one or two, and no room for more is kept for as long as the manual is.
    let mut amendments = Vec::with_capacity(read.len());
    amendments.extend(read.into_iter().flatten());
    let finding = read_finding(table);
    let is_history_sound = table.is_whole() && table.found().len() == faults;
    Entry {
        file: reading.file,
        number,
        number_reason: plain(table, "number_reason"),
        title: title.unwrap_or_else(|| Spanned::new(id.value.clone(), id.span)),
        kind,
        source: table.text("source"),
        access: read_access(reading, table),
        statuses: read_statuses(reading, table, under_review.is_some()),
        under_review: under_review.map(Box::new),
        added: read_added(table),
        amendments,
        summary: plain(table, "summary"),
        finding,
        aliases: read_aliases(table),
        head: read_head(table),
        withdrawn: withdrawn.map(Box::new),
        draft: draft.unwrap_or(false),
        also: also::read_all(reading, table, Owner::Entry),
        extra: table.free("extra"),
        number_headings: table.flag("number_headings").unwrap_or(true),
        contents_depth: read_depth(table),
        // Last, since only now all keys have been asked for and the others are known to be misspelt.
        control: read_control(reading, table),
        is_history_whole: is_history_sound && !HISTORY_KEYS.iter().any(|key| table.is_misspelt(key)),
        id,
        body,
    }
}

/// Reports a title that holds its number or a status: both are shown beside it.
fn check_title(table: &mut Table<'_>, title: &Spanned<String>) {
    let first = title.value.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    if first.contains('.') && first.parse::<SectionNumber>().is_ok() {
        table.found().push(structure::repeated_in_title(title.span, &title.value, "number"));
    }
    let lower = title.value.to_lowercase();
    if [" - under review", "(under review)", "(new)", "(updated)"].iter().any(|status| lower.ends_with(status)) {
        table.found().push(structure::repeated_in_title(title.span, &title.value, "status"));
    }
}

fn plain(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    table.text(key).map(|text| text.value)
}

fn plain_list(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    table.texts(key).into_iter().map(|text| text.value).collect()
}

fn read_kind(table: &mut Table<'_>) -> Kind {
    const KINDS: [(&str, &str); 4] =
        [("chapter", "chapter"), ("link", "link"), ("file", "file"), ("amendments", "amendments")];
    // A link without its address is reported; as a chapter it would be reported again for want of text.
    let nothing = Spanned::new(String::new(), table.span());
    match table.choice("kind", &KINDS) {
        // Of an entry of an unknown kind it is not known what it needs.
        None if table.place_of("kind").is_some() => {
            let (url, _) = (table.text("url"), table.text("file"));
            Kind::Link { url: url.unwrap_or(nothing) }
        }
        Some("link") => {
            report_unused(table, "file", "link");
            Kind::Link { url: table.required_text("url").unwrap_or(nothing) }
        }
        Some("file") => {
            report_unused(table, "url", "file");
            Kind::File { file: table.required_text("file").unwrap_or(nothing) }
        }
        other => {
            let name = other.unwrap_or("chapter");
            report_unused(table, "url", name);
            report_unused(table, "file", name);
            if name == "amendments" { Kind::Amendments } else { Kind::Chapter }
        }
    }
}

fn report_unused(table: &mut Table<'_>, key: &'static str, kind: &str) {
    if let Some(value) = table.text(key) {
        table.found().push(keys::key_not_for_kind(value.span, key, kind));
    }
}

fn read_statuses(reading: &Reading<'_>, table: &mut Table<'_>, is_under_review: bool) -> Vec<Spanned<String>> {
    let known: Vec<&str> = reading.config.statuses.iter().map(|status| status.id.as_str()).collect();
    let mut statuses = vec![];
    for status in table.texts("status") {
        if known.contains(&status.value.as_str()) {
            statuses.push(status);
        } else {
            table.found().push(keys::unknown_status(status.span, &status.value, &known));
        }
    }
    if is_under_review && !statuses.iter().any(|status| status.value == status::UNDER_REVIEW) {
        let span = table.place_of("under_review").unwrap_or(table.span());
        statuses.push(Spanned::new(status::UNDER_REVIEW.to_owned(), span));
    }
    statuses
}

fn read_review(table: &mut Table<'_>) -> UnderReview {
    UnderReview {
        since: table.date("since"),
        expected: table.date("expected").map(|date| date.value),
        contact: plain(table, "contact"),
    }
}

fn read_added(table: &mut Table<'_>) -> Option<Spanned<Moment>> {
    let added = table.date_or_text("added")?;
    let moment = match added.value {
        Ok(day) => Some(Moment::Day(day)),
        Err(text) => {
            let moment = Moment::from_text(&text);
            if moment.is_none() {
                table.found().push(keys::invalid_month(added.span, "added", &text));
            }
            moment
        }
    };
    moment.map(|moment| Spanned::new(moment, added.span))
}

fn read_amendment(table: &mut Table<'_>) -> Option<Amendment> {
    let types = AmendmentType::ALL.map(|kind| (kind.name(), kind));
    let date = table.required_date("date");
    let kind = table.choice("type", &types).unwrap_or(AmendmentType::Updated);
    let summary = table.prose("summary");
    let sections = plain_list(table, "sections");
    Some(Amendment { date: date?, kind, summary, sections })
}

fn read_finding(table: &mut Table<'_>) -> Finding {
    let mut former_numbers = vec![];
    for written in table.number_texts("former_numbers") {
        match written.value.parse() {
            Ok(number) => former_numbers.push(number),
            Err(fault) => table.found().push(keys::invalid_number(written.span, &written.value, fault)),
        }
    }
    let former_titles = plain_list(table, "former_titles");
    Finding { keywords: plain_list(table, "keywords"), former_titles, former_numbers }
}

fn read_aliases(table: &mut Table<'_>) -> Vec<Spanned<String>> {
    let aliases = table.texts("aliases");
    aliases.into_iter().filter(|alias| check_id(table, alias).is_some()).collect()
}

fn read_head(table: &mut Table<'_>) -> Head {
    Head {
        scope: table.prose("scope"),
        regulations: table.prose("regulations"),
        guidance: table.prose("guidance"),
        local_resources: table.prose("local_resources"),
        related: table.texts("related"),
    }
}

fn read_control(reading: &Reading<'_>, table: &mut Table<'_>) -> DocumentControl {
    let is_asked_for = |key: &&'static str| reading.config.required.has(key);
    DocumentControl {
        owner: plain(table, "owner"),
        approved_by: plain(table, "approved_by"),
        approved_on: table.date("approved_on"),
        version: plain(table, "version"),
        effective_from: table.date("effective_from").map(|date| date.value),
        last_reviewed: table.date("last_reviewed"),
        review_due: table.date("review_due").map(|date| date.value),
        audience: plain_list(table, "audience"),
        lacking: DOCUMENT_CONTROL_KEYS.into_iter().filter(is_asked_for).filter(|key| table.lacks(key)).collect(),
    }
}

/// A withdrawal of which not all can be read is still one, since else its chapter would be listed.
fn read_withdrawn(table: &mut Table<'_>) -> Option<Withdrawn> {
    let no_day = |place| Spanned::new(Date::ZERO, place);
    let withdrawn = table.table("withdrawn", |table| Withdrawn {
        on: table.required_date("on").unwrap_or_else(|| no_day(table.span())),
        reason: table.prose("reason"),
        replaced_by: table.text("replaced_by"),
    });
    let place = table.place_of("withdrawn");
    withdrawn.or_else(|| Some(Withdrawn { on: no_day(place?), reason: None, replaced_by: None }))
}

fn read_depth(table: &mut Table<'_>) -> u8 {
    let Some(depth) = table.integer("contents_depth") else { return 1 };
    match depth.value {
        1..=5 => depth.value as u8,
        other => {
            table.found().push(keys::unknown_value(
                depth.span,
                "contents_depth",
                &other.to_string(),
                &["1", "2", "3", "4", "5"],
            ));
            1
        }
    }
}
