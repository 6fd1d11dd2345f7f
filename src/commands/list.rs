//! `vade list`

use anyhow::Result;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use vademecum::Options;
use vademecum::inventory::filter::Filter;
use vademecum::inventory::item::ItemKind;

use super::common::{Ending, Shared, day, read_manual, tell_reading, today};
use super::screen::{print, tell_unread, width};

const EXAMPLES: &str = "\
Examples:
  vade list
  vade list --section 1.1 --status under-review
  vade list --owner \"Policy Team\" --review-before 2027-04-01
  vade list --without-owner --kind chapter
  vade list --amended-since 2026-05-31 --format csv > changed.csv
  vade list --search-terms --section 6.2

In Excel, open a CSV file with Data > From Text/CSV and take Number as text; else 1.10 becomes 1.1.";

/// List chapters and pages, with their status, owner and dates
///
/// Drafts are listed and marked. Withdrawn chapters are listed only with --status withdrawn. Of several filters, all
/// must fit.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only what has this status: its id, or `withdrawn` or `draft`
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Only what is in this section or inside it: its number, id, path or part of its title
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    /// Only what this owner answers for: the name or a part of it
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Only what is for this audience: its name or a part of it
    #[arg(long, value_name = "AUDIENCE")]
    audience: Option<String>,
    /// Only what is of this kind; a page has no number
    #[arg(long, value_name = "KIND", value_parser = kind_parser())]
    kind: Option<ItemKind>,
    /// Only what is due for review before this day, as 2027-05-31
    #[arg(long, value_name = "DATE", value_parser = day)]
    review_before: Option<Date>,
    /// Only what has an amendment on or after this day, as 2026-05-31
    #[arg(long, value_name = "DATE", value_parser = day)]
    amended_since: Option<Date>,
    /// Only what has no owner
    #[arg(long, conflicts_with = "owner")]
    without_owner: bool,
    /// Show what each is found by in the search: former names, keywords, words of the same meaning, headings
    #[arg(long)]
    search_terms: bool,
    /// How to show the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// As wide as the terminal
    Table,
    /// For spreadsheets, with all columns
    Csv,
    /// One object, for programs
    Json,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let options = Options::on(today(None)?);
    let sources = read_manual(&shared.root)?;
    tell_reading(&sources, options, shared)?;
    if arguments.search_terms {
        let terms = vademecum::search_terms(&sources, options, &arguments.filter())?;
        tell_unread(terms.unread)?;
        print(&match arguments.format {
            Format::Table => terms.text(width()),
            Format::Csv => terms.csv(),
            Format::Json => terms.json(),
        })?;
        return Ok(Ending::Nothing);
    }
    let listing = vademecum::list(&sources, options, &arguments.filter())?;
    tell_unread(listing.unread)?;
    print(&match arguments.format {
        Format::Table => listing.table(width()),
        Format::Csv => listing.csv(),
        Format::Json => listing.json(),
    })?;
    Ok(Ending::Nothing)
}

impl Arguments {
    fn filter(&self) -> Filter {
        Filter {
            status: self.status.clone(),
            section: self.section.clone(),
            owner: self.owner.clone(),
            audience: self.audience.clone(),
            kind: self.kind,
            review_before: self.review_before,
            amended_since: self.amended_since,
            without_owner: self.without_owner,
        }
    }
}

fn kind_parser() -> impl clap::builder::TypedValueParser<Value = ItemKind> {
    PossibleValuesParser::new(ItemKind::ALL.map(ItemKind::name)).map(|name| {
        let kind = ItemKind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.expect("clap lets only known names pass")
    })
}
