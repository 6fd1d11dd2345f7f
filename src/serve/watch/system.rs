//! What the system tells of saved files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Change;
use super::paths::{FOLDERS, of_manual};
use super::poll::{self, Poll};
use crate::source::again::EVERYTHING;

/// A save is told of in several words: they are one change where they come as quickly as this, up to this long.
const QUIET: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_millis(50);
/// How often it is made sure that the system tells of everything, and how late it may be with it.
const DOUBT: Duration = Duration::from_secs(2);
const LATE: Duration = Duration::from_millis(500);

/// The system's watch over a manual.
pub(super) struct System {
    root: PathBuf,
    watcher: RecommendedWatcher,
    told: Receiver<notify::Result<Event>>,
}

impl System {
    pub(super) fn start(root: &Path) -> notify::Result<System> {
        let (tell, told) = mpsc::channel();
        let watcher = notify::recommended_watcher(tell)?;
        let mut system = System { root: root.to_path_buf(), watcher, told };
        // The settings file is often replaced and not written to, which only its folder tells.
        system.watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            system.watch(folder)?;
        }
        Ok(system)
    }

    /// Hands on what the system tells. Should a file change without a word of the system's, this ends, and the looks
    /// by which that was noticed are to go on.
    pub(super) fn follow(mut self, mut looks: Poll, changed: &Sender<Change>) -> Option<Poll> {
        let mut heard = false;
        let mut next_look = Instant::now() + looks.pause(DOUBT);
        loop {
            match self.told.recv_timeout(next_look.saturating_duration_since(Instant::now())) {
                Ok(told) => {
                    let saved = self.saved(told);
                    // Looking is told of as well, and must not pass for word of a change.
                    heard |= !saved.is_empty();
                    if !saved.is_empty() && changed.send(Change::Saved(saved)).is_err() {
                        return None;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return Some(looks),
                Err(RecvTimeoutError::Timeout) => {
                    let seen = looks.look();
                    if !seen.is_empty() && !heard && !self.is_late(changed) {
                        let note = format!("files change here and the system does not tell of it; {}", poll::INSTEAD);
                        let is_heard = changed.send(Change::Note(note)).is_ok();
                        return (is_heard && changed.send(Change::Saved(seen)).is_ok()).then_some(looks);
                    }
                    heard = false;
                    next_look = Instant::now() + looks.pause(DOUBT);
                }
            }
        }
    }

    /// Waits a moment for the system to tell what was seen.
    fn is_late(&mut self, changed: &Sender<Change>) -> bool {
        let until = Instant::now() + LATE;
        while let Ok(told) = self.told.recv_timeout(until.saturating_duration_since(Instant::now())) {
            let saved = self.saved(told);
            if !saved.is_empty() {
                // Where nobody listens any more, that is seen at the next word.
                let _ = changed.send(Change::Saved(saved));
                return true;
            }
        }
        false
    }

    /// The paths of the manual that the system told of, with what it tells right after.
    fn saved(&mut self, first: notify::Result<Event>) -> BTreeSet<String> {
        let mut saved = self.paths(first);
        let end = Instant::now() + LONGEST;
        while !saved.is_empty() {
            let left = end.saturating_duration_since(Instant::now()).min(QUIET);
            let Ok(told) = self.told.recv_timeout(left) else { break };
            saved.extend(self.paths(told));
        }
        if saved.iter().any(|path| path == EVERYTHING || FOLDERS.contains(&path.as_str())) {
            self.watch_folders_again();
        }
        saved
    }

    fn paths(&self, told: notify::Result<Event>) -> BTreeSet<String> {
        match told {
            Ok(event) if event.need_rescan() => BTreeSet::from([EVERYTHING.to_owned()]),
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => BTreeSet::new(),
            Ok(event) => event.paths.iter().filter_map(|path| of_manual(&self.root, path)).collect(),
            // Something was missed.
            Err(_) => BTreeSet::from([EVERYTHING.to_owned()]),
        }
    }

    /// Watches folders that may be others than before, or not have been there.
    fn watch_folders_again(&mut self) {
        for folder in FOLDERS {
            // What is not watched cannot be left alone, and what cannot be watched is looked at now and then.
            let _ = self.watcher.unwatch(&self.root.join(folder));
            let _ = self.watch(folder);
        }
    }

    fn watch(&mut self, folder: &str) -> notify::Result<()> {
        let place = self.root.join(folder);
        if place.is_dir() { self.watcher.watch(&place, RecursiveMode::Recursive) } else { Ok(()) }
    }
}
