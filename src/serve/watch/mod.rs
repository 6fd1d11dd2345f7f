//! Hears of what is saved: from the system, or by looking again and again where the system does not tell.

mod paths;
mod poll;
mod system;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::{Context as _, Result};

use poll::Poll;
use system::System;

/// Something that was heard.
#[derive(Debug)]
pub(super) enum Change {
    /// Files or folders that may not be as they were, by their paths from the manual's top.
    Saved(BTreeSet<String>),
    /// A word for the person at the terminal.
    Note(String),
}

/// Watches a manual's files for as long as somebody listens.
///
/// # Errors
/// A folder that cannot be looked at.
pub(super) fn start(root: &Path, poll: bool, changed: Sender<Change>) -> Result<()> {
    let root = std::path::absolute(root).with_context(|| format!("{} is not a path", root.display()))?;
    let looks = Poll::start(&root)?;
    let system = if poll { None } else { hear(&root, &changed) };
    let watch = move || match system {
        Some(system) => {
            // Ends where the system turns out to keep silent, or where nobody listens any more.
            if let Some(looks) = system.follow(looks, &changed) {
                looks.follow(&changed);
            }
        }
        None => looks.follow(&changed),
    };
    thread::Builder::new().name("watch".into()).spawn(watch).context("no thread can be started")?;
    Ok(())
}

/// Asks the system to tell of changes, or says that it will not.
fn hear(root: &Path, changed: &Sender<Change>) -> Option<System> {
    match System::start(root) {
        Ok(system) => Some(system),
        Err(error) => {
            let note = format!("the system does not tell what is saved here ({error}); {}", poll::INSTEAD);
            // Who listens does so before anything is told.
            let _ = changed.send(Change::Note(note));
            None
        }
    }
}
