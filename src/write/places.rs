//! Whether two paths lead to the same place, through links, `..` and capitals.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// Whether two paths lead to one file or folder; a path that leads nowhere is the same as none.
pub(super) fn is_same_place(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(match (identity(one)?, identity(other)?) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    })
}

/// What the system tells files apart by.
#[cfg(unix)]
fn identity(place: &Path) -> io::Result<Option<(u64, u64)>> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(if_there(fs::metadata(place))?.map(|facts| (facts.dev(), facts.ino())))
}

#[cfg(not(unix))]
fn identity(place: &Path) -> io::Result<Option<PathBuf>> {
    if_there(fs::canonicalize(place))
}

fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A path and all folders above it, as written and, where links lead elsewhere, as they really are.
pub(super) fn with_folders_above(place: &Path) -> Result<Vec<PathBuf>> {
    let mut all: Vec<PathBuf> = absolute(place)?.ancestors().map(Path::to_owned).collect();
    // The real path of what is there of it; network drives answer with paths that do not work, or with none.
    let real = std::path::absolute(place)?.ancestors().find_map(|ancestor| fs::canonicalize(ancestor).ok());
    all.extend(real.iter().flat_map(|real| real.ancestors()).map(Path::to_owned));
    Ok(all)
}

/// The whole path, without `..`.
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).with_context(|| format!("{} is not a path", path.display()))?;
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    Ok(clean)
}
