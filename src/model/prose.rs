//! Markdown that an author wrote into front matter or settings.

use crate::source::Span;

/// Markdown text and where it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prose {
    pub text: String,
    span: Span,
    /// Where the text begins, if TOML's quoting left it as it is, so that a place in it is a place in the file.
    verbatim: Option<u32>,
}

impl Prose {
    /// `written` is the TOML value with its quotation marks, at `span`.
    pub(crate) fn new(text: String, span: Span, written: &str) -> Prose {
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| written.starts_with(quotes));
        let inside = &written[quotes.map_or(0, str::len)..];
        let inside = inside.strip_prefix("\r\n").or_else(|| inside.strip_prefix('\n')).unwrap_or(inside);
        let skipped = (written.len() - inside.len()) as u32;
        let verbatim = inside.starts_with(&text).then_some(span.start + skipped);
        Prose { text, span, verbatim }
    }

    /// The place in the file of a range of the text, or of the whole value where quoting hides it.
    pub(crate) fn place(&self, range: std::ops::Range<usize>) -> Span {
        match self.verbatim {
            Some(start) => {
                let start = start as usize;
                Span::new(self.span.file, start + range.start..start + range.end)
            }
            None => self.span,
        }
    }
}
