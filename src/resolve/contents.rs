//! The tree of sections and entries, in the order of their numbers.

use crate::model::entry::EntryIndex;
use crate::model::manual::Manual;
use crate::model::number::SectionNumber;
use crate::model::section::SectionIndex;
use crate::quick_map::QuickMap;
use crate::resolve::path;
use crate::source::Sources;

/// A line of the contents that has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Section(SectionIndex),
    Entry(EntryIndex),
}

/// Who stands in what.
#[derive(Debug)]
pub(crate) struct Contents {
    /// What stands at the top.
    pub roots: Vec<Node>,
    /// By section.
    pub children: Vec<Vec<Node>>,
    /// By section: the section it stands in.
    pub parents: Vec<Option<SectionIndex>>,
    /// By entry, pages included: the section whose folder it stands in.
    pub sections: Vec<Option<SectionIndex>>,
    /// By entry: its place in the reading order; pages come last.
    places: Vec<usize>,
    /// The entries that the contents list, in reading order.
    pub reading_order: Vec<EntryIndex>,
    /// The sections in reading order.
    pub section_order: Vec<SectionIndex>,
}

impl Contents {
    pub(crate) fn of(sources: &Sources, manual: &Manual, drafts: bool) -> Contents {
        let folders: QuickMap<&str, SectionIndex> = manual
            .section_indices()
            .map(|index| (path::folder(sources.content_path(manual.section(index).file)), index))
            .collect();
        let section_of = |mut folder: &str| {
            loop {
                match folders.get(folder) {
                    Some(section) => return Some(*section),
                    None if folder.is_empty() => return None,
                    None => folder = path::folder(folder),
                }
            }
        };
        let folder_of = |file| path::folder(sources.content_path(file));
        let parents: Vec<_> =
            manual.sections.iter().map(|section| section_of(path::folder(folder_of(section.file)))).collect();
        let sections: Vec<_> = manual.entries.iter().map(|entry| section_of(folder_of(entry.file))).collect();

        let mut contents = Contents {
            roots: vec![],
            children: vec![vec![]; manual.sections.len()],
            parents,
            sections,
            places: vec![usize::MAX; manual.entries.len()],
            reading_order: vec![],
            section_order: vec![],
        };
        contents.place_all(manual, drafts);
        contents.sort(manual);
        contents.walk();
        contents
    }

    fn place_all(&mut self, manual: &Manual, drafts: bool) {
        for index in manual.section_indices() {
            self.place(self.parents[index.0], Node::Section(index));
        }
        for index in manual.entry_indices() {
            let entry = manual.entry(index);
            let is_listed = entry.number.is_some() && entry.withdrawn.is_none() && (drafts || !entry.draft);
            if is_listed {
                self.place(self.sections[index.0], Node::Entry(index));
            }
        }
    }

    fn place(&mut self, section: Option<SectionIndex>, node: Node) {
        match section {
            Some(section) => self.children[section.0].push(node),
            None => self.roots.push(node),
        }
    }

    fn sort(&mut self, manual: &Manual) {
        for nodes in self.children.iter_mut().chain([&mut self.roots]) {
            nodes.sort_by(|a, b| a.number(manual).cmp(b.number(manual)));
        }
    }

    /// Goes through the tree as a reader does.
    fn walk(&mut self) {
        let mut open: Vec<Node> = self.roots.iter().rev().copied().collect();
        while let Some(node) = open.pop() {
            match node {
                Node::Section(section) => {
                    self.section_order.push(section);
                    open.extend(self.children[section.0].iter().rev());
                }
                Node::Entry(entry) => {
                    self.places[entry.0] = self.reading_order.len();
                    self.reading_order.push(entry);
                }
            }
        }
    }

    /// The sections around a section or entry, outermost first.
    pub(crate) fn ancestors(&self, mut section: Option<SectionIndex>) -> Vec<SectionIndex> {
        let mut ancestors = vec![];
        while let Some(inner) = section {
            ancestors.push(inner);
            section = self.parents[inner.0];
        }
        ancestors.reverse();
        ancestors
    }

    /// Each list of entries in reading order, without repetition.
    pub(crate) fn in_order(&self, mut lists: Vec<Vec<EntryIndex>>) -> Vec<Vec<EntryIndex>> {
        for list in &mut lists {
            list.sort_by_key(|entry| (self.places[entry.0], *entry));
            list.dedup();
        }
        lists
    }

    /// What stands directly in a section, or at the top.
    pub(crate) fn nodes_in(&self, section: Option<SectionIndex>) -> &[Node] {
        section.map_or(&self.roots, |section| &self.children[section.0])
    }

    /// The section that something stands in.
    pub(crate) fn section_around(&self, node: Node) -> Option<SectionIndex> {
        match node {
            Node::Section(section) => self.parents[section.0],
            Node::Entry(entry) => self.sections[entry.0],
        }
    }

    /// The place of an entry in the reading order, if the contents list it.
    pub(crate) fn place_of(&self, entry: EntryIndex) -> Option<usize> {
        Some(self.places[entry.0]).filter(|place| *place != usize::MAX)
    }
}

impl Node {
    pub(crate) fn number(self, manual: &Manual) -> &SectionNumber {
        match self {
            Node::Section(section) => &manual.section(section).number.value,
            Node::Entry(entry) => {
                let number = &manual.entry(entry).number;
                &number.as_ref().expect("only entries with a number are listed").value
            }
        }
    }
}
