//! The record of what builds wrote, kept in the output, so that only the tool's own files are ever removed.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::replace;

/// The folder of the output that holds the record.
pub(super) const FOLDER: &str = ".vade";
const FILE: &str = ".vade/manifest.json";
const LOCK: &str = ".vade/lock";
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// The files of the last build, by address.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    version: u32,
    files: BTreeMap<String, FileRecord>,
}

/// One written file. Without facts it was only about to be written, in a build that did not end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileRecord {
    size: Option<u64>,
    hash: Option<String>,
}

impl FileRecord {
    pub(super) fn of(bytes: &[u8]) -> FileRecord {
        FileRecord { size: Some(bytes.len() as u64), hash: Some(format!("{:032x}", xxh3_128(bytes))) }
    }
}

impl Record {
    pub(super) fn new(files: BTreeMap<String, FileRecord>) -> Record {
        Record { version: 1, files }
    }

    /// The record of an output folder; empty where there is none.
    pub(super) fn read(folder: &Path) -> Result<Record> {
        let place = folder.join(FILE);
        let bytes = match fs::read(&place) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Record::new(BTreeMap::new())),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
        };
        serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not a record of this tool; delete it and build again", place.display()))
    }

    pub(super) fn is_there(folder: &Path) -> Result<bool> {
        fs::exists(folder.join(FILE)).with_context(|| format!("cannot look into {}", folder.display()))
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The record with the files that a build is about to write.
    pub(super) fn with_planned(&self, addresses: impl Iterator<Item = String>) -> Record {
        let mut files = self.files.clone();
        files.extend(addresses.map(|address| (address, FileRecord { size: None, hash: None })));
        Record::new(files)
    }

    pub(super) fn save(&self, folder: &Path, aside: &Path) -> Result<()> {
        let text = serde_json::to_string(self).expect("a record can be written");
        replace(&folder.join(FILE), text.as_bytes(), aside)
    }

    /// Removes the files that are no longer part of the site, and gives how many, and which were left because
    /// somebody has changed them.
    pub(super) fn remove_others(&self, folder: &Path, after: &Record) -> Result<(usize, Vec<String>)> {
        let (mut removed, mut kept) = (0, vec![]);
        for (address, record) in self.files.iter().filter(|(address, _)| !after.files.contains_key(*address)) {
            // A record that was tampered with must not lead out of the output.
            if !Path::new(address).components().all(|part| matches!(part, std::path::Component::Normal(_))) {
                continue;
            }
            let place = folder.join(address);
            match fs::read(&place) {
                Ok(bytes) if record.hash.is_none() || FileRecord::of(&bytes) == *record => {
                    fs::remove_file(&place).with_context(|| format!("cannot remove {}", place.display()))?;
                    removed += 1;
                    remove_empty_folders(folder, place.parent());
                }
                Ok(_) => kept.push(address.clone()),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("cannot read {}", place.display())),
            }
        }
        Ok((removed, kept))
    }
}

/// Removes folders that hold nothing any more; one that cannot be removed does no harm.
fn remove_empty_folders(top: &Path, mut folder: Option<&Path>) {
    while let Some(inner) = folder.filter(|inner| *inner != top) {
        if fs::remove_dir(inner).is_err() {
            return;
        }
        folder = inner.parent();
    }
}

/// Held while a build writes; the system lets go of it when the program ends, however it ends.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn take(folder: &Path) -> Result<Lock> {
        let place = folder.join(LOCK);
        let file = File::create(&place).with_context(|| format!("cannot write {}", place.display()))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if start.elapsed() < LOCK_PATIENCE => {
                    thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => bail!("another build is writing to {}", folder.display()),
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("cannot lock {}", place.display()));
                }
            }
        }
    }
}
