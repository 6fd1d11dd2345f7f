//! `vade check`

use std::mem::ManuallyDrop;

use anyhow::Result;
use clap::Args;

use super::common::{Ending, Reading, Shared, counted, read_manual, tell_reading};
use super::screen::tell_people;

const EXAMPLES: &str = "\
Examples:
  vade check
  vade check --strict            warnings are errors, as before publishing
  vade check --format json       one object a line, for programs";

/// Find what is wrong with the manual, without building it
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let options = arguments.reading.options()?;
    vademecum::warm_up()?;
    // Never freed: the process ends with the command.
    let sources = ManuallyDrop::new(read_manual(&shared.root)?);
    tell_reading(&sources, options, shared)?;
    let found = vademecum::check(&sources, options)?;
    let ending = arguments.reading.tell(&sources, &found, shared)?;
    if !shared.quiet && arguments.reading.is_for_people() {
        tell_people(&format!("{}\n", counted(&found)))?;
    }
    Ok(ending)
}
