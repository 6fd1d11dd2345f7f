//! Folders that no build may write to.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use super::Output;
use super::record::{FOLDER, Record};

/// Why an output folder was refused.
#[derive(Debug)]
pub struct Refusal(String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

pub(super) fn check(output: Output<'_>) -> Result<()> {
    let folder = absolute(output.folder)?;
    let root = absolute(output.root)?;
    let home = env::home_dir().map(|home| absolute(&home)).transpose()?;
    let content = root.join("content");
    let themes = root.join("themes");
    // The folder itself, or one above it, must not be the site; nor may the site lie among the sources.
    let holds = |inner: &Path| inner.starts_with(&folder);
    let reason = if folder.parent().is_none() {
        Some("it is the top of the disk")
    } else if home.as_deref().is_some_and(holds) {
        Some("it is your home folder, or holds it")
    } else if holds(&root) {
        Some("it is the manual's own folder, or holds it")
    } else if holds(&content) || folder.starts_with(&content) {
        Some("it is the manual's content, or inside it")
    } else if holds(&themes) || folder.starts_with(&themes) {
        Some("it is the manual's theme, or inside it")
    } else {
        None
    };
    if let Some(reason) = reason {
        let text = format!("the site cannot be written to {}: {reason}; choose another `--output`", folder.display());
        return Err(Refusal(text).into());
    }
    if !output.adopt && !Record::is_there(&folder)? && !is_empty(&folder)? {
        let text = format!(
            "{} holds files that this tool did not write; choose another `--output`, or use `--adopt` to write the site among them",
            folder.display()
        );
        return Err(Refusal(text).into());
    }
    Ok(())
}

/// Whether a folder is missing, or holds nothing; hidden files, as of git, do not count.
fn is_empty(folder: &Path) -> Result<bool> {
    let items = match fs::read_dir(folder) {
        Ok(items) => items,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error).with_context(|| format!("cannot look into {}", folder.display())),
    };
    for item in items {
        let name = item.with_context(|| format!("cannot look into {}", folder.display()))?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') || name == FOLDER {
            return Ok(name == FOLDER && folder.join(FOLDER).join("manifest.json").exists());
        }
    }
    Ok(true)
}

/// The whole path, without `..`; the disk is not asked, since network drives answer with paths that do not work.
fn absolute(path: &Path) -> Result<PathBuf> {
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
