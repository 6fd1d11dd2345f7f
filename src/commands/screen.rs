//! What commands print: reports on the output stream, and what is said to the person at the terminal.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

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

/// How long a build may take without a word, and how often the line is written anew.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(100);

/// A line on a terminal that says how many files are done, once that takes longer than a moment.
pub(crate) struct Progress {
    start: Instant,
    is_wanted: bool,
    /// When the line is next written, in milliseconds after the start.
    next: AtomicU64,
}

impl Progress {
    pub(crate) fn new(start: Instant, is_quiet: bool) -> Progress {
        let is_wanted = !is_quiet && std::io::stderr().is_terminal();
        Progress { start, is_wanted, next: AtomicU64::new(PATIENCE.as_millis() as u64) }
    }

    pub(crate) fn show(&self, done: usize, total: usize) {
        let (now, next) = (self.start.elapsed().as_millis() as u64, self.next.load(Ordering::Relaxed));
        let then = now + PAUSE.as_millis() as u64;
        // Of the threads that are done at once, one writes.
        let is_mine = || self.next.compare_exchange(next, then, Ordering::Relaxed, Ordering::Relaxed).is_ok();
        if self.is_wanted && now >= next && is_mine() {
            write_over(&format!("{done} of {total} files"));
        }
    }

    /// Takes the line away.
    pub(crate) fn finish(&self) {
        if self.next.load(Ordering::Relaxed) > PATIENCE.as_millis() as u64 {
            write_over("");
        }
    }
}

/// Writes in the place of the terminal's line.
fn write_over(text: &str) {
    // Nobody is left to tell when the terminal is gone.
    let _ = std::io::stderr().write_all(format!("\r\x1b[K{text}").as_bytes());
}
