//! Vademecum: procedures manuals as static HTML. The stages, in order.
//!
//! ```
//! use vademecum::{Options, check, source::Sources};
//!
//! let sources = Sources::from_texts([
//!     ("vade.toml", "title = \"Manual\""),
//!     ("content/leave.md", "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk your manager.\n"),
//! ]);
//! let found = check(&sources, Options::on("2026-11-22".parse()?))?;
//! assert_eq!(found.errors(), 0);
//! # Ok::<(), anyhow::Error>(())
//! ```

mod config;
pub mod diagnostics;
pub mod guide;
pub mod inventory;
mod load;
mod markdown;
mod model;
pub mod naming;
mod nearest;
mod quick_map;
mod render;
mod resolve;
pub mod revise;
pub mod scaffold;
pub mod schema;
mod script;
mod search;
pub mod serve;
pub mod source;
pub mod themes;
mod toml_table;
pub mod write;

use std::collections::{BTreeSet, HashSet};
use std::mem::forget;

use anyhow::{Context, Result};
use jiff::civil::Date;

use crate::diagnostics::code::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::inventory::filter::Filter;
use crate::inventory::list::Listing;
use crate::inventory::reviews::{Query, Reviews};
use crate::inventory::search_terms::SearchTerms;
use crate::load::{ExpectedPages, Known};
use crate::render::Renderer;
use crate::resolve::{Edition, Site};
use crate::revise::amend;
use crate::revise::amendment::NewAmendment;
use crate::revise::consequences::{self, Consequences};
use crate::revise::{FileEdit, Task};
use crate::source::{FileId, SETTINGS, Sources};
use crate::themes::ThemeSurvey;
use crate::write::disk::{Disk, SystemDisk};
use crate::write::{Output, Written};

/// What a run is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The day the site is built for; only what lapses depends on it.
    pub today: Date,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether the process ends with the run, which then leaves its memory as it is: to free what is known of each
    /// chapter takes a twentieth of a check.
    pub is_last: bool,
}

impl Options {
    /// A plain run for a day.
    pub fn on(today: Date) -> Options {
        Options { today, drafts: false, strict: false, is_last: false }
    }
}

/// There is no `vade.toml`, so the folder is not a manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSettings;

impl std::fmt::Display for NoSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("there is no `vade.toml`")
    }
}

impl std::error::Error for NoSettings {}

/// Makes ready for a command that ends with its run: the thread that calls it becomes one of those that work, since one
/// more takes memory and does nothing; and the built-in templates, which no manual changes, are read while files are looked for.
///
/// # Errors
/// Threads that cannot be started, or were started before.
pub fn warm_up() -> Result<()> {
    let threads = rayon::ThreadPoolBuilder::new().use_current_thread();
    threads.build_global().context("cannot start the threads that do the work")?;
    rayon::spawn(render::theme::read_built_in);
    Ok(())
}

/// Finds everything that is wrong with a manual.
///
/// # Errors
/// [`NoSettings`].
pub fn check(sources: &Sources, options: Options) -> Result<Diagnostics> {
    let ((), found) = run(sources, options, &Known::default(), ExpectedPages::None, |_, _| Ok(()))?;
    Ok(found)
}

/// Builds the site, unless the manual has errors: then nothing is written.
///
/// # Errors
/// [`NoSettings`]; an output folder that is refused or cannot be written to, a file that cannot be read, by its path.
pub fn build(
    sources: &Sources,
    options: Options,
    output: Output<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Option<Written>, Diagnostics)> {
    build_on(&SystemDisk, sources, options, output, progress)
}

/// Builds the site on a disk of another kind: for tests of what happens when one fails.
///
/// # Errors
/// As for [`build`].
pub fn build_on(
    disk: &dyn Disk,
    sources: &Sources,
    options: Options,
    output: Output<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Option<Written>, Diagnostics)> {
    let (expected, outlines) = match write::has_site(output.folder) {
        true => (ExpectedPages::Few, write::outlines::read(disk, output.folder)),
        false => (ExpectedPages::All, vec![]),
    };
    run(sources, options, &Known::of_build(outlines), expected, |renderer, found| {
        if found.errors() > 0 { Ok(None) } else { write::write(renderer, output, disk, progress).map(Some) }
    })
}

/// One page of the site by its address, as it would be written, and what is wrong with the manual.
///
/// # Errors
/// [`NoSettings`]; a template that cannot be rendered, a file that cannot be read.
pub fn page(sources: &Sources, options: Options, address: &str) -> Result<(Option<Vec<u8>>, Diagnostics)> {
    run(sources, options, &Known::default(), ExpectedPages::Few, |renderer, _| {
        let is_of_search = address.starts_with(search::FOLDER);
        let pages = if is_of_search { renderer.search_files() } else { renderer.pages() };
        let page = pages.into_iter().find(|page| renderer.address(page) == address);
        page.map(|page| renderer.render(&page).map(|bytes| bytes.into_owned())).transpose()
    })
}

/// The entries and pages of a manual that fit a filter, drafts among them.
///
/// # Errors
/// [`NoSettings`]; an [`inventory::filter::FilterFault`].
pub fn list(sources: &Sources, options: Options, filter: &Filter) -> Result<Listing> {
    let options = Options { drafts: true, ..options };
    with_site(sources, options, |site, _| Ok(inventory::list::list(site, filter)?))
}

/// What the entries and pages that fit a filter are found by.
///
/// # Errors
/// [`NoSettings`]; an [`inventory::filter::FilterFault`].
pub fn search_terms(sources: &Sources, options: Options, filter: &Filter) -> Result<SearchTerms> {
    let options = Options { drafts: true, ..options };
    with_site(sources, options, |site, _| Ok(inventory::search_terms::search_terms(site, filter)?))
}

