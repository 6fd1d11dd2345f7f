//! The longest known words at each place of a text.

use crate::quick_map::QuickMap;
use crate::search::word_map::WordMap;

/// Finds the longest known words at each place of a text.
#[derive(Default)]
pub(super) struct Lookup {
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
    pub(super) fn of<'w>(codes: impl Iterator<Item = (char, &'w str)>) -> Lookup {
        let mut lookup = Lookup::default();
        let mut last = NOTHING;
        for (character, words) in codes {
            let (mut read, cuts) = (NOTHING, cuts(words));
            for at in 1..cuts.len() {
                let word = lookup.words.number(&words[cuts[at - 1]..cuts[at]]);
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

    /// The code of one word.
    pub(super) fn code(&self, word: &str) -> Option<char> {
        self.steps.get(&(NOTHING, *self.words.get(word)?))?.code
    }

    /// Goes through a text from the longest known words to the next; each with its code if it has one.
    pub(super) fn parse<'t>(&self, text: &'t str, mut each: impl FnMut(&'t str, Option<char>)) {
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
pub(super) fn cuts(text: &str) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::cuts;

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
}
