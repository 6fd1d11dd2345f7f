//! Frequent words as one character each, so that the texts for excerpts take less than half of their room.
//!
//! The words are those of some documents, chosen by their keys: an edit of any other changes no code. They are sorted
//! by how much they save, roughly, so that a word more or less moves few of them; and the character of a word depends
//! on the word, so that codes that stay chosen stay the same.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use super::quick::{QuickMap, WordMap};

/// How many documents the words are chosen from, at most.
pub(super) const SAMPLE: usize = 256;
/// Stands before a character that is a code elsewhere, and none here.
pub(super) const LITERAL: char = '\u{1d}';
/// Ends a field of a text, in which it becomes a blank.
pub(super) const FIELD: char = '\u{1f}';
/// In the list of codes: begins the words of the next character, or of the one that is named.
const NEXT: char = '\u{1f}';
const JUMP: char = '\u{1e}';
/// The characters of one byte that no text has; a script's text may hold them.
const SHORTEST: &str = "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{b}\u{c}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1b}\u{1c}\u{7f}";
/// The characters that take two bytes and stand for words, where the texts do not need them themselves.
const SHORT: std::ops::RangeInclusive<char> = '\u{100}'..='\u{7ff}';
/// Further characters, of three bytes, for private use.
const LONG: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';
/// The most words that have a code of their own together.
const LONGEST: usize = 4;
/// What is seldom needed is not worth its place in the list.
const FEWEST: u32 = 4;

/// Frequent words and the characters that stand for them.
pub(super) struct Codes {
    /// By character: the words, with the blank before each.
    words: Vec<(char, String)>,
    /// By character: a number that its words give.
    meanings: Vec<u16>,
    lookup: Lookup,
}

impl Codes {
    /// Chooses the codes for texts from a sample; there are about so many `times` as much of them.
    pub(super) fn of(sample: &[&str], times: usize) -> Codes {
        let mut counts: QuickMap<&str, (u32, usize)> = QuickMap::default();
        for text in sample {
            count(text, &mut counts);
        }
        let taken: HashSet<char> =
            sample.iter().filter(|text| !text.is_ascii()).flat_map(|text| text.chars()).collect();
        let is_free = |character: &char| !taken.contains(character);
        let short: Vec<char> = SHORT.filter(is_free).collect();
        let long: Vec<char> = LONG.filter(is_free).collect();
        let candidates = chosen(counts, times);
        let candidates = &candidates[..candidates.len().min(short.len() + long.len())];
        let (mut used, mut chosen) = (used(sample, candidates, times), vec![]);
        used.sort_unstable_by_key(|words| std::cmp::Reverse((roughly(words.count), words.hash)));
        let most = used.len().min(SHORTEST.len());
        chosen.extend(assigned(&used[..most], &SHORTEST.chars().collect::<Vec<char>>()));
        used.drain(..most);
        used.sort_unstable_by_key(|words| std::cmp::Reverse((roughly(words.saved), words.hash)));
        // Where some characters stay free, one word more or less moves few others.
        let (first, rest) = used.split_at(used.len().min(short.len() / 8 * 7));
        chosen.extend(assigned(first, &short));
        let worth: Vec<Used<'_>> = rest.iter().filter(|words| words.words.len() > 5).copied().collect();
        chosen.extend(assigned(&worth, &long));
        chosen.sort_unstable();
        let lookup = Lookup::of(chosen.iter().map(|(character, words)| (*character, words.as_str())));
        Codes { lookup, meanings: meanings(&chosen), words: chosen }
    }

    /// Adds a text with a character for each frequent word.
    pub(super) fn shorten(&self, text: &str, out: &mut String) {
        self.lookup.parse(text, |words, code| match code {
            Some(character) => out.push(character),
            None if words.is_ascii() && !words.contains(is_control) => out.push_str(words),
            None => {
                for character in words.chars().map(|character| if character == FIELD { ' ' } else { character }) {
                    out.extend(self.is_special(character).then_some(LITERAL));
                    out.push(character);
                }
            }
        });
    }

    /// The list of the codes. What stands for several words is told by the codes of each.
    pub(super) fn listed(&self) -> String {
        let mut listed = String::new();
        let mut next = '\0';
        for (character, words) in &self.words {
            if *character == next {
                listed.push(NEXT);
            } else {
                listed.extend([JUMP, *character]);
            }
            next = char::from_u32(u32::from(*character) + 1).unwrap_or_default();
            let cuts = cuts(words);
            if cuts.len() == 2 {
                listed.push_str(words);
                continue;
            }
            for cut in cuts.windows(2) {
                let word = &words[cut[0]..cut[1]];
                match self.lookup.code(word) {
                    Some(code) => listed.push(code),
                    None => listed.push_str(word),
                }
            }
        }
        listed
    }

    /// A number that a text and the codes share as long as those in the text mean the same: a text of one build and codes
    /// of another, as a browser may have kept them, would make no sense together.
    pub(super) fn mark(&self, text: &str) -> u16 {
        let meaning = |character: char| self.meanings.get(character as usize).copied().unwrap_or_default();
        text.chars().map(meaning).fold(0, u16::wrapping_add)
    }

