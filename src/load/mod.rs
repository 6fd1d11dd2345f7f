//! Sources → Manual: reads every Markdown file by itself; never looks from one file to another.

mod also;
mod entry;
mod file;
pub(crate) mod front_matter;
mod names;
pub(crate) mod outlines;
mod reading;
mod section;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::load::file::Loaded;
use crate::load::outlines::Outlines;
use crate::load::reading::Reading;
use crate::model::manual::Manual;
use crate::source::{AT_ONCE, FileId, SourceFile, Sources};

/// A number for this program's own text; it is worked out when the program is built.
pub(crate) const PROGRAM: &str = env!("VADE_PROGRAM");
/// The name of the file that makes a folder a section.
pub(crate) const INDEX: &str = "_index.md";

/// Which pages are expected to be made of what is read. What the parser makes of a text is kept for its page; else the
/// text is parsed once more when a page is made after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExpectedPages {
    All,
    /// A few, but for the search all texts are gone through.
    Few,
    None,
}

/// What is known of files, for when the manual is read again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// In the order of their ids.
    files: Arc<Vec<(FileId, Arc<LoadedFile>)>>,
    /// The settings by which they were loaded.
    settings: Option<Arc<SourceFile>>,
    /// What the build before kept of the texts, if this is a build.
    outlines: Option<Arc<Vec<u8>>>,
}

impl Known {
    /// What a build knows: the file that the build before kept, empty if there is none.
    pub(crate) fn of_build(outlines: Vec<u8>) -> Known {
        Known { outlines: Some(Arc::new(outlines)), ..Known::default() }
    }
}

/// What one file turned out to be.
#[derive(Debug)]
struct LoadedFile {
    source: Arc<SourceFile>,
    parts: Vec<Loaded>,
    found: Diagnostics,
}

/// Reads all files of the manual at once.
pub(crate) fn load(sources: &Sources, config: &Config, found: &mut Diagnostics) -> Manual {
    load_again(sources, config, &Known::default(), ExpectedPages::None, found).0
}

/// Reads all files of the manual at once; those that are known only if they have changed.
pub(crate) fn load_again(
    sources: &Sources,
    config: &Config,
    known: &Known,
    expected: ExpectedPages,
    found: &mut Diagnostics,
) -> (Manual, Known) {
    let is_recorded = match expected {
        ExpectedPages::All => true,
        ExpectedPages::Few => config.has_search,
        ExpectedPages::None => false,
    };
    let outlines = known.outlines.as_ref().map(|file| Outlines::read(file, config));
    let settings = sources.shared(config.file);
    let is_by_these = known.settings.as_ref().is_some_and(|known| Arc::ptr_eq(known, settings));
    // A file that came or went gives other ids to those behind it, and ids are part of what was loaded.
    let known_file = |file: FileId| {
        let place = known.files.binary_search_by_key(&file, |(file, _)| *file).ok().filter(|_| is_by_these)?;
        let (_, known) = &known.files[place];
        Arc::ptr_eq(&known.source, sources.shared(file)).then(|| known.clone())
    };
    let files: Vec<FileId> =
        sources.content_files().filter(|(_, path)| path.ends_with(".md")).map(|(file, _)| file).collect();
    let load = |file| {
        let reading = Reading { sources, config, file, is_recorded, outlines: outlines.as_ref() };
        (file, known_file(file).unwrap_or_else(|| Arc::new(load_file(&reading))))
    };
    let (found_in_names, loaded): (_, Vec<(FileId, Arc<LoadedFile>)>) =
        rayon::join(|| names::check(sources), || files.into_par_iter().with_max_len(AT_ONCE).map(load).collect());
    found.append(found_in_names);
    let entries = Vec::with_capacity(loaded.len());
    let mut manual = Manual { front: None, sections: vec![], entries, damaged: vec![] };
    for (_, file) in &loaded {
        found.append(file.found.clone());
        for part in &file.parts {
            match part {
                Loaded::Front(front) => manual.front = Some(front.clone()),
                Loaded::Section(section) => manual.sections.push(section.clone()),
                Loaded::Entry(entry) => manual.entries.push(entry.clone()),
                Loaded::Damaged(file) => manual.damaged.push(*file),
            }
        }
    }
    (manual, Known { files: Arc::new(loaded), settings: Some(settings.clone()), outlines: None })
}

fn load_file(reading: &Reading<'_>) -> LoadedFile {
    let mut found = Diagnostics::default();
    let parts = file::load_file(reading, &mut found);
    LoadedFile { source: reading.sources.shared(reading.file).clone(), parts, found }
}
