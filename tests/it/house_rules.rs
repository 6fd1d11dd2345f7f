//! How the code is kept: who may import whom, how long a file may be, what it opens with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The parts of the program from the ground up; a part imports only from those before it.
const FLOORS: &[&[&str]] = &[
    &["quick_map"],
    &["source", "nearest", "schema", "script"],
    &["model"],
    &["diagnostics"],
    &["markdown", "toml_table"],
    &["config"],
    &["load"],
    &["resolve"],
    &["naming", "search"],
    &["inventory"],
    &["revise"],
    &["render"],
    &["write", "themes"],
    &["scaffold", "guide"],
    &["lib"],
    &["serve"],
    &["main", "commands"],
];
/// Which crates have one home only.
const HOMES: &[(&str, &[&str])] = &[
    ("pulldown_cmark::", &["markdown/"]),
    ("html5ever::", &["markdown/raw_html/"]),
    ("tera::", &["render/theme.rs", "render/own_templates.rs", "render/ready.rs"]),
    ("annotate_snippets::", &["diagnostics/report/human.rs"]),
    ("clap::", &["main.rs", "commands/"]),
    ("toml::", &["toml_table/", "scaffold/mod.rs", "revise/front_matter.rs", "revise/amendment.rs"]),
    ("toml_edit::", &["revise/front_matter.rs"]),
    ("similar::", &["revise/lines.rs"]),
    ("rust_stemmers::", &["search/stems.rs"]),
    ("unicode_segmentation::", &["search/words.rs"]),
    ("walkdir::", &["source/reading.rs"]),
    ("ahash::", &["quick_map.rs"]),
    ("comfy_table::", &["inventory/table.rs"]),
    ("csv::", &["inventory/spreadsheet.rs"]),
    ("terminal_size::", &["commands/screen.rs"]),
    ("httparse::", &["serve/http/head.rs"]),
    ("notify::", &["serve/watch/system.rs"]),
    ("postcard::", &["markdown/kept.rs", "load/outlines.rs"]),
];
const LONGEST_FILE: usize = 350;
/// Of how many packages the program may be made, itself among them.
const MOST_PACKAGES: usize = 150;
/// Under which licences they may be; the list of `deny.toml`.
const LICENSES: [&str; 8] = ["Apache-2.0", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Zlib"];
/// Where the guide says what themes see.
const CONTRACT: &str = "guide/content/themes/theme-contract.md";

fn source_files() -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![];
    let mut folders: Vec<PathBuf> = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).expect("the folder can be read") {
            let path = item.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&top).expect("it is below src").to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).expect("it can be read")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50);
    files
}

fn part(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

fn floor(part: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&part))
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for (file, text) in source_files() {
        assert!(text.starts_with("//! "), "src/{file} does not open with `//!`");
    }
}

#[test]
fn no_file_has_grown_too_long() {
    for (file, text) in source_files() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "src/{file} has {lines} lines");
    }
}

#[test]
fn no_part_imports_from_a_later_one() {
    for (file, text) in source_files() {
        let own = floor(part(&file)).unwrap_or_else(|| panic!("src/{file} is on no floor; say which"));
        for line in text.lines().filter(|line| line.trim_start().starts_with("use crate::") && Some(own) < floor("lib"))
        {
            let imported =
                line.trim_start().trim_start_matches("use crate::").split([':', ';', '{']).next().unwrap_or("");
            let other = floor(imported).unwrap_or_else(|| panic!("src/{file}: `{imported}` is on no floor"));
            assert!(other <= own, "src/{file} imports from the later `{imported}`");
        }
    }
}

#[test]
fn every_crate_has_one_home() {
    for (file, text) in source_files() {
        for (library, homes) in HOMES.iter().copied() {
            let used = text.lines().any(|line| {
                let line = line.trim_start();
                let at = line.find(library);
                !line.starts_with("//")
                    && at.is_some_and(|at| {
                        !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
                    })
            });
            assert!(!used || homes.iter().any(|home| file.starts_with(home)), "src/{file} uses {library}");
        }
    }
}

