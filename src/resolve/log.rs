//! The amendments log: every change of every chapter, by release.

use jiff::civil::Date;

use crate::config::{Config, Release};
use crate::model::amendment::AmendmentType;
use crate::model::entry::{Entry, EntryIndex};
use crate::model::manual::Manual;
use crate::model::number::SectionNumber;
use crate::model::prose::Prose;

/// All changes, newest period first.
#[derive(Debug)]
pub(crate) struct Log<'m> {
    pub periods: Vec<LogPeriod<'m>>,
}

/// The changes of one period, in the order of their types and then of their numbers.
#[derive(Debug)]
pub(crate) struct LogPeriod<'m> {
    pub period: Period<'m>,
    pub changes: Vec<Change<'m>>,
}

/// What changes are grouped by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Period<'m> {
    /// Changes up to a release.
    Release(&'m Release),
    /// Changes after the last release.
    Since(&'m Release),
    /// A month, in a manual without releases.
    Month { year: i16, month: i8 },
}

/// One change of one chapter.
#[derive(Debug, Clone)]
pub(crate) struct Change<'m> {
    pub entry: EntryIndex,
    pub date: Date,
    pub kind: AmendmentType,
    pub summary: Option<&'m Prose>,
    pub sections: &'m [String],
    pub former: Option<Former<'m>>,
}

/// What a chapter was before.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Former<'m> {
    Title(&'m str),
    Number(&'m SectionNumber),
}

impl<'m> Log<'m> {
    pub(crate) fn of(config: &'m Config, manual: &'m Manual, drafts: bool) -> Log<'m> {
        let mut periods: Vec<LogPeriod<'m>> = vec![];
        let mut changes: Vec<Change<'m>> = manual
            .entry_indices()
            .filter(|index| drafts || !manual.entry(*index).draft)
            .flat_map(|index| changes_of(index, manual.entry(index)))
            .collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.date));
        for change in changes {
            let period = period_of(config, change.date);
            match periods.last_mut().filter(|last| last.period.is_same(&period)) {
                Some(last) => last.changes.push(change),
                None => periods.push(LogPeriod { period, changes: vec![change] }),
            }
        }
        for period in &mut periods {
            period.changes.sort_by_cached_key(|change| {
                let number = manual.entry(change.entry).number.as_ref().map(|number| &number.value);
                (change.kind, number.is_none(), number, change.entry, std::cmp::Reverse(change.date))
            });
        }
        Log { periods }
    }
}

impl Log<'_> {
    /// The day of the latest change.
    pub(crate) fn latest(&self) -> Option<Date> {
        self.periods.iter().flat_map(|period| &period.changes).map(|change| change.date).max()
    }
}

impl Period<'_> {
    fn is_same(&self, other: &Period<'_>) -> bool {
        match (self, other) {
            (Period::Release(a), Period::Release(b)) | (Period::Since(a), Period::Since(b)) => std::ptr::eq(*a, *b),
            (Period::Month { year, month }, Period::Month { year: y, month: m }) => year == y && month == m,
            _ => false,
        }
    }
}

/// The period of a date: an amendment belongs to the first release on or after it.
fn period_of(config: &Config, date: Date) -> Period<'_> {
    let release = config.releases.iter().find(|release| date <= release.date);
    match (release, config.releases.last()) {
        (Some(release), _) => Period::Release(release),
        (None, Some(last)) => Period::Since(last),
        (None, None) => Period::Month { year: date.year(), month: date.month() },
    }
}

/// The history of an entry, newest first; its withdrawal is part of it, recorded or not.
pub(crate) fn changes_of<'m>(index: EntryIndex, entry: &'m Entry) -> Vec<Change<'m>> {
    let mut changes: Vec<Change<'m>> = entry
        .amendments
        .iter()
        .map(|amendment| Change {
            entry: index,
            date: amendment.date.value,
            kind: amendment.kind,
            summary: amendment.summary.as_ref(),
            sections: &amendment.sections,
            former: None,
        })
        .collect();
    let is_withdrawal = |change: &Change<'_>| change.kind == AmendmentType::Withdrawn;
    if let Some(withdrawn) = &entry.withdrawn
        && !changes.iter().any(is_withdrawal)
    {
        changes.push(Change {
            entry: index,
            date: withdrawn.on.value,
            kind: AmendmentType::Withdrawn,
            summary: withdrawn.reason.as_ref(),
            sections: &[],
            former: None,
        });
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    tell_formers(entry, &mut changes);
    changes
}

/// The latest change of a name goes with the latest former name, and so on back.
fn tell_formers<'m>(entry: &'m Entry, changes: &mut [Change<'m>]) {
    let mut titles = entry.finding.former_titles.iter().rev();
    let mut numbers = entry.finding.former_numbers.iter().rev();
    for change in changes {
        change.former = match change.kind {
            AmendmentType::Renamed => titles.next().map(|title| Former::Title(title)),
            AmendmentType::Renumbered => numbers.next().map(Former::Number),
            _ => None,
        };
    }
}
