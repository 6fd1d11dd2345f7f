//! `vade build`

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;
use vademecum::write::{Output, Written};

use super::common::{Ending, Reading, Shared, counted, read_manual, tell_reading};
use super::screen::{Progress, tell_people};

const EXAMPLES: &str = "\
Examples:
  vade build
  vade build --strict --format sarif > findings.sarif
  vade build --root manuals/children --output /srv/www/children
  vade build --date 2026-05-31   the same bytes on any day";

/// Build the manual's site
///
/// Reads content/ and writes the whole site to output/. When the manual has errors nothing is written, and the site
/// that is there stays as it is.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Where the site goes; by default output/ in the manual's folder
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Write the site into a folder that already holds other files
    #[arg(long)]
    adopt: bool,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let start = Instant::now();
    let options = arguments.reading.options()?;
    vademecum::warm_up()?;
    // Never freed: the process ends with the command.
    let sources = ManuallyDrop::new(read_manual(&shared.root)?);
    tell_reading(&sources, options, shared)?;
    let folder = arguments.output.clone().unwrap_or_else(|| beside(&shared.root));
    let output = Output { folder: &folder, root: &shared.root, adopt: arguments.adopt };
    let progress = Progress::new(start, shared.quiet);
    let (written, found) = vademecum::build(&sources, options, output, &|done, total| progress.show(done, total))?;
    progress.finish();
    let ending = arguments.reading.tell(&sources, &found, shared)?;
    if !shared.quiet && arguments.reading.is_for_people() {
        let summary = match &written {
            Some(written) => summary(written, &folder.display().to_string(), start.elapsed()),
            None => format!("{}; nothing was written\n", counted(&found)),
        };
        let warnings =
            if written.is_some() && found.warnings() > 0 { format!("{}; ", counted(&found)) } else { String::new() };
        tell_people(&format!("{warnings}{summary}"))?;
    }
    if let Some(written) = &written {
        tell_left(written, &folder, shared)?;
    }
    Ok(ending)
}

/// The output folder of a manual that is not told another.
fn beside(root: &Path) -> PathBuf {
    if root == Path::new(".") { PathBuf::from("output") } else { root.join("output") }
}

fn summary(written: &Written, folder: &str, elapsed: Duration) -> String {
    let removed = if written.removed > 0 { format!(", {} removed", written.removed) } else { String::new() };
    format!(
        "built {} files in {folder} ({} written{removed}) in {:.2} s\n",
        written.files,
        written.changed,
        elapsed.as_secs_f64()
    )
}

/// Tells what the build left alone, and what it did not know.
fn tell_left(written: &Written, folder: &Path, shared: &Shared) -> Result<()> {
    for path in &written.kept {
        tell_people(&format!("note: {path} is no longer part of the site, but was changed by somebody; it is left\n"))?;
    }
    if written.lost_record {
        tell_people("note: the record of the builds before was damaged; pages that went with this build are left\n")?;
    }
    if !written.others.is_empty() && !shared.quiet {
        let (names, folder) = (some_of(&written.others), folder.display());
        tell_people(&format!("note: in {folder} there is something that no build wrote; it is left: {names}\n"))?;
    }
    Ok(())
}

/// "robots.txt, shared/ and 3 more"
fn some_of(names: &[String]) -> String {
    const TOLD: usize = 5;
    let (told, more) = names.split_at(names.len().min(TOLD));
    match more.len() {
        0 => told.join(", "),
        count => format!("{} and {count} more", told.join(", ")),
    }
}
