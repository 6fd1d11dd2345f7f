//! Front matter changed key by key, with every other byte of its file as it was.

use jiff::civil::Date;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, RawString, Table, Value};

use crate::diagnostics::Diagnostics;
use crate::load::front_matter::{FENCE, find_front_matter};
use crate::revise::Refused;
use crate::revise::amendment::NewAmendment;
use crate::revise::lines::{merged, with_line_ends_of};
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
    if new.lines().any(|line| line.trim_end() == FENCE) {
        return Err(Refused(format!("a text cannot hold a line `{FENCE}`, which ends the front matter")));
    }
    // A line that looks like a comment may have been part of a text that is gone.
    let read = |text: &str| text.replace("\r\n", "\n").parse::<toml::Table>().ok();
    let toml = if read(&kept) == read(&new) { kept } else { with_line_ends_of(old, &new) };
    Ok(format!("{}{toml}{}", &text[..parts.toml.start], &text[parts.toml.end..]))
}

impl FrontMatter {
    /// Gives a key a text; what stands around its value stays.
    pub(super) fn set_text(&mut self, key: &str, text: &str) {
        match self.document.get_mut(key).and_then(Item::as_value_mut) {
            Some(value) => replace_value(value, text),
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

    /// Puts one text of a list in the place of another; says whether it was there.
    pub(super) fn replace_text(&mut self, key: &str, old: &str, new: &str) -> bool {
        let list = self.document.get_mut(key).and_then(Item::as_array_mut);
        let Some(value) = list.and_then(|list| list.iter_mut().find(|value| value.as_str() == Some(old))) else {
            return false;
        };
        replace_value(value, new);
        true
    }

    /// Takes texts out of a list; a list that is empty then goes with its key.
    pub(super) fn remove_texts(&mut self, key: &str, texts: &[&str]) {
        let Some(list) = self.document.get_mut(key).and_then(Item::as_array_mut) else { return };
        let is_one = |value: &Value| value.as_str().is_some_and(|text| texts.contains(&text));
        let places: Vec<usize> = (0..list.len()).filter(|place| list.get(*place).is_some_and(is_one)).collect();
        for place in places.iter().rev() {
            take_out(list, *place);
        }
        if !places.is_empty() && list.is_empty() && !text_of(Some(list.trailing())).contains('#') {
            self.remove(key);
        }
    }

    /// Takes a key away, with its value or table. Comments above it, and behind a value, go to what follows.
    pub(super) fn remove(&mut self, key: &str) {
        let behind = |(other, item): (&str, &Item)| item.is_value().then(|| other.to_owned());
        let next_key = self.document.iter().skip_while(|(other, _)| *other != key).skip(1).find_map(behind);
        let Some((name, item)) = self.document.remove_entry(key) else { return };
        let (comments, place) = match &item {
            Item::Value(value) => {
                let suffix = text_of(value.decor().suffix());
                let behind = if suffix.contains('#') { format!("{}\n", suffix.trim()) } else { String::new() };
                (text_of(name.leaf_decor().prefix()) + &behind, None)
            }
            Item::Table(table) => {
                let above = text_of(table.decor().prefix());
                // The line that set the table off goes with it.
                (above.strip_suffix("\n\n").map_or(above.clone(), |above| format!("{above}\n")), table.position())
            }
            _ => return,
        };
        if comments.contains('#') {
            let next_key = next_key.filter(|_| item.is_value());
            self.put_before(next_key.as_deref(), place, &comments);
        }
    }

    /// Writes comments above a key, or else above the first table behind a place, or else at the very end.
    fn put_before(&mut self, key: Option<&str>, place: Option<isize>, comments: &str) {
        if let Some(mut key) = key.and_then(|key| self.document.as_table_mut().key_mut(key)) {
            let above = comments.to_owned() + &text_of(key.leaf_decor().prefix());
            return key.leaf_decor_mut().set_prefix(above);
        }
        let tables = self.document.iter_mut().flat_map(|(_, item)| tables_of(item));
        let next = tables.filter(|table| table.position() > place).min_by_key(|table| table.position());
        match next {
            Some(table) => {
                let above = comments.to_owned() + &text_of(table.decor().prefix());
                table.decor_mut().set_prefix(above);
            }
            None => {
                let trailing = comments.to_owned() + self.document.trailing().as_str().unwrap_or_default();
                self.document.set_trailing(trailing);
            }
        }
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
        table.insert("reason", Item::Value(prose(reason).into()));
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

/// What stands around a value stays.
fn replace_value(value: &mut Value, text: &str) {
    let decor = value.decor().clone();
    *value = text.into();
    *value.decor_mut() = decor;
}

/// What is written around a key or value.
fn text_of(decor: Option<&RawString>) -> String {
    decor.and_then(RawString::as_str).unwrap_or_default().to_owned()
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

/// Markdown as it is written into a file, whatever the shell made of its line ends.
fn prose(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

fn amendment_keys(amendment: &NewAmendment) -> InlineTable {
    let mut keys = InlineTable::new();
    keys.insert("date", day(amendment.date));
    keys.insert("type", amendment.kind.name().into());
    if let Some(summary) = &amendment.summary {
        keys.insert("summary", prose(summary).into());
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

/// Takes a value out of a list. Comments around it stay, each on a line.
fn take_out(list: &mut Array, place: usize) {
    let removed = list.remove(place);
    let (above, behind) = (text_of(removed.decor().prefix()), text_of(removed.decor().suffix()));
    let is_tail_of_list = list.trailing_comma() || list.is_empty();
    match (list.get_mut(place), place.checked_sub(1)) {
        (Some(next), _) => {
            let behind = behind + &text_of(next.decor().prefix());
            let between = joined(&above, &behind).unwrap_or(above);
            next.decor_mut().set_prefix(between);
        }
        (None, Some(before)) if !is_tail_of_list => {
            let end = joined(&above, &behind).unwrap_or(behind);
            list.get_mut(before).expect("it is there").decor_mut().set_suffix(end);
        }
        _ => {
            let behind = behind + &text_of(Some(list.trailing()));
            let has_comment = above.contains('#');
            let end = joined(&above, &behind).unwrap_or(if has_comment { above } else { behind });
            list.set_trailing(end);
        }
    }
}

/// What stood above a value and behind it as one, where there are comments that must not run together.
fn joined(above: &str, behind: &str) -> Option<String> {
    let (same_line, lines) = behind.split_once('\n')?;
    if same_line.contains('#') {
        Some(format!("{above}{}\n{lines}", same_line.trim()))
    } else {
        let has_comment = above.contains('#') || lines.contains('#');
        has_comment.then(|| format!("{}\n{lines}", above.trim_end()))
    }
}

/// Adds a value to a list in the way in which the list is laid out: on one line, or one below the other.
fn push(list: &mut Array, value: Value) {
    let Some(last) = list.iter().last() else { return list.push(value) };
    let indent = text_of(last.decor().prefix()).rsplit_once('\n').map(|(_, indent)| indent.to_owned());
    let (suffix, trailing) = (text_of(last.decor().suffix()), text_of(Some(list.trailing())));
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
