//! Words and where they stand → files of about one size, each with the words of one beginning.
//!
//! Which words share a file depends on how many there are with each beginning and on nothing else, so that an edit
//! changes the files of its own words.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::gather::Entry;
use super::postings::Postings;
use super::weights::{LEAST_OF_HEADING, level};

/// A file is cut by the next letter of its words when it is larger than this.
const LARGEST: usize = 32 * 1024;
/// Words of one further letter get a file of their own when they fill this much.
const LEAST: usize = 2 * 1024;
/// From so many documents on, a word that is in most of them is kept only where it stands in a title or heading.
const MANY: usize = 400;
/// Of a word that is in more than one of so many documents, each keeps headings and its best place alone: it does not
/// tell other parts from each other.
const OFTEN: usize = 6;
/// What ends the forms of a word, and its places.
const END: char = '!';
/// Said of a word that is kept only where it counts most.
const COMMON: char = '~';
/// Leads from a form to the beginning under which it is kept.
const LEADS: char = '>';

/// A word as a file has it.
struct Word<'w> {
    stem: &'w str,
    forms: &'w BTreeSet<String>,
    places: Postings,
    is_common: bool,
}

impl<'w> Word<'w> {
    fn of(stem: &'w str, entry: &'w mut Entry, documents: usize) -> Word<'w> {
        let chapters = entry.postings.chapters();
        let is_common = documents >= MANY && chapters * 2 > documents;
        let all = std::mem::take(&mut entry.postings);
        let places = if is_common {
            all.at_least(level(LEAST_OF_HEADING))
        } else if chapters * OFTEN > documents {
            all.telling(level(LEAST_OF_HEADING))
        } else {
            all
        };
        Word { stem, forms: &entry.forms, places, is_common }
    }

    fn size(&self) -> usize {
        self.forms.iter().map(|form| form.len() + 1).sum::<usize>() + self.places.as_str().len() + 1
    }
}

/// The files of words, by the beginning that those of each have in common; what has no file of its own is under "".
/// They take the places with them.
pub(super) fn shards(words: &mut BTreeMap<String, Entry>, documents: usize) -> BTreeMap<String, String> {
    let words: Vec<Word<'_>> =
        words.par_iter_mut().map(|(stem, entry)| Word::of(stem.as_str(), entry, documents)).collect();
    let mut shards = BTreeMap::new();
    cut(&words, "", &mut shards);
    let mut texts: BTreeMap<String, String> =
        shards.par_iter().map(|(beginning, words)| (beginning.clone(), written(words))).collect();
    // A form that begins otherwise than its stem is found by its own beginning.
    for word in &words {
        let home = shard_of(&shards, word.stem);
        for form in word.forms.iter().filter(|form| shard_of(&shards, form) != home) {
            let other = texts.get_mut(shard_of(&shards, form)).expect("each shard has its text");
            *other += &format!("{form}{LEADS}{home}{END}{END}");
        }
    }
    texts
}

type Shards<'w> = BTreeMap<String, Vec<&'w Word<'w>>>;

/// The longest known beginning of a word.
fn shard_of<'s>(shards: &'s Shards<'_>, word: &str) -> &'s str {
    let ends = word.char_indices().map(|(at, character)| at + character.len_utf8()).rev();
    ends.chain([0]).find_map(|end| shards.get_key_value(&word[..end])).map_or("", |(beginning, _)| beginning)
}

/// Puts words, which are sorted, into one file, or cuts them by the letter behind their beginning.
fn cut<'w>(words: &'w [Word<'w>], beginning: &str, shards: &mut Shards<'w>) {
    let size = |words: &[Word<'_>]| words.iter().map(Word::size).sum::<usize>();
    let own = shards.entry(beginning.to_owned()).or_default();
    if size(words) <= LARGEST {
        own.extend(words);
        return;
    }
    let next = |word: &Word<'_>| word.stem[beginning.len()..].chars().next();
    let mut larger = vec![];
    for same in words.chunk_by(|one, other| next(one) == next(other)) {
        match next(&same[0]) {
            Some(letter) if size(same) > LEAST => larger.push((format!("{beginning}{letter}"), same)),
            _ => own.extend(same),
        }
    }
    for (beginning, words) in larger {
        cut(words, &beginning, shards);
    }
}

/// Writes forms, each as how much it shares with the one before and what follows, and places.
fn written(words: &[&Word<'_>]) -> String {
    let mut text = String::new();
    let mut before = "";
    for word in words {
        for (at, form) in word.forms.iter().enumerate() {
            text.extend((at > 0).then_some(' '));
            push_form(form, before, &mut text);
            before = form;
        }
        text.push(END);
        text.extend(word.is_common.then_some(COMMON));
        text.push_str(word.places.as_str());
        text.push(END);
    }
    text
}

/// Writes how much a word shares with the one before, and what follows.
pub(super) fn push_form(form: &str, before: &str, out: &mut String) {
    let shared = form.chars().zip(before.chars()).take_while(|(one, other)| one == other).count().min(35);
    out.push(char::from_digit(shared as u32, 36).expect("there are so many digits"));
    out.extend(form.chars().skip(shared));
}
