//! Dates, histories and document control that do not fit together.

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::record;
use crate::model::also::Also;
use crate::model::amendment::AmendmentType;
use crate::model::entry::{Entry, Kind};
use crate::model::manual::Manual;
use crate::model::moment::Moment;

pub(super) fn check(config: &Config, manual: &Manual, today: Date, found: &mut Diagnostics) {
    for entry in &manual.entries {
        check_dates(entry, today, found);
        if entry.is_history_whole {
            check_history(entry, found);
        }
        check_control(config, entry, found);
        check_notices(&entry.also, today, found);
    }
    for section in &manual.sections {
        check_notices(&section.also, today, found);
    }
}

/// Whether a line of the contents is still shown.
pub(crate) fn is_current(line: &Also, today: Date) -> bool {
    line.expires.as_ref().is_none_or(|expires| today <= expires.value)
}

fn check_dates(entry: &Entry, today: Date, found: &mut Diagnostics) {
    let control = &entry.control;
    let added = entry.added.as_ref().and_then(|added| match added.value {
        Moment::Day(day) => Some((day, added.span)),
        Moment::Month { year, month } => Some((Date::new(year, month, 1).ok()?, added.span)),
    });
    let review = entry.under_review.as_ref().and_then(|review| review.since.as_ref());
    let recorded = [
        ("approved_on", control.approved_on.as_ref().map(|date| (date.value, date.span))),
        ("last_reviewed", control.last_reviewed.as_ref().map(|date| (date.value, date.span))),
        ("since", review.map(|date| (date.value, date.span))),
        ("added", added),
        ("on", entry.withdrawn.as_ref().map(|withdrawn| (withdrawn.on.value, withdrawn.on.span))),
    ];
    let amendments =
        entry.amendments.iter().map(|amendment| ("date", Some((amendment.date.value, amendment.date.span))));
    for (key, date) in recorded.into_iter().chain(amendments) {
        if let Some((date, span)) = date
            && date > today
        {
            found.push(record::date_in_future(span, key, today));
        }
    }
}

fn check_history(entry: &Entry, found: &mut Diagnostics) {
    // Newest first, since the latest change goes with the latest former name.
    let of_type = |kind| {
        let mut changes: Vec<_> = entry.amendments.iter().filter(|amendment| amendment.kind == kind).collect();
        changes.sort_by_key(|amendment| std::cmp::Reverse(amendment.date.value));
        changes.into_iter()
    };
    let finding = &entry.finding;
    for amendment in of_type(AmendmentType::Renamed).skip(finding.former_titles.len()) {
        found.push(record::former_title_missing(amendment.date.span));
    }
    for amendment in of_type(AmendmentType::Renumbered).skip(finding.former_numbers.len()) {
        found.push(record::former_number_missing(amendment.date.span));
    }
    // A chapter that came back has an amendment that says so, perhaps of the same day.
    let latest = entry
        .amendments
        .iter()
        .max_by_key(|amendment| (amendment.date.value, amendment.kind != AmendmentType::Withdrawn));
    if let Some(latest) = latest.filter(|latest| latest.kind == AmendmentType::Withdrawn)
        && entry.withdrawn.is_none()
    {
        found.push(record::withdrawn_in_log_only(latest.date.span));
    }
    if let (Some(added), Some(new)) = (&entry.added, of_type(AmendmentType::New).last())
        && added.value.month() != Moment::Day(new.date.value).month()
    {
        found.push(record::added_not_in_log(added.span, new.date.span));
    }
}

fn check_control(config: &Config, entry: &Entry, found: &mut Diagnostics) {
    let (kind, required) = match entry.kind {
        Kind::Chapter if entry.number.is_none() => ("page", &config.required.page),
        _ if entry.number.is_none() => return,
        Kind::Chapter => ("chapter", &config.required.chapter),
        Kind::Link { .. } => ("link", &config.required.link),
        Kind::File { .. } => ("file", &config.required.file),
        Kind::Amendments => return,
    };
    if entry.withdrawn.is_none() && !entry.draft {
        for key in required.iter().filter(|key| entry.control.lacking.contains(&key.as_str())) {
            found.push(record::missing_document_control(entry.title.span, kind, key));
        }
    }
}

fn check_notices(lines: &[Also], today: Date, found: &mut Diagnostics) {
    for line in lines.iter().filter(|line| !is_current(line, today)) {
        let expires = line.expires.as_ref().expect("a line without a last day is always current");
        found.push(record::expired_notice(expires.span, expires.value));
    }
}
