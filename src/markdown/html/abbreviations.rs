//! Abbreviations that the settings explain: marked where a page first uses them.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// The abbreviations of a manual, laid out so that a text is searched for all of them at once.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations {
    /// Whether one begins with a byte.
    begins: Option<Box<[bool; 256]>>,
    /// The least and the greatest of these bytes, so that nearly all of a text is passed over at a glance.
    range: (u8, u8),
    /// In the order of the alphabet.
    list: Vec<Abbreviation>,
}

#[derive(Debug)]
struct Abbreviation {
    short: String,
    meaning: String,
}

impl Abbreviations {
    /// Takes meanings by abbreviation; one that begins with no letter and no digit is never found.
    pub(crate) fn new(meanings: &BTreeMap<String, String>) -> Abbreviations {
        let found = meanings.iter().filter(|(short, _)| short.starts_with(char::is_alphanumeric));
        let list: Vec<Abbreviation> =
            found.map(|(short, meaning)| Abbreviation { short: short.clone(), meaning: meaning.clone() }).collect();
        let mut begins = Box::new([false; 256]);
        for abbreviation in &list {
            begins[usize::from(abbreviation.short.as_bytes()[0])] = true;
        }
        let bytes = || list.iter().map(|abbreviation| abbreviation.short.as_bytes()[0]);
        let range = (bytes().min().unwrap_or_default(), bytes().max().unwrap_or_default());
        Abbreviations { begins: (!list.is_empty()).then_some(begins), range, list }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first place, from one on, where an abbreviation may begin.
    fn next(&self, text: &str, from: usize) -> Option<usize> {
        let begins = self.begins.as_ref()?;
        let mut start = from;
        for bytes in text.as_bytes()[from..].chunks(CHUNK) {
            if may_hold(bytes, self.range)
                && let Some(place) = bytes.iter().position(|byte| begins[usize::from(*byte)])
            {
                return Some(start + place);
            }
            start += bytes.len();
        }
        None
    }

    /// The longest abbreviation that stands as a whole word at a place of a text: "A&E" as well as "LADO".
    fn at(&self, text: &str, start: usize) -> Option<&Abbreviation> {
        if text[..start].ends_with(char::is_alphanumeric) {
            return None;
        }
        let text = &text[start..];
        // The longest that the text begins with is the last that is not behind it in the alphabet, or shares less with it
        // than that one does; thousands of one first word need not be tried one by one.
        let mut end = self.list.partition_point(|abbreviation| *abbreviation.short <= *text);
        while let Some(abbreviation) = self.list[..end].last() {
            let shared = shared_start(&abbreviation.short, text);
            let is_whole = !text[shared..].starts_with(char::is_alphanumeric);
            if shared == abbreviation.short.len() && is_whole {
                return Some(abbreviation);
            }
            let begun = &text[..shared];
            end = self.list[..end - 1].partition_point(|abbreviation| *abbreviation.short <= *begun);
        }
        None
    }
}

/// Whether one of some bytes lies within a range; written so that the processor compares many at once.
fn may_hold(bytes: &[u8], (least, greatest): (u8, u8)) -> bool {
    let is_within = |byte: &u8| (least <= *byte) & (*byte <= greatest);
    bytes.iter().fold(false, |found, byte| found | is_within(byte))
}

/// Which of a manual's abbreviations a page has used so far.
pub(super) struct FirstUses<'m> {
    all: &'m Abbreviations,
    used: BTreeSet<&'m str>,
}

impl<'m> FirstUses<'m> {
    pub(super) fn new(all: &'m Abbreviations) -> FirstUses<'m> {
        FirstUses { all, used: BTreeSet::new() }
    }

    /// Writes text, with an `abbr` around the first use of each abbreviation.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let (mut written, mut from) = (0, 0);
        while let Some(start) = self.all.next(text, from) {
            from = start + 1;
            if let Some(abbreviation) = self.all.at(text, start)
                && self.used.insert(&abbreviation.short)
            {
                escape(&text[written..start], out);
                mark(abbreviation, out);
                from = start + abbreviation.short.len();
                written = from;
            }
        }
        escape(&text[written..], out);
    }

    /// The abbreviations that were used, in the alphabet's order, with their meanings.
    pub(super) fn used(self) -> Vec<(String, String)> {
        let used = self.all.list.iter().filter(|abbreviation| self.used.contains(abbreviation.short.as_str()));
        used.map(|abbreviation| (abbreviation.short.clone(), abbreviation.meaning.clone())).collect()
    }
}

fn mark(abbreviation: &Abbreviation, out: &mut String) {
    out.push_str("<abbr title=\"");
    escape_html(&mut *out, &abbreviation.meaning).expect("a String can be written to");
    out.push_str("\">");
    escape(&abbreviation.short, out);
    out.push_str("</abbr>");
}

/// How many bytes two texts have in common at their beginnings, up to a whole character.
fn shared_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(character, _)| character.len_utf8()).sum()
}

fn escape(text: &str, out: &mut String) {
    escape_html_body_text(out, text).expect("a String can be written to");
}
