//! Every link, image, path and address of a manual, followed once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::catalogue::links;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markdown::embedded;
use crate::model::entry::{Entry, EntryIndex};
use crate::model::manual::Manual;
use crate::model::outline::Link;
use crate::model::section::Section;
use crate::resolve::path;
use crate::resolve::references::{Document, Guesses, LinkFault, References, Target};
use crate::resolve::written::{self, WrittenLink};
use crate::source::{AT_ONCE, FileId, Sources, Span};

/// What the links of a manual tell of its pages and files.
pub(super) struct Links {
    /// By entry: the entries that lead to it.
    pub referrers: Vec<Vec<EntryIndex>>,
    /// The files that are linked to, and therefore published.
    pub files: BTreeSet<FileId>,
}

pub(super) fn check(
    sources: &Sources,
    config: &Config,
    manual: &Manual,
    references: &References<'_>,
    found: &mut Diagnostics,
) -> Links {
    let checker = Checker { config, manual, references };
    let mut links = Links { referrers: vec![vec![]; manual.entries.len()], files: BTreeSet::new() };
    let entries: Vec<Followed> =
        manual.entries.par_iter().with_max_len(AT_ONCE).map(|entry| checker.entry(entry)).collect();
    let mut faults = vec![];
    for (index, followed) in entries.into_iter().enumerate() {
        for target in followed.entries.into_iter().filter(|target| target.0 != index) {
            links.referrers[target.0].push(EntryIndex(index));
        }
        if references.is_built(&manual.entries[index]) {
            links.files.extend(followed.files);
        }
        faults.extend(followed.faults);
        found.append(followed.found);
    }
    let others =
        manual.sections.iter().map(|section| checker.section(section)).chain([checker.front(), checker.settings()]);
    for followed in others {
        links.files.extend(followed.files);
        faults.extend(followed.faults);
        found.append(followed.found);
    }
    let guesses = Guesses::new(references);
    for (from, span, fault) in faults {
        found.push(report(sources, manual, &guesses, from, span, fault));
    }
    links
}

/// What was found on one page.
#[derive(Default)]
struct Followed {
    entries: Vec<EntryIndex>,
    files: Vec<FileId>,
    faults: Vec<(FileId, Span, LinkFault)>,
    found: Diagnostics,
}

struct Checker<'c> {
    config: &'c Config,
    manual: &'c Manual,
    references: &'c References<'c>,
}

