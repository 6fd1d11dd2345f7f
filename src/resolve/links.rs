//! Every link, image, path and address of a manual, followed once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::{Config, QuickTarget};
use crate::diagnostics::catalogue::links;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markdown::outline::Written;
use crate::model::also::{Also, AlsoTarget, AlsoWords};
use crate::model::entry::{Entry, EntryIndex, Kind};
use crate::model::manual::Manual;
use crate::model::outline::Outline;
use crate::model::prose::Prose;
use crate::model::section::Section;
use crate::resolve::path;
use crate::resolve::references::{Document, Guesses, LinkFault, References, Target};
use crate::source::{FileId, Sources, Span, Spanned};

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
    let entries: Vec<Followed> = manual.entries.par_iter().map(|entry| checker.entry(entry)).collect();
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
        let mut followed = Followed::default();
        let file = entry.file;
        self.outline(file, &entry.body.outline, entry.withdrawn.is_some(), &mut followed);
        let head = [&entry.head.scope, &entry.head.regulations, &entry.head.guidance, &entry.head.local_resources];
        let summaries = entry.amendments.iter().map(|amendment| &amendment.summary);
        let reason = entry.withdrawn.as_ref().map(|withdrawn| &withdrawn.reason);
        for prose in head.into_iter().chain(summaries).chain(reason).flatten() {
            self.prose(file, prose, &mut followed);
        }
        for related in &entry.head.related {
            self.page(file, related, &mut followed);
        }
        if let Some(replaced_by) = entry.withdrawn.as_ref().and_then(|withdrawn| withdrawn.replaced_by.as_ref()) {
            self.page(file, replaced_by, &mut followed);
            if self.is_own(file, &replaced_by.value) {
                followed.found.push(links::link_to_withdrawn(replaced_by.span, &entry.title.value, None));
            }
        }
        match &entry.kind {
            Kind::Link { url } if !url.value.is_empty() => self.address(file, url, &mut followed),
            Kind::File { file: path } if !path.value.is_empty() => self.file(file, path, &mut followed),
            _ => {}
        }
        self.also(file, &entry.also, &mut followed);
        followed
    }

    /// Whether a path of a file names the file itself.
    fn is_own(&self, file: FileId, path: &str) -> bool {
        let target = self.references.follow_to_page(file, path);
        matches!(target, Ok(Target::Document { document, .. }) if self.references.document_of(file) == Some(document))
    }

    fn section(&self, section: &Section) -> Followed {
        let mut followed = Followed::default();
        self.outline(section.file, &section.body.outline, false, &mut followed);
        self.also(section.file, &section.also, &mut followed);
        if let Some(image) = &section.image {
            self.file(section.file, &image.path, &mut followed);
        }
        followed
    }

    fn front(&self) -> Followed {
        let mut followed = Followed::default();
        if let Some(front) = &self.manual.front {
            self.outline(front.file, &front.body.outline, false, &mut followed);
        }
        followed
    }

    fn settings(&self) -> Followed {
        let mut followed = Followed::default();
        let file = self.config.file;
        if let Some(logo) = &self.config.logo {
            self.file(file, logo, &mut followed);
        }
        for link in &self.config.quick_links {
            match &link.target {
                QuickTarget::Chapter(path) => self.page(file, path, &mut followed),
                QuickTarget::Url(url) => self.address(file, url, &mut followed),
            }
        }
        for url in self.config.manuals.values().filter_map(|manual| manual.url.as_ref()) {
            self.address(file, url, &mut followed);
        }
        if let Some(notice) = &self.config.notice {
            self.prose(file, notice, &mut followed);
        }
        followed
    }

    fn outline(&self, from: FileId, outline: &Outline, is_withdrawn: bool, followed: &mut Followed) {
        for link in &outline.links {
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
    }

    fn prose(&self, from: FileId, prose: &Prose, followed: &mut Followed) {
        // Nothing else can begin a link, a footnote, raw HTML or a heading.
        if !prose.text.contains(['[', '<', '#']) {
            return;
        }
        let written =
            Written { text: &prose.text, place: &|range| prose.place(range), callouts: &self.config.callouts };
        let outline = written.outline(&mut followed.found);
        self.outline(from, &outline, false, followed);
    }

    fn also(&self, from: FileId, lines: &[Also], followed: &mut Followed) {
        for line in lines {
            match &line.target {
                AlsoTarget::Nowhere => {}
                AlsoTarget::Url(url) => self.address(from, url, followed),
                AlsoTarget::Chapter(path) => self.page(from, path, followed),
                AlsoTarget::File(path) => self.file(from, path, followed),
            }
            if let AlsoWords::Note(prose) = &line.words {
                self.prose(from, prose, followed);
            }
        }
    }

    fn page(&self, from: FileId, path: &Spanned<String>, followed: &mut Followed) {
        let target = self.references.follow_to_page(from, &path.value);
        self.note(from, path.span, target, false, followed);
    }

    fn address(&self, from: FileId, address: &Spanned<String>, followed: &mut Followed) {
        self.note(from, address.span, self.references.follow_address(&address.value), false, followed);
    }

    fn file(&self, from: FileId, path: &Spanned<String>, followed: &mut Followed) {
        self.note(from, path.span, self.references.follow_to_file(from, &path.value), false, followed);
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
