//! A chapter that no longer applies, and one that applies again.

use jiff::civil::Date;

use crate::model::amendment::AmendmentType;
use crate::model::entry::{Entry, Withdrawn};
use crate::resolve::Site;
use crate::revise::amend::record;
use crate::revise::amendment::NewAmendment;
use crate::revise::edits::{Edits, names};
use crate::revise::moving::key_path;
use crate::revise::{FileEdit, Refused};

pub(super) fn withdraw(
    site: &Site<'_>,
    chapter: &str,
    on: Date,
    reason: &str,
    replaced_by: Option<&str>,
) -> Result<Vec<FileEdit>, Refused> {
    let index = names(site).entry(chapter)?;
    let entry = site.manual.entry(index);
    let title = &entry.title.value;
    if let Some(withdrawn) = &entry.withdrawn {
        return Err(Refused(format!("{title} was withdrawn on {} already", withdrawn.on.value)));
    }
    if entry.draft {
        return Err(Refused(format!("{title} is a draft, which no reader has seen; delete its file instead")));
    }
    if reason.trim().is_empty() {
        return Err(Refused("a withdrawal needs a reason, which its page shows".to_owned()));
    }
    let replacement = replaced_by.map(|name| names(site).entry(name)).transpose()?;
    if replacement == Some(index) {
        return Err(Refused(format!("{title} cannot be replaced by itself")));
    }
    if let Some(other) = replacement.map(|other| site.manual.entry(other)).filter(|other| other.withdrawn.is_some()) {
        let other = &other.title.value;
        return Err(Refused(format!("{other} is withdrawn too, so it replaces nothing; name a chapter that applies")));
    }
    let content_path = |file| site.sources.content_path(file);
    let replacement =
        replacement.map(|other| key_path(content_path(entry.file), content_path(site.manual.entry(other).file)));
    let amendment =
        NewAmendment { date: on, kind: AmendmentType::Withdrawn, summary: Some(reason.to_owned()), sections: vec![] };
    let mut edits = Edits::of(site);
    edits.front_matter(entry.file, |front_matter| {
        front_matter.set_withdrawn(on, reason, replacement.as_deref());
        record(front_matter, site.config, entry, &amendment)
    })?;
    Ok(edits.finish())
}

pub(super) fn restore(site: &Site<'_>, chapter: &str, date: Date, summary: &str) -> Result<Vec<FileEdit>, Refused> {
    let entry = site.manual.entry(names(site).entry_if(chapter, |entry| entry.withdrawn.is_some())?);
    let Some(withdrawn) = &entry.withdrawn else {
        return Err(Refused(format!("{} is not withdrawn", entry.title.value)));
    };
    let kept = unrecorded(entry, withdrawn);
    let amendment =
        NewAmendment { date, kind: AmendmentType::Updated, summary: Some(summary.to_owned()), sections: vec![] };
    let mut edits = Edits::of(site);
    edits.front_matter(entry.file, |front_matter| {
        front_matter.remove("withdrawn");
        if let Some(kept) = &kept {
            front_matter.add_amendment(kept)?;
        }
        record(front_matter, site.config, entry, &amendment)
    })?;
    Ok(edits.finish())
}

/// The amendment of a withdrawal that only `withdrawn` tells of, so that the log keeps it.
fn unrecorded(entry: &Entry, withdrawn: &Withdrawn) -> Option<NewAmendment> {
    if entry.amendments.iter().any(|amendment| amendment.kind == AmendmentType::Withdrawn) {
        return None;
    }
    let summary = withdrawn.reason.as_ref().map(|reason| reason.text.clone());
    Some(NewAmendment { date: withdrawn.on.value, kind: AmendmentType::Withdrawn, summary, sections: vec![] })
}
