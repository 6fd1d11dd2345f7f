//! `vade amend`

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use vademecum::Options;
use vademecum::revise::Task;
use vademecum::revise::amendment::{NewAmendment, types};
use vademecum::write::create_source;

use super::common::{Ending, Shared, UsageError, day, read_manual, today};
use super::revision::{Revising, carry_out, shown};
use super::screen::tell_people;

const EXAMPLES: &str = "\
Examples:
  vade amend 1.1.6 --summary \"The rules on e-mail are stricter.\"
  vade amend confidentiality --summary \"A telephone number was wrong.\" --type correction
  vade amend \"confidentiality policy\" --summary \"New part on e-mail.\" --sections \"E-mail\" --sections \"Sharing\"
  vade amend 1.1.6               on a terminal: fill it in with $VISUAL or $EDITOR";

/// Record a change of a chapter
///
/// Writes an amendment into the chapter's front matter, brings a typed status in line with it, and says what the
/// contents page shows now and until when.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The chapter's number, id, path, or a part of its title
    chapter: String,
    /// What changed, in a sentence or two of Markdown
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// What kind of change it was
    #[arg(long = "type", value_name = "TYPE", default_value = "updated", value_parser = PossibleValuesParser::new(types()))]
    kind: String,
    /// The day of the change, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    /// A heading that changed; may be given more than once
    #[arg(long, value_name = "HEADING")]
    sections: Vec<String>,
    #[command(flatten)]
    revising: Revising,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let date = today(arguments.date)?;
    let known = NewAmendment::new(date, &arguments.kind, arguments.summary.clone(), arguments.sections.clone())
        .map_err(usage)?;
    if arguments.summary.is_some() {
        return record(arguments, known, shared);
    }
    let form = fill_in(&arguments.chapter, &known, shared)?;
    let text = std::fs::read_to_string(&form).with_context(|| format!("cannot read {}", form.display()))?;
    let kept = || format!("what you wrote is kept in {}", form.display());
    let amendment = NewAmendment::from_form(&text, &known).map_err(usage).with_context(kept)?;
    let ending = if amendment.has_summary() {
        record(arguments, amendment, shared).with_context(kept)?
    } else {
        tell_people("nothing was recorded, since there is no summary\n")?;
        Ending::Nothing
    };
    match ending {
        Ending::Nothing if !arguments.revising.dry_run => {
            std::fs::remove_file(&form).with_context(|| format!("cannot remove {}", form.display()))?;
        }
        _ => tell_people(&format!("{}\n", kept()))?,
    }
    Ok(ending)
}

fn record(arguments: &Arguments, amendment: NewAmendment, shared: &Shared) -> Result<Ending> {
    let task = Task::Amend { chapter: arguments.chapter.clone(), amendment };
    carry_out(&task, &arguments.revising, shared, |revision| {
        revision.consequences.chapter.as_ref().map(shown).unwrap_or_default()
    })
}

fn usage(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!(UsageError(error.to_string()))
}

/// Lets the author fill in an amendment with an editor, and gives the place of the form.
fn fill_in(chapter: &str, known: &NewAmendment, shared: &Shared) -> Result<PathBuf> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = variable("VISUAL").or_else(|| variable("EDITOR"));
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let (Some(editor), true) = (editor, is_terminal) else {
        let reason = "say what changed with --summary; on a terminal, set EDITOR to fill it in with your editor";
        bail!(UsageError(reason.into()));
    };
    let sources = read_manual(&shared.root)?;
    let options = Options { drafts: true, ..Options::on(today(None)?) };
    let form = vademecum::amendment_form(&sources, options, chapter, known).map_err(usage)?;
    let place = std::env::temp_dir().join(format!("vade-amendment-{}.toml", std::process::id()));
    create_source(&place, &form)?;
    edit(&editor, &place)?;
    Ok(place)
}

/// Opens a file in an editor, and waits until it is closed.
fn edit(editor: &str, file: &Path) -> Result<()> {
    // A path may have spaces in it; a command may have arguments, as `code --wait`.
    let is_path = Path::new(editor).is_file();
    let mut words = if is_path { vec![editor] } else { editor.split_whitespace().collect() };
    let program = words.remove(0);
    let ended = Command::new(program).args(words).arg(file).status();
    let ended = ended.with_context(|| format!("cannot start the editor `{program}`"))?;
    if !ended.success() {
        bail!("the editor `{program}` ended with a fault; what was written is in {}", file.display());
    }
    Ok(())
}
