//! Each operation of a change of chapters fails, or is the last one, in turn.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vademecum::revise::{FileEdit, Task};
use vademecum::source::Sources;
use vademecum::write::sources::{finish, write_sources_on};

use super::disk::{Fault, FaultyDisk};
use crate::cli::{put, vade};
use crate::determinism::files_below;
use crate::edits::{Files, temporary};
use crate::support::{TODAY, options};

const SECTION: &str = "+++\nnumber = \"NUMBER\"\ntitle = \"Section\"\n+++\n";
const CHAPTER: &str = "+++\nnumber = \"NUMBER\"\ntitle = \"Chapter\"\n+++\n\nSee [another](LINK).\n";

/// A manual in which a chapter is moved from one section to another: some files change, one moves.
fn manual() -> TempDir {
    let folder = temporary();
    let root = folder.path();
    put(root, "vade.toml", "title = \"Manual\"\n");
    for (path, number, link) in [
        ("one/leave.md", "1.1", "../two/deep/travel.md"),
        ("one/pay.md", "1.2", "leave.md"),
        ("two/deep/travel.md", "2.1", "../../one/leave.md"),
    ] {
        put(root, &format!("content/{path}"), &CHAPTER.replace("NUMBER", number).replace("LINK", link));
    }
    put(root, "content/one/_index.md", &SECTION.replace("NUMBER", "1"));
    put(root, "content/two/_index.md", &SECTION.replace("NUMBER", "2"));
    folder
}

/// The files that the task changes.
fn edits(root: &Path) -> Vec<FileEdit> {
    let task = Task::Renumber {
        from: "1.1".to_owned(),
        to: "2.1".to_owned(),
        date: TODAY.parse().expect("it is a day"),
        summary: None,
    };
    let sources = Sources::read(root).expect("the manual can be read");
    let edits = vademecum::revise(&sources, options(), &task).expect("it can be done").edits;
    assert!(edits.len() > 2 && edits.iter().any(|edit| edit.path != edit.new_path));
    edits
}

/// What is in the folder, but for what a command that was killed has laid aside.
fn files(root: &Path) -> Files {
    let mut files = files_below(root);
    files.retain(|path, _| !path.starts_with("content/.vade-change/"));
    files
}

/// Makes the change go wrong at each of its operations: with the manual, what it was, and what it should be.
fn at_every_step(fault: Fault, look: impl Fn(&Path, &str, anyhow::Result<()>, &Files, &Files)) {
    let done = manual();
    let edits = edits(done.path());
    let before = files_below(done.path());
    let whole = FaultyDisk::new(fault, usize::MAX, done.path().to_owned());
    write_sources_on(&whole, done.path(), &edits).expect("nothing goes wrong yet");
    let after = files_below(done.path());
    assert!(before != after && !done.path().join("content/.vade-change").exists());
    assert!(whole.count() > 20, "a change asks more of a disk than {} operations", whole.count());
    for step in 0..whole.count() {
        let manual = manual();
        let disk = FaultyDisk::new(fault, step, manual.path().to_owned());
        let result = write_sources_on(&disk, manual.path(), &edits);
        look(manual.path(), &format!("{fault:?} at operation {step}"), result, &before, &after);
    }
}

#[test]
fn whichever_operation_fails_all_files_are_changed_or_none() {
    for fault in [Fault::Fails, Fault::Full] {
        at_every_step(fault, |root, name, result, before, after| {
            let told = result.as_ref().map_err(|error| format!("{error:#}"));
            assert!(files(root) == *(if told.is_ok() { after } else { before }), "{name}: {told:?}");
            finish(root).expect("there is nothing to finish");
            assert!(files_below(root) == *(if told.is_ok() { after } else { before }), "{name}: {told:?}");
        });
    }
}

#[test]
fn a_change_that_is_killed_at_any_moment_is_finished_or_never_was() {
    let kinds = std::cell::RefCell::new([0, 0]);
    at_every_step(Fault::Stops, |root, name, _, before, after| {
        for (path, bytes) in files(root) {
            let is_whole = [before, after].iter().any(|files| files.get(&path) == Some(&bytes));
            assert!(is_whole, "{name}: {path} is torn");
        }
        let finished = finish(root).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        let found = files_below(root);
        assert!(found == *before || found == *after, "{name}: {:?}", found.keys());
        assert!(finished.is_none() || found == *after, "{name}");
        kinds.borrow_mut()[usize::from(found == *after)] += 1;
        // And then the task can be done, where it was not.
        if found == *before {
            write_sources_on(&vademecum::write::disk::SystemDisk, root, &edits(root)).expect("it can be done");
            assert!(files_below(root) == *after, "{name}");
        }
    });
    assert!(kinds.borrow().iter().all(|count| *count > 2), "{kinds:?}");
}

#[test]
fn the_next_command_finishes_a_change_and_says_so_unless_somebody_was_faster() {
    let (cut_off, after) = {
        let manual = manual();
        let edits = edits(manual.path());
        let mut step = 0;
        loop {
            let manual = self::manual();
            let disk = FaultyDisk::new(Fault::Stops, step, manual.path().to_owned());
            let _ = write_sources_on(&disk, manual.path(), &edits);
            if manual.path().join("content/two/leave.md").exists() {
                write_sources_on(
                    &FaultyDisk::new(Fault::Fails, usize::MAX, manual.path().to_owned()),
                    manual.path(),
                    &[],
                )
                .expect_err("the change before it comes first");
                let whole = self::manual();
                write_sources_on(&vademecum::write::disk::SystemDisk, whole.path(), &edits).expect("it can be done");
                break (manual, files_below(whole.path()));
            }
            step += 1;
        }
    };
    let root = cut_off.path();
    let pay = fs::read(root.join("content/one/pay.md")).expect("it is there");
    put(root, "content/one/pay.md", "somebody's own text");
    let (code, _, said) = vade(root, &["list"]);
    assert_eq!(code, 3);
    assert!(said.contains("was cut off, and") && said.contains("pay.md was changed by somebody since"), "{said}");
    fs::write(root.join("content/one/pay.md"), pay).expect("it can be put back");
    let (code, _, said) = vade(root, &["list"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("files had been cut off; it is finished now"), "{said}");
    assert!(files_below(root) == after);
    assert_eq!(vade(root, &["list"]).2, "");
}
