//! The texts that new manuals, sections and chapters begin with.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::config::{self, Config};
use crate::diagnostics::Diagnostics;
use crate::load::{self, INDEX};
use crate::markdown::anchor::slug;
use crate::model::manual::Manual;
use crate::model::number::SectionNumber;
use crate::model::section::SectionIndex;
use crate::naming::{NameFault, Names};
use crate::resolve::addresses::is_reserved;
use crate::resolve::contents::{Contents, Node};
use crate::resolve::path;
use crate::source::{SETTINGS, Sources};

/// A file that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// From the manual's top.
    pub path: String,
    pub text: String,
}

/// A chapter or section that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPart {
    pub number: String,
    pub file: NewFile,
}

/// Why nothing can be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaffoldError(String);

impl fmt::Display for ScaffoldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ScaffoldError {}

impl From<NameFault> for ScaffoldError {
    fn from(fault: NameFault) -> ScaffoldError {
        ScaffoldError(fault.to_string())
    }
}

const FIRST_MANUAL: [(&str, &str); 11] = [
    ("vade.toml", include_str!("first-manual/vade.toml")),
    (".gitignore", "/output/\n"),
    ("content/_index.md", include_str!("first-manual/content/_index.md")),
    ("content/accessibility.md", include_str!("first-manual/content/accessibility.md")),
    ("content/using-this-manual.md", include_str!("first-manual/content/using-this-manual.md")),
    ("content/local-resources.md", include_str!("first-manual/content/local-resources.md")),
    ("content/working-here/_index.md", include_str!("first-manual/content/working-here/_index.md")),
    ("content/working-here/confidentiality.md", include_str!("first-manual/content/working-here/confidentiality.md")),
    ("content/working-here/lone-working.md", include_str!("first-manual/content/working-here/lone-working.md")),
    ("content/reference/_index.md", include_str!("first-manual/content/reference/_index.md")),
    ("content/reference/amendments.md", include_str!("first-manual/content/reference/amendments.md")),
];

/// The files of a first manual, which builds without a warning.
pub fn first_manual(title: &str, today: Date) -> Vec<NewFile> {
    let quoted = quoted(title);
    let fill = |text: &str| {
        text.replace("\"TITLE\"", &quoted)
            .replace("TODAY", &today.to_string())
            .replace("NEXT-YEAR", &next_year(today).to_string())
    };
    FIRST_MANUAL.iter().map(|(path, text)| NewFile { path: (*path).to_owned(), text: fill(text) }).collect()
}

/// A chapter with the next free number of a section, in its folder.
///
/// # Errors
/// A section that does not exist; no title.
pub fn new_chapter(sources: &Sources, section: &str, title: &str, today: Date) -> Result<NewPart, ScaffoldError> {
    let place = Place::of(sources, Some(section))?;
    let folder = place.folder(sources);
    let number = place.next_number();
    let path = free_path(sources, &place, &folder, title, "md")?;
    let mut text = format!("+++\nnumber = \"{number}\"\ntitle = {}\nadded = {today}\n", quoted(title));
    if place.config.mark_for.is_none() {
        text += "status = [\"new\"]\n";
    }
    for key in &place.config.required.chapter {
        text += &required_line(key, today);
    }
    text += &format!("\n[[amendments]]\ndate = {today}\ntype = \"new\"\nsummary = \"New chapter.\"\n+++\n\n");
    text += "## Introduction\n\nWrite the chapter here.\n";
    Ok(NewPart { number: number.to_string(), file: NewFile { path, text } })
}

/// A section with the next free number, in a folder of its own; without a section it stands at the top.
///
/// # Errors
/// A section that does not exist; no title.
pub fn new_section(sources: &Sources, within: Option<&str>, title: &str) -> Result<NewPart, ScaffoldError> {
    let place = Place::of(sources, within)?;
    let number = place.next_number();
    let folder = free_path(sources, &place, &place.folder(sources), title, "")?;
    let text = format!("+++\nnumber = \"{number}\"\ntitle = {}\n+++\n", quoted(title));
    Ok(NewPart { number: number.to_string(), file: NewFile { path: format!("{folder}/{INDEX}"), text } })
}

