//! Frequent words, and fragments of rare ones, as one character each, so that the texts for excerpts take less than half
//! of their room.
//!
//! The words are those of some documents, chosen by their keys: an edit of any other changes no code. They are sorted
//! by how much they save, roughly, so that a word more or less moves few of them; and the character of a word depends
//! on the word, so that codes that stay chosen stay the same.

mod choice;
mod fragments;
mod lookup;

use std::collections::HashSet;

use self::choice::{Used, roughly};
use self::fragments::Fragments;
use self::lookup::{Lookup, cuts};
use super::slots::room;

/// How many documents the words are chosen from, at most.
pub(super) const SAMPLE: usize = 256;
/// Stands before a character that is a code elsewhere, and none here.
pub(super) const LITERAL: char = '\u{1d}';
/// Ends a field of a text, in which it becomes a blank.
pub(super) const FIELD: char = '\u{1f}';
/// In the list of codes: begins the words of the next character, which may have none, or of the one that is named.
const NEXT: char = '\u{1f}';
const JUMP: char = '\u{1e}';
/// The characters of one byte that no text has; a script's text may hold them.
const SHORTEST: &str = "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{b}\u{c}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1b}\u{1c}\u{7f}";
/// The characters that take two bytes and stand for words, where the texts do not need them themselves.
const SHORT: std::ops::RangeInclusive<char> = '\u{80}'..='\u{7ff}';
/// Further characters, of three bytes, for private use.
const LONG: std::ops::RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';

/// Frequent words and the characters that stand for them.
pub(super) struct Codes {
    /// By character: the words, with the blank before each.
    words: Vec<(char, String)>,
    /// By character: a number that its words give.
    meanings: Vec<u16>,
    lookup: Lookup,
    fragments: Fragments<char>,
}

impl Codes {
    /// Chooses the codes for texts from a sample; there are about so many `times` as much of them.
    pub(super) fn of(sample: &[&str], times: usize) -> Codes {
        let taken: HashSet<char> =
            sample.iter().filter(|text| !text.is_ascii()).flat_map(|text| text.chars()).collect();
        let is_free = |character: &char| !taken.contains(character);
        let short: Vec<char> = SHORT.filter(is_free).collect();
        let long: Vec<char> = LONG.filter(is_free).collect();
        let (mut used, spelt) = choice::worth(sample, times, short.len() + long.len());
        used.extend(fragments::worth(&spelt, &used, times));
        let mut chosen = vec![];
        used.sort_unstable_by_key(|words| std::cmp::Reverse((roughly(words.count), words.hash)));
        let most = used.len().min(SHORTEST.len());
        chosen.extend(assigned(&used[..most], &SHORTEST.chars().collect::<Vec<char>>()));
        used.drain(..most);
        used.sort_unstable_by_key(|words| std::cmp::Reverse((roughly(words.saved), words.hash)));
        // Where some characters stay free, one word more or less moves few others.
        let (first, rest) = used.split_at(used.len().min(short.len() / 8 * 7));
        chosen.extend(assigned(first, &short));
        let longer: Vec<Used<'_>> = rest.iter().filter(|words| words.words.len() > 5).copied().collect();
        chosen.extend(assigned(&longer, &long));
        chosen.sort_unstable();
        let codes = || chosen.iter().map(|(character, words)| (*character, words.as_str()));
        let single = codes().filter(|(_, words)| cuts(words).len() == 2);
        Codes {
            lookup: Lookup::of(codes()),
            fragments: Fragments::of(single.map(|(character, words)| (words, character))),
            meanings: meanings(&chosen),
            words: chosen,
        }
    }

    /// Adds a text with a character for each frequent word.
    pub(super) fn shorten(&self, text: &str, out: &mut String) {
        self.lookup.parse(text, |words, code| match code {
            Some(character) => out.push(character),
            None if words.is_ascii() && !words.contains(is_control) => {
                self.fragments.spell(words, |piece, code| match code {
                    Some(character) => out.push(character),
                    None => out.push_str(piece),
                });
            }
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
        let mut last = 0;
        for (character, words) in &self.words {
            let at = u32::from(*character);
            match at - last {
                steps @ 1..=3 => listed.extend((0..steps).map(|_| NEXT)),
                _ => listed.extend([JUMP, *character]),
            }
            last = at;
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

/// Gives each of the words a character that depends on it, as far as that is free.
fn assigned(words: &[Used<'_>], characters: &[char]) -> Vec<(char, String)> {
    // In a range that is not much larger than they need, few of them have to be named in the list.
    let characters = &characters[..characters.len().min(room(words.len()))];
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
    use super::{Codes, LITERAL};

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
    fn rare_words_are_spelt_with_what_they_have_in_common() {
        let rare = (b'b'..=b'c').flat_map(|one| (b'd'..=b'z').map(move |other| [one, other].map(char::from)));
        let texts: Vec<String> = rare.map(|[one, other]| format!("a {one}{other}ation – ")).collect();
        let sample: Vec<&str> = texts.iter().map(String::as_str).collect();
        let codes = Codes::of(&sample, 1);
        for unseen in ["computation", "(ation)", "ationation", "ation'é", "xation1600yation"] {
            let short = shortened(&codes, unseen);
            assert!(short.chars().count() + 4 <= unseen.chars().count(), "{short:?}");
            assert_eq!(restored(&codes, &short), unseen);
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
