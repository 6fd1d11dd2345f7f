//! Findings as the overlay lists them.

use super::board::Problems;
use super::preview::Preview;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::report;
use crate::source::Sources;

/// How many findings a page lists; nobody mends more at a time.
const MOST: usize = 100;

/// The findings, each with its line and the address of the page that it is on.
pub(super) fn of(sources: &Sources, found: &Diagnostics, preview: &Preview) -> Problems {
    let mut listed = report::objects(sources, found, MOST);
    for problem in &mut listed {
        let address = problem["file"].as_str().and_then(|path| preview.address_of(path));
        problem["address"] = address.into();
    }
    Problems { errors: found.errors(), warnings: found.warnings(), listed, failure: None }
}
