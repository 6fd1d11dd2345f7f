//! Two states of a text, line by line.

use similar::{ChangeTag, TextDiff};

/// The new state of a text with the line ends of the old one: lines that stay keep their bytes, new lines end as most
/// do. Comments are kept even where what they stood above is gone.
pub(super) fn merged(old: &str, new: &str) -> String {
    let plain = old.replace("\r\n", "\n");
    let line_end = if old.matches("\r\n").count() * 2 > old.matches('\n').count() { "\r\n" } else { "\n" };
    let mut old_lines = old.split_inclusive('\n');
    let mut text = String::with_capacity(new.len() + 64);
    for change in TextDiff::from_lines(plain.as_str(), new).iter_all_changes() {
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

/// What changes from one text to the other, as `diff -u` and `git` show it.
pub(super) fn unified_diff(old: (&str, &str), new: (&str, &str)) -> String {
    let diff = TextDiff::from_lines(old.1, new.1);
    diff.unified_diff().header(old.0, new.0).to_string()
}
