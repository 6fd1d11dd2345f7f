//! One state of the manual without errors: a thread holds it and renders its pages when they are asked for.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::{Context as _, Result, anyhow};

use super::facts::{self, Facts};
use crate::diagnostics::Diagnostics;
use crate::load::{ExpectedPages, Known};
use crate::render::{Page, Renderer};
use crate::source::{FileId, Sources};
use crate::{Options, run_again};

/// The pages of a manual. When it is dropped its thread ends.
#[derive(Debug)]
pub(super) struct Edition {
    /// The build that it came with.
    pub number: u64,
    /// By address.
    pages: HashMap<String, Page>,
    sources: Arc<Sources>,
    /// By file, in the order of the files: where its page is.
    addresses: Vec<(FileId, String)>,
    asks: Sender<Ask>,
}

/// A page as it would be written, and what is to be said of it.
type Rendered = Result<(Vec<u8>, Facts)>;

struct Ask {
    page: Page,
    reply: Sender<Rendered>,
}

/// What came of reading a manual.
pub(super) struct Attempt {
    pub found: Diagnostics,
    /// Where the manual has no errors.
    pub edition: Option<Edition>,
    pub known: Known,
}

/// Takes a manual through the stages up to its pages.
///
/// # Errors
/// There are no settings.
pub(super) fn attempt(sources: Arc<Sources>, known: Known, options: Options, number: u64) -> Result<Attempt> {
    let (ready, is_ready) = mpsc::channel();
    let hold = move || {
        let failed = ready.clone();
        if let Err(error) = hold(&sources, &known, options, number, ready) {
            // It is still waited for: nothing was sent before.
            let _ = failed.send(Err(error));
        }
    };
    thread::Builder::new().name("edition".into()).spawn(hold).context("no thread can be started")?;
    is_ready.recv().unwrap_or_else(|_| Err(anyhow!("the manual could not be read, by a fault of this program")))
}

fn hold(
    sources: &Arc<Sources>,
    known: &Known,
    options: Options,
    number: u64,
    ready: Sender<Result<Attempt>>,
) -> Result<()> {
    let work = |renderer: &Renderer<'_>, found: &Diagnostics, known: Known| {
        let (asks, asked) = mpsc::channel();
        let edition = (found.errors() == 0).then(|| Edition::of(renderer, sources.clone(), number, asks));
        // Who waits for it is there until it comes.
        let _ = ready.send(Ok(Attempt { found: found.clone(), edition, known }));
        answer_all(renderer, asked);
        Ok(())
    };
    run_again(sources, options, known, ExpectedPages::Few, work).map(drop)
}

/// Renders what is asked for until nobody is left to ask.
fn answer_all(renderer: &Renderer<'_>, asked: Receiver<Ask>) {
    thread::scope(|scope| {
        for ask in asked {
            scope.spawn(move || {
                let rendered = renderer.render(&ask.page).map(|bytes| bytes.into_owned());
                // A browser that has gone away needs no page.
                let _ = ask.reply.send(rendered.map(|bytes| (bytes, facts::of(renderer.site, &ask.page))));
            });
        }
    });
}

impl Edition {
    fn of(renderer: &Renderer<'_>, sources: Arc<Sources>, number: u64, asks: Sender<Ask>) -> Edition {
        let pages = renderer.pages().into_iter().map(|page| (renderer.address(&page), page));
        Edition { number, pages: pages.collect(), sources, addresses: facts::addresses(renderer.site), asks }
    }

    /// The page of an address; `None` where there is none.
    pub(super) fn render(&self, address: &str) -> Option<Rendered> {
        // The search's files are not listed, since the whole manual is gone through for them.
        self.pages.get(address).map(|page| self.ask(page)).or_else(|| Some(self.ask(&Page::of_search(address)?)))
    }

    /// The page that stands for those that are not there.
    pub(super) fn not_found(&self) -> Rendered {
        self.ask(&Page::NotFound)
    }

    fn ask(&self, page: &Page) -> Rendered {
        let (reply, replied) = mpsc::channel();
        let sent = self.asks.send(Ask { page: page.clone(), reply });
        let rendered = sent.ok().and_then(|()| replied.recv().ok());
        rendered.unwrap_or_else(|| Err(anyhow!("the page could not be rendered, by a fault of this program")))
    }

    /// Where the page of a file is.
    pub(super) fn address_of(&self, path: &str) -> Option<&str> {
        let file = self.sources.find(path)?;
        let place = self.addresses.binary_search_by_key(&file, |(file, _)| *file).ok()?;
        Some(&self.addresses[place].1)
    }

    /// The files whose pages are elsewhere now or gone, and where they were.
    pub(super) fn left_for<'e>(&'e self, now: &'e Edition) -> impl Iterator<Item = (&'e str, &'e str)> {
        // Most often nothing of the kind has changed, which is seen at once.
        let are_same = self.sources.has_same_paths(&now.sources) && self.addresses == now.addresses;
        let addresses = self.addresses.iter().filter(move |_| !are_same);
        let named = addresses.map(|(file, address)| (self.sources.path(*file), address.as_str()));
        named.filter(|(path, address)| now.address_of(path) != Some(address))
    }
}
