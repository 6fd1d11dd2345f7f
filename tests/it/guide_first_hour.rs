//! The guide's first hour, done as it is written: its commands in an empty folder, with the answers that it shows.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What a reader of the section does.
enum Step {
    /// Write this text into the file with an editor.
    Write { path: String, text: String },
    /// Give a command, which ends with a code and answers with these lines.
    Run { command: String, code: i32, answer: Vec<String> },
}

#[test]
fn the_first_hour_can_be_done_as_it_is_written() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let mut at = folder.path().to_string_lossy().into_owned();
    for step in steps() {
        match step {
            Step::Write { path, text } => {
                let place = folder.path().join(&path);
                assert!(place.exists(), "the guide has {path} changed before it is there");
                fs::write(place, text).expect("a file can be written");
            }
            Step::Run { command, code, answer } => at = run(&at, &command, code, &answer),
        }
    }
    for file in ["index.html", "visitors.html", "amendments.html"] {
        assert!(folder.path().join("shared-folder").join(file).exists(), "{file} is not published");
    }
}

/// Gives a command to bash in a folder, holds the answer against the guide's, and says in which folder it ended.
fn run(folder: &str, command: &str, code: i32, answer: &[String]) -> String {
    let program = Path::new(assert_cmd::cargo::cargo_bin!("vade"));
    let programs = program.parent().expect("the program stands in a folder").display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let script = format!("{command}\ncode=$?\npwd >&3\nexit $code");
    let mut bash = Command::new("bash");
    bash.current_dir(folder).env("PATH", path).env("SOURCE_DATE_EPOCH", "1795305600");
    // The folder is told apart from what the command says.
    let place = TempDir::new().expect("a temporary folder can be made");
    let ended_in = place.path().join("folder");
    bash.args(["-c", "exec 3>\"$1\" 2>&1; eval \"$2\"", "bash"]).arg(&ended_in).arg(&script);
    let output = bash.output().expect("bash runs");
    let said = String::from_utf8(output.stdout).expect("the program prints text");
    assert_eq!(output.status.code(), Some(code), "`{command}` says:\n{said}");
    for line in answer {
        let is_said = said.lines().any(|other| without_time(other) == without_time(line));
        assert!(is_said, "`{command}` does not say\n{line}\nbut\n{said}");
    }
    fs::read_to_string(ended_in).expect("bash told where it is").trim_end().to_owned()
}

/// A line without the seconds that the build took.
fn without_time(line: &str) -> &str {
    match line.rsplit_once(" in ") {
        Some((before, time)) if time.ends_with(" s") => before,
        _ => line,
    }
}

/// All steps of the section, in the order of its chapters.
fn steps() -> Vec<Step> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("guide/content/first-hour");
    let files = fs::read_dir(folder).expect("the section is there").map(|file| file.expect("it can be read").path());
    let texts = files.map(|file| fs::read_to_string(file).expect("a chapter is text"));
    let mut chapters: Vec<(String, String)> = texts.map(|text| (number_of(&text), text)).collect();
    chapters.sort();
    let steps: Vec<Step> = chapters.iter().flat_map(|(_, text)| steps_of(text)).collect();
    assert!(steps.len() > 10, "the guide's steps are not found");
    steps
}

fn number_of(chapter: &str) -> String {
    let line = chapter.lines().find(|line| line.starts_with("number = ")).expect("a chapter has a number");
    line.to_owned()
}

/// The steps of a chapter: its blocks of commands, and its blocks that name a file.
fn steps_of(chapter: &str) -> Vec<Step> {
    let mut steps = vec![];
    let mut lines = chapter.lines();
    while let Some(line) = lines.next() {
        let Some(words) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(path) = words.strip_prefix("file=") {
            steps.push(Step::Write { path: path.to_owned(), text: block.join("\n") + "\n" });
        } else if let Some(rest) = words.strip_prefix("console") {
            let code = rest.trim().strip_prefix("exit=").map_or(0, |code| code.parse().expect("a code is a number"));
            steps.extend(commands_of(&block, code));
        }
    }
    steps
}

/// The commands of a block, each with the lines below it.
fn commands_of(block: &[&str], code: i32) -> Vec<Step> {
    let mut commands: Vec<(String, Vec<String>)> = vec![];
    for line in block {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), vec![])),
            (None, Some((_, answer))) => answer.push((*line).to_owned()),
            (None, None) => panic!("a block of commands begins with `$ `, not with {line:?}"),
        }
    }
    commands.into_iter().map(|(command, answer)| Step::Run { command, code, answer }).collect()
}
