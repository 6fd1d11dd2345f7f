//! The commands, one file each: their arguments and a thin `run`.

pub(crate) mod amend;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod common;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod guide;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod rename;
pub(crate) mod renumber;
pub(crate) mod report;
pub(crate) mod restore;
pub(crate) mod revision;
pub(crate) mod schema;
mod screen;
pub(crate) mod serve;
pub(crate) mod theme;
pub(crate) mod withdraw;
