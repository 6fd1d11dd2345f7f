//! What the commands that change the manual's files share: trying, showing, writing and telling.

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::civil::Date;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::revise::consequences::{ChangedLink, LinkChange, ShownChapter};
use vademecum::revise::{FileEdit, Refused, Task};
use vademecum::write::sources::write_sources;
use vademecum::{Options, Revision};

use super::common::{Ending, Shared, UsageError, counted, prefix, read_manual, today};
use super::screen::{print, tell_people};

/// Arguments of the commands that change the manual's files.
#[derive(Args)]
pub(crate) struct Revising {
    /// Show the change as a unified diff, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Does a task, and tells what it did; `summary` is its first lines.
pub(crate) fn carry_out(
    task: &Task,
    revising: &Revising,
    shared: &Shared,
    summary: impl FnOnce(&Revision) -> String,
) -> Result<Ending> {
    let revision = try_out(task, shared)?;
    let found = &revision.consequences.found;
    let style = Style { format: Format::Human, prefix: &prefix(&shared.root), color: shared.use_color() };
    tell_people(&report(&revision.sources, found, style))?;
    if found.errors() > 0 {
        tell_people(&format!("this would leave the manual with {}; nothing was changed\n", counted(found)))?;
        return Ok(Ending::Findings);
    }
    if revising.dry_run {
        print(&revision.edits.iter().map(FileEdit::unified_diff).collect::<String>())?;
    } else {
        write_sources(&shared.root, &revision.edits)?;
    }
    if !shared.quiet {
        tell_people(&summary(&revision))?;
        tell_people(&links(&revision.consequences.links))?;
        tell_people(&files(&revision.edits, revising.dry_run))?;
    }
    Ok(Ending::Nothing)
}

/// Works a task out; what stands in its way is a fault of the command line.
fn try_out(task: &Task, shared: &Shared) -> Result<Revision> {
    let sources = read_manual(&shared.root)?;
    // Drafts have numbers and links too.
    let options = Options { drafts: true, ..Options::on(today(None)?) };
    vademecum::revise(&sources, options, task).map_err(|error| match error.downcast::<Refused>() {
        Ok(refused) => anyhow!(UsageError(refused.to_string())),
        Err(error) => error,
    })
}

/// The statuses that may come of amendments.
const DERIVED: [&str; 2] = ["new", "updated"];

/// What the contents page shows of a chapter.
pub(crate) fn shown(chapter: &ShownChapter) -> String {
    let ShownChapter { title, statuses, .. } = chapter;
    if chapter.is_withdrawn {
        return format!("{title} is withdrawn: the contents no longer list it, its page says so\n");
    }
    let status = |status: &String| match (DERIVED.contains(&status.as_str()), chapter.marked_until) {
        (true, Some(last)) => format!("`{status}` until {}", in_words(last)),
        (true, None) => format!("`{status}` until you take it out of `status`"),
        (false, _) => format!("`{status}`"),
    };
    let statuses: Vec<String> = statuses.iter().map(status).collect();
    match statuses.as_slice() {
        [] => format!("{title}: the contents page shows no status\n"),
        statuses => format!("{title}: the contents page shows {}\n", statuses.join(" and ")),
    }
}

fn in_words(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn links(links: &[ChangedLink]) -> String {
    let mut text = String::new();
    let reads = links.iter().filter_map(|link| match &link.change {
        LinkChange::Reads { before, after } => {
            Some(format!("  {}:{}: {}\n", link.path, link.line, change_of_name(before, after)))
        }
        LinkChange::NamesFormerNumber { .. } => None,
    });
    let reads: Vec<String> = reads.collect();
    if !reads.is_empty() {
        text += &format!("{} will read otherwise:\n{}", counted_links(reads.len()), reads.concat());
    }
    let stale = links.iter().filter_map(|link| match &link.change {
        LinkChange::NamesFormerNumber { former, number } => {
            Some(format!("  {}:{}: {former} is now {number}\n", link.path, link.line))
        }
        LinkChange::Reads { .. } => None,
    });
    let stale: Vec<String> = stale.collect();
    if !stale.is_empty() {
        text += &format!(
            "{} a number that has changed, in words of your own; mend by hand:\n{}",
            if stale.len() == 1 { "1 link names".to_owned() } else { format!("{} links name", stale.len()) },
            stale.concat()
        );
    }
    text
}

/// A name before and after; a title that stays is said once.
fn change_of_name(before: &str, after: &str) -> String {
    match (before.split_once(' '), after.split_once(' ')) {
        (Some((old, title)), Some((new, same))) if title == same => format!("{old} → {new} {title}"),
        _ => format!("{before} → {after}"),
    }
}

fn counted_links(count: usize) -> String {
    if count == 1 { "1 link".to_owned() } else { format!("{count} links") }
}

fn files(edits: &[FileEdit], is_dry_run: bool) -> String {
    let mut text = String::new();
    for edit in edits.iter().filter(|edit| edit.path != edit.new_path) {
        text += &format!("{} moves to {}\n", edit.path, edit.new_path);
    }
    let count = edits.len();
    let files = if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    text + &match (is_dry_run, edits) {
        (true, _) => format!("{files} would change; nothing was written\n"),
        (false, []) => "nothing had to be changed\n".to_owned(),
        (false, [only]) => format!("changed {}\n", only.new_path),
        (false, _) => format!("changed {files}\n"),
    }
}
