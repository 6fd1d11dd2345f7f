//! `vade completions`

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

use super::common::Ending;
use super::screen::print;

const EXAMPLES: &str = "\
Examples:
  vade completions bash > ~/.local/share/bash-completion/completions/vade
  vade completions powershell >> $PROFILE";

/// Print what a shell needs to complete commands
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments, mut program: Command) -> Result<Ending> {
    let mut text = vec![];
    clap_complete::generate(arguments.shell, &mut program, "vade", &mut text);
    print(&String::from_utf8(text)?)?;
    Ok(Ending::Nothing)
}
