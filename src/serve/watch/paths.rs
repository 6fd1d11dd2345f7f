//! Which of the paths that the system names are the manual's.

use std::path::{Component, Path};

use crate::source::SETTINGS;
use crate::source::again::EVERYTHING;

/// The folders that are watched with all that is in them.
pub(super) const FOLDERS: [&str; 2] = ["content", "themes"];

/// The path from the manual's top, where what is there belongs to the manual; `output/` never does.
pub(super) fn of_manual(root: &Path, path: &Path) -> Option<String> {
    // Some systems name the same folder otherwise than it was named to them.
    let Ok(below) = path.strip_prefix(root) else { return Some(EVERYTHING.to_owned()) };
    let names: Vec<_> = below
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    let first = names.first()?;
    let is_of_manual = first == SETTINGS || FOLDERS.iter().any(|folder| first == folder);
    let is_left_behind = names.iter().any(|name| is_of_an_editor(name));
    (is_of_manual && !is_left_behind).then(|| names.join("/"))
}

/// Whether a name is one that editors give to files beside the one that is edited.
fn is_of_an_editor(name: &str) -> bool {
    const ENDINGS: [&str; 8] = ["~", ".swp", ".swo", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"];
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        // Vim makes it to see whether it may write.
        || name == "4913"
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}
