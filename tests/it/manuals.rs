//! Whole manuals, and every file that is built of them. `VADE_EXPECTED=write cargo test --test it manuals` writes the
//! expected files anew: read what has changed in them.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use vademecum::source::Sources;
use vademecum::write::Output;

use crate::determinism::files_below;
use crate::support::options;

type Site = BTreeMap<String, Vec<u8>>;

/// Builds the manual of this name and compares it, file by file, with what is expected.
fn check(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/manuals").join(name);
    let built = built(&root);
    let place = root.join("expected");
    if env::var("VADE_EXPECTED").is_ok_and(|wish| wish == "write") {
        replace(&place, &built);
    }
    assert!(place.is_dir(), "{} is not there; VADE_EXPECTED=write makes it", place.display());
    let expected = files_below(&place);
    assert_eq!(names(&built), names(&expected), "the files of `{name}` are others than expected");
    for (path, bytes) in &built {
        assert!(*bytes == expected[path], "{}", difference(name, path, bytes, &expected[path]));
    }
}

/// What is built of a manual, without the theme's own files and the record of the build.
fn built(root: &Path) -> Site {
    let sources = Sources::read(root).expect("the manual can be read");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = Output { folder: folder.path(), root, adopt: false };
    let (written, found) = vademecum::build(&sources, options(), output, &|_, _| {}).expect("the site can be written");
    assert_eq!((found.errors(), found.warnings()), (0, 0), "the manual is sound");
    assert!(written.is_some());
    let mut site = files_below(folder.path());
    site.retain(|path, _| !path.starts_with("assets/") && !path.starts_with(".vade/"));
    site
}

fn names(site: &Site) -> Vec<&str> {
    site.keys().map(String::as_str).collect()
}

/// The first line in which a file is not what was expected.
fn difference(name: &str, path: &str, built: &[u8], expected: &[u8]) -> String {
    let (built, expected) = (String::from_utf8_lossy(built), String::from_utf8_lossy(expected));
    let same = built.lines().zip(expected.lines()).take_while(|(built, expected)| built == expected).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    let number = same + 1;
    format!(
        "{path} of `{name}` is not as expected from line {number} on:\nexpected: {}\nbuilt:    {}",
        line(&expected),
        line(&built)
    )
}

/// Writes the expected files anew; those of a build before go.
fn replace(place: &Path, site: &Site) {
    if place.is_dir() {
        fs::remove_dir_all(place).expect("the old files can be removed");
    }
    for (path, bytes) in site {
        let file: PathBuf = place.join(path);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(&file, bytes).expect("the file can be written");
    }
}

#[test]
fn the_small_manual_is_built_as_expected() {
    check("small");
}

#[test]
fn the_empty_manual_is_built_as_expected() {
    check("empty");
}

#[test]
fn the_manual_with_crlf_and_byte_order_marks_is_built_as_expected() {
    check("crlf");
}

#[test]
fn the_welsh_manual_is_built_as_expected() {
    check("welsh");
}

#[test]
fn line_ends_and_byte_order_marks_leave_no_trace_in_the_site() {
    let crlf = built(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/manuals/crlf"));
    let pages = crlf.iter().filter(|(path, _)| !path.starts_with("files/"));
    for (path, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        // The files of the search begin with a mark of their own, lest a server says that they are no UTF-8.
        let text = if path.starts_with("search/") { text.trim_start_matches('\u{feff}') } else { &text };
        assert!(!text.contains('\r'), "{path} has a carriage return: {text}");
        assert!(!text.contains('\u{feff}'), "{path} has a byte-order mark: {text}");
    }
}
