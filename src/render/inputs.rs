//! What pages are made from, as one number each: a page whose number is that of the build before need not be made again.
//!
//! A chapter's page is made from its own file, from what every page may show of any other file (how it is called and
//! where it is), and from the settings, the theme, the day and this program. Pages that list chapters are made from the
//! front matter of all. Nothing else may reach them.

use std::hash::{Hash as _, Hasher};

use rayon::prelude::*;
use twox_hash::XxHash3_128;

use super::{Page, Renderer};
use crate::load::PROGRAM;
use crate::model::entry::{Body, EntryIndex, Kind};
use crate::source::{AT_ONCE, Content, FileId};

/// What the pages of a site are made from.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// By file: its text.
    texts: Vec<u128>,
    /// What every page may show.
    shared: u128,
    /// What pages that list chapters may show: all but the texts of these.
    listed: u128,
    /// All that there is.
    everything: u128,
}

impl Renderer<'_> {
    /// What a page is made from; none for files that are copied, which are compared themselves.
    pub(crate) fn made_from(&self, page: &Page) -> Option<u128> {
        let inputs = self.inputs.get_or_init(|| self.work_out_inputs());
        match page {
            Page::File(_) | Page::ThemeAsset(_) | Page::Schema => None,
            Page::Entry(entry) => Some(self.entry_made_from(inputs, *entry)),
            Page::Nearby(_) => Some(inputs.shared),
            Page::Print | Page::Search | Page::SearchFile(_) => Some(inputs.everything),
            _ => Some(inputs.listed),
        }
    }

    fn entry_made_from(&self, inputs: &Inputs, index: EntryIndex) -> u128 {
        let mut hasher = Gathered::new();
        inputs.shared.hash(&mut hasher);
        inputs.texts[self.site.manual.entry(index).file.index()].hash(&mut hasher);
        self.site.referrers[index.0].hash(&mut hasher);
        hasher.number()
    }

    fn work_out_inputs(&self) -> Inputs {
        let sources = self.site.sources;
        let text_of = |file: FileId| match sources.content(file) {
            Content::Text(text) | Content::Damaged(text) => XxHash3_128::oneshot(text.as_bytes()),
            Content::Opaque(size) => u128::from(*size),
            Content::Unread(_) => 0,
        };
        let files: Vec<FileId> = sources.files().map(|(file, _)| file).collect();
        let texts: Vec<u128> = files.into_par_iter().with_max_len(AT_ONCE).map(text_of).collect();
        let shared = self.shared_inputs(&texts);
        let mut everything = Gathered::new();
        (shared, &texts).hash(&mut everything);
        Inputs { shared, listed: self.listed_inputs(shared, &texts), everything: everything.number(), texts }
    }

    fn listed_inputs(&self, shared: u128, texts: &[u128]) -> u128 {
        let manual = self.site.manual;
        let mut hasher = Gathered::new();
        shared.hash(&mut hasher);
        manual.front.iter().for_each(|front| texts[front.file.index()].hash(&mut hasher));
        manual.sections.iter().for_each(|section| texts[section.file.index()].hash(&mut hasher));
        let fronts = self.of_entries(|index| {
            let entry = manual.entry(index);
            match entry.kind {
                // The log shows the text of its own entry.
                Kind::Amendments => texts[entry.file.index()],
                _ => XxHash3_128::oneshot(&self.site.sources.text(entry.file).as_bytes()[..entry.body.start]),
            }
        });
        fronts.hash(&mut hasher);
        hasher.number()
    }

    fn shared_inputs(&self, texts: &[u128]) -> u128 {
        let (site, manual) = (self.site, self.site.manual);
        let mut hasher = Gathered::new();
        (PROGRAM, site.today).hash(&mut hasher);
        for (file, path) in site.sources.files() {
            path.hash(&mut hasher);
            if !site.sources.is_of_content(file) || !path.ends_with(".md") {
                texts[file.index()].hash(&mut hasher);
            }
        }
        if let Some(front) = &manual.front {
            front.title.hash(&mut hasher);
            hash_anchors(&front.body, &mut hasher);
        }
        site.contents.reading_order.hash(&mut hasher);
        for index in manual.section_indices() {
            let section = manual.section(index);
            (section.number.value.to_string(), &section.title, site.addresses.section(index)).hash(&mut hasher);
            (site.contents.parents[index.0].map(|parent| parent.0), section.file).hash(&mut hasher);
            hash_anchors(&section.body, &mut hasher);
        }
        self.of_entries(|index| self.face(index)).hash(&mut hasher);
        hasher.number()
    }

    /// A number for each entry.
    fn of_entries(&self, number: impl Fn(EntryIndex) -> u128 + Sync + Send) -> Vec<u128> {
        let entries: Vec<EntryIndex> = self.site.manual.entry_indices().collect();
        entries.into_par_iter().with_max_len(AT_ONCE).map(number).collect()
    }

    /// What any page may show of an entry.
    fn face(&self, index: EntryIndex) -> u128 {
        let (site, entry) = (self.site, self.site.manual.entry(index));
        let mut hasher = Gathered::new();
        let link = self.entry_link(index);
        (&link.number, &link.title, &link.href, link.is_external, link.new_tab, &link.note).hash(&mut hasher);
        (&entry.id.value, entry.kind.name(), entry.withdrawn.is_some(), entry.file).hash(&mut hasher);
        (site.is_built(entry), site.has_page(index), site.contents.sections[index.0].map(|section| section.0))
            .hash(&mut hasher);
        hash_anchors(&entry.body, &mut hasher);
        hasher.number()
    }
}

/// The places of a text that links can lead to.
fn hash_anchors(body: &Body, hasher: &mut Gathered) {
    hasher.write_usize(body.outline.headings.len());
    body.outline.headings.iter().for_each(|heading| heading.anchor.hash(hasher));
}

/// All that a number is made of, one behind the other.
struct Gathered(Vec<u8>);

impl Gathered {
    fn new() -> Gathered {
        Gathered(Vec::with_capacity(256))
    }

    fn number(&self) -> u128 {
        XxHash3_128::oneshot(&self.0)
    }
}

impl Hasher for Gathered {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        self.number() as u64
    }
}
