//! Site → what can be found: chapters, pages, sections, and lines of the contents that lead elsewhere, each with all
//! that it is found by.

use std::collections::HashMap;

use crate::model::also::{Also, AlsoTarget, AlsoWords};
use crate::model::entry::{Body, Entry, EntryIndex, Kind};
use crate::model::outline::{Heading, Outline};
use crate::model::prose::Prose;
use crate::model::section::SectionIndex;
use crate::resolve::Site;
use crate::resolve::addresses::{CONTENTS, encoded};
use crate::resolve::contents::Node;
use crate::resolve::record::is_current;
use crate::resolve::references::{Document as Page, Target};
use crate::source::{FileId, Spanned};

/// Something that can be found.
pub(crate) struct Document<'s> {
    /// What stays the same as long as it is the same thing.
    pub key: String,
    /// The entry, unless it is something else.
    pub entry: Option<EntryIndex>,
    pub number: Option<String>,
    pub title: &'s str,
    pub address: String,
    /// The section in which it stands; a section stands in itself.
    pub section: Option<SectionIndex>,
    pub is_withdrawn: bool,
    pub statuses: &'s [&'s str],
    pub former_numbers: Vec<String>,
    pub former_titles: &'s [String],
    /// Keywords, and what other lines of the contents call it.
    pub keywords: Vec<&'s str>,
    pub summary: Option<&'s str>,
    /// What is said of it outside its text.
    pub remarks: Vec<&'s str>,
    pub prose: Vec<&'s Prose>,
    pub text: &'s str,
    /// What its text holds, where it has one.
    pub outline: Option<&'s Outline>,
    pub files: Vec<&'s str>,
}

impl<'s> Document<'s> {
    pub(super) fn headings(&self) -> &'s [Heading] {
        self.outline.map_or(&[], |outline| &outline.headings)
    }
}

/// All that can be found: the contents in their order, then pages, then what was withdrawn.
pub(crate) fn documents<'s>(site: &'s Site<'_>) -> Vec<Document<'s>> {
    let mut collected = Collected { site, documents: vec![], called: called(site) };
    collected.nodes(&site.contents.roots);
    let unlisted = |is_withdrawn: bool| {
        site.manual.entry_indices().filter(move |index| {
            let entry = site.manual.entry(*index);
            let is_listed = site.contents.place_of(*index).is_some();
            site.is_built(entry) && !is_listed && entry.withdrawn.is_some() == is_withdrawn
        })
    };
    for index in unlisted(false).chain(unlisted(true)) {
        collected.entry(index);
    }
    collected.front();
    collected.documents
}

/// What lines of the contents call the pages they lead to.
fn called<'s>(site: &'s Site<'_>) -> HashMap<Page, Vec<&'s str>> {
    let mut called: HashMap<Page, Vec<&str>> = HashMap::new();
    let of_sections =
        site.manual.sections.iter().flat_map(|section| section.also.iter().map(|line| (section.file, line)));
    let entries = site.manual.entries.iter().filter(|entry| site.is_built(entry));
    let of_entries = entries.flat_map(|entry| entry.also.iter().map(|line| (entry.file, line)));
    for (file, line) in of_sections.chain(of_entries).filter(|(_, line)| is_current(line, site.today)) {
        let (AlsoWords::See(Some(words)) | AlsoWords::And(Some(words)), AlsoTarget::Chapter(path)) =
            (&line.words, &line.target)
        else {
            continue;
        };
        if let Ok(Target::Document { document, .. }) = site.references.follow_to_page(file, &path.value) {
            called.entry(document).or_default().push(words);
        }
    }
    called
}

struct Collected<'s, 'm> {
    site: &'s Site<'m>,
    documents: Vec<Document<'s>>,
    called: HashMap<Page, Vec<&'s str>>,
}

