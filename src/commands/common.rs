//! What all commands share: their arguments, how findings are shown, and the exit codes.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::diagnostics::{Diagnostics, Severity};
use vademecum::inventory::filter::FilterFault;
use vademecum::source::{SETTINGS, Sources};
use vademecum::write::sources::finish;
use vademecum::{NoSettings, Options};

use super::screen::{print, tell_people};

pub(crate) const AFTER_HELP: &str = "\
Examples:
  vade init my-manual          make a first manual
  vade serve --open            show the manual in the browser while you write
  vade build                   build the manual of this folder into output/
  vade check --format github   look for faults only, as CI shows them
  vade list --status updated   list chapters by status, section, owner or date
  vade report reviews          tell which reviews are overdue or due
  vade new chapter 1.1 \"Confidentiality Policy\"
  vade amend 1.1.6 --summary \"The rules on e-mail are stricter.\"
  vade guide                   open the guide for editors

Exit codes:
  0  nothing is wrong (there may be warnings)
  1  the manual has errors; nothing was written
  2  the command line or vade.toml is wrong
  3  something around the manual is: a folder, a disk, a permission";

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Nothing,
    Findings,
    Usage,
    Surroundings,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(match ending {
            Ending::Nothing => 0,
            Ending::Findings => 1,
            Ending::Usage => 2,
            Ending::Surroundings => 3,
        })
    }
}

/// Arguments of every command.
#[derive(Args)]
pub(crate) struct Shared {
    /// The manual's folder
    #[arg(long, global = true, value_name = "FOLDER", default_value = ".")]
    pub root: PathBuf,
    /// Whether to use colours; NO_COLOR is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Say nothing but what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more of what is done
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// Arguments of the commands that read a manual.
#[derive(Args)]
pub(crate) struct Reading {
    /// Take drafts into the manual
    #[arg(long)]
    drafts: bool,
    /// The day to build for, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How to show what was found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArgument,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// With the line itself, and help
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub's workflow annotations
    Github,
}

impl FormatArgument {
    fn format(self) -> Format {
        match self {
            FormatArgument::Human => Format::Human,
            FormatArgument::Short => Format::Short,
            FormatArgument::Json => Format::Json,
            FormatArgument::Sarif => Format::Sarif,
            FormatArgument::Github => Format::Github,
        }
    }
}

impl Reading {
    pub(crate) fn options(&self) -> Result<Options> {
        let (drafts, strict) = (self.drafts, self.strict);
        Ok(Options { drafts, strict, is_last: true, ..Options::on(today(self.date)?) })
    }

    /// Prints the findings, for people to the error stream and for programs to the output, and says how to end.
    pub(crate) fn tell(&self, sources: &Sources, found: &Diagnostics, shared: &Shared) -> Result<Ending> {
        let format = self.format.format();
        let for_people = format == Format::Human;
        let color = for_people && shared.use_color();
        let text = report(sources, found, Style { format, prefix: &prefix(&shared.root), color });
        if for_people {
            tell_people(&text)?
        } else {
            print(&text)?
        }
        Ok(ending(sources, found))
    }

    /// Whether what is said besides the findings would disturb a program that reads them.
    pub(crate) fn is_for_people(&self) -> bool {
        matches!(self.format, FormatArgument::Human)
    }
}

impl Shared {
    pub(crate) fn use_color(&self) -> bool {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !no_color && std::io::stderr().is_terminal(),
        }
    }
}

/// A day of the command line.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "this is not a day such as 2026-05-31".to_owned())
}

/// Today: as asked, else by SOURCE_DATE_EPOCH, else by the clock.
pub(crate) fn today(asked: Option<Date>) -> Result<Date> {
    if let Some(date) = asked {
        return Ok(date);
    }
    if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") {
        let seconds = epoch.to_str().and_then(|text| text.parse().ok());
        let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let Some(moment) = moment else { bail!(UsageError("SOURCE_DATE_EPOCH is not a number of seconds".into())) };
        return Ok(moment.to_zoned(TimeZone::UTC).date());
    }
    Ok(jiff::Zoned::now().date())
}

/// A wrong command line that clap cannot see.
#[derive(Debug)]
pub(crate) struct UsageError(pub String);

impl std::fmt::Display for UsageError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

/// Reads the manual, or says that there is none.
pub(crate) fn read_manual(root: &Path) -> Result<Sources> {
    let facts = std::fs::metadata(root).with_context(|| format!("cannot open the folder {}", root.display()))?;
    if !facts.is_dir() {
        bail!("{} is not a folder", root.display());
    }
    if let Some(count) = finish(root)? {
        let files = if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        tell_people(&format!("note: a change of {files} had been cut off; it is finished now\n"))?;
    }
    let sources = Sources::read(root)?;
    let content = root.join("content");
    if !sources.has_settings() {
        return Err(NoSettings).with_context(|| {
            format!(
                "{} is not a manual's folder; go to one, name it with --root, or make one with `vade init`",
                root.display()
            )
        });
    }
    // A folder that is missing must not empty the site that stands in the output.
    if !std::fs::exists(&content).with_context(|| format!("cannot look at {}", content.display()))? {
        bail!("there is no folder {}, where the chapters should be", content.display());
    }
    Ok(sources)
}

/// With `--verbose`: what was read, and for which day.
pub(crate) fn tell_reading(sources: &Sources, options: Options, shared: &Shared) -> Result<()> {
    if !shared.verbose {
        return Ok(());
    }
    let drafts = if options.drafts { ", drafts included" } else { "" };
    let (files, root) = (sources.len(), shared.root.display());
    tell_people(&format!("read {files} files of the manual in {root}, for {}{drafts}\n", options.today))
}

/// Prints why a command stopped.
pub(crate) fn tell_failure(error: &anyhow::Error, shared: &Shared) -> Ending {
    let (start, end) = if shared.use_color() { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    let text = format!("{start}error{end}: {error:#}\n");
    // Nobody is left to tell when the terminal is gone.
    let _ = std::io::stderr().write_all(text.as_bytes());
    let is_usage = error.downcast_ref::<NoSettings>().is_some()
        || error.downcast_ref::<UsageError>().is_some()
        || error.downcast_ref::<FilterFault>().is_some();
    if is_usage { Ending::Usage } else { Ending::Surroundings }
}

fn ending(sources: &Sources, found: &Diagnostics) -> Ending {
    let mut errors = found.iter().filter(|finding| finding.severity == Severity::Error).peekable();
    if errors.peek().is_none() {
        return Ending::Nothing;
    }
    let in_settings = errors.any(|finding| sources.path_of(finding.span) == SETTINGS);
    if in_settings { Ending::Usage } else { Ending::Findings }
}

/// "2 errors and 1 warning"
pub(crate) fn counted(found: &Diagnostics) -> String {
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    match (found.errors(), found.warnings()) {
        (0, 0) => "nothing is wrong".to_owned(),
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{} and {}", count(errors, "error"), count(warnings, "warning")),
    }
}

pub(crate) fn prefix(root: &Path) -> String {
    let text = root.to_string_lossy();
    match text.as_ref() {
        "." | "./" => String::new(),
        text if text.ends_with(['/', '\\']) => text.to_owned(),
        text => format!("{text}/"),
    }
}
