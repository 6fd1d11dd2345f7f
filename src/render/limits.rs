//! What a page may cost that a manual's own templates make: one that never ends, or takes all memory, is given up.
//!
//! Tera itself bounds `range`, how deep components and expressions go, and circles of includes; but loops within loops
//! and texts that are doubled again and again have no end that anybody would live to see. A thread cannot be stopped
//! from outside: what is given up runs on until the program ends, which it does as soon as it has told.

use std::fmt;
use std::io::{self, Write};
use std::mem;
use std::ops::Range;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How much one page may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub time: Duration,
    /// Bytes of the page.
    pub length: usize,
    /// Bytes that the program may grow by meanwhile; known on Linux alone.
    pub memory: u64,
}

pub(super) const LIMITS: Limits = Limits { time: Duration::from_secs(60), length: 1 << 30, memory: 2 << 30 };

/// What was more than it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    Time,
    Length,
    Memory,
}

/// A page that took more than it may, and the template that it was made with.
#[derive(Debug)]
pub(super) struct GivenUp {
    pub template: String,
    pub excess: Excess,
}

impl fmt::Display for Excess {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Excess::Time => "a page made with it is not finished after a minute",
            Excess::Length => "a page made with it is longer than a gigabyte",
            Excess::Memory => "a page made with it takes more than two gigabytes of memory",
        })
    }
}

impl fmt::Display for GivenUp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot render the template {}: {}", self.template, self.excess)
    }
}

impl std::error::Error for GivenUp {}

/// How many branches one template may have. Tera bounds how deep all else may go in a template, but not `elif`.
const MOST_BRANCHES: usize = 200;

/// Where a template is more than can be read, and why.
pub(super) fn too_much(template: &str) -> Option<(Range<usize>, &'static str)> {
    let (start, word) = template.match_indices("elif").nth(MOST_BRANCHES)?;
    Some((start..start + word.len(), "it has more than 200 `elif`"))
}

/// How often a page is looked after while it is made.
const STEP: Duration = Duration::from_millis(10);
/// Templates include one another, which goes down the stack; it takes no memory before it is used.
const STACK: usize = 64 << 20;

