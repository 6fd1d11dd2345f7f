//! Changed sources → disk: all files or none, even if the program is killed meanwhile.
//!
//! All new texts are written aside first, with the old ones beside them. A note of what goes where is the moment at which
//! the change is decided: before it nothing has happened, and after it the next command finishes what is left to do.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::disk::{Disk, SystemDisk};
use super::lock::Lock;
use super::record::FileRecord;
use crate::revise::FileEdit;

/// Hidden, so that whatever reads the manual passes over it; below `content`, so that it is on the same disk.
const ASIDE: &str = "content/.vade-change";
const NOTE: &str = "change.json";

/// A file that is to be changed.
#[derive(Debug, Serialize, Deserialize)]
struct Step {
    path: String,
    new_path: String,
    /// What the file was before, and what it is to be.
    before: FileRecord,
    after: FileRecord,
}

/// Writes the changed files of a task. If one cannot be written, those before it are put back as they were.
///
/// # Errors
/// A file that cannot be written, is protected against writing, or was changed since it was read, by its path; then
/// no file is changed.
pub fn write_sources(root: &Path, edits: &[FileEdit]) -> Result<()> {
    write_sources_on(&SystemDisk, root, edits)
}

/// Writes the changed files of a task on a disk of another kind: for tests of what happens when one fails.
///
/// # Errors
/// As for [`write_sources`].
pub fn write_sources_on(disk: &dyn Disk, root: &Path, edits: &[FileEdit]) -> Result<()> {
    for edit in edits {
        check(root, edit).context("nothing was changed")?;
    }
    Change { disk, root }.make(edits)
}

/// Finishes a change that was cut off, and says how many files it was about.
///
/// # Errors
/// A file that cannot be written, or that somebody has changed since, by its path.
pub fn finish(root: &Path) -> Result<Option<usize>> {
    let aside = root.join(ASIDE);
    if !fs::exists(&aside).with_context(|| format!("cannot look at {}", aside.display()))? {
        return Ok(None);
    }
    let change = Change { disk: &SystemDisk, root };
    let lock = Lock::take(&aside, &root.join("content"), "another command")?;
    let finished = change.finish();
    drop(lock);
    if finished.is_ok() {
        change.clear();
    }
    finished
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

/// A change of files that is being made or finished.
struct Change<'c> {
    disk: &'c dyn Disk,
    root: &'c Path,
}

