//! One entry or page, with all that is said of it in a table.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::entry::{Entry, EntryIndex, Kind};
use crate::resolve::Site;
use crate::resolve::log::changes_of;

/// The words that stand among the statuses of what has left the contents, or is not in them yet.
pub(super) const WITHDRAWN: &str = "withdrawn";
pub(super) const DRAFT: &str = "draft";

/// What an entry is; without a number it is a page, whatever else it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    Chapter,
    Link,
    File,
    Amendments,
    Page,
}

/// An entry or page.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub number: Option<String>,
    pub title: String,
    pub kind: ItemKind,
    /// As readers see them; what is withdrawn or a draft has that word among them.
    pub status: Vec<String>,
    /// The section in whose folder it stands.
    pub section: Option<SectionName>,
    pub owner: Option<String>,
    pub audience: Vec<String>,
    #[serde(serialize_with = "day")]
    pub review_due: Option<Date>,
    /// The date of its latest amendment.
    #[serde(serialize_with = "day")]
    pub amended: Option<Date>,
    pub id: String,
    /// Its path from the manual's top.
    pub file: String,
    /// Its page from the site's top, or where it leads without one.
    pub address: Option<String>,
}

/// What a section is called.
#[derive(Debug, Clone, Serialize)]
pub struct SectionName {
    pub number: String,
    pub title: String,
    pub id: String,
}

impl ItemKind {
    pub const ALL: [ItemKind; 5] =
        [ItemKind::Chapter, ItemKind::Link, ItemKind::File, ItemKind::Amendments, ItemKind::Page];

    pub fn name(self) -> &'static str {
        match self {
            ItemKind::Chapter => "chapter",
            ItemKind::Link => "link",
            ItemKind::File => "file",
            ItemKind::Amendments => "amendments",
            ItemKind::Page => "page",
        }
    }

    fn of(entry: &Entry) -> ItemKind {
        match entry.kind {
            _ if entry.number.is_none() => ItemKind::Page,
            Kind::Chapter => ItemKind::Chapter,
            Kind::Link { .. } => ItemKind::Link,
            Kind::File { .. } => ItemKind::File,
            Kind::Amendments => ItemKind::Amendments,
        }
    }
}

impl Item {
    pub(super) fn of(site: &Site<'_>, index: EntryIndex) -> Item {
        let entry = site.manual.entry(index);
        Item {
            number: entry.number.as_ref().map(|number| number.value.to_string()),
            title: entry.title.value.clone(),
            kind: ItemKind::of(entry),
            status: statuses(site, index),
            section: section(site, index),
            owner: entry.control.owner.clone().filter(|owner| !owner.trim().is_empty()),
            audience: entry.control.audience.clone(),
            review_due: entry.control.review_due,
            amended: changes_of(index, entry).first().map(|change| change.date),
            id: entry.id.value.clone(),
            file: site.sources.path(entry.file).to_owned(),
            address: site.address_of(index),
        }
    }

    pub(super) fn is(&self, status: &str) -> bool {
        self.status.iter().any(|own| own == status)
    }

    /// "1.1 Policies"
    pub(super) fn section_text(&self) -> String {
        self.section.as_ref().map(|section| format!("{} {}", section.number, section.title)).unwrap_or_default()
    }
}

/// All entries and pages as a reader meets them: the contents, then pages, then what is withdrawn.
pub(super) fn in_reading_order(site: &Site<'_>) -> Vec<EntryIndex> {
    let mut indices: Vec<EntryIndex> = site.manual.entry_indices().collect();
    indices.sort_by_cached_key(|index| {
        let entry = site.manual.entry(*index);
        let place = site.contents.place_of(*index).unwrap_or(usize::MAX);
        let number = entry.number.as_ref().map(|number| number.value.clone());
        let name = (entry.title.value.to_lowercase(), site.sources.path(entry.file));
        (place, entry.withdrawn.is_some(), number.is_none(), number, name)
    });
    indices
}

/// A day as programs read it.
pub(super) fn day<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(serializer)
}

fn statuses(site: &Site<'_>, index: EntryIndex) -> Vec<String> {
    let entry = site.manual.entry(index);
    // What is withdrawn has no state but that.
    let shown = if entry.withdrawn.is_some() { &[WITHDRAWN][..] } else { &site.statuses[index.0] };
    let draft = entry.draft.then_some(DRAFT);
    shown.iter().copied().chain(draft).map(str::to_owned).collect()
}

fn section(site: &Site<'_>, index: EntryIndex) -> Option<SectionName> {
    let section = site.manual.section(site.contents.sections[index.0]?);
    let (title, id) = (section.title.clone(), section.id.value.clone());
    Some(SectionName { number: section.number.value.to_string(), title, id })
}
