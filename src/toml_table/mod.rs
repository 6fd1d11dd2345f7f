//! A TOML table read key by key: every wrong value is reported, and every key that nobody asked for.

mod choice;
mod faults;
mod key_set;
mod missing;
mod named;
pub(crate) mod parse;

use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use self::faults::Faults;
use self::key_set::KeySet;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::keys;
use crate::model::prose::Prose;
use crate::source::{FileId, Span, Spanned};

/// The text of a whole file and the part of it that is TOML.
#[derive(Clone, Copy)]
pub(crate) struct TomlText<'t> {
    pub file: FileId,
    pub whole: &'t str,
    pub start: usize,
    pub end: usize,
}

impl TomlText<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.start + range.start..self.start + range.end)
    }
}

/// A table whose keys are asked for one after the other.
pub(crate) struct Table<'a> {
    keys: KeySet<'a>,
    text: TomlText<'a>,
    span: Span,
    /// How messages name the table: "the front matter", "`[[also]]`".
    name: &'a str,
    asked: Vec<&'static str>,
    /// How many of its keys were asked for.
    known: usize,
    /// Keys that must be there and are not.
    missing: Vec<&'static str>,
    /// Whether any key may stand in it.
    is_free: bool,
    /// What of the TOML could not be read: what is missing may only be hidden by it.
    faults: &'a Faults,
    found: &'a mut Diagnostics,
}

impl<'a> Table<'a> {
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    pub(crate) fn found(&mut self) -> &mut Diagnostics {
        self.found
    }

    /// Where the value of a key stands, if the key is there.
    pub(crate) fn place_of(&self, key: &str) -> Option<Span> {
        self.keys.get(key).map(|value| self.text.span(value.span()))
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.value(key, "text in quotation marks", |value| value.as_str().map(str::to_owned))
    }

