//! What a path or address that an author wrote leads to.

use std::borrow::Cow;
use std::cell::Cell;

use crate::load::INDEX;
use crate::model::entry::{Entry, EntryIndex};
use crate::model::manual::Manual;
use crate::model::section::SectionIndex;
use crate::nearest::nearest;
use crate::resolve::path;
use crate::source::{FileId, Sources};

const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// A Markdown file, as what it was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Document {
    Front,
    Section(SectionIndex),
    Entry(EntryIndex),
    /// A file that is there but could not be read.
    Damaged,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Document {
        document: Document,
        heading: Option<String>,
    },
    /// A heading of the page the link is on.
    Here {
        heading: String,
    },
    File(FileId),
    External(String),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinkFault {
    UnknownPage { path: String },
    NotAPage { path: String },
    NotAFile { path: String },
    UnknownHeading { heading: String, page: FileId },
    UnknownFile { path: String },
    Folder { path: String },
    Draft(EntryIndex),
    AbsolutePath { path: String },
    Backslashes { path: String },
    OutsideContent { path: String },
    UnsafeAddress { address: String },
}

/// The files and headings that can be led to.
pub(crate) struct References<'m> {
    sources: &'m Sources,
    manual: &'m Manual,
    /// By file.
    documents: Vec<Option<Document>>,
    drafts: bool,
}

impl<'m> References<'m> {
    pub(crate) fn of(sources: &'m Sources, manual: &'m Manual, drafts: bool) -> References<'m> {
        let mut documents = vec![None; sources.file_ids().len()];
        let damaged = manual.damaged.iter().map(|file| (*file, Document::Damaged));
        let sections = manual.section_indices().map(|index| (manual.section(index).file, Document::Section(index)));
        let entries = manual.entry_indices().map(|index| (manual.entry(index).file, Document::Entry(index)));
        let front = manual.front.iter().map(|front| (front.file, Document::Front));
        for (file, document) in damaged.chain(sections).chain(entries).chain(front) {
            documents[file.index()] = Some(document);
        }
        References { sources, manual, documents, drafts }
    }

    /// Follows a destination as it is written in `from`; in the settings, paths start at `content/`.
    pub(crate) fn follow(&self, from: FileId, destination: &str) -> Result<Target, LinkFault> {
        if let Some(heading) = destination.strip_prefix('#') {
            let heading = path::decoded(heading).into_owned();
            self.check_heading(from, &heading)?;
            return Ok(Target::Here { heading });
        }
        if scheme(destination).is_some() {
            return self.follow_address(destination);
        }
        let (file_path, heading) = destination.split_once('#').map_or((destination, None), |(p, h)| (p, Some(h)));
        let written = path::decoded(file_path);
        let full = self.full_path(from, &written)?;
        if full.ends_with(".md") {
            self.document(written, &full, heading.map(|heading| path::decoded(heading).into_owned()))
        } else {
            self.file(written, &full)
        }
    }

    /// Follows a path that must lead to a file beside the chapters. It is no address: `#` and `%` are part of names.
    pub(crate) fn follow_to_file(&self, from: FileId, written: &str) -> Result<Target, LinkFault> {
        if scheme(written).is_some() || written.ends_with(".md") {
            return Err(LinkFault::NotAFile { path: written.to_owned() });
        }
        let full = self.full_path(from, written)?;
        self.file(written.into(), &full)
    }

    /// The path below `content/` that a path written in `from` means.
    fn full_path(&self, from: FileId, written: &str) -> Result<String, LinkFault> {
        let path = || written.to_owned();
        if written.contains('\\') {
            return Err(LinkFault::Backslashes { path: path() });
        }
        if written.starts_with("//") {
            return Err(LinkFault::UnsafeAddress { address: path() });
        }
        if written.starts_with('/') {
            return Err(LinkFault::AbsolutePath { path: path() });
        }
        let full = path::join(path::folder(self.content_path(from)), written);
        full.ok_or_else(|| LinkFault::OutsideContent { path: path() })
    }

    /// Whether an entry is part of this build.
    pub(crate) fn is_built(&self, entry: &Entry) -> bool {
        self.drafts || !entry.draft
    }

    /// What a file was loaded as.
    pub(crate) fn document_of(&self, file: FileId) -> Option<Document> {
        self.documents[file.index()]
    }

    /// Follows a path that must lead to a chapter, section or page.
    pub(crate) fn follow_to_page(&self, from: FileId, written: &str) -> Result<Target, LinkFault> {
        match self.follow(from, written)? {
            target @ Target::Document { .. } => Ok(target),
            _ => Err(LinkFault::NotAPage { path: written.to_owned() }),
        }
    }

    /// Follows an address outside the manual.
    pub(crate) fn follow_address(&self, address: &str) -> Result<Target, LinkFault> {
        let is_web = scheme(address).is_some_and(|scheme| SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()));
        if is_web {
            Ok(Target::External(address.to_owned()))
        } else {
            Err(LinkFault::UnsafeAddress { address: address.to_owned() })
        }
    }

    /// How `from` names the page that is called `written` in `file`.
    pub(crate) fn seen_from(&self, from: FileId, file: FileId, written: &str) -> Option<String> {
        let full = path::join(path::folder(self.content_path(file)), written)?;
        let is_there = self.find(full.split('#').next().unwrap_or(&full)).is_some();
        is_there.then(|| path::relative(path::folder(self.content_path(from)), &full))
    }

    /// The document of a path below `content/`, and its file.
    fn find(&self, full: &str) -> Option<(Document, FileId)> {
        let file = self.sources.find_content(full)?;
        Some((self.document_of(file)?, file))
    }

    fn document(&self, written: Cow<'_, str>, full: &str, heading: Option<String>) -> Result<Target, LinkFault> {
        let (document, file) = self.find(full).ok_or_else(|| LinkFault::UnknownPage { path: written.into_owned() })?;
        if let Document::Entry(index) = document
            && !self.is_built(self.manual.entry(index))
        {
            return Err(LinkFault::Draft(index));
        }
        if let Some(heading) = &heading {
            self.check_heading(file, heading)?;
        }
        Ok(Target::Document { document, heading })
    }

    fn file(&self, written: Cow<'_, str>, full: &str) -> Result<Target, LinkFault> {
        if let Some(file) = self.sources.find_content(full) {
            return Ok(Target::File(file));
        }
        let (path, is_folder) = (written.into_owned(), self.find(&format!("{full}/{INDEX}")).is_some());
        Err(if is_folder { LinkFault::Folder { path } } else { LinkFault::UnknownFile { path } })
    }

    fn check_heading(&self, file: FileId, heading: &str) -> Result<(), LinkFault> {
        let is_known = heading.is_empty() || self.headings_of(file).any(|anchor| anchor == heading);
        let is_damaged = self.document_of(file) == Some(Document::Damaged);
        if is_known || is_damaged {
            return Ok(());
        }
        Err(LinkFault::UnknownHeading { heading: heading.to_owned(), page: file })
    }

    /// The anchors of a file's headings. Few links name one, so they are not gathered beforehand.
    fn headings_of(&self, file: FileId) -> impl Iterator<Item = &'m str> + use<'m> {
        let manual = self.manual;
        let body = match self.document_of(file) {
            None | Some(Document::Damaged) => None,
            Some(Document::Front) => manual.front.as_ref().map(|front| &front.body),
            Some(Document::Section(index)) => Some(&manual.section(index).body),
            Some(Document::Entry(index)) => Some(&manual.entry(index).body),
        };
        body.into_iter().flat_map(|body| &body.outline.headings).map(|heading| &*heading.anchor)
    }

    fn content_path(&self, file: FileId) -> &'m str {
        self.sources.content_path(file)
    }
}

