//! The guide's table of what can go wrong names tests that are there.

use std::fs;
use std::path::{Path, PathBuf};

const CHAPTER: &str = "guide/content/publishing/what-can-go-wrong.md";

/// The text of a module of the tests, if there is one of these names.
fn module(names: &[&str]) -> Option<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let place: PathBuf = names.iter().fold(top, |place, name| place.join(name));
    [place.with_extension("rs"), place.join("mod.rs")].iter().find_map(|place| fs::read_to_string(place).ok())
}

/// Whether a test, or a module of tests, begins with this path.
fn is_there(path: &str) -> bool {
    let names: Vec<&str> = path.split("::").collect();
    let in_module = names.split_last().and_then(|(test, names)| Some(module(names)?.contains(&format!("fn {test}"))));
    module(&names).is_some() || in_module == Some(true)
}

#[test]
fn every_test_that_the_guide_names_is_there() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(CHAPTER);
    let text = fs::read_to_string(place).expect("the chapter is there");
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| What happens"));
    let mut count = 0;
    for row in rows {
        let last = row.trim_end_matches(" |").rsplit(" | ").next().expect("a row has cells");
        let tests: Vec<&str> = last.split('`').skip(1).step_by(2).filter(|test| test.contains("::")).collect();
        assert!(!tests.is_empty(), "no test is named in: {row}");
        for test in tests {
            assert!(is_there(test), "there is no test {test}");
            count += 1;
        }
    }
    assert!(count > 30, "only {count} tests are named");
    assert!(!is_there("crash::nothing") && !is_there("nothing"));
}
