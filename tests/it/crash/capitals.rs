//! A disk that does not tell capitals apart, as Windows and Macs have them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use vademecum::write::disk::{Disk, Listed, SystemDisk};

use super::Change;

/// Keeps every name below the site in small letters.
struct BlindDisk {
    site: PathBuf,
}

impl BlindDisk {
    fn small(&self, place: &Path) -> PathBuf {
        let below = place.strip_prefix(&self.site).expect("it is in the site");
        self.site.join(below.to_string_lossy().to_lowercase())
    }
}

impl Disk for BlindDisk {
    fn read(&self, place: &Path) -> io::Result<Vec<u8>> {
        SystemDisk.read(&self.small(place))
    }

    fn read_of_size(&self, place: &Path, size: u64) -> io::Result<Option<Vec<u8>>> {
        SystemDisk.read_of_size(&self.small(place), size)
    }

    fn is_same(&self, one: &Path, other: &Path) -> io::Result<bool> {
        SystemDisk.is_same(&self.small(one), &self.small(other))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        SystemDisk.list(&self.small(folder))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.create_folder(&self.small(folder))
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.create_folders(&self.small(folder))
    }

    fn create(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        SystemDisk.create(&self.small(place), bytes)
    }

    fn create_for_good(&self, place: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        SystemDisk.create_for_good(&self.small(place), bytes, like)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename_new(&self.small(from), &self.small(to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(&self.small(from), &self.small(to))
    }

    fn remove_file(&self, place: &Path) -> io::Result<()> {
        SystemDisk.remove_file(&self.small(place))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(&self.small(folder))
    }
}

#[test]
fn a_file_that_is_renamed_in_its_capitals_only_is_not_removed_by_its_old_name() {
    let manual = |file: &str| {
        let chapter = format!("+++\ntitle = \"Leave\"\n+++\n\nSee [a form](<{file}>).\n");
        format!("--- vade.toml\ntitle = \"Manual\"\n--- content/{file}\nA form.\n--- content/leave.md\n{chapter}")
    };
    for (before, after) in [("Form.pdf", "form.pdf"), ("Forms/a.pdf", "forms/a.pdf")] {
        let change = Change::of(&manual(before), &manual(after));
        let disk = BlindDisk { site: change.site() };
        let place = change.site().join("files").join(after);
        let is_there = || fs::read_to_string(&place).is_ok_and(|text| text == "A form.\n");
        change.clear();
        change.build(&disk, &change.before).expect("the site can be written");
        assert!(is_there(), "{before}");
        change.build(&disk, &change.after).expect("the site can be written");
        assert!(is_there(), "{before} was removed, and with it {after}");
        // Where names are told apart, the old one goes.
        change.start();
        change.assert_mended(after);
    }
}
