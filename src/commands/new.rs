//! `vade new`

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use vademecum::scaffold::{NewPart, ScaffoldError, new_chapter, new_section};
use vademecum::write::create_source;

use super::common::{Ending, Shared, UsageError, day, prefix, read_manual, today};
use super::screen::tell_people;

const EXAMPLES: &str = "\
Examples:
  vade new chapter 1.1 \"Confidentiality Policy\"
  vade new section \"Fostering and Adoption\"
  vade new section \"Adoption Services\" --within 7";

/// Make a chapter or section with the next free number
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Make a chapter in a section's folder, dated and recorded as new
    Chapter {
        /// The section's number, id, path, or a part of its title
        section: String,
        /// The chapter's title, without number or status
        title: String,
        /// The day it is added, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
        #[arg(long, value_name = "DATE", value_parser = day)]
        date: Option<Date>,
    },
    /// Make a section in a folder of its own
    Section {
        /// The section's title, without number
        title: String,
        /// The section it stands in, by number, id, path or a part of its title; else it stands at the top
        #[arg(long, value_name = "SECTION")]
        within: Option<String>,
    },
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let sources = read_manual(&shared.root)?;
    let part = match &arguments.part {
        Part::Chapter { section, title, date } => new_chapter(&sources, section, title, today(*date)?),
        Part::Section { title, within } => new_section(&sources, within.as_deref(), title),
    };
    let NewPart { number, file } = part.map_err(|error: ScaffoldError| anyhow!(UsageError(error.to_string())))?;
    let place = shared.root.join(&file.path);
    create_source(&place, &file.text)?;
    if !shared.quiet {
        tell_people(&format!("made {number} in {}{}\n", prefix(&shared.root), file.path))?;
    }
    Ok(Ending::Nothing)
}
