//! Texts that follow each other, as one.

use std::ops::Range;

use super::stands_at;

/// The texts since the last other event.
#[derive(Default)]
pub(super) struct Run {
    pub place: Range<usize>,
    pub count: usize,
    /// Their words, unless they stand in the text as they are, without a gap.
    pub words: Option<String>,
}

impl Run {
    pub(super) fn add(&mut self, text: &str, words: &str, place: &Range<usize>) {
        let is_as_written = stands_at(text, place, words);
        if self.count == 0 {
            self.place.start = place.start;
            self.words = (!is_as_written).then(|| words.to_owned());
        } else {
            let before = self.place.clone();
            match &mut self.words {
                Some(all) => all.push_str(words),
                None if is_as_written && before.end == place.start => {}
                None => self.words = Some([&text[before], words].concat()),
            }
        }
        self.place.end = place.end;
        self.count += 1;
    }
}
