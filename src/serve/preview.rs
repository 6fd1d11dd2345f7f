//! What is shown: the last state of the manual without errors, dressed for the preview.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::Error;

use super::board::Board;
use super::dress;
use super::edition::Edition;
use super::facts::Facts;
use super::former::Former;
use super::http::answer::{Answer, Status};
use crate::resolve::addresses::CONTENTS;

pub(super) const EVENTS: &str = "_vade/events";

/// The pages and the board, for all connections.
#[derive(Debug)]
pub(super) struct Preview {
    /// The manual's folder, where pages may name it: on the machine that it is on.
    folder: Option<PathBuf>,
    board: Board,
    shown: Mutex<Shown>,
}

#[derive(Debug, Default)]
struct Shown {
    edition: Option<Arc<Edition>>,
    former: Former,
}

impl Preview {
    pub(super) fn new(session: String, folder: Option<PathBuf>) -> Preview {
        Preview { folder, board: Board::new(session), shown: Mutex::default() }
    }

    pub(super) fn board(&self) -> &Board {
        &self.board
    }

    /// Shows a newer edition; `renamed` are files by their paths before and now.
    pub(super) fn show(&self, edition: Edition, renamed: Vec<(String, String)>) {
        let mut shown = self.shown.lock().expect("nothing panics while it holds the edition");
        let Shown { edition: before, former } = &mut *shown;
        if let Some(before) = before {
            former.note(before, &edition, renamed);
        }
        *before = Some(Arc::new(edition));
    }

    /// Where a file's page is, if it has one.
    pub(super) fn address_of(&self, path: &str) -> Option<String> {
        let shown = self.shown.lock().expect("nothing panics while it holds the edition");
        shown.edition.as_ref()?.address_of(path).map(str::to_owned)
    }

    pub(super) fn answer(&self, address: &str) -> Answer {
        let address = if address.is_empty() { CONTENTS } else { address };
        if let Some(text) = dress::own_file(address) {
            return Answer::file(address, text.as_bytes().to_vec());
        }
        match self.edition() {
            Some(edition) => self.page(&edition, address),
            None if is_page(address) => {
                self.dressed(address, dress::bare_page(dress::NOT_YET), 0, &Facts::default(), Status::Fine)
            }
            None => Answer::refusal(Status::NotFound),
        }
    }

    fn page(&self, edition: &Edition, address: &str) -> Answer {
        match edition.render(address) {
            Some(Ok((bytes, facts))) if is_page(address) => {
                self.dressed(address, bytes, edition.number, &facts, Status::Fine)
            }
            Some(Ok((bytes, _))) => Answer::file(address, bytes),
            Some(Err(error)) => self.failed(address, edition, &error),
            None => self.elsewhere(edition, address),
        }
    }

    /// The answer for an address that no page has: where it is now, or that it is gone.
    fn elsewhere(&self, edition: &Edition, address: &str) -> Answer {
        let (moved, gone) = {
            let shown = self.shown.lock().expect("nothing panics while it holds the edition");
            (shown.former.now(edition, address).map(str::to_owned), shown.former.why_gone(address))
        };
        if let Some(moved) = moved {
            return Answer::led_to(&moved);
        }
        if !is_page(address) {
            return Answer::refusal(Status::NotFound);
        }
        match edition.not_found() {
            Ok((bytes, _)) => {
                let bytes = if address.contains('/') { dress::from_the_top(bytes) } else { bytes };
                self.dressed(address, bytes, edition.number, &Facts { gone, ..Facts::default() }, Status::NotFound)
            }
            Err(error) => self.failed(address, edition, &error),
        }
    }

    /// The answer for a page that cannot be rendered; it comes by itself once it can be.
    fn failed(&self, address: &str, edition: &Edition, error: &Error) -> Answer {
        if !is_page(address) {
            return Answer::refusal(Status::Failed);
        }
        let facts = Facts { gone: Some(format!("{error:#}")), ..Facts::default() };
        self.dressed(address, dress::bare_page(dress::FAILED), edition.number, &facts, Status::Failed)
    }

    fn dressed(&self, address: &str, page: Vec<u8>, build: u64, facts: &Facts, status: Status) -> Answer {
        let path = |file: &String| Some(self.folder.as_ref()?.join(file).display().to_string());
        let facts = Facts { path: facts.file.as_ref().and_then(path), ..facts.clone() };
        let body = dress::dressed(&page, self.board.session(), build, &facts);
        Answer { status, ..Answer::file(address, body) }
    }

    fn edition(&self) -> Option<Arc<Edition>> {
        self.shown.lock().expect("nothing panics while it holds the edition").edition.clone()
    }
}

/// Whether an address is of a page, which the preview dresses.
fn is_page(address: &str) -> bool {
    address.ends_with(".html") && !address.starts_with("files/")
}
