//! The preview: the manual as it is on the disk, served to a browser and followed as it is saved. It writes nothing.
//!
//! `watch` hears of what is saved; the `keeper` reads it again and takes the manual through the stages; an `edition`
//! holds a state of it and renders the pages that `http` is asked for.

mod board;
mod dress;
mod edition;
mod events;
mod facts;
mod former;
mod http;
mod keeper;
mod preview;
mod problems;
mod watch;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Error, Result};

use crate::Options;
use crate::diagnostics::Diagnostics;
use crate::source::Sources;
use http::door::Door;
use keeper::Keeper;
use preview::Preview;

/// What is to be previewed, and where.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'s> {
    /// The manual's folder.
    pub root: &'s Path,
    /// An address of this machine, or a name of one.
    pub host: &'s str,
    /// 0 for any that is free.
    pub port: u16,
    /// Whether files are looked at again and again, and the system is not asked to tell of them.
    pub poll: bool,
}

/// What a preview tells the person who started it.
pub enum News<'n> {
    /// It can be opened at this address.
    Open(SocketAddr),
    /// The manual was read, and shown unless it has errors.
    Built { changed: &'n [String], sources: &'n Sources, found: &'n Diagnostics, elapsed: Duration },
    /// The manual could not be read.
    Failed(&'n Error),
    /// Something else to know.
    Note(&'n str),
}

/// Serves the manual that `read` reads, for as long as the program runs.
///
/// # Errors
/// A manual that cannot be read at first; a host or port that cannot be had.
pub fn serve(
    setup: Setup<'_>,
    read: impl FnOnce() -> Result<Sources>,
    options: &dyn Fn() -> Result<Options>,
    tell: &dyn Fn(News<'_>),
) -> Result<()> {
    let door = Door::open(setup.host, setup.port)?;
    let address = door.address;
    let (changed, changes) = mpsc::channel();
    // Before the manual is read, so that nothing that is saved meanwhile is missed.
    watch::start(setup.root, setup.poll, changed)?;
    let sources = read()?;
    // Others in the network have no use for where the manual is on this machine.
    let folder = address.ip().is_loopback().then(|| std::path::absolute(setup.root)).transpose();
    let folder = folder.with_context(|| format!("{} is not a path", setup.root.display()))?;
    let preview = Arc::new(Preview::new(session(), folder));
    let keeper = Keeper { preview: &preview, options, tell };
    let kept = keeper.begin(sources)?;
    let for_pages = preview.clone();
    let let_in = move || door.let_in(for_pages);
    thread::Builder::new().name("door".into()).spawn(let_in).context("no thread can be started")?;
    tell(News::Open(address));
    keeper.keep(kept, &changes);
    Ok(())
}

/// A word for this run that no other run has.
fn session() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", since.as_nanos(), std::process::id())
}
