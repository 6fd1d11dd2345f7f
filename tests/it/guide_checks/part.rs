//! The guide's chapters on the checks, taken apart: a part for each code, and four parts in it.

use std::fs;
use std::path::{Path, PathBuf};

/// What the guide says of one check.
pub(super) struct Part {
    pub code: String,
    /// The name of the chapter's file.
    pub chapter: String,
    pub example: String,
    pub remedy: String,
}

/// A block of code: what it is marked as, and what stands in it.
pub(super) struct Fence {
    pub kind: String,
    pub text: String,
}

pub(super) fn chapter_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guide/content/checks").join(name)
}

pub(super) fn chapter(name: &str) -> String {
    fs::read_to_string(chapter_path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The parts of all chapters `checks-on-….md`, in the order of the guide.
pub(super) fn all_parts() -> Vec<Part> {
    let folder = fs::read_dir(chapter_path("")).expect("the section can be read");
    let names = folder.map(|item| item.expect("the section can be read").file_name().to_string_lossy().into_owned());
    let mut chapters: Vec<(u32, String, String)> = names
        .filter(|name| name.starts_with("checks-on-"))
        .map(|name| (last_part_of_number(&chapter(&name)), chapter(&name), name))
        .collect();
    chapters.sort();
    chapters.iter().flat_map(|(_, text, name)| parts(text, name)).collect()
}

/// 7, of `number = "4.7"`.
fn last_part_of_number(text: &str) -> u32 {
    let line = text.lines().find(|line| line.starts_with("number = ")).expect("the chapter has a number");
    let last = line.trim_end_matches('"').rsplit('.').next().expect("a number has a last part");
    last.parse().expect("it is a whole number")
}

fn parts(text: &str, chapter: &str) -> Vec<Part> {
    let is_heading = |line: &str| line.starts_with("## ");
    let (_, headed) = split_at_lines(text, is_heading);
    headed.iter().map(|(heading, text)| part(heading, text, chapter)).collect()
}

fn part(heading: &str, text: &str, chapter: &str) -> Part {
    let code = heading.split('`').nth(1).unwrap_or_else(|| panic!("{chapter}: `{heading}` names no code"));
    assert_eq!(heading, format!("## `{code}` {{#{code}}}"), "{chapter}");
    let labels = ["**Why:**", "**Example:**", "**Remedy:**"];
    let (what, labelled) = split_at_lines(text, |line| line.starts_with("**") && line.contains(":**"));
    let found: Vec<&str> = labelled.iter().filter_map(|(line, _)| line.split_inclusive(":**").next()).collect();
    assert_eq!(found, labels, "{chapter}: the parts of `{code}`");
    assert!(!what.trim().is_empty() && fences(&what).is_empty(), "{chapter}: `{code}` does not say what is wrong");
    let (_, deeper) = split_at_lines(text, |line| line.starts_with('#'));
    assert!(deeper.is_empty(), "{chapter}: `{code}` has headings inside");
    let mut bodies =
        labelled.iter().zip(labels).map(|((line, rest), label)| format!("{}\n{rest}", &line[label.len()..]));
    let mut body = || bodies.next().expect("there are three");
    let (why, example, remedy) = (body(), body(), body());
    assert!([&why, &example, &remedy].iter().all(|body| body.len() > 10), "{chapter}: a part of `{code}` is empty");
    Part { code: code.to_owned(), chapter: chapter.to_owned(), example, remedy }
}

/// What stands before the first line of a kind, then each such line with what follows it; code is left alone.
fn split_at_lines(text: &str, is_start: impl Fn(&str) -> bool) -> (String, Vec<(String, String)>) {
    let (mut before, mut pieces): (String, Vec<(String, String)>) = (String::new(), vec![]);
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        if !is_code && is_start(line) {
            pieces.push((line.to_owned(), String::new()));
        } else {
            let piece = pieces.last_mut().map_or(&mut before, |(_, piece)| piece);
            piece.push_str(line);
            piece.push('\n');
        }
    }
    (before, pieces)
}

/// The blocks of code in a text.
pub(super) fn fences(text: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = vec![];
    let mut is_code = false;
    for line in text.lines() {
        match (is_code, line.strip_prefix("```")) {
            (false, Some(kind)) => fences.push(Fence { kind: kind.to_owned(), text: String::new() }),
            (true, None) => {
                let text = &mut fences.last_mut().expect("a block is open").text;
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
        is_code ^= line.starts_with("```");
    }
    fences
}
