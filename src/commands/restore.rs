//! `vade restore`

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use vademecum::revise::Task;

use super::common::{Ending, Shared, day, today};
use super::revision::{Revising, carry_out, shown};

const EXAMPLES: &str = "\
Examples:
  vade restore confidentiality
  vade restore 1.1.6 --summary \"The policy applies again until the new one is approved.\"";

/// Put a withdrawn chapter back into the contents
///
/// An amendment of type `updated` records it. The number must be free: another chapter that has it by now is moved on
/// with `vade renumber`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The chapter's number, id, path, or a part of its title
    chapter: String,
    /// Why it applies again; shown in the log
    #[arg(long, value_name = "TEXT", default_value = "This chapter applies again.")]
    summary: String,
    /// The day from which it applies, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    revising: Revising,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let task = Task::Restore {
        chapter: arguments.chapter.clone(),
        date: today(arguments.date)?,
        summary: arguments.summary.clone(),
    };
    carry_out(&task, &arguments.revising, shared, |revision| {
        revision.consequences.chapter.as_ref().map(shown).unwrap_or_default()
    })
}
