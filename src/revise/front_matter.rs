//! Front matter changed key by key, with every other byte of its file as it was.

use jiff::civil::Date;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::diagnostics::Diagnostics;
use crate::load::front_matter::find_front_matter;
use crate::revise::Refused;
use crate::revise::amendment::NewAmendment;
use crate::revise::lines::merged;
use crate::source::FileId;

/// The front matter of a file, while it is changed.
pub(super) struct FrontMatter {
    document: DocumentMut,
}

/// The text of a file with changes made to its front matter.
///
/// # Errors
/// Front matter that cannot be read.
pub(super) fn revised(
    file: FileId,
    text: &str,
    change: impl Fn(&mut FrontMatter) -> Result<(), Refused>,
) -> Result<String, Refused> {
    let unreadable = || Refused("its front matter cannot be read; `vade check` tells why".to_owned());
    let parts = find_front_matter(file, text, &mut Diagnostics::default()).ok_or_else(unreadable)?;
    let old = &text[parts.toml.start..parts.toml.end];
    // The library makes all line ends alike; `merged` brings back those that were there.
    let document: DocumentMut = old.replace("\r\n", "\n").parse().map_err(|_| unreadable())?;
    let mut front_matter = FrontMatter { document };
    change(&mut front_matter)?;
    let new = front_matter.document.to_string();
    let kept = merged(old, &new);
    // A line that looks like a comment may have been part of a text that is gone.
    let read = |text: &str| text.parse::<toml::Table>().ok();
    let toml = if read(&kept) == read(&new) { kept } else { new };
    Ok(format!("{}{toml}{}", &text[..parts.toml.start], &text[parts.toml.end..]))
}

impl FrontMatter {
    /// Gives a key a text; what stands around its value stays.
    pub(super) fn set_text(&mut self, key: &str, text: &str) {
        match self.document.get_mut(key).and_then(Item::as_value_mut) {
            Some(value) => {
                let decor = value.decor().clone();
                *value = text.into();
                *value.decor_mut() = decor;
            }
            None => {
                self.document.insert(key, Item::Value(text.into()));
            }
        }
    }

    /// Adds a text to the end of a list.
    pub(super) fn push_text(&mut self, key: &str, text: &str) -> Result<(), Refused> {
        let list = self.document.entry(key).or_insert(Item::Value(Array::new().into()));
        let list = list.as_array_mut().ok_or_else(|| not_a(key, "list"))?;
        push(list, text.into());
        Ok(())
    }

    /// Takes texts out of a list; a list that is empty then goes with its key.
    pub(super) fn remove_texts(&mut self, key: &str, texts: &[&str]) {
        let Some(list) = self.document.get_mut(key).and_then(Item::as_array_mut) else { return };
        let count = list.len();
        list.retain(|value| !value.as_str().is_some_and(|text| texts.contains(&text)));
        if list.is_empty() && count > 0 {
            self.document.remove(key);
        } else if list.len() < count
            && let Some(first) = list.get_mut(0)
        {
            let is_alone = !first.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or("").contains('\n');
            if is_alone {
                first.decor_mut().set_prefix("");
            }
        }
    }

    /// Takes a key away, with its value or table.
    pub(super) fn remove(&mut self, key: &str) {
        self.document.remove(key);
    }

    /// Writes an amendment beside those that are there: first where they are newest first, else last.
    pub(super) fn add_amendment(&mut self, amendment: &NewAmendment) -> Result<(), Refused> {
        let list = self.document.entry("amendments").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        match list {
            Item::ArrayOfTables(tables) => {
                let (is_newest_first, first) = (is_newest_first(tables), tables.get(0).and_then(Table::position));
                let mut table: Table = amendment_keys(amendment).into_table();
                if is_newest_first {
                    table.set_position(first);
                    tables.insert(0, table);
                } else {
                    tables.push(table);
                }
            }
            Item::Value(Value::Array(inline)) => push(inline, amendment_keys(amendment).into()),
            _ => return Err(not_a("amendments", "list of tables")),
        }
        self.put_last_comments_before_new_tables();
        Ok(())
    }

