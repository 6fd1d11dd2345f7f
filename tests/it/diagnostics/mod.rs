//! Every problem of the catalogue: a manual in which it is found, and one in which it is rightly not.

mod addresses;
mod bad_manual;
mod blocks;
mod capitals;
mod checks;
mod dates;
mod definitions;
mod depth;
mod encoding;
mod files;
mod gaps;
mod headings;
mod html;
mod keys;
mod lines;
mod link_words;
mod links;
mod missing;
mod names;
mod notices;
mod numbers;
mod places;
mod prose;
mod record;
mod structure;
mod tables;
mod text;
mod theme;
mod together;
mod toml;
mod types;
mod unpublished;
#[cfg(unix)]
mod unread;
mod values;
