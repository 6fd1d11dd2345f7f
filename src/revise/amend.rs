//! A change of a chapter, recorded; and its typed status brought in line with the record.

use crate::config::Config;
use crate::model::amendment::AmendmentType;
use crate::model::entry::Entry;
use crate::model::status::{NEW, UPDATED};
use crate::resolve::Site;
use crate::revise::amendment::NewAmendment;
use crate::revise::edits::{Edits, names};
use crate::revise::front_matter::FrontMatter;
use crate::revise::{FileEdit, Refused};

/// Records an amendment of a chapter.
pub(super) fn amend(site: &Site<'_>, chapter: &str, amendment: &NewAmendment) -> Result<Vec<FileEdit>, Refused> {
    let entry = site.manual.entry(names(site).entry(chapter)?);
    if amendment.summary.as_ref().is_none_or(|summary| summary.trim().is_empty()) {
        return Err(Refused("an amendment needs a summary: what changed, in a sentence or two".to_owned()));
    }
    let mut edits = Edits::of(site);
    edits.front_matter(entry.file, |front_matter| record(front_matter, site.config, entry, amendment))?;
    Ok(edits.finish())
}

/// The form that asks for an amendment of a chapter, with what is known filled in.
pub(crate) fn form(site: &Site<'_>, chapter: &str, known: &NewAmendment) -> Result<String, Refused> {
    Ok(known.form(site.manual.entry(names(site).entry(chapter)?)))
}

/// Writes an amendment into the front matter of its chapter.
pub(super) fn record(
    front_matter: &mut FrontMatter,
    config: &Config,
    entry: &Entry,
    amendment: &NewAmendment,
) -> Result<(), Refused> {
    align_status(front_matter, config, entry, amendment.kind)?;
    front_matter.add_amendment(amendment)
}

/// Takes away a typed status that the amendment contradicts, and types the one it gives where none is derived.
fn align_status(
    front_matter: &mut FrontMatter,
    config: &Config,
    entry: &Entry,
    kind: AmendmentType,
) -> Result<(), Refused> {
    let Some(status) = kind.status() else { return Ok(()) };
    let is_typed = |status: &str| entry.statuses.iter().any(|typed| typed.value == status);
    let others: Vec<&str> = [NEW, UPDATED].into_iter().filter(|other| *other != status && is_typed(other)).collect();
    let is_missing = config.mark_for.is_none() && !is_typed(status);
    let is_in_place = is_missing && others.iter().any(|other| front_matter.replace_text("status", other, status));
    if is_missing && !is_in_place {
        front_matter.push_text("status", status)?;
    }
    front_matter.remove_texts("status", &others);
    Ok(())
}