/// Does work that writes a page, unless that takes too much.
pub(super) fn within<E: Send + 'static>(
    limits: Limits,
    work: impl FnOnce(&mut Page) -> Result<(), E> + Send + 'static,
) -> Result<Result<Vec<u8>, E>, Excess> {
    let (sender, receiver) = sync_channel(1);
    let (started, memory_before) = (Instant::now(), memory());
    let writer = move || {
        let mut page = Page { text: vec![], left: limits.length, is_full: false };
        let result = work(&mut page);
        let outcome = if page.is_full { Err(Excess::Length) } else { Ok(result.map(|()| page.text)) };
        // Nobody listens any more where the page was given up.
        drop(sender.send(outcome));
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(writer).expect("a thread can be had");
    let outcome = loop {
        match receiver.recv_timeout(STEP) {
            Ok(outcome) => break Some(outcome),
            Err(RecvTimeoutError::Disconnected) => break None,
            Err(RecvTimeoutError::Timeout) => {}
        }
        let excess = if started.elapsed() > limits.time {
            Excess::Time
        } else if memory() > memory_before.saturating_add(limits.memory) {
            Excess::Memory
        } else {
            continue;
        };
        // It is not even detached, since it may end in this moment; see below.
        mem::forget(thread);
        return Err(excess);
    };
    // A thread that ends while it is detached brings the program down, once in millions of times: the C library looks
    // once more at its stack, which is gone by then where it was as large as this one. So it is waited for.
    match thread.join() {
        Ok(()) => outcome.expect("a thread that ends without a panic has sent its page"),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// A page that is being written, up to a length.
pub(super) struct Page {
    text: Vec<u8>,
    left: usize,
    is_full: bool,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_full |= bytes.len() > self.left;
        if self.is_full {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.left -= bytes.len();
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How much memory the program has in use, in bytes; 0 where the system does not tell.
fn memory() -> u64 {
    const PAGE: u64 = 4096;
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).map_or(0, |pages| pages * PAGE)
}

#[cfg(test)]
mod tests {
    use super::{Excess, Limits, within};
    use crate::config;
    use crate::diagnostics::Diagnostics;
    use crate::render::theme::Theme;
    use crate::source::Sources;
    use std::io::{self, Write as _};
    use std::thread;
    use std::time::Duration;

    const NONE: Limits = Limits { time: Duration::from_secs(60), length: usize::MAX, memory: u64::MAX };

    /// What is said of a chapter's template, where pages may take so much.
    fn said_of(template: &str, limits: Limits) -> String {
        let sources = Sources::from_texts([
            ("vade.toml", "title = \"T\"\ntheme = \"house\""),
            ("themes/house/templates/404.html", "fine"),
            ("themes/house/templates/chapter.html", template),
        ]);
        let mut found = Diagnostics::default();
        let settings = sources.find("vade.toml").expect("it was given");
        let config = config::read(&sources, settings, &mut found);
        let mut theme = Theme::of(&sources, &config, &mut found);
        theme.limits = limits;
        let error = theme.render("chapter.html", &"").expect_err("it never ends");
        let fault = theme.fault(&sources, &error).expect("it is told");
        assert_eq!(found.len(), 0);
        // No other page is tried, and none is told of.
        let other = theme.render("404.html", &"").expect_err("all has been given up");
        assert_eq!(theme.fault(&sources, &other), None);
        format!("{}: {}", sources.path_of(fault.span), fault.message)
    }

    #[test]
    fn a_template_that_never_ends_is_told_by_its_name() {
        let hundred = "{% for a in range(end=100000) %}";
        let template = hundred.repeat(4) + &"{% endfor %}".repeat(4);
        let said = said_of(&template, Limits { time: Duration::from_millis(100), ..NONE });
        let expected = "this template cannot be used: a page made with it is not finished after a minute";
        assert_eq!(said, format!("themes/house/templates/chapter.html: {expected}"));
    }

    #[test]
    fn a_template_that_writes_without_end_is_told_by_its_name() {
        let template = "{% component twice(text) %}{{ text }}{{ text }}{% endcomponent twice %}".to_owned()
            + &"{% for a in range(end=100000) %}".repeat(3)
            + "{{ <twice text=\"and on\" /> }}"
            + &"{% endfor %}".repeat(3);
        let said = said_of(&template, Limits { length: 1_000_000, ..NONE });
        let expected = "this template cannot be used: a page made with it is longer than a gigabyte";
        assert_eq!(said, format!("themes/house/templates/chapter.html: {expected}"));
    }

    #[test]
    fn what_stays_within_its_limits_is_the_page() {
        let page = within(NONE, |page| page.write_all(b"whole"));
        assert_eq!(page.expect("it is short").expect("it can be written"), b"whole");
        let error = within(NONE, |_| Err::<(), _>("wrong")).expect("it is short");
        assert_eq!(error, Err("wrong"));
    }

    #[test]
    fn what_takes_too_long_is_given_up() {
        let limits = Limits { time: Duration::from_millis(50), ..NONE };
        let outcome = within(limits, |_| {
            thread::sleep(Duration::from_secs(600));
            Ok::<(), ()>(())
        });
        assert_eq!(outcome, Err(Excess::Time));
    }

    #[test]
    fn what_becomes_too_long_is_given_up() {
        let limits = Limits { length: 1_000_000, ..NONE };
        let outcome = within(limits, |page| -> io::Result<()> {
            loop {
                page.write_all(b"and on")?;
            }
        });
        assert_eq!(outcome.expect_err("it never ends"), Excess::Length);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_takes_too_much_memory_is_given_up() {
        let limits = Limits { memory: 300 << 20, ..NONE };
        let outcome = within(limits, |_| {
            let taken = vec![1_u8; 400 << 20];
            thread::sleep(Duration::from_secs(2));
            if taken.iter().all(|byte| *byte == 1) { Ok(()) } else { Err(()) }
        });
        assert_eq!(outcome, Err(Excess::Memory));
    }
}
