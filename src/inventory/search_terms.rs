//! What chapters are found by, for the editors who choose their keywords.

use serde::Serialize;

use super::filter::{Filter, FilterFault};
use super::list::{filtered, or_nothing, unread};
use super::spreadsheet::csv;
use super::table::{Column, in_one_line};
use crate::resolve::Site;
use crate::search::terms::{Terms, terms};

/// The entries and pages that were asked for, with what readers find them by.
#[derive(Debug, Clone, Serialize)]
pub struct SearchTerms {
    pub count: usize,
    pub entries: Vec<FoundBy>,
    /// How many files could not be read in full.
    #[serde(skip)]
    pub unread: usize,
}

/// What one entry is found by.
#[derive(Debug, Clone, Serialize)]
pub struct FoundBy {
    pub number: Option<String>,
    pub title: String,
    pub id: String,
    pub former_numbers: Vec<String>,
    pub former_titles: Vec<String>,
    pub keywords: Vec<String>,
    /// Abbreviations and synonyms that stand in it, each with all other ways to say the same.
    pub same_meaning: Vec<Vec<String>>,
    pub headings: Vec<String>,
    pub files: Vec<String>,
    /// The words of its text that few other chapters have.
    pub telling_words: Vec<String>,
}

pub(crate) fn search_terms(site: &Site<'_>, filter: &Filter) -> Result<SearchTerms, FilterFault> {
    let mut by_entry = terms(site);
    let entries: Vec<FoundBy> = filtered(site, filter)?
        .into_iter()
        .map(|(index, item)| {
            let terms: Terms = by_entry.remove(&index).unwrap_or_default();
            FoundBy {
                number: item.number,
                title: item.title,
                id: item.id,
                former_numbers: terms.former_numbers,
                former_titles: terms.former_titles,
                keywords: terms.keywords,
                same_meaning: terms.alike,
                headings: terms.headings,
                files: terms.files,
                telling_words: terms.telling,
            }
        })
        .collect();
    Ok(SearchTerms { count: entries.len(), entries, unread: unread(site) })
}

const COLUMNS: [Column<FoundBy>; 10] = [
    Column::new(0, "number", "Number", |entry: &FoundBy| or_nothing(&entry.number)),
    Column::new(1, "title", "Title", |entry: &FoundBy| entry.title.clone()),
    Column::new(2, "id", "Id", |entry: &FoundBy| entry.id.clone()),
    Column::new(3, "former_numbers", "Former numbers", |entry: &FoundBy| entry.former_numbers.join("; ")),
    Column::new(4, "former_titles", "Former titles", |entry: &FoundBy| entry.former_titles.join("; ")),
    Column::new(5, "keywords", "Keywords", |entry: &FoundBy| entry.keywords.join("; ")),
    Column::new(6, "same_meaning", "Same meaning", |entry: &FoundBy| entry.same_meaning().join("; ")),
    Column::new(7, "headings", "Headings", |entry: &FoundBy| entry.headings.join("; ")),
    Column::new(8, "files", "Files", |entry: &FoundBy| entry.files.join("; ")),
    Column::new(9, "telling_words", "Telling words", |entry: &FoundBy| entry.telling_words.join("; ")),
];

impl FoundBy {
    fn same_meaning(&self) -> Vec<String> {
        self.same_meaning.iter().map(|ways| ways.join(" = ")).collect()
    }

    /// One block of lines, those left out of which there is nothing to say.
    fn text(&self, width: usize) -> String {
        let number = self.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        let mut text = format!("{number}{}\n", in_one_line(&self.title));
        let lists = [
            ("formerly", [self.former_numbers.as_slice(), self.former_titles.as_slice()].concat()),
            ("keywords", self.keywords.clone()),
            ("same meaning", self.same_meaning()),
            ("headings", self.headings.clone()),
            ("files", self.files.clone()),
            ("telling words", self.telling_words.clone()),
        ];
        for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            let first = format!("  {name:<15}");
            let others = " ".repeat(first.len());
            let options = textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&others);
            text += &textwrap::fill(&in_one_line(&list.join("; ")), options);
            text.push('\n');
        }
        text
    }
}

impl SearchTerms {
    /// A block of lines for each, as wide as it may be.
    pub fn text(&self, width: u16) -> String {
        let width = usize::from(width.max(40));
        let blocks: Vec<String> = self.entries.iter().map(|entry| entry.text(width)).collect();
        blocks.join("\n")
    }

    /// A table for spreadsheets.
    pub fn csv(&self) -> String {
        csv(&COLUMNS, &self.entries)
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the facts of entries can be written") + "\n"
    }
}
