//! What a task changes beside the files: numbers, links that read otherwise, the status shown, new findings.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::diagnostics::Diagnostics;
use crate::model::entry::Entry;
use crate::resolve::Site;
use crate::resolve::contents::Node;
use crate::resolve::references::{Document, Target};
use crate::resolve::statuses;
use crate::resolve::written::{self, WrittenLink};
use crate::revise::FileEdit;
use crate::source::{FileId, Sources, Span};

/// What readers and editors meet otherwise once a task is done.
#[derive(Debug)]
pub struct Consequences {
    /// In the order of the old numbers.
    pub renumbered: Vec<Renumbered>,
    /// In the order of the files.
    pub links: Vec<ChangedLink>,
    /// The chapter of a task that has one.
    pub chapter: Option<ShownChapter>,
    /// What `check` says of the manual then, and did not say before.
    pub found: Diagnostics,
}

/// A chapter or section with another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    pub title: String,
    pub former: String,
    pub number: String,
}

/// A link that is affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLink {
    /// From the manual's top, as before the change.
    pub path: String,
    pub line: usize,
    pub change: LinkChange,
}

/// How a link is affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkChange {
    /// It reads as number and title of its target, which are others now.
    Reads { before: String, after: String },
    /// Its author's own words name a number that its target no longer has.
    NamesFormerNumber { former: String, number: String },
}

/// A chapter as the contents show it afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownChapter {
    /// With its number.
    pub title: String,
    pub path: String,
    pub statuses: Vec<String>,
    /// The last day on which the status that comes from its amendments is shown.
    pub marked_until: Option<Date>,
    pub is_withdrawn: bool,
}

/// What parts of the manual are called, by the names of their pages.
pub(crate) struct Names(HashMap<String, Name>);

struct Name {
    number: Option<String>,
    title: String,
}

impl Name {
    fn whole(&self) -> String {
        self.number.iter().map(|number| format!("{number} ")).collect::<String>() + &self.title
    }
}

impl Names {
    pub(crate) fn of(site: &Site<'_>) -> Names {
        let entries = site.manual.entry_indices().map(Node::Entry);
        let sections = site.manual.section_indices().map(Node::Section);
        Names(entries.chain(sections).map(|node| (key(site, node), name(site, node))).collect())
    }
}

/// The page of a part of the manual, which no task changes.
fn key(site: &Site<'_>, node: Node) -> String {
    match node {
        // Several entries may stand for the log; they have ids of their own.
        Node::Entry(entry) => format!("{}.html", site.manual.entry(entry).id.value),
        Node::Section(section) => site.addresses.section(section).to_owned(),
    }
}

fn name(site: &Site<'_>, node: Node) -> Name {
    match node {
        Node::Entry(entry) => {
            let entry = site.manual.entry(entry);
            Name {
                number: entry.number.as_ref().map(|number| number.value.to_string()),
                title: entry.title.value.clone(),
            }
        }
        Node::Section(section) => {
            let section = site.manual.section(section);
            Name { number: Some(section.number.value.to_string()), title: section.title.clone() }
        }
    }
}

/// The parts whose number is another.
pub(crate) fn renumbered(before: &Site<'_>, after: &Names) -> Vec<Renumbered> {
    let entries = before.manual.entry_indices().filter(|entry| before.manual.entry(*entry).number.is_some());
    let mut nodes: Vec<Node> =
        entries.map(Node::Entry).chain(before.manual.section_indices().map(Node::Section)).collect();
    nodes.sort_by(|a, b| a.number(before.manual).cmp(b.number(before.manual)));
    let changed = |node: Node| {
        let name = after.0.get(&key(before, node))?;
        let (former, number) = (node.number(before.manual).to_string(), name.number.clone()?);
        (former != number).then(|| Renumbered { title: name.title.clone(), former, number })
    };
    nodes.into_iter().filter_map(changed).collect()
}

