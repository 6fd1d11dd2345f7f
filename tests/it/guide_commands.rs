//! The guide's reference of commands is what the program says of them.

use std::fs;
use std::path::Path;

use crate::cli::vade;

const CHAPTER: &str = "guide/content/commands/all-commands.md";
const START: &str =
    "<!-- The program writes from here on: VADE_EXPECTED=write cargo test --test it guide_commands -->\n";

#[test]
fn the_guide_has_the_help_of_every_command() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = fs::read_to_string(root.join(CHAPTER)).expect("the chapter can be read");
    let (before, _) = written.split_once(START).expect("the chapter says where the program's words begin");
    let reference = format!("{before}{START}{}", reference(root));
    if std::env::var("VADE_EXPECTED").is_ok_and(|value| value == "write") {
        fs::write(root.join(CHAPTER), reference).expect("the chapter can be written");
        return;
    }
    assert!(written == reference, "{CHAPTER} is not what the program says; write it anew with VADE_EXPECTED=write");
}

fn reference(root: &Path) -> String {
    let help = vade(root, &["help"]).1;
    let (_, list) = help.split_once("Commands:\n").expect("the help lists the commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let parts: Vec<String> = names.map(|name| part(root, &[name])).collect();
    assert!(parts.len() > 15, "{help}");
    parts.concat()
}

/// What the program says of a command, and of the commands that it has in turn.
fn part(root: &Path, names: &[&str]) -> String {
    let help = vade(root, &[names, &["--help"]].concat()).1;
    let title = names.join(" ");
    let mut text =
        format!("\n## `vade {title}` {{#{}}}\n\n```text\n{}\n```\n", names.join("-"), plain(&help).trim_end());
    if let Some((_, list)) = help.split_once("Commands:\n") {
        let lines = list.lines().take_while(|line| !line.is_empty());
        for name in lines.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
            text += &part(root, &[names, &[name]].concat());
        }
    }
    text
}

/// The help without the arguments that all commands take, which the chapter tells once.
fn plain(help: &str) -> String {
    let mut text = String::new();
    let mut is_shared = false;
    for line in help.lines() {
        let is_option = line.trim_start().starts_with('-') && line.starts_with("  ");
        if is_option || !line.starts_with(' ') {
            let shared = ["--root ", "--color ", "--quiet", "--verbose", "--help"];
            is_shared = is_option && shared.iter().any(|option| line.contains(option));
        }
        if !is_shared {
            text += line.trim_end();
            text.push('\n');
        }
    }
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}
