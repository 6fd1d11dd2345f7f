//! What stands in an output before a build writes to it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use super::disk::{Disk, ListedKind};
use crate::source::composed;

/// The files of an output, by address; hidden ones, as of git and of the record, do not count.
#[derive(Debug, Default)]
pub(super) struct Standing {
    files: HashSet<String>,
    /// Folders that no page belongs to, links to elsewhere, and what is neither file nor folder.
    strange: BTreeSet<String>,
}

impl Standing {
    /// Looks through an output; only into folders for which `is_ours` holds, since others may be large.
    pub(super) fn of(disk: &dyn Disk, output: &Path, is_ours: &dyn Fn(&str) -> bool) -> Result<Standing> {
        let mut standing = Standing::default();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let place = output.join(&folder);
            let items = match disk.list(&place) {
                Ok(items) => items,
                // Nothing was written yet, or somebody removed the folder a moment ago.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error).with_context(|| format!("cannot look into {}", place.display())),
            };
            for item in items.into_iter().filter(|item| !item.name.starts_with('.')) {
                let address = composed(&format!("{folder}{}", item.name)).into_owned();
                match item.kind {
                    ListedKind::File => _ = standing.files.insert(address),
                    ListedKind::Folder if is_ours(&address) => folders.push(address + "/"),
                    ListedKind::Folder => _ = standing.strange.insert(address + "/"),
                    ListedKind::Other => _ = standing.strange.insert(address),
                }
            }
        }
        Ok(standing)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.strange.is_empty()
    }

    /// Whether there is a file at this address.
    pub(super) fn has(&self, address: &str) -> bool {
        self.files.contains(&*composed(address))
    }

    /// The link that a page at this address would be written through, to somewhere else.
    pub(super) fn link_above(&self, address: &str) -> Option<&str> {
        let folders = address.match_indices('/').map(|(end, _)| &address[..end]);
        folders.filter_map(|folder| self.strange.get(folder)).map(String::as_str).next()
    }

    /// What is not among ours, in the order of the names.
    pub(super) fn others(&self, ours: HashSet<Cow<'_, str>>) -> Vec<String> {
        let files = self.files.iter().filter(|file| !ours.contains(file.as_str()));
        let others: BTreeSet<&String> = files.chain(&self.strange).collect();
        others.into_iter().cloned().collect()
    }
}
