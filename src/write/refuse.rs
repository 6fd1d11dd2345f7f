//! Folders that no build may write to.

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Output;
use super::disk::Disk;
use super::places::{absolute, is_same_place, with_folders_above};
use super::record::Record;
use super::standing::Standing;

/// Why an output folder was refused.
#[derive(Debug)]
pub struct Refusal(pub(super) String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Refuses an output that is, or lies above, what no build may touch, or that lies among the sources.
pub(super) fn check_place(output: Output<'_>) -> Result<()> {
    let folder = output.folder;
    let home = env::home_dir();
    let (content, themes) = (output.root.join("content"), output.root.join("themes"));
    let holds = |inner: &Path| is_one_of(folder, &with_folders_above(inner)?);
    let lies_in = |outer: &Path| is_one_of(outer, &with_folders_above(folder)?);
    let reason = if is_top(folder)? {
        "it is the top of the disk"
    } else if home.as_deref().map_or(Ok(false), holds)? {
        "it is your home folder, or holds it"
    } else if holds(output.root)? {
        "it is the manual's own folder, or holds it"
    } else if holds(&content)? || lies_in(&content)? {
        "it is the manual's content, or lies inside or above it"
    } else if holds(&themes)? || lies_in(&themes)? {
        "it is the manual's theme, or lies inside or above it"
    } else {
        return Ok(());
    };
    let folder = absolute(folder)?;
    let text = format!("the site cannot be written to {}: {reason}; choose another `--output`", folder.display());
    Err(Refusal(text).into())
}

/// Refuses a folder that holds somebody else's files only.
pub(super) fn check_files(disk: &dyn Disk, output: Output<'_>) -> Result<()> {
    if output.adopt || Record::is_in(disk, output.folder)? {
        return Ok(());
    }
    if Standing::of(disk, output.folder, &|_| false)?.others().is_empty() {
        return Ok(());
    }
    let text = format!(
        "{} holds files that this tool did not write; choose another `--output`, or use `--adopt` to write the site among them",
        absolute(output.folder)?.display()
    );
    Err(Refusal(text).into())
}

fn is_top(folder: &Path) -> Result<bool> {
    Ok(absolute(folder)?.parent().is_none() || is_one_of(folder, &[folder.join("..")])?)
}

/// Whether a folder is one of some others, whatever they are called.
fn is_one_of(folder: &Path, others: &[PathBuf]) -> Result<bool> {
    let written = absolute(folder)?;
    for other in others {
        let is_same = match is_same_place(folder, other) {
            // Where nobody may look nobody can write either.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => false,
            is_same => is_same.with_context(|| format!("cannot look at {}", other.display()))?,
        };
        if *other == written || is_same {
            return Ok(true);
        }
    }
    Ok(false)
}
