//! What the preview says of a page beside its text: where it is written, and what readers are not told.

use serde::Serialize;

use crate::model::entry::{Entry, EntryIndex};
use crate::render::Page;
use crate::resolve::Site;
use crate::source::FileId;

/// What the banner of a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Facts {
    /// The path of the file that the page is written in, from the manual's top.
    pub file: Option<String>,
    /// The same file as an editor on this machine opens it.
    pub path: Option<String>,
    pub marks: Vec<Mark>,
    /// Why there is no such page any more.
    pub gone: Option<String>,
}

/// Something to know of a chapter before it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Mark {
    /// `draft`, `withdrawn` or `overdue`.
    kind: &'static str,
    text: String,
}

pub(super) fn of(site: &Site<'_>, page: &Page) -> Facts {
    let Some(file) = file_of(site, page) else { return Facts::default() };
    let marks = match page {
        Page::Entry(index) => marks(site, site.manual.entry(*index)),
        _ => vec![],
    };
    Facts { file: Some(site.sources.path(file).to_owned()), marks, ..Facts::default() }
}

fn file_of(site: &Site<'_>, page: &Page) -> Option<FileId> {
    match page {
        Page::Entry(index) => Some(site.manual.entry(*index).file),
        Page::Section(index) => Some(site.manual.section(*index).file),
        Page::Alias(alias) => Some(site.manual.entry(site.addresses.aliases[*alias].1).file),
        Page::Contents => Some(site.manual.front.as_ref().map_or(site.config.file, |front| front.file)),
        _ => None,
    }
}

fn marks(site: &Site<'_>, entry: &Entry) -> Vec<Mark> {
    let draft = entry.draft.then(|| Mark { kind: "draft", text: "Draft: not published".to_owned() });
    let withdrawn = entry.withdrawn.as_ref().map(|withdrawn| Mark {
        kind: "withdrawn",
        text: format!("Withdrawn on {}: not in the contents", withdrawn.on.value),
    });
    let due = entry.control.review_due.filter(|due| *due < site.today && entry.withdrawn.is_none());
    let overdue = due.map(|due| Mark { kind: "overdue", text: format!("Review overdue since {due}") });
    [draft, withdrawn, overdue].into_iter().flatten().collect()
}

/// Each file that has a page of its own, and where that is, in the order of the files.
pub(super) fn addresses(site: &Site<'_>) -> Vec<(FileId, String)> {
    let manual = site.manual;
    let entries = manual.entry_indices().filter(|index: &EntryIndex| site.has_page(*index));
    let entries = entries.map(|index| (manual.entry(index).file, site.addresses.entry(index)));
    let sections = manual.section_indices().map(|index| (manual.section(index).file, site.addresses.section(index)));
    let mut addresses: Vec<_> = entries.chain(sections).map(|(file, address)| (file, address.to_owned())).collect();
    addresses.sort_by_key(|(file, _)| *file);
    addresses
}
