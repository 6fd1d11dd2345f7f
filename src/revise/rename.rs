//! Another title for a chapter, with the former one on record.

use jiff::civil::Date;

use crate::model::amendment::AmendmentType;
use crate::resolve::Site;
use crate::revise::amend::record;
use crate::revise::amendment::NewAmendment;
use crate::revise::edits::{Edits, names};
use crate::revise::{FileEdit, Refused};

pub(super) fn rename(
    site: &Site<'_>,
    chapter: &str,
    title: &str,
    date: Date,
    summary: Option<&str>,
) -> Result<Vec<FileEdit>, Refused> {
    let entry = site.manual.entry(names(site).entry(chapter)?);
    let (title, former) = (title.trim(), entry.title.value.as_str());
    if title.is_empty() {
        return Err(Refused("a chapter needs a title".to_owned()));
    }
    if title.contains(['\n', '\r']) {
        return Err(Refused("a title stands on one line".to_owned()));
    }
    if title == former {
        return Err(Refused(format!("`{title}` is its title already")));
    }
    let amendment =
        NewAmendment { date, kind: AmendmentType::Renamed, summary: summary.map(str::to_owned), sections: vec![] };
    let mut edits = Edits::of(site);
    edits.front_matter(entry.file, |front_matter| {
        front_matter.set_text("title", title);
        // What readers have never seen is nothing to remember.
        if entry.draft {
            return Ok(());
        }
        front_matter.push_text("former_titles", former)?;
        record(front_matter, site.config, entry, &amendment)
    })?;
    Ok(edits.finish())
}
