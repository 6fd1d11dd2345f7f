//! What a search begins with: numbers and titles of all that can be found, and where everything else is.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::{Map, Value};

use super::alike::Alike;
use super::documents::Document;
use super::shards::push_form;
use super::texts::{json, simple_anchor};
use crate::model::section::SectionIndex;
use crate::resolve::Site;
use crate::resolve::addresses::encoded;

/// The wording that the script needs.
pub(crate) struct Wording {
    pub strings: Map<String, Value>,
    /// By id, in the order of the settings.
    pub statuses: Vec<(String, String)>,
    pub contact: Option<(String, Option<String>)>,
}

#[derive(Serialize)]
struct Start<'s> {
    slots: usize,
    /// How many files of texts there are.
    texts: usize,
    /// The beginnings of the words that have files of their own.
    words: Vec<&'s str>,
    /// Whether one more file lists the forms of all words.
    forms: bool,
    /// Each section's place among the documents and, by its place in this list, the section around it.
    sections: Vec<(usize, Option<usize>)>,
    statuses: &'s [(String, String)],
    /// What means the same: the word that stands for it, and all ways to say it.
    alike: Vec<(&'s str, &'s [String])>,
    /// Abbreviations and what they mean.
    abbreviations: &'s BTreeMap<String, String>,
    contact: &'s Option<(String, Option<String>)>,
    /// Of each document: its slot,
    slot: &'s [u32],
    /// its number,
    number: Vec<&'s str>,
    title: Vec<&'s str>,
    /// its address unless the title tells it,
    address: Vec<&'s str>,
    /// its section's place in their list, from 1,
    section: Vec<usize>,
    /// and what few have.
    more: BTreeMap<usize, More<'s>>,
}

/// What only few documents have.
#[derive(Serialize, Default, PartialEq)]
struct More<'s> {
    #[serde(rename = "n", skip_serializing_if = "<[_]>::is_empty")]
    former_numbers: &'s [String],
    #[serde(rename = "t", skip_serializing_if = "<[_]>::is_empty")]
    former_titles: &'s [String],
    #[serde(rename = "k", skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'s [&'s str],
    /// Statuses, by their places in the list.
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    statuses: Vec<usize>,
    #[serde(rename = "w", skip_serializing_if = "std::ops::Not::not")]
    is_withdrawn: bool,
}

/// Where the other files are.
pub(super) struct Places<'p> {
    pub slots: &'p [u32],
    pub slot_count: usize,
    pub texts: usize,
    pub words: Vec<&'p str>,
    pub forms: bool,
}

/// The first file, as JSON.
pub(super) fn start(
    site: &Site<'_>,
    documents: &[Document<'_>],
    alike: &Alike,
    places: Places<'_>,
    wording: &Wording,
) -> String {
    let order: HashMap<SectionIndex, usize> =
        site.contents.section_order.iter().enumerate().map(|(at, section)| (*section, at)).collect();
    let more = documents.iter().enumerate().map(|(at, document)| (at, more(document, wording)));
    json(&Start {
        slots: places.slot_count,
        texts: places.texts,
        words: places.words,
        forms: places.forms,
        sections: sections(site, documents, &order),
        statuses: &wording.statuses,
        alike: alike.groups.iter().map(|group| (group.key.as_str(), group.ways.as_slice())).collect(),
        abbreviations: &site.config.abbreviations,
        contact: &wording.contact,
        slot: places.slots,
        number: documents.iter().map(|document| document.number.as_deref().unwrap_or_default()).collect(),
        title: documents.iter().map(|document| document.title).collect(),
        address: documents.iter().map(address).collect(),
        section: documents.iter().map(|document| document.section.map_or(0, |section| order[&section] + 1)).collect(),
        more: more.filter(|(_, more)| *more != More::default()).collect(),
    })
}

fn sections(
    site: &Site<'_>,
    documents: &[Document<'_>],
    order: &HashMap<SectionIndex, usize>,
) -> Vec<(usize, Option<usize>)> {
    let places: HashMap<&str, usize> =
        documents.iter().enumerate().map(|(at, document)| (document.key.as_str(), at)).collect();
    let section = |index: &SectionIndex| {
        let around = site.contents.parents[index.0].map(|parent| order[&parent]);
        (places[encoded(site.addresses.section(*index)).as_str()], around)
    };
    site.contents.section_order.iter().map(section).collect()
}

fn address<'d>(document: &'d Document<'_>) -> &'d str {
    let is_told = document.address.strip_suffix(".html").is_some_and(|id| id == simple_anchor(document.title));
    if is_told { "" } else { &document.address }
}

fn more<'d>(document: &'d Document<'_>, wording: &Wording) -> More<'d> {
    let statuses = wording.statuses.iter().enumerate();
    More {
        former_numbers: &document.former_numbers,
        former_titles: document.former_titles,
        keywords: &document.keywords,
        statuses: statuses.filter(|(_, (id, _))| document.statuses.contains(&id.as_str())).map(|(at, _)| at).collect(),
        is_withdrawn: document.is_withdrawn,
    }
}

/// The forms of all words that a reader may have mistyped, sorted, each as how much it shares with the one before and
/// what follows.
pub(super) fn forms<'f>(forms: impl Iterator<Item = &'f String>) -> String {
    let mut listed = String::new();
    let mut before: &str = "";
    let is_word = |form: &&String| form.chars().count() > 3 && form.chars().all(char::is_alphabetic);
    let mut all: Vec<&String> = forms.filter(is_word).collect();
    all.sort_unstable();
    all.dedup();
    for form in all {
        push_form(form, before, &mut listed);
        listed.push(' ');
        before = form;
    }
    json(&listed.trim_end())
}

/// What the script says.
pub(super) fn words_of_script(wording: &Wording) -> String {
    json(&serde_json::json!({ "strings": wording.strings }))
}
