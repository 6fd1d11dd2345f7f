//! The whole manual, as its authors wrote it.

use std::sync::Arc;

use crate::model::entry::{Body, Entry, EntryIndex};
use crate::model::section::{Section, SectionIndex};
use crate::source::FileId;

/// Sections and entries in the order of their files' paths, shared with the manual before it where it was read again.
#[derive(Debug)]
pub(crate) struct Manual {
    pub front: Option<Arc<Front>>,
    pub sections: Vec<Arc<Section>>,
    pub entries: Vec<Arc<Entry>>,
    /// Files that could not be read as what they should be. They are reported once, and nothing else is said for
    /// want of them.
    pub damaged: Vec<FileId>,
}

/// What stands at the top of the contents page.
#[derive(Debug)]
pub(crate) struct Front {
    pub file: FileId,
    pub title: Option<String>,
    pub body: Body,
}

impl Manual {
    pub(crate) fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0]
    }

    pub(crate) fn section(&self, index: SectionIndex) -> &Section {
        &self.sections[index.0]
    }

    pub(crate) fn entry_indices(&self) -> impl Iterator<Item = EntryIndex> + use<> {
        (0..self.entries.len()).map(EntryIndex)
    }

    pub(crate) fn section_indices(&self) -> impl Iterator<Item = SectionIndex> + use<> {
        (0..self.sections.len()).map(SectionIndex)
    }
}
