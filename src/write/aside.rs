//! Files are written here first, whole, and then renamed into their places.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};

use super::disk::Disk;

/// The folder of the output that holds the record and unfinished files.
pub(super) const FOLDER: &str = ".vade";

/// The folder of unfinished files; the build that holds the lock is alone in it.
pub(super) struct Aside<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    /// Names are plain numbers, since nothing else writes here.
    next: AtomicUsize,
}

/// A whole file that is not in its place yet.
pub(super) struct Staged {
    aside: PathBuf,
    place: PathBuf,
}

impl<'d> Aside<'d> {
    /// Opens the folder, and clears it of what a build that was killed left behind.
    pub(super) fn open(disk: &'d dyn Disk, output: &Path) -> Result<Aside<'d>> {
        let folder = output.join(FOLDER).join("aside");
        disk.create_folder(&folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
        let aside = Aside { disk, folder, next: AtomicUsize::new(0) };
        aside.clear()?;
        Ok(aside)
    }

    pub(super) fn clear(&self) -> Result<()> {
        let left = self.disk.list(&self.folder);
        for item in left.with_context(|| format!("cannot look into {}", self.folder.display()))? {
            let place = self.folder.join(item.name);
            self.disk.remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
        }
        Ok(())
    }

    /// Writes a file aside.
    pub(super) fn stage(&self, place: &Path, bytes: &[u8]) -> Result<Staged> {
        let aside = self.folder.join(self.next.fetch_add(1, Ordering::Relaxed).to_string());
        self.disk.create(&aside, bytes).with_context(|| format!("cannot write {}", place.display()))?;
        Ok(Staged { aside, place: place.to_owned() })
    }

    /// Puts a file that was written aside in its place, at once.
    pub(super) fn put(&self, staged: &Staged) -> Result<()> {
        let Staged { aside, place } = staged;
        self.disk.rename(aside, place).with_context(|| format!("cannot write {}", place.display()))
    }

    /// Writes a file aside and puts it in its place.
    pub(super) fn replace(&self, place: &Path, bytes: &[u8]) -> Result<()> {
        self.put(&self.stage(place, bytes)?)
    }
}
