//! `vade explain`

use anyhow::{Result, anyhow};
use clap::Args;
use vademecum::guide;

use super::common::{Ending, UsageError};
use super::screen::{print, width};

const EXAMPLES: &str = "\
Examples:
  vade explain number-gap        a check, by the code that a finding shows
  vade explain review_due        a key of the front matter or of vade.toml";

/// Explain a check or a key
///
/// Of a check: what is wrong, why it matters, an example and the remedy. Of a key: its value and what comes of it. The
/// texts are those of the guide, which `vade guide` opens.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The code of a check, or a key
    name: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Ending> {
    let name = &arguments.name;
    let text = guide::explain(name, usize::from(width().clamp(40, 100))).map_err(|nearest| {
        let meant = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        anyhow!(UsageError(format!("there is no check and no key `{name}`{meant}")))
    })?;
    print(&text)?;
    Ok(Ending::Nothing)
}
