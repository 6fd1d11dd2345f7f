//! One build, alone with its output: in which order pages come, change and go.
//!
//! New pages come first: no page leads to them yet. What takes another's place waits until all of it is written aside, so
//! that a full disk or a fault of a template leaves the old site whole. The contents page is the last of them; what is
//! no longer part of the site goes when nothing leads to it any more. Where no site stands yet, pages are written in their
//! places at once: there is no reader who could meet half of one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::aside::{Aside, Staged};
use super::disk::Disk;
use super::record::{self, ByAddress, FileRecord, Known, Record, is_inside};
use super::refuse::Refusal;
use super::removal::Removal;
use super::standing::Standing;
use super::{Output, Written, outlines};
use crate::load;
use crate::quick_map::QuickSet;
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

/// What was there before the build.
struct Before {
    record: Record,
    /// Whether there was a record that could not be read.
    lost_record: bool,
    standing: Standing,
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
        // What pages are made from is worked out beside what waits for the disk, before many threads ask for it at once.
        let (begun, _) = rayon::join(|| self.begin(), || self.renderer.made_from(&Page::Contents));
        let (mut before, mut pages) = begun?;
        pages.extend(self.begin_search(&mut before)?);
        let Before { mut record, lost_record, standing } = before;
        let others = standing.others();
        let outcomes = self.make(&pages, &record.files)?;
        self.announce_changes(&mut record, &outcomes)?;
        self.swap(&outcomes)?;
        let made = outcomes.iter().filter(|outcome| !matches!(outcome.change, Change::Unmade)).count();
        let is_changed = |outcome: &&Outcome| matches!(outcome.change, Change::Made | Change::Staged(_));
        let changed = outcomes.iter().filter(is_changed).count();
        let files = outcomes.into_iter().map(|outcome| (outcome.address, outcome.record)).collect();
        let after = Record::new(files);
        let folder = self.output.folder;
        let (removal, (text, outlines)) = rayon::join(
            || Removal::of(self.disk, folder, &record, &after.files),
            || rayon::join(|| (after != record).then(|| after.text()), || self.outlines()),
        );
        let Removal { removed, kept } = removal?;
        outlines::save(&outlines, self.disk, folder, self.aside)?;
        if let Some(text) = text {
            record::save(&text, folder, self.aside)?;
        }
        Ok(Written { files: after.files.len(), made, changed, removed, kept, others, lost_record })
    }

    /// What the next build is to know of the manual's outlines.
    fn outlines(&self) -> Vec<u8> {
        let site = self.renderer.site;
        load::outlines::file_of(site.manual, site.config, |entry| site.is_built(entry))
    }

    /// Plans and announces all pages but the files of the search.
    fn begin(&self) -> Result<(Before, Vec<Planned>)> {
        let pages = self.addressed(self.renderer.pages());
        let mut before = self.look(&pages)?;
        let planned = self.plan(pages, false, &before)?;
        self.announce(&mut before.record, &planned)?;
        Ok((before, planned))
    }

    /// Plans and announces the files of the search.
    fn begin_search(&self, before: &mut Before) -> Result<Vec<Planned>> {
        let (pages, are_as_before) = match self.search_before(&before.record)? {
            Some(files) => (files, true),
            None => (self.renderer.search_files(), false),
        };
        let planned = self.plan(self.addressed(pages), are_as_before, before)?;
        self.announce(&mut before.record, &planned)?;
        Ok(planned)
    }

    fn addressed(&self, pages: Vec<Page>) -> Vec<(String, Page)> {
        pages.into_iter().map(|page| (self.renderer.address(&page), page)).collect()
    }

    /// Looks at what builds before left, and at what stands in the folders of these pages.
    fn look(&self, pages: &[(String, Page)]) -> Result<Before> {
        let (record, lost_record) = match Record::read(self.disk, self.output.folder)? {
            Known::Record(record) => (record, false),
            Known::Nothing => (Record::new(ByAddress::default()), false),
            Known::Spoilt => (Record::new(ByAddress::default()), true),
        };
        let ours = record.addresses().chain(pages.iter().map(|(address, _)| address.as_str()));
        let folders: QuickSet<Cow<'_, str>> = ours
            .chain(self.renderer.search_folder())
            .flat_map(|file| file.match_indices('/').map(|(end, _)| composed(&file[..end])))
            .collect();
        let standing = Standing::of(self.disk, self.output.folder, &|folder| folders.contains(folder))?;
        record.addresses().for_each(|address| _ = standing.claim(address));
        Ok(Before { record, lost_record, standing })
    }

    /// What is to be done for pages, in their order.
    fn plan(&self, pages: Vec<(String, Page)>, are_as_before: bool, before: &Before) -> Result<Vec<Planned>> {
        let planned = pages.into_par_iter().map(|(address, page)| {
            let stands = self.stands(&address, before)?;
            Ok(Planned { page, address, stands, is_as_before: are_as_before })
        });
        // All of them first: of several errors, the first page's is told.
        planned.collect::<Vec<_>>().into_iter().collect()
    }

    /// Whether there is a file at a page's address; one that is not ours is an error.
    fn stands(&self, address: &str, before: &Before) -> Result<bool> {
        assert!(is_inside(address), "the address {address} leads out of the site");
        let Before { record, lost_record, standing } = before;
        let stands = standing.claim(address);
        let is_free = || self.output.adopt || *lost_record || record.names(address);
        if stands && !is_free() && !self.is_ours_by_another_name(address, record)? {
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
        let found = record.files.iter().filter_map(|(address, file)| Some((address, file, Page::of_search(address)?)));
        let mut found: Vec<_> = found.collect();
        found.sort_unstable_by_key(|(address, ..)| *address);
        let mut files = Vec::with_capacity(found.len());
        for (address, file, page) in found {
            let inputs = self.renderer.made_from(&Page::Search);
            if !inputs.is_some_and(|inputs| file.is_made_from(inputs)) || !self.is_as_written(address, file)? {
                return Ok(None);
            }
            files.push(page);
        }
        Ok((!files.is_empty()).then_some(files))
    }

    fn is_as_written(&self, address: &str, record: &FileRecord) -> Result<bool> {
        Ok(self.file(address, record.size)?.is_some_and(|bytes| record.is_of(&bytes)))
    }

    /// The file at an address, if it holds so many bytes.
    fn file(&self, address: &str, size: u64) -> Result<Option<Vec<u8>>> {
        let place = self.place(address);
        match self.disk.read_of_size(&place, size) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            bytes => bytes.with_context(|| format!("cannot read {}", place.display())),
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
    fn make(&self, pages: &[Planned], before: &ByAddress<FileRecord>) -> Result<Vec<Outcome>> {
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
    fn made_before(&self, planned: &Planned, before: &ByAddress<FileRecord>) -> Result<Option<Outcome>> {
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
        let is_as_it_should_be =
            planned.stands && self.file(&planned.address, bytes.len() as u64)?.is_some_and(|there| there == *bytes);
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
