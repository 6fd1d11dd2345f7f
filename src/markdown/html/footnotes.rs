//! Footnotes: numbered by their first mark, listed at the end, each with links back.

use std::collections::{HashMap, HashSet};

use pulldown_cmark_escape::escape_html;
use unicase::UniCase;

use crate::markdown::footnote_names::FootnoteName;

/// How a mark begins; no text can, since `<` is escaped there.
const MARK_START: &str = "<sup class=\"footnote-mark\" id=\"";

/// The marks and texts of one page's footnotes.
#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<FootnoteName, usize>,
    /// By number less one: the name of the footnote, and how many marks lead to it.
    marks: Vec<(FootnoteName, usize)>,
    texts: HashMap<FootnoteName, String>,
}

impl Footnotes {
    /// Writes the mark of a footnote.
    pub(super) fn mark(&mut self, name: &str, id_prefix: &str, out: &mut String) {
        let number = self.number(name);
        let (_, marks) = &mut self.marks[number - 1];
        *marks += 1;
        let id = mark_id(id_prefix, number, *marks);
        out.push_str(&format!("{MARK_START}{id}\"><a href=\"#{id_prefix}fn-{number}\">{number}</a></sup>"));
    }

    /// Keeps the text of a footnote.
    pub(super) fn text(&mut self, name: &str, text: String) {
        self.texts.insert(UniCase::new(name.to_owned()), text);
    }

    /// Writes the list of the footnotes that are marked in the text.
    pub(super) fn list(&self, id_prefix: &str, title: &str, back: &str, out: &mut String) {
        if self.marks.is_empty() {
            return;
        }
        let shown = self.shown_marks(out);
        out.push_str("<div class=\"footnotes\" role=\"group\" aria-label=\"");
        escape_html(&mut *out, title).expect("a String can be written to");
        out.push_str("\">\n<ol>\n");
        for (index, (name, marks)) in self.marks.iter().enumerate() {
            let number = index + 1;
            out.push_str(&format!("<li id=\"{id_prefix}fn-{number}\">"));
            let text = self.texts.get(name).map_or("", |text| text.trim_end());
            // The links back stand within the last paragraph, where the eye ends.
            let (text, end) = text.strip_suffix("</p>").map_or((text, ""), |text| (text, "</p>"));
            out.push_str(text);
            let ids = (1..=*marks).map(|mark| mark_id(id_prefix, number, mark));
            for id in ids.filter(|id| shown.contains(id)) {
                out.push_str(&format!(" <a class=\"footnote-back\" href=\"#{}\" aria-label=\"", id));
                escape_html(&mut *out, &back.replace("{number}", &number.to_string()))
                    .expect("a String can be written to");
                out.push_str("\">↩</a>");
            }
            out.push_str(end);
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</div>\n");
    }

    /// The ids of all marks on the page: one that stands in a footnote which is not shown is not there.
    fn shown_marks(&self, page: &str) -> HashSet<String> {
        let texts = self.marks.iter().filter_map(|(name, _)| self.texts.get(name)).map(String::as_str);
        let marks = texts.chain([page]).flat_map(|text| text.split(MARK_START).skip(1));
        marks.filter_map(|mark| Some(mark.split_once('"')?.0.to_owned())).collect()
    }

    fn number(&mut self, name: &str) -> usize {
        let name = UniCase::new(name.to_owned());
        let next = self.marks.len() + 1;
        let number = *self.numbers.entry(name.clone()).or_insert(next);
        if number == next {
            self.marks.push((name, 0));
        }
        number
    }
}

fn mark_id(id_prefix: &str, number: usize, mark: usize) -> String {
    match mark {
        1 => format!("{id_prefix}fn-mark-{number}"),
        _ => format!("{id_prefix}fn-mark-{number}-{mark}"),
    }
}
