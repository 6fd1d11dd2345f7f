//! Frequent words as one character each, so that the texts for excerpts take less than half of their room.
//!
//! The words are those of some documents, chosen by their keys: an edit of any other changes no code. They are sorted
//! by how much they save, roughly, so that a word more or less moves few of them; and the character of a word depends
//! on the word, so that codes that stay chosen stay the same.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use super::quick::QuickMap;

/// From so many documents the words are chosen.
const SAMPLE: usize = 256;
/// The characters that take two bytes and stand for words, where no text of the manual has them itself.
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
    pub words: Vec<(char, String)>,
    codes: QuickMap<String, (char, bool)>,
}

impl Codes {
    /// Chooses the codes for texts, by the keys of their documents.
    pub(super) fn of<K: AsRef<str>>(keys: &[K], texts: &[Vec<String>]) -> Codes {
        let mut order: Vec<(u64, usize)> =
            keys.iter().enumerate().map(|(at, key)| (xxh3_64(key.as_ref().as_bytes()), at)).collect();
        order.sort_unstable();
        let sample = order.iter().take(SAMPLE).flat_map(|(_, at)| &texts[*at]);
        let mut counts: QuickMap<&str, (u32, usize)> = QuickMap::default();
        for text in sample {
            count(text, &mut counts);
        }
        let chosen = chosen(counts, texts.len().div_ceil(SAMPLE).next_power_of_two());
        let taken: HashSet<char> =
            texts.iter().flatten().filter(|text| !text.is_ascii()).flat_map(|text| text.chars()).collect();
        let is_free = |character: &char| !taken.contains(character);
        let short: Vec<char> = SHORT.filter(is_free).collect();
        let long: Vec<char> = LONG.filter(is_free).collect();
        let (first, rest) = chosen.split_at(chosen.len().min(short.len()));
        let worth: Vec<&str> = rest.iter().filter(|words| words.len() > 5).copied().take(long.len()).collect();
        let mut words = assigned(first, &short);
        words.extend(assigned(&worth, &long));
        words.sort_unstable();
        Codes { codes: lookup(&words), words }
    }

    /// The text with a character for each frequent word.
    pub(super) fn shorten(&self, text: &str) -> String {
        let mut short = String::with_capacity(text.len() / 2);
        let cuts = cuts(text);
        let mut at = 0;
        while at + 1 < cuts.len() {
            let mut next = at + 1;
            let mut code = None;
            for end in at + 1..cuts.len().min(at + 1 + LONGEST) {
                let Some((character, goes_on)) = self.codes.get(&text[cuts[at]..cuts[end]]) else { break };
                if *character != '\0' {
                    (code, next) = (Some(*character), end);
                }
                if !goes_on {
                    break;
                }
            }
            match code {
                Some(character) => short.push(character),
                None => short.push_str(&text[cuts[at]..cuts[next]]),
            }
            at = next;
        }
        short
    }
}

/// Where a text is cut: before the blank of each word, and behind each word.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = vec![0];
    let mut is_word = false;
    for (at, character) in text.char_indices() {
        let is_letter = character.is_alphanumeric();
        if (character == ' ' || is_letter != is_word) && !(is_letter && text[..at].ends_with(' ')) {
            cuts.push(at);
        }
        is_word = is_letter;
    }
    cuts.push(text.len());
    cuts.dedup();
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

/// What is worth a code, the best first; all texts are so many times what was counted.
fn chosen(counts: QuickMap<&str, (u32, usize)>, times: usize) -> Vec<&str> {
    let mut worth: Vec<(u32, u64, &str)> = counts
        .into_iter()
        .filter(|(words, (count, _))| *count >= FEWEST && words.len() > 2)
        .filter_map(|(words, (count, length))| {
            // The words of a sequence would have had codes of their own.
            let saved = if length == 1 { words.len() - 2 } else { 2 * (length - 1) };
            let roughly = (f64::from(count) * saved as f64).log(1.3) as u32;
            let is_worth_it = count as usize * saved * times > 2 * (words.len() + 6);
            is_worth_it.then(|| (u32::MAX - roughly, xxh3_64(words.as_bytes()), words))
        })
        .collect();
    worth.sort_unstable();
    worth.into_iter().map(|(_, _, words)| words).collect()
}

/// Gives each of the words a character that depends on it, as far as that is free.
fn assigned(words: &[&str], characters: &[char]) -> Vec<(char, String)> {
    if characters.is_empty() {
        return vec![];
    }
    let mut is_taken = vec![false; characters.len()];
    let mut assigned = vec![];
    for word in words.iter().take(characters.len()) {
        let mut at = (xxh3_64(word.as_bytes()) >> 20) as usize % characters.len();
        while is_taken[at] {
            at = (at + 1) % characters.len();
        }
        is_taken[at] = true;
        assigned.push((characters[at], (*word).to_owned()));
    }
    assigned
}

/// By words: their character, and whether more words may follow; `\0` for words that only begin others.
fn lookup(words: &[(char, String)]) -> QuickMap<String, (char, bool)> {
    let mut codes: QuickMap<String, (char, bool)> = QuickMap::default();
    for (character, words) in words {
        codes.entry(words.clone()).or_insert(('\0', false)).0 = *character;
        let cuts = cuts(words);
        for end in &cuts[1..cuts.len() - 1] {
            codes.entry(words[..*end].to_owned()).or_insert(('\0', false)).1 = true;
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::Codes;

    fn restored(codes: &Codes, short: &str) -> String {
        let words = |character| codes.words.iter().find(|(code, _)| *code == character).map(|(_, words)| words.clone());
        short.chars().map(|character| words(character).unwrap_or(character.to_string())).collect()
    }

    #[test]
    fn texts_are_shorter_and_come_back_as_they_were() {
        let texts: Vec<Vec<String>> = (0..40)
            .map(|at| {
                vec![format!("The social worker tells the team manager — within {at} working days, “at once” ā.")]
            })
            .collect();
        let keys: Vec<String> = (0..40).map(|at| at.to_string()).collect();
        let codes = Codes::of(&keys, &texts);
        for text in texts.iter().flatten() {
            let short = codes.shorten(text);
            assert!(short.len() * 2 < text.len(), "{short}");
            assert_eq!(&restored(&codes, &short), text);
        }
        for odd in ["", " ", "  two  blanks ", "É", "ā"] {
            assert_eq!(restored(&codes, &codes.shorten(odd)), odd);
        }
    }
}
