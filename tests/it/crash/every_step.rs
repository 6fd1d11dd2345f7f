//! Each operation of a build fails, or is the last one, in turn.

use vademecum::write::disk::SystemDisk;

use super::disk::{Fault, FaultyDisk};
use super::{AFTER, BEFORE, Change};
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
fn after_stops_in_a_row_a_page_that_goes_is_still_known_as_ours() {
    let change = Change::new();
    // What the killed builds had changed is no part of the last one.
    let last = Change::of(BEFORE, &AFTER[..AFTER.find("--- content/leave.md").expect("it is there")]);
    change.start();
    let whole = FaultyDisk::new(Fault::Stops, usize::MAX, change.site());
    change.build(&whole, &change.after).expect("nothing goes wrong yet");
    for step in 0..whole.count() {
        for others in [&[][..], &[(&change.before, step + 3), (&change.after, step / 2)]] {
            change.start();
            for (sources, step) in std::iter::once(&(&change.after, step)).chain(others) {
                let _ = change.build(&FaultyDisk::new(Fault::Stops, *step, change.site()), sources);
            }
            change.build(&SystemDisk, &last.after).expect("nothing goes wrong any more");
            let found = change.found();
            assert!(found == last.after_site, "stopped at operation {step} and more: {:?}", found.keys());
        }
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

#[test]
fn a_first_build_that_goes_wrong_leaves_no_contents_page_and_the_next_puts_it_right() {
    for fault in [Fault::Fails, Fault::Stops, Fault::Full] {
        let change = Change::new();
        change.clear();
        let whole = FaultyDisk::new(fault, usize::MAX, change.site());
        change.build(&whole, &change.after).expect("nothing goes wrong yet");
        assert!(whole.log().len() < change.after_site.len(), "pages are written aside first");
        for step in 0..whole.count() {
            change.clear();
            let result = change.build(&FaultyDisk::new(fault, step, change.site()), &change.after);
            let name = format!("{fault:?} at operation {step}");
            let found = change.found();
            let is_done = found == change.after_site;
            assert!(is_done || result.is_err() && !found.contains_key("index.html"), "{name}: half a site: {result:?}");
            change.assert_mended(&name);
        }
    }
}

#[test]
fn new_pages_come_first_then_changed_ones_then_the_contents_page_then_removals() {
    let change = Change::new();
    change.start();
    let disk = FaultyDisk::new(Fault::Fails, usize::MAX, change.site());
    change.build(&disk, &change.after).expect("nothing goes wrong");
    let rank = |step: &String| {
        let path = &step[1..];
        match step.starts_with('-') {
            true => 3,
            false if path == "index.html" => 2,
            false => usize::from(change.before_site.contains_key(path)),
        }
    };
    let log: Vec<String> = disk.log().into_iter().filter(|step| !step[1..].starts_with(".vade/")).collect();
    let ranks: Vec<usize> = log.iter().map(rank).collect();
    assert!(ranks.is_sorted(), "{log:#?}");
    assert!((0..4).all(|rank| ranks.contains(&rank)), "{log:#?}");
}
