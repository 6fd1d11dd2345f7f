//! `vade guide`

use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};
use clap::Args;
use vademecum::source::Sources;
use vademecum::write::{Output, create_source};
use vademecum::{Options, guide};

use super::common::{Ending, Shared, UsageError, today};
use super::screen::{print, tell_people};

const EXAMPLES: &str = "\
Examples:
  vade guide
  vade guide --no-open           print where it is
  vade guide --output /srv/www/vade-guide";

/// Open the guide for editors
///
/// The guide is a manual too, and part of the program: it is built into your cache folder, or into the folder that you
/// name, and opened in the browser.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Where the guide's site goes
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Do not open it
    #[arg(long)]
    no_open: bool,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let folder = arguments.output.clone().map_or_else(cache_folder, Ok)?;
    let source = folder.with_extension(format!("source-{}", std::process::id()));
    let built = build(&source, &folder);
    let removed = std::fs::remove_dir_all(&source).with_context(|| format!("cannot remove {}", source.display()));
    built?;
    removed?;
    let page = folder.join("index.html");
    print(&format!("{}\n", page.display()))?;
    // Where nobody is sitting, no window should open.
    if !arguments.no_open && std::io::stdout().is_terminal() && open::that_detached(&page).is_err() && !shared.quiet {
        tell_people("no browser could be started; open the page above in one\n")?;
    }
    Ok(Ending::Nothing)
}

/// A folder of this version's own, so that a newer program shows its newer guide.
fn cache_folder() -> Result<PathBuf> {
    let named = |variable| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else {
        let inside = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
        named("XDG_CACHE_HOME").or_else(|| std::env::home_dir().map(|home| home.join(inside)))
    };
    let cache = cache.ok_or_else(|| anyhow!(UsageError("say with --output where the guide may go".into())))?;
    Ok(cache.join("vade").join(concat!("guide-", env!("CARGO_PKG_VERSION"))))
}

fn build(source: &std::path::Path, folder: &std::path::Path) -> Result<()> {
    for (path, content) in guide::files() {
        create_source(&source.join(path), content)?;
    }
    let output = Output { folder, root: source, adopt: false };
    let (written, found) = vademecum::build(&Sources::read(source)?, Options::on(today(None)?), output, &|_, _| {})?;
    written
        .map(drop)
        .ok_or_else(|| anyhow!("the guide has {} errors, which is a fault of this program", found.errors()))
}