impl Change<'_> {
    fn make(&self, edits: &[FileEdit]) -> Result<()> {
        let aside = self.root.join(ASIDE);
        let started = self.disk.create_folder(&aside);
        started.with_context(|| format!("nothing was changed: cannot create the folder {}", aside.display()))?;
        let lock = Lock::take(&aside, &self.root.join("content"), "another command")?;
        self.sweep()?;
        let steps: Vec<Step> = edits.iter().map(Step::of).collect();
        let made = match self.prepare(edits, &steps) {
            Ok(()) => self.carry_out(&steps).map_err(|error| self.undo(&steps, error)),
            Err(error) => Err(error.context("nothing was changed")),
        };
        for step in steps.iter().filter(|step| step.moves()) {
            self.remove_empty_folders(if made.is_ok() { &step.path } else { &step.new_path });
        }
        drop(lock);
        self.clear();
        made
    }

    /// Clears what a command left that was killed before its change was decided.
    fn sweep(&self) -> Result<()> {
        let aside = self.root.join(ASIDE);
        let left = self.disk.list(&aside).with_context(|| format!("cannot look into {}", aside.display()))?;
        if left.iter().any(|item| item.name == NOTE) {
            bail!("a change before this one was cut off; do it again, and that is finished first");
        }
        for item in left.iter().filter(|item| item.name.ends_with("-old") || item.name.ends_with("-new")) {
            let place = aside.join(&item.name);
            self.disk.remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
        }
        Ok(())
    }

    /// Writes all new texts aside, and the old ones, and decides the change by noting what goes where.
    fn prepare(&self, edits: &[FileEdit], steps: &[Step]) -> Result<()> {
        for (index, edit) in edits.iter().enumerate() {
            let like = self.root.join(&edit.path);
            for (place, text) in [(self.old_text(index), &edit.before), (self.new_text(index), &edit.after)] {
                let written = self.disk.create_for_good(&place, text.as_bytes(), Some(&like));
                written.with_context(|| format!("cannot write {}", place.display()))?;
            }
        }
        let (note, place) = (self.aside("note-new"), self.aside(NOTE));
        let text = serde_json::to_vec(steps).expect("a note can be written");
        let noted = self.disk.create_for_good(&note, &text, None).and_then(|()| self.disk.rename(&note, &place));
        noted.with_context(|| format!("cannot write {}", place.display()))
    }

    /// Does what is not done yet.
    fn carry_out(&self, steps: &[Step]) -> Result<()> {
        for (index, step) in steps.iter().enumerate() {
            let place = self.root.join(&step.new_path);
            if self.holds(&place, &step.after)? {
                continue;
            }
            let cannot_write = || format!("cannot write {}", place.display());
            if let Some(folder) = place.parent().filter(|_| step.moves()) {
                self.disk.create_folders(folder).with_context(cannot_write)?;
                self.disk.rename_new(&self.new_text(index), &place).with_context(cannot_write)?;
            } else {
                self.disk.rename(&self.new_text(index), &place).with_context(cannot_write)?;
            }
        }
        // Last, so that no text is ever only in a file that is going away.
        for step in steps.iter().filter(|step| step.moves()) {
            let place = self.root.join(&step.path);
            if self.holds(&place, &step.before)? {
                self.disk.remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
            }
        }
        Ok(())
    }

    /// Puts files back as they were, and says what became of the change that failed.
    fn undo(&self, steps: &[Step], failure: anyhow::Error) -> anyhow::Error {
        // Without the note first: nobody is to finish what is being undone.
        if self.disk.remove_file(&self.aside(NOTE)).is_err() {
            return failure.context("the change is half made; the next command will finish it");
        }
        let steps = steps.iter().enumerate();
        let lost: Vec<&str> = steps
            .filter(|(index, step)| self.undo_one(*index, step).is_err())
            .map(|(_, step)| step.path.as_str())
            .collect();
        match lost.as_slice() {
            [] => failure.context("nothing was changed"),
            lost => failure.context(format!("these files could not be put back as they were: {}", lost.join(", "))),
        }
    }

    fn undo_one(&self, index: usize, step: &Step) -> Result<()> {
        let (place, new) = (self.root.join(&step.path), self.root.join(&step.new_path));
        if !self.holds(&place, &step.before)? {
            self.disk.rename(&self.old_text(index), &place)?;
        }
        if step.moves() && self.holds(&new, &step.after)? {
            self.disk.remove_file(&new)?;
        }
        Ok(())
    }

    /// Finishes a change that was decided, unless somebody has changed its files since.
    fn finish(&self) -> Result<Option<usize>> {
        let note = self.aside(NOTE);
        let text = match self.disk.read(&note) {
            Ok(text) => text,
            // It was cut off before it was decided.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", note.display())),
        };
        let steps: Vec<Step> = serde_json::from_slice(&text)
            .with_context(|| format!("{} tells of no change; delete its folder", note.display()))?;
        for step in &steps {
            let (place, new) = (self.root.join(&step.path), self.root.join(&step.new_path));
            if !self.holds(&new, &step.after)? && !self.holds(&place, &step.before)? {
                bail!(
                    "a change of {} files was cut off, and {} was changed by somebody since; look what is right, and delete {}",
                    steps.len(),
                    place.display(),
                    self.root.join(ASIDE).display()
                );
            }
        }
        self.carry_out(&steps)?;
        for step in steps.iter().filter(|step| step.moves()) {
            self.remove_empty_folders(&step.path);
        }
        Ok(Some(steps.len()))
    }

    /// Whether a file is there and is this one.
    fn holds(&self, place: &Path, record: &FileRecord) -> Result<bool> {
        match self.disk.read(place) {
            Ok(bytes) => Ok(FileRecord::of(&bytes) == *record),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", place.display())),
        }
    }

    /// Takes away what is not needed any more; the note first, and what is left is cleared next time.
    fn clear(&self) {
        let _ = self.disk.remove_file(&self.aside(NOTE));
        for item in self.disk.list(&self.root.join(ASIDE)).unwrap_or_default() {
            let _ = self.disk.remove_file(&self.aside(&item.name));
        }
        let _ = self.disk.remove_folder(&self.root.join(ASIDE));
    }

    /// Removes the folders that a moved file left empty.
    fn remove_empty_folders(&self, path: &str) {
        let mut folder = Path::new(path).parent();
        while let Some(inner) = folder.filter(|inner| inner.components().count() > 1) {
            match self.disk.remove_folder(&self.root.join(inner)) {
                Ok(()) => folder = inner.parent(),
                Err(error) if error.kind() == ErrorKind::NotFound => folder = inner.parent(),
                Err(_) => return,
            }
        }
    }

    fn aside(&self, name: &str) -> PathBuf {
        self.root.join(ASIDE).join(name)
    }

    fn old_text(&self, index: usize) -> PathBuf {
        self.aside(&format!("{index}-old"))
    }

    fn new_text(&self, index: usize) -> PathBuf {
        self.aside(&format!("{index}-new"))
    }
}

impl Step {
    fn of(edit: &FileEdit) -> Step {
        Step {
            path: edit.path.clone(),
            new_path: edit.new_path.clone(),
            before: FileRecord::of(edit.before.as_bytes()),
            after: FileRecord::of(edit.after.as_bytes()),
        }
    }

    fn moves(&self) -> bool {
        self.path != self.new_path
    }
}