impl<'s> Collected<'s, '_> {
    fn nodes(&mut self, nodes: &'s [Node]) {
        for node in nodes {
            match node {
                Node::Section(section) => {
                    self.section(*section);
                    self.nodes(&self.site.contents.children[section.0]);
                }
                Node::Entry(entry) => self.entry(*entry),
            }
        }
    }

    fn section(&mut self, index: SectionIndex) {
        let section = self.site.manual.section(index);
        self.documents.push(Document {
            number: Some(section.number.value.to_string()),
            section: Some(index),
            keywords: self.called.get(&Page::Section(index)).cloned().unwrap_or_default(),
            summary: section.caption.as_deref(),
            prose: notes(&section.also, self.site),
            ..self.titled(&section.title, encoded(self.site.addresses.section(index)))
        });
        self.body(section.file, &section.body);
        self.lines(section.file, &section.also, Some(index));
    }

    fn entry(&mut self, index: EntryIndex) {
        let (site, entry) = (self.site, self.site.manual.entry(index));
        let Some(address) = site.address_of(index) else { return };
        let head = &entry.head;
        let prose = [&head.scope, &head.regulations, &head.guidance, &head.local_resources];
        let keywords = entry.finding.keywords.iter().map(String::as_str);
        let called = self.called.get(&Page::Entry(index)).into_iter().flatten().copied();
        self.documents.push(Document {
            key: entry.id.value.clone(),
            entry: Some(index),
            number: entry.number.as_ref().map(|number| number.value.to_string()),
            section: site.contents.sections[index.0],
            is_withdrawn: entry.withdrawn.is_some(),
            statuses: if entry.withdrawn.is_none() { &site.statuses[index.0] } else { &[] },
            former_numbers: entry.finding.former_numbers.iter().map(ToString::to_string).collect(),
            former_titles: &entry.finding.former_titles,
            keywords: keywords.chain(called).collect(),
            summary: entry.summary.as_deref(),
            remarks: self.source(entry.source.as_ref()).into_iter().collect(),
            prose: prose.into_iter().flatten().chain(notes(&entry.also, site)).collect(),
            files: attachment(entry).into_iter().collect(),
            ..self.titled(&entry.title.value, address)
        });
        if site.has_page(index) {
            self.body(entry.file, &entry.body);
        }
        self.lines(entry.file, &entry.also, site.contents.sections[index.0]);
    }

    /// Lines of the contents with words of their own, unless they lead to a page of the manual, which has them.
    fn lines(&mut self, file: FileId, lines: &'s [Also], section: Option<SectionIndex>) {
        for line in lines.iter().filter(|line| is_current(line, self.site.today)) {
            let (AlsoWords::See(Some(words)) | AlsoWords::And(Some(words))) = &line.words else { continue };
            let address = match &line.target {
                AlsoTarget::Chapter(_) => continue,
                AlsoTarget::Url(url) if self.site.references.follow_address(&url.value).is_ok() => {
                    Some(url.value.clone())
                }
                AlsoTarget::File(path) => self.site.address_of_file(file, &path.value),
                AlsoTarget::Url(_) | AlsoTarget::Nowhere => None,
            };
            let page = section.map_or(CONTENTS.to_owned(), |section| encoded(self.site.addresses.section(section)));
            let about = line.about.as_deref();
            self.documents.push(Document {
                section,
                remarks: about.into_iter().chain(self.source(line.source.as_ref())).collect(),
                files: if let AlsoTarget::File(path) = &line.target { vec![&path.value] } else { vec![] },
                key: format!("{} {words}", self.site.sources.content_path(file)),
                ..self.titled(words, address.unwrap_or(page))
            });
        }
    }

    /// The contents page, where it says something.
    fn front(&mut self) {
        let Some(front) = &self.site.manual.front else { return };
        if let (Some(title), false) = (&front.title, front.body.outline.is_empty) {
            self.documents.push(self.titled(title, CONTENTS.to_owned()));
            self.body(front.file, &front.body);
        }
    }

    fn titled(&self, title: &'s str, address: String) -> Document<'s> {
        Document {
            key: address.clone(),
            entry: None,
            number: None,
            title,
            address,
            section: None,
            is_withdrawn: false,
            statuses: &[],
            former_numbers: vec![],
            former_titles: &[],
            keywords: vec![],
            summary: None,
            remarks: vec![],
            prose: vec![],
            text: "",
            outline: None,
            files: vec![],
        }
    }

    /// Gives the last document its text.
    fn body(&mut self, file: FileId, body: &'s Body) {
        let last = self.documents.last_mut().expect("a text belongs to a document");
        last.text = &self.site.sources.text(file)[body.start..];
        last.outline = Some(&body.outline);
    }

    /// Whose document it is.
    fn source(&self, source: Option<&'s Spanned<String>>) -> Option<&'s str> {
        let source = &source?.value;
        Some(self.site.config.manuals.get(source).map_or(source.as_str(), |manual| manual.title.as_str()))
    }
}

/// The notes among the lines of the contents.
fn notes<'s>(lines: &'s [Also], site: &Site<'_>) -> Vec<&'s Prose> {
    let notes = lines.iter().filter(|line| is_current(line, site.today)).filter_map(|line| match &line.words {
        AlsoWords::Note(prose) => Some(prose),
        _ => None,
    });
    notes.collect()
}

fn attachment(entry: &Entry) -> Option<&str> {
    match &entry.kind {
        Kind::File { file } => Some(&file.value),
        _ => None,
    }
}
