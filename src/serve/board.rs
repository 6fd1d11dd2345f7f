//! What every open page must know: the number of the build that is shown, and what is wrong with the manual now.

use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::{Value, json};

/// What is told to pages. Numbers of builds grow by one with every change of what is told.
#[derive(Debug, Clone, Default)]
pub(super) struct Notice {
    /// The build that is told of.
    pub build: u64,
    /// The latest build in which anything but styles changed on pages.
    pub pages: u64,
    /// The latest build in which styles changed.
    pub styles: u64,
    /// What is wrong with the manual.
    pub problems: Problems,
}

/// What is wrong, as the overlay shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Problems {
    pub errors: usize,
    pub warnings: usize,
    /// The first of them, each an object.
    pub listed: Vec<Value>,
    /// What is wrong around the manual, so that it could not be read.
    pub failure: Option<String>,
}

/// The notice of the latest build, for whoever waits for it.
#[derive(Debug)]
pub(super) struct Board {
    /// Tells this run of the server from the one before it, whose numbers began at one as well.
    session: String,
    notice: Mutex<Notice>,
    changed: Condvar,
}

impl Board {
    pub(super) fn new(session: String) -> Board {
        Board { session, notice: Mutex::default(), changed: Condvar::new() }
    }

    pub(super) fn session(&self) -> &str {
        &self.session
    }

    /// Tells of a new build.
    pub(super) fn put_up(&self, change: impl FnOnce(&mut Notice)) {
        let mut notice = self.notice();
        notice.build += 1;
        change(&mut notice);
        drop(notice);
        self.changed.notify_all();
    }

    /// Waits until there is a build after this one; `None` where there is none for a while.
    pub(super) fn after(&self, build: u64, patience: Duration) -> Option<Notice> {
        let waiting = self.changed.wait_timeout_while(self.notice(), patience, |notice| notice.build <= build);
        let (notice, _) = waiting.expect("nothing panics while it holds the notice");
        (notice.build > build).then(|| notice.clone())
    }

    /// The notice as pages read it.
    pub(super) fn text(&self, notice: &Notice) -> String {
        let Problems { errors, warnings, listed, failure } = &notice.problems;
        json!({
            "session": self.session,
            "build": notice.build,
            "pages": notice.pages,
            "styles": notice.styles,
            "errors": errors,
            "warnings": warnings,
            "problems": listed,
            "failure": failure,
        })
        .to_string()
    }

    fn notice(&self) -> MutexGuard<'_, Notice> {
        self.notice.lock().expect("nothing panics while it holds the notice")
    }
}
