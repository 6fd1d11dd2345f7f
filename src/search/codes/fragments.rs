//! What has no code of its own is spelt with the codes of shorter words and of fragments such as `ation`.

use std::cmp::Reverse;

use super::choice::{FEWEST, Spelt, Used, roughly};
use super::is_control;
use crate::quick_map::QuickMap;
use crate::search::word_map::WordMap;

/// How long the fragments are that are chosen.
const SHORTEST: usize = 3;
const LONGEST: usize = 7;
/// The most that are chosen.
const MOST: usize = 1024;

/// Finds the longest known words and fragments in what has no code.
pub(super) struct Fragments<C> {
    by_start: QuickMap<[u8; SHORTEST], Alike<C>>,
}

/// Those with the same first letters, the longest first.
type Alike<C> = Vec<(Box<[u8]>, C)>;

impl<C: Copy> Fragments<C> {
    pub(super) fn of<'w>(codes: impl Iterator<Item = (&'w str, C)>) -> Fragments<C> {
        let mut by_start: QuickMap<_, Alike<C>> = QuickMap::default();
        for (fragment, code) in codes.filter(|(fragment, _)| fragment.is_ascii()) {
            if let Some(start) = fragment.as_bytes().first_chunk() {
                by_start.entry(*start).or_default().push((fragment.as_bytes().into(), code));
            }
        }
        by_start.values_mut().for_each(|alike| alike.sort_unstable_by_key(|(fragment, _)| Reverse(fragment.len())));
        Fragments { by_start }
    }

    /// Goes through a word without other letters than ASCII, from the longest known fragment to the next; what is between
    /// them has no code.
    pub(super) fn spell<'t>(&self, word: &'t str, mut each: impl FnMut(&'t str, Option<C>)) {
        let (mut rest, mut between) = (0, 0);
        while rest < word.len() {
            match self.longest(&word.as_bytes()[rest..]) {
                Some((length, code)) => {
                    each(&word[between..rest], None);
                    each(&word[rest..rest + length], Some(code));
                    rest += length;
                    between = rest;
                }
                None => rest += 1,
            }
        }
        each(&word[between..], None);
    }

    fn longest(&self, text: &[u8]) -> Option<(usize, C)> {
        let alike = self.by_start.get(text.first_chunk()?)?;
        alike.iter().find(|(fragment, _)| text.starts_with(fragment)).map(|(fragment, code)| (fragment.len(), *code))
    }
}

/// The fragments of what stays without a code that are worth one, beside the words that have one; there are about so many
/// `times` as much text.
pub(super) fn worth<'t>(spelt: &Spelt<'t>, words: &[Used<'t>], times: usize) -> Vec<Used<'t>> {
    let spelt: Vec<(&str, usize)> = spelt
        .iter()
        .filter(|(word, _)| word.is_ascii() && !word.contains(is_control))
        .map(|(word, count)| (*word, *count))
        .collect();
    let mut chosen = best(all(&spelt, words), 3 * MOST, times);
    // Where fragments overlap, the longest takes from the others.
    for most in [2 * MOST, MOST] {
        let fragments = Fragments::of(words.iter().chain(&chosen).map(|used| (used.words, used.words)));
        let mut counts: QuickMap<&str, usize> = QuickMap::default();
        for (word, count) in &spelt {
            fragments
                .spell(word, |_, known| known.into_iter().for_each(|known| *counts.entry(known).or_default() += count));
        }
        let left = chosen.iter().filter_map(|used| Some((used.words, *counts.get(used.words)?)));
        chosen = best(left.collect(), most, times);
    }
    chosen
}

/// All fragments that come often, but for those that are words with a code.
fn all<'t>(spelt: &[(&'t str, usize)], words: &[Used<'t>]) -> Vec<(&'t str, usize)> {
    let mut known = WordMap::default();
    words.iter().for_each(|used| known.insert(used.words, ()));
    let mut numbers = WordMap::default();
    let mut counted: Vec<(&str, usize)> = vec![];
    for (word, count) in spelt {
        for length in SHORTEST..=LONGEST.min(word.len()) {
            for start in 0..=word.len() - length {
                let fragment = &word[start..start + length];
                let number = numbers.number(fragment) as usize;
                if number == counted.len() {
                    counted.push((fragment, 0));
                }
                counted[number].1 += count;
            }
        }
    }
    counted.retain(|(fragment, count)| *count >= FEWEST && known.get(fragment).is_none());
    counted
}

/// Those that save most, roughly.
fn best<'t>(counted: Vec<(&'t str, usize)>, most: usize, times: usize) -> Vec<Used<'t>> {
    let worth = counted.into_iter().filter_map(|(fragment, count)| Used::worth(fragment, 1, count, times));
    let mut best: Vec<Used<'_>> = worth.collect();
    best.sort_unstable_by_key(|used| (Reverse(roughly(used.saved)), used.hash));
    best.truncate(most);
    best
}
