//! Pages → disk: the only writer. Each file is written aside and renamed into its place, so that a reader meets the
//! old page or the new one; what has not changed is not touched.

mod aside;
mod build;
pub mod disk;
mod lock;
pub(crate) mod outlines;
mod places;
mod record;
mod refuse;
mod removal;
pub mod sources;
mod standing;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::render::Renderer;
use crate::write::aside::Aside;
use crate::write::build::Build;
use crate::write::disk::{Disk, SystemDisk};
use crate::write::lock::Lock;

pub use crate::write::refuse::Refusal;

/// Where the site goes.
#[derive(Debug, Clone, Copy)]
pub struct Output<'o> {
    pub folder: &'o Path,
    /// The manual's own top folder, which no build may write over.
    pub root: &'o Path,
    /// Whether a folder that holds other files may be taken over.
    pub adopt: bool,
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    /// Files that had to be made; the others were made from the same before.
    pub made: usize,
    pub changed: usize,
    pub removed: usize,
    /// Files that a build before wrote and somebody has changed since; they are left.
    pub kept: Vec<String>,
    /// Somebody else's files and folders in the output; they are left.
    pub others: Vec<String>,
    /// Whether the record of the builds before could not be read, so that none of their pages was removed.
    pub lost_record: bool,
}

/// Whether a build wrote to a folder before.
pub(crate) fn has_site(output: &Path) -> bool {
    record::place_in(output).exists()
}

/// Brings an output to what the site is.
pub(crate) fn write(
    renderer: &Renderer<'_>,
    output: Output<'_>,
    disk: &dyn Disk,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Written> {
    refuse::check_place(output)?;
    refuse::check_files(disk, output)?;
    let state = output.folder.join(aside::FOLDER);
    disk.create_folders(&state).with_context(|| format!("cannot create the folder {}", state.display()))?;
    let _lock = Lock::take(&state, output.folder, "another build")?;
    let aside = Aside::open(disk, output.folder)?;
    let written = Build { renderer, output, disk, aside: &aside, progress }.run();
    if written.is_err() {
        // What is left makes a full disk no emptier; the next build clears it too.
        let _ = aside.clear();
    }
    written
}

fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))
}

/// Writes a new file for the author, and never over another.
///
/// # Errors
/// A file that is already there, or a folder that cannot be written to, by its path.
pub fn create_source(place: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = place.parent() {
        create_folder(parent)?;
    }
    // Hidden until it is whole.
    let aside = place.with_file_name(format!(".vade-new-{}", std::process::id()));
    let written = SystemDisk.create_for_good(&aside, content.as_ref(), None);
    let written = written.and_then(|()| SystemDisk.rename_new(&aside, place));
    if written.is_err() {
        // The failure itself is told; what is left is hidden.
        let _ = fs::remove_file(&aside);
    }
    written.with_context(|| format!("cannot create {}", place.display()))
}

/// Writes a file that is made by this program, in the place of the one made before.
///
/// # Errors
/// A file or folder that cannot be written to, by its path.
pub fn write_generated(place: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = place.parent() {
        create_folder(parent)?;
    }
    fs::write(place, content).with_context(|| format!("cannot write {}", place.display()))
}
