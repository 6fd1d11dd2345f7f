//! The manual in memory: it follows what is saved, and hands every state without errors to the preview.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

use super::board::Problems;
use super::edition::{self, Attempt};
use super::preview::Preview;
use super::watch::Change;
use super::{News, problems};
use crate::Options;
use crate::load::Known;
use crate::source::Sources;
use crate::source::again::EVERYTHING;

/// How long after a failure the manual is read again: it may have been in the middle of a change.
const SECOND_TRY: Duration = Duration::from_millis(250);
const LATER_TRIES: Duration = Duration::from_secs(2);

/// What the keeper works with.
pub(super) struct Keeper<'k> {
    pub preview: &'k Preview,
    pub options: &'k dyn Fn() -> Result<Options>,
    pub tell: &'k dyn Fn(News<'_>),
}

/// The manual as it was last read.
pub(super) struct Kept {
    sources: Arc<Sources>,
    known: Known,
    build: u64,
    /// The files of the state that is shown.
    shown: Option<Arc<Sources>>,
    /// How often in a row the manual could not be read.
    failures: u32,
}

impl Keeper<'_> {
    /// Shows the manual as it was read at first.
    pub(super) fn begin(&self, sources: Sources) -> Result<Kept> {
        let (sources, start) = (Arc::new(sources), Instant::now());
        let mut kept = Kept { sources, known: Known::default(), build: 0, shown: None, failures: 0 };
        self.build(&mut kept, &[], start)?;
        Ok(kept)
    }

    /// Shows every change, for as long as changes can come.
    pub(super) fn keep(&self, mut kept: Kept, changes: &Receiver<Change>) {
        while let Some(change) = next(changes, kept.failures) {
            match change {
                Change::Note(note) => (self.tell)(News::Note(&note)),
                Change::Saved(touched) => {
                    let followed = self.follow(&mut kept, touched, changes);
                    self.note_failure(&mut kept, followed.err());
                }
            }
        }
    }

    /// Reads what was saved, and shows it if it is not as it was.
    fn follow(&self, kept: &mut Kept, mut touched: BTreeSet<String>, changes: &Receiver<Change>) -> Result<()> {
        let start = Instant::now();
        while let Ok(Change::Saved(more)) = changes.try_recv() {
            touched.extend(more);
        }
        let again = kept.sources.read_again(&touched)?;
        let changed = again.as_ref().map(|again| again.difference(&kept.sources).changed).unwrap_or_default();
        match again {
            Some(again) => kept.sources = Arc::new(again),
            // What failed may have failed after the files were read.
            None if kept.failures > 0 => {}
            None => return Ok(()),
        }
        self.build(kept, &changed, start)
    }

    fn build(&self, kept: &mut Kept, changed: &[String], start: Instant) -> Result<()> {
        let build = kept.build + 1;
        let attempt = edition::attempt(kept.sources.clone(), kept.known.clone(), (self.options)()?, build)?;
        let Attempt { found, edition, known } = attempt;
        (kept.known, kept.build) = (known, build);
        // Measured against what is shown: what was changed together with an error is shown only now.
        let since = kept.shown.as_ref().map(|shown| kept.sources.difference(shown));
        let news = since.as_ref().map_or(Some(Changed::Pages), |since| Changed::of(&since.changed));
        let is_shown = edition.is_some();
        if let Some(edition) = edition {
            self.preview.show(edition, since.map(|since| since.renamed).unwrap_or_default());
            kept.shown = Some(kept.sources.clone());
        }
        let problems = problems::of(&kept.sources, &found, self.preview);
        self.preview.board().put_up(|notice| {
            notice.problems = problems;
            match news.filter(|_| is_shown) {
                None => {}
                Some(Changed::Styles) => notice.styles = build,
                Some(Changed::Pages) => notice.pages = build,
            }
        });
        (self.tell)(News::Built { changed, sources: &kept.sources, found: &found, elapsed: start.elapsed() });
        Ok(())
    }

    /// Tells that the manual cannot be read, where it still cannot at the second try.
    fn note_failure(&self, kept: &mut Kept, error: Option<Error>) {
        let Some(error) = error else {
            kept.failures = 0;
            return;
        };
        kept.failures += 1;
        if kept.failures == 2 {
            kept.build += 1;
            let failure = Some(format!("{error:#}"));
            self.preview.board().put_up(|notice| notice.problems = Problems { failure, ..Problems::default() });
            (self.tell)(News::Failed(&error));
        }
    }
}

/// The next change; after a failure another look at everything, if none comes.
fn next(changes: &Receiver<Change>, failures: u32) -> Option<Change> {
    let patience = match failures {
        0 => return changes.recv().ok(),
        1 => SECOND_TRY,
        _ => LATER_TRIES,
    };
    match changes.recv_timeout(patience) {
        Err(RecvTimeoutError::Timeout) => Some(Change::Saved(BTreeSet::from([EVERYTHING.to_owned()]))),
        change => change.ok(),
    }
}

/// What of the pages a change may touch.
#[derive(Debug, Clone, Copy)]
enum Changed {
    Styles,
    Pages,
}

impl Changed {
    fn of(paths: &[String]) -> Option<Changed> {
        let is_style = |path: &String| path.starts_with("themes/") && path.ends_with(".css");
        match paths {
            [] => None,
            paths if paths.iter().all(is_style) => Some(Changed::Styles),
            _ => Some(Changed::Pages),
        }
    }
}
