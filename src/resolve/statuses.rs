//! The statuses that readers see: typed, or derived from the amendments.

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::record;
use crate::model::entry::Entry;
use crate::model::manual::Manual;
use crate::model::status::{NEW, UPDATED};

/// By entry: the ids of its statuses, in the order of the settings.
pub(super) fn of<'m>(config: &'m Config, manual: &Manual, today: Date, found: &mut Diagnostics) -> Vec<Vec<&'m str>> {
    let mut statuses_of = |entry: &Entry| {
        let shown = match config.mark_for {
            Some(period) => derived(entry, period, today, found),
            None => typed(entry, found),
        };
        let in_order = config.statuses.iter().map(|status| status.id.as_str());
        in_order.filter(|id| shown.contains(id)).collect()
    };
    manual.entries.iter().map(|entry| statuses_of(entry)).collect()
}

/// The typed statuses, each change among them recorded in the log.
fn typed<'e>(entry: &'e Entry, found: &mut Diagnostics) -> Vec<&'e str> {
    for status in entry.statuses.iter().filter(|status| [NEW, UPDATED].contains(&status.value.as_str())) {
        let is_recorded = entry.amendments.iter().any(|amendment| amendment.kind.status() == Some(&status.value));
        if !is_recorded && entry.is_history_whole {
            found.push(record::status_not_in_log(status.span, &status.value));
        }
    }
    entry.statuses.iter().map(|status| status.value.as_str()).collect()
}

/// The status that the latest amendment still gives, and the first day on which it does not.
pub(crate) fn mark(entry: &Entry, period: jiff::Span, today: Date) -> Option<(&'static str, Date)> {
    let marks = entry.amendments.iter().filter_map(|amendment| {
        let (start, status) = (amendment.date.value, amendment.kind.status()?);
        let end = start.checked_add(period).ok().filter(|end| start <= today && today < *end)?;
        Some((start, status, end))
    });
    marks.max_by_key(|(start, ..)| *start).map(|(_, status, end)| (status, end))
}

/// The status that the amendments give, with what else is typed.
fn derived<'e>(entry: &'e Entry, period: jiff::Span, today: Date, found: &mut Diagnostics) -> Vec<&'e str> {
    let marked = mark(entry, period, today).map(|(status, _)| status);
    let mut shown: Vec<&str> = marked.into_iter().collect();
    for status in &entry.statuses {
        let is_derived = [NEW, UPDATED].contains(&status.value.as_str());
        if is_derived && marked != Some(&status.value) && entry.is_history_whole {
            found.push(record::status_lapsed(status.span, &status.value));
        } else if !is_derived {
            shown.push(&status.value);
        }
    }
    shown
}
