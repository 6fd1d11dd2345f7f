//! The words of a link, and whether they say where it leads.

use super::unclear_words::{LONGEST, are_unclear};

/// Reads the words of one link after the other.
#[derive(Default)]
pub(super) struct LinkWords {
    is_open: bool,
    words: String,
    /// The words in small letters, one blank between them.
    plain: String,
}

impl LinkWords {
    pub(super) fn begin(&mut self) {
        self.is_open = true;
        self.words.clear();
    }

    pub(super) fn read(&mut self, words: &str) {
        if self.is_open {
            self.words.push_str(words);
        }
    }

    /// Ends the link; its words, if they could lead anywhere.
    pub(super) fn unclear(&mut self) -> Option<&str> {
        self.is_open = false;
        let words = self.words.trim();
        // A link without words gets a title for them, and whoever names a number says where it leads.
        if words.is_empty() || words.len() > LONGEST || words.contains(|character: char| character.is_ascii_digit()) {
            return None;
        }
        self.plain.clear();
        for word in words.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if !self.plain.is_empty() {
                self.plain.push(' ');
            }
            self.plain.extend(word.chars().flat_map(char::to_lowercase));
        }
        are_unclear(&self.plain).then_some(words)
    }

    /// Whether the words are but a web address.
    pub(super) fn is_address(&self) -> bool {
        let words = self.words.trim();
        let begins = |start: &str| words.get(..start.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(start));
        ["https://", "http://", "www."].into_iter().any(begins) && !words.contains(char::is_whitespace)
    }
}
