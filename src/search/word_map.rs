//! A map for millions of short words, which are looked up more often than anything else here.

use crate::quick_map::QuickMap;

/// A map by words, most of which are so short that they are compared as one number.
#[derive(Debug)]
pub(super) struct WordMap<V> {
    short: QuickMap<u64, V>,
    long: QuickMap<Box<str>, V>,
}

impl<V> Default for WordMap<V> {
    fn default() -> WordMap<V> {
        WordMap { short: QuickMap::default(), long: QuickMap::default() }
    }
}

impl<V> WordMap<V> {
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        match as_number(word) {
            Some(number) => self.short.get(&number),
            None => self.long.get(word),
        }
    }

    pub(super) fn insert(&mut self, word: &str, value: V) {
        match as_number(word) {
            Some(number) => self.short.insert(number, value),
            None => self.long.insert(word.into(), value),
        };
    }
}

impl WordMap<u32> {
    /// The number of a word; one that was not met before gets the next.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let next = (self.short.len() + self.long.len()) as u32;
        self.get(word).copied().unwrap_or_else(|| {
            self.insert(word, next);
            next
        })
    }
}

/// A word of up to seven bytes and its length.
#[inline]
fn as_number(word: &str) -> Option<u64> {
    let mut eight = [0; 8];
    eight[..7].get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    eight[7] = word.len() as u8;
    Some(u64::from_le_bytes(eight))
}

#[cfg(test)]
mod tests {
    use super::WordMap;

    #[test]
    fn words_of_any_length_are_told_apart() {
        let words = ["", "\0", "\0\0", "a", "a\0", "care", "childre", "children", "children\0", "ŵyr"];
        let mut map = WordMap::default();
        for (at, word) in (0..).zip(words) {
            assert!(map.get(word).is_none(), "{word:?}");
            assert_eq!(map.number(word), at);
        }
        assert!((0..).zip(words).all(|(at, word)| map.get(word) == Some(&at) && map.number(word) == at));
    }
}