    /// Whether a character would be read as something else.
    fn is_special(&self, character: char) -> bool {
        is_control(character) || self.words.binary_search_by_key(&character, |(code, _)| *code).is_ok()
    }
}

fn meanings(words: &[(char, String)]) -> Vec<u16> {
    let mut meanings = vec![0; 0x1_0000];
    for (code, words) in words {
        let add = |sum: u16, letter: u16| sum.wrapping_mul(31).wrapping_add(letter);
        meanings[*code as usize] = words.encode_utf16().fold(*code as u16, add);
    }
    meanings
}

fn is_control(character: char) -> bool {
    character < ' ' || character == '\u{7f}'
}

/// Finds the longest known words at each place of a text.
#[derive(Default)]
struct Lookup {
    /// A number for each word as texts are cut.
    words: WordMap<u32>,
    /// What was read so far, and the next word: what they are together.
    steps: QuickMap<(u32, u32), Step>,
}

/// What has been read of a text.
#[derive(Default)]
struct Step {
    /// The code of what was read, if it has one.
    code: Option<char>,
    /// Tells it from all others that more words may follow; where none may it is [`NOTHING`], as at the start.
    read: u32,
}

const NOTHING: u32 = 0;

impl Lookup {
    fn of<'w>(codes: impl Iterator<Item = (char, &'w str)>) -> Lookup {
        let mut lookup = Lookup::default();
        let mut last = NOTHING;
        for (character, words) in codes {
            let (mut read, cuts) = (NOTHING, cuts(words));
            for at in 1..cuts.len() {
                let word = lookup.number(&words[cuts[at - 1]..cuts[at]]);
                let step = lookup.steps.entry((read, word)).or_default();
                if at + 1 == cuts.len() {
                    step.code = Some(character);
                } else if step.read == NOTHING {
                    last += 1;
                    step.read = last;
                }
                read = step.read;
            }
        }
        lookup
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.words.insert(word, number);
        number
    }

    /// The code of one word.
    fn code(&self, word: &str) -> Option<char> {
        self.steps.get(&(NOTHING, *self.words.get(word)?))?.code
    }

    /// Goes through a text from the longest known words to the next; each with its code if it has one.
    fn parse<'t>(&self, text: &'t str, mut each: impl FnMut(&'t str, Option<char>)) {
        let cuts = cuts(text);
        let known: Vec<Option<u32>> =
            cuts.windows(2).map(|cut| self.words.get(&text[cut[0]..cut[1]]).copied()).collect();
        let mut at = 0;
        while at < known.len() {
            let (mut code, mut next) = (None, at + 1);
            let mut read = NOTHING;
            for (end, word) in (at + 1..).zip(&known[at..]) {
                let Some(step) = word.and_then(|word| self.steps.get(&(read, word))) else { break };
                if step.code.is_some() {
                    (code, next) = (step.code, end);
                }
                if step.read == NOTHING {
                    break;
                }
                read = step.read;
            }
            each(&text[cuts[at]..cuts[next]], code);
            at = next;
        }
    }
}

/// Where a text is cut: before the blank of each word, and behind each word.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::with_capacity(text.len() / 4 + 2);
    if text.is_ascii() {
        let bytes = text.as_bytes();
        let run =
            |from: usize, is_in: fn(&u8) -> bool| from + bytes[from..].iter().take_while(|byte| is_in(byte)).count();
        let mut at = 0;
        while at < bytes.len() {
            cuts.push(at);
            at += usize::from(bytes[at] == b' ');
            let is_word = bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
            at = if is_word {
                run(at, u8::is_ascii_alphanumeric)
            } else {
                run(at, |byte| *byte != b' ' && !byte.is_ascii_alphanumeric())
            };
        }
    } else {
        let (mut is_word, mut is_blank) = (false, false);
        for (at, character) in text.char_indices() {
            let (is_letter, is_space) = (character.is_alphanumeric(), character == ' ');
            if at == 0 || ((is_space || is_letter != is_word) && !(is_letter && is_blank)) {
                cuts.push(at);
            }
            (is_word, is_blank) = (is_letter, is_space);
        }
    }
    cuts.push(text.len());
    cuts
}

/// Counts words and short sequences of them.
fn count<'t>(text: &'t str, counts: &mut QuickMap<&'t str, (u32, usize)>) {
    let cuts = cuts(text);
    for at in 0..cuts.len() - 1 {
        for length in 1..=LONGEST.min(cuts.len() - 1 - at) {
            let words = &text[cuts[at]..cuts[at + length]];
            let counted = counts.entry(words).or_insert((0, length));
            counted.0 += 1;
        }
    }
}

