//! What the program tells about itself: help, manual pages, completions, explanations, the guide.
//! `VADE_EXPECTED=write cargo test --test it help` writes the expected help anew.

use std::env;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use vademecum::diagnostics::code::Code;

use crate::cli::vade;
use crate::determinism::files_below;

const COMMANDS: &[&str] = &[
    "init",
    "new",
    "build",
    "check",
    "serve",
    "amend",
    "rename",
    "renumber",
    "withdraw",
    "restore",
    "list",
    "report",
    "theme",
    "explain",
    "guide",
    "schema",
    "completions",
    "man",
];

/// Some folder; none of these commands needs a manual.
fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder can be made")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints, which must succeed and say nothing else.
fn printed(arguments: &[&str]) -> String {
    let (code, out, err) = vade(folder().path(), arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

#[test]
fn help_reads_as_expected() {
    let place = root().join("tests/it/help");
    let overview = printed(&["--help"]);
    let listed: Vec<&str> = overview
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .map_while(|line| line.split_whitespace().next())
        .filter(|command| *command != "help" && overview.contains(&format!("\n  {command}")))
        .collect();
    assert_eq!(listed, COMMANDS);
    let pages = COMMANDS.iter().map(|command| (*command, printed(&[command, "--help"])));
    for (name, help) in pages.chain([("vade", overview.clone())]) {
        let file = place.join(format!("{name}.txt"));
        if env::var("VADE_EXPECTED").is_ok_and(|wish| wish == "write") {
            fs::create_dir_all(&place).expect("the folder can be made");
            fs::write(&file, &help).expect("the file can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        assert!(help == expected, "the help of {name} is not as in {}:\n{help}", file.display());
    }
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    assert!(printed(&["man"]).contains(".TH vade 1"));
    for command in COMMANDS {
        let page = printed(&["man", command]);
        assert!(page.contains(&format!(".TH vade-{command} 1")) && page.contains("Examples:"), "{page}");
    }
    let folder = folder();
    let (code, out, err) = vade(folder.path(), &["man", "--output", "share/man1"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let names: Vec<String> = files_below(&folder.path().join("share/man1")).into_keys().collect();
    assert!(COMMANDS.iter().all(|command| names.contains(&format!("vade-{command}.1"))), "{names:?}");
    assert!(names.contains(&"vade.1".to_owned()), "{names:?}");
    let (code, _, err) = vade(folder.path(), &["man", "biuld"]);
    assert_eq!((code, err.as_str()), (2, "error: there is no command `biuld`; `vade help` lists them\n"));
}

#[test]
fn pages_that_are_there_are_written_anew() {
    let folder = folder();
    for _ in 0..2 {
        let (code, _, err) = vade(folder.path(), &["man", "--output", "man1"]);
        assert_eq!(code, 0, "{err}");
    }
}

#[test]
fn each_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = printed(&["completions", shell]);
        assert!(COMMANDS.iter().all(|command| text.contains(command)), "{shell}");
    }
    assert_eq!(vade(folder().path(), &["completions", "csh"]).0, 2);
}

#[test]
fn every_check_is_explained() {
    for code in Code::ALL {
        let text = printed(&["explain", code.name()]);
        assert!(text.contains(code.name()) && text.lines().count() > 3, "{}:\n{text}", code.name());
    }
}

#[test]
fn every_key_is_explained() {
    for schema in ["settings", "front-matter"] {
        let text = printed(&["schema", schema]);
        let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
        let mut keys = vec![];
        collect_keys(&schema, "", &mut keys);
        keys.sort();
        keys.dedup();
        assert!(keys.len() > 20);
        for path in keys {
            // `[statuses.new]` is told with its table, since `new` alone says too little.
            let key = path.rsplit('.').next().unwrap_or(&path);
            let texts = [key, &path].map(|name| vade(folder().path(), &["explain", name]));
            let is_told = texts.iter().any(|(code, text, _)| *code == 0 && text.contains(key));
            assert!(is_told, "`{path}` is not explained: {}", texts[0].2);
        }
    }
}

/// The names of all properties of a schema, with those of the tables they stand in.
fn collect_keys(schema: &Value, table: &str, keys: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            for (name, value) in object {
                let Some(properties) = value.as_object().filter(|_| name == "properties") else {
                    collect_keys(value, table, keys);
                    continue;
                };
                for (key, value) in properties {
                    let path = if table.is_empty() { key.clone() } else { format!("{table}.{key}") };
                    collect_keys(value, &path, keys);
                    keys.push(path);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect_keys(value, table, keys)),
        _ => {}
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let folder = folder();
    let (code, out, err) = vade(folder.path(), &["explain", "number-gab"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "error: there is no check and no key `number-gab`; did you mean `number-gap`?\n");
    for name in ["reviewdue", "xyzzy", "", "number gap", "NUMBER-GAP", "`number-gap`"] {
        let (code, _, err) = vade(folder.path(), &["explain", name]);
        assert!(code == 0 || code == 2 && err.starts_with("error: there is no check"), "{name}: {err}");
    }
}

#[test]
fn the_guide_is_the_one_that_is_built_from_its_sources() {
    let folder = folder();
    let (code, out, err) = vade(folder.path(), &["guide", "--no-open", "--output", "guide"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.trim_end(), Path::new("guide").join("index.html").to_string_lossy());
    let expected = folder.path().join("expected");
    let (code, _, err) = vade(root(), &["build", "-q", "--root", "guide", "--output", &expected.to_string_lossy()]);
    assert_eq!(code, 0, "{err}");
    let (guide, expected) = (files_below(&folder.path().join("guide")), files_below(&expected));
    assert_eq!(guide.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(guide.contains_key("index.html"));
    for (path, bytes) in guide.iter().filter(|(path, _)| !path.starts_with(".vade/")) {
        assert!(*bytes == expected[path], "{path} is another than `vade build --root guide` makes");
    }
    let names: Vec<_> = fs::read_dir(folder.path()).expect("it can be read").collect();
    assert_eq!(names.len(), 2, "nothing is left beside the guide");
    assert_eq!(vade(folder.path(), &["guide", "--no-open", "--output", "guide"]).0, 0, "and once more");
}
