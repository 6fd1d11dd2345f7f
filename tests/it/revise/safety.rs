//! All files are changed, or none.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::{Copy, Files, difference};
use crate::cli::vade;

const MANUAL: &str = "\
--- content/one/_index.md
+++
number = \"1\"
title = \"One\"
+++
--- content/one/leave.md
+++
number = \"1.1\"
title = \"Leave\"
+++

See [pay](pay.md).
--- content/one/pay.md
+++
number = \"1.2\"
title = \"Pay\"
+++

See [leave](leave.md).
--- content/two/_index.md
+++
number = \"2\"
title = \"Two\"
+++
--- content/two/travel.md
+++
number = \"2.1\"
title = \"Travel\"
+++

Ask.
";

fn protect(place: &Path, is_protected: bool) {
    let mut permissions = fs::metadata(place).expect("it is there").permissions();
    permissions.set_readonly(is_protected);
    fs::set_permissions(place, permissions).expect("it can be protected");
}

/// Fails with 3 and leaves every byte and name: what it says, without the folder's own name.
fn fails(copy: &Copy, arguments: &[&str]) -> String {
    let before = everything(copy);
    let (code, out, said) = vade(copy.path(), arguments);
    assert_eq!((code, out.as_str()), (3, ""), "{said}");
    assert_eq!(difference(&before, &everything(copy)), "");
    said
}

/// Folders too.
fn everything(copy: &Copy) -> Files {
    let items = walkdir::WalkDir::new(copy.path()).into_iter().map(|item| item.expect("the folder can be walked"));
    let entry = |item: walkdir::DirEntry| {
        let bytes = if item.file_type().is_file() { fs::read(item.path()).expect("it can be read") } else { vec![] };
        (item.path().display().to_string(), bytes)
    };
    items.map(entry).collect()
}

#[test]
fn one_protected_file_keeps_all_as_they_are() {
    let mut said = String::new();
    for path in ["content/one/leave.md", "content/one/pay.md", "content/two/travel.md"] {
        let copy = Copy::of(MANUAL);
        let place = copy.path().join(path);
        protect(&place, true);
        said += &fails(&copy, &["renumber", "1.1", "2.1"]);
        protect(&place, false);
        copy.change(&["renumber", "1.1", "2.1"]);
    }
    assert_snapshot!(said, @r#"
    warning[number-gap]: 1.2 comes where 1.1 is expected
     --> content/one/pay.md:2:10
      |
    2 | number = "1.2"
      |          ^^^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    error: nothing was changed: ./content/one/leave.md is protected against writing
    warning[number-gap]: 1.2 comes where 1.1 is expected
     --> content/one/pay.md:2:10
      |
    2 | number = "1.2"
      |          ^^^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    error: nothing was changed: ./content/one/pay.md is protected against writing
    warning[number-gap]: 1.2 comes where 1.1 is expected
     --> content/one/pay.md:2:10
      |
    2 | number = "1.2"
      |          ^^^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    error: nothing was changed: ./content/two/travel.md is protected against writing
    "#);
}

#[test]
fn a_protected_file_stays_protected_against_every_command() {
    let copy = Copy::of(MANUAL);
    protect(&copy.path().join("content/one/leave.md"), true);
    for arguments in [
        &["amend", "1.1", "--summary", "x"][..],
        &["rename", "1.1", "x"],
        &["withdraw", "1.1", "--reason", "x"],
        &["renumber", "1.2", "1.1"],
    ] {
        fails(&copy, arguments);
    }
    let (code, patch, _) = vade(copy.path(), &["amend", "1.1", "--summary", "x", "--dry-run"]);
    assert!(code == 0 && !patch.is_empty(), "a dry run writes nothing, so it may look");
}

#[test]
fn a_file_where_a_folder_would_be_made_keeps_all_as_they_are() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/one", "a file without an ending");
    assert_snapshot!(fails(&copy, &["renumber", "1", "2.1"]), @r#"
    warning[number-gap]: 2 comes where 1 is expected
     --> content/two/_index.md:2:10
      |
    2 | number = "2"
      |          ^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    error: nothing was changed: cannot look at ./content/two/one/_index.md: Not a directory (os error 20)
    "#);
}

#[test]
fn a_file_in_the_place_of_one_that_moves_is_not_written_over() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/leave.md", "+++\ntitle = \"Other\"\nid = \"other\"\n+++\n\nText.\n");
    assert_snapshot!(copy.refuse(&["renumber", "1.1", "2.2"], 2), @"error: there is already a file content/two/leave.md; move or rename it first");
}

#[test]
fn a_damaged_file_stands_in_the_way_of_numbers_only() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/sick.md", "+++\nnumber = \"2.2\"\ntitle = Sick\n+++\n\nText.\n");
    let mut said = copy.refuse(&["renumber", "1.1", "1.2"], 2);
    said += &copy.refuse(&["renumber", "--close-gaps"], 2);
    said += &copy.refuse(&["amend", "content/two/sick.md", "--summary", "x"], 2);
    let (code, _, words) = vade(copy.path(), &["amend", "1.1", "--summary", "x"]);
    assert_eq!(code, 0, "{words}");
    said += &words;
    assert_snapshot!(said, @"
    error: content/two/sick.md cannot be read, so its number is not known; mend what `vade check` says first
    error: content/two/sick.md cannot be read, so its number is not known; mend what `vade check` says first
    error: content/two/sick.md: its front matter cannot be read; `vade check` tells why
    1.1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/one/leave.md
    ");
}

#[test]
fn what_was_wrong_before_does_not_stand_in_the_way() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/travel.md", "+++\nnumber = \"2.1\"\ntitle = \"Travel\"\n+++\n\nSee [nobody](nobody.md).\n");
    let (code, _, said) = vade(copy.path(), &["amend", "travel", "--summary", "x"]);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("nobody"), "{said}");
}

#[cfg(unix)]
#[test]
fn the_rights_of_a_file_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let copy = Copy::of(MANUAL);
    let place = copy.path().join("content/one/leave.md");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).expect("they can be set");
    copy.change(&["renumber", "1.1", "2.1"]);
    let moved = copy.path().join("content/two/leave.md");
    assert_eq!(fs::metadata(moved).expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn outside_of_a_manual_the_commands_say_so() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for arguments in [
        &["amend", "1", "--summary", "x"][..],
        &["rename", "1", "x"],
        &["withdraw", "1", "--reason", "x"],
        &["restore", "1"],
        &["renumber", "1", "2"],
        &["renumber", "--close-gaps"],
    ] {
        let (code, _, said) = vade(folder.path(), arguments);
        assert!(code == 2 && said.contains("is not a manual's folder"), "{arguments:?}: {said}");
    }
}
