//! `vade withdraw`

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use vademecum::revise::Task;

use super::common::{Ending, Shared, day, today};
use super::revision::{Revising, carry_out, shown};

const EXAMPLES: &str = "\
Examples:
  vade withdraw 1.1.6 --reason \"The data protection policy covers all of it.\"
  vade withdraw confidentiality --reason \"Merged.\" --replaced-by data-protection";

/// Take a chapter out of the contents
///
/// Its page stays at its address and says that it no longer applies, since when, why, and what replaces it. An
/// amendment records the withdrawal. Pages that still lead to the chapter are listed.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The chapter's number, id, path, or a part of its title
    chapter: String,
    /// Why it no longer applies, in a sentence of Markdown
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The chapter that stands in its place
    #[arg(long, value_name = "CHAPTER")]
    replaced_by: Option<String>,
    /// The day from which it does not apply, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    #[command(flatten)]
    revising: Revising,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let task = Task::Withdraw {
        chapter: arguments.chapter.clone(),
        on: today(arguments.on)?,
        reason: arguments.reason.clone(),
        replaced_by: arguments.replaced_by.clone(),
    };
    carry_out(&task, &arguments.revising, shared, |revision| {
        revision.consequences.chapter.as_ref().map(shown).unwrap_or_default()
    })
}
