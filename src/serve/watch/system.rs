//! What the system tells of saved files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::Change;
use super::paths::{FOLDERS, of_manual};
use super::poll::{self, Poll};
use crate::source::again::EVERYTHING;

/// How long a file must be left alone before it is read, and how often that is looked at.
const DEBOUNCE: Duration = Duration::from_millis(30);
const TICK: Duration = Duration::from_millis(10);
/// How often it is made sure that the system tells of everything, and how late it may be with it.
const DOUBT: Duration = Duration::from_secs(2);
const LATE: Duration = Duration::from_millis(500);

/// The system's watch over a manual.
pub(super) struct System {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    told: Receiver<DebounceEventResult>,
}

impl System {
    pub(super) fn start(root: &Path) -> notify::Result<System> {
        let (tell, told) = mpsc::channel();
        let debouncer = new_debouncer(DEBOUNCE, Some(TICK), tell)?;
        let mut system = System { root: root.to_path_buf(), debouncer, told };
        // The settings file is often replaced and not written to, which only its folder tells.
        system.debouncer.watch(root, RecursiveMode::NonRecursive)?;
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

    /// The paths of the manual that the system told of.
    fn saved(&mut self, told: DebounceEventResult) -> BTreeSet<String> {
        let Ok(events) = told else {
            // Something was missed.
            self.watch_folders_again();
            return BTreeSet::from([EVERYTHING.to_owned()]);
        };
        let mut saved = BTreeSet::new();
        for event in events {
            if event.need_rescan() {
                saved.insert(EVERYTHING.to_owned());
            } else if !matches!(event.kind, EventKind::Access(_)) {
                saved.extend(event.paths.iter().filter_map(|path| of_manual(&self.root, path)));
            }
        }
        if saved.iter().any(|path| path == EVERYTHING || FOLDERS.contains(&path.as_str())) {
            self.watch_folders_again();
        }
        saved
    }

    /// Watches folders that may be others than before, or not have been there.
    fn watch_folders_again(&mut self) {
        for folder in FOLDERS {
            // What is not watched cannot be left alone, and what cannot be watched is looked at now and then.
            let _ = self.debouncer.unwatch(self.root.join(folder));
            let _ = self.watch(folder);
        }
    }

    fn watch(&mut self, folder: &str) -> notify::Result<()> {
        let place = self.root.join(folder);
        if place.is_dir() { self.debouncer.watch(place, RecursiveMode::Recursive) } else { Ok(()) }
    }
}
