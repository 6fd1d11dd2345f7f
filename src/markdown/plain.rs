//! Markdown → plain text, for the terminal.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The text without its marks, wrapped to a width; code stays as it is, set in by four spaces.
pub(crate) fn plain(markdown: &str, width: usize) -> String {
    let mut page = Page { width, ..Page::default() };
    for event in Parser::new_ext(markdown, super::dialect()) {
        page.event(event);
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    width: usize,
    /// The words of the paragraph, heading, item or cell that is being read.
    words: String,
    /// By list: the number of the next item, where items have numbers.
    lists: Vec<Option<u64>>,
    rows: Vec<Vec<String>>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words += &words,
            Event::Code(words) => self.words += &format!("`{words}`"),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.end_words();
                self.lists.push(first);
            }
            Tag::Table(_) => self.rows.clear(),
            Tag::TableHead | Tag::TableRow => self.rows.push(vec![]),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.lists.is_empty() => self.end_block(),
            TagEnd::Heading(_) => self.end_block(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::Item => self.end_words(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.text.push('\n');
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.words);
                self.rows.last_mut().expect("a cell stands in a row").push(cell);
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        self.end_words();
        self.text.push('\n');
    }

    /// Ends the words of a paragraph, or of an item with its mark.
    fn end_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let depth = self.lists.len().saturating_sub(1) * 2;
        let mark = match self.lists.last_mut() {
            None => String::new(),
            Some(None) => "- ".to_owned(),
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
        };
        let first = format!("{}{mark}", " ".repeat(depth));
        let others = " ".repeat(first.len());
        let options = textwrap::Options::new(self.width).initial_indent(&first).subsequent_indent(&others);
        self.text += &textwrap::fill(words.trim(), options);
        self.text.push('\n');
    }

    fn end_code(&mut self) {
        for line in std::mem::take(&mut self.words).lines() {
            self.text += format!("    {line}").trim_end();
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    /// Sets a table in columns of which the last is wrapped; its head is left out where the cells speak for themselves.
    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let count = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| textwrap::core::display_width(cell)).max()
        };
        let widths: Vec<usize> = (0..count).filter_map(width).collect();
        for row in &rows {
            let (Some(last), Some((_, widths))) = (row.last(), widths.split_last()) else { continue };
            let cells = row.iter().zip(widths);
            let first: String = cells.map(|(cell, width)| pad(cell, width + 2)).collect();
            let others = " ".repeat(textwrap::core::display_width(&first));
            let options = textwrap::Options::new(self.width).initial_indent(&first).subsequent_indent(&others);
            self.text += &textwrap::fill(last, options);
            self.text.push('\n');
        }
        self.text.push('\n');
    }
}

fn pad(cell: &str, width: usize) -> String {
    format!("{cell}{}", " ".repeat(width.saturating_sub(textwrap::core::display_width(cell))))
}