/// The links that are affected by other names of what they lead to.
pub(crate) fn links(before: &Site<'_>, after: &Names) -> Vec<ChangedLink> {
    let mut changed = vec![];
    written::everywhere(before.config, before.manual, |from, link| {
        changed.extend(changed_link(before, after, from, link));
    });
    changed.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    changed
}

fn changed_link(site: &Site<'_>, after: &Names, from: FileId, link: WrittenLink<'_>) -> Option<ChangedLink> {
    let (destination, span, has_words) = match link {
        WrittenLink::Body(link) | WrittenLink::Prose(link) => (&link.destination, link.span, link.has_words),
        WrittenLink::Page { path, has_words } => (&path.value, path.span, has_words),
        WrittenLink::File(_) | WrittenLink::Address(_) => return None,
    };
    let node = match site.references.follow(from, destination).ok()? {
        Target::Document { document: Document::Entry(entry), .. } => Node::Entry(entry),
        Target::Document { document: Document::Section(section), .. } => Node::Section(section),
        _ => return None,
    };
    let (old, new) = (name(site, node), after.0.get(&key(site, node))?);
    let change = if has_words {
        let (former, number) = (old.number?, new.number.clone()?);
        let words = site.sources.text(span.file).get(span.start as usize..span.end as usize)?;
        (former != number && names_number(words, &former))
            .then_some(LinkChange::NamesFormerNumber { former, number })?
    } else {
        let (before, after) = (old.whole(), new.whole());
        (before != after).then_some(LinkChange::Reads { before, after })?
    };
    Some(ChangedLink { path: site.sources.path(span.file).to_owned(), line: line_of(site.sources, span), change })
}

/// Whether words hold a number, and not only as a part of a longer one.
fn names_number(words: &str, number: &str) -> bool {
    words.match_indices(number).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let mut behind = words[at + number.len()..].chars();
        let begins_before = before.is_some_and(|before| before.is_alphanumeric() || before == '.');
        let goes_on = match behind.next() {
            Some('.') => behind.next().is_some_and(|digit| digit.is_ascii_digit()),
            next => next.is_some_and(char::is_alphanumeric),
        };
        !begins_before && !goes_on
    })
}

pub(super) fn line_of(sources: &Sources, span: Span) -> usize {
    let before = &sources.text(span.file).as_bytes()[..span.start as usize];
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The chapter of a changed file as the contents show it.
pub(crate) fn shown(site: &Site<'_>, path: &str) -> Option<ShownChapter> {
    let file = site.sources.find(path)?;
    let index = site.manual.entry_indices().find(|index| site.manual.entry(*index).file == file)?;
    let entry: &Entry = site.manual.entry(index);
    let mark = site.config.mark_for.and_then(|period| statuses::mark(entry, period, site.today));
    Some(ShownChapter {
        title: name(site, Node::Entry(index)).whole(),
        path: path.to_owned(),
        statuses: site.statuses[index.0].iter().map(|status| (*status).to_owned()).collect(),
        marked_until: mark.and_then(|(_, end)| end.yesterday().ok()),
        is_withdrawn: entry.withdrawn.is_some(),
    })
}

/// Leaves only the findings that were not there before the change.
pub(crate) fn only_new(
    found: &mut Diagnostics,
    sources: &Sources,
    before: (&Diagnostics, &Sources),
    edits: &[FileEdit],
) {
    let (known, known_sources) = before;
    let moved: HashMap<&str, &str> = edits.iter().map(|edit| (edit.path.as_str(), edit.new_path.as_str())).collect();
    let mut counts: HashMap<_, usize> = HashMap::new();
    for finding in known.iter() {
        let path = known_sources.path_of(finding.span);
        let path = moved.get(path).copied().unwrap_or(path);
        *counts.entry((finding.code, path.to_owned(), finding.message.clone())).or_default() += 1;
    }
    found.forget_since(0, |finding| {
        let key = (finding.code, sources.path_of(finding.span).to_owned(), finding.message.clone());
        counts.get_mut(&key).filter(|count| **count > 0).map(|count| *count -= 1).is_some()
    });
}