    /// Says that the chapter no longer applies.
    pub(super) fn set_withdrawn(&mut self, on: Date, reason: &str, replaced_by: Option<&str>) {
        let mut table = Table::new();
        table.insert("on", Item::Value(day(on)));
        table.insert("reason", Item::Value(reason.into()));
        if let Some(path) = replaced_by {
            table.insert("replaced_by", Item::Value(path.into()));
        }
        self.document.insert("withdrawn", Item::Table(table));
        self.put_last_comments_before_new_tables();
    }

    /// What stood at the very end belongs to what was last there, so a table that is written behind comes after it.
    fn put_last_comments_before_new_tables(&mut self) {
        let trailing = self.document.trailing().as_str().unwrap_or_default().to_owned();
        if !trailing.contains('#') {
            return;
        }
        let (mut new, mut place, mut last) = (None, 0, 0);
        for table in self.document.iter_mut().flat_map(|(_, item)| tables_of(item)) {
            match table.position() {
                Some(position) => (place, last) = (position, last.max(position)),
                None => new = Some((place, table)),
            }
        }
        // One without a place of its own is written behind the table that comes before it.
        if let Some((_, table)) = new.filter(|(place, _)| *place == last) {
            table.decor_mut().set_prefix(format!("{trailing}\n"));
            self.document.set_trailing("");
        }
    }
}

fn tables_of(item: &mut Item) -> Vec<&mut Table> {
    match item {
        Item::Table(table) => vec![table],
        Item::ArrayOfTables(tables) => tables.iter_mut().collect(),
        _ => vec![],
    }
}

fn not_a(key: &str, what: &str) -> Refused {
    Refused(format!("its `{key}` is not a {what}; `vade check` tells more"))
}

fn day(date: Date) -> Value {
    let written: toml_edit::Datetime = date.to_string().parse().expect("a day is written alike in TOML");
    written.into()
}

fn amendment_keys(amendment: &NewAmendment) -> InlineTable {
    let mut keys = InlineTable::new();
    keys.insert("date", day(amendment.date));
    keys.insert("type", amendment.kind.name().into());
    if let Some(summary) = &amendment.summary {
        keys.insert("summary", summary.as_str().into());
    }
    if !amendment.sections.is_empty() {
        keys.insert("sections", amendment.sections.iter().map(String::as_str).collect::<Array>().into());
    }
    keys
}

/// Whether the author writes the latest amendment first.
fn is_newest_first(tables: &ArrayOfTables) -> bool {
    let dates: Vec<String> =
        tables.iter().filter_map(|table| Some(table.get("date")?.as_value()?.as_datetime()?.to_string())).collect();
    dates.len() > 1 && dates.first() > dates.last()
}

/// Adds a value to a list in the way in which the list is laid out: on one line, or one below the other.
fn push(list: &mut Array, value: Value) {
    let of = |text: Option<&toml_edit::RawString>| text.and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    let Some(last) = list.iter().last() else { return list.push(value) };
    let indent = of(last.decor().prefix()).rsplit_once('\n').map(|(_, indent)| indent.to_owned());
    let (suffix, trailing) = (of(last.decor().suffix()), of(Some(list.trailing())));
    let tail = if list.trailing_comma() { trailing } else { suffix };
    let (Some(indent), Some((_, closing))) = (indent, tail.rsplit_once('\n')) else { return list.push(value) };
    let closing = format!("\n{closing}");
    let mut value = value;
    value.decor_mut().set_prefix(format!("{}\n{indent}", tail.trim_end()));
    if list.trailing_comma() {
        list.set_trailing(closing.as_str());
    } else {
        let place = list.len() - 1;
        list.get_mut(place).expect("the last is there").decor_mut().set_suffix("");
        value.decor_mut().set_suffix(closing.as_str());
    }
    list.push_formatted(value);
}
