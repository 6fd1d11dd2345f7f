//! `vade report`

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use jiff::Span;
use jiff::civil::Date;
use vademecum::Options;
use vademecum::inventory::reviews::Query;

use super::common::{Ending, Shared, day, read_manual, tell_reading, today};
use super::screen::{print, tell_unread, width};

const EXAMPLES: &str = "\
Examples:
  vade report reviews
  vade report reviews --within \"6 weeks\" --owner \"Policy Team\"
  vade report reviews --date 2027-01-01 --format csv > reviews.csv
  vade report reviews --format ics > reviews.ics   to be opened in a calendar";

/// Report on the manual as a whole
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    report: Report,
}

#[derive(Subcommand)]
enum Report {
    Reviews(ReviewArguments),
}

/// Report reviews that are overdue, due, without a date, or have gone on for long
///
/// A review has gone on for long when its expected end has passed, when it began more than six months ago, or when
/// neither date is given. Drafts and withdrawn chapters are left out.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
struct ReviewArguments {
    /// The day to report for, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
    /// How far ahead a review counts as due, as "6 weeks"; by default "3 months", while a calendar holds all dates
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    within: Option<Span>,
    /// Only what this owner answers for: the name or a part of it
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// How to show the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// As wide as the terminal
    Text,
    /// For spreadsheets, with the group in the first column
    Csv,
    /// One object, for programs
    Json,
    /// iCalendar: a whole day for each review date
    Ics,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    match &arguments.report {
        Report::Reviews(arguments) => report_reviews(arguments, shared),
    }
}

fn report_reviews(arguments: &ReviewArguments, shared: &Shared) -> Result<Ending> {
    let options = Options::on(today(arguments.date)?);
    let sources = read_manual(&shared.root)?;
    tell_reading(&sources, options, shared)?;
    let query = Query { within: arguments.within, owner: arguments.owner.clone() };
    let reviews = vademecum::reviews(&sources, options, &query)?;
    tell_unread(reviews.unread)?;
    print(&match arguments.format {
        Format::Text => reviews.text(width()),
        Format::Csv => reviews.csv(),
        Format::Json => reviews.json(),
        Format::Ics => reviews.calendar(),
    })?;
    Ok(Ending::Nothing)
}

/// A length of time of a day or more.
fn period(text: &str) -> Result<Span, String> {
    const A_DAY: Date = jiff::civil::date(2026, 1, 31);
    match text.parse::<Span>() {
        Ok(span) if A_DAY.saturating_add(span) > A_DAY => Ok(span),
        _ => Err("write a count and a unit, such as \"90 days\", \"6 weeks\" or \"3 months\"".to_owned()),
    }
}
