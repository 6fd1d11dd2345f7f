//! `vade renumber`

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil::Date;
use vademecum::Revision;
use vademecum::revise::Task;

use super::common::{Ending, Shared, UsageError, day, today};
use super::revision::{Revising, carry_out};

const EXAMPLES: &str = "\
Examples:
  vade renumber 1.1.6 1.1.2       move a chapter; those between move by one
  vade renumber 1.1.6 2.3         move it to another section
  vade renumber 7 4 --dry-run     show what moving a whole section changes
  vade renumber --close-gaps 1.1  close the gaps of a section
  vade renumber --close-gaps      close all gaps of the manual";

/// Move a chapter or section to a number
///
/// Whoever has the number moves on by one, and so on until a number is free. Each chapter keeps its address, and has
/// its former number and an amendment on record. To a number in another section the file moves too, and every link to
/// it and in it is rewritten. All files are changed, or none.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The chapter's or section's number, id, path, or a part of its title
    #[arg(required_unless_present = "close_gaps")]
    from: Option<String>,
    /// The number it is to have
    #[arg(required_unless_present = "close_gaps")]
    to: Option<String>,
    /// Close the gaps in the numbers of a section and of all in it; without a section, of the whole manual
    #[arg(long, value_name = "SECTION", num_args = 0..=1, conflicts_with_all = ["from", "to"])]
    close_gaps: Option<Option<String>>,
    /// Why, in a sentence; shown in the log
    #[arg(long, value_name = "TEXT", conflicts_with = "close_gaps")]
    summary: Option<String>,
    /// The day of the change, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    revising: Revising,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let date = today(arguments.date)?;
    let task = match (&arguments.close_gaps, &arguments.from, &arguments.to) {
        (Some(section), _, _) => Task::CloseGaps { section: section.clone(), date },
        (None, Some(from), Some(to)) => {
            Task::Renumber { from: from.clone(), to: to.clone(), date, summary: arguments.summary.clone() }
        }
        _ => bail!(UsageError("name what is to move, and the number it is to have".into())),
    };
    carry_out(&task, &arguments.revising, shared, numbers)
}

fn numbers(revision: &Revision) -> String {
    let changes = &revision.consequences.renumbered;
    let width = changes.iter().map(|change| change.former.len()).max().unwrap_or_default();
    let new_width = changes.iter().map(|change| change.number.len()).max().unwrap_or_default();
    let lines = changes
        .iter()
        .map(|change| format!("{:width$} → {:new_width$}  {}\n", change.former, change.number, change.title));
    lines.collect()
}
