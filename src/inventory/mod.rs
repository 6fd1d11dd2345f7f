//! Site → what a manual holds and what is due in it, as tables for people and for programs. It never makes a page.

mod calendar;
pub mod filter;
pub mod item;
pub mod list;
mod review_tables;
pub mod reviews;
pub mod search_terms;
mod spreadsheet;
mod table;
