//! `vade.toml`: Sources → Config.

use std::collections::BTreeMap;

use super::{
    Access, Config, DOCUMENT_CONTROL_KEYS, ExternalLinks, OtherManual, QuickLink, QuickTarget, Release, Required,
};
use crate::diagnostics::catalogue::{keys, record, text};
use crate::diagnostics::code::Code;
use crate::diagnostics::{CheckLevel, Diagnostics};
use crate::markdown::anchor::slug;
use crate::model::status::{self, Status, StatusPlace};
use crate::nearest::nearest;
use crate::source::{Content, FileId, Sources, Span, Spanned};
use crate::toml_table::parse::read_toml;
use crate::toml_table::{Table, TomlText};

/// What chapters refer to by an id, and what is said of one that is not there.
const DEFINITIONS: [(&str, Code); 3] =
    [("statuses", Code::UnknownStatus), ("access", Code::UnknownAccess), ("callouts", Code::UnknownCallout)];

pub(super) fn read(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Config {
    let whole = sources.text(file);
    let start = if whole.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let toml = TomlText { file, whole, start, end: whole.len() };
    if let Content::Damaged(_) = sources.content(file) {
        found.push(text::not_utf8(Span::new(file, whole.len()..whole.len())));
        let config = read_toml(toml, "`vade.toml`", &mut Diagnostics::default(), |table| config(file, table));
        return Config { unsure: DEFINITIONS.map(|(_, code)| code).to_vec(), ..config };
    }
    read_toml(toml, "`vade.toml`", found, |table| config(file, table))
}

fn config(file: FileId, table: &mut Table<'_>) -> Config {
    let mut unsure = vec![];
    Config {
        file,
        title: table.required_text("title").map_or_else(|| "Manual".to_owned(), |title| title.value),
        organisation: plain(table, "organisation"),
        language: text_or(table, "language", "en"),
        logo: table.text("logo"),
        base_url: base_url(table),
        theme: text_or(table, "theme", "default"),
        next_update: table.date("next_update").map(|date| date.value),
        external_links: external_links(table),
        contact: plain(table, "contact"),
        print_notice: plain(table, "print_notice"),
        notice: table.prose("notice"),
        quick_links: table.tables("quick_links", quick_link).into_iter().flatten().collect(),
        foot_links: table.tables("foot_links", quick_link).into_iter().flatten().collect(),
        releases: releases(table),
        statuses: defined(table, Code::UnknownStatus, &mut unsure, statuses),
        mark_for: table.table("amendments", mark_for).flatten(),
        access: defined(table, Code::UnknownAccess, &mut unsure, access),
        manuals: manuals(table),
        callouts: defined(table, Code::UnknownCallout, &mut unsure, |table| labels(table, "callouts"))
            .into_iter()
            .map(|(id, label)| (id.to_lowercase(), label))
            .collect(),
        checks: checks(table),
        abbreviations: table
            .named_texts("abbreviations")
            .into_iter()
            .map(|(id, text)| (id.value, text.value))
            .collect(),
        synonyms: table.named_lists("synonyms").into_iter().map(|(id, list)| (id.value, list)).collect(),
        print_whole: table.table("print", |print| print.flag("whole")).flatten().unwrap_or(false),
        has_search: table.table("search", |search| search.flag("enabled")).flatten().unwrap_or(true),
        required: table.table("document_control", required).unwrap_or_default(),
        extra: table.free("extra"),
        unsure: {
            // Last, since only now all keys have been asked for and the others are known to be misspelt.
            unsure.extend(DEFINITIONS.iter().filter(|(key, _)| table.is_misspelt(key)).map(|(_, code)| *code));
            unsure
        },
    }
}

/// Reads what chapters refer to by an id, and keeps in mind if some of it could not be read.
fn defined<R>(
    table: &mut Table<'_>,
    unknown: Code,
    unsure: &mut Vec<Code>,
    read: impl FnOnce(&mut Table<'_>) -> R,
) -> R {
    let faults = table.found().len();
    let definitions = read(table);
    if !table.is_whole() || table.found().len() > faults {
        unsure.push(unknown);
    }
    definitions
}

fn plain(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    table.text(key).map(|text| text.value)
}

fn text_or(table: &mut Table<'_>, key: &'static str, default: &str) -> Spanned<String> {
    table.text(key).unwrap_or_else(|| Spanned::new(default.to_owned(), table.span()))
}

fn base_url(table: &mut Table<'_>) -> Option<String> {
    let url = table.text("base_url")?;
    let is_web =
        ["https://", "http://"].iter().any(|scheme| url.value.len() > scheme.len() && url.value.starts_with(scheme));
    if !is_web || url.value.contains([' ', '"', '<', '>', '\\', '?', '#']) {
        table.found().push(keys::invalid_base_url(url.span, &url.value));
        return None;
    }
    Some(format!("{}/", url.value.trim_end_matches('/')))
}

fn external_links(table: &mut Table<'_>) -> ExternalLinks {
    const CHOICES: [(&str, ExternalLinks); 2] =
        [("same-tab", ExternalLinks::SameTab), ("new-tab", ExternalLinks::NewTab)];
    table.choice("external_links", &CHOICES).unwrap_or(ExternalLinks::SameTab)
}

fn quick_link(table: &mut Table<'_>) -> Option<QuickLink> {
    let title = table.required_text("title").map(|title| title.value);
    let target = match (table.text("chapter"), table.text("url")) {
        (Some(chapter), None) => QuickTarget::Chapter(chapter),
        (None, Some(url)) => QuickTarget::Url(url),
        _ => {
            // One that is there but wrong has been reported.
            if table.is_whole() && table.lacks("chapter") == table.lacks("url") {
                let span = table.span();
                table.found().push(keys::quick_link_target(span));
            }
            return None;
        }
    };
    Some(QuickLink { title: title?, target })
}

fn releases(table: &mut Table<'_>) -> Vec<Release> {
    let read = |release: &mut Table<'_>| {
        let (date, title) = (release.required_date("date"), release.required_text("title"));
        Some(Release { date: date?.value, title: title?.value })
    };
    let mut releases: Vec<Release> = table.tables("releases", read).into_iter().flatten().collect();
    releases.sort_by_key(|release| release.date);
    releases
}

fn statuses(table: &mut Table<'_>) -> Vec<Status> {
    let mut statuses = status::built_in();
    const PLACES: [(&str, StatusPlace); 2] = [("title", StatusPlace::Title), ("badge", StatusPlace::Badge)];
    let read = |id: Spanned<String>, status: &mut Table<'_>| {
        let better = slug(&id.value);
        if better != id.value {
            status.found().push(keys::invalid_id(id.span, &id.value, &better));
        }
        let known = statuses.iter_mut().find(|known| known.id == id.value);
        let label = if known.is_some() { status.text("label") } else { status.required_text("label") };
        let (label, place) = (label.map(|label| label.value), status.choice("place", &PLACES));
        let sentence = plain(status, "sentence");
        match known {
            Some(known) => {
                known.label = label.or(known.label.take());
                known.place = place.unwrap_or(known.place);
                known.sentence = sentence.or(known.sentence.take());
            }
            None => {
                let place = place.unwrap_or(StatusPlace::Badge);
                statuses.push(Status { id: id.value, label, place, sentence });
            }
        }
    };
    table.named_tables("statuses", read);
    statuses
}

