//! Documents → the words that each is found by, and where in it. Documents are read in groups, at the same time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::alike::Alike;
use super::documents::Document;
use super::quick::QuickMap;
use super::stems::Stems;
use super::weights::{self, FILE, HEADING, NAME, SUMMARY, TITLE};
use super::words::{Token, fold, pair, pieces, tokens};
use crate::markdown::parts::{Part, parts, plain_line};
use crate::resolve::path;

/// Where a word stands: a part of a document, and how much it counts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub slot: u32,
    pub part: u16,
    pub level: u8,
}

/// All forms of a word, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// As they are typed: in small letters, without accents.
    pub forms: BTreeSet<String>,
    /// In the order of slots and parts.
    pub places: Vec<Place>,
}

/// What all documents say.
pub(super) struct Gathered {
    /// By stem.
    pub words: BTreeMap<String, Entry>,
    /// By document: the texts of its parts.
    pub texts: Vec<Vec<String>>,
}

/// Reads all documents.
pub(super) fn gather(documents: &[Document<'_>], slots: &[u32], stems: &Stems, alike: &Alike) -> Gathered {
    let size = documents.len().div_ceil(rayon::current_num_threads() * 4).max(16);
    let groups: Vec<(Found, Vec<Vec<String>>)> = documents
        .par_chunks(size)
        .zip(slots.par_chunks(size))
        .map(|(documents, slots)| {
            let texts: Vec<Texts> = documents.iter().map(Texts::of).collect();
            let found = find(documents, &texts, slots, stems, alike);
            (found, texts.into_iter().map(|texts| texts.parts).collect())
        })
        .collect();
    let mut words: QuickMap<String, Entry> = QuickMap::default();
    let mut texts = Vec::with_capacity(documents.len());
    for (found, texts_here) in groups {
        texts.extend(texts_here);
        for (stem, entry) in found {
            let all = words.entry(stem).or_default();
            all.forms.extend(entry.forms);
            all.places.extend(entry.places);
        }
    }
    words.par_iter_mut().for_each(|(_, entry)| entry.places.sort_unstable());
    Gathered { words: words.into_iter().collect(), texts }
}

/// The words of some documents.
type Found = Vec<(String, Entry)>;

/// What a document says, in plain words.
struct Texts {
    /// By part: what is shown and searched.
    parts: Vec<String>,
    /// By part: the names of files it leads to.
    files: Vec<String>,
}

impl Texts {
    fn of(document: &Document<'_>) -> Texts {
        let mut read = parts(document.text);
        // Faulty headings may be told otherwise by the outline; what stands behind them is not lost.
        while read.len() > document.headings.len() + 1 {
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

fn find(documents: &[Document<'_>], texts: &[Texts], slots: &[u32], stems: &Stems, alike: &Alike) -> Found {
    let mut lexicon =
        Lexicon { stems, alike, known: QuickMap::default(), by_stem: QuickMap::default(), begins: vec![], all: vec![] };
    let mut part_words = PartWords::default();
    for ((document, texts), slot) in documents.iter().zip(texts).zip(slots) {
        for (part, (text, files)) in texts.parts.iter().zip(&texts.files).enumerate() {
            match part.checked_sub(1).and_then(|heading| document.headings.get(heading)) {
                Some(heading) => part_words.add(&heading.text, HEADING, &mut lexicon),
                None => part_words.add_names(document, &mut lexicon),
            }
            part_words.add(files, FILE, &mut lexicon);
            part_words.add_text(text, &mut lexicon);
            part_words.finish(*slot, u16::try_from(part).unwrap_or(u16::MAX), &mut lexicon);
        }
    }
    lexicon.all
}

/// The words of one part, with what each counts there.
#[derive(Default)]
struct PartWords {
    weighed: Vec<(u32, f32)>,
    said: Vec<u32>,
}

impl PartWords {
    fn add_names<'t>(&mut self, document: &Document<'t>, lexicon: &mut Lexicon<'t, '_>) {
        self.add(document.title, TITLE, lexicon);
        for name in document.former_titles.iter().map(String::as_str).chain(document.keywords.iter().copied()) {
            self.add(name, NAME, lexicon);
        }
        self.add(document.summary.unwrap_or_default(), SUMMARY, lexicon);
    }

    fn add<'t>(&mut self, text: &'t str, weights: &[f32], lexicon: &mut Lexicon<'t, '_>) {
        self.said.clear();
        lexicon.read(text, &mut self.said);
        let weight = weights::of_name(weights, self.said.len());
        self.weighed.extend(self.said.iter().map(|word| (*word, weight)));
    }

    fn add_text<'t>(&mut self, text: &'t str, lexicon: &mut Lexicon<'t, '_>) {
        self.said.clear();
        lexicon.read(text, &mut self.said);
        let weight = weights::of_text(self.said.len());
        self.weighed.extend(self.said.iter().map(|word| (*word, weight)));
    }

    fn finish(&mut self, slot: u32, part: u16, lexicon: &mut Lexicon<'_, '_>) {
        // A stable sort: the weights of a word are added in the order in which they stand in the document.
        self.weighed.sort_by_key(|(word, _)| *word);
        for same in self.weighed.chunk_by(|(one, _), (other, _)| one == other) {
            let weight = weights::together(same.iter().map(|(_, weight)| *weight));
            lexicon.all[same[0].0 as usize].1.places.push(Place { slot, part, level: weights::level(weight) });
        }
        self.weighed.clear();
    }
}

/// The words that were met so far.
struct Lexicon<'t, 'l> {
    stems: &'l Stems,
    alike: &'l Alike,
    /// What a token stands for, since most come again and again.
    known: QuickMap<Token<'t>, Known>,
    by_stem: QuickMap<String, u32>,
    /// By word: whether a way to say something in several words begins with it.
    begins: Vec<bool>,
    all: Found,
}

struct Known {
    words: Box<[u32]>,
    group: Option<u32>,
}

impl<'t> Lexicon<'t, '_> {
    /// Adds the words of a text to `said`, and behind them the groups of words that mean the same.
    fn read(&mut self, text: &'t str, said: &mut Vec<u32>) {
        let mut groups = vec![];
        tokens(text, |token| {
            if let Some(known) = self.known.get(&token) {
                said.extend(&known.words);
                groups.extend(known.group);
                return;
            }
            let known = self.learn(token);
            said.extend(&known.words);
            groups.extend(known.group);
            self.known.insert(token, known);
        });
        let count = said.len();
        for at in (0..count).filter(|at| self.begins[said[*at] as usize]) {
            for (rest, group) in self.alike.begun_by(&self.all[said[at] as usize].0) {
                let behind = &said[at + 1..count];
                let is_said = behind.len() >= rest.len()
                    && rest.iter().zip(behind).all(|(stem, word)| *stem == self.all[*word as usize].0);
                if is_said {
                    groups.push(self.by_stem[&self.alike.groups[*group].key]);
                }
            }
        }
        said.extend(groups);
    }

    fn learn(&mut self, token: Token<'t>) -> Known {
        match token {
            Token::Written(word) => {
                let pieces = pieces(word);
                let words = pieces.iter().map(|piece| self.word(self.stems.stem(piece), fold(piece))).collect();
                let exact = self.alike.exact(word).map(|group| self.group(group));
                Known { words, group: exact }
            }
            Token::Pair(one, other) => {
                let pair = pair(one, other);
                Known { words: [self.word(pair.clone(), pair)].into(), group: None }
            }
        }
    }

    fn group(&mut self, group: usize) -> u32 {
        let key = &self.alike.groups[group].key;
        self.word(key.clone(), key.clone())
    }

    fn word(&mut self, stem: String, form: String) -> u32 {
        if let Some(word) = self.by_stem.get(&stem) {
            self.all[*word as usize].1.forms.insert(form);
            return *word;
        }
        let word = self.all.len() as u32;
        let groups: Vec<usize> = self.alike.begun_by(&stem).iter().map(|(_, group)| *group).collect();
        self.begins.push(!groups.is_empty());
        self.by_stem.insert(stem.clone(), word);
        self.all.push((stem, Entry { forms: BTreeSet::from([form]), places: vec![] }));
        // What may begin here has its word before it is needed.
        for group in groups {
            self.group(group);
        }
        word
    }
}
