//! Changed sources → disk: all files or none.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

use super::create_folder;
use crate::revise::FileEdit;

/// Writes the changed files of a task. If one cannot be written, those before it are put back as they were.
///
/// # Errors
/// A file that cannot be written, is protected against writing, or was changed since it was read, by its path; then
/// no file is changed.
pub fn write_sources(root: &Path, edits: &[FileEdit]) -> Result<()> {
    for edit in edits {
        check(root, edit).context("nothing was changed")?;
    }
    let mut done = vec![];
    let written = write_all(root, edits, &mut done);
    let lost = if written.is_err() { undo(root, &done) } else { vec![] };
    for edit in edits.iter().filter(|edit| edit.path != edit.new_path) {
        remove_empty_folders(root, if written.is_ok() { &edit.path } else { &edit.new_path });
    }
    match lost.as_slice() {
        [] => written.context("nothing was changed"),
        lost => written.with_context(|| format!("these files could not be put back as they were: {}", lost.join(", "))),
    }
}

/// Writes all new texts aside, then puts them in their places, and notes in `done` what has to be undone if it fails.
fn write_all<'e>(root: &Path, edits: &'e [FileEdit], done: &mut Vec<&'e FileEdit>) -> Result<()> {
    let ready = edits.iter().map(|edit| prepare(root, edit)).collect::<Result<Vec<_>>>()?;
    for (edit, file) in edits.iter().zip(ready) {
        put(root, edit, file)?;
        done.push(edit);
    }
    // Last, so that no text is ever only in a file that is going away.
    for edit in edits.iter().filter(|edit| edit.path != edit.new_path) {
        let place = root.join(&edit.path);
        fs::remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
    }
    Ok(())
}

/// Sees to it that a file is still what was read, and may be written.
fn check(root: &Path, edit: &FileEdit) -> Result<()> {
    let place = root.join(&edit.path);
    let text = fs::read(&place).with_context(|| format!("cannot read {}", place.display()))?;
    if text != edit.before.as_bytes() {
        bail!("{} was changed by somebody in the meantime; do it again", place.display());
    }
    let facts = fs::metadata(&place).with_context(|| format!("cannot look at {}", place.display()))?;
    if facts.permissions().readonly() {
        bail!("{} is protected against writing", place.display());
    }
    if edit.path != edit.new_path {
        let new = root.join(&edit.new_path);
        if fs::exists(&new).with_context(|| format!("cannot look at {}", new.display()))? {
            bail!("{} is already there", new.display());
        }
    }
    Ok(())
}

/// Writes the new text beside its place.
fn prepare(root: &Path, edit: &FileEdit) -> Result<NamedTempFile> {
    let (old, new) = (root.join(&edit.path), root.join(&edit.new_path));
    let folder = new.parent().unwrap_or(root);
    create_folder(folder)?;
    let failed = || format!("cannot write in {}", folder.display());
    // Hidden, so that whatever watches the manual passes over it.
    let mut file = tempfile::Builder::new().prefix(".vade-").tempfile_in(folder).with_context(failed)?;
    file.write_all(edit.after.as_bytes()).with_context(failed)?;
    let permissions = fs::metadata(&old).with_context(|| format!("cannot look at {}", old.display()))?.permissions();
    file.as_file().set_permissions(permissions).with_context(failed)?;
    file.as_file().sync_all().with_context(failed)?;
    Ok(file)
}

fn put(root: &Path, edit: &FileEdit, file: NamedTempFile) -> Result<()> {
    let place: PathBuf = root.join(&edit.new_path);
    let written = if edit.path == edit.new_path { file.persist(&place) } else { file.persist_noclobber(&place) };
    written.map(drop).with_context(|| format!("cannot write {}", place.display()))
}

/// Puts files back as they were, and names those that could not be.
fn undo(root: &Path, done: &[&FileEdit]) -> Vec<String> {
    let undone = |edit: &FileEdit| {
        let (old, new) = (root.join(&edit.path), root.join(&edit.new_path));
        if old == new || !fs::exists(&old)? {
            fs::write(&old, &edit.before)?;
        }
        if old == new { Ok(()) } else { fs::remove_file(new) }
    };
    let lost = done.iter().filter(|edit| undone(edit).is_err());
    lost.map(|edit| edit.path.clone()).collect()
}

/// Removes the folders that a moved file left empty.
fn remove_empty_folders(root: &Path, path: &str) {
    let mut folder = Path::new(path).parent();
    while let Some(inner) = folder.filter(|inner| inner.components().count() > 1) {
        match fs::remove_dir(root.join(inner)) {
            Ok(()) => folder = inner.parent(),
            Err(error) if error.kind() == ErrorKind::NotFound => folder = inner.parent(),
            Err(_) => return,
        }
    }
}
