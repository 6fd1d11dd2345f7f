//! Every problem of the catalogue: a manual in which it is found, and one in which it is rightly not.

mod keys;
mod keys_of_lines;
mod links;
mod record;
mod structure;
mod text;
mod theme;
mod together;
mod types;
mod values;
