//! `vade theme`

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use vademecum::Options;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::themes::{MissingWords, Origin, ThemeSurvey, about, built_in};
use vademecum::write::create_source;

use super::common::{Ending, Shared, UsageError, counted, prefix, read_manual, today};
use super::screen::{print, tell_people};

const EXAMPLES: &str = "\
Examples:
  vade theme list
  vade theme copy templates/base.html
  vade theme copy style.css
  vade theme check --strict";

/// List, copy and check the files of the theme
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// List the files of the theme, and which of them the manual replaces
    List,
    /// Copy a built-in file into the manual's theme, to change it there
    Copy {
        /// The file, as `vade theme list` names it; its folder may be left out
        file: String,
    },
    /// Find what is wrong with the manual's theme, and which words its languages lack
    Check {
        /// Treat warnings and missing words as errors
        #[arg(long)]
        strict: bool,
    },
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    match &arguments.action {
        Action::List => list(shared),
        Action::Copy { file } => copy(file, shared),
        Action::Check { strict } => check(*strict, shared),
    }
}

fn list(shared: &Shared) -> Result<Ending> {
    let (survey, _) = vademecum::theme(&read_manual(&shared.root)?, Options::on(today(None)?))?;
    let width = survey.files.iter().map(|file| file.path.len()).max().unwrap_or_default();
    let lines = survey.files.iter().map(|file| format!("{:width$}  {}\n", file.path, words(file.origin)));
    print(&format!("theme {}\n{}", survey.name, lines.collect::<String>()))?;
    Ok(Ending::Nothing)
}

fn words(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Replaced => "replaced by the manual's own",
        Origin::Copied => "copied, and the same as the built-in one",
        Origin::Added => "the manual's own",
    }
}

fn copy(file: &str, shared: &Shared) -> Result<Ending> {
    let (path, text) = built_in(file).map_err(|error| anyhow!(UsageError(error.to_string())))?;
    let (survey, _) = vademecum::theme(&read_manual(&shared.root)?, Options::on(today(None)?))?;
    let folder = shared.root.join("themes").join(&survey.name);
    let place = folder.join(path);
    create_source(&place, text)?;
    let (name, contract) = about();
    if !survey.files.iter().any(|file| file.path == name) {
        create_source(&folder.join(name), contract)?;
    }
    if !shared.quiet {
        tell_people(&format!(
            "copied to {}; what you change there takes the place of the built-in file\n",
            place.display()
        ))?;
    }
    Ok(Ending::Nothing)
}

fn check(strict: bool, shared: &Shared) -> Result<Ending> {
    let sources = read_manual(&shared.root)?;
    let (survey, found) = vademecum::theme(&sources, Options { strict, ..Options::on(today(None)?) })?;
    let style = Style { format: Format::Human, prefix: &prefix(&shared.root), color: shared.use_color() };
    tell_people(&report(&sources, &found, style))?;
    print(&survey.missing.iter().map(|missing| lacking(&survey, missing)).collect::<String>())?;
    if !shared.quiet {
        tell_people(&format!("theme {}: {}\n", survey.name, counted(&found)))?;
    }
    let is_wrong = found.errors() > 0 || (strict && !survey.missing.is_empty());
    Ok(if is_wrong { Ending::Findings } else { Ending::Nothing })
}

fn lacking(survey: &ThemeSurvey, missing: &MissingWords) -> String {
    let keys: String = missing.keys.iter().map(|key| format!("  {key}\n")).collect();
    let (name, path, count, of) = (&survey.name, &missing.path, missing.keys.len(), missing.of);
    format!("themes/{name}/{path} lacks {count} of {of} words, which are shown in English:\n{keys}")
}
