//! Words and where they stand → files of about one size, each with the words of one beginning.
//!
//! Which words share a file depends on how many there are with each beginning and on nothing else, so that an edit
//! changes the files of its own words.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::digits;
use super::gather::{Entry, Place};
use super::weights::{LEAST_OF_HEADING, LEVELS, level};

/// A file is cut by the next letter of its words when it is larger than this.
const LARGEST: usize = 32 * 1024;
/// Words of one further letter get a file of their own when they fill this much.
const LEAST: usize = 2 * 1024;
/// From so many documents on, a word that is in most of them is kept only where it stands in a title or heading.
const MANY: usize = 400;
/// What ends the forms of a word, and its places.
const END: char = '!';
/// Said of a word that is kept only where it counts most.
const COMMON: char = '~';
/// Leads from a form to the beginning under which it is kept.
const LEADS: char = '>';

/// The files of words, by the beginning that those of each have in common; what has no file of its own is under "".
pub(super) fn shards(words: &BTreeMap<String, Entry>, documents: usize) -> BTreeMap<String, String> {
    let written: Vec<(&str, String)> =
        words.par_iter().map(|(stem, entry)| (stem.as_str(), written(entry, documents))).collect();
    let mut shards = BTreeMap::new();
    cut(&written, "", &mut shards);
    // A form that begins otherwise than its stem is found by its own beginning.
    let mut leads: BTreeMap<String, String> = BTreeMap::new();
    for (stem, entry) in words {
        let home = shard_of(&shards, stem);
        for form in entry.forms.iter().filter(|form| shard_of(&shards, form) != home) {
            let lead = leads.entry(shard_of(&shards, form).to_owned()).or_default();
            *lead += &format!("{form}{LEADS}{home}{END}{END}");
        }
    }
    for (shard, leads) in leads {
        shards.entry(shard).or_default().push_str(&leads);
    }
    shards
}

/// The longest known beginning of a word.
fn shard_of<'s>(shards: &'s BTreeMap<String, String>, word: &str) -> &'s str {
    let ends = word.char_indices().map(|(at, character)| at + character.len_utf8()).rev();
    ends.chain([0]).find_map(|end| shards.get_key_value(&word[..end])).map_or("", |(beginning, _)| beginning)
}

/// Puts words, which are sorted, into one file, or cuts them by the letter behind their beginning.
fn cut(words: &[(&str, String)], beginning: &str, shards: &mut BTreeMap<String, String>) {
    let size = |words: &[(&str, String)]| words.iter().map(|(_, text)| text.len()).sum::<usize>();
    let own: &mut String = shards.entry(beginning.to_owned()).or_default();
    if size(words) <= LARGEST {
        words.iter().for_each(|(_, text)| own.push_str(text));
        return;
    }
    let next = |stem: &str| stem[beginning.len()..].chars().next();
    let mut larger = vec![];
    for same in words.chunk_by(|(one, _), (other, _)| next(one) == next(other)) {
        match next(same[0].0) {
            Some(letter) if size(same) > LEAST => larger.push((format!("{beginning}{letter}"), same)),
            _ => same.iter().for_each(|(_, text)| own.push_str(text)),
        }
    }
    for (beginning, words) in larger {
        cut(words, &beginning, shards);
    }
}

fn written(entry: &Entry, documents: usize) -> String {
    let mut text = entry.forms.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    text.push(END);
    let chapters = entry.places.chunk_by(|one, other| one.slot == other.slot).count();
    if documents >= MANY && chapters * 2 > documents {
        text.push(COMMON);
        let counts = level(LEAST_OF_HEADING);
        places(entry.places.iter().filter(|place| place.level >= counts), &mut text);
    } else {
        places(entry.places.iter(), &mut text);
    }
    text.push(END);
    text
}

/// Writes each document once, as the distance from the one before, then its parts with their levels.
fn places<'p>(all: impl Iterator<Item = &'p Place>, out: &mut String) {
    let all: Vec<Place> = all.copied().collect();
    let mut before = 0;
    for parts in all.chunk_by(|one, other| one.slot == other.slot) {
        let is_several = parts.len() > 1;
        digits::push((parts[0].slot - before) * 2 + u32::from(is_several), out);
        before = parts[0].slot;
        if is_several {
            digits::push(parts.len() as u32 - 2, out);
        }
        let mut part_before = 0;
        for place in parts {
            digits::push(u32::from(place.part - part_before) * LEVELS.len() as u32 + u32::from(place.level), out);
            part_before = place.part;
        }
    }
}
