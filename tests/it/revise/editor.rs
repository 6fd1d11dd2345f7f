//! `vade amend` on a terminal: the amendment is filled in with an editor.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use super::{Copy, difference};

const LEAVE: &str = "\
--- content/leave.md
+++
number = \"1\"
title = \"Leave \\\"A\\\"\"
+++

## Days off

Ask.

## Who \"decides\"

The manager.
";

/// Gives a command on a terminal, with an editor that does what a shell script says to the file `$1`.
fn with_editor(copy: &Copy, script: &str, arguments: &str) -> (i32, String) {
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let editor = place.path().join("my editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    let command = format!("{} amend {arguments}", assert_cmd::cargo::cargo_bin!("vade").display());
    let mut terminal = Command::new("script");
    terminal.args(["-qec", &command, "/dev/null"]).current_dir(copy.path()).stdin(Stdio::null());
    terminal.env_remove("VISUAL").env("EDITOR", &editor).env("SOURCE_DATE_EPOCH", "1795305600").env("NO_COLOR", "1");
    terminal.env("TMPDIR", place.path());
    let output = terminal.output().expect("`script` is there");
    let said = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
    let mut said = said.replace(&place.path().display().to_string(), "TMP");
    // The form's name ends with the number of the process.
    while let Some(at) = said.find("vade-amendment-") {
        let end = at + said[at..].find(".toml").expect("the form is TOML");
        said.replace_range(at..end, "FORM");
    }
    let left: Vec<String> = fs::read_dir(place.path())
        .expect("the folder can be read")
        .map(|item| item.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    said += if left.is_empty() { "" } else { "(the form is kept)\n" };
    (output.status.code().expect("it ends by itself"), said)
}

/// The same, with what it changes.
fn filled_in(script: &str, arguments: &str) -> String {
    let copy = Copy::of(LEAVE);
    let before = copy.files();
    let (code, said) = with_editor(&copy, script, arguments);
    format!("[{code}] {said}{}", difference(&before, &copy.files()))
}

#[test]
fn the_form_tells_what_to_write_and_the_headings_there_are() {
    let said = filled_in("cat \"$1\"", "1 --type correction --sections 'Days off'");
    assert_snapshot!(said, @r#"
    [0] # What changed in Leave "A"? Write it between the quotation marks, save, and close the editor.
    # Without a summary nothing is recorded.
    summary = """

    """

    # new, updated, replaced, withdrawn, renamed, renumbered, correction
    type = "correction"
    date = 2026-11-22

    # The headings that changed, each in quotation marks.
    # Its headings are
    #   "Days off"
    #   'Who "decides"'
    sections = ["Days off"]
    nothing was recorded, since there is no summary
    "#);
}

#[test]
fn what_was_written_is_recorded() {
    let script = "sed -i 's/^$/More days./;t;s/^type.*/type = \"new\"/;s/^date.*/date = 2026-01-02/' \"$1\"";
    assert_snapshot!(filled_in(&script.replace("s/^$/", "4s/^$/"), "1"), @r#"
    [0] 1 Leave "A": the contents page shows `new` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    +status = ["new"]
    +
    +[[amendments]]
    +date = 2026-01-02
    +type = "new"
    +summary = "More days."
    "#);
}

#[test]
fn faults_of_the_form_or_the_editor_are_said_and_nothing_is_lost() {
    let mut said = String::new();
    for script in [
        ":",
        "echo 'summary = \"oh' > \"$1\"",
        "echo 'summary = \"x\"' > \"$1\"",
        "sed -i '4s/^$/More./;s/^type.*/type = \"change\"/' \"$1\"",
        "sed -i '4s/^$/More./;s/^date.*/date = 12:00:00/' \"$1\"",
        "rm \"$1\"",
        "exit 7",
    ] {
        said += &format!("{script}\n{}", filled_in(script, "1"));
    }
    assert_snapshot!(said, @r#"
    :
    [0] nothing was recorded, since there is no summary
    echo 'summary = "oh' > "$1"
    [2] error: what you wrote is kept in TMP/FORM.toml: TOML parse error at line 1, column 14
      |
    1 | summary = "oh
      |              ^
    invalid basic string, expected `"`

    (the form is kept)
    echo 'summary = "x"' > "$1"
    [0] 1 Leave "A": the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "updated"
    +summary = "x"
    sed -i '4s/^$/More./;s/^type.*/type = "change"/' "$1"
    [2] error: what you wrote is kept in TMP/FORM.toml: `change` is not a type of amendment; the types are new, updated, replaced, withdrawn, renamed, renumbered, correction
    (the form is kept)
    sed -i '4s/^$/More./;s/^date.*/date = 12:00:00/' "$1"
    [2] error: what you wrote is kept in TMP/FORM.toml: `12:00:00` is not a day such as 2026-05-31
    (the form is kept)
    rm "$1"
    [3] error: cannot read TMP/FORM.toml: No such file or directory (os error 2)
    exit 7
    [3] error: the editor `TMP/my editor` ended with a fault; what was written is in TMP/FORM.toml
    (the form is kept)
    "#);
}

#[test]
fn a_chapter_that_is_not_there_opens_no_editor() {
    assert_snapshot!(filled_in("echo opened", "9"), @"[2] error: there is no chapter `9`; `vade list` shows all");
}