#[test]
fn nothing_is_left_open() {
    // Spelled in halves, so that this file does not hold the words itself.
    let words = [["TO", "DO"], ["FIX", "ME"], ["unimplemen", "ted!"], ["todo", "!("]].map(|halves| halves.concat());
    for (file, text) in source_files() {
        for word in &words {
            assert!(!text.contains(word.as_str()), "src/{file} holds {word}");
        }
    }
}

#[test]
fn the_documents_name_all_that_they_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let chapters = fs::read_dir(root.join("guide/content/checks")).expect("the guide has a section on the checks");
    let checks: String = chapters
        .map(|chapter| fs::read_to_string(chapter.expect("the section can be read").path()).expect("a chapter is text"))
        .collect();
    for code in vademecum::diagnostics::code::Code::ALL {
        assert!(checks.contains(&format!("`{}`", code.name())), "guide/content/checks does not name `{}`", code.name());
    }
    let themes = read(CONTRACT);
    for (file, text) in source_files().iter().filter(|(file, _)| file.starts_with("render/view/")) {
        let fields = text.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
        // The frame's own fields stand on every page.
        for (field, _) in fields.filter(|(field, _)| *field != "frame") {
            assert!(themes.contains(&format!("`{field}`")), "{CONTRACT} does not name `{field}` of src/{file}");
        }
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("it is there");
    let mut is_list = false;
    for line in manifest.lines() {
        is_list = if line.starts_with('[') { line.ends_with("dependencies]") } else { is_list };
        assert!(!is_list || line.is_empty() || line.starts_with('[') || line.contains(" # "), "{line}");
    }
}

#[test]
fn no_code_is_unsafe() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("it is there");
    // `forbid` is not to be allowed again anywhere in the package.
    assert!(manifest.contains("[lints.rust]\nunsafe_code = \"forbid\"\n"));
}

/// The packages that end in the program, on any system, each with its licence.
fn packages_of_the_program() -> BTreeMap<String, String> {
    let cargo = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal,build", "--target", "all", "--prefix", "none", "--format", "{p};{l}"])
        .args(["--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let text = String::from_utf8(cargo.stdout).expect("cargo writes text");
    let lines = text.lines().filter_map(|line| line.trim_end_matches(" (*)").split_once(';'));
    lines.map(|(package, license)| (package.to_owned(), license.to_owned())).collect()
}

#[test]
fn the_program_is_made_of_few_packages() {
    let packages = packages_of_the_program();
    assert!(packages.len() > 20 && packages.keys().all(|package| package.contains(" v")), "{packages:?}");
    assert!(packages.len() <= MOST_PACKAGES, "the program is made of {} packages", packages.len());
}

#[test]
fn every_package_is_free_and_from_the_registry() {
    let own = format!("{} v", env!("CARGO_PKG_NAME"));
    for (package, license) in packages_of_the_program().iter().filter(|(package, _)| !package.starts_with(&own)) {
        // A package from elsewhere has its address or folder behind its version.
        assert!(!package.contains("://") && !package.contains(" (/"), "{package} is not from the registry");
        // "A OR B" leaves the choice; "A AND B" does not.
        let all = license.replace('/', " OR ").replace(['(', ')'], "");
        let is_free = |license: &str| LICENSES.contains(&license.trim());
        let are_free = all.split(" AND ").all(|part| part.split(" OR ").any(is_free));
        assert!(are_free, "{package} is under {license}; deny.toml and LICENSES name those that may be");
    }
}

#[test]
fn cargo_deny_and_the_tests_allow_the_same_licenses() {
    let deny = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).expect("it is there");
    let deny: toml::Table = deny.parse().expect("it is TOML");
    let allowed = deny["licenses"]["allow"].as_array().expect("it is a list");
    let allowed: Vec<&str> = allowed.iter().filter_map(|license| license.as_str()).collect();
    assert_eq!(allowed, LICENSES);
}
