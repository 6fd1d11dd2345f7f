//! Site → the files of its search: an index by parts of chapters, cut into scripts of which a search loads what its
//! words need. It never makes a page.
//!
//! The files are [scripts that hand over what they hold](crate::script).

mod alike;
mod codes;
mod digits;
pub(crate) mod documents;
mod gather;
mod postings;
mod shards;
mod slots;
mod start;
mod stems;
pub(crate) mod terms;
mod texts;
mod weights;
mod word_map;
pub(crate) mod words;

use std::collections::BTreeMap;

use crate::resolve::Site;
use crate::script::{calling, quoted};

use self::alike::Alike;
use self::documents::documents;
use self::gather::{Learned, gather};
use self::start::Places;
use self::stems::Stems;
use self::texts::{text_files, text_of};

pub(crate) use self::start::Wording;

/// Where the files of the index are.
pub(crate) const FOLDER: &str = "search/";
/// Where the words take no more than this, a search for what was mistyped loads them all; else a list of their forms.
const FEW_WORDS: usize = 128 * 1024;

/// The files of the index, by their names in its folder.
pub(crate) fn index(site: &Site<'_>, wording: &Wording) -> BTreeMap<String, String> {
    let documents = documents(site);
    let stems = Stems::of(&site.config.language.value);
    let alike = Alike::of(site.config, &stems);
    let keys: Vec<&str> = documents.iter().map(|document| document.key.as_str()).collect();
    let slots = slots::slots(&keys);
    let codes = texts::codes(&documents);
    let learned = Learned { stems: &stems, alike: &alike };
    let mut gathered = gather(&documents, &slots.slots, learned, |document, texts| text_of(document, texts, &codes));
    let text_count = texts::files(&gathered.kept, slots.count);
    let texts = text_files(&gathered.kept, text_count, slots.count);
    drop(gathered.kept);
    let shards = shards::shards(&mut gathered.words, documents.len());
    let has_forms = shards.values().map(String::len).sum::<usize>() > FEW_WORDS;
    let places = Places {
        slots: &slots.slots,
        slot_count: slots.count,
        texts: text_count,
        words: shards.keys().map(String::as_str).collect(),
        forms: has_forms,
    };
    let mut files = BTreeMap::new();
    let mut add = |name: String, given: &str| {
        files.insert(format!("{name}.js"), calling("vadeSearch", &[&quoted(&name), given]));
    };
    add("start".to_owned(), &start::start(site, &documents, &alike, places, wording));
    add("wording".to_owned(), &start::words_of_script(wording));
    if has_forms {
        add("forms".to_owned(), &start::forms(gathered.words.values().flat_map(|entry| &entry.forms)));
    }
    add("codes".to_owned(), &quoted(&codes.listed()));
    for (at, text) in texts.into_iter().enumerate() {
        add(format!("text-{at}"), &text);
    }
    for (beginning, words) in shards {
        add(shard_name(&beginning), &quoted(&words));
    }
    files
}

/// The name of the file of the words of one beginning; other letters than a to z are named by their numbers.
fn shard_name(beginning: &str) -> String {
    let mut name = "words-".to_owned();
    for character in beginning.chars() {
        match character {
            'a'..='z' | '0'..='9' => name.push(character),
            other => name += &format!("_{:x}", u32::from(other)),
        }
    }
    name
}
