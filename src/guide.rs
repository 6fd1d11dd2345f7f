//! The guide for editors, which the program carries: as a manual to be built, and part by part for `explain`.

use include_dir::{Dir, include_dir};

use crate::diagnostics::code::Code;
use crate::markdown::plain::plain;
use crate::nearest::nearest;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/guide/content");
const SETTINGS_TEXT: &str = include_str!("../guide/vade.toml");

/// The parts on keys, by what their headings' ids begin with, and where such a key stands.
const KEYS: [(&str, &str); 4] = [
    ("chapter-", "a key in the front matter of a chapter or page"),
    ("section-", "a key in the front matter of a section's `_index.md`"),
    ("also-", "a key of an `[[also]]` table"),
    ("settings-", "a key or table of `vade.toml`"),
];

/// The files of the guide's manual, by path from its top.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut files = vec![("vade.toml".to_owned(), SETTINGS_TEXT.as_bytes())];
    let mut folders = vec![&CONTENT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let path = |file: &include_dir::File<'_>| file.path().to_string_lossy().replace('\\', "/");
        files.extend(folder.files().map(|file| (format!("content/{}", path(file)), file.contents())));
    }
    files.sort();
    files
}

/// What the guide says of a check or key, wrapped to a width.
///
/// # Errors
/// The nearest check or key, where there is none of the name.
pub fn explain(name: &str, width: usize) -> Result<String, Option<String>> {
    let name = name.trim().trim_matches(['`', '[', ']']);
    if let Some(code) = Code::named(name) {
        let severity = code.severity().name();
        let change = if code.is_changeable() { "can be changed in `[checks]`" } else { "cannot be changed" };
        let part = parts().find(|part| part.id == name).expect("a test holds that every check is in the guide");
        return Ok(format!("`{name}`: a check ({severity}; {change})\n\n{}", plain(part.text, width)));
    }
    // Keys of a table are told with the table.
    let top = name.split('.').next().unwrap_or(name);
    let explained: Vec<String> = key_parts(top)
        .chain(if key_parts(top).next().is_none() { tables_with(name) } else { vec![] })
        .map(|(part, about)| format!("`{}`: {about}\n\n{}", part.name(), plain(part.text, width)))
        .collect();
    if explained.is_empty() { Err(nearest_name(name)) } else { Ok(explained.join("\n")) }
}

/// A part of a chapter: what stands under one heading.
struct Part {
    id: &'static str,
    text: &'static str,
}

impl Part {
    /// The key that it is about.
    fn name(&self) -> &'static str {
        KEYS.iter().find_map(|(start, _)| self.id.strip_prefix(start)).unwrap_or(self.id)
    }
}

fn key_parts(key: &str) -> impl Iterator<Item = (Part, &'static str)> {
    KEYS.into_iter().flat_map(move |(start, about)| {
        let id = format!("{start}{key}");
        parts().filter(move |part| part.id == id).map(move |part| (part, about))
    })
}

/// The parts of the tables that have a key, which they name in a row.
fn tables_with(key: &str) -> Vec<(Part, &'static str)> {
    let (row, table) = (format!("\n| `{key}`"), format!(".{key}]`"));
    let with_about = |part: Part| {
        let (_, about) = KEYS.iter().find(|(start, _)| part.id.starts_with(start))?;
        Some((part, *about))
    };
    parts().filter(|part| part.text.contains(&row) || part.text.contains(&table)).filter_map(with_about).collect()
}

fn nearest_name(name: &str) -> Option<String> {
    let keys = parts().filter(|part| KEYS.iter().any(|(start, _)| part.id.starts_with(start))).map(|part| part.name());
    let codes = Code::ALL.iter().map(|code| code.name());
    nearest(name, codes.chain(keys)).map(str::to_owned)
}

/// The parts of all chapters whose headings have an id.
fn parts() -> impl Iterator<Item = Part> {
    let texts = ["checks", "format"].into_iter().filter_map(|folder| CONTENT.get_dir(folder)).flat_map(Dir::files);
    texts.filter_map(include_dir::File::contents_utf8).flat_map(parts_of)
}

fn parts_of(text: &'static str) -> Vec<Part> {
    let mut parts: Vec<Part> = vec![];
    let (mut offset, mut start, mut is_code) = (0, None, false);
    for line in text.split_inclusive('\n') {
        is_code ^= line.starts_with("```");
        if line.starts_with("## ") && !is_code {
            parts.extend(start.map(|(id, from)| Part { id, text: &text[from..offset] }));
            start = heading_id(line).map(|id| (id, offset + line.len()));
        }
        offset += line.len();
    }
    parts.extend(start.map(|(id, from)| Part { id, text: &text[from..] }));
    parts
}

fn heading_id(line: &'static str) -> Option<&'static str> {
    line.split_once("{#")?.1.split_once('}').map(|(id, _)| id)
}
