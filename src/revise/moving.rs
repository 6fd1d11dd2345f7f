//! Files that move to another folder, with every link to them and in them.

use std::collections::HashMap;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::diagnostics::Diagnostics;
use crate::resolve::Site;
use crate::resolve::path;
use crate::resolve::references::{Document, Target};
use crate::resolve::written::{Links, WrittenLink};
use crate::revise::Refused;
use crate::revise::edits::Edits;
use crate::source::{FileId, Span};

/// What a link to a page may not hold as it is.
const UNSAFE_IN_LINK: &AsciiSet =
    &CONTROLS.add(b' ').add(b'#').add(b'%').add(b'?').add(b'<').add(b'>').add(b'(').add(b')').add(b'"').add(b'\\');

/// Where files go: their new paths below `content/`.
pub(super) type Moves = HashMap<FileId, String>;

/// How a link of one file names another, both by their paths below `content/`.
pub(super) fn link_path(from: &str, to: &str) -> String {
    utf8_percent_encode(&path::relative(path::folder(from), to), UNSAFE_IN_LINK).to_string()
}

/// Moves files, and rewrites every relative link that would lead elsewhere or nowhere afterwards.
pub(super) fn relocate(edits: &mut Edits<'_>, site: &Site<'_>, moves: &Moves) -> Result<(), Refused> {
    for (file, path) in moves {
        let path = format!("content/{path}");
        if site.sources.find(&path).is_some() {
            return Err(Refused(format!("there is already a file {path}; move or rename it first")));
        }
        edits.relocate(*file, path);
    }
    let mut rewriting = Rewriting { site, moves, parts: HashMap::new() };
    rewriting.everywhere();
    for (file, parts) in rewriting.parts {
        edits.replace(file, parts);
    }
    Ok(())
}

/// The links that have to be written anew, by file.
struct Rewriting<'r> {
    site: &'r Site<'r>,
    moves: &'r Moves,
    parts: HashMap<FileId, Vec<(Range<usize>, String)>>,
}

impl Rewriting<'_> {
    fn everywhere(&mut self) {
        let (manual, config) = (self.site.manual, self.site.config);
        for entry in &manual.entries {
            let each = |link: WrittenLink<'_>| self.link(entry.file, link);
            Links { config, found: Diagnostics::default(), each }.entry(entry);
        }
        for section in &manual.sections {
            let each = |link: WrittenLink<'_>| self.link(section.file, link);
            Links { config, found: Diagnostics::default(), each }.section(section);
        }
        if let Some(front) = &manual.front {
            let each = |link: WrittenLink<'_>| self.link(front.file, link);
            Links { config, found: Diagnostics::default(), each }.body(&front.body.outline.links);
        }
        let each = |link: WrittenLink<'_>| self.link(config.file, link);
        Links { config, found: Diagnostics::default(), each }.settings();
    }

    fn link(&mut self, from: FileId, link: WrittenLink<'_>) {
        let references = &self.site.references;
        let (written, span, target) = match link {
            WrittenLink::Body(link) | WrittenLink::Prose(link) => {
                (&link.destination, link.span, references.follow(from, &link.destination))
            }
            WrittenLink::Page { path, .. } => (&path.value, path.span, references.follow_to_page(from, &path.value)),
            WrittenLink::File(path) => (&path.value, path.span, references.follow_to_file(from, &path.value)),
            WrittenLink::Address(_) => return,
        };
        let Some(target) = target.ok().and_then(|target| self.file_of(&target)) else { return };
        if !self.moves.contains_key(&from) && !self.moves.contains_key(&target) {
            return;
        }
        let (old_path, heading) = match (link, written.split_once('#')) {
            (WrittenLink::File(_), _) | (_, None) => (written.as_str(), None),
            (_, Some((path, heading))) => (path, Some(heading)),
        };
        let new_path = match link {
            WrittenLink::File(_) => path::relative(path::folder(self.path_of(from)), self.path_of(target)),
            _ => link_path(self.path_of(from), self.path_of(target)),
        };
        if old_path != new_path {
            let new = heading.map_or(new_path.clone(), |heading| format!("{new_path}#{heading}"));
            self.rewrite(span, written, &new);
        }
    }

    /// The file that a target is in.
    fn file_of(&self, target: &Target) -> Option<FileId> {
        match target {
            Target::File(file) => Some(*file),
            Target::Document { document: Document::Entry(entry), .. } => Some(self.site.manual.entry(*entry).file),
            Target::Document { document: Document::Section(section), .. } => {
                Some(self.site.manual.section(*section).file)
            }
            Target::Document { document: Document::Front, .. } => Some(self.site.manual.front.as_ref()?.file),
            _ => None,
        }
    }

    /// The path of a file below `content/`, as it will be. Paths in the settings start at `content/`.
    fn path_of(&self, file: FileId) -> &str {
        let moved = self.moves.get(&file).map(String::as_str);
        moved.unwrap_or_else(|| self.site.sources.content_path(file))
    }

    /// Notes every place of a link's destination within its span, or in the file's definitions of links where the
    /// span does not hold it.
    fn rewrite(&mut self, span: Span, old: &str, new: &str) {
        let text = self.site.sources.text(span.file);
        let range = span.start as usize..(span.end as usize).min(text.len());
        let mut places: Vec<usize> = destinations(&text[range.clone()], old).map(|at| range.start + at).collect();
        if places.is_empty() {
            places = destinations(text, old).filter(|at| is_definition(&text[..*at])).collect();
        }
        let parts = places.into_iter().map(|at| (at..at + old.len(), new.to_owned()));
        self.parts.entry(span.file).or_default().extend(parts);
    }
}

/// Where a destination stands in a text, as a whole.
fn destinations<'t>(text: &'t str, destination: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(destination).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + destination.len()..].chars().next();
        before.is_some_and(|before| "(<\"' \t\n".contains(before))
            && behind.is_none_or(|behind| ")>\"' \t\r\n".contains(behind))
    })
}

/// Whether a text ends where the address of a definition such as `[name]: address` begins.
fn is_definition(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start();
    line.starts_with('[') && line.trim_end_matches(['<', ' ', '\t']).ends_with("]:")
}