/// What may be worth a code, the best first.
fn chosen(counts: QuickMap<&str, (u32, usize)>, times: usize) -> Vec<&str> {
    let mut worth: Vec<(u32, u64, &str)> = counts
        .into_iter()
        .filter(|(words, (count, _))| *count >= FEWEST && words.len() > 2 && !words.contains(is_control))
        .filter_map(|(words, (count, length))| {
            let saved = count as usize * saved(words, length);
            let is_worth_it = saved * times > words.len();
            is_worth_it.then(|| (u32::MAX - roughly(saved), xxh3_64(words.as_bytes()), words))
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
fn roughly(number: usize) -> u32 {
    (number as f64).log(1.5) as u32
}

/// Words that are worth a code: how often the longest known words are these, and what that saves.
#[derive(Clone, Copy)]
struct Used<'w> {
    words: &'w str,
    count: usize,
    saved: usize,
    hash: u64,
}

fn used<'w>(sample: &[&str], candidates: &[&'w str], times: usize) -> Vec<Used<'w>> {
    let lookup = Lookup::of(candidates.iter().map(|words| ('?', *words)));
    let mut counts: QuickMap<&str, usize> = QuickMap::default();
    for text in sample {
        lookup.parse(text, |words, code| *counts.entry(words).or_default() += usize::from(code.is_some()));
    }
    let worth = candidates.iter().filter_map(|words| {
        let count = counts.get(words).copied().unwrap_or_default();
        let length = cuts(words).len() - 1;
        let saved = count * saved(words, length);
        let listed = if length == 1 { words.len() + 2 } else { 2 * length + 2 };
        (saved * times > listed).then(|| Used { words, count, saved, hash: xxh3_64(words.as_bytes()) })
    });
    worth.collect()
}

/// Gives each of the words a character that depends on it, as far as that is free.
fn assigned(words: &[Used<'_>], characters: &[char]) -> Vec<(char, String)> {
    // In a range that is not much larger than they need, few of them have to be named in the list.
    let characters = &characters[..characters.len().min((words.len() * 5 / 4).next_power_of_two())];
    let mut is_taken = vec![false; characters.len()];
    let mut assigned = vec![];
    // Which of them comes first depends on the words alone, and not on how often they come.
    let mut words: Vec<&Used<'_>> = words.iter().take(characters.len()).collect();
    words.sort_unstable_by_key(|used| used.hash);
    for used in words {
        let mut at = (used.hash >> 20) as usize % characters.len();
        while is_taken[at] {
            at = (at + 1) % characters.len();
        }
        is_taken[at] = true;
        assigned.push((characters[at], used.words.to_owned()));
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::{Codes, LITERAL, cuts};

    fn shortened(codes: &Codes, text: &str) -> String {
        let mut short = String::new();
        codes.shorten(text, &mut short);
        short
    }

    fn restored(codes: &Codes, short: &str) -> String {
        let words = |character| codes.words.iter().find(|(code, _)| *code == character).map(|(_, words)| words.clone());
        let mut restored = String::new();
        let mut characters = short.chars();
        while let Some(character) = characters.next() {
            match character {
                LITERAL => restored.extend(characters.next()),
                _ => restored.push_str(&words(character).unwrap_or(character.to_string())),
            }
        }
        restored
    }

    #[test]
    fn texts_are_shorter_and_come_back_as_they_were() {
        let texts: Vec<String> = (0..40)
            .map(|at| format!("The social worker tells the team manager — within {at} working days, “at once” ā."))
            .collect();
        let sample: Vec<&str> = texts.iter().map(String::as_str).collect();
        let codes = Codes::of(&sample, 1);
        for text in &texts {
            let short = shortened(&codes, text);
            assert!(short.len() * 2 < text.len(), "{short}");
            assert_eq!(&restored(&codes, &short), text);
        }
        for odd in ["", " ", "  two  blanks ", "É", "ā", "ŵyr ŷ Привет", "\u{1}\u{1d}\t\u{7f}\u{e000}"] {
            assert_eq!(restored(&codes, &shortened(&codes, odd)), odd);
        }
    }

    #[test]
    fn texts_are_cut_alike_with_and_without_other_letters() {
        for text in ["", " ", "  ", "a", " a (b)  c, d; 12-3 .", "(a b) ", "the plan: for 2 weeks.  "] {
            let (mut ascii, mut other) = (cuts(text), cuts(&format!("{text}é")));
            // What stands behind a word joins it, and what stands behind a mark does not.
            ascii.retain(|cut| *cut < text.len());
            other.retain(|cut| *cut < text.len());
            assert_eq!(ascii, other, "{text:?}");
        }
    }

    #[test]
    fn texts_and_codes_that_do_not_belong_together_have_other_marks() {
        let one = Codes::of(&["the plan of the child and the plan of the carer"; 9], 1);
        let other = Codes::of(&["the talk of the child and the talk of the carer"; 9], 1);
        let short = shortened(&one, "the plan of the child and the carer");
        assert_ne!(one.mark(&short), other.mark(&short));
        assert_eq!(one.mark(&short), one.mark(&format!("zzz {short} zzz")));
    }
}
