//! All tests of what an author sees: a manual goes in; a report, a page or a folder comes out.

mod browser;
mod cli;
mod demonstration;
mod determinism;
mod diagnostics;
mod guide_checks;
mod house_rules;
mod machine;
mod manuals;
mod pages;
mod schema;
mod support;
mod writing;
