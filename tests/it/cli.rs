//! The commands as a user types them: what they print, what they leave behind, and how they end.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const GOOD: &str = "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk your manager.\n";
const BAD: &str = "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk [them](nobody.md).\n";
const DUBIOUS: &str = "+++\nnumber = \"2\"\ntitle = \"Leave\"\n+++\n\nAsk your manager.\n";

/// A manual with one chapter, in a folder of its own.
fn manual(chapter: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "vade.toml", "title = \"Test Manual\"\n");
    put(folder.path(), "content/leave.md", chapter);
    folder
}

pub(crate) fn put(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("a folder can be made");
    fs::write(place, text).expect("a file can be written");
}

pub(crate) fn vade(root: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
    command
        .current_dir(root)
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .args(arguments);
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints text");
    (output.status.code().expect("the program ends by itself"), text(output.stdout), text(output.stderr))
}

#[test]
fn a_good_manual_builds_and_says_what_was_done() {
    let folder = manual(GOOD);
    let (code, out, err) = vade(folder.path(), &["build"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("built 21 files in output (21 written) in "), "{err}");
    assert!(folder.path().join("output/leave.html").exists());
    let (code, _, err) = vade(folder.path(), &["build"]);
    assert_eq!(code, 0);
    assert!(err.starts_with("built 21 files in output (0 written) in "), "{err}");
}

#[test]
fn a_manual_with_errors_writes_nothing_and_ends_with_1() {
    let folder = manual(BAD);
    let (code, out, err) = vade(folder.path(), &["build"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[unknown-page]: there is no chapter `nobody.md`"), "{err}");
    assert!(err.contains("--> content/leave.md:6:5"), "{err}");
    assert!(err.ends_with("1 error; nothing was written\n"), "{err}");
    assert!(!folder.path().join("output").exists());
}

#[test]
fn an_old_site_stays_when_a_build_finds_errors() {
    let folder = manual(GOOD);
    vade(folder.path(), &["build"]);
    let before = fs::read(folder.path().join("output/leave.html")).expect("it was built");
    put(folder.path(), "content/leave.md", BAD);
    assert_eq!(vade(folder.path(), &["build"]).0, 1);
    assert_eq!(fs::read(folder.path().join("output/leave.html")).expect("it stays"), before);
}

#[test]
fn warnings_end_with_0_and_with_1_where_they_are_errors() {
    let folder = manual(DUBIOUS);
    let (code, _, err) = vade(folder.path(), &["check"]);
    assert_eq!(code, 0);
    assert!(err.contains("warning[number-gap]") && err.ends_with("1 warning\n"), "{err}");
    let (code, _, err) = vade(folder.path(), &["check", "--strict"]);
    assert_eq!(code, 1);
    assert!(err.contains("error[number-gap]"), "{err}");
}

#[test]
fn a_wrong_command_line_or_setting_ends_with_2() {
    let folder = manual(GOOD);
    assert_eq!(vade(folder.path(), &["biuld"]).0, 2);
    assert_eq!(vade(folder.path(), &["build", "--date", "yesterday"]).0, 2);
    assert_eq!(vade(folder.path(), &["new", "chapter", "9", "Title"]).0, 2);
    put(folder.path(), "vade.toml", "titel = \"Test\"\n");
    let (code, _, err) = vade(folder.path(), &["check"]);
    assert_eq!(code, 2, "{err}");
    fs::remove_file(folder.path().join("vade.toml")).expect("it can be removed");
    let (code, _, err) = vade(folder.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(err.contains("is not a manual's folder"), "{err}");
}

#[test]
fn a_fault_of_the_surroundings_ends_with_3_and_names_the_path() {
    let folder = manual(GOOD);
    let (code, _, err) = vade(folder.path(), &["check", "--root", "nowhere"]);
    assert_eq!(code, 3);
    assert!(err.contains("nowhere"), "{err}");
    let empty = TempDir::new().expect("a temporary folder can be made");
    put(empty.path(), "vade.toml", "title = \"Test\"\n");
    let (code, _, err) = vade(empty.path(), &["build"]);
    assert_eq!(code, 3, "a folder that is missing must not empty the site");
    assert!(err.contains("there is no folder ./content"), "{err}");
    put(folder.path(), "site", "a file where the folder should be");
    let (code, _, err) = vade(folder.path(), &["build", "--output", "site"]);
    assert_eq!(code, 3);
    assert!(err.contains("site"), "{err}");
}

#[test]
fn help_and_version_end_with_0() {
    let folder = manual(GOOD);
    let (code, out, _) = vade(folder.path(), &["--help"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("Builds procedures manuals") && out.contains("Examples:"), "{out}");
    for command in ["build", "check", "init", "list", "new", "report"] {
        let (code, out, _) = vade(folder.path(), &[command, "--help"]);
        assert_eq!(code, 0);
        let first = out.lines().next().expect("help has a first line");
        assert!(first.len() < 70 && out.contains("Examples:"), "{out}");
    }
    assert_eq!(vade(folder.path(), &["--version"]).0, 0);
}

#[test]
fn findings_for_programs_go_to_the_output_stream_alone() {
    let folder = manual(BAD);
    for format in ["short", "json", "sarif", "github"] {
        let (code, out, err) = vade(folder.path(), &["build", "--format", format]);
        assert_eq!((code, err.as_str()), (1, ""), "{format}");
        assert!(out.contains("unknown-page"), "{out}");
    }
    let (_, out, _) = vade(folder.path(), &["check", "--root", ".", "--format", "github"]);
    assert!(out.starts_with("::error file=content/leave.md,line=6,endLine=6,col=5,endColumn=22,"), "{out}");
}

#[test]
fn colours_are_used_only_when_asked_for() {
    let folder = manual(BAD);
    assert!(!vade(folder.path(), &["check"]).2.contains('\x1b'), "the error stream is no terminal");
    assert!(vade(folder.path(), &["check", "--color", "always"]).2.contains('\x1b'));
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let folder = manual(GOOD);
    assert_eq!(vade(folder.path(), &["build", "--quiet"]), (0, String::new(), String::new()));
    put(folder.path(), "content/leave.md", DUBIOUS);
    let (_, _, err) = vade(folder.path(), &["check", "-q"]);
    assert!(err.starts_with("warning[number-gap]") && !err.ends_with("1 warning\n"), "{err}");
}

#[test]
fn verbose_says_what_was_read_and_for_which_day() {
    let folder = manual(GOOD);
    let (code, _, err) = vade(folder.path(), &["check", "--verbose"]);
    assert_eq!(code, 0);
    assert!(err.starts_with("read 2 files of the manual in ., for 2026-11-22\n"), "{err}");
}

#[test]
fn a_first_manual_builds_without_a_warning() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let (code, _, err) = vade(folder.path(), &["init", "my manual", "--title", "Rules & \"Ways\""]);
    assert_eq!(code, 0, "{err}");
    let root = folder.path().join("my manual");
    let (code, _, err) = vade(&root, &["build", "--strict"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.starts_with("built "), "{err}");
    let page = fs::read_to_string(root.join("output/index.html")).expect("the contents page was built");
    assert!(page.contains("Rules &amp; &quot;Ways&quot;"), "{page}");
}

#[test]
fn init_never_overwrites() {
    let folder = manual(GOOD);
    let (code, _, err) = vade(folder.path(), &["init"]);
    assert_eq!(code, 3);
    assert!(err.contains("vade.toml is already there; nothing was written"), "{err}");
    assert!(!folder.path().join("content/_index.md").exists());
}

#[test]
fn a_new_chapter_gets_the_next_free_number_and_builds() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    vade(folder.path(), &["init", "m"]);
    let root = folder.path().join("m");
    let (code, _, err) = vade(&root, &["new", "chapter", "1", "Späte \"Arbeit\""]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("made 1.3 in content/working-here/späte-arbeit.md"), "{err}");
    let (code, _, err) = vade(&root, &["new", "chapter", "working-here", "Späte Arbeit"]);
    assert!(code == 0 && err.contains("made 1.4 in content/working-here/späte-arbeit-2.md"), "{err}");
    let (code, _, err) = vade(&root, &["new", "section", "Adoption", "--within", "2"]);
    assert!(code == 0 && err.contains("made 2.2 in content/reference/adoption/_index.md"), "{err}");
    let (code, _, err) = vade(&root, &["build", "--strict"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.join("content/working-here/späte-arbeit.md")).expect("it was made");
    assert!(text.contains("added = 2026-11-22") && text.contains("type = \"new\""), "{text}");
}

#[test]
fn an_unknown_section_is_answered_with_those_there_are() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    vade(folder.path(), &["init", "m"]);
    let (code, _, err) = vade(&folder.path().join("m"), &["new", "chapter", "1.9", "Title"]);
    assert_eq!(code, 2);
    assert_eq!(err, "error: there is no section `1.9`; the sections are\n  1 Working here\n  2 Reference\n");
}
