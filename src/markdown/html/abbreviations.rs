//! Abbreviations that the settings explain: marked where a page first uses them.

use std::collections::BTreeMap;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// Which of a manual's abbreviations a page has used so far.
pub(super) struct Abbreviations<'m> {
    meanings: &'m BTreeMap<String, String>,
    used: Vec<&'m str>,
}

impl<'m> Abbreviations<'m> {
    pub(super) fn new(meanings: &'m BTreeMap<String, String>) -> Abbreviations<'m> {
        Abbreviations { meanings, used: vec![] }
    }

    /// Writes text, with an `abbr` around the first use of each abbreviation.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let mut plain = 0;
        if !self.meanings.is_empty() {
            for (start, word) in words(text) {
                let Some((short, meaning)) = self.meanings.get_key_value(word) else { continue };
                if self.used.contains(&short.as_str()) {
                    continue;
                }
                self.used.push(short);
                escape(&text[plain..start], out);
                out.push_str("<abbr title=\"");
                escape_html(&mut *out, meaning).expect("a String can be written to");
                out.push_str("\">");
                escape(word, out);
                out.push_str("</abbr>");
                plain = start + word.len();
            }
        }
        escape(&text[plain..], out);
    }

    /// The abbreviations that were used, in the alphabet's order, with their meanings.
    pub(super) fn used(self) -> Vec<(String, String)> {
        let mut used: Vec<_> =
            self.used.iter().map(|short| ((*short).to_owned(), self.meanings[*short].clone())).collect();
        used.sort();
        used
    }
}

fn escape(text: &str, out: &mut String) {
    escape_html_body_text(out, text).expect("a String can be written to");
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
