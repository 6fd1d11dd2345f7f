//! What every reader of a file needs: the file, the settings, and the id that its name makes.

use crate::config::Config;
use crate::diagnostics::catalogue::keys;
use crate::load::outlines::Outlines;
use crate::markdown::anchor::slug;
use crate::source::{FileId, Sources, Spanned};
use crate::toml_table::Table;

/// A file that is being read, with the settings it is read by.
pub(super) struct Reading<'r> {
    pub sources: &'r Sources,
    pub config: &'r Config,
    pub file: FileId,
    /// Whether a page is expected to be made of it.
    pub is_recorded: bool,
    /// What the build before kept, if this is a build.
    pub outlines: Option<&'r Outlines<'r>>,
}

impl Reading<'_> {
    /// The id that the author gave, or the one that `name` (of the file or folder) makes.
    pub(super) fn id(&self, table: &mut Table<'_>, name: &str) -> Spanned<String> {
        let default = Spanned::new(id_from_name(name), table.span());
        if default.value.is_empty() && table.place_of("id").is_none() {
            table.found().push(keys::no_id(default.span, name));
        }
        let Some(id) = table.text("id") else { return default };
        match check_id(table, &id) {
            Some(()) => id,
            // What the author most likely meant, lest the file's name make an id that another file has.
            None => match slug(&id.value) {
                meant if meant.is_empty() => default,
                meant => Spanned::new(meant, id.span),
            },
        }
    }
}

/// Reports an id that would not do as an address.
pub(super) fn check_id(table: &mut Table<'_>, id: &Spanned<String>) -> Option<()> {
    let better = slug(&id.value);
    if better == id.value && !better.is_empty() {
        return Some(());
    }
    table.found().push(keys::invalid_id(id.span, &id.value, &better));
    None
}

/// The id that a file's or folder's name makes: a leading number ("1.1.6 Confidentiality", but not "2nd opinion") is no
/// part of it.
fn id_from_name(name: &str) -> String {
    let mut rest = name;
    loop {
        let behind = rest.trim_start_matches(|character: char| character.is_ascii_digit());
        let next = behind.trim_start_matches(['.', '-', '_', ' ']);
        if behind.len() == rest.len() || next.len() == behind.len() || slug(next).is_empty() {
            // A name that is nothing but a number keeps all of it.
            let is_number = rest.chars().all(|character| character.is_ascii_digit());
            return slug(if is_number { name } else { rest });
        }
        rest = next;
    }
}
