//! A small sound manual, and an example of the guide put into it by what its block is marked as.

use std::collections::BTreeMap;

use super::part::Fence;

const SOUND: &str = r#"
--- content/all-children/_index.md
+++
number = "1"
title = "All Children"
+++
--- content/all-children/policies/booking-form.docx
--- content/all-children/policies/chart.png
--- content/all-children/policies/consent.md
+++
number = "1.1.1"
title = "Consent Policy"
+++

## Who can consent

Ask the person first.
--- content/all-children/policies/recording.md
+++
number = "1.1.2"
title = "Recording Policy"
+++

Write it down on the day.
--- content/local-resources.md
+++
title = "Local Resources"
+++

The duty office is open from nine to five.
"#;
const SETTINGS: &str = "vade.toml";
const TITLE_OF_MANUAL: [(&str, &str); 1] = [("title", "Staff Manual")];
const SECTION: &str = "content/all-children/policies/_index.md";
const KEYS_OF_SECTION: [(&str, &str); 2] = [("number", "1.1"), ("title", "Policies")];
const CHAPTER: &str = "content/all-children/policies/confidentiality.md";
const KEYS_OF_CHAPTER: [(&str, &str); 2] = [("number", "1.1.3"), ("title", "Confidentiality Policy")];
const TEXT_OF_CHAPTER: &str = "Everything about a family that you learn at work is confidential.\n";
/// The first line of a remedy that belongs into the settings, whatever its example is.
const IN_SETTINGS: &str = "# in vade.toml\n";

type Files = BTreeMap<String, String>;

/// The manual with an example in it, as one text.
pub(super) fn manual_of(example: &Fence) -> String {
    joined(&files_with(&example.kind, &example.text))
}

/// The manual with an example and what a remedy makes of it.
pub(super) fn mended(example: &Fence, remedy: &Fence) -> String {
    if let Some(settings) = remedy.text.strip_prefix(IN_SETTINGS) {
        let mut files = files_with(&example.kind, &example.text);
        files.insert(SETTINGS.to_owned(), with_keys(settings, &TITLE_OF_MANUAL));
        return joined(&files);
    }
    if example.kind == "files" {
        let mut files = files_with(&example.kind, &example.text);
        files.extend(files_of(&remedy.text));
        return joined(&files);
    }
    joined(&files_with(&example.kind, &remedy.text))
}

fn files_with(kind: &str, text: &str) -> Files {
    if kind == "files" {
        return files_of(text);
    }
    let mut files = files_of(SOUND);
    let mut put = |path: &str, text: String| files.insert(path.to_owned(), text);
    put(SETTINGS, with_keys("", &TITLE_OF_MANUAL));
    put(SECTION, front_matter("", &KEYS_OF_SECTION));
    put(CHAPTER, front_matter("", &KEYS_OF_CHAPTER) + TEXT_OF_CHAPTER);
    match kind {
        "front-matter" => put(CHAPTER, front_matter(text, &KEYS_OF_CHAPTER) + TEXT_OF_CHAPTER),
        "section" => put(SECTION, front_matter(text, &KEYS_OF_SECTION)),
        "markdown" => put(CHAPTER, front_matter("", &KEYS_OF_CHAPTER) + text),
        "vade.toml" => put(SETTINGS, with_keys(text, &TITLE_OF_MANUAL)),
        "template" | "strings" => {
            put(SETTINGS, with_keys("theme = \"house\"\n", &TITLE_OF_MANUAL));
            let name = if kind == "template" { "templates/chapter.html" } else { "strings/en.toml" };
            put(&format!("themes/house/{name}"), text.to_owned())
        }
        other => panic!("an example is marked `{other}`, which is unknown:\n{text}"),
    };
    files
}

fn front_matter(lines: &str, keys: &[(&str, &str)]) -> String {
    format!("+++\n{}+++\n\n", with_keys(lines, keys))
}

/// The lines, after the keys that must be there and that they do not have themselves.
fn with_keys(lines: &str, keys: &[(&str, &str)]) -> String {
    let is_lacking = |key: &str| !plain_keys(lines).any(|line| line.starts_with(&format!("{key} =")));
    let lacking = keys.iter().filter(|(key, _)| is_lacking(key));
    lacking.map(|(key, value)| format!("{key} = \"{value}\"\n")).collect::<String>() + lines
}

/// The lines above the first table.
fn plain_keys(lines: &str) -> impl Iterator<Item = &str> {
    lines.lines().take_while(|line| !line.starts_with('['))
}

fn files_of(text: &str) -> Files {
    let mut files = Files::new();
    let mut path = None;
    for line in text.trim_start().split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("--- ") {
            path = Some(name.trim_end().to_owned());
        }
        let name = path.clone().unwrap_or_else(|| panic!("files begin with `--- path`, not with {line:?}"));
        let file = files.entry(name).or_default();
        if !line.starts_with("--- ") {
            file.push_str(line);
        }
    }
    files
}

fn joined(files: &Files) -> String {
    files.iter().map(|(path, text)| format!("--- {path}\n{text}")).collect()
}
