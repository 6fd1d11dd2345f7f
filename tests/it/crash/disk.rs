//! A disk that fails, or stops, at an operation that the test names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use vademecum::write::disk::{Disk, Listed, SystemDisk};

/// What happens at the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The disk reports an error, and works again afterwards.
    Fails,
    /// Nothing is done any more, as if the program had been killed; a file that is being written is half there.
    Stops,
    /// No file can be written any more.
    Full,
    /// Somebody removes the whole site.
    Gone,
}

pub(super) struct FaultyDisk {
    fault: Fault,
    at: usize,
    site: PathBuf,
    done: AtomicUsize,
    /// What was put in its place or removed, below the site.
    log: Mutex<Vec<String>>,
}

impl FaultyDisk {
    pub(super) fn new(fault: Fault, at: usize, site: PathBuf) -> FaultyDisk {
        FaultyDisk { fault, at, site, done: AtomicUsize::new(0), log: Mutex::default() }
    }

    /// How many operations were asked for.
    pub(super) fn count(&self) -> usize {
        self.done.load(Ordering::SeqCst)
    }

    /// The files that were put in their places (`+`) or removed (`-`), in that order.
    pub(super) fn log(&self) -> Vec<String> {
        self.log.lock().expect("no thread has failed").clone()
    }

    fn note(&self, sign: char, place: &Path) {
        let path = place.strip_prefix(&self.site).unwrap_or(place).to_string_lossy().replace('\\', "/");
        self.log.lock().expect("no thread has failed").push(format!("{sign}{path}"));
    }

    /// Counts an operation and does it, unless it is the one, or behind one at which all stopped.
    fn step<T>(&self, operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let now = self.done.fetch_add(1, Ordering::SeqCst);
        let is_hit = match self.fault {
            Fault::Fails => now == self.at,
            Fault::Stops => now >= self.at,
            Fault::Full => false,
            Fault::Gone => {
                // Other threads may put a file in while it is being removed.
                while now == self.at && self.site.exists() {
                    let _ = fs::remove_dir_all(&self.site);
                }
                false
            }
        };
        if is_hit { Err(io::Error::other("the test says so")) } else { operation() }
    }
}

impl Disk for FaultyDisk {
    fn read(&self, place: &Path) -> io::Result<Vec<u8>> {
        self.step(|| SystemDisk.read(place))
    }

    fn read_of_size(&self, place: &Path, size: u64) -> io::Result<Option<Vec<u8>>> {
        self.step(|| SystemDisk.read_of_size(place, size))
    }

    fn is_same(&self, one: &Path, other: &Path) -> io::Result<bool> {
        self.step(|| SystemDisk.is_same(one, other))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        self.step(|| SystemDisk.list(folder))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.create_folder(folder))
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.create_folders(folder))
    }

    fn create(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || SystemDisk.create(place, &bytes[..bytes.len() / 2]).expect("half of it can be written");
        if self.fault == Fault::Full && self.count() >= self.at {
            half();
            return Err(io::ErrorKind::StorageFull.into());
        }
        if self.fault == Fault::Stops && self.count() == self.at {
            half();
        }
        self.step(|| SystemDisk.create(place, bytes))
    }

    fn create_for_good(&self, place: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        if self.fault == Fault::Full && self.count() >= self.at {
            return Err(io::ErrorKind::StorageFull.into());
        }
        if self.fault == Fault::Stops && self.count() == self.at {
            SystemDisk.create(place, &bytes[..bytes.len() / 2]).expect("half of it can be written");
        }
        self.step(|| SystemDisk.create_for_good(place, bytes, like))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.rename_new(from, to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note('+', to);
        self.step(|| SystemDisk.rename(from, to))
    }

    fn remove_file(&self, place: &Path) -> io::Result<()> {
        self.note('-', place);
        self.step(|| SystemDisk.remove_file(place))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.remove_folder(folder))
    }
}
