//! Two states of a text, line by line.

use similar::{ChangeTag, TextDiff};

/// The new state of a text with the line ends of the old one: lines that stay keep their bytes, new lines end as most
/// do. Comments are kept even where what they stood above is gone.
pub(super) fn merged(old: &str, new: &str) -> String {
    let plain = old.replace("\r\n", "\n");
    let line_end = line_end(old);
    let mut old_lines = old.split_inclusive('\n');
    let mut text = String::with_capacity(new.len() + 64);
    let (before, after) = (lines(&plain), lines(new));
    for change in diff(&before, &after).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => text += old_lines.next().expect("an equal line is a line of the old text"),
            ChangeTag::Insert => text += &change.value().replace('\n', line_end),
            ChangeTag::Delete => {
                let line = old_lines.next().expect("a deleted line is a line of the old text");
                let is_comment = line.trim_start().starts_with('#');
                text += if is_comment { line } else { "" };
            }
        }
    }
    text
}

/// A text whose lines all end as most of another do.
pub(super) fn with_line_ends_of(old: &str, new: &str) -> String {
    new.replace('\n', line_end(old))
}

fn line_end(text: &str) -> &'static str {
    if text.matches("\r\n").count() * 2 > text.matches('\n').count() { "\r\n" } else { "\n" }
}

/// What changes from one text to the other, as `diff -u` and `git` show it.
pub(super) fn unified_diff(old: (&str, &str), new: (&str, &str)) -> String {
    let (before, after) = (lines(old.1), lines(new.1));
    diff(&before, &after).unified_diff().header(old.0, new.0).to_string()
}

/// A lone carriage return ends no line, for git as little as here.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn diff<'d>(old: &'d [&'d str], new: &'d [&'d str]) -> TextDiff<'d, 'd, str> {
    TextDiff::configure().newline_terminated(true).diff_slices(old, new)
}
