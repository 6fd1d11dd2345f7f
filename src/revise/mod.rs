//! Site + task → changed files: the bookkeeping that editors ask for. It never writes the disk.

pub(crate) mod amend;
pub mod amendment;
pub mod consequences;
mod edits;
mod front_matter;
mod lines;
mod moving;
mod numbers;
mod rename;
mod renumber;
mod withdraw;

use std::fmt;

use jiff::civil::Date;

use crate::naming::NameFault;
use crate::resolve::Site;
use crate::revise::amendment::NewAmendment;

/// What an editor wants done. Chapters and sections are named by number, id, path or a part of their title.
#[derive(Debug, Clone)]
pub enum Task {
    /// Records a change of a chapter.
    Amend { chapter: String, amendment: NewAmendment },
    /// Gives a chapter another title.
    Rename { chapter: String, title: String, date: Date, summary: Option<String> },
    /// Takes a chapter out of the contents.
    Withdraw { chapter: String, on: Date, reason: String, replaced_by: Option<String> },
    /// Puts a withdrawn chapter back.
    Restore { chapter: String, date: Date, summary: String },
    /// Moves a chapter or section to a number, and makes room for it there.
    Renumber { from: String, to: String, date: Date, summary: Option<String> },
    /// Closes the gaps in the numbers of a section and of all in it, or of the whole manual.
    CloseGaps { section: Option<String>, date: Date },
}

impl Task {
    /// Whether it is about one chapter, whose number stays.
    pub(crate) fn has_one_chapter(&self) -> bool {
        !matches!(self, Task::Renumber { .. } | Task::CloseGaps { .. })
    }
}

/// Why a task cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub(crate) String);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl From<NameFault> for Refused {
    fn from(fault: NameFault) -> Refused {
        Refused(fault.to_string())
    }
}

/// A file as it is and as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// From the manual's top.
    pub path: String,
    pub before: String,
    /// Its path afterwards: another one where the file moves.
    pub new_path: String,
    pub after: String,
}

impl FileEdit {
    /// The change as `diff -u` and `git` show it.
    pub fn unified_diff(&self) -> String {
        let (old, new) = (format!("a/{}", self.path), format!("b/{}", self.new_path));
        let moved = if self.path == self.new_path {
            String::new()
        } else {
            format!("rename from {}\nrename to {}\n", self.path, self.new_path)
        };
        let start = format!("diff --git {old} {new}\n{moved}");
        // As git does it, so that a name with spaces has an end.
        let header = |name: String| if name.contains(' ') { name + "\t" } else { name };
        let (old, new) = (header(old), header(new));
        format!("{start}{}", lines::unified_diff((&old, &self.before), (&new, &self.after)))
    }
}

/// The files that a task changes, in the order of their paths.
pub(crate) fn revise(site: &Site<'_>, task: &Task) -> Result<Vec<FileEdit>, Refused> {
    match task {
        Task::Amend { chapter, amendment } => amend::amend(site, chapter, amendment),
        Task::Rename { chapter, title, date, summary } => {
            rename::rename(site, chapter, title, *date, summary.as_deref())
        }
        Task::Withdraw { chapter, on, reason, replaced_by } => {
            withdraw::withdraw(site, chapter, *on, reason, replaced_by.as_deref())
        }
        Task::Restore { chapter, date, summary } => withdraw::restore(site, chapter, *date, summary),
        Task::Renumber { from, to, date, summary } => renumber::renumber(site, from, to, *date, summary.as_deref()),
        Task::CloseGaps { section, date } => renumber::close_gaps(site, section.as_deref(), *date),
    }
}
