//! What a chapter is found by, for its editor.

use std::collections::HashMap;

use super::alike::{Alike, MARK};
use super::documents::{Document, documents};
use super::gather::{Entry, Learned, gather};
use super::slots::slots;
use super::stems::Stems;
use super::weights::LEVELS;
use crate::model::entry::EntryIndex;
use crate::resolve::Site;

/// How many of the words that tell a chapter from all others are named.
const MOST_TELLING: usize = 12;

/// What one chapter is found by, beside all other words of its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    pub former_numbers: Vec<String>,
    pub former_titles: Vec<String>,
    /// Keywords, and what other lines of the contents call it.
    pub keywords: Vec<String>,
    /// Abbreviations and synonyms that stand in it, each with all other ways to say the same.
    pub alike: Vec<Vec<String>>,
    pub headings: Vec<String>,
    pub files: Vec<String>,
    /// The words of its text that few other chapters have, the most telling first.
    pub telling: Vec<String>,
}

/// What each entry is found by.
pub(crate) fn terms(site: &Site<'_>) -> HashMap<EntryIndex, Terms> {
    let documents = documents(site);
    let stems = Stems::of(&site.config.language.value);
    let alike = Alike::of(site.config, &stems);
    let keys: Vec<&str> = documents.iter().map(|document| document.key.as_str()).collect();
    let slots = slots(&keys).slots;
    let gathered = gather(&documents, &slots, Learned { stems: &stems, alike: &alike }, |_, _| ());
    let mut said: HashMap<u32, Said<'_>> = HashMap::new();
    for (stem, entry) in &gathered.words {
        note(stem, entry, documents.len(), &mut said);
    }
    let of_entries = documents.iter().zip(&slots).filter_map(|(document, slot)| {
        Some((document.entry?, terms_of(document, said.remove(slot).unwrap_or_default(), &alike)))
    });
    of_entries.collect()
}

/// The words of a document with what each tells, and the groups of words that mean the same.
#[derive(Default)]
struct Said<'g> {
    words: Vec<(f32, &'g str)>,
    groups: Vec<&'g str>,
}

fn note<'g>(stem: &'g str, entry: &'g Entry, documents: usize, said: &mut HashMap<u32, Said<'g>>) {
    let rarity = (documents as f32 / entry.postings.chapters().max(1) as f32).ln();
    let shown = entry.forms.iter().min_by_key(|form| form.len()).map_or(stem, String::as_str);
    entry.postings.each(|slot, places| {
        let said = said.entry(slot).or_default();
        if stem.starts_with(MARK) {
            said.groups.push(stem);
        } else if shown.chars().count() > 2 && !shown.contains(|letter: char| letter.is_numeric()) {
            let weight: f32 = places.iter().map(|place| LEVELS[usize::from(place.level)].min(2.0)).sum();
            said.words.push((weight.ln_1p() * rarity, shown));
        }
    });
}

fn terms_of(document: &Document<'_>, mut said: Said<'_>, alike: &Alike) -> Terms {
    said.words.sort_by(|(one, word), (other, another)| other.total_cmp(one).then(word.cmp(another)));
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let groups = alike.groups.iter().filter(|group| said.groups.contains(&group.key.as_str()));
    Terms {
        former_numbers: document.former_numbers.clone(),
        former_titles: document.former_titles.to_vec(),
        keywords: owned(&document.keywords),
        alike: groups.map(|group| group.ways.clone()).collect(),
        headings: document.headings().iter().map(|heading| heading.text.to_string()).collect(),
        files: owned(&document.files),
        telling: said.words.iter().take(MOST_TELLING).map(|(_, word)| (*word).to_owned()).collect(),
    }
}
