//! The file of the outlines that a build keeps for the next one.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::aside::Aside;
use super::disk::{Disk, read_if_there};

const FILE: &str = ".vade/outlines";

/// What the build before kept; nothing if there is no such file.
pub(crate) fn read(disk: &dyn Disk, output: &Path) -> Result<Vec<u8>> {
    Ok(read_if_there(disk, &place_in(output))?.unwrap_or_default())
}

/// Puts what this build keeps in its place.
pub(super) fn save(file: &[u8], output: &Path, aside: &Aside<'_>) -> Result<()> {
    aside.replace(&place_in(output), file)
}

fn place_in(output: &Path) -> PathBuf {
    output.join(FILE)
}
