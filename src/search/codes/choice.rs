//! Which words are worth a code: what comes often enough that its place in the list pays.

use twox_hash::XxHash3_64;

use super::is_control;
use super::lookup::{Lookup, cuts};
use crate::quick_map::QuickMap;
use crate::search::word_map::WordMap;

/// The most words that have a code of their own together.
const LONGEST: usize = 4;
/// What is seldom needed is not worth its place in the list.
pub(super) const FEWEST: usize = 4;
/// Stands for a sequence that does not come often.
const RARE: u32 = u32::MAX;

/// What stays without a code, and how often it comes.
pub(super) type Spelt<'t> = QuickMap<&'t str, usize>;

/// The words of a sample that are worth a code, of at most so many candidates, and what stays without one; there are
/// about so many `times` as much text.
pub(super) fn worth<'t>(sample: &[&'t str], times: usize, most: usize) -> (Vec<Used<'t>>, Spelt<'t>) {
    let mut candidates = candidates(&count(sample), times);
    candidates.truncate(most);
    used(sample, &candidates, times)
}

/// Words, and how often they follow each other.
struct Counted<'t> {
    words: &'t str,
    /// How many they are.
    length: u32,
    count: u32,
}

/// A text of the sample, with places in the list of what was counted.
struct Cut {
    cuts: Vec<usize>,
    words: Vec<u32>,
    /// By word: the sequence that begins with it.
    sequences: Vec<u32>,
}

/// Counts words and short sequences of them; of the sequences, only those whose parts all come often.
fn count<'t>(sample: &[&'t str]) -> Vec<Counted<'t>> {
    let mut counted: Vec<Counted<'t>> = vec![];
    let mut known = WordMap::default();
    let mut texts: Vec<Cut> = vec![];
    for text in sample {
        let (cuts, mut words) = (cuts(text), vec![]);
        for cut in cuts.windows(2) {
            let word = &text[cut[0]..cut[1]];
            let number = known.number(word);
            if number as usize == counted.len() {
                counted.push(Counted { words: word, length: 1, count: 0 });
            }
            counted[number as usize].count += 1;
            words.push(number);
        }
        texts.push(Cut { sequences: words.clone(), words, cuts });
    }
    for length in 2..=LONGEST {
        let mut longer: QuickMap<(u32, u32), u32> = QuickMap::default();
        let is_often: Vec<bool> = counted.iter().map(|counted| counted.count as usize >= FEWEST).collect();
        for (text, Cut { cuts, words, sequences }) in sample.iter().zip(&mut texts) {
            let places = (words.len() + 1).saturating_sub(length);
            for at in 0..places {
                let one = std::mem::replace(&mut sequences[at], RARE);
                if [one, sequences[at + 1]]
                    .iter()
                    .any(|part| !is_often.get(*part as usize).copied().unwrap_or_default())
                {
                    continue;
                }
                let sequence = *longer.entry((one, words[at + length - 1])).or_insert_with(|| {
                    counted.push(Counted {
                        words: &text[cuts[at]..cuts[at + length]],
                        length: length as u32,
                        count: 0,
                    });
                    counted.len() as u32 - 1
                });
                counted[sequence as usize].count += 1;
                sequences[at] = sequence;
            }
            sequences.truncate(places);
        }
    }
    counted
}

/// What may be worth a code, the best first.
fn candidates<'t>(counted: &[Counted<'t>], times: usize) -> Vec<&'t str> {
    let often = counted.iter().filter(|counted| counted.count as usize >= FEWEST);
    let mut worth: Vec<(u32, u64, &str)> = often
        .filter(|counted| counted.words.len() > 2 && !counted.words.contains(is_control))
        .filter_map(|Counted { words, length, count }| {
            let saved = *count as usize * saved(words, *length as usize);
            let is_worth_it = saved * times > words.len();
            is_worth_it.then(|| (u32::MAX - roughly(saved), XxHash3_64::oneshot(words.as_bytes()), *words))
        })
        .collect();
    worth.sort_unstable();
    worth.into_iter().map(|(_, _, words)| words).collect()
}

/// How many bytes a code saves; the words of a sequence would have had codes of their own.
fn saved(words: &str, length: usize) -> usize {
    if length == 1 { words.len() - 2 } else { 2 * (length - 1) }
}

/// A number that seldom changes when something is counted once more or less.
pub(super) fn roughly(number: usize) -> u32 {
    (number as f64).log(1.5) as u32
}

/// Words that are worth a code: how often the longest known words are these, and what that saves.
#[derive(Clone, Copy)]
pub(super) struct Used<'w> {
    pub words: &'w str,
    pub count: usize,
    pub saved: usize,
    pub hash: u64,
}

impl<'w> Used<'w> {
    /// Words that are so many, unless their place in the list takes more than they save.
    pub(super) fn worth(words: &'w str, length: usize, count: usize, times: usize) -> Option<Used<'w>> {
        let saved = count * saved(words, length);
        let listed = if length == 1 { words.len() + 2 } else { 2 * length + 2 };
        (saved * times > listed).then(|| Used { words, count, saved, hash: XxHash3_64::oneshot(words.as_bytes()) })
    }
}

fn used<'w>(sample: &[&'w str], candidates: &[&'w str], times: usize) -> (Vec<Used<'w>>, Spelt<'w>) {
    // The character of each is its place among them.
    let lookup = Lookup::of(('\0'..).zip(candidates.iter().copied()));
    let mut counts = vec![0; candidates.len()];
    let mut spelt = Spelt::default();
    for text in sample {
        lookup.parse(text, |words, code| match code {
            Some(code) => counts[code as usize] += 1,
            None => *spelt.entry(words).or_default() += 1,
        });
    }
    let worth = candidates.iter().zip(counts);
    (worth.filter_map(|(words, count)| Used::worth(words, cuts(words).len() - 1, count, times)).collect(), spelt)
}
