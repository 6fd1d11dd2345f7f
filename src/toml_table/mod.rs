//! A TOML table read key by key: every wrong value is reported, and every key that nobody asked for.

mod named;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::keys;
use crate::model::prose::Prose;
use crate::nearest::nearest;
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
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.start + range.start..self.start + range.end)
    }
}

/// A table whose keys are asked for one after the other.
pub(crate) struct Table<'a> {
    keys: &'a DeTable<'a>,
    text: TomlText<'a>,
    span: Span,
    /// How messages name the table: "the front matter", "`[[also]]`".
    name: &'a str,
    asked: Vec<&'static str>,
    /// Whether any key may stand in it.
    is_free: bool,
    /// Whether all of it could be read; else what is missing may only be hidden by the fault.
    is_whole: bool,
    found: &'a mut Diagnostics,
}

/// Parses TOML, reports every syntax error, and hands what could be read to `read`.
pub(crate) fn read_toml<R>(
    text: TomlText<'_>,
    name: &str,
    found: &mut Diagnostics,
    read: impl FnOnce(&mut Table<'_>) -> R,
) -> R {
    let (table, errors) = DeTable::parse_recoverable(&text.whole[text.start..text.end]);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        found.push(keys::toml_syntax(text.span(range), error.message()));
    }
    // The place for what is missing: the first line, where an author looks for the keys.
    let first_line = text.whole[text.start..text.end].lines().next().map_or(0, str::len);
    let is_whole = errors.is_empty();
    let mut reader = Table {
        keys: table.get_ref(),
        text,
        span: text.span(0..first_line),
        name,
        asked: vec![],
        is_free: false,
        is_whole,
        found,
    };
    let value = read(&mut reader);
    reader.report_unknown_keys();
    value
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

    /// A text that must be there and not be empty.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let there = self.keys.contains_key(key);
        match self.text(key) {
            Some(text) if !text.value.trim().is_empty() => Some(text),
            Some(text) => {
                self.found.push(keys::empty_value(text.span, key));
                None
            }
            None if there => None,
            None => {
                self.report_missing(key);
                None
            }
        }
    }

    /// A date that must be there.
    pub(crate) fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        if !self.keys.contains_key(key) {
            self.report_missing(key);
        }
        self.date(key)
    }

    /// Whether all of the TOML could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn report_missing(&mut self, key: &str) {
        if self.is_whole {
            self.found.push(keys::missing_key(self.span, key, self.name));
        }
    }

    /// A number such as `"1.10"`; without quotation marks TOML would read another number.
    pub(crate) fn number_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if let Some(value) = self.keys.get(key)
            && let Some(bare) = bare_number(value.get_ref())
        {
            self.asked.push(key);
            self.found.push(keys::number_not_text(self.text.span(value.span()), key, &bare));
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
        self.value(key, "a date such as 2026-05-31, without quotation marks", |value| {
            date_of(value).or_else(|| value.as_str()?.parse().ok())
        })
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
        let text = self.text;
        let list = self.value(key, "a list of texts such as [\"one\", \"two\"]", |value| {
            let items = value.as_array()?.iter();
            items
                .map(|item| Some(Spanned::new(item.get_ref().as_str()?.to_owned(), text.span(item.span()))))
                .collect::<Option<Vec<_>>>()
        });
        list.map(|list| list.value).unwrap_or_default()
    }

    /// Reads a table within this one, if it is there.
    pub(crate) fn table<R>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'_>) -> R) -> Option<R> {
        let name = format!("`[{key}]`");
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Table(keys) => Some(self.within(keys, value.span(), &name, read)),
            _ => {
                self.report_type(key, value, "a table");
                None
            }
        }
    }

    /// Reads every table of an array of tables, in the author's order.
    pub(crate) fn tables<R>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'_>) -> R) -> Vec<R> {
        let name = format!("`[[{key}]]`");
        let Some(value) = self.ask(key) else { return vec![] };
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
        range: std::ops::Range<usize>,
        name: &str,
        read: impl FnOnce(&mut Table<'_>) -> R,
    ) -> R {
        let span = self.text.span(range);
        let is_whole = self.is_whole;
        let mut table =
            Table { keys, text: self.text, span, name, asked: vec![], is_free: false, is_whole, found: self.found };
        let value = read(&mut table);
        table.report_unknown_keys();
        value
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a toml::Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.keys.get(key)
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

    fn report_type(&mut self, key: &str, value: &toml::Spanned<DeValue<'_>>, expected: &str) {
        let span = self.text.span(value.span());
        self.found.push(keys::wrong_type(span, key, value.get_ref().type_str(), expected));
    }

    fn report_unknown_keys(&mut self) {
        if self.is_free || !self.is_whole {
            return;
        }
        for (key, _) in self.keys.iter() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let span = self.text.span(key.span());
                self.found.push(keys::unknown_key(span, name, self.name, nearest(name, self.asked.iter().copied())));
            }
        }
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
