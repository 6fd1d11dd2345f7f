//! Abbreviations that the settings explain: marked where a page first uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// Which of a manual's abbreviations a page has used so far.
pub(super) struct Abbreviations<'m> {
    meanings: &'m BTreeMap<String, String>,
    used: BTreeSet<&'m str>,
}

impl<'m> Abbreviations<'m> {
    pub(super) fn new(meanings: &'m BTreeMap<String, String>) -> Abbreviations<'m> {
        Abbreviations { meanings, used: BTreeSet::new() }
    }

    /// Writes text, with an `abbr` around the first use of each abbreviation.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let mut plain = 0;
        if !self.meanings.is_empty() {
            for (start, word) in words(text) {
                let Some((short, meaning)) = self.at(&text[start..], word) else { continue };
                if start < plain || self.used.contains(short.as_str()) {
                    continue;
                }
                self.used.insert(short);
                escape(&text[plain..start], out);
                out.push_str("<abbr title=\"");
                escape_html(&mut *out, meaning).expect("a String can be written to");
                out.push_str("\">");
                escape(short, out);
                out.push_str("</abbr>");
                plain = start + short.len();
            }
        }
        escape(&text[plain..], out);
    }

    /// The longest abbreviation that a text begins with, whose first word is `word`: "A&E" as well as "LADO".
    fn at(&self, text: &str, word: &str) -> Option<(&'m String, &'m String)> {
        let is_whole =
            |short: &str| text.strip_prefix(short).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        // All that lie between the word and the text begin with the word.
        let mut last = Bound::Included(text);
        loop {
            let (short, meaning) = self.meanings.range::<str, _>((Bound::Included(word), last)).next_back()?;
            if is_whole(short) {
                return Some((short, meaning));
            }
            let shared = shared_start(short, text);
            last = if shared == short.len() { Bound::Excluded(short) } else { Bound::Included(&text[..shared]) };
        }
    }

    /// The abbreviations that were used, in the alphabet's order, with their meanings.
    pub(super) fn used(self) -> Vec<(String, String)> {
        self.used.iter().map(|short| ((*short).to_owned(), self.meanings[*short].clone())).collect()
    }
}

/// How many bytes two texts have in common at their beginnings, up to a whole character.
fn shared_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(character, _)| character.len_utf8()).sum()
}

fn escape(text: &str, out: &mut String) {
    escape_html_body_text(out, text).expect("a String can be written to");
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
