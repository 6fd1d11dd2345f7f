//! Removes files that are no longer part of the site, if they are ours and nobody has changed them.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use super::disk::Disk;
use super::record::{ByAddress, FileRecord, Record};
use crate::source::names::folded;

/// What became of the files that went.
#[derive(Debug, Default)]
pub(super) struct Removal {
    pub removed: usize,
    /// Those that somebody has changed.
    pub kept: Vec<String>,
}

impl Removal {
    pub(super) fn of(
        disk: &dyn Disk,
        output: &Path,
        before: &Record,
        after: &ByAddress<FileRecord>,
    ) -> Result<Removal> {
        let mut removal = Removal::default();
        let gone = before.gone(after);
        if gone.is_empty() {
            return Ok(removal);
        }
        let standing: HashMap<String, &String> = after.keys().map(|address| (folded(address), address)).collect();
        for address in gone {
            let place = output.join(address);
            // On a disk that takes both names for one, the file was just written by its new name.
            if let Some(twin) = standing.get(&folded(address))
                && disk.is_same(&place, &output.join(twin)).with_context(|| cannot_look_at(&place))?
            {
                continue;
            }
            match disk.read(&place) {
                Ok(bytes) if before.is_as_written(address, &bytes) => {
                    disk.remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
                    removal.removed += 1;
                    remove_empty_folders(disk, output, place.parent());
                }
                Ok(_) => removal.kept.push(address.to_owned()),
                Err(error) if is_absent(&error) => {}
                Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
            }
        }
        Ok(removal)
    }
}

fn cannot_look_at(place: &Path) -> String {
    format!("cannot look at {}", place.display())
}

/// A folder in a file's place, or a file in a folder's, means that the file is not there.
fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory)
}

/// Removes folders that hold nothing any more; one that cannot be removed does no harm.
fn remove_empty_folders(disk: &dyn Disk, output: &Path, mut folder: Option<&Path>) {
    while let Some(inner) = folder.filter(|inner| *inner != output) {
        if disk.remove_folder(inner).is_err() {
            return;
        }
        folder = inner.parent();
    }
}