/// What is to be reviewed in a manual.
///
/// # Errors
/// [`NoSettings`].
pub fn reviews(sources: &Sources, options: Options, query: &Query) -> Result<Reviews> {
    with_site(sources, options, |site, _| Ok(inventory::reviews::reviews(site, query)))
}

/// What a task makes of a manual, before anything is written.
#[derive(Debug)]
pub struct Revision {
    pub edits: Vec<FileEdit>,
    pub consequences: Consequences,
    /// The manual as it would be.
    pub sources: Sources,
}

/// Works out the changes of a task, and what comes of them.
///
/// # Errors
/// [`NoSettings`]; [`revise::Refused`], with the reason.
pub fn revise(sources: &Sources, options: Options, task: &Task) -> Result<Revision> {
    with_site(sources, options, |before, mut known| {
        let edits = revise::revise(before, task)?;
        let gone: HashSet<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
        let texts = edits.iter().map(|edit| (edit.new_path.as_str(), edit.after.as_str()));
        let revised = sources.with_texts(&gone, texts);
        settle(before, &mut known, options.strict);
        let consequences = with_site(&revised, options, |after, mut found| {
            settle(after, &mut found, options.strict);
            consequences::only_new(&mut found, &revised, (&known, sources), &edits);
            let names = consequences::Names::of(after);
            let chapter = edits.first().filter(|_| task.has_one_chapter());
            Ok(Consequences {
                renumbered: consequences::renumbered(before, &names),
                links: consequences::links(before, &names),
                chapter: chapter.and_then(|edit| consequences::shown(after, &edit.new_path)),
                found,
            })
        })?;
        Ok(Revision { edits, consequences, sources: revised })
    })
}

/// The files of the manual's theme, and what is wrong with it.
///
/// # Errors
/// [`NoSettings`].
pub fn theme(sources: &Sources, options: Options) -> Result<(ThemeSurvey, Diagnostics)> {
    let (survey, mut found) =
        run(sources, options, &Known::default(), ExpectedPages::None, |renderer, _| Ok(themes::survey(renderer.site)))?;
    let is_of_theme = |finding: &Diagnostic| {
        sources.path_of(finding.span).starts_with("themes/")
            || matches!(finding.code, Code::UnknownTheme | Code::MissingLanguage)
    };
    found.forget_since(0, |finding| !is_of_theme(finding));
    Ok((survey, found))
}

/// The form in which an editor fills in an amendment of a chapter.
///
/// # Errors
/// [`NoSettings`]; [`revise::Refused`], where no chapter or more than one has the name.
pub fn amendment_form(sources: &Sources, options: Options, chapter: &str, known: &NewAmendment) -> Result<String> {
    with_site(sources, options, |site, _| Ok(amend::form(site, chapter, known)?))
}

/// The stages up to the pages, and what is done with them.
fn run<R>(
    sources: &Sources,
    options: Options,
    known: &Known,
    expected: ExpectedPages,
    work: impl FnOnce(&Renderer<'_>, &Diagnostics) -> Result<R>,
) -> Result<(R, Diagnostics)> {
    run_again(sources, options, known, expected, |renderer, found, known| {
        if options.is_last {
            forget(known);
        }
        work(renderer, found)
    })
}

/// The stages up to the pages, of a manual of which files may be known from before.
fn run_again<R>(
    sources: &Sources,
    options: Options,
    known: &Known,
    expected: ExpectedPages,
    work: impl FnOnce(&Renderer<'_>, &Diagnostics, Known) -> Result<R>,
) -> Result<(R, Diagnostics)> {
    with_site_again(sources, options, known, expected, |site, mut found, known| {
        let renderer = Renderer::new(site, &mut found);
        renderer.try_templates(&mut found);
        settle(site, &mut found, options.strict);
        let value = work(&renderer, &found, known)?;
        if options.is_last {
            forget(renderer);
        }
        Ok((value, found))
    })
}

/// The stages up to the site, and what is done with it and with what was found on the way.
fn with_site<R>(
    sources: &Sources,
    options: Options,
    work: impl FnOnce(&Site<'_>, Diagnostics) -> Result<R>,
) -> Result<R> {
    with_site_again(sources, options, &Known::default(), ExpectedPages::None, |site, found, _| work(site, found))
}

/// The stages up to the site, of a manual of which files may be known from before.
fn with_site_again<R>(
    sources: &Sources,
    options: Options,
    known: &Known,
    expected: ExpectedPages,
    work: impl FnOnce(&Site<'_>, Diagnostics, Known) -> Result<R>,
) -> Result<R> {
    let settings = sources.find(SETTINGS).ok_or(NoSettings)?;
    let mut found = Diagnostics::default();
    let config = config::read(sources, settings, &mut found);
    let (manual, known) = load::load_again(sources, &config, known, expected, &mut found);
    let edition = Edition { today: options.today, drafts: options.drafts };
    let site = resolve::resolve(sources, &config, &manual, edition, &mut found);
    let done = work(&site, found, known);
    if options.is_last {
        forget(site);
        forget(manual);
    }
    done
}

/// Takes back what cannot be told, and applies the manual's settings to what is left.
fn settle(site: &Site<'_>, found: &mut Diagnostics, strict: bool) {
    found.forget(&site.config.unsure);
    // A draft may be unfinished; what is wrong with it is told when it is built.
    let drafts: BTreeSet<FileId> =
        site.manual.entries.iter().filter(|entry| !site.is_built(entry)).map(|entry| entry.file).collect();
    found.forget_since(0, |finding| finding.code.is_changeable() && drafts.contains(&finding.span.file));
    found.settle(site.sources, &site.config.checks, strict);
}