/// The scheme of an address, or None for a path.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut characters = scheme.chars();
    let is_scheme = characters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && characters.all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '.' | '-'));
    is_scheme.then_some(scheme)
}

/// Finds what an author most likely meant; gives up where a manual is so broken that looking would take too long.
pub(crate) struct Guesses<'r, 'm> {
    references: &'r References<'m>,
    left: Cell<u32>,
}

impl<'r, 'm> Guesses<'r, 'm> {
    pub(crate) fn new(references: &'r References<'m>) -> Guesses<'r, 'm> {
        Guesses { references, left: Cell::new(200) }
    }

    /// The path from `from` to the page whose name is nearest to that of `written`.
    pub(crate) fn page(&self, from: FileId, written: &str) -> Option<String> {
        let files = self.references.sources.content_files();
        let documents = files.filter(|(file, _)| self.references.document_of(*file).is_some());
        self.path(from, written, || documents.map(|(_, path)| path).collect())
    }

    /// The path from `from` to the file whose name is nearest to that of `written`.
    pub(crate) fn file(&self, from: FileId, written: &str) -> Option<String> {
        // An address copied from the browser means the chapter.
        if let Some(name) = written.strip_suffix(".html") {
            return self.page(from, &format!("{name}.md"));
        }
        let is_page = |path: &str| path.ends_with(".md");
        let files = self.references.sources.content_files().map(|(_, path)| path);
        self.path(from, written, || files.filter(|path| is_page(path) == is_page(written)).collect())
    }

    /// The heading of a page that is nearest in name.
    pub(crate) fn heading(&self, page: FileId, heading: &str) -> Option<&'m str> {
        self.spend()?;
        nearest(heading, self.references.headings_of(page))
    }

    fn path<'p>(&self, from: FileId, written: &str, paths: impl FnOnce() -> Vec<&'p str>) -> Option<String> {
        self.spend()?;
        let paths = paths();
        let folder = path::folder(self.references.content_path(from));
        let name = path::file_name(written);
        let meant = path::join("", written.trim_start_matches(['.', '/'])).unwrap_or_default();
        let found = nearest(&meant, paths.iter().copied()).or_else(|| {
            let nearest_name = nearest(name, paths.iter().map(|path| path::file_name(path)))?;
            paths.iter().copied().filter(|path| path::file_name(path) == nearest_name).min()
        });
        found.map(|found| path::relative(folder, found))
    }

    fn spend(&self) -> Option<()> {
        self.left.set(self.left.get().checked_sub(1)?);
        Some(())
    }
}
