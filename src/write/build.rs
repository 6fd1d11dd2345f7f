//! One build, alone with its output: in which order pages come, change and go.
//!
//! New pages come first: no page leads to them yet. What takes another's place waits until all of it is written aside, so
//! that a full disk or a fault of a template leaves the old site whole. The contents page is the last of them; what is
//! no longer part of the site goes when nothing leads to it any more. Where no site stands yet, pages are written in their
//! places at once: there is no reader who could meet half of one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::aside::{Aside, Staged};
use super::disk::Disk;
use super::record::{self, FileRecord, Known, Record, is_inside};
use super::refuse::Refusal;
use super::removal::Removal;
use super::standing::Standing;
use super::{Output, Written};
use crate::render::{Page, Renderer};
use crate::source::names::folded;
use crate::source::{AT_ONCE, composed};

pub(super) struct Build<'b> {
    pub renderer: &'b Renderer<'b>,
    pub output: Output<'b>,
    pub disk: &'b dyn Disk,
    pub aside: &'b Aside<'b>,
    pub progress: &'b (dyn Fn(usize, usize) + Sync),
}

/// A page and where it goes.
struct Planned {
    page: Page,
    address: String,
    /// Whether there is a file at its address.
    stands: bool,
    /// Whether it was made from the same before, and still is as it was written.
    is_as_before: bool,
}

/// What became of a page.
struct Outcome {
    address: String,
    record: FileRecord,
    change: Change,
}

enum Change {
    /// It was not even made.
    Unmade,
    None,
    /// It is in its place.
    Made,
    /// It waits to be put in its place.
    Staged(Staged),
}

