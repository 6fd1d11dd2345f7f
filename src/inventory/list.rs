//! The list of a manual's entries and pages.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::filter::{Filter, FilterFault, is_within};
use super::item::{Item, in_reading_order};
use super::spreadsheet::csv;
use super::table::{Column, table};
use crate::model::entry::EntryIndex;
use crate::resolve::Site;

/// The entries and pages that were asked for, in reading order.
#[derive(Debug, Clone, Serialize)]
pub struct Listing {
    pub count: usize,
    /// How many entries and pages the manual has in all.
    pub of: usize,
    pub entries: Vec<Item>,
    /// How many files could not be read in full.
    #[serde(skip)]
    pub unread: usize,
}

pub(crate) fn list(site: &Site<'_>, filter: &Filter) -> Result<Listing, FilterFault> {
    let entries: Vec<Item> = filtered(site, filter)?.into_iter().map(|(_, item)| item).collect();
    Ok(Listing { count: entries.len(), of: site.manual.entries.len(), entries, unread: unread(site) })
}

/// The entries and pages that fit a filter, in reading order.
pub(super) fn filtered(site: &Site<'_>, filter: &Filter) -> Result<Vec<(EntryIndex, Item)>, FilterFault> {
    let section = filter.section(site)?;
    let entries = in_reading_order(site)
        .into_iter()
        .filter(|index| section.is_none_or(|section| is_within(site, *index, section)))
        .map(|index| (index, Item::of(site, index)));
    Ok(entries.filter(|(_, item)| filter.fits(item)).collect())
}

/// How many files of the manual could not be read in full.
pub(super) fn unread(site: &Site<'_>) -> usize {
    let settings = usize::from(!site.config.unsure.is_empty());
    site.manual.damaged.iter().collect::<BTreeSet<_>>().len() + settings
}

const COLUMNS: [Column<Item>; 12] = [
    Column::new(0, "number", "Number", |item: &Item| or_nothing(&item.number)),
    Column::new(1, "title", "Title", |item: &Item| item.title.clone()).with_the_rest(),
    Column::new(6, "kind", "Kind", |item: &Item| item.kind.name().to_owned()),
    Column::new(2, "status", "Status", |item: &Item| item.status.join("; ")).wrapped(16),
    Column::new(7, "section", "Section", Item::section_text).wrapped(28),
    Column::new(4, "owner", "Owner", |item: &Item| or_nothing(&item.owner)).wrapped(24),
    Column::new(8, "audience", "Audience", |item: &Item| item.audience.join("; ")).wrapped(24),
    Column::new(3, "review_due", "Review due", |item: &Item| or_nothing(&item.review_due)),
    Column::new(5, "amended", "Amended", |item: &Item| or_nothing(&item.amended)),
    Column::new(9, "id", "Id", |item: &Item| item.id.clone()),
    Column::new(10, "file", "File", |item: &Item| item.file.clone()),
    Column::new(11, "address", "Address", |item: &Item| or_nothing(&item.address)),
];

impl Listing {
    /// A table for people, as wide as it may be, and its counts.
    pub fn table(&self, width: u16) -> String {
        let table = table(&COLUMNS, &self.entries, width);
        let break_before = if table.is_empty() { "" } else { "\n" };
        format!("{table}{break_before}{}", self.counts())
    }

    /// A table for spreadsheets.
    pub fn csv(&self) -> String {
        csv(&COLUMNS, &self.entries)
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the facts of entries can be written") + "\n"
    }

    fn counts(&self) -> String {
        let mut text = format!("{} of {} entries\n", self.count, self.of);
        let kinds = counted(self.entries.iter().map(|item| item.kind.name()));
        let statuses = counted(self.entries.iter().flat_map(|item| item.status.iter().map(String::as_str)));
        for (name, counts) in [("Kinds", kinds), ("Statuses", statuses)] {
            if !counts.is_empty() {
                text += &format!("{name}: {counts}\n");
            }
        }
        text
    }
}

pub(super) fn or_nothing(value: &Option<impl ToString>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// "chapter 10, link 2"
fn counted<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts.iter().map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join(", ")
}
