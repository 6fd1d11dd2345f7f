//! `vade rename`

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use vademecum::revise::Task;

use super::common::{Ending, Shared, day, today};
use super::revision::{Revising, carry_out};

const EXAMPLES: &str = "\
Examples:
  vade rename 1.1.6 \"Confidentiality and Information Sharing\"
  vade rename confidentiality \"Confidentiality\" --dry-run";

/// Give a chapter another title
///
/// Its file, id and address stay; the former title is kept in `former_titles`, and an amendment records the change.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The chapter's number, id, path, or a part of its title
    chapter: String,
    /// The new title, without number or status
    title: String,
    /// Why, in a sentence; shown in the log
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// The day of the change, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    revising: Revising,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let Arguments { chapter, title, summary, .. } = arguments;
    let task = Task::Rename {
        chapter: chapter.clone(),
        title: title.clone(),
        date: today(arguments.date)?,
        summary: summary.clone(),
    };
    carry_out(&task, &arguments.revising, shared, |revision| {
        let chapter = revision.consequences.chapter.as_ref();
        chapter.map(|chapter| format!("its title is now: {}\n", chapter.title)).unwrap_or_default()
    })
}
