//! Where a word stands, written as the script reads it: a few characters for each chapter, so that millions of places
//! take little memory.
//!
//! A chapter is its slot's distance from the one before, twice, and one more where several parts follow; then how many
//! they are, beyond two; then the parts, each as its distance from the one before and the level.

use super::digits;
use super::weights::LEVELS;

/// Part of a document, and how much the word counts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub part: u16,
    pub level: u8,
}

/// The places of one word, in the order of slots.
#[derive(Debug, Default)]
pub(super) struct Postings {
    text: String,
    last_slot: u32,
    chapters: u32,
}

impl Postings {
    /// In how many chapters the word stands.
    pub(super) fn chapters(&self) -> usize {
        self.chapters as usize
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Adds a document behind those that are there, with its parts in their order.
    pub(super) fn push(&mut self, slot: u32, places: &[Place]) {
        self.push_head(slot, places.len() > 1);
        if places.len() > 1 {
            digits::push(places.len() as u32 - 2, &mut self.text);
        }
        let mut before = 0;
        for place in places {
            digits::push(u32::from(place.part - before) * LEVELS.len() as u32 + u32::from(place.level), &mut self.text);
            before = place.part;
        }
    }

    fn push_head(&mut self, slot: u32, is_several: bool) {
        digits::push((slot - self.last_slot) * 2 + u32::from(is_several), &mut self.text);
        self.last_slot = slot;
        self.chapters += 1;
    }

    /// Adds places that are all behind those that are there.
    pub(super) fn append(&mut self, other: &Postings) {
        let mut rest = other.text.as_str();
        let Some(head) = digits::take(&mut rest) else { return };
        self.push_head(head / 2, head % 2 == 1);
        self.text.push_str(rest);
        self.last_slot = other.last_slot;
        self.chapters += other.chapters - 1;
    }

    /// Each document with its places.
    pub(super) fn each(&self, mut each: impl FnMut(u32, &[Place])) {
        let mut rest = self.text.as_str();
        let mut slot = 0;
        let mut places = vec![];
        while let Some(head) = digits::take(&mut rest) {
            slot += head / 2;
            let mut next = || digits::take(&mut rest).expect("places are written whole");
            let count = if head % 2 == 1 { next() + 2 } else { 1 };
            let mut part = 0;
            places.clear();
            places.extend((0..count).map(|_| {
                let place = next();
                part += (place / LEVELS.len() as u32) as u16;
                Place { part, level: (place % LEVELS.len() as u32) as u8 }
            }));
            each(slot, &places);
        }
    }

    /// The places from a level on, and the best place of each document that has none of them.
    pub(super) fn telling(&self, level: u8) -> Postings {
        let mut kept = Postings::default();
        self.each(|slot, places| {
            let best = places.iter().rev().max_by_key(|place| place.level).expect("a document has a place");
            let places = places.iter().filter(|place| place.level >= level || *place == best);
            kept.push(slot, &places.copied().collect::<Vec<Place>>());
        });
        kept
    }

    /// The places from a level on.
    pub(super) fn at_least(&self, level: u8) -> Postings {
        let mut kept = Postings::default();
        self.each(|slot, places| {
            let places: Vec<Place> = places.iter().filter(|place| place.level >= level).copied().collect();
            if !places.is_empty() {
                kept.push(slot, &places);
            }
        });
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Postings};

    fn place(part: u16, level: u8) -> Place {
        Place { part, level }
    }

    fn read(postings: &Postings) -> Vec<(u32, Vec<Place>)> {
        let mut all = vec![];
        postings.each(|slot, places| all.push((slot, places.to_vec())));
        all
    }

    #[test]
    fn places_come_back_as_they_were() {
        let all = [
            (0, vec![place(0, 12)]),
            (7, vec![place(0, 1), place(3, 5), place(400, 2)]),
            (70_000, vec![place(u16::MAX, 0)]),
        ];
        let (mut one, mut other) = (Postings::default(), Postings::default());
        all[..2].iter().for_each(|(slot, places)| one.push(*slot, places));
        other.push(all[2].0, &all[2].1);
        one.append(&other);
        one.append(&Postings::default());
        assert_eq!(read(&one), all);
        assert_eq!((one.chapters(), one.at_least(2).chapters()), (3, 2));
        // The headings of the second, which has several, and the best place of the others.
        let telling = [(0, vec![place(0, 12)]), (7, vec![place(3, 5)]), (70_000, vec![place(u16::MAX, 0)])];
        assert_eq!(read(&one.telling(4)), telling);
        assert_eq!(read(&one.telling(2))[1].1, [place(3, 5), place(400, 2)]);
        let mut whole = Postings::default();
        all.iter().for_each(|(slot, places)| whole.push(*slot, places));
        assert_eq!(one.as_str(), whole.as_str());
    }
}
