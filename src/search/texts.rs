//! The texts for excerpts → files of a few chapters each, of which a search loads those of what it shows.

use std::collections::BTreeMap;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::codes::Codes;
use super::documents::Document;

/// About so much text goes into a file.
const USUAL: usize = 24 * 1024;

/// The texts of all documents, in files.
pub(super) struct TextFiles {
    /// What the codes of the texts mean, as JSON; the first of it tells which texts it belongs to.
    pub codes: String,
    /// By file: its texts, as JSON.
    pub files: Vec<String>,
}

/// Puts the texts of the documents into files, by their slots among `slot_count`.
pub(super) fn text_files(
    documents: &[Document<'_>],
    slots: &[u32],
    slot_count: usize,
    texts: &[Vec<String>],
) -> TextFiles {
    let keys: Vec<&str> = documents.iter().map(|document| document.key.as_str()).collect();
    let codes = Codes::of(&keys, texts);
    let known: String = codes.words.iter().map(|(character, _)| *character).collect();
    let words: Vec<&str> = codes.words.iter().map(|(_, words)| words.as_str()).collect();
    let listed = json(&(known, words));
    // Texts of one build and codes of another, as a browser may have kept them, would make no sense together.
    let mark = format!("{:x}", xxh3_64(listed.as_bytes()) & 0xff_ffff);

    let bytes: usize = texts.iter().flatten().map(String::len).sum();
    let count = bytes.div_ceil(USUAL).next_power_of_two().min(slot_count);
    let mut by_file: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); count];
    for (at, slot) in slots.iter().enumerate() {
        by_file[*slot as usize * count / slot_count].insert(*slot, at);
    }
    let text_of = |at: usize| document_text(&documents[at], &texts[at], &codes);
    let file = |held: &BTreeMap<u32, usize>| {
        let texts: BTreeMap<u32, Vec<String>> = held.iter().map(|(slot, at)| (*slot, text_of(*at))).collect();
        format!("{},{}", json(&mark), json(&texts))
    };
    TextFiles { codes: format!("{},{listed}", json(&mark)), files: by_file.par_iter().map(file).collect() }
}

/// The text before the first heading; then for each part its heading, its anchor unless the heading tells it, its text.
fn document_text(document: &Document<'_>, texts: &[String], codes: &Codes) -> Vec<String> {
    let mut parts = vec![codes.shorten(&texts[0])];
    for (heading, text) in document.headings.iter().zip(&texts[1..]) {
        let anchor = if simple_anchor(&heading.text) == heading.anchor { "" } else { heading.anchor.as_str() };
        parts.extend([codes.shorten(&heading.text), anchor.to_owned(), codes.shorten(text)]);
    }
    parts
}

/// The anchor or id that the script makes of words by itself.
pub(super) fn simple_anchor(words: &str) -> String {
    let small = words.to_ascii_lowercase().replace(['\'', '’'], "");
    let parts = small.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("texts can be written")
}
