//! Numbers that are given twice, missing, or out of place.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::structure;
use crate::model::manual::Manual;
use crate::model::number::SectionNumber;
use crate::model::section::SectionIndex;
use crate::resolve::contents::{Contents, Node};
use crate::resolve::path;
use crate::source::{Sources, Span};

/// A number among its neighbours.
struct Numbered<'m> {
    number: &'m SectionNumber,
    span: Span,
    /// Whether its author said why it is as it is.
    is_meant: bool,
}

pub(super) fn check(sources: &Sources, manual: &Manual, contents: &Contents, found: &mut Diagnostics) {
    let repeated = check_duplicates(manual, contents, found);
    let taken = unlisted_numbers(manual, contents);
    // Where a file could not be read its number is unknown, and every gap might be its own.
    let damaged: HashSet<&str> = manual.damaged.iter().map(|file| path::folder(sources.content_path(*file))).collect();
    check_folders(sources, manual, contents, &damaged, found);
    let sections = manual.section_indices().map(Some).chain([None]);
    for section in sections {
        let nodes = contents.nodes_in(section);
        let number = section.map(|section| &manual.section(section).number.value);
        let folder = section.map_or("", |section| path::folder(sources.content_path(manual.section(section).file)));
        let numbered: Vec<Numbered<'_>> = nodes.iter().map(|node| numbered(manual, *node)).collect();
        let are_in_place = check_places(&numbered, number, found);
        let are_unique = numbered.iter().all(|item| !repeated.contains(item.number));
        let is_readable = !damaged.contains(folder) && !damaged.iter().any(|inner| path::folder(inner) == folder);
        if are_in_place && are_unique && is_readable {
            check_gaps(&numbered, number, taken.get(&section), found);
        }
    }
}

/// Reports chapters whose number asks for one more section than their folders make.
fn check_folders(
    sources: &Sources,
    manual: &Manual,
    contents: &Contents,
    damaged: &HashSet<&str>,
    found: &mut Diagnostics,
) {
    for index in &contents.reading_order {
        let entry = manual.entry(*index);
        let number = entry.number.as_ref().expect("only entries with a number are listed");
        let folder = path::folder(sources.content_path(entry.file));
        let section = contents.sections[index.0].map(|section| manual.section(section));
        let own = section.map_or("", |section| path::folder(sources.content_path(section.file)));
        let depth = section.map_or(0, |section| section.number.value.parts().len());
        let is_too_deep = number.value.parts().len() > depth + 1;
        if folder != own && is_too_deep && entry.number_reason.is_none() && !damaged.contains(folder) {
            found.push(structure::folder_without_section(number.span, &number.value, folder));
        }
    }
}

fn numbered(manual: &Manual, node: Node) -> Numbered<'_> {
    let (number, reason) = match node {
        Node::Section(section) => {
            let section = manual.section(section);
            (&section.number, &section.number_reason)
        }
        Node::Entry(entry) => {
            let entry = manual.entry(entry);
            (entry.number.as_ref().expect("only entries with a number are listed"), &entry.number_reason)
        }
    };
    Numbered { number: &number.value, span: number.span, is_meant: reason.is_some() }
}

/// The numbers of withdrawn chapters and drafts, by section: they leave no gap.
fn unlisted_numbers<'m>(
    manual: &'m Manual,
    contents: &Contents,
) -> HashMap<Option<SectionIndex>, BTreeSet<&'m SectionNumber>> {
    let mut unlisted: HashMap<Option<SectionIndex>, BTreeSet<&SectionNumber>> = HashMap::new();
    for index in manual.entry_indices() {
        if let (None, Some(number)) = (contents.place_of(index), &manual.entry(index).number) {
            unlisted.entry(contents.sections[index.0]).or_default().insert(&number.value);
        }
    }
    unlisted
}

fn check_duplicates<'m>(
    manual: &'m Manual,
    contents: &Contents,
    found: &mut Diagnostics,
) -> HashSet<&'m SectionNumber> {
    let sections = contents.section_order.iter().map(|section| Node::Section(*section));
    let entries = contents.reading_order.iter().map(|entry| Node::Entry(*entry));
    let mut all: Vec<Numbered<'_>> = sections.chain(entries).map(|node| numbered(manual, node)).collect();
    // In the order of the numbers they are all but sorted already.
    all.sort_by_key(|item| (item.number, item.span));
    if all.is_sorted_by(|a, b| a.number < b.number) {
        return HashSet::new();
    }
    let mut first: BTreeMap<&SectionNumber, Span> = BTreeMap::new();
    let mut repeated: Vec<(&SectionNumber, Span)> = vec![];
    for item in all {
        match first.entry(item.number) {
            Entry::Vacant(place) => {
                place.insert(item.span);
            }
            Entry::Occupied(_) => repeated.push((item.number, item.span)),
        }
    }
    repeated.sort_by_key(|(_, span)| *span);
    let free = next_free(&first);
    for (number, span) in &repeated {
        found.push(structure::duplicate_number(*span, number, first[number], free.get(number)));
    }
    repeated.into_iter().map(|(number, _)| number).collect()
}

/// By number: the next behind it that no other has. From the last to the first, so that no way is gone twice.
fn next_free<'m>(taken: &BTreeMap<&'m SectionNumber, Span>) -> HashMap<&'m SectionNumber, SectionNumber> {
    let mut free: HashMap<&SectionNumber, SectionNumber> = HashMap::with_capacity(taken.len());
    for number in taken.keys().rev() {
        let Some(next) = number.next() else { continue };
        let behind = free.get(&next).cloned();
        let is_free = !taken.contains_key(&next);
        free.extend(behind.or(is_free.then_some(next)).map(|free| (*number, free)));
    }
    free
}

/// Reports numbers that do not begin with their section's; false if there are any.
fn check_places(numbered: &[Numbered<'_>], section: Option<&SectionNumber>, found: &mut Diagnostics) -> bool {
    let Some(section) = section else { return true };
    let mut are_in_place = true;
    for item in numbered.iter().filter(|item| !item.is_meant && !item.number.is_within(section)) {
        found.push(structure::number_out_of_place(item.span, item.number, section));
        are_in_place = false;
    }
    are_in_place
}

fn check_gaps(
    numbered: &[Numbered<'_>],
    section: Option<&SectionNumber>,
    taken: Option<&BTreeSet<&SectionNumber>>,
    found: &mut Diagnostics,
) {
    let start = section.map_or_else(|| SectionNumber::top(1), |section| section.child(1));
    // The last number of each length and beginning, since a section may hold 1.2, 1.2.1 and 1.3 side by side.
    let mut last: HashMap<&[u32], &SectionNumber> = HashMap::new();
    for item in numbered {
        let parts = item.number.parts();
        let prefix = &parts[..parts.len() - 1];
        let follows = last.insert(prefix, item.number);
        let is_first_here =
            follows.is_none() && start.parts().len() == parts.len() && start.parts().starts_with(prefix);
        let mut expected = match follows {
            Some(before) => before.next(),
            None => is_first_here.then(|| start.clone()),
        };
        while let Some(next) = expected.as_ref().filter(|next| taken.is_some_and(|taken| taken.contains(next))) {
            expected = next.next();
        }
        // A section may begin at 0; and numbers of withdrawn chapters may be used again.
        if let Some(expected) = expected.filter(|expected| item.number > expected && !item.is_meant) {
            found.push(structure::number_gap(item.span, item.number, &expected));
        }
    }
}
