//! Where every page is found, for good.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::structure;
use crate::model::entry::{Entry, EntryIndex, Kind};
use crate::model::manual::Manual;
use crate::model::section::SectionIndex;
use crate::quick_map::QuickMap;
use crate::source::names::is_device;
use crate::source::{FileId, Sources, Span, Spanned, composed};

/// The generated pages, whose names no chapter can have.
pub(crate) const CONTENTS: &str = "index.html";
pub(crate) const AMENDMENTS: &str = "amendments.html";
pub(crate) const PRINT: &str = "print.html";
pub(crate) const SEARCH: &str = "search.html";
pub(crate) const A_TO_Z: &str = "a-z.html";
pub(crate) const NOT_FOUND: &str = "404.html";
const RESERVED: [&str; 6] = ["index", "amendments", "print", "404", "search", "a-z"];

/// What a path must not hold in an address.
const UNSAFE_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b':');

/// The addresses of all pages, relative to the site's top.
#[derive(Debug)]
pub(crate) struct Addresses {
    /// By entry.
    entries: Vec<String>,
    /// By section.
    sections: Vec<String>,
    /// Old addresses that lead to an entry.
    pub aliases: Vec<(String, EntryIndex)>,
}

/// The page that lists the entries of a status.
pub(crate) fn status_page(status: &str) -> String {
    format!("status-{status}.html")
}

/// Where a published file stands in the site: at the same place however its accents are spelled.
pub(crate) fn file_place(content_path: &str) -> String {
    format!("files/{}", composed(content_path))
}

/// The address of a published file.
pub(crate) fn file_address(content_path: &str) -> String {
    encoded(&file_place(content_path))
}

/// A path as an address writes it.
pub(crate) fn encoded(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, UNSAFE_IN_PATH)).into_owned()
}

impl Addresses {
    pub(crate) fn of(sources: &Sources, config: &Config, manual: &Manual, found: &mut Diagnostics) -> Addresses {
        let entries: Vec<String> = manual.entries.iter().map(|entry| entry_address(entry)).collect();
        let sections: Vec<String> = manual.sections.iter().map(|section| section_address(&section.id.value)).collect();
        let mut taken = Taken { sources, by_address: QuickMap::default() };
        taken.by_address.reserve(entries.len() + sections.len());
        for (entry, address) in manual.entries.iter().zip(&entries) {
            if is_reserved(&entry.id.value, config) && !matches!(entry.kind, Kind::Amendments) {
                found.push(structure::reserved_id(entry.id.span, &entry.id.value));
            } else {
                taken.claim(address, &entry.id, entry.file, found);
            }
        }
        for (section, address) in manual.sections.iter().zip(&sections) {
            taken.claim(address, &section.id, section.file, found);
        }
        let aliases = taken.aliases(config, manual, found);
        Addresses { entries, sections, aliases }
    }

    pub(crate) fn entry(&self, entry: EntryIndex) -> &str {
        &self.entries[entry.0]
    }

    pub(crate) fn section(&self, section: SectionIndex) -> &str {
        &self.sections[section.0]
    }
}

fn entry_address(entry: &Entry) -> String {
    match entry.kind {
        Kind::Amendments => AMENDMENTS.to_owned(),
        _ => [&*entry.id.value, ".html"].concat(),
    }
}

fn section_address(id: &str) -> String {
    format!("section-{id}.html")
}

/// The script that lists a section's entries, beside its page: by itself an id may be a name that Windows keeps.
pub(crate) fn section_list(id: &str) -> String {
    format!("section-{id}.js")
}

/// Whether a name is kept for a generated page, or by Windows.
pub(crate) fn is_reserved(id: &str, config: &Config) -> bool {
    let is_status = id.strip_prefix("status-").is_some_and(|id| config.statuses.iter().any(|status| status.id == id));
    RESERVED.contains(&id) || is_device(id) || is_status
}

/// The addresses that are in use, and by whom.
struct Taken<'s> {
    sources: &'s Sources,
    by_address: QuickMap<Cow<'s, str>, (Span, FileId)>,
}

impl<'s> Taken<'s> {
    fn claim(&mut self, address: &'s str, id: &Spanned<String>, file: FileId, found: &mut Diagnostics) {
        match self.by_address.get(address) {
            // Several entries may stand for the log.
            Some(_) if address == AMENDMENTS => {}
            Some((span, other)) => {
                let (path, first) = (self.sources.content_path(file), self.sources.content_path(*other));
                found.push(structure::duplicate_id(id, address, path, *span, first));
            }
            None => {
                self.by_address.insert(address.into(), (id.span, file));
            }
        }
    }

    fn aliases(&mut self, config: &Config, manual: &Manual, found: &mut Diagnostics) -> Vec<(String, EntryIndex)> {
        let mut aliases = vec![];
        for index in manual.entry_indices() {
            let entry = manual.entry(index);
            for alias in &entry.aliases {
                let address = format!("{}.html", alias.value);
                if is_reserved(&alias.value, config) || self.by_address.contains_key(address.as_str()) {
                    found.push(structure::alias_taken(alias.span, &alias.value));
                } else {
                    self.by_address.insert(address.clone().into(), (alias.span, entry.file));
                    aliases.push((address, index));
                }
            }
        }
        // The log has one page; an entry for it keeps the address of its own id, and leads there.
        for index in manual.entry_indices() {
            let entry = manual.entry(index);
            let own = [&*entry.id.value, ".html"].concat();
            if matches!(entry.kind, Kind::Amendments)
                && own != AMENDMENTS
                && !self.by_address.contains_key(own.as_str())
            {
                aliases.push((own, index));
            }
        }
        aliases
    }
}
