//! Values that templates take as they are, and that pages share rather than make again.

use std::sync::OnceLock;

use anyhow::Result;
use serde::{Serialize, Serializer};
use tera::Value;

/// HTML that no template escapes.
#[derive(Debug, Clone)]
pub(crate) struct Markup(Value);

impl Default for Markup {
    fn default() -> Markup {
        Markup::from("")
    }
}

impl From<String> for Markup {
    fn from(html: String) -> Markup {
        Markup::from(html.as_str())
    }
}

impl From<&str> for Markup {
    fn from(html: &str) -> Markup {
        Markup(Value::safe_string(html))
    }
}

impl Markup {
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str().expect("HTML is text")
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// What many pages show, turned into a template's value once.
#[derive(Debug, Clone)]
pub(crate) struct Shared(Value);

impl Shared {
    pub(crate) fn of(value: &impl Serialize) -> Shared {
        Shared(Value::from_serializable(value))
    }
}

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Things by index, each made when it is first asked for.
#[derive(Debug)]
pub(crate) struct Store<T>(Vec<OnceLock<T>>);

impl<T> Store<T> {
    pub(crate) fn new(length: usize) -> Store<T> {
        Store((0..length).map(|_| OnceLock::new()).collect())
    }

    pub(crate) fn get(&self, index: usize, make: impl FnOnce() -> T) -> &T {
        self.0[index].get_or_init(make)
    }

    /// As [`Store::get`], for what may fail to be made; it is tried anew the next time.
    pub(crate) fn try_get(&self, index: usize, make: impl FnOnce() -> Result<T>) -> Result<&T> {
        match self.0[index].get() {
            Some(thing) => Ok(thing),
            None => {
                let thing = make()?;
                Ok(self.0[index].get_or_init(|| thing))
            }
        }
    }
}
