//! The changes of a task, while they are gathered.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::naming::Names;
use crate::resolve::Site;
use crate::revise::front_matter::{FrontMatter, revised};
use crate::revise::{FileEdit, Refused};
use crate::source::FileId;

/// The new text and path of every file that is changed so far.
pub(super) struct Edits<'s> {
    site: &'s Site<'s>,
    texts: BTreeMap<FileId, String>,
    paths: BTreeMap<FileId, String>,
}

impl<'s> Edits<'s> {
    pub(super) fn of(site: &'s Site<'s>) -> Edits<'s> {
        Edits { site, texts: BTreeMap::new(), paths: BTreeMap::new() }
    }

    /// Changes the front matter of a file.
    pub(super) fn front_matter(
        &mut self,
        file: FileId,
        change: impl Fn(&mut FrontMatter) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let text = self.texts.get(&file).map_or_else(|| self.site.sources.text(file), String::as_str);
        let text = revised(file, text, change)
            .map_err(|Refused(reason)| Refused(format!("{}: {reason}", self.site.sources.path(file))))?;
        self.texts.insert(file, text);
        Ok(())
    }

    /// Puts other texts in the place of ranges of a file, of which none may have been changed before.
    pub(super) fn replace(&mut self, file: FileId, mut parts: Vec<(Range<usize>, String)>) {
        debug_assert!(!self.texts.contains_key(&file), "places are places of the file as it was");
        parts.sort_by_key(|(range, _)| range.start);
        parts.dedup();
        let mut text = self.site.sources.text(file).to_owned();
        for (range, new) in parts.into_iter().rev() {
            text.replace_range(range, &new);
        }
        self.texts.insert(file, text);
    }

    /// Moves a file to another path from the manual's top.
    pub(super) fn relocate(&mut self, file: FileId, path: String) {
        self.paths.insert(file, path);
    }

    /// All changes, in the order of their paths.
    pub(super) fn finish(self) -> Vec<FileEdit> {
        let sources = self.site.sources;
        let mut files: Vec<FileId> = self.texts.keys().chain(self.paths.keys()).copied().collect();
        files.sort_unstable();
        files.dedup();
        let edit = |file| {
            let (path, before) = (sources.path(file).to_owned(), sources.text(file).to_owned());
            let new_path = self.paths.get(&file).unwrap_or(&path).clone();
            let after = self.texts.get(&file).unwrap_or(&before).clone();
            FileEdit { path, before, new_path, after }
        };
        files.into_iter().map(edit).filter(|edit| edit.before != edit.after || edit.path != edit.new_path).collect()
    }
}

/// How the parts of a site are named.
pub(super) fn names<'s>(site: &'s Site<'s>) -> Names<'s> {
    Names { sources: site.sources, manual: site.manual }
}
