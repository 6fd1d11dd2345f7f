//! Values that are one of a few words.

use super::Table;
use crate::diagnostics::catalogue::keys;

impl Table<'_> {
    /// One of a few words; another word is reported with the nearest.
    pub(crate) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == word.value);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.found.push(keys::unknown_value(word.span, key, &word.value, &names));
        }
        chosen.map(|(_, value)| *value)
    }
}