fn mark_for(table: &mut Table<'_>) -> Option<jiff::Span> {
    const A_DAY: jiff::civil::Date = jiff::civil::date(2026, 1, 31);
    let text = table.text("mark_for")?;
    match text.value.parse::<jiff::Span>() {
        // "12 hours" is a length of time too, but no day would ever lie within it.
        Ok(span) if A_DAY.checked_add(span).is_ok_and(|end| end > A_DAY) => Some(span),
        _ => {
            table.found().push(record::invalid_period(text.span, &text.value));
            None
        }
    }
}

fn labels(table: &mut Table<'_>, key: &'static str) -> BTreeMap<String, String> {
    let named = table.named_tables(key, |id, label| Some((id.value, label.required_text("label")?.value)));
    named.into_iter().flatten().collect()
}

fn access(table: &mut Table<'_>) -> BTreeMap<String, Access> {
    let named = table.named_tables("access", |id, access| {
        let (label, addresses) = (access.required_text("label"), access.texts("addresses"));
        let addresses = addresses.into_iter().map(|address| address.value).collect();
        Some((id.value, Access { label: label?.value, addresses }))
    });
    named.into_iter().flatten().collect()
}

fn manuals(table: &mut Table<'_>) -> BTreeMap<String, OtherManual> {
    let named = table.named_tables("manuals", |id, manual| {
        let (title, url) = (manual.required_text("title"), manual.text("url"));
        Some((id.value, OtherManual { title: title?.value, url }))
    });
    named.into_iter().flatten().collect()
}

fn checks(table: &mut Table<'_>) -> BTreeMap<Code, CheckLevel> {
    const LEVELS: [(&str, CheckLevel); 3] =
        [("error", CheckLevel::Error), ("warning", CheckLevel::Warning), ("off", CheckLevel::Off)];
    let mut checks = BTreeMap::new();
    for (id, level) in table.named_texts("checks") {
        let known = LEVELS.iter().find(|(name, _)| *name == level.value);
        match (Code::named(&id.value), known) {
            (None, _) => {
                let names = Code::ALL.iter().map(|code| code.name());
                table.found().push(keys::unknown_check(id.span, &id.value, nearest(&id.value, names)));
            }
            (Some(_), None) => {
                table.found().push(keys::unknown_value(
                    level.span,
                    &id.value,
                    &level.value,
                    &LEVELS.map(|(name, _)| name),
                ));
            }
            (Some(code), Some((_, level))) if code.is_changeable() || *level == CheckLevel::Error => {
                checks.insert(code, *level);
            }
            (Some(code), Some(_)) => table.found().push(keys::fixed_check(level.span, code)),
        }
    }
    checks
}

fn required(table: &mut Table<'_>) -> Required {
    Required {
        chapter: required_keys(table),
        link: table.table("link", required_keys).unwrap_or_default(),
        file: table.table("file", required_keys).unwrap_or_default(),
        page: table.table("page", required_keys).unwrap_or_default(),
    }
}

fn required_keys(table: &mut Table<'_>) -> Vec<String> {
    let mut required = vec![];
    for key in table.texts("required") {
        if DOCUMENT_CONTROL_KEYS.contains(&key.value.as_str()) {
            required.push(key.value);
        } else {
            table.found().push(keys::unknown_value(key.span, "required", &key.value, &DOCUMENT_CONTROL_KEYS));
        }
    }
    required
}