impl Build<'_> {
    pub(super) fn run(&self) -> Result<Written> {
        let (mut record, lost_record) = match Record::read(self.disk, self.output.folder)? {
            Known::Record(record) => (record, false),
            Known::Nothing => (Record::new(BTreeMap::new()), false),
            Known::Spoilt => (Record::new(BTreeMap::new()), true),
        };
        let (pages, others) = self.plan(&record, lost_record)?;
        // What pages are made from is worked out before many threads ask for it at once.
        rayon::join(|| self.announce(&mut record, &pages), || self.renderer.made_from(&Page::Contents)).0?;
        let mut outcomes = self.make(&pages, &record.files)?;
        self.announce_changes(&mut record, &outcomes)?;
        self.swap(&outcomes)?;
        let made = outcomes.iter().filter(|outcome| !matches!(outcome.change, Change::Unmade)).count();
        let is_changed = |outcome: &&Outcome| matches!(outcome.change, Change::Made | Change::Staged(_));
        let changed = outcomes.iter().filter(is_changed).count();
        outcomes.par_sort_unstable_by(|one, other| one.address.cmp(&other.address));
        let files = outcomes.into_iter().map(|outcome| (outcome.address, outcome.record)).collect();
        let after = Record::new(files);
        let (removal, text) = rayon::join(
            || Removal::of(self.disk, self.output.folder, &record, &after.files),
            || (after != record).then(|| after.text()),
        );
        let Removal { removed, kept } = removal?;
        if let Some(text) = text {
            record::save(&text, self.output.folder, self.aside)?;
        }
        Ok(Written { files: after.files.len(), made, changed, removed, kept, others, lost_record })
    }

    /// The pages in the order in which they are made, and what is not ours in the output.
    fn plan(&self, record: &Record, lost_record: bool) -> Result<(Vec<Planned>, Vec<String>)> {
        let search = self.search_before(record)?;
        let pages = match &search {
            Some(files) => [files.clone(), self.renderer.pages_without_search_files()].concat(),
            None => self.renderer.pages(),
        };
        let pages: Vec<(String, Page)> = pages.into_iter().map(|page| (self.renderer.address(&page), page)).collect();
        let ours = || record.addresses().chain(pages.iter().map(|(address, _)| address.as_str()));
        let folders: HashSet<Cow<'_, str>> =
            ours().flat_map(|file| file.match_indices('/').map(|(end, _)| composed(&file[..end]))).collect();
        let standing = Standing::of(self.disk, self.output.folder, &|folder| folders.contains(folder))?;
        let is_free = self.output.adopt || lost_record;
        let stand = pages.iter().map(|(address, _)| {
            let is_ours = || Ok(is_free || record.names(address) || self.is_ours_by_another_name(address, record)?);
            self.stands(address, &standing, is_ours)
        });
        let stand = stand.collect::<Result<Vec<bool>>>()?;
        let others = if standing.is_empty() { vec![] } else { standing.others(ours().map(composed).collect()) };
        let planned = pages.into_iter().zip(stand).map(|((address, page), stands)| {
            let is_as_before = search.is_some() && matches!(page, Page::SearchFile(_));
            Planned { page, address, stands, is_as_before }
        });
        Ok((planned.collect(), others))
    }

    /// Whether there is a file at a page's address; one that is not ours is an error.
    fn stands(&self, address: &str, standing: &Standing, is_ours: impl FnOnce() -> Result<bool>) -> Result<bool> {
        assert!(is_inside(address), "the address {address} leads out of the site");
        let stands = standing.has(address);
        if stands && !is_ours()? {
            return Err(self.taken(address).into());
        }
        match standing.link_above(address) {
            Some(link) => Err(self.link(link).into()),
            None => Ok(stands),
        }
    }

    /// Whether the file at an address is one that a build wrote, whose name differs only in what this disk takes for one.
    fn is_ours_by_another_name(&self, address: &str, record: &Record) -> Result<bool> {
        let place = self.place(address);
        for twin in record.addresses().filter(|twin| folded(twin) == folded(address)) {
            let is_same = self.disk.is_same(&place, &self.place(twin));
            if is_same.with_context(|| format!("cannot look at {}", place.display()))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The files of the search, where none of them has to be made again: the whole manual is gone through for any.
    fn search_before(&self, record: &Record) -> Result<Option<Vec<Page>>> {
        let mut files = vec![];
        for (address, file) in &record.files {
            let Some(page) = Page::of_search(address) else { continue };
            let inputs = self.renderer.made_from(&Page::Search);
            if !inputs.is_some_and(|inputs| file.is_made_from(inputs)) || !self.is_as_written(address, file)? {
                return Ok(None);
            }
            files.push(page);
        }
        Ok((!files.is_empty()).then_some(files))
    }

    fn is_as_written(&self, address: &str, record: &FileRecord) -> Result<bool> {
        let place = self.place(address);
        match self.disk.read(&place) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            bytes => Ok(record.is_of(&bytes.with_context(|| format!("cannot read {}", place.display()))?)),
        }
    }

    fn taken(&self, address: &str) -> Refusal {
        Refusal(format!(
            "{} is somebody else's file, but a page of the site has its address; move it away, or use `--adopt` to write over it",
            self.place(address).display()
        ))
    }

    fn link(&self, address: &str) -> Refusal {
        let place = self.place(address);
        Refusal(format!("{} is a link to somewhere else, where the site's files cannot go; remove it", place.display()))
    }

    /// Notes down which files are about to be made, lest a build that is killed leave files that nobody knows.
    fn announce(&self, record: &mut Record, pages: &[Planned]) -> Result<()> {
        let new: Vec<&Planned> = pages.iter().filter(|page| !page.stands).collect();
        if new.is_empty() {
            return Ok(());
        }
        new.iter().for_each(|page| record.announce(&page.address));
        record.save(self.output.folder, self.aside)?;
        // One in the other, and never the output itself: if somebody has removed that, this build is at its end.
        let ends = new.iter().flat_map(|page| page.address.match_indices('/').map(|(end, _)| &page.address[..end]));
        for folder in ends.collect::<BTreeSet<&str>>() {
            let folder = self.place(folder);
            let made = self.disk.create_folder(&folder);
            made.with_context(|| format!("cannot create the folder {}", folder.display()))?;
        }
        Ok(())
    }

    /// Renders all pages and writes those that are not yet as they should be.
    fn make(&self, pages: &[Planned], before: &BTreeMap<String, FileRecord>) -> Result<Vec<Outcome>> {
        let done = AtomicUsize::new(0);
        let has_site = !before.is_empty() || pages.iter().any(|page| page.page == Page::Contents && page.stands);
        let (old, new): (Vec<&Planned>, Vec<&Planned>) = pages.iter().partition(|page| page.stands);
        let mut outcomes = vec![];
        for mut group in [new, old] {
            // The longest are begun first, lest all cores but one wait for them at the end.
            group.sort_by_key(|page| !page.page.is_of_all());
            let made = group.par_iter().with_max_len(AT_ONCE).map(|page| {
                let outcome = match self.made_before(page, before)? {
                    Some(outcome) => outcome,
                    None => self.make_one(page, has_site)?,
                };
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
                Ok(outcome)
            });
            outcomes.extend(made.collect::<Result<Vec<_>>>()?);
        }
        Ok(outcomes)
    }

    /// A page that the build before made from the same, and that still stands as it was written.
    fn made_before(&self, planned: &Planned, before: &BTreeMap<String, FileRecord>) -> Result<Option<Outcome>> {
        let Some(&record) = before.get(&planned.address).filter(|_| planned.stands) else { return Ok(None) };
        let is_as_before = planned.is_as_before
            || self.renderer.made_from(&planned.page).is_some_and(|inputs| record.is_made_from(inputs))
                && self.is_as_written(&planned.address, &record)?;
        let address = planned.address.clone();
        Ok(is_as_before.then_some(Outcome { address, record, change: Change::Unmade }))
    }

    fn make_one(&self, planned: &Planned, has_site: bool) -> Result<Outcome> {
        let bytes = self.renderer.render(&planned.page)?;
        let place = self.place(&planned.address);
        let is_as_it_should_be = planned.stands
            && match self.disk.holds(&place, &bytes) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
                holds => holds.with_context(|| format!("cannot read {}", place.display()))?,
            };
        let change = if is_as_it_should_be {
            Change::None
        } else if planned.stands || planned.page == Page::Contents {
            Change::Staged(self.aside.stage(&place, &bytes)?)
        } else if has_site {
            self.aside.replace(&place, &bytes)?;
            Change::Made
        } else {
            self.disk.create(&place, &bytes).with_context(|| format!("cannot write {}", place.display()))?;
            Change::Made
        };
        let record = FileRecord::of(&bytes).made_from(self.renderer.made_from(&planned.page));
        Ok(Outcome { address: planned.address.clone(), record, change })
    }

    /// Notes down what is about to take another's place.
    fn announce_changes(&self, record: &mut Record, outcomes: &[Outcome]) -> Result<()> {
        let staged = outcomes.iter().filter(|outcome| matches!(outcome.change, Change::Staged(_)));
        let mut is_news = false;
        for outcome in staged {
            is_news |= record.announce_change(&outcome.address, outcome.record);
        }
        if is_news { record.save(self.output.folder, self.aside) } else { Ok(()) }
    }

    /// Puts what is new in the place of what is old, the contents page last.
    fn swap(&self, outcomes: &[Outcome]) -> Result<()> {
        let contents = self.renderer.address(&Page::Contents);
        let (last, first): (Vec<_>, Vec<_>) = outcomes
            .iter()
            .filter_map(|outcome| match &outcome.change {
                Change::Staged(staged) => Some((&outcome.address, staged)),
                Change::Unmade | Change::None | Change::Made => None,
            })
            .partition(|(address, _)| **address == contents);
        first.par_iter().try_for_each(|(_, staged)| self.aside.put(staged))?;
        last.iter().try_for_each(|(_, staged)| self.aside.put(staged))
    }

    fn place(&self, address: &str) -> PathBuf {
        self.output.folder.join(address)
    }
}
