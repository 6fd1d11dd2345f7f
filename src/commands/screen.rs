//! What commands print on the output stream: tables and reports.

use std::io::{ErrorKind, Write as _};

use anyhow::{Context as _, Result};

/// How wide a table is where there is no terminal.
const WIDTH: u16 = 100;

/// How many letters go into a line of the terminal.
pub(crate) fn width() -> u16 {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map_or(WIDTH, |(width, _)| width.0)
}

/// Prints a report; a reader such as `head` may stop before its end.
pub(crate) fn print(text: &str) -> Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to the output stream"),
    }
}

/// Says something to the person at the terminal, which no program reads.
pub(crate) fn tell_people(text: &str) -> Result<()> {
    std::io::stderr().write_all(text.as_bytes()).context("cannot write to the terminal")
}

/// Says that some files could not be read in full.
pub(crate) fn tell_unread(count: usize) -> Result<()> {
    let (files, them) = match count {
        0 => return Ok(()),
        1 => ("1 file".to_owned(), "it is"),
        count => (format!("{count} files"), "they are"),
    };
    tell_people(&format!(
        "note: {files} could not be read in full, so {them} missing or incomplete here; `vade check` tells why\n"
    ))
}
