//! Which numbers change when a part of the contents moves, or when gaps are closed.

use std::collections::{HashMap, HashSet};

use crate::model::manual::Manual;
use crate::model::number::SectionNumber;
use crate::model::section::SectionIndex;
use crate::resolve::Site;
use crate::resolve::contents::{Contents, Node};

/// The parts of the contents that get another number, and which.
pub(super) struct NewNumbers<'s> {
    manual: &'s Manual,
    contents: &'s Contents,
    numbers: HashMap<Node, SectionNumber>,
}

/// A number cannot grow any further.
pub(super) struct TooLarge;

impl<'s> NewNumbers<'s> {
    fn none(site: &'s Site<'s>) -> NewNumbers<'s> {
        NewNumbers { manual: site.manual, contents: &site.contents, numbers: HashMap::new() }
    }

    /// Moves a part to a number in a section. Whoever has the number moves on by one, and so on until a number is
    /// free: towards the place that the part leaves, where that is in the same list.
    pub(super) fn of_move(
        site: &'s Site<'s>,
        node: Node,
        to: &SectionNumber,
        section: Option<SectionIndex>,
    ) -> Result<NewNumbers<'s>, TooLarge> {
        let mut new = NewNumbers::none(site);
        let old = node.number(new.manual);
        let left =
            (new.contents.section_around(node) == section && old.beginning() == to.beginning()).then(|| old.place());
        let step = if left.is_some_and(|left| left < to.place()) { -1 } else { 1 };
        let holders: HashMap<u32, Node> = new
            .contents
            .nodes_in(section)
            .iter()
            .filter(|other| **other != node && other.number(new.manual).beginning() == to.beginning())
            .map(|other| (other.number(new.manual).place(), *other))
            .collect();
        new.set(node, to.clone());
        let mut place = to.place();
        while let Some(displaced) = holders.get(&place).filter(|_| Some(place) != left) {
            place = place.checked_add_signed(step).ok_or(TooLarge)?;
            new.set(*displaced, SectionNumber::at(to.beginning(), place));
        }
        Ok(new)
    }

    /// Closes the gaps of a section and of all in it, or of the whole manual.
    pub(super) fn without_gaps(site: &'s Site<'s>, section: Option<SectionIndex>) -> NewNumbers<'s> {
        let mut new = NewNumbers::none(site);
        let number = section.map(|section| &new.manual.section(section).number.value);
        let beginning = number.map_or(&[][..], SectionNumber::parts);
        let withdrawn = new.manual.entries.iter().filter(|entry| entry.withdrawn.is_some());
        let kept = withdrawn.filter_map(|entry| Some(&entry.number.as_ref()?.value)).collect();
        new.close(section, beginning, beginning, &kept);
        new
    }

    /// Closes the gaps in one list of those that a section holds: the numbers of one beginning, which becomes another.
    fn close(&mut self, section: Option<SectionIndex>, old: &[u32], new: &[u32], kept: &HashSet<&'s SectionNumber>) {
        let manual = self.manual;
        let nodes: Vec<Node> = self.contents.nodes_in(section).to_vec();
        let list = nodes.iter().filter(|node| node.number(manual).beginning() == old);
        let mut next = None;
        for node in list {
            let number = node.number(manual);
            // A list may begin at 0.
            let mut place = next.unwrap_or(number.place().min(1));
            while place < number.place() && kept.contains(&SectionNumber::at(new, place)) {
                place += 1;
            }
            // A number that is meant to be as it is stays.
            if is_meant(manual, *node) || place > number.place() {
                place = number.place();
            }
            next = place.checked_add(1);
            let closed = SectionNumber::at(new, place);
            self.close(section, number.parts(), closed.parts(), kept);
            if let Node::Section(inner) = node {
                self.close(Some(*inner), number.parts(), closed.parts(), kept);
            }
            self.set(*node, closed);
        }
    }

    /// Gives a part a number, and with it all that is numbered within its old one and has none yet.
    fn set(&mut self, node: Node, number: SectionNumber) {
        let (manual, contents) = (self.manual, self.contents);
        let old = node.number(manual);
        if self.numbers.contains_key(&node) {
            return;
        }
        self.numbers.insert(node, number.clone());
        if *old == number {
            return;
        }
        let beside = contents.nodes_in(contents.section_around(node)).iter().copied();
        let inside: Vec<Node> = match node {
            Node::Section(section) => {
                let withdrawn = manual.entry_indices().filter(|entry| {
                    contents.sections[entry.0] == Some(section) && manual.entry(*entry).withdrawn.is_some()
                });
                contents.nodes_in(Some(section)).iter().copied().chain(withdrawn.map(Node::Entry)).collect()
            }
            Node::Entry(_) => vec![],
        };
        let with_number = |node: &Node| match node {
            Node::Section(_) => true,
            Node::Entry(entry) => manual.entry(*entry).number.is_some(),
        };
        for other in beside.chain(inside).filter(with_number) {
            let own = other.number(manual);
            if own.is_within(old) {
                self.set(other, own.moved_along(old, &number));
            }
        }
    }

    /// The parts whose number is another than before, in the order of their old numbers.
    pub(super) fn changed(self) -> Vec<(Node, SectionNumber)> {
        let manual = self.manual;
        let mut changed: Vec<(Node, SectionNumber)> =
            self.numbers.into_iter().filter(|(node, number)| node.number(manual) != number).collect();
        changed.sort_by(|(a, _), (b, _)| a.number(manual).cmp(b.number(manual)));
        changed
    }
}

/// Whether the author gave a reason for a number.
pub(super) fn is_meant(manual: &Manual, node: Node) -> bool {
    match node {
        Node::Section(section) => manual.section(section).number_reason.is_some(),
        Node::Entry(entry) => manual.entry(entry).number_reason.is_some(),
    }
}
