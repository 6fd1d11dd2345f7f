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
    let statuses_of = |entry: &Entry| {
        let shown = match config.mark_for {
            Some(period) => derived(entry, period, today, found),
            None => typed(entry, found),
        };
        let in_order = config.statuses.iter().map(|status| status.id.as_str());
        in_order.filter(|id| shown.contains(id)).collect()
    };
    manual.entries.iter().map(statuses_of).collect()
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

/// The status that the latest amendment still gives, with what else is typed.
fn derived<'e>(entry: &'e Entry, period: jiff::Span, today: Date, found: &mut Diagnostics) -> Vec<&'e str> {
    let is_current = |date: Date| date <= today && date.checked_add(period).is_ok_and(|end| today < end);
    let marked = entry
        .amendments
        .iter()
        .filter(|amendment| is_current(amendment.date.value))
        .filter_map(|amendment| Some((amendment.date.value, amendment.kind.status()?)))
        .max_by_key(|(date, _)| *date)
        .map(|(_, status)| status);
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
