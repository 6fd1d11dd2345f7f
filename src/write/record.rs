//! The record of what builds wrote, kept in the output, so that only the tool's own files are ever removed.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use twox_hash::XxHash3_128;

use super::aside::{Aside, FOLDER};
use super::disk::Disk;
use crate::quick_map::QuickMap;

const FILE: &str = ".vade/manifest.json";
const VERSION: u32 = 1;
/// How many bytes most files take in a record.
const LINE: usize = 160;

/// Something of each file of a site, by address.
pub(super) type ByAddress<T> = QuickMap<String, T>;

/// The files of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    version: u32,
    /// As the last build that ended left them.
    #[serde(serialize_with = "in_order")]
    pub files: ByAddress<FileRecord>,
    /// What builds that did not end were about to write: each of these files may be as in `files`, or as here; where
    /// nothing is told, as anything.
    #[serde(default, skip_serializing_if = "QuickMap::is_empty", serialize_with = "in_order")]
    pending: ByAddress<Vec<FileRecord>>,
}

/// One written file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) struct FileRecord {
    pub size: u64,
    hash: Hash,
    /// What the page was made from, where that tells whether it must be made again.
    #[serde(default)]
    made_from: Option<Hash>,
}

/// Without the names of its fields, which would be a fifth of a record.
impl Serialize for FileRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.size, self.hash, self.made_from).serialize(serializer)
    }
}

/// Written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hash(u128);

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:032x}", self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let digits: &str = Deserialize::deserialize(deserializer)?;
        // In halves, since the processor has no numbers as long.
        let (high, low) = digits.split_at_checked(16).unwrap_or_default();
        let half = |digits| u64::from_str_radix(digits, 16).map(u128::from).map_err(D::Error::custom);
        Ok(Hash(half(high)? << 64 | half(low)?))
    }
}

impl FileRecord {
    pub(super) fn of(bytes: &[u8]) -> FileRecord {
        FileRecord { size: bytes.len() as u64, hash: Hash(XxHash3_128::oneshot(bytes)), made_from: None }
    }

    pub(super) fn made_from(self, inputs: Option<u128>) -> FileRecord {
        FileRecord { made_from: inputs.map(Hash), ..self }
    }

    /// Whether the file was made from this.
    pub(super) fn is_made_from(&self, inputs: u128) -> bool {
        self.made_from == Some(Hash(inputs))
    }

    /// Whether these are the bytes that were written.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        let there = FileRecord::of(bytes);
        self.size == there.size && self.hash == there.hash
    }
}

/// What is known of the builds before.
pub(super) enum Known {
    /// No build wrote here.
    Nothing,
    /// There is a record, but a crash of the machine or somebody else has spoilt it.
    Spoilt,
    Record(Record),
}

impl Record {
    pub(super) fn new(files: ByAddress<FileRecord>) -> Record {
        Record { version: VERSION, files, pending: ByAddress::default() }
    }

    /// Whether an output folder has a record, sound or not.
    pub(super) fn is_in(disk: &dyn Disk, output: &Path) -> Result<bool> {
        Ok(bytes_in(disk, output)?.is_some())
    }

    /// The record of an output folder.
    pub(super) fn read(disk: &dyn Disk, output: &Path) -> Result<Known> {
        let Some(bytes) = bytes_in(disk, output)? else { return Ok(Known::Nothing) };
        match serde_json::from_slice::<Record>(&bytes) {
            Ok(record) if record.version > VERSION => {
                let place = place_in(output);
                bail!("{} was written by a newer version of this program; build with that", place.display())
            }
            Ok(record) => Ok(Known::Record(record)),
            Err(_) => Ok(Known::Spoilt),
        }
    }

    /// What stands in the file.
    pub(super) fn text(&self) -> Vec<u8> {
        // What has to grow is copied from room to room.
        let mut text = Vec::with_capacity((self.files.len() + self.pending.len()) * LINE);
        serde_json::to_writer(&mut text, self).expect("a record can be written");
        text
    }

    pub(super) fn save(&self, output: &Path, aside: &Aside<'_>) -> Result<()> {
        save(&self.text(), output, aside)
    }

    /// Notes that a new file is about to be written.
    pub(super) fn announce(&mut self, address: &str) {
        self.pending.insert(address.to_owned(), vec![]);
    }

    /// Notes what a file is about to become; says whether that was not known.
    pub(super) fn announce_change(&mut self, address: &str, change: FileRecord) -> bool {
        match self.pending.get_mut(address) {
            Some(anything) if anything.is_empty() => return false,
            Some(others) => others.push(change),
            None => _ = self.pending.insert(address.to_owned(), vec![change]),
        }
        true
    }

    /// The addresses of all files that are ours.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(self.pending.keys()).map(String::as_str)
    }

    /// Whether a build wrote this file, or was about to.
    pub(super) fn names(&self, address: &str) -> bool {
        self.files.contains_key(address) || self.pending.contains_key(address)
    }

    /// The files that are ours, but not part of the site any more.
    pub(super) fn gone<'r>(&'r self, after: &'r ByAddress<FileRecord>) -> BTreeSet<&'r str> {
        // A record that was tampered with must not lead out of the output.
        self.addresses().filter(|address| !after.contains_key(*address) && is_inside(address)).collect()
    }

    /// Whether a file is as a build wrote it, so that nobody else's work is in it.
    pub(super) fn is_as_written(&self, address: &str, bytes: &[u8]) -> bool {
        let is_known = |known: &FileRecord| known.is_of(bytes);
        self.files.get(address).is_some_and(is_known)
            || self.pending.get(address).is_some_and(|pending| pending.is_empty() || pending.iter().any(is_known))
    }
}

/// Writes the files in the order of their addresses, so that a record of the same has the same bytes.
fn in_order<S: Serializer, T: Serialize + Sync>(files: &ByAddress<T>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut files: Vec<(&String, &T)> = files.iter().collect();
    files.par_sort_unstable_by_key(|(address, _)| *address);
    serializer.collect_map(files)
}

/// Where the record of an output is.
pub(super) fn place_in(output: &Path) -> PathBuf {
    output.join(FILE)
}

/// Puts the text of a record in the place of the one before.
pub(super) fn save(text: &[u8], output: &Path, aside: &Aside<'_>) -> Result<()> {
    aside.replace(&place_in(output), text)
}

fn bytes_in(disk: &dyn Disk, output: &Path) -> Result<Option<Vec<u8>>> {
    let place = place_in(output);
    match disk.read(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        bytes => bytes.map(Some).with_context(|| format!("cannot read {}", place.display())),
    }
}

/// Whether an address stays in the output and out of the record's own folder.
pub(super) fn is_inside(address: &str) -> bool {
    let path = Path::new(address);
    path.components().all(|part| matches!(part, Component::Normal(_))) && !path.starts_with(FOLDER)
}
