//! The names by which headings are linked to.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::quick_map::QuickMap;

/// A text as part of an address: small letters and digits, everything else a hyphen.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let is_letter = |character: char| character.is_alphanumeric() || is_combining_mark(character);
    let mut push = |character: char| {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !character.is_ascii() && is_letter(character) {
            slug.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(push);
    } else {
        text.nfc().for_each(&mut push);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Gives every heading of a page an anchor of its own: the second of a name gets `-2`.
#[derive(Default)]
pub(crate) struct Anchors {
    /// How often a name was used, so that 20,000 headings of the same words stay linear.
    used: QuickMap<String, u32>,
}

impl Anchors {
    /// Takes an author's own id; false if the page already has it.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        let is_free = !self.used.contains_key(id);
        if is_free {
            self.used.insert(id.to_owned(), 1);
        }
        is_free
    }

    /// The anchor for a heading of these words.
    pub(crate) fn of(&mut self, words: &str) -> String {
        let name = match slug(words) {
            name if name.is_empty() => "heading".to_owned(),
            name => name,
        };
        let Some(mut count) = self.used.get(&name).copied() else {
            self.used.insert(name.clone(), 1);
            return name;
        };
        loop {
            count += 1;
            let anchor = format!("{name}-{count}");
            if !self.used.contains_key(&anchor) {
                self.used.insert(anchor.clone(), 1);
                self.used.insert(name, count);
                return anchor;
            }
        }
    }
}
