//! Where pages were while the preview has been running, so that a page that is open is led to where it is now.

use std::collections::HashMap;

use super::edition::Edition;

/// How many renamed files are followed from one to the next; more would be a circle.
const MOST_STEPS: usize = 100;

/// What pages and files were called before.
#[derive(Debug, Default)]
pub(super) struct Former {
    /// By address: the file whose page was there.
    files: HashMap<String, String>,
    /// By the path of a file: what it was renamed to.
    renamed: HashMap<String, String>,
}

impl Former {
    /// Notes what is no longer where it was.
    pub(super) fn note(&mut self, before: &Edition, now: &Edition, renamed: Vec<(String, String)>) {
        for (old, new) in renamed {
            self.renamed.remove(&new);
            self.renamed.insert(old, new);
        }
        for (path, address) in before.left_for(now) {
            self.files.insert(address.to_owned(), path.to_owned());
        }
    }

    /// Where the page of a former address is now.
    pub(super) fn now<'e>(&self, edition: &'e Edition, address: &str) -> Option<&'e str> {
        let mut path = self.files.get(address)?;
        for _ in 0..MOST_STEPS {
            if let Some(address) = edition.address_of(path) {
                return Some(address);
            }
            path = self.renamed.get(path)?;
        }
        None
    }

    /// What is said to a page that is open and gone.
    pub(super) fn why_gone(&self, address: &str) -> Option<String> {
        let path = self.files.get(address)?;
        Some(format!("This page is gone. It was written in {path}, which has been deleted, moved or made a draft."))
    }
}
