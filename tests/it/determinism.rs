//! The same input gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// Every file below a folder, by its path.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for item in walkdir::WalkDir::new(folder) {
        let item = item.expect("the folder can be walked");
        if item.file_type().is_file() {
            let path = item.path().strip_prefix(folder).expect("it is below the folder");
            files.insert(path.to_string_lossy().replace('\\', "/"), fs::read(item.path()).expect("it can be read"));
        }
    }
    files
}

#[test]
fn the_demonstration_is_the_same_in_every_folder_time_zone_and_locale() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [("a", "Pacific/Kiritimati", "tr_TR.UTF-8", "1"), ("b/deep/folder", "America/Adak", "C", "7")];
    let mut sites = vec![];
    for (name, zone, locale, threads) in places {
        let output = folder.path().join(name);
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
        command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale).env("RAYON_NUM_THREADS", threads);
        command.args(["build", "--quiet", "--date", "2026-11-22", "--root"]).arg(root).arg("--output").arg(&output);
        command.assert().success();
        sites.push(files_below(&output));
    }
    let [first, second] = sites.try_into().expect("it was built twice");
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(*bytes == second[path], "{path} differs");
    }
    assert!(first.len() > 250);
}
