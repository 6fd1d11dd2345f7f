//! Builds that are killed while they run.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Change;

/// At how many moments, spread over its length, a build is killed.
const MOMENTS: u32 = 200;

/// A manual of these chapters, each of which leads to the next.
fn manual(chapters: std::ops::Range<usize>, word: &str) -> String {
    let mut text = format!("--- vade.toml\ntitle = \"{word}\"\n");
    let last = chapters.end - 1;
    for chapter in chapters {
        let number = chapter + 1;
        let link = if chapter == last { String::new() } else { format!("See [the next](c{number}.md).") };
        let line = format!("{word} {chapter} is told at some length. ").repeat(40);
        text += &format!("--- content/c{chapter}.md\n+++\ntitle = \"{word} {chapter}\"\n+++\n\n{link}\n\n{line}\n");
    }
    text
}

/// The program itself, which builds a manual of this name into the site.
fn program(change: &Change, name: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
    command.args(["build", "--quiet", "--date", crate::support::TODAY, "--root"]).arg(change.folder.path().join(name));
    command.arg("--output").arg(change.site()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_pages() {
    let mut change = Change::of(&manual(0..24, "Before"), &manual(8..32, "After"));
    change.start();
    let (mut name, mut other) = ("after", "before");
    let start = Instant::now();
    assert!(program(&change, name).status().expect("the program runs").success());
    let mut length = start.elapsed().as_secs_f64();
    change.start();
    let (mut killed, mut tried) = (0, 0);
    while killed < MOMENTS {
        tried += 1;
        assert!(tried < MOMENTS * 4, "only {killed} of {tried} builds were still running when they were killed");
        let part = f64::from(killed) / f64::from(MOMENTS);
        let mut build = program(&change, name).spawn().expect("the program runs");
        thread::sleep(Duration::from_secs_f64(length * part));
        build.kill().expect("it can be killed");
        if build.wait().expect("it has ended").success() {
            // The machine has become faster; the end of the build is where most of it happens.
            length *= 0.97;
        } else {
            killed += 1;
        }
        let told = format!("killed at {part} of its length");
        change.assert_whole(&told);
        change.assert_mended(&told);
        // Back again: what was new is old.
        change.turn();
        (name, other) = (other, name);
    }
}
