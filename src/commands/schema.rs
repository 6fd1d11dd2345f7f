//! `vade schema`

use anyhow::Result;
use clap::{Args, ValueEnum};
use vademecum::schema;

use super::common::Ending;
use super::screen::print;

const EXAMPLES: &str = "\
Examples:
  vade schema settings > vade.schema.json
  vade schema front-matter > front-matter.schema.json
  vade schema settings | jq -r '.properties | keys[]'    the keys of vade.toml, one a line";

/// Print the JSON Schema of what you write, for editors that check while you type
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What the schema describes
    #[arg(value_enum, value_name = "WHAT")]
    subject: Subject,
}

#[derive(Clone, Copy, ValueEnum)]
enum Subject {
    /// The settings, vade.toml
    Settings,
    /// The lines between `+++` at the head of a Markdown file
    FrontMatter,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Ending> {
    print(match arguments.subject {
        Subject::Settings => schema::SETTINGS,
        Subject::FrontMatter => schema::FRONT_MATTER,
    })?;
    Ok(Ending::Nothing)
}
