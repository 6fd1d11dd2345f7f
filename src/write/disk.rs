//! What the writer asks of a disk; a test puts another in its place, which fails or stops where it is told to.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::places::is_same_place;
use crate::source::reading::read_expecting;

/// The few things that are done to a disk. Each does what it says or gives an error; none of them guesses.
pub trait Disk: Sync {
    fn read(&self, place: &Path) -> io::Result<Vec<u8>>;

    /// What a file holds, if it holds so many bytes.
    fn read_of_size(&self, place: &Path, size: u64) -> io::Result<Option<Vec<u8>>>;

    /// Whether two paths lead to one file or folder; a path that leads nowhere is the same as none.
    fn is_same(&self, one: &Path, other: &Path) -> io::Result<bool>;

    /// What stands in a folder, but not in the folders inside it.
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>>;

    /// Makes a folder in one that is there; one that is there already is fine.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes a folder with those above it.
    fn create_folders(&self, folder: &Path) -> io::Result<()>;

    /// Writes a new file; one that is there already is an error.
    fn create(&self, place: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Writes a new file that survives even if the machine stops, with the rights of another.
    fn create_for_good(&self, place: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()>;

    /// Gives a file another place where none stands; one that does is an error.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another place, at once and whatever file stood there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    fn remove_file(&self, place: &Path) -> io::Result<()>;

    /// Removes a folder that holds nothing.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub name: String,
    pub kind: ListedKind,
}

/// What stands behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedKind {
    File,
    Folder,
    /// A link to a file or folder elsewhere, or something that is neither.
    Other,
}

/// Hardly any page is longer.
const LONG: u64 = 1 << 20;

/// The disk of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn read(&self, place: &Path) -> io::Result<Vec<u8>> {
        fs::read(place)
    }

    fn read_of_size(&self, place: &Path, size: u64) -> io::Result<Option<Vec<u8>>> {
        let mut file = fs::File::open(place)?;
        // A size out of a record that somebody has changed must not take all memory.
        if size > LONG && file.metadata()?.len() != size {
            return Ok(None);
        }
        let size = usize::try_from(size).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let bytes = read_expecting(&mut file, size)?;
        Ok((bytes.len() == size).then_some(bytes))
    }

    fn is_same(&self, one: &Path, other: &Path) -> io::Result<bool> {
        is_same_place(one, other)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let mut all = vec![];
        for item in fs::read_dir(folder)? {
            let item = item?;
            let kind = match item.file_type()? {
                kind if kind.is_file() => ListedKind::File,
                kind if kind.is_dir() => ListedKind::Folder,
                _ => ListedKind::Other,
            };
            let name = item.file_name().into_string();
            let name = name.unwrap_or_else(|name| name.to_string_lossy().into_owned());
            all.push(Listed { name, kind });
        }
        Ok(all)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            result => result,
        }
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn create(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::File::create_new(place)?.write_all(bytes)
    }

    fn create_for_good(&self, place: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let mut file = fs::File::create_new(place)?;
        file.write_all(bytes)?;
        if let Some(like) = like {
            file.set_permissions(fs::metadata(like)?.permissions())?;
        }
        file.sync_all()
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Some disks know no second name for a file.
            Err(_) if !fs::exists(to)? => fs::rename(from, to),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, place: &Path) -> io::Result<()> {
        fs::remove_file(place)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }
}