/// Where in a manual something is to stand.
struct Place {
    config: Config,
    manual: Manual,
    section: Option<SectionIndex>,
    contents: Contents,
}

impl Place {
    fn of(sources: &Sources, section: Option<&str>) -> Result<Place, ScaffoldError> {
        let settings = sources.find(SETTINGS).ok_or_else(|| ScaffoldError("there is no `vade.toml`".to_owned()))?;
        let mut found = Diagnostics::default();
        let config = config::read(sources, settings, &mut found);
        let manual = load::load(sources, &config, &mut found);
        let contents = Contents::of(sources, &manual, true);
        let index = match section {
            Some(name) => Some(Names { sources, manual: &manual }.section(name)?),
            None => None,
        };
        Ok(Place { config, manual, section: index, contents })
    }

    fn folder(&self, sources: &Sources) -> String {
        match self.section {
            Some(section) => path::folder(sources.path(self.manual.section(section).file)).to_owned(),
            None => "content".to_owned(),
        }
    }

    /// Whether an id is an address already, or one that the tool makes.
    fn is_taken(&self, id: &str) -> bool {
        let entries = self.manual.entries.iter();
        is_reserved(id, &self.config)
            || entries.flat_map(|entry| entry.aliases.iter().chain([&entry.id])).any(|taken| taken.value == id)
    }

    /// The number behind the last that was ever given here; a withdrawn chapter's is not given again.
    fn next_number(&self) -> SectionNumber {
        let own = self.section.map(|section| &self.manual.section(section).number.value);
        let nodes = self.contents.nodes_in(self.section);
        let listed = nodes.iter().map(|node| match node {
            Node::Section(section) => &self.manual.section(*section).number.value,
            Node::Entry(entry) => {
                &self.manual.entry(*entry).number.as_ref().expect("listed entries have numbers").value
            }
        });
        let others = self.manual.entry_indices().filter(|entry| self.contents.sections[entry.0] == self.section);
        let withdrawn = others.filter_map(|entry| Some(&self.manual.entry(entry).number.as_ref()?.value));
        let length = own.map_or(1, |own| own.parts().len() + 1);
        let is_child =
            |number: &&SectionNumber| number.parts().len() == length && own.is_none_or(|own| number.is_within(own));
        let last = listed.chain(withdrawn).filter(is_child).max();
        last.and_then(SectionNumber::next)
            .unwrap_or_else(|| own.map_or_else(|| SectionNumber::top(1), |own| own.child(1)))
    }
}

/// A path in `folder` for a file or folder of this title that does not exist yet, nor as an id.
fn free_path(
    sources: &Sources,
    place: &Place,
    folder: &str,
    title: &str,
    ending: &str,
) -> Result<String, ScaffoldError> {
    let name = slug(title);
    if name.is_empty() {
        return Err(ScaffoldError(format!("`{title}` is not a title: it has no letters")));
    }
    let is_taken = |name: &str| {
        if place.is_taken(name) {
            return true;
        }
        let (own_file, own_folder) = (format!("/{name}.md"), format!("/{name}/{INDEX}"));
        sources.content_files().any(|(file, _)| {
            let path = sources.path(file);
            path.ends_with(&own_file) || path.ends_with(&own_folder)
        })
    };
    let mut free = name.clone();
    let mut count = 1;
    while is_taken(&free) {
        count += 1;
        free = format!("{name}-{count}");
    }
    Ok(if ending.is_empty() { format!("{folder}/{free}") } else { format!("{folder}/{free}.{ending}") })
}

fn required_line(key: &str, today: Date) -> String {
    match key {
        "review_due" => format!("review_due = {}\n", next_year(today)),
        "approved_on" | "effective_from" | "last_reviewed" => format!("{key} = {today}\n"),
        "audience" => "audience = [\"To be named\"]\n".to_owned(),
        "version" => "version = \"1.0\"\n".to_owned(),
        other => format!("{other} = \"To be named\"\n"),
    }
}

fn next_year(today: Date) -> Date {
    today.checked_add(1.year()).unwrap_or(today)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
