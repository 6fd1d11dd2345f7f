//! The keys of a table, and what tells of most others at once that they are not among them: of those that a chapter may
//! have it has few.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[derive(Clone, Copy)]
pub(super) struct KeySet<'a> {
    pub table: &'a DeTable<'a>,
    /// The marks of all keys.
    marks: u64,
}

impl<'a> KeySet<'a> {
    pub(super) fn of(table: &'a DeTable<'a>) -> KeySet<'a> {
        KeySet { table, marks: table.keys().fold(0, |marks, key| marks | mark(key.get_ref())) }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        if self.marks & mark(key) == 0 { None } else { self.table.get(key) }
    }
}

/// One of 64 bits, which several keys may share.
fn mark(key: &str) -> u64 {
    let (first, last) = (key.bytes().next().unwrap_or_default(), key.bytes().next_back().unwrap_or_default());
    1 << ((usize::from(first) * 5 + usize::from(last) * 3 + key.len()) % 64)
}
