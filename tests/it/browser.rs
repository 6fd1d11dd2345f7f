//! The built pages in a browser: every test is a script in `tests/browser/`, run over sites that are built once.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Condvar, Mutex, OnceLock};
use std::{fs, io};

use crate::manual::Plan;
use crate::support::TODAY;

/// How many browsers run at once.
const SEATS: usize = 2;

#[test]
fn all_pages_keep_the_rules_of_accessibility() {
    run("axe.mjs");
}

#[test]
fn pages_and_styles_are_valid() {
    run("html.mjs");
}

#[test]
fn nothing_is_wider_than_a_narrow_screen() {
    run("narrow.mjs");
}

#[test]
fn every_link_and_control_is_reached_by_keyboard() {
    run("keyboard.mjs");
}

#[test]
fn targets_are_large_enough_for_a_finger() {
    run("targets.mjs");
}

#[test]
fn pages_ask_no_other_origin_and_are_whole_without_script() {
    run("origin.mjs");
}

#[test]
fn old_addresses_lead_on() {
    run("aliases.mjs");
}

#[test]
fn forced_colours_and_less_motion_are_heeded() {
    run("settings.mjs");
}

#[test]
fn paper_has_the_text_and_no_navigation() {
    run("paper.mjs");
}

#[test]
fn pages_are_small() {
    run("sizes.mjs");
}

#[test]
fn sections_of_the_contents_fold_and_open() {
    run("fold.mjs");
}

#[test]
fn the_contents_are_filtered() {
    run("filter.mjs");
}

#[test]
fn chapters_are_found_by_what_readers_type() {
    run("search.mjs");
}

#[test]
fn what_was_amended_since_the_last_visit_is_marked() {
    run("since.mjs");
}

#[test]
fn colours_are_chosen_and_kept() {
    run("colours.mjs");
}

#[test]
fn long_chapters_are_read_with_ease() {
    run("reading.mjs");
}

#[test]
fn what_an_editor_saves_is_seen_at_once() {
    run("preview.mjs");
}

#[test]
fn every_script_is_run() {
    let scripts =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")).expect("the folder is there");
    for script in scripts {
        let path = script.expect("the folder can be read").path();
        let is_test =
            fs::read_to_string(&path).is_ok_and(|text| text.contains("report()") || text.contains("await test("));
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let is_run = include_str!("browser.rs").contains(&format!("run(\"{name}\")"));
        assert!(!is_test || is_run || name == "support.mjs", "no test runs tests/browser/{name}");
    }
}

/// Runs a script over the sites; what it says is why the test fails.
fn run(script: &str) {
    let (root, sites) = (Path::new(env!("CARGO_MANIFEST_DIR")), sites());
    assert!(root.join("tests/node_modules").is_dir(), "tests/node_modules is not there; run tests/run, which makes it");
    let mut node = Command::new("node");
    node.arg(root.join("tests/browser").join(script)).arg(sites).env("VADE", assert_cmd::cargo::cargo_bin!("vade"));
    let output =
        seated(|| node.output()).unwrap_or_else(|error| panic!("node: {error}; run tests/run, which installs it"));
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "tests/browser/{script}\n{}", String::from_utf8_lossy(&said));
}

/// Waits until fewer browsers run than may.
fn seated<T>(work: impl FnOnce() -> T) -> T {
    static TAKEN: Mutex<usize> = Mutex::new(0);
    static LEFT: Condvar = Condvar::new();
    let taken = TAKEN.lock().expect("nothing panics while it counts");
    *LEFT.wait_while(taken, |taken| *taken >= SEATS).expect("nothing panics while it counts") += 1;
    let result = work();
    *TAKEN.lock().expect("nothing panics while it counts") -= 1;
    LEFT.notify_one();
    result
}

/// The folder of the built sites, which the first test to ask makes.
fn sites() -> &'static Path {
    static SITES: OnceLock<PathBuf> = OnceLock::new();
    SITES.get_or_init(|| {
        let sites = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites");
        remove(&sites).unwrap_or_else(|error| panic!("{}: {error}", sites.display()));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first_manual = sites.join("first-manual");
        vade(&["init", "--date", TODAY, path(&first_manual)]);
        build(root, &sites.join("demonstration"));
        build(&root.join("guide"), &sites.join("guide"));
        build(&first_manual, &sites.join("first"));
        build(&root.join("tests/browser/manual"), &sites.join("everything"));
        build(&generated(&sites.join("generated-manual")), &sites.join("generated"));
        sites
    })
}

/// A manual with many chapters, written to a folder.
fn generated(folder: &Path) -> PathBuf {
    let plan = Plan { chapters: 300, bytes: 6000, links: 4, seed: 1, vocabulary: 5000 };
    for (path, text) in plan.files() {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
    folder.to_owned()
}

fn build(root: &Path, output: &Path) {
    vade(&["build", "--drafts", "--date", TODAY, "--root", path(root), "--output", path(output)]);
}

fn vade(arguments: &[&str]) {
    let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("vade")).args(arguments).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "vade {}\n{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
}

fn remove(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the path of the repository is text")
}
