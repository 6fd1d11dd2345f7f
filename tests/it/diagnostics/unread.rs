//! What stands in the manual's folders and is no file: links, pipes, sockets, and names that nobody can write.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;

use crate::cli::{put, vade};
use crate::determinism::files_below;
use crate::reading::{chapter, manual};
use crate::support::options;

/// What `check` says, one line a finding.
fn said_of(root: &Path) -> String {
    let sources = Sources::read(root).expect("the manual can be read");
    let found = vademecum::check(&sources, options()).expect("there are settings");
    report(&sources, &found, Style { format: Format::Short, prefix: "", color: false })
}

#[test]
fn links_are_told_and_not_followed_wherever_they_lead() {
    use std::os::unix::fs::symlink;
    let folder = manual(&[("content/forms/form.pdf", "x"), ("themes/house/assets/own.css", "")]);
    let elsewhere = TempDir::new().expect("a temporary folder can be made");
    put(elsewhere.path(), "private.md", &chapter("Private", "Nobody must read this."));
    let root = folder.path();
    for (target, link) in [
        (elsewhere.path().to_owned(), "content/elsewhere"),
        (elsewhere.path().join("private.md"), "content/private.md"),
        (root.join("content"), "content/forms/again"),
        (root.join("content/loop"), "content/loop"),
        (root.join("nowhere"), "content/nowhere.pdf"),
        (root.join("vade.toml"), "content/settings.txt"),
        (elsewhere.path().join("private.md"), "themes/house/assets/private.js"),
    ] {
        symlink(target, root.join(link)).expect("a link can be made");
    }
    let said = said_of(root);
    let lines: Vec<&str> = said.lines().map(|line| line.split(" this is ").next().unwrap_or(line)).collect();
    assert_eq!(
        lines,
        [
            "content/elsewhere:1:1: warning[not-read]:",
            "content/forms/again:1:1: warning[not-read]:",
            "content/loop:1:1: warning[not-read]:",
            "content/nowhere.pdf:1:1: warning[not-read]:",
            "content/private.md:1:1: warning[not-read]:",
            "content/settings.txt:1:1: warning[not-read]:",
            "themes/house/assets/private.js:1:1: warning[not-read]:",
        ]
    );
    // Nor can a chapter lead through one.
    put(root, "content/leave.md", &chapter("Leave", "See [the settings](settings.txt)."));
    assert!(said_of(root).contains("error[unknown-file]: there is no file `settings.txt`"));
    put(root, "content/leave.md", &chapter("Leave", "See nothing."));
    assert_eq!(vade(root, &["build"]).0, 0);
    let site = files_below(&root.join("output"));
    assert!(!site.iter().any(|(path, bytes)| {
        path.contains("private") || bytes.windows(22).any(|window| window == b"Nobody must read this.")
    }));
}

#[test]
fn pipes_and_sockets_are_told_and_nobody_waits_for_them() {
    let folder = manual(&[]);
    let pipe = |path: &str| {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(path)).status();
        assert!(made.expect("mkfifo is there").success());
    };
    pipe("content/pipe.md");
    pipe("content/pipe.pdf");
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("content/socket")).expect("it can be made");
    let said = said_of(folder.path());
    assert_eq!(said.matches("warning[not-read]: this is neither a file nor a folder").count(), 3, "{said}");
    fs::remove_file(folder.path().join("vade.toml")).expect("it can be removed");
    pipe("vade.toml");
    let (code, _, said) = vade(folder.path(), &["check"]);
    assert!(code == 3 && said.contains("vade.toml is not a file"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_an_error() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = manual(&[]);
    let place = folder.path().join("content").join(std::ffi::OsStr::from_bytes(b"caf\xe9.md"));
    fs::write(place, chapter("Café", "Coffee.")).expect("it can be written");
    let said = said_of(folder.path());
    let expected = "content/caf\u{fffd}.md:1:1: error[not-utf8]: the name of this file is not UTF-8, \
                    so the file cannot be read; give the file another name, of plain letters";
    assert_eq!(said.trim_end(), expected);
    assert_eq!(vade(folder.path(), &["build"]).0, 1);
}
