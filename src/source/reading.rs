//! The disk → files: finds the files of a manual and reads them.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{MAIN_SEPARATOR, Path};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{CONTENT, Content, SETTINGS, SourceFile, THEMES, Unread, text_of};

const READ_AS_TEXT: [&str; 8] = ["md", "toml", "html", "xml", "css", "js", "txt", "json"];
/// How long a file must have been left alone: editors empty a file before they write it anew.
const REST: Duration = Duration::from_millis(50);
/// How often a file is read that changes meanwhile.
const PATIENCE: usize = 5;

/// All files of a manual, in the order of their paths.
pub(super) fn read_all(root: &Path) -> Result<Vec<SourceFile>> {
    let start = SystemTime::now();
    // Files are read while others are still looked for.
    let read = found(root)?.par_bridge().map(|found| Read::of(root, found?));
    let mut read = read.collect::<Result<Vec<_>>>()?;
    read.par_sort_unstable_by(|one, other| one.file.path.cmp(&other.file.path));
    for read in read.iter_mut().filter(|read| read.version.is_some_and(|(time, _)| time + REST > start)) {
        read.settle(root)?;
    }
    Ok(read.into_iter().map(|read| read.file).collect())
}

/// One file, as it is at the moment.
pub(super) fn read_one(root: &Path, path: String) -> Result<SourceFile> {
    Read::of(root, Found { path, unread: None }).map(|read| read.file)
}

/// The paths of all files, read or not.
pub(super) fn paths(root: &Path) -> Result<Vec<String>> {
    found(root)?.map(|found| Ok(found?.path)).collect()
}

/// All that stands in a manual's folders, in no order.
fn found(root: &Path) -> Result<impl Iterator<Item = Result<Found>>> {
    let settings = settings(root)?.map(Ok);
    Ok(settings.into_iter().chain(files_below(root, CONTENT)?).chain(files_below(root, THEMES)?))
}

/// A file that was found, before it is read.
struct Found {
    path: String,
    /// Why it will not be read.
    unread: Option<Unread>,
}

/// A file that was read, and when it had been changed.
struct Read {
    file: SourceFile,
    version: Option<Version>,
}

/// The time of the last change and the size.
type Version = (SystemTime, u64);

impl Read {
    fn of(root: &Path, Found { path, unread }: Found) -> Result<Read> {
        if let Some(why) = unread {
            return Ok(Read { file: SourceFile { path, content: Content::Unread(why) }, version: None });
        }
        let place = root.join(&path);
        let cannot_read = || format!("cannot read {}", place.display());
        if !is_text(&path) {
            let size = fs::metadata(&place).with_context(cannot_read)?.len();
            return Ok(Read { file: SourceFile { path, content: Content::Opaque(size) }, version: None });
        }
        let (bytes, version) = whole(&place).with_context(cannot_read)?;
        Ok(Read { file: SourceFile { path, content: text_of(bytes) }, version: Some(version) })
    }

    /// Waits until it has been left alone for a while, and reads it again if it has changed.
    fn settle(&mut self, root: &Path) -> Result<()> {
        let place = root.join(&self.file.path);
        let cannot_read = || format!("cannot read {}", place.display());
        for _ in 0..PATIENCE {
            let age = self.version.and_then(|(time, _)| time.elapsed().ok()).unwrap_or_default();
            thread::sleep(REST.saturating_sub(age));
            let now = version(&fs::metadata(&place).with_context(cannot_read)?).with_context(cannot_read)?;
            if self.version == Some(now) {
                return Ok(());
            }
            let (bytes, version) = whole(&place).with_context(cannot_read)?;
            (self.file.content, self.version) = (text_of(bytes), Some(version));
        }
        bail!("{} changes again and again while it is read; try it once more", place.display())
    }
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    READ_AS_TEXT.contains(&ending) && (ending == "md" || !path.starts_with(CONTENT))
}

/// The bytes of a file; it is asked once where `fs::read` asks twice.
fn whole(place: &Path) -> io::Result<(Vec<u8>, Version)> {
    let mut file = File::open(place)?;
    let version = version(&file.metadata()?)?;
    let size = usize::try_from(version.1).map_err(|_| ErrorKind::FileTooLarge)?;
    let bytes = read_expecting(&mut file, size)?;
    // Longer or shorter than it was a moment ago: another time, so that it is read again.
    let is_whole = bytes.len() == size;
    Ok((bytes, if is_whole { version } else { (SystemTime::now(), u64::MAX) }))
}

/// The bytes of a file that should have so many, and one more of a file that is longer. Where it is right, the system is
/// asked once.
pub(crate) fn read_expecting(file: &mut File, size: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size + 1];
    let mut filled = 0;
    loop {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        if filled >= size {
            break;
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

fn version(facts: &fs::Metadata) -> io::Result<Version> {
    Ok((facts.modified()?, facts.len()))
}

/// The settings file, if the folder has one.
fn settings(root: &Path) -> Result<Option<Found>> {
    let place = root.join(SETTINGS);
    match fs::metadata(&place) {
        Ok(facts) if facts.is_file() => Ok(Some(Found { path: SETTINGS.to_owned(), unread: None })),
        Ok(_) => bail!("{} is not a file", place.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot look into {}", root.display())),
    }
}

/// What stands in one part of the manual, which is a folder.
fn files_below(root: &Path, part: &'static str) -> Result<impl Iterator<Item = Result<Found>>> {
    let folder = root.join(part);
    let is_there = fs::exists(&folder).with_context(|| format!("cannot look into {}", folder.display()))?;
    let start = folder.to_string_lossy().len();
    let items = WalkDir::new(&folder)
        .into_iter()
        .filter_entry(|item| item.depth() == 0 || !is_passed_over(&item.file_name().to_string_lossy()));
    let found = items.filter_map(move |item| match item {
        Ok(item) if item.depth() == 0 || item.file_type().is_dir() => None,
        Ok(item) => Some(Ok(Found { path: [part, &*below(&item, start)].concat(), unread: unread(&item) })),
        Err(error) => Some(Err(error).with_context(|| format!("cannot read all of {}", folder.display()))),
    });
    Ok(is_there.then_some(found).into_iter().flatten())
}

/// The path of an item below the folder that is walked, of which so many bytes are the path; with `/` between names.
fn below(item: &DirEntry, start: usize) -> String {
    let path = item.path().to_string_lossy();
    path[start..].trim_start_matches(MAIN_SEPARATOR).replace(MAIN_SEPARATOR, "/")
}

/// Why a file is not read, if it is not.
fn unread(item: &DirEntry) -> Option<Unread> {
    match item.file_type() {
        _ if item.path().to_str().is_none() => Some(Unread::Name),
        kind if kind.is_symlink() => Some(Unread::Link),
        kind if kind.is_file() => None,
        _ => Some(Unread::Special),
    }
}

/// Hidden files, and what editors and Windows leave beside the author's.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["Thumbs.db", "desktop.ini", "node_modules"].contains(&name)
}
