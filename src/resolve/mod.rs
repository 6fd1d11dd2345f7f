//! Manual → Site: what the files are to each other. It never makes HTML.

pub(crate) mod addresses;
pub(crate) mod contents;
mod links;
pub(crate) mod log;
mod numbering;
pub(crate) mod path;
pub(crate) mod record;
pub(crate) mod references;
pub(crate) mod statuses;
pub(crate) mod written;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::entry::{Entry, EntryIndex, Kind};
use crate::model::manual::Manual;
use crate::resolve::addresses::{AMENDMENTS, Addresses, encoded, file_address};
use crate::resolve::contents::Contents;
use crate::resolve::log::Log;
use crate::resolve::references::{References, Target};
use crate::source::{FileId, Sources};

/// A manual as readers will meet it.
pub(crate) struct Site<'m> {
    pub sources: &'m Sources,
    pub config: &'m Config,
    pub manual: &'m Manual,
    /// The day the site is built for.
    pub today: Date,
    pub contents: Contents,
    pub addresses: Addresses,
    pub references: References<'m>,
    /// By entry: the ids of its statuses, in the order of the settings.
    pub statuses: Vec<Vec<&'m str>>,
    pub log: Log<'m>,
    /// By entry: the entries whose pages lead to it, in the order of the contents.
    pub referrers: Vec<Vec<EntryIndex>>,
    /// The files beside the chapters that are published.
    pub files: BTreeSet<FileId>,
}

/// What a build is asked for beside the manual.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edition {
    /// The day the site is built for; only what lapses depends on it.
    pub today: Date,
    /// Whether drafts are part of it.
    pub drafts: bool,
}

/// Works out numbers, addresses, links, statuses and the log, and reports what does not fit together.
pub(crate) fn resolve<'m>(
    sources: &'m Sources,
    config: &'m Config,
    manual: &'m Manual,
    edition: Edition,
    found: &mut Diagnostics,
) -> Site<'m> {
    let Edition { today, drafts } = edition;
    // Two halves that need nothing of each other.
    let own = || {
        let mut found = Diagnostics::default();
        let contents = Contents::of(sources, manual, drafts);
        numbering::check(sources, manual, &contents, &mut found);
        let addresses = Addresses::of(sources, config, manual, &mut found);
        let statuses = statuses::of(config, manual, today, &mut found);
        record::check(config, manual, today, &mut found);
        (contents, addresses, statuses, Log::of(config, manual, drafts), found)
    };
    let leading = || {
        let mut found = Diagnostics::default();
        let references = References::of(sources, manual, drafts);
        let links = links::check(sources, config, manual, &references, &mut found);
        (references, links, found)
    };
    let (own, (references, links, found_there)) = rayon::join(own, leading);
    let (contents, addresses, statuses, log, found_here) = own;
    found.append(found_here);
    found.append(found_there);
    let referrers = contents.in_order(links.referrers);
    Site {
        sources,
        config,
        manual,
        today,
        contents,
        addresses,
        references,
        statuses,
        log,
        referrers,
        files: links.files,
    }
}

impl Site<'_> {
    /// Whether an entry is part of this build.
    pub(crate) fn is_built(&self, entry: &Entry) -> bool {
        self.references.is_built(entry)
    }

    /// Whether an entry has a page of its own.
    pub(crate) fn has_page(&self, index: EntryIndex) -> bool {
        let entry = self.manual.entry(index);
        let has_text = !entry.body.outline.is_empty || entry.withdrawn.is_some();
        let has_page = match entry.kind {
            Kind::Chapter => true,
            Kind::Link { .. } | Kind::File { .. } => has_text,
            Kind::Amendments => false,
        };
        has_page && self.is_built(entry)
    }

    /// The page of an entry, or where it leads without one.
    pub(crate) fn address_of(&self, index: EntryIndex) -> Option<String> {
        let entry = self.manual.entry(index);
        if self.has_page(index) {
            return Some(encoded(self.addresses.entry(index)));
        }
        match &entry.kind {
            Kind::Amendments => Some(AMENDMENTS.to_owned()),
            Kind::Link { url } => self.references.follow_address(&url.value).is_ok().then(|| url.value.clone()),
            Kind::File { file } => self.address_of_file(entry.file, &file.value),
            Kind::Chapter => None,
        }
    }

    /// Where a file beside the chapters is published, by its path as it is written in `from`.
    pub(crate) fn address_of_file(&self, from: FileId, written: &str) -> Option<String> {
        match self.references.follow_to_file(from, written) {
            Ok(Target::File(file)) => Some(file_address(self.sources.content_path(file))),
            _ => None,
        }
    }
}
