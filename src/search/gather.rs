//! Documents → the words that each is found by, and where in it. Documents are read in groups, at the same time, in the
//! order of their slots, so that what each group found follows what the one before did.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::alike::Alike;
use super::documents::Document;
use super::postings::{Place, Postings};
use super::stems::Stems;
use super::weights::{self, FILE, HEADING, NAME, SUMMARY, TITLE, Weight};
use super::word_map::WordMap;
use super::words::{Token, fold, pair, pieces, tokens};
use crate::markdown::parts::{Part, parts, plain_line};
use crate::quick_map::QuickMap;
use crate::resolve::path;

/// All forms of a word, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// As they are typed: in small letters, without accents.
    pub forms: BTreeSet<String>,
    pub postings: Postings,
}

/// What all documents say.
pub(super) struct Gathered<K> {
    /// By stem.
    pub words: BTreeMap<String, Entry>,
    /// By slot, in their order: what is kept of the texts.
    pub kept: Vec<(u32, K)>,
}

/// Reads all documents, and keeps of their texts what `keep` makes of them.
pub(super) fn gather<K: Send>(
    documents: &[Document<'_>],
    slots: &[u32],
    learned: Learned<'_>,
    keep: impl Fn(&Document<'_>, &[String]) -> K + Sync,
) -> Gathered<K> {
    let mut order: Vec<(u32, &Document<'_>)> = slots.iter().copied().zip(documents).collect();
    order.sort_unstable_by_key(|(slot, _)| *slot);
    let size = documents.len().div_ceil(rayon::current_num_threads() * 4).max(16);
    let groups: Vec<(Found, Vec<(u32, K)>)> = order
        .par_chunks(size)
        .map(|documents| {
            let (mut lexicon, mut words) = (Lexicon::of(learned), DocumentWords::default());
            let kept = documents.iter().map(|(slot, document)| {
                let texts = Texts::of(document);
                words.read(*slot, document, &texts, &mut lexicon);
                (*slot, keep(document, &texts.parts))
            });
            let kept = kept.collect();
            (lexicon.all, kept)
        })
        .collect();
    let mut words: QuickMap<String, Entry> = QuickMap::default();
    let mut kept = Vec::with_capacity(documents.len());
    for (found, kept_here) in groups {
        kept.extend(kept_here);
        for (stem, entry) in found {
            let all = words.entry(stem).or_default();
            all.forms.extend(entry.forms);
            all.postings.append(&entry.postings);
        }
    }
    Gathered { words: words.into_iter().collect(), kept }
}

/// What is known of words before the documents are read.
#[derive(Clone, Copy)]
pub(super) struct Learned<'l> {
    pub stems: &'l Stems,
    pub alike: &'l Alike,
}

/// The words of some documents.
type Found = Vec<(String, Entry)>;

/// What a document says, in plain words.
pub(super) struct Texts {
    /// By part: what is shown and searched.
    pub parts: Vec<String>,
    /// By part: the names of files it leads to.
    files: Vec<String>,
}

impl Texts {
    pub(super) fn of(document: &Document<'_>) -> Texts {
        let read = document.outline.map(|outline| parts(document.text, outline.recording.as_ref()));
        let mut read = read.unwrap_or_else(|| vec![Part::default()]);
        // Faulty headings may be told otherwise by the outline; what stands behind them is not lost.
        while read.len() > document.headings().len() + 1 {
            let last = read.pop().expect("there are several");
            read.last_mut().expect("there are several").text.push_str(&last.text);
        }
        let remarks = document.remarks.iter().map(|remark| (*remark).to_owned());
        let prose = document.prose.iter().map(|prose| plain_line(&prose.text));
        let summary = document.summary.map(str::to_owned);
        let head = summary.into_iter().chain(remarks).chain(prose).chain([std::mem::take(&mut read[0].text)]);
        read[0].text = head.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let mut files: Vec<String> = read.iter().map(files_of).collect();
        files[0].extend(document.files.iter().map(|file| format!(" {}", name_of(file))));
        Texts { parts: read.into_iter().map(|part| part.text).collect(), files }
    }
}

/// The names of the files that a part leads to, without what every file of their kind has.
fn files_of(part: &Part) -> String {
    let is_file = |link: &&String| !link.contains([':', '#']) && !link.ends_with(".md");
    part.links.iter().filter(is_file).map(|link| name_of(&path::decoded(link))).collect::<Vec<_>>().join(" ")
}

fn name_of(file: &str) -> String {
    let name = path::file_name(file);
    name.rsplit_once('.').map_or(name, |(name, _)| name).replace(['_', '-'], " ")
}

/// The words of one document.
#[derive(Default)]
struct DocumentWords {
    said: Vec<u32>,
    /// By word: what it counts in the part that is read.
    weights: Vec<Weight>,
    /// The words of that part.
    in_part: Vec<u32>,
    /// The words of all its parts so far.
    met: Vec<u32>,
    /// Their places, each with how many were there when the word was last placed.
    placed: Vec<(Place, usize)>,
    /// By word: how many places there were with its last one; 0 where it has none.
    last: Vec<usize>,
    places: Vec<Place>,
}

impl DocumentWords {
    fn read(&mut self, slot: u32, document: &Document<'_>, texts: &Texts, lexicon: &mut Lexicon<'_>) {
        for (part, (text, files)) in texts.parts.iter().zip(&texts.files).enumerate() {
            match part.checked_sub(1).and_then(|heading| document.headings().get(heading)) {
                Some(heading) => self.add(&heading.text, HEADING, lexicon),
                None => self.add_names(document, lexicon),
            }
            self.add(files, FILE, lexicon);
            self.add_text(text, lexicon);
            self.finish_part(u16::try_from(part).unwrap_or(u16::MAX));
        }
        self.finish(slot, &mut lexicon.all);
    }

    fn add_names(&mut self, document: &Document<'_>, lexicon: &mut Lexicon<'_>) {
        self.add(document.title, TITLE, lexicon);
        for name in document.former_titles.iter().map(String::as_str).chain(document.keywords.iter().copied()) {
            self.add(name, NAME, lexicon);
        }
        self.add(document.summary.unwrap_or_default(), SUMMARY, lexicon);
    }

    fn add(&mut self, text: &str, weights: &[f32], lexicon: &mut Lexicon<'_>) {
        self.said.clear();
        lexicon.read(text, &mut self.said);
        self.weigh(weights::of_name(weights, self.said.len()));
    }

    fn add_text(&mut self, text: &str, lexicon: &mut Lexicon<'_>) {
        self.said.clear();
        lexicon.read(text, &mut self.said);
        self.weigh(weights::of_text(self.said.len()));
    }

    fn weigh(&mut self, weight: f32) {
        for word in &self.said {
            let at = *word as usize;
            if at >= self.weights.len() {
                self.weights.resize(at + 1, Weight::default());
                self.last.resize(at + 1, 0);
            }
            if self.weights[at].sum == 0.0 {
                self.in_part.push(*word);
            }
            self.weights[at].add(weight);
        }
    }

    fn finish_part(&mut self, part: u16) {
        for word in self.in_part.drain(..) {
            let weight = std::mem::take(&mut self.weights[word as usize]);
            let last = &mut self.last[word as usize];
            if *last == 0 {
                self.met.push(word);
            }
            self.placed.push((Place { part, level: weights::level(weight.together()) }, *last));
            *last = self.placed.len();
        }
    }

    fn finish(&mut self, slot: u32, all: &mut Found) {
        for word in self.met.drain(..) {
            self.places.clear();
            let mut last = std::mem::take(&mut self.last[word as usize]);
            while last > 0 {
                let (place, before) = self.placed[last - 1];
                self.places.push(place);
                last = before;
            }
            self.places.reverse();
            // Parts beyond the last that can be told are one.
            self.places.dedup_by_key(|place| place.part);
            all[word as usize].1.postings.push(slot, &self.places);
        }
        self.placed.clear();
    }
}

/// The words that were met so far.
struct Lexicon<'l> {
    learned: Learned<'l>,
    /// What a token stands for, since most come again and again.
    known: WordMap<Known>,
    pairs: QuickMap<(char, Option<char>), Known>,
    /// The words that tokens stand for.
    meant: Vec<u32>,
    by_stem: QuickMap<String, u32>,
    /// By word: whether a way to say something in several words begins with it.
    begins: Vec<bool>,
    all: Found,
}

#[derive(Clone, Copy)]
struct Known {
    /// Where its words begin among those that are meant, and how many they are.
    start: u32,
    count: u32,
    group: Option<u32>,
}

impl<'l> Lexicon<'l> {
    fn of(learned: Learned<'l>) -> Lexicon<'l> {
        Lexicon {
            learned,
            known: WordMap::default(),
            pairs: QuickMap::default(),
            meant: vec![],
            by_stem: QuickMap::default(),
            begins: vec![],
            all: vec![],
        }
    }

    /// Adds the words of a text to `said`, and behind them the groups of words that mean the same.
    fn read(&mut self, text: &str, said: &mut Vec<u32>) {
        let mut groups = vec![];
        tokens(text, |token| {
            let known = match token {
                Token::Written(word) => self.known.get(word).copied().unwrap_or_else(|| self.learn(word)),
                Token::Pair(one, other) => {
                    self.pairs.get(&(one, other)).copied().unwrap_or_else(|| self.learn_pair(one, other))
                }
            };
            said.extend_from_slice(&self.meant[known.start as usize..][..known.count as usize]);
            groups.extend(known.group);
        });
        let count = said.len();
        for at in (0..count).filter(|at| self.begins[said[*at] as usize]) {
            for (rest, group) in self.learned.alike.begun_by(&self.all[said[at] as usize].0) {
                let behind = &said[at + 1..count];
                let is_said = behind.len() >= rest.len()
                    && rest.iter().zip(behind).all(|(stem, word)| *stem == self.all[*word as usize].0);
                if is_said {
                    groups.push(self.by_stem[&self.learned.alike.groups[*group].key]);
                }
            }
        }
        said.extend(groups);
    }

    fn learn(&mut self, written: &str) -> Known {
        let pieces = pieces(written);
        let words = pieces.iter().map(|piece| self.word(self.learned.stems.stem(piece), fold(piece))).collect();
        let group = self.learned.alike.exact(written).map(|group| self.group(group));
        let known = self.keep(words, group);
        self.known.insert(written, known);
        known
    }

    fn learn_pair(&mut self, one: char, other: Option<char>) -> Known {
        let pair = pair(one, other);
        let word = self.word(pair.clone(), pair);
        let known = self.keep(vec![word], None);
        self.pairs.insert((one, other), known);
        known
    }

    fn keep(&mut self, words: Vec<u32>, group: Option<u32>) -> Known {
        let start = self.meant.len() as u32;
        self.meant.extend(&words);
        Known { start, count: words.len() as u32, group }
    }

    fn group(&mut self, group: usize) -> u32 {
        let key = &self.learned.alike.groups[group].key;
        self.word(key.clone(), key.clone())
    }

    fn word(&mut self, stem: String, form: String) -> u32 {
        if let Some(word) = self.by_stem.get(&stem) {
            self.all[*word as usize].1.forms.insert(form);
            return *word;
        }
        let word = self.all.len() as u32;
        let groups: Vec<usize> = self.learned.alike.begun_by(&stem).iter().map(|(_, group)| *group).collect();
        self.begins.push(!groups.is_empty());
        self.by_stem.insert(stem.clone(), word);
        self.all.push((stem, Entry { forms: BTreeSet::from([form]), postings: Postings::default() }));
        // What may begin here has its word before it is needed.
        for group in groups {
            self.group(group);
        }
        word
    }
}
