//! Keys that are not there, and keys that nobody asked for: often the same key, misspelt.

use jiff::civil::Date;
use toml::de::DeValue;

use super::Table;
use crate::diagnostics::catalogue::keys;
use crate::nearest::{is_near, nearest};
use crate::source::Spanned;

impl Table<'_> {
    /// A text that must be there and not be empty.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(key);
        match text {
            Some(text) if text.value.trim().is_empty() => {
                self.found.push(keys::empty_value(text.span, key));
                None
            }
            Some(text) => Some(text),
            None => {
                self.require(key);
                None
            }
        }
    }

    /// A date that must be there.
    pub(crate) fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.require(key);
        self.date(key)
    }

    /// Whether all of the TOML could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether a key is not there, or there with nothing in it. Not so, if it may only be misspelt or unreadable.
    /// To be asked when every other key has been asked for.
    pub(crate) fn lacks(&self, key: &str) -> bool {
        let is_empty = self.keys.get(key).is_none_or(|value| match value.get_ref() {
            DeValue::String(text) => text.trim().is_empty(),
            DeValue::Array(items) => items.is_empty(),
            _ => false,
        });
        is_empty && self.is_whole() && !self.is_misspelt(key)
    }

    /// Whether an unknown key was most likely meant to be this one.
    pub(crate) fn is_misspelt(&self, key: &str) -> bool {
        // The nearest of all keys is looked for only where this one is near.
        let near = self.unknown_keys().filter(|unknown| is_near(unknown.get_ref(), key));
        near.into_iter().any(|unknown| self.meant_by(unknown.get_ref()) == Some(key))
    }

    fn require(&mut self, key: &'static str) {
        if self.keys.get(key).is_none() {
            self.missing.push(key);
        }
    }

    /// The keys that were not asked for.
    fn unknown_keys(&self) -> impl Iterator<Item = &toml::Spanned<toml::de::DeString<'_>>> {
        // Nearly always there are none.
        let keys = (self.known < self.keys.table.len()).then(|| self.keys.table.keys());
        keys.into_iter().flatten().filter(|key| !self.asked.contains(&key.get_ref().as_ref()))
    }

    /// What an unknown key was most likely meant to be.
    fn meant_by(&self, unknown: &str) -> Option<&'static str> {
        nearest(unknown, self.asked.iter().copied())
    }

    /// Reports unknown and missing keys, once all keys have been asked for.
    pub(super) fn finish(&mut self) {
        if self.is_free || !self.is_whole() {
            return;
        }
        let mut faults = vec![];
        for key in self.unknown_keys() {
            let meant = self.meant_by(key.get_ref());
            faults.push(keys::unknown_key(self.text.span(key.span()), key.get_ref(), self.name, meant));
        }
        for key in self.missing.iter().filter(|key| !self.is_misspelt(key)) {
            faults.push(keys::missing_key(self.span, key, self.name));
        }
        for fault in faults {
            self.found.push(fault);
        }
    }
}
