//! The file of the outlines that a build keeps for the next one.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::aside::Aside;
use super::disk::Disk;

const FILE: &str = ".vade/outlines";

/// What the build before kept. Nothing if it cannot be read: then the texts are.
pub(crate) fn read(disk: &dyn Disk, output: &Path) -> Vec<u8> {
    disk.read(&place_in(output)).unwrap_or_default()
}

/// Puts what this build keeps in its place, unless it stands there.
pub(super) fn save(file: &[u8], disk: &dyn Disk, output: &Path, aside: &Aside<'_>) -> Result<()> {
    // Read once more: another build may have ended since.
    if read(disk, output) == file { Ok(()) } else { aside.replace(&place_in(output), file) }
}

fn place_in(output: &Path) -> PathBuf {
    output.join(FILE)
}
