//! The commands, one file each: their arguments and a thin `run`.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod common;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod report;
mod screen;
