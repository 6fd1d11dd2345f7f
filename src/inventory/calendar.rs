//! Review dates as a calendar (RFC 5545): one whole day a review, the same bytes whenever it is made.

use icalendar::{Calendar, Component as _, Event, Parameter, Property};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::item::Item;
use super::reviews::{Named, Reviews};
use super::table::in_one_line;
use crate::markdown::anchor::slug;

const PRODUCT: &str = "-//Vademecum//Review dates//EN";

pub(super) fn calendar(reviews: &Reviews) -> String {
    let manual = &reviews.manual;
    let mut calendar = Calendar::empty();
    let properties = [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")];
    for property in properties {
        calendar.append_property(property);
    }
    calendar.append_property(Property::new("X-WR-CALNAME", format!("Reviews: {}", in_one_line(&manual.title))));
    for item in &reviews.dated {
        if let Some(due) = item.review_due {
            calendar.push(event(manual, item, due, reviews.date));
        }
    }
    calendar.to_string()
}

fn event(manual: &Named, item: &Item, due: Date, date: Date) -> Event {
    let number = item.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let mut event = Event::new();
    event
        .uid(&uid(manual, item))
        .add_property("DTSTAMP", format!("{}T000000Z", compact(date)))
        .append_property(whole_day("DTSTART", due))
        .append_property(whole_day("DTEND", due.saturating_add(1.day())))
        // Nobody is away from their desk for a review.
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&format!("Review due: {number}{}", in_one_line(&item.title)))
        .description(&description(item))
        .add_property("CATEGORIES", if due < date { "Review overdue" } else { "Review due" });
    if let Some(url) = url(manual, item) {
        event.add_property("URL", url);
    }
    event
}

/// The same for an entry as long as it keeps its id, so that a later date moves the event in a calendar.
fn uid(manual: &Named, item: &Item) -> String {
    let manual = Some(slug(&manual.title)).filter(|title| !title.is_empty());
    format!("review-{}@{}", in_one_line(&item.id), manual.as_deref().unwrap_or("manual"))
}

fn description(item: &Item) -> String {
    let owner = item.owner.as_ref().map(|owner| format!("Owner: {}\n", in_one_line(owner)));
    let section = item.section.as_ref().map(|_| format!("Section: {}\n", in_one_line(&item.section_text())));
    format!("{}{}File: {}", owner.unwrap_or_default(), section.unwrap_or_default(), in_one_line(&item.file))
}

fn url(manual: &Named, item: &Item) -> Option<String> {
    let address = item.address.as_ref()?;
    // No address of the site has a colon; one that has leads elsewhere.
    let url = if address.contains(':') { address.clone() } else { format!("{}{address}", manual.base_url.as_ref()?) };
    // Unlike texts, addresses are written as they are: a line end in one would begin a line of the calendar.
    Some(url).filter(|url| !url.contains(char::is_control))
}

fn whole_day(key: &str, day: Date) -> Property {
    Property::new(key, compact(day)).append_parameter(Parameter::new("VALUE", "DATE")).done()
}

/// 20270531
fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}
