//! The files of the search: how large they are, what belongs to which, and what an edit changes. What is found with them
//! is tried in a browser.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use vademecum::source::Sources;
use vademecum::write::Output;

use crate::manual::Plan;
use crate::support::options;

/// Chapters of 6 KB, in which new words come up as they do in a real text.
const LARGE: Plan = Plan { chapters: 200, bytes: 6000, links: 4, seed: 1, vocabulary: 5000 };

type Files = BTreeMap<String, String>;

fn files_of(plan: Plan) -> Files {
    plan.files().collect()
}

/// The files of the search of a manual.
fn search_of(manual: &Files) -> Files {
    let sources = Sources::from_texts(manual.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    search_of_sources(&sources)
}

fn search_of_sources(sources: &Sources) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = Output { folder: &folder.path().join("site"), root: &folder.path().join("manual"), adopt: false };
    let (written, _) = vademecum::build(sources, options(), output, &|_, _| {}).expect("the site can be written");
    assert!(written.is_some());
    let files = fs::read_dir(output.folder.join("search")).expect("the search has files");
    let files = files.map(|file| file.expect("the folder can be read").path());
    let named = files.map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a file of the search is text"))
    });
    named.collect()
}

fn bytes(files: &Files, is_counted: impl Fn(&str) -> bool) -> usize {
    files.iter().filter(|(name, _)| is_counted(name)).map(|(_, text)| text.len()).sum()
}

#[test]
fn the_index_is_smaller_than_the_text_and_in_files_of_one_size() {
    let manual = files_of(LARGE);
    let text = bytes(&manual, |name| name.ends_with(".md"));
    let files = search_of(&manual);
    let index = bytes(&files, |_| true);
    assert!(index * 10 < text * 6, "the index has {index} bytes, the text {text}");
    for (name, text) in files.iter().filter(|(name, _)| name.starts_with("words-") || name.starts_with("text-")) {
        assert!(text.len() < 36 * 1024, "{name} has {} bytes", text.len());
    }
    assert!(files.len() > 20);
}

/// Their chapters are short, and have many keywords and former names, so that their index is large for their text.
#[test]
fn the_index_of_the_demonstration_and_of_the_guide_is_smaller_than_their_text() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for root in [top.to_owned(), top.join("guide")] {
        let sources = Sources::read(&root).expect("the manual can be read");
        let chapters = crate::determinism::files_below(&root.join("content"));
        let text: usize = chapters.iter().filter(|(path, _)| path.ends_with(".md")).map(|(_, text)| text.len()).sum();
        let index = bytes(&search_of_sources(&sources), |_| true);
        assert!(index * 10 < text * 6, "the index of {} has {index} bytes, the text {text}", root.display());
    }
}

#[test]
fn an_edit_changes_few_files() {
    let manual = files_of(LARGE);
    let before = search_of(&manual);
    let chapters: Vec<&String> =
        manual.keys().filter(|path| !path.ends_with("_index.md") && path.ends_with(".md")).collect();
    for at in [3, 77, 150] {
        let path = chapters[at];
        let mut edited = manual.clone();
        let text = edited.get_mut(path).expect("the chapter is there");
        text.push_str("\nThe unicyclist signs the form once more on the same day.\n");
        let after = search_of(&edited);
        assert!(before.keys().eq(after.keys()), "other files than before");
        let changed: Vec<&str> =
            before.iter().filter(|(name, text)| after[*name] != **text).map(|(name, _)| name.as_str()).collect();
        // Its text, the list of all words, and the files of its own words, since these stand in a longer text now; what
        // begins a search stays, and what all texts share.
        assert!(
            changed.len() <= before.len() / 2,
            "{path}: {} of {} files change: {changed:?}",
            changed.len(),
            before.len()
        );
        assert_eq!(changed.iter().filter(|name| name.starts_with("text-")).count(), 1, "{path}: {changed:?}");
        assert!(changed.contains(&"forms.js"), "{path}: {changed:?}");
        assert!(!changed.contains(&"start.js") && !changed.contains(&"codes.js"), "{path}: {changed:?}");
    }
}

#[test]
fn the_script_finds_in_an_index_that_no_manual_here_is_large_or_odd_enough_for() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/search_by_hand.cjs");
    let output = Command::new("node").arg(script).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