impl Checker<'_> {
    fn entry(&self, entry: &Entry) -> Followed {
        let (file, is_withdrawn) = (entry.file, entry.withdrawn.is_some());
        let mut followed = self.follow_all(file, is_withdrawn, |links| links.entry(entry));
        if let Some(replaced_by) = entry.withdrawn.as_ref().and_then(|withdrawn| withdrawn.replaced_by.as_ref())
            && self.is_own(file, &replaced_by.value)
        {
            followed.found.push(links::link_to_withdrawn(replaced_by.span, &entry.title.value, None));
        }
        followed
    }

    fn section(&self, section: &Section) -> Followed {
        self.follow_all(section.file, false, |links| links.section(section))
    }

    fn front(&self) -> Followed {
        let Some(front) = &self.manual.front else { return Followed::default() };
        self.follow_all(front.file, false, |links| links.body(&front.body.outline.links))
    }

    fn settings(&self) -> Followed {
        self.follow_all(self.config.file, false, |links| links.settings())
    }

    /// Follows the links that `go_through` meets in a file.
    fn follow_all(
        &self,
        from: FileId,
        is_withdrawn: bool,
        go_through: impl FnOnce(&mut written::Links<'_, &mut dyn FnMut(WrittenLink<'_>)>),
    ) -> Followed {
        let mut followed = Followed::default();
        let mut each = |link: WrittenLink<'_>| self.follow(from, link, is_withdrawn, &mut followed);
        let mut links = written::Links { config: self.config, found: Diagnostics::default(), each: &mut each as _ };
        go_through(&mut links);
        let found = links.found;
        followed.found.append(found);
        followed
    }

    /// Whether a path of a file names the file itself.
    fn is_own(&self, file: FileId, path: &str) -> bool {
        let target = self.references.follow_to_page(file, path);
        matches!(target, Ok(Target::Document { document, .. }) if self.references.document_of(file) == Some(document))
    }

    fn follow(&self, from: FileId, link: WrittenLink<'_>, is_withdrawn: bool, followed: &mut Followed) {
        let references = self.references;
        match link {
            WrittenLink::Body(link) => self.link(from, link, is_withdrawn, followed),
            WrittenLink::Prose(link) => self.link(from, link, false, followed),
            WrittenLink::Page { path, .. } => {
                self.note(from, path.span, references.follow_to_page(from, &path.value), false, followed);
            }
            WrittenLink::File(path) => {
                self.note(from, path.span, references.follow_to_file(from, &path.value), false, followed);
            }
            WrittenLink::Address(address) => {
                self.note(from, address.span, references.follow_address(&address.value), false, followed);
            }
        }
    }

    fn link(&self, from: FileId, link: &Link, is_withdrawn: bool, followed: &mut Followed) {
        if link.is_image && embedded::is_picture(&link.destination) {
            return;
        }
        let target = self.references.follow(from, &link.destination);
        let is_page = matches!(target, Ok(Target::Document { .. } | Target::Here { .. }));
        if link.is_image && matches!(target, Ok(Target::External(_))) {
            followed.found.push(links::image_elsewhere(link.span, &link.destination));
        } else if link.is_image && is_page {
            let fault = LinkFault::NotAFile { path: link.destination.clone() };
            followed.faults.push((from, link.span, fault));
        } else {
            self.note(from, link.span, target, is_withdrawn, followed);
        }
    }

    /// Keeps what a link led to.
    fn note(
        &self,
        from: FileId,
        span: Span,
        target: Result<Target, LinkFault>,
        is_withdrawn: bool,
        followed: &mut Followed,
    ) {
        match target {
            Ok(Target::Document { document: Document::Entry(index), .. }) => {
                followed.entries.push(index);
                let entry = self.manual.entry(index);
                if let Some(withdrawn) = &entry.withdrawn
                    && !is_withdrawn
                    && entry.file != from
                {
                    let replacement = withdrawn.replaced_by.as_ref();
                    let replacement =
                        replacement.and_then(|path| self.references.seen_from(from, entry.file, &path.value));
                    followed.found.push(links::link_to_withdrawn(span, &entry.title.value, replacement.as_deref()));
                }
            }
            Ok(Target::File(file)) => followed.files.push(file),
            Ok(_) => {}
            Err(fault) => followed.faults.push((from, span, fault)),
        }
    }
}

fn report(
    sources: &Sources,
    manual: &Manual,
    guesses: &Guesses<'_, '_>,
    from: FileId,
    span: Span,
    fault: LinkFault,
) -> Diagnostic {
    match fault {
        LinkFault::UnknownPage { path } => links::unknown_page(span, &path, guesses.page(from, &path).as_deref()),
        LinkFault::NotAPage { path } => links::not_a_page(span, &path),
        LinkFault::NotAFile { path } => links::not_a_file(span, &path),
        LinkFault::UnknownHeading { heading, page } => {
            let name = path::file_name(sources.content_path(page));
            links::unknown_heading(span, &heading, name, guesses.heading(page, &heading))
        }
        LinkFault::UnknownFile { path } => links::unknown_file(span, &path, guesses.file(from, &path).as_deref()),
        LinkFault::Folder { path } => links::link_to_folder(span, &path),
        LinkFault::Draft(entry) => links::link_to_draft(span, &manual.entry(entry).title.value),
        LinkFault::AbsolutePath { path } => links::absolute_path(span, &path, guesses.file(from, &path).as_deref()),
        LinkFault::Backslashes { path } => links::backslashes(span, &path),
        LinkFault::OutsideContent { path } => links::outside_content(span, &path),
        LinkFault::UnsafeAddress { address } => links::unsafe_address(span, &address),
    }
}
