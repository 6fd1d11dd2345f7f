//! Each operation of a build fails, or is the last one, in turn.

use super::Change;
use super::disk::{Fault, FaultyDisk};
use crate::edits::Files;

/// Makes a build into the old site go wrong at each of its operations.
fn at_every_step(fault: Fault, look: impl Fn(&Change, &str, anyhow::Result<()>)) {
    let change = Change::new();
    change.start();
    let whole = FaultyDisk::new(fault, usize::MAX, change.site());
    change.build(&whole, &change.after).expect("nothing goes wrong yet");
    assert!(whole.count() > 50, "a build asks more of a disk than {} operations", whole.count());
    for step in 0..whole.count() {
        change.start();
        let result = change.build(&FaultyDisk::new(fault, step, change.site()), &change.after);
        let name = format!("{fault:?} at operation {step}");
        change.assert_whole(&name);
        look(&change, &name, result);
        change.assert_mended(&name);
    }
}

#[test]
fn whichever_operation_fails_the_pages_are_whole_and_the_end_is_not_success() {
    at_every_step(Fault::Fails, |change, name, result| match result {
        // What is left lying about by a folder that could not be removed does no harm.
        Ok(()) => assert!(change.found() == change.after_site, "{name}: success, but another site"),
        Err(error) => assert!(format!("{error:#}").contains("site"), "{name}: the path is not told: {error:#}"),
    });
}

#[test]
fn at_whichever_operation_a_build_stops_the_pages_are_whole() {
    at_every_step(Fault::Stops, |change, name, result| {
        let is_done = change.found() == change.after_site;
        assert!(result.is_err() || is_done, "{name}: success, but another site");
    });
}

#[test]
fn after_two_stops_in_a_row_a_page_that_went_is_still_known_as_ours() {
    let change = Change::new();
    change.start();
    let whole = FaultyDisk::new(Fault::Stops, usize::MAX, change.site());
    change.build(&whole, &change.after).expect("nothing goes wrong yet");
    for step in 0..whole.count() {
        change.start();
        // Forward, back and forward again: what is left of each must be known to the next.
        for (sources, step) in [(&change.after, step), (&change.before, step + 3), (&change.before, step / 2)] {
            let _ = change.build(&FaultyDisk::new(Fault::Stops, step, change.site()), sources);
        }
        change.assert_mended(&format!("stopped thrice around operation {step}"));
    }
}

#[test]
fn a_disk_that_is_full_from_some_moment_on_leaves_the_whole_old_site_or_the_whole_new_one() {
    at_every_step(Fault::Full, |change, name, result| {
        let found = change.found();
        let has_all = |site: &Files| site.iter().all(|(path, bytes)| found.get(path) == Some(bytes));
        assert!(has_all(&change.before_site) || has_all(&change.after_site), "{name}: a mixture");
        assert!(result.is_err() || has_all(&change.after_site), "{name}: success, but another site");
    });
}

#[test]
fn a_site_that_somebody_removes_meanwhile_is_no_success() {
    at_every_step(Fault::Gone, |change, name, result| match result {
        // Removed before the build looked, so that all of it was made anew.
        Ok(()) => assert!(change.found() == change.after_site, "{name}: success, but another site"),
        Err(error) => assert!(format!("{error:#}").contains("site/"), "{name}: the path is not told: {error:#}"),
    });
}
