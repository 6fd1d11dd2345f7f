//! What an editor calls a chapter or section: its number, its id, its path, or a part of its title.

use std::fmt;

use crate::model::entry::{Entry, EntryIndex};
use crate::model::manual::Manual;
use crate::model::section::SectionIndex;
use crate::nearest::nearest;
use crate::resolve::contents::Node;
use crate::resolve::path;
use crate::source::{Sources, composed};

/// Why a name leads to nothing, or to more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameFault {
    words: String,
    is_ambiguous: bool,
}

impl NameFault {
    fn new(words: String) -> NameFault {
        NameFault { words, is_ambiguous: false }
    }
}

impl fmt::Display for NameFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words)
    }
}

impl std::error::Error for NameFault {}

/// What a name is looked up among.
#[derive(Clone, Copy)]
pub(crate) struct Names<'m> {
    pub sources: &'m Sources,
    pub manual: &'m Manual,
}

/// A part of the manual, with all that it may be called.
struct Named<'m> {
    node: Node,
    number: String,
    id: &'m str,
    path: &'m str,
    title: String,
    is_withdrawn: bool,
}

impl<'m> Names<'m> {
    /// The entry or page of this name; of two that fit, the one that is not withdrawn.
    pub(crate) fn entry(self, name: &str) -> Result<EntryIndex, NameFault> {
        self.entry_if(name, |entry| entry.withdrawn.is_none())
    }

