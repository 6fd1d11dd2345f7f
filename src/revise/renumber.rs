//! Other numbers for chapters and sections, with the former ones on record.

use jiff::civil::Date;

use crate::model::amendment::AmendmentType;
use crate::model::number::SectionNumber;
use crate::model::section::SectionIndex;
use crate::resolve::Site;
use crate::resolve::contents::Node;
use crate::resolve::path;
use crate::revise::amendment::NewAmendment;
use crate::revise::edits::{Edits, names};
use crate::revise::moving::{Moves, relocate};
use crate::revise::numbers::{NewNumbers, TooLarge};
use crate::revise::{FileEdit, Refused};

pub(super) fn renumber(
    site: &Site<'_>,
    from: &str,
    to: &str,
    date: Date,
    summary: Option<&str>,
) -> Result<Vec<FileEdit>, Refused> {
    refuse_unread(site)?;
    let to: SectionNumber =
        to.trim_end_matches('.').parse().map_err(|_| Refused(format!("`{to}` is not a number such as 6.2.14")))?;
    let node = names(site).part(from)?;
    let old = number_of(site, node)?;
    if *old == to {
        return Err(Refused(format!("{to} is the number of {} already", title(site, node))));
    }
    let section = section_for(site, node, &to)?;
    let moves = moves(site, node, section);
    let mut edits = Edits::of(site);
    if !moves.is_empty() {
        relocate(&mut edits, site, &moves)?;
    }
    let numbers = NewNumbers::of_move(site, node, &to, section)
        .map_err(|TooLarge| Refused(format!("there is no room for a chapter at {to}")))?;
    write(&mut edits, site, numbers, |other| NewAmendment {
        date,
        kind: AmendmentType::Renumbered,
        summary: summary.filter(|_| other == node).map(str::to_owned),
        sections: vec![],
    })?;
    Ok(edits.finish())
}

pub(super) fn close_gaps(site: &Site<'_>, section: Option<&str>, date: Date) -> Result<Vec<FileEdit>, Refused> {
    refuse_unread(site)?;
    let section = section.map(|name| names(site).section(name)).transpose()?;
    let mut edits = Edits::of(site);
    write(&mut edits, site, NewNumbers::without_gaps(site, section), |_| NewAmendment {
        date,
        kind: AmendmentType::Renumbered,
        summary: None,
        sections: vec![],
    })?;
    Ok(edits.finish())
}

/// Where a file cannot be read, its number may be the one that is given away.
fn refuse_unread(site: &Site<'_>) -> Result<(), Refused> {
    match site.manual.damaged.as_slice() {
        [] => Ok(()),
        [first, ..] => Err(Refused(format!(
            "{} cannot be read, so its number is not known; mend what `vade check` says first",
            site.sources.path(*first)
        ))),
    }
}

fn number_of<'s>(site: &'s Site<'_>, node: Node) -> Result<&'s SectionNumber, Refused> {
    let Node::Entry(index) = node else { return Ok(node.number(site.manual)) };
    let entry = site.manual.entry(index);
    if entry.withdrawn.is_some() {
        return Err(Refused(format!("{} is withdrawn; `vade restore` it first", entry.title.value)));
    }
    match &entry.number {
        Some(number) => Ok(&number.value),
        None => Err(Refused(format!(
            "{} is a page without a number; write `number = \"…\"` into {} to list it in the contents",
            entry.title.value,
            site.sources.path(entry.file)
        ))),
    }
}

fn title<'s>(site: &'s Site<'_>, node: Node) -> &'s str {
    match node {
        Node::Section(section) => &site.manual.section(section).title,
        Node::Entry(entry) => &site.manual.entry(entry).title.value,
    }
}

/// The section that a number belongs to, for a part that is to have it.
fn section_for(site: &Site<'_>, node: Node, to: &SectionNumber) -> Result<Option<SectionIndex>, Refused> {
    let current = site.contents.section_around(node);
    let around = site
        .manual
        .section_indices()
        .filter(|section| to.is_within(&site.manual.section(*section).number.value))
        .max_by_key(|section| site.manual.section(*section).number.value.parts().len());
    let is_inside = |section: SectionIndex| {
        let around = site.contents.ancestors(Some(section));
        matches!(node, Node::Section(own) if around.contains(&own))
    };
    let is_exact = around.map_or(to.beginning().is_empty(), |section| {
        site.manual.section(section).number.value.parts() == to.beginning()
    });
    match around {
        Some(section) if is_inside(section) => {
            Err(Refused(format!("{} cannot stand in itself, as {to} would say", title(site, node))))
        }
        // Where a list is numbered more deeply than its section, as 1.2.1 in section 1, it may go on like that.
        section if is_exact || section == current => Ok(section),
        _ => {
            let parts: Vec<String> = to.beginning().iter().map(u32::to_string).collect();
            let number = parts.join(".");
            Err(Refused(format!("there is no section {number} for {to}; make it with `vade new section`")))
        }
    }
}

/// The files that go to another folder with a part: its own, and all chapters of a section. What is published beside
/// them stays, since its path is its address.
fn moves(site: &Site<'_>, node: Node, section: Option<SectionIndex>) -> Moves {
    if site.contents.section_around(node) == section {
        return Moves::new();
    }
    let sources = site.sources;
    let folder = section.map_or("", |section| path::folder(sources.content_path(site.manual.section(section).file)));
    let place = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    match node {
        Node::Entry(entry) => {
            let file = site.manual.entry(entry).file;
            Moves::from([(file, place(path::file_name(sources.content_path(file))))])
        }
        Node::Section(own) => {
            let own = path::folder(sources.content_path(site.manual.section(own).file));
            let inside = sources.content_files().filter(|(_, path)| path.ends_with(".md"));
            let inside = inside.filter_map(|(file, path)| Some((file, path.strip_prefix(own)?.strip_prefix('/')?)));
            inside.map(|(file, path)| (file, place(&format!("{}/{path}", path::file_name(own))))).collect()
        }
    }
}

/// Writes new numbers into the files, each with the former number and an amendment; a draft has no record yet, and a
/// section none at all.
fn write(
    edits: &mut Edits<'_>,
    site: &Site<'_>,
    numbers: NewNumbers<'_>,
    amendment: impl Fn(Node) -> NewAmendment,
) -> Result<(), Refused> {
    for (node, number) in numbers.changed() {
        let former = node.number(site.manual).to_string();
        let (file, is_recorded) = match node {
            Node::Section(section) => (site.manual.section(section).file, false),
            Node::Entry(entry) => (site.manual.entry(entry).file, !site.manual.entry(entry).draft),
        };
        edits.front_matter(file, |front_matter| {
            front_matter.set_text("number", &number.to_string());
            if is_recorded {
                front_matter.push_text("former_numbers", &former)?;
                front_matter.add_amendment(&amendment(node))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
