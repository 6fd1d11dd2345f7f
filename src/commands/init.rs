//! `vade init`

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use jiff::civil::Date;
use vademecum::scaffold::first_manual;
use vademecum::write::create_source;

use super::common::{Ending, Shared, UsageError, day, today};
use super::screen::tell_people;

const EXAMPLES: &str = "\
Examples:
  vade init my-manual
  vade init my-manual --title \"Nursing Procedures\"";

/// Make a first manual
///
/// Writes the settings and a few chapters that build without a warning. A file that is already there is never
/// overwritten: then nothing is written.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The new manual's folder
    folder: Option<PathBuf>,
    /// The manual's title
    #[arg(long, default_value = "Procedures Manual")]
    title: String,
    /// The day of its first amendments, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    if arguments.title.trim().is_empty() {
        bail!(UsageError("the manual needs a title".into()));
    }
    let root = arguments.folder.clone().unwrap_or_else(|| shared.root.clone());
    let files = first_manual(&arguments.title, today(arguments.date)?);
    for file in &files {
        let place = root.join(&file.path);
        if std::fs::exists(&place).with_context(|| format!("cannot look at {}", place.display()))? {
            bail!("{} is already there; nothing was written", place.display());
        }
    }
    for file in &files {
        create_source(&root.join(&file.path), &file.text)?;
    }
    if !shared.quiet {
        let (count, folder) = (files.len(), root.display());
        tell_people(&format!(
            "made a manual of {count} files in {folder}\n\nNext:\n  cd {folder}\n  vade build\nand open output/index.html in a browser.\n"
        ))?;
    }
    Ok(Ending::Nothing)
}
