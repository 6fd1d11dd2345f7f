//! What the names in the manual's folders tell: what is not read, what looks like a chapter and is none, and what
//! cannot be copied to every system.

use std::collections::HashMap;

use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::names;
use crate::source::characters::hidden;
use crate::source::names::{folded, not_on_windows};
use crate::source::{FileId, Sources, Span, Unread};

/// Endings of files that other tools take for Markdown.
const OTHER_ENDINGS: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// Reports what is wrong with names.
pub(super) fn check(sources: &Sources) -> Diagnostics {
    let mut found = Diagnostics::default();
    for (file, why) in sources.unread() {
        let report = match why {
            Unread::Link => names::link_not_followed,
            Unread::Special => names::special_file,
            Unread::Name => names::name_not_utf8,
        };
        found.push(report(start(file)));
    }
    for (file, path) in sources.content_files() {
        report_other_ending(file, path, &mut found);
    }
    let mut seen = Seen { folder: "", by_folded: HashMap::with_capacity(sources.len()) };
    for (file, path) in sources.files() {
        seen.check(file, path, &mut found);
    }
    found
}

/// A name has no place in its file; what is said of it is said at the file's beginning.
fn start(file: FileId) -> Span {
    Span::new(file, 0..0)
}

fn report_other_ending(file: FileId, path: &str, found: &mut Diagnostics) {
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some((stem, ending)) = name.rsplit_once('.')
        && ending != "md"
        && OTHER_ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    {
        found.push(names::other_ending(start(file), stem, ending));
    }
}

/// The names that were met so far, each told of once.
struct Seen<'s> {
    /// The folder of the file before; files come in the order of their paths.
    folder: &'s str,
    by_folded: HashMap<String, &'s str>,
}

impl<'s> Seen<'s> {
    fn check(&mut self, file: FileId, path: &'s str, found: &mut Diagnostics) {
        let ends = path.match_indices('/').map(|(end, _)| end);
        // Folders that the file before stands in as well are known.
        for end in ends.filter(|end| !is_folder_of(&path[..*end], self.folder)) {
            self.check_one(file, &path[..end], found);
        }
        self.check_one(file, path, found);
        self.folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    }

    fn check_one(&mut self, file: FileId, path: &'s str, found: &mut Diagnostics) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let [unprintable, turning] = hidden(name);
        if let Some((_, character)) = unprintable {
            found.push(names::control_character_in_name(start(file), character));
        }
        if let Some((_, character)) = turning {
            found.push(names::direction_in_name(start(file), character));
        }
        if let Some(reason) = not_on_windows(name) {
            found.push(names::not_on_windows(start(file), name, &reason));
        }
        let other = *self.by_folded.entry(folded(path)).or_insert(path);
        if other != path {
            let folder = path.len() - name.len();
            found.push(names::twin_names(start(file), name, &other[other.len().min(folder)..]));
        }
    }
}

fn is_folder_of(folder: &str, inner: &str) -> bool {
    inner.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
