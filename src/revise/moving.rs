//! Files that move to another folder, with every link to them and in them.

use std::collections::HashMap;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::resolve::Site;
use crate::resolve::path;
use crate::resolve::references::{Document, Target};
use crate::resolve::written::{self, WrittenLink};
use crate::revise::Refused;
use crate::revise::consequences::line_of;
use crate::revise::edits::Edits;
use crate::source::{FileId, Span};

/// What a link to a page may not hold as it is.
const UNSAFE_IN_LINK: &AsciiSet =
    &CONTROLS.add(b' ').add(b'#').add(b'%').add(b'?').add(b'<').add(b'>').add(b'(').add(b')').add(b'"').add(b'\\');

/// Where files go: their new paths below `content/`.
pub(super) type Moves = HashMap<FileId, String>;

/// How a key of one file names another, both by their paths below `content/`.
pub(super) fn key_path(from: &str, to: &str) -> String {
    encoded(&path::relative(path::folder(from), to)).replace("%20", " ")
}

/// A path as it can stand in a link; letters of all languages stay as they are.
fn encoded(path: &str) -> String {
    let letter = |letter: char| match letter.is_ascii() {
        true => utf8_percent_encode(letter.encode_utf8(&mut [0]), UNSAFE_IN_LINK).to_string(),
        false => letter.to_string(),
    };
    path.chars().map(letter).collect()
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
    let mut rewriting = Rewriting { site, moves, parts: HashMap::new(), missed: None };
    written::everywhere(site.config, site.manual, |from, link| rewriting.link(from, link));
    if let Some(span) = rewriting.missed {
        let place = format!("{}:{}", site.sources.path(span.file), line_of(site.sources, span));
        let advice = "write its address on one line, without `\\` and `&`, and try again";
        return Err(Refused(format!(
            "{place}: this link would have to be written anew, which cannot be done; {advice}"
        )));
    }
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
    /// A link whose address is spelled in such a way that it was not found in the text.
    missed: Option<Span>,
}

impl Rewriting<'_> {
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
        let is_address = !matches!(link, WrittenLink::File(_));
        let (old_path, heading) = match written.split_once('#') {
            Some((path, heading)) if is_address => (path, Some(heading)),
            _ => (written.as_str(), None),
        };
        // Where a whole section moves, what its files call each other still holds.
        let folder = path::folder(self.path_of(from));
        let read = if is_address { path::decoded(old_path) } else { old_path.into() };
        if path::join(folder, &read).as_deref() == Some(self.path_of(target)) {
            return;
        }
        let mut new = path::relative(folder, self.path_of(target));
        if is_address {
            new = encoded(&new);
        }
        // Where a space can stand as it is, it does.
        if old_path.contains(' ') {
            new = new.replace("%20", " ");
        }
        if let Some(heading) = heading {
            new += &format!("#{heading}");
        }
        let begins =
            if matches!(link, WrittenLink::Body(_) | WrittenLink::Prose(_)) { is_in_link } else { is_in_value };
        self.rewrite(span, written, &new, begins);
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
    fn rewrite(&mut self, span: Span, old: &str, new: &str, begins: fn(&str) -> bool) {
        let text = self.site.sources.text(span.file);
        let range = span.start as usize..(span.end as usize).min(text.len());
        let places = |begins: fn(&str) -> bool| {
            let is_whole = move |at: &usize| {
                let behind = text[at + old.len()..].chars().next();
                begins(&text[..*at]) && behind.is_none_or(|behind| ")>\"' \t\r\n".contains(behind))
            };
            text.match_indices(old).map(|(at, _)| at).filter(is_whole)
        };
        let mut found: Vec<usize> = places(begins).filter(|at| range.contains(at)).collect();
        if found.is_empty() {
            found = places(is_in_definition).collect();
        }
        if found.is_empty() {
            self.missed = Some(span);
        }
        let parts = found.into_iter().map(|at| (at..at + old.len(), new.to_owned()));
        self.parts.entry(span.file).or_default().extend(parts);
    }
}

/// Whether a value of TOML begins where a text ends.
fn is_in_value(before: &str) -> bool {
    before.ends_with(['"', '\''])
}

/// Whether the address of a link such as `[words](address)` begins where a text ends.
fn is_in_link(before: &str) -> bool {
    before.strip_suffix('<').unwrap_or(before).trim_end().ends_with("](")
}

/// Whether the address of a definition such as `[name]: address` begins where a text ends.
fn is_in_definition(before: &str) -> bool {
    let before = before.strip_suffix('<').unwrap_or(before).trim_end();
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start_matches([' ', '\t', '>']);
    // `[^1]:` begins a footnote.
    line.starts_with('[') && !line.starts_with("[^") && line.ends_with("]:")
}
