//! All tests of what an author sees: a manual goes in; a report, a page or a folder comes out.

mod browser;
mod cli;
mod crash;
mod demonstration;
mod determinism;
mod diagnostics;
mod edits;
mod fuzz;
mod guide_checks;
mod guide_commands;
mod guide_faults;
#[cfg(unix)]
mod guide_first_hour;
mod help;
mod hostile;
mod house_rules;
mod list;
mod machine;
#[path = "../../benches/manual/mod.rs"]
mod manual;
mod manuals;
mod pages;
mod properties;
mod reading;
mod refused;
mod reviews;
mod revise;
mod schema;
mod search_files;
mod serve;
mod support;
mod themes;
mod writing;
