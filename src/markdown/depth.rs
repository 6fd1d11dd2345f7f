//! How deep the parts of a text may stand in one another.

use std::ops::Range;

/// Nobody could follow a text that is deeper, and neither could browsers.
pub(super) const DEEPEST: usize = 100;

/// The first line that opens more quotations and lists within one another than may be.
///
/// Looked for before the text is parsed, since the parser goes through all that are open with each line that follows.
pub(super) fn too_deep_line(text: &str) -> Option<Range<usize>> {
    // Nearly every line begins with a letter, and none of them is a mark.
    let may_be = |line: &str| line.len() > DEEPEST && !line.as_bytes()[0].is_ascii_alphabetic();
    let is_too_deep = |line: &str| may_be(line) && marks(line) > DEEPEST;
    // Hardly any text has such a line, and then it does not matter which of its lines are code.
    if !lines(text).any(is_too_deep) {
        return None;
    }
    let (mut start, mut code) = (0, None);
    for line in text.split_inclusive('\n') {
        code = match (code, Fence::of(line)) {
            (Some(open), Some(fence)) if fence.closes(open) => None,
            (None, fence) => fence,
            (open, _) => open,
        };
        if code.is_none() && is_too_deep(line) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes())
        .chain([text.len()])
        .map(move |end| &text[std::mem::replace(&mut start, end + 1)..end])
}

/// A line that opens or closes code, in which marks are only characters.
#[derive(Clone, Copy)]
struct Fence {
    mark: char,
    length: usize,
    /// Whether something stands behind the marks.
    has_words: bool,
}

impl Fence {
    fn of(line: &str) -> Option<Fence> {
        let text = line.trim_start_matches(' ');
        let mark = text.chars().next().filter(|mark| ['`', '~'].contains(mark) && line.len() - text.len() < 4)?;
        let words = text.trim_start_matches(mark);
        let fence = Fence { mark, length: text.len() - words.len(), has_words: !words.trim().is_empty() };
        (fence.length >= 3 && !(mark == '`' && words.contains('`'))).then_some(fence)
    }

    fn closes(self, open: Fence) -> bool {
        self.mark == open.mark && self.length >= open.length && !self.has_words
    }
}

/// How many marks of quotations, lists, definitions and footnotes a line begins with.
fn marks(line: &str) -> usize {
    let mut rest = line;
    let mut count = 0;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        match behind_mark(rest) {
            Some(behind) => rest = behind,
            None if is_rule(line) => return 0,
            None => return count,
        }
        count += 1;
    }
}

fn behind_mark(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('>') {
        return Some(quoted);
    }
    if let Some(note) = text.strip_prefix("[^") {
        return note.split_once("]:").map(|(_, behind)| behind);
    }
    let behind = match text.strip_prefix(['-', '+', '*', ':']) {
        Some(behind) => behind,
        None => text.trim_start_matches(|digit: char| digit.is_ascii_digit()).strip_prefix(['.', ')'])?,
    };
    behind.starts_with([' ', '\t', '\r', '\n']).then_some(behind)
}

/// Whether a line is one across the page, such as `- - -`.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].iter().any(|mark| line.trim_end().chars().all(|character| character == *mark || character == ' '))
}
