//! Which entries and pages are asked for.

use std::fmt;

use jiff::civil::Date;

use super::item::{DRAFT, Item, ItemKind, WITHDRAWN};
use crate::diagnostics::code::Code;
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::naming::{NameFault, Names};
use crate::nearest::nearest;
use crate::resolve::Site;

/// What an entry must be to be listed; all that is given must fit.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The id of a status, `withdrawn` or `draft`.
    pub status: Option<String>,
    /// A section by any of its names; what is inside it counts too.
    pub section: Option<String>,
    /// The owner's name or a part of it.
    pub owner: Option<String>,
    /// The name of an audience or a part of it.
    pub audience: Option<String>,
    pub kind: Option<ItemKind>,
    /// Reviews that are due before this day.
    pub review_before: Option<Date>,
    /// Chapters with an amendment on or after this day.
    pub amended_since: Option<Date>,
    pub without_owner: bool,
}

/// Why a filter makes no sense for a manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterFault(String);

impl fmt::Display for FilterFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for FilterFault {}

impl From<NameFault> for FilterFault {
    fn from(fault: NameFault) -> FilterFault {
        FilterFault(fault.to_string())
    }
}

impl Filter {
    /// The section that is asked for, once all that the filter names is known to the manual.
    pub(super) fn section(&self, site: &Site<'_>) -> Result<Option<SectionIndex>, FilterFault> {
        if let Some(status) = &self.status {
            check_status(site, status)?;
        }
        let names = Names { sources: site.sources, manual: site.manual };
        Ok(self.section.as_deref().map(|name| names.section(name)).transpose()?)
    }

    /// Whether an entry fits, but for its section.
    pub(super) fn fits(&self, item: &Item) -> bool {
        // What is withdrawn stands in no list of what applies, unless it is asked for by that word.
        let status = match &self.status {
            Some(status) => item.is(status) && (status == WITHDRAWN || !item.is(WITHDRAWN)),
            None => !item.is(WITHDRAWN),
        };
        let owner = self.owner.as_ref().is_none_or(|owner| is_owned_by(item, owner));
        let audience = |word: &String| item.audience.iter().any(|audience| holds(audience, word));
        status
            && owner
            && self.audience.as_ref().is_none_or(audience)
            && self.kind.is_none_or(|kind| item.kind == kind)
            && self.review_before.is_none_or(|day| item.review_due.is_some_and(|due| due < day))
            && self.amended_since.is_none_or(|day| item.amended.is_some_and(|amended| amended >= day))
            && !(self.without_owner && item.owner.is_some())
    }
}

/// Whether an owner's name holds these words, in capitals or not.
pub(super) fn is_owned_by(item: &Item, owner: &str) -> bool {
    item.owner.as_ref().is_some_and(|own| holds(own, owner))
}

pub(super) fn is_within(site: &Site<'_>, index: EntryIndex, section: SectionIndex) -> bool {
    site.contents.ancestors(site.contents.sections[index.0]).contains(&section)
}

fn holds(whole: &str, part: &str) -> bool {
    whole.to_lowercase().contains(part.trim().to_lowercase().as_str())
}

fn check_status(site: &Site<'_>, status: &str) -> Result<(), FilterFault> {
    let own = site.config.statuses.iter().map(|status| status.id.as_str());
    let known: Vec<&str> = own.chain([WITHDRAWN, DRAFT]).collect();
    if known.contains(&status) {
        return Ok(());
    }
    let help = match nearest(status, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are `{}`", known.join("`, `")),
    };
    let unsure = site.config.unsure.contains(&Code::UnknownStatus);
    let unread = if unsure { "; `vade.toml` could not be read in full, `vade check` tells why" } else { "" };
    Err(FilterFault(format!("there is no status `{status}`; {help}{unread}")))
}
