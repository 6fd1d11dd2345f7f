//! What stands in an output before a build writes to it.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

use super::disk::{Disk, ListedKind};
use crate::quick_map::QuickMap;
use crate::source::composed;

/// The files of an output; hidden ones, as of git and of the record, do not count.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// By address, and whether they are known to be ours.
    files: QuickMap<String, AtomicBool>,
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
                let address = [&*folder, &*composed(&item.name)].concat();
                match item.kind {
                    ListedKind::File => _ = standing.files.insert(address, AtomicBool::new(false)),
                    ListedKind::Folder if is_ours(&address) => folders.push(address + "/"),
                    ListedKind::Folder => _ = standing.strange.insert(address + "/"),
                    ListedKind::Other => _ = standing.strange.insert(address),
                }
            }
        }
        Ok(standing)
    }

    /// Notes that the file at this address is ours, and says whether there is one.
    pub(super) fn claim(&self, address: &str) -> bool {
        let is_ours = self.files.get(&*composed(address));
        is_ours.map(|is_ours| is_ours.store(true, Ordering::Relaxed)).is_some()
    }

    /// The link that a page at this address would be written through, to somewhere else.
    pub(super) fn link_above(&self, address: &str) -> Option<&str> {
        let folders = address.match_indices('/').map(|(end, _)| &address[..end]);
        folders.filter_map(|folder| self.strange.get(folder)).map(String::as_str).next()
    }

    /// What is not ours, in the order of the names.
    pub(super) fn others(self) -> Vec<String> {
        let files =
            self.files.into_iter().filter(|(_, is_ours)| !is_ours.load(Ordering::Relaxed)).map(|(file, _)| file);
        files.chain(self.strange).collect::<BTreeSet<String>>().into_iter().collect()
    }
}
