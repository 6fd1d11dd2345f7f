//! The names by which headings are linked to.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::quick_map::QuickMap;

/// A text as part of an address: small letters and digits, everything else a hyphen.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = Slug { text: String::with_capacity(text.len()), has_gap: false };
    if text.is_ascii() {
        text.bytes().for_each(|byte| slug.add_ascii(byte));
    } else {
        text.nfc().for_each(|character| slug.add(character));
    }
    slug.text
}

struct Slug {
    text: String,
    /// Whether something else stood behind the letters.
    has_gap: bool,
}

impl Slug {
    fn add(&mut self, character: char) {
        if let Ok(byte) = u8::try_from(character)
            && byte.is_ascii()
        {
            self.add_ascii(byte);
        } else if character.is_alphanumeric() || is_combining_mark(character) {
            self.close_gap();
            self.text.extend(character.to_lowercase());
        } else if character != '’' {
            self.has_gap = true;
        }
    }

    fn add_ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.close_gap();
            self.text.push(char::from(byte.to_ascii_lowercase()));
        } else if byte != b'\'' {
            self.has_gap = true;
        }
    }

    fn close_gap(&mut self) {
        if std::mem::take(&mut self.has_gap) && !self.text.is_empty() {
            self.text.push('-');
        }
    }
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