    /// A number such as `"1.10"`; without quotation marks TOML would read another number.
    pub(crate) fn number_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if let Some(value) = self.keys.get(key)
            && let Some(bare) = bare_number(value.get_ref())
        {
            self.ask(key);
            self.found.push(keys::number_not_text(self.text.span(value.span()), &bare));
            return None;
        }
        self.text(key)
    }

    pub(crate) fn prose(&mut self, key: &'static str) -> Option<Prose> {
        let text = self.text(key)?;
        let written = &self.text.whole[text.span.start as usize..text.span.end as usize];
        Some(Prose::new(text.value, text.span, written))
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.value(key, "`true` or `false`", |value| value.as_bool()).map(|flag| flag.value)
    }

    pub(crate) fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        self.value(key, "a whole number", |value| value.as_integer()?.as_str().parse().ok())
    }

    pub(crate) fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let value = self.ask(key)?;
        let span = self.text.span(value.span());
        let date = date_of(value.get_ref()).or_else(|| value.get_ref().as_str()?.parse().ok());
        match (date, value.get_ref()) {
            (Some(date), _) => return Some(Spanned::new(date, span)),
            (None, DeValue::String(_) | DeValue::Datetime(_)) if self.is_readable(&value.span()) => {
                self.found.push(keys::invalid_day(span, key, &self.text.whole[span.start as usize..span.end as usize]));
            }
            _ => self.report_type(key, value, "a date such as 2026-05-31"),
        }
        None
    }

    /// A day, or a text for the caller to read.
    pub(crate) fn date_or_text(&mut self, key: &'static str) -> Option<Spanned<Result<Date, String>>> {
        self.value(key, "a date such as 2026-05-31 or a month such as \"2026-05\"", |value| {
            date_of(value).map(Ok).or_else(|| value.as_str().map(|text| Err(text.to_owned())))
        })
    }

    /// A text, or `true` for "take it from elsewhere".
    pub(crate) fn text_or_true(&mut self, key: &'static str) -> Option<Spanned<Option<String>>> {
        self.value(key, "text in quotation marks, or `true`", |value| match value {
            DeValue::String(text) => Some(Some(text.to_string())),
            DeValue::Boolean(true) => Some(None),
            _ => None,
        })
    }

    /// A list of texts; a key that is absent is an empty list.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, |table, item| table.report_type(key, item, "a list of texts, each in quotation marks"))
    }

    /// A list of numbers such as `"1.10"`.
    pub(crate) fn number_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key, |table, item| match bare_number(item.get_ref()) {
            Some(bare) => table.found.push(keys::number_not_text(table.text.span(item.span()), &bare)),
            None => table.report_type(key, item, "a list of texts, each in quotation marks"),
        })
    }

    fn list(
        &mut self,
        key: &'static str,
        mut other: impl FnMut(&mut Self, &toml::Spanned<DeValue<'_>>),
    ) -> Vec<Spanned<String>> {
        let Some(value) = self.ask(key) else { return vec![] };
        let Some(items) = value.get_ref().as_array() else {
            self.report_type(key, value, "a list of texts such as [\"one\", \"two\"]");
            return vec![];
        };
        let mut texts = vec![];
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Spanned::new(text.to_owned(), self.text.span(item.span()))),
                None => other(self, item),
            }
        }
        texts
    }

    /// Reads a table within this one, if it is there.
    pub(crate) fn table<R>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'_>) -> R) -> Option<R> {
        let value = self.ask(key)?;
        // A table inside a table is named by both.
        let outer = self.name.strip_prefix("`[").and_then(|name| name.strip_suffix("]`"));
        let name = outer.map_or_else(|| format!("`[{key}]`"), |outer| format!("`[{outer}.{key}]`"));
        match value.get_ref() {
            DeValue::Table(keys) => Some(self.within(keys, value.span(), &name, read)),
            _ => {
                self.report_type(key, value, &format!("a table `[{key}]`"));
                None
            }
        }
    }

    /// Reads every table of an array of tables, in the author's order.
    pub(crate) fn tables<R>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'_>) -> R) -> Vec<R> {
        let Some(value) = self.ask(key) else { return vec![] };
        let name = format!("`[[{key}]]`");
        let tables: Option<Vec<_>> = value
            .get_ref()
            .as_array()
            .map(|items| items.iter().map(|item| (item.get_ref().as_table(), item.span())))
            .and_then(|items| items.map(|(table, span)| Some((table?, span))).collect());
        let Some(tables) = tables else {
            self.report_type(key, value, &format!("one or more tables `[[{key}]]`"));
            return vec![];
        };
        tables.into_iter().map(|(keys, span)| self.within(keys, span, &name, &mut read)).collect()
    }

    fn within<R>(
        &mut self,
        keys: &DeTable<'_>,
        range: Range<usize>,
        name: &str,
        read: impl FnOnce(&mut Table<'_>) -> R,
    ) -> R {
        let span = self.text.span(range);
        let mut table = Table {
            keys: KeySet::of(keys),
            text: self.text,
            span,
            name,
            asked: Vec::with_capacity(8),
            known: 0,
            missing: vec![],
            is_free: false,
            faults: self.faults,
            found: self.found,
        };
        let value = read(&mut table);
        table.finish();
        value
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a toml::Spanned<DeValue<'a>>> {
        let value = self.keys.get(key);
        self.known += usize::from(value.is_some() && !self.asked.contains(&key));
        self.asked.push(key);
        value
    }

    fn value<R>(
        &mut self,
        key: &'static str,
        expected: &str,
        read: impl FnOnce(&DeValue<'_>) -> Option<R>,
    ) -> Option<Spanned<R>> {
        let value = self.ask(key)?;
        match read(value.get_ref()) {
            Some(read) => Some(Spanned::new(read, self.text.span(value.span()))),
            None => {
                self.report_type(key, value, expected);
                None
            }
        }
    }

    /// Reports a value of another type; one that TOML could not read is reported already.
    fn report_type(&mut self, key: &str, value: &toml::Spanned<DeValue<'_>>, expected: &str) {
        if self.is_readable(&value.span()) {
            let span = self.text.span(value.span());
            self.found.push(keys::wrong_type(span, key, value.get_ref().type_str(), expected));
        }
    }

    fn is_readable(&self, range: &Range<usize>) -> bool {
        !self.faults.touch(range)
    }
}

fn bare_number(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::Float(float) => Some(float.as_str().to_owned()),
        DeValue::Integer(integer) => Some(integer.as_str().to_owned()),
        _ => None,
    }
}

fn date_of(value: &DeValue<'_>) -> Option<Date> {
    let moment = value.as_datetime()?;
    let (date, None, None) = (moment.date?, moment.time, moment.offset) else { return None };
    Date::new(date.year.try_into().ok()?, date.month.try_into().ok()?, date.day.try_into().ok()?).ok()
}
