//! Where the front matter of a file begins and ends.

use memchr::memchr;

use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::text;
use crate::source::{FileId, Span};
use crate::toml_table::TomlText;

pub(crate) const FENCE: &str = "+++";

/// The two parts of a file.
pub(crate) struct FrontMatter<'t> {
    pub toml: TomlText<'t>,
    pub body_start: usize,
}

/// Finds the front matter, or reports why there is none. A byte-order mark and CRLF line ends are accepted.
pub(crate) fn find_front_matter<'t>(file: FileId, whole: &'t str, found: &mut Diagnostics) -> Option<FrontMatter<'t>> {
    let first = if whole.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first_line = line_at(whole, first);
    if whole[first..first_line].trim_end() != FENCE {
        let span = Span::new(file, first..first + whole[first..first_line].trim_end().len());
        let is_yaml = whole[first..first_line].trim_end() == "---";
        found.push(if is_yaml { text::yaml_front_matter(span) } else { text::missing_front_matter(span) });
        return None;
    }
    let mut start = first_line;
    while start < whole.len() {
        let end = line_at(whole, start);
        if whole[start..end].trim_end() == FENCE {
            return Some(FrontMatter {
                toml: TomlText { file, whole, start: first_line, end: start },
                body_start: end,
            });
        }
        start = end;
    }
    found.push(text::unclosed_front_matter(Span::new(file, first..first + FENCE.len())));
    None
}

/// Where the line that contains `start` ends, its newline included.
fn line_at(text: &str, start: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |newline| start + newline + 1)
}
