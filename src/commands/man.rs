//! `vade man`

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Command};
use clap_mangen::Man;
use vademecum::write::write_generated;

use super::common::{Ending, UsageError};
use super::screen::print;

const EXAMPLES: &str = "\
Examples:
  vade man | man -l -            read the page of the program
  vade man build | man -l -      read the page of one command
  vade man --output /usr/local/share/man/man1";

/// Print the manual page, in the form that `man` reads
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The command; without it, the program
    command: Option<String>,
    /// Write the pages of the program and of all commands into a folder
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, mut program: Command) -> Result<Ending> {
    program.build();
    if let Some(folder) = &arguments.output {
        for command in std::iter::once(&program).chain(program.get_subcommands()) {
            write_generated(&folder.join(format!("{}.1", name(command))), page(command)?)?;
        }
        return Ok(Ending::Nothing);
    }
    let command = match &arguments.command {
        None => &program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command,
            None => bail!(UsageError(format!("there is no command `{name}`; `vade help` lists them"))),
        },
    };
    print(&page(command)?)?;
    Ok(Ending::Nothing)
}

/// `vade-build` for `vade build`.
fn name(command: &Command) -> String {
    command.get_bin_name().unwrap_or_else(|| command.get_name()).replace(' ', "-")
}

fn page(command: &Command) -> Result<String> {
    let mut text = vec![];
    Man::new(command.clone().display_name(name(command))).render(&mut text)?;
    Ok(String::from_utf8(text)?)
}
