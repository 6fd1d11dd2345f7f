//! Words that mean the same: the settings' synonyms, and abbreviations with their meanings. Whoever looks for one of
//! them finds the others, since all are kept under one word that nobody can type.

use std::collections::{BTreeMap, HashMap};

use super::stems::Stems;
use super::words::{Token, pair, pieces, tokens, words};
use crate::config::Config;

/// What the words that nobody can type begin with.
pub(super) const MARK: char = '=';

/// Ways to say one thing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub key: String,
    /// As the settings have them.
    pub ways: Vec<String>,
}

/// The groups of a manual, and how they are recognised in a text.
pub(crate) struct Alike {
    pub groups: Vec<Group>,
    /// An abbreviation counts as it is written: "IT" is not "it".
    exact: HashMap<String, usize>,
    /// By the first stem of what is said in several words, or in one that is no abbreviation: the stems that follow.
    said: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Alike {
    pub(crate) fn of(config: &Config, stems: &Stems) -> Alike {
        let groups = groups(config);
        let mut alike = Alike { groups: vec![], exact: HashMap::new(), said: HashMap::new() };
        for (at, group) in groups.iter().enumerate() {
            for way in &group.ways {
                alike.learn(way, at, stems);
            }
        }
        alike.groups = groups;
        alike
    }

    fn learn(&mut self, way: &str, group: usize, stems: &Stems) {
        let said: Vec<String> = stems_of(way, stems);
        match said.split_first() {
            None => {}
            Some((_, [])) if is_abbreviation(way) => {
                self.exact.insert(way.to_owned(), group);
            }
            Some((first, rest)) => self.said.entry(first.clone()).or_default().push((rest.to_vec(), group)),
        }
    }

    /// The group of a word as it is written.
    pub(super) fn exact(&self, word: &str) -> Option<usize> {
        self.exact.get(word).copied()
    }

    /// What may begin with a stem: the stems that must follow, and the group.
    pub(super) fn begun_by(&self, stem: &str) -> &[(Vec<String>, usize)] {
        self.said.get(stem).map_or(&[], Vec::as_slice)
    }
}

/// Synonyms and abbreviations, joined where they share a way to say it.
fn groups(config: &Config) -> Vec<Group> {
    let synonyms = config.synonyms.iter().map(|(word, others)| [std::slice::from_ref(word), others].concat());
    let abbreviations = config.abbreviations.iter().map(|(short, meaning)| vec![short.clone(), meaning.clone()]);
    let mut joined: Vec<Vec<String>> = vec![];
    for ways in abbreviations.chain(synonyms) {
        let is_shared = |other: &Vec<String>| ways.iter().any(|way| other.iter().any(|one| is_same(one, way)));
        let (shared, mut rest): (Vec<_>, Vec<_>) = joined.into_iter().partition(is_shared);
        let mut all: Vec<String> = vec![];
        for way in shared.into_iter().flatten().chain(ways) {
            if !words(&way).is_empty() && !all.iter().any(|one| is_same(one, &way)) {
                all.push(way);
            }
        }
        rest.extend((all.len() > 1).then_some(all));
        joined = rest;
    }
    let named: BTreeMap<String, Vec<String>> =
        joined.into_iter().map(|ways| (format!("{MARK}{}", words(&ways[0]).concat()), ways)).collect();
    named.into_iter().map(|(key, ways)| Group { key, ways }).collect()
}

fn is_same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Two capitals or more, and no small letter.
fn is_abbreviation(way: &str) -> bool {
    way.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !way.contains(char::is_lowercase)
}

/// The stems of a text, in its order.
pub(super) fn stems_of(text: &str, stems: &Stems) -> Vec<String> {
    let mut all = vec![];
    tokens(text, |token| match token {
        Token::Written(word) => all.extend(pieces(word).iter().map(|piece| stems.stem(piece))),
        Token::Pair(one, other) => all.push(pair(one, other)),
    });
    all
}
