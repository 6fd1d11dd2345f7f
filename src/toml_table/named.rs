//! Tables whose keys are the author's own.

use toml::de::DeValue;

use super::Table;
use crate::source::{Span, Spanned};

impl<'a> Table<'a> {
    /// Reads a table whose keys are the author's names for tables, in the author's order.
    pub(crate) fn named_tables<R>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(Spanned<String>, &mut Table<'_>) -> R,
    ) -> Vec<R> {
        let mut values = vec![];
        for (id, value) in self.named_values(key) {
            let name = format!("`[{key}.{}]`", id.value);
            match value.get_ref() {
                DeValue::Table(keys) => values.push(self.within(keys, value.span(), &name, |table| read(id, table))),
                _ => self.report_type(&id.value, value, &format!("a table `[{key}.{}]`", id.value)),
            }
        }
        values
    }

    /// Reads a table whose keys and texts are both the author's.
    pub(crate) fn named_texts(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut values = vec![];
        for (id, value) in self.named_values(key) {
            match value.get_ref().as_str() {
                Some(text) => values.push((id, Spanned::new(text.to_owned(), self.text.span(value.span())))),
                None => self.report_type(&id.value, value, "text in quotation marks"),
            }
        }
        values
    }

    /// Reads a table whose keys are the author's and whose values are lists of texts.
    pub(crate) fn named_lists(&mut self, key: &'static str) -> Vec<(Spanned<String>, Vec<String>)> {
        let mut values = vec![];
        for (id, value) in self.named_values(key) {
            let list: Option<Vec<String>> = value
                .get_ref()
                .as_array()
                .and_then(|items| items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect());
            match list {
                Some(list) => values.push((id, list)),
                None => self.report_type(&id.value, value, "a list of texts such as [\"one\", \"two\"]"),
            }
        }
        values
    }

    /// The free table of theme authors, as it is.
    pub(crate) fn free(&mut self, key: &'static str) -> serde_json::Map<String, serde_json::Value> {
        match self.ask(key).map(|value| (value, json_of(value.get_ref()))) {
            Some((_, serde_json::Value::Object(map))) => map,
            Some((value, _)) => {
                self.report_type(key, value, &format!("a table `[{key}]`"));
                serde_json::Map::new()
            }
            None => serde_json::Map::new(),
        }
    }

    /// The whole table as it is, and where its keys stand.
    pub(crate) fn everything(&mut self) -> (serde_json::Map<String, serde_json::Value>, Vec<(String, Span)>) {
        self.is_free = true;
        let places =
            self.keys.table.keys().map(|key| (key.get_ref().to_string(), self.text.span(key.span()))).collect();
        let values = self.keys.table.iter().map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())));
        (values.collect(), places)
    }

    fn named_values(&mut self, key: &'static str) -> Vec<(Spanned<String>, &'a toml::Spanned<DeValue<'a>>)> {
        let Some(value) = self.ask(key) else { return vec![] };
        let DeValue::Table(keys) = value.get_ref() else {
            self.report_type(key, value, &format!("a table `[{key}]`"));
            return vec![];
        };
        let mut named: Vec<_> = keys
            .iter()
            .map(|(id, value)| (Spanned::new(id.get_ref().to_string(), self.text.span(id.span())), value))
            .collect();
        named.sort_by_key(|(id, _)| id.span);
        named
    }
}

fn json_of(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(serde_json::Value::Null, Into::into)
        }
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(serde_json::Value::Null, Into::into),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(moment) => moment.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| json_of(item.get_ref())).collect(),
        DeValue::Table(keys) => serde_json::Value::Object(
            keys.iter().map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref()))).collect(),
        ),
    }
}
