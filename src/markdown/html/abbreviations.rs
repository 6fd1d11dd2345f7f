//! Abbreviations that the settings explain: marked where a page first uses them.

use std::collections::BTreeMap;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// The abbreviations of a manual, laid out so that a text is searched for all of them at once.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations {
    /// By first byte, so that nearly every byte of a text is passed over at a glance; the longest first. Without
    /// abbreviations there is no list at all.
    by_first_byte: Vec<Vec<Abbreviation>>,
}

#[derive(Debug)]
struct Abbreviation {
    short: String,
    meaning: String,
}

impl Abbreviations {
    /// Takes meanings by abbreviation; one that begins with no letter and no digit is never found.
    pub(crate) fn new(meanings: &BTreeMap<String, String>) -> Abbreviations {
        let mut by_first_byte: Vec<Vec<Abbreviation>> = vec![];
        for (short, meaning) in meanings.iter().filter(|(short, _)| short.starts_with(char::is_alphanumeric)) {
            by_first_byte.resize_with(256, Vec::new);
            let (short, meaning) = (short.clone(), meaning.clone());
            by_first_byte[usize::from(short.as_bytes()[0])].push(Abbreviation { short, meaning });
        }
        for list in &mut by_first_byte {
            list.sort_by_key(|abbreviation| std::cmp::Reverse(abbreviation.short.len()));
        }
        Abbreviations { by_first_byte }
    }

    /// The longest abbreviation that stands as a whole word at a place of a text: "A&E" as well as "LADO".
    fn at(&self, text: &str, start: usize) -> Option<&Abbreviation> {
        let begun = &self.by_first_byte[usize::from(text.as_bytes()[start])];
        if begun.is_empty() || text[..start].ends_with(char::is_alphanumeric) {
            return None;
        }
        begun.iter().find(|abbreviation| {
            let rest = text[start..].strip_prefix(&abbreviation.short);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

/// Which of a manual's abbreviations a page has used so far.
pub(super) struct FirstUses<'m> {
    all: &'m Abbreviations,
    used: Vec<&'m Abbreviation>,
}

impl<'m> FirstUses<'m> {
    pub(super) fn new(all: &'m Abbreviations) -> FirstUses<'m> {
        FirstUses { all, used: vec![] }
    }

    /// Writes text, with an `abbr` around the first use of each abbreviation.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let (mut written, mut at) = (0, 0);
        while at < text.len() && !self.all.by_first_byte.is_empty() {
            match self.all.at(text, at) {
                Some(abbreviation) if !self.is_used(abbreviation) => {
                    escape(&text[written..at], out);
                    mark(abbreviation, out);
                    self.used.push(abbreviation);
                    at += abbreviation.short.len();
                    written = at;
                }
                _ => at += 1,
            }
        }
        escape(&text[written..], out);
    }

    fn is_used(&self, abbreviation: &Abbreviation) -> bool {
        self.used.iter().any(|used| std::ptr::eq(*used, abbreviation))
    }

    /// The abbreviations that were used, in the alphabet's order, with their meanings.
    pub(super) fn used(self) -> Vec<(String, String)> {
        let mut used: Vec<_> =
            self.used.iter().map(|abbreviation| (abbreviation.short.clone(), abbreviation.meaning.clone())).collect();
        used.sort();
        used
    }
}

fn mark(abbreviation: &Abbreviation, out: &mut String) {
    out.push_str("<abbr title=\"");
    escape_html(&mut *out, &abbreviation.meaning).expect("a String can be written to");
    out.push_str("\">");
    escape(&abbreviation.short, out);
    out.push_str("</abbr>");
}

fn escape(text: &str, out: &mut String) {
    escape_html_body_text(out, text).expect("a String can be written to");
}
