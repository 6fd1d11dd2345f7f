//! Looking at all files again and again: when each was last written, and how long it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::Change;
use crate::source::again::{EVERYTHING, Stamp, stamps};

pub(super) const INSTEAD: &str = "all files are looked at twice a second instead, as with `--poll`";
const PAUSE: Duration = Duration::from_millis(500);
/// How many looks a changed file is read again at: on many a share a file that was written twice within two seconds
/// has the same time.
const DOUBTED: u32 = 5;
/// A look may take this part of the time at most.
const SHARE: u32 = 20;

/// The manual's files as they were at the last look.
pub(super) struct Poll {
    root: PathBuf,
    stamps: BTreeMap<String, Stamp>,
    /// Files that changed lately, and for how many looks they are still read.
    doubted: BTreeMap<String, u32>,
    took: Duration,
}

impl Poll {
    pub(super) fn start(root: &Path) -> Result<Poll> {
        let start = Instant::now();
        let stamps = stamps(root)?;
        Ok(Poll { root: root.to_path_buf(), stamps, doubted: BTreeMap::new(), took: start.elapsed() })
    }

    /// How long to wait before the next look: longer where looking takes long.
    pub(super) fn pause(&self, shortest: Duration) -> Duration {
        shortest.max(self.took * SHARE)
    }

    /// Tells of changes for as long as somebody listens.
    pub(super) fn follow(mut self, changed: &Sender<Change>) {
        loop {
            thread::sleep(self.pause(PAUSE));
            let mut seen = self.look();
            self.doubted.retain(|_, looks| {
                *looks -= 1;
                *looks > 0
            });
            self.doubted.extend(seen.iter().map(|path| (path.clone(), DOUBTED)));
            seen.extend(self.doubted.keys().cloned());
            if !seen.is_empty() && changed.send(Change::Saved(seen)).is_err() {
                return;
            }
        }
    }

    /// What is not as it was at the last look.
    pub(super) fn look(&mut self) -> BTreeSet<String> {
        let start = Instant::now();
        let Ok(now) = stamps(&self.root) else {
            // Reading tells what is wrong.
            return BTreeSet::from([EVERYTHING.to_owned()]);
        };
        let changed = now.iter().filter(|(path, stamp)| self.stamps.get(*path) != Some(stamp)).map(|(path, _)| path);
        let gone = self.stamps.keys().filter(|path| !now.contains_key(*path));
        let seen = changed.chain(gone).cloned().collect();
        self.stamps = now;
        self.took = start.elapsed();
        seen
    }
}