    /// The entry or page of this name; of two that fit, the one that is preferred.
    pub(crate) fn entry_if(self, name: &str, is_preferred: impl Fn(&Entry) -> bool) -> Result<EntryIndex, NameFault> {
        let entries = self.entries().collect();
        let is_preferred = |named: &Named<'_>| match named.node {
            Node::Entry(entry) => is_preferred(self.manual.entry(entry)),
            Node::Section(_) => true,
        };
        match self.find(name, "chapter", entries, is_preferred) {
            Ok(Node::Entry(entry)) => Ok(entry),
            Ok(Node::Section(_)) => unreachable!("only entries were looked through"),
            Err(fault) if fault.is_ambiguous => Err(fault),
            Err(fault) => Err(match self.find(name, "section", self.sections().collect(), |_| true) {
                Ok(section) => NameFault::new(format!("{} is a section, not a chapter", self.called(section))),
                Err(_) => fault,
            }),
        }
    }

    /// The section of this name.
    pub(crate) fn section(self, name: &str) -> Result<SectionIndex, NameFault> {
        match self.find(name, "section", self.sections().collect(), |_| true) {
            Ok(Node::Section(section)) => Ok(section),
            Ok(Node::Entry(_)) => unreachable!("only sections were looked through"),
            Err(fault) if fault.is_ambiguous => Err(fault),
            Err(fault) => Err(match self.find(name, "chapter", self.entries().collect(), |_| true) {
                Ok(entry) => NameFault::new(format!("{} is a chapter, not a section", self.called(entry))),
                Err(_) => fault,
            }),
        }
    }

    /// A part of the manual by number and title.
    fn called(self, node: Node) -> String {
        let of_node = self.sections().chain(self.entries()).find(|named| named.node == node);
        of_node.map(|named| shown(&named)).unwrap_or_default()
    }

    /// The entry, page or section of this name.
    pub(crate) fn part(self, name: &str) -> Result<Node, NameFault> {
        let all = self.sections().chain(self.entries()).collect();
        self.find(name, "chapter or section", all, |named| !named.is_withdrawn)
    }

    /// Looks for a name by one sense after the other; the first in which something has it counts.
    fn find(
        self,
        name: &str,
        what: &str,
        all: Vec<Named<'_>>,
        is_preferred: impl Fn(&Named<'_>) -> bool,
    ) -> Result<Node, NameFault> {
        if name.trim().is_empty() {
            return Err(NameFault::new(format!("name a {what} by its number, id, path, or a part of its title")));
        }
        let (number, id, title) = (name.trim().trim_end_matches('.'), name.trim(), folded(name));
        let path = name.trim().replace('\\', "/");
        let path = composed(&path);
        let path = path.trim_start_matches("./").trim_end_matches('/');
        let senses: [&dyn Fn(&Named<'_>) -> bool; 5] = [
            &|named| named.number == number,
            &|named| named.id == id,
            &|named| is_path(named.path, path),
            &|named| folded(&named.title) == title,
            &|named| !title.is_empty() && folded(&named.title).contains(&title),
        ];
        for is_called in senses {
            let found: Vec<&Named<'_>> = all.iter().filter(|named| is_called(named)).collect();
            let preferred: Vec<&Named<'_>> = found.iter().filter(|named| is_preferred(named)).copied().collect();
            match (found.as_slice(), preferred.as_slice()) {
                ([], _) => {}
                (_, [only]) | ([only], _) => return Ok(only.node),
                _ => return Err(several(name, &found)),
            }
        }
        Err(self.nothing(name, what, &all))
    }

    /// In the order of their numbers; pages last.
    fn entries(self) -> impl Iterator<Item = Named<'m>> {
        let mut indices: Vec<EntryIndex> = self.manual.entry_indices().collect();
        indices.sort_by_key(|index| {
            let number = self.manual.entry(*index).number.as_ref();
            (number.is_none(), number.map(|number| &number.value))
        });
        indices.into_iter().map(move |index| {
            let entry = self.manual.entry(index);
            Named {
                node: Node::Entry(index),
                number: entry.number.as_ref().map(|number| number.value.to_string()).unwrap_or_default(),
                id: &entry.id.value,
                path: self.sources.path(entry.file),
                title: entry.title.value.clone(),
                is_withdrawn: entry.withdrawn.is_some(),
            }
        })
    }

    /// In the order of their numbers.
    fn sections(self) -> impl Iterator<Item = Named<'m>> {
        let mut indices: Vec<SectionIndex> = self.manual.section_indices().collect();
        indices.sort_by_key(|index| &self.manual.section(*index).number.value);
        indices.into_iter().map(move |index| {
            let section = self.manual.section(index);
            Named {
                node: Node::Section(index),
                number: section.number.value.to_string(),
                id: &section.id.value,
                path: path::folder(self.sources.path(section.file)),
                title: section.title.clone(),
                is_withdrawn: false,
            }
        })
    }

    fn nothing(self, name: &str, what: &str, all: &[Named<'_>]) -> NameFault {
        let words = all.iter().flat_map(|named| [named.id, named.title.as_str(), named.number.as_str()]);
        let meant = self.formerly(name).or_else(|| {
            // Of numbers, one that looks alike is another part of the manual.
            let is_number = name.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
            let near = nearest(name, words).filter(|_| !is_number)?;
            let named = all.iter().find(|named| [named.id, &named.title, &named.number].contains(&near))?;
            Some(format!("; did you mean {}?", shown(named)))
        });
        let unread = match self.manual.damaged.len() {
            0 => "",
            _ => "; some files could not be read, `vade check` tells why",
        };
        // Sections are few enough to be named.
        let known = match &meant {
            None if what != "section" => "; `vade list` shows all".to_owned(),
            None => format!("; the sections are\n{}", lines(all.iter().map(shown))),
            Some(_) => String::new(),
        };
        NameFault::new(format!("there is no {what} `{name}`{}{unread}{known}", meant.unwrap_or_default()))
    }

    /// What became of a former number or title.
    fn formerly(self, name: &str) -> Option<String> {
        let entry = self.manual.entries.iter().find(|entry| {
            let finding = &entry.finding;
            finding.former_numbers.iter().any(|number| number.to_string() == name)
                || finding.former_titles.iter().any(|title| folded(title) == folded(name))
        })?;
        let number = entry.number.as_ref().map(|number| format!("{} ", number.value)).unwrap_or_default();
        Some(format!("; it is what {number}{} was called before", entry.title.value))
    }
}

fn several(name: &str, found: &[&Named<'_>]) -> NameFault {
    let found = found.iter().map(|named| format!("{} ({})", shown(named), named.path));
    let words = format!("`{name}` may be any of\n{}\nname one by its number, id or path", lines(found));
    NameFault { words, is_ambiguous: true }
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.map(|text| format!("  {text}")).collect::<Vec<_>>().join("\n")
}

fn shown(named: &Named<'_>) -> String {
    let withdrawn = if named.is_withdrawn { " (withdrawn)" } else { "" };
    format!("{} {}{withdrawn}", named.number, named.title).trim_start().to_owned()
}

/// Whether a path, whole or from some folder on, names a file or folder of the manual; it may begin above the manual.
fn is_path(own: &str, path: &str) -> bool {
    let ends_with = |whole: &str, end: &str| whole.strip_suffix(end).is_some_and(|start| start.ends_with('/'));
    let own = composed(own);
    let path = path.strip_suffix("/_index.md").unwrap_or(path);
    !path.is_empty() && (own == path || ends_with(&own, path) || ends_with(path, &own))
}

/// A title as it is compared: without regard to capitals and to the shape of apostrophes.
fn folded(title: &str) -> String {
    composed(title.trim()).to_lowercase().replace('\u{2019}', "'")
}
