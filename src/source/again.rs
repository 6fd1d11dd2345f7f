//! The manual read again after something was saved: what was not touched stays as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};

use super::reading::{is_passed_over, paths, read_one};
use super::{CONTENT, Content, SourceFile, Sources};

/// The path that stands for all files.
pub(crate) const EVERYTHING: &str = "";

/// How often an empty file is looked at again, and how soon.
const LOOKS: u32 = 5;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// What is not the same in two states of a manual.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// The paths of files that came, went or changed.
    pub changed: Vec<String>,
    /// Files that went, each with the one that came in its place.
    pub renamed: Vec<(String, String)>,
}

/// When a file was last written, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    written: Option<SystemTime>,
    length: u64,
}

/// The stamps of all files of a manual, by their paths.
///
/// # Errors
/// A folder that cannot be read, by its path.
pub(crate) fn stamps(root: &Path) -> Result<BTreeMap<String, Stamp>> {
    let mut stamps = BTreeMap::new();
    for path in paths(root)? {
        // A file that went in the meantime is not there.
        if let Ok(facts) = fs::symlink_metadata(root.join(&path)) {
            stamps.insert(path, Stamp { written: facts.modified().ok(), length: facts.len() });
        }
    }
    Ok(stamps)
}

impl Sources {
    /// The manual as it is now, unless it is the same, where only these paths can have been touched: of files, or of
    /// folders that came or went.
    ///
    /// # Errors
    /// A folder or file that cannot be read, by its path; a manual without `content/`.
    pub(crate) fn read_again(&self, touched: &BTreeSet<String>) -> Result<Option<Sources>> {
        let mut files = self.files.clone();
        for path in touched {
            let facts = fs::symlink_metadata(self.root.join(path));
            match (self.find(path), facts) {
                (Some(file), Ok(facts)) if facts.is_file() => {
                    let place = &mut files[file.index()];
                    *place = or_before(read_written(&self.root, place)?, place, true);
                }
                (None, Err(_)) if !self.has_below(path) => {}
                (None, Ok(_)) if path.split('/').any(is_passed_over) => {}
                _ => return self.read_all_again(touched),
            }
        }
        let is_same = files.iter().zip(&self.files).all(|(now, before)| Arc::ptr_eq(now, before));
        Ok((!is_same).then(|| Sources { root: self.root.clone(), files, by_path: self.by_path.clone() }))
    }

    fn read_all_again(&self, touched: &BTreeSet<String>) -> Result<Option<Sources>> {
        let content = self.root.join(CONTENT);
        // A folder that is missing must not empty the site.
        if !fs::exists(&content).with_context(|| format!("cannot look at {}", content.display()))? {
            bail!("there is no folder {}, where the chapters should be", content.display());
        }
        let mut now = Sources::read(&self.root)?;
        for file in &mut now.files {
            if let Some(before) = self.find(&file.path).map(|before| &self.files[before.index()]) {
                *file = or_before((**file).clone(), before, touched.contains(&file.path));
            }
        }
        let is_same = now.files.len() == self.files.len()
            && now.files.iter().zip(&self.files).all(|(now, before)| Arc::ptr_eq(now, before));
        Ok((!is_same).then_some(now))
    }

    /// What is not as it was in `before`, of which this was read again.
    pub(crate) fn difference(&self, before: &Sources) -> Difference {
        let others = |these: &Sources, those: &Sources| -> Vec<Arc<SourceFile>> {
            let files = these.files.iter().enumerate();
            files.filter(|(place, file)| !those.has_same(*place, file)).map(|(_, file)| file.clone()).collect()
        };
        let (went, came) = (others(before, self), others(self, before));
        let gone: Vec<&SourceFile> =
            went.iter().map(|file| &**file).filter(|file| self.find(&file.path).is_none()).collect();
        let new: Vec<&SourceFile> =
            came.iter().map(|file| &**file).filter(|file| before.find(&file.path).is_none()).collect();
        let renamed = gone.iter().filter_map(|old| Some((old.path.clone(), successor(old, &new)?.path.clone())));
        let paths = came.iter().map(|file| &file.path).chain(gone.iter().map(|file| &file.path));
        Difference { renamed: renamed.collect(), changed: paths.cloned().collect() }
    }

    /// Whether no file came or went between two readings, so that ids mean the same in both.
    pub(crate) fn has_same_paths(&self, other: &Sources) -> bool {
        Arc::ptr_eq(&self.by_path, &other.by_path)
    }

    /// Whether there is a file of the same path that says the same, most likely at the same place.
    fn has_same(&self, place: usize, other: &Arc<SourceFile>) -> bool {
        self.files.get(place).is_some_and(|file| Arc::ptr_eq(file, other))
            || self.find(&other.path).is_some_and(|file| {
                let file = self.shared(file);
                Arc::ptr_eq(file, other) || has_same_text(file, other)
            })
    }

    /// Whether there were files in a folder.
    fn has_below(&self, folder: &str) -> bool {
        self.files_below(format!("{folder}/")).next().is_some()
    }
}

/// The file as it is now. Many an editor makes a file empty before it writes, so an empty one is looked at again.
fn read_written(root: &Path, before: &SourceFile) -> Result<SourceFile> {
    let is_empty = |file: &SourceFile| matches!(&file.content, Content::Text(text) if text.is_empty());
    let mut now = read_one(root, before.path.clone())?;
    for _ in 0..LOOKS {
        if !is_empty(&now) || is_empty(before) {
            break;
        }
        thread::sleep(BETWEEN_LOOKS);
        now = read_one(root, before.path.clone())?;
    }
    Ok(now)
}

/// The file as it was before, if it is the same. Of a file that is only copied nothing is known but its length.
fn or_before(now: SourceFile, before: &Arc<SourceFile>, is_touched: bool) -> Arc<SourceFile> {
    let is_same_copy = match (&now.content, &before.content) {
        (Content::Opaque(now), Content::Opaque(before)) => now == before && !is_touched,
        (Content::Unread(now), Content::Unread(before)) => now == before,
        _ => false,
    };
    let is_same = now.path == before.path && (is_same_copy || has_same_text(&now, before));
    if is_same { before.clone() } else { Arc::new(now) }
}

fn has_same_text(one: &SourceFile, other: &SourceFile) -> bool {
    match (&one.content, &other.content) {
        (Content::Text(one), Content::Text(other)) | (Content::Damaged(one), Content::Damaged(other)) => one == other,
        _ => false,
    }
}

/// The new file that an old one became: the one with the same text, else the one with the same name.
fn successor<'n>(old: &SourceFile, new: &[&'n SourceFile]) -> Option<&'n SourceFile> {
    let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let same_text = new.iter().find(|file| has_same_text(file, old));
    same_text.or_else(|| new.iter().find(|file| name(&file.path) == name(&old.path))).copied()
}
