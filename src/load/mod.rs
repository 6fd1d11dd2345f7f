//! Sources → Manual: reads every Markdown file by itself; never looks from one file to another.

mod also;
mod entry;
mod file;
pub(crate) mod front_matter;
mod names;
mod reading;
mod section;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::load::file::Loaded;
use crate::model::manual::Manual;
use crate::source::{FileId, Sources};

/// The name of the file that makes a folder a section.
pub(crate) const INDEX: &str = "_index.md";

/// Reads all files of the manual at once.
pub(crate) fn load(sources: &Sources, config: &Config, found: &mut Diagnostics) -> Manual {
    names::check(sources, found);
    let files: Vec<FileId> =
        sources.content_files().filter(|(_, path)| path.ends_with(".md")).map(|(file, _)| file).collect();
    let loaded: Vec<(Vec<Loaded>, Diagnostics)> = files
        .into_par_iter()
        .map(|file| {
            let mut found = Diagnostics::default();
            (file::load_file(sources, config, file, &mut found), found)
        })
        .collect();
    let entries = Vec::with_capacity(loaded.len());
    let mut manual = Manual { front: None, sections: vec![], entries, damaged: vec![] };
    for (parts, found_here) in loaded {
        found.append(found_here);
        for part in parts {
            match part {
                Loaded::Front(front) => manual.front = Some(front),
                Loaded::Section(section) => manual.sections.push(*section),
                Loaded::Entry(entry) => manual.entries.push(*entry),
                Loaded::Damaged(file) => manual.damaged.push(file),
            }
        }
    }
    manual
}
