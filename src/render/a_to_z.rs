//! The A to Z: every title, former title, keyword and abbreviation, for readers who know a word but not its place.

use std::collections::BTreeMap;

use anyhow::Result;

use super::Renderer;
use crate::model::entry::EntryIndex;
use crate::render::html::{add, add_some};
use crate::render::view::search::{AToZPage, LetterView};
use crate::render::view::{Frame, Link};
use crate::resolve::addresses::A_TO_Z;
use crate::search::words::fold;

/// How a line is sorted: without capitals and accents, titles before keywords of the same words.
type Key<'r> = (String, &'r str, usize);

/// A title, which is a link itself, or another word with the chapters that it leads to.
struct IndexLine<'r> {
    words: &'r str,
    /// What an abbreviation means.
    meaning: Option<&'r String>,
    /// Where a title leads.
    link: Option<&'r Link>,
    /// The chapters that are found by a keyword or a former title.
    see: Vec<&'r Link>,
    is_withdrawn: bool,
}

impl Renderer<'_> {
    pub(super) fn a_to_z_page(&self) -> Result<AToZPage> {
        let title = self.theme.strings.get("a_to_z");
        Ok(AToZPage {
            frame: Frame { breadcrumb_html: self.breadcrumb(None)?, ..self.frame("a-to-z", title, A_TO_Z) },
            letters: self.letters(),
        })
    }

    fn letters(&self) -> Vec<LetterView> {
        let lines = self.index_lines();
        let letters = lines.chunk_by(|(one, _), (other, _)| letter(&one.0) == letter(&other.0)).map(|lines| {
            let letter = letter(&lines[0].0.0);
            let mut html = String::new();
            lines.iter().for_each(|(_, line)| self.add_index_line(line, &mut html));
            LetterView { anchor: format!("_{}", letter.to_lowercase()), letter, lines_html: html.into() }
        });
        letters.collect()
    }

    fn add_index_line(&self, line: &IndexLine<'_>, list: &mut String) {
        let strings = &self.theme.strings;
        *list += "<li>";
        if let Some(link) = line.link {
            // The number stands behind the title, by which the line is found.
            *list += &Link { number: None, ..link.clone() }.html();
            add_some(list, " ", link.number.as_deref(), "");
            if line.is_withdrawn {
                add(list, " (", strings.get("a_to_z_withdrawn"), ")");
            }
        } else {
            add(list, "<span class=\"index-words\">", line.words, "");
            add_some(list, ": ", line.meaning.map(String::as_str), "");
            *list += "</span>";
            for (place, link) in line.see.iter().enumerate() {
                *list += ", ";
                if place == 0 {
                    add(list, "", strings.get("a_to_z_see"), " ");
                }
                *list += &link.html();
            }
        }
        *list += "</li>\n";
    }

    fn index_lines(&self) -> Vec<(Key<'_>, IndexLine<'_>)> {
        let site = self.site;
        let sections = site.manual.section_indices().map(|section| (self.section_link(section), false));
        let built = || site.manual.entry_indices().filter(|index| site.is_built(site.manual.entry(*index)));
        let entries = built().map(|index| (self.entry_link(index), site.manual.entry(index).withdrawn.is_some()));
        let titles = sections.chain(entries).enumerate().map(|(at, (link, is_withdrawn))| {
            let words = link.title.as_str();
            (key(words, at + 2), IndexLine { words, meaning: None, link: Some(link), see: vec![], is_withdrawn })
        });
        let mut names: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
        for index in built() {
            for name in self.names(index) {
                names.entry(name).or_default().push(self.entry_link(index));
            }
        }
        let named = names.into_iter().map(|(words, see)| {
            (key(words, 1), IndexLine { words, meaning: None, link: None, see, is_withdrawn: false })
        });
        let abbreviations = site.config.abbreviations.iter().map(|(words, meaning)| {
            (key(words, 0), IndexLine { words, meaning: Some(meaning), link: None, see: vec![], is_withdrawn: false })
        });
        let mut lines: Vec<_> = titles.chain(named).chain(abbreviations).collect();
        lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        lines
    }

    /// What else a chapter is or was called.
    fn names(&self, index: EntryIndex) -> impl Iterator<Item = &str> {
        let entry = self.site.manual.entry(index);
        let names = entry.finding.keywords.iter().chain(&entry.finding.former_titles);
        names.map(String::as_str).filter(|name| *name != entry.title.value)
    }
}

fn key(words: &str, rank: usize) -> Key<'_> {
    let folded = fold(words);
    (folded.trim_start_matches(|character: char| !character.is_alphanumeric()).to_owned(), words, rank)
}

/// The letter under which folded words stand; all digits share a place.
fn letter(folded: &str) -> String {
    match folded.chars().next() {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "0–9".to_owned(),
    }
}
