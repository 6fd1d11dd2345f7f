//! Markdown → the plain text of its parts, for search: what stands before the first heading, then behind each.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::callout::callout_line;
use super::raw_html::PlainText;
use super::{events, recording};
use crate::model::outline::Recording;

/// The text of one part.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// In one line, the blocks set off from each other.
    pub text: String,
    /// The destinations of its links.
    pub links: Vec<String>,
}

/// The parts of a text whose outline was read before: one more than it has headings. The words of the headings
/// themselves are in its outline.
pub(crate) fn parts(markdown: &str, recording: Option<&Recording>) -> Vec<Part> {
    match recording {
        Some(recording) => parts_of(markdown, recording::Events::of(markdown, recording)),
        None => parts_of(markdown, events(markdown)),
    }
}

fn parts_of<'m>(markdown: &'m str, events: impl Iterator<Item = (Event<'m>, Range<usize>)>) -> Vec<Part> {
    let mut scan = Scan { markdown, parts: vec![Part::default()], ..Scan::default() };
    for (event, range) in events {
        if range.start >= scan.label_end || !matches!(event, Event::Text(_)) {
            scan.event(event, range.start);
        } else if let (Event::Text(words), true) = (&event, range.end > scan.label_end) {
            // The label of a block and its first words may be one piece of text.
            scan.words(words.get(scan.label_end - range.start..).unwrap_or(words));
        }
    }
    for part in &mut scan.parts {
        part.text.truncate(part.text.trim_end_matches([';', ' ']).len());
    }
    scan.parts
}

/// The words of a text of the front matter, in one line.
pub(crate) fn plain_line(markdown: &str) -> String {
    let parts = parts_of(markdown, events(markdown));
    parts.iter().map(|part| part.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Scan<'m> {
    markdown: &'m str,
    parts: Vec<Part>,
    is_heading: bool,
    is_quote_start: bool,
    /// Where the label of a labelled block ends, which is no text.
    label_end: usize,
    raw: Option<PlainText>,
}

impl Scan<'_> {
    fn event(&mut self, event: Event<'_>, start: usize) {
        match event {
            Event::Start(tag) => self.start(tag, start),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(html) => {
                let words = self.raw.get_or_insert_default().read(&html);
                self.words(&words);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize) {
        let is_quote_start = std::mem::take(&mut self.is_quote_start);
        match tag {
            Tag::Heading { .. } => self.is_heading = true,
            Tag::BlockQuote(_) => self.is_quote_start = true,
            Tag::Paragraph if is_quote_start => {
                self.label_end = callout_line(self.markdown, start).map_or(0, |line| line.title_start);
            }
            Tag::Link { dest_url, .. } => self.part().links.push(dest_url.into_string()),
            // An item of a list may begin with words of its own, and then comes another list.
            Tag::List(_) => self.end_block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.is_heading = false;
                self.parts.push(Part::default());
            }
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::CodeBlock
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.end_block(),
            TagEnd::HtmlBlock => {
                self.raw = None;
                self.end_block();
            }
            _ => {}
        }
    }

    fn part(&mut self) -> &mut Part {
        self.parts.last_mut().expect("a text has at least one part")
    }

    /// Adds words, each stretch of white space as one blank.
    fn words(&mut self, words: &str) {
        if self.is_heading {
            return;
        }
        let text = &mut self.part().text;
        if is_one_line(words) && !(words.starts_with(' ') && (text.is_empty() || text.ends_with(' '))) {
            return text.push_str(words);
        }
        for (index, word) in words.split(char::is_whitespace).enumerate() {
            if index > 0 && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(word);
        }
    }

    /// Sets off what follows from what is there.
    fn end_block(&mut self) {
        if self.is_heading {
            return;
        }
        let text = &mut self.part().text;
        text.truncate(text.trim_end().len());
        match text.chars().last() {
            None => {}
            Some('.' | ':' | ';' | '?' | '!' | ',' | '。') => text.push(' '),
            Some(_) => text.push_str("; "),
        }
    }
}

/// Whether all white space of a text is single blanks, as in almost all; such a text need not be taken apart.
fn is_one_line(words: &str) -> bool {
    let mut is_blank = false;
    let is_plain = words.bytes().all(|byte| {
        let is_second = is_blank && byte == b' ';
        is_blank = byte == b' ';
        byte >= b' ' && !is_second
    });
    is_plain && (words.is_ascii() || !words.contains(|letter: char| letter != ' ' && letter.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::{Part, parts_of, plain_line};

    fn parts(markdown: &str) -> Vec<Part> {
        parts_of(markdown, Parser::new_ext(markdown, crate::markdown::dialect()).into_offset_iter())
    }

    fn texts(markdown: &str) -> Vec<String> {
        parts(markdown).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn a_text_is_cut_at_its_headings() {
        let text = "Before *it*  all.\n\n## One\n\nFirst\nline.\n\n- item\n- other\n\n### Two\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(texts(text), ["Before it all.", "First line. item; other", "a; b; c; d"]);
    }

    #[test]
    fn labels_comments_and_scripts_are_no_text_but_tables_of_html_are() {
        let text = "> [!NOTE] Mind\n> the gap.\n\n<!-- secret -->\n\n<table><tr><td>cell</td></tr></table>\n<script>run()</script>\n";
        assert_eq!(texts(text), ["Mind the gap. cell"]);
        assert_eq!(texts("> [!NOTE]\n> *All* of it\n"), ["All of it"]);
        assert_eq!(plain_line("See **this**."), "See this.");
    }

    #[test]
    fn links_are_kept_with_their_part() {
        let part = Part { text: "the form".to_owned(), links: vec!["form.docx".to_owned()] };
        assert_eq!(parts("## A\n\n[the form](form.docx)\n")[1], part);
    }
}
