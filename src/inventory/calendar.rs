//! Review dates as a calendar (RFC 5545): one whole day a review, the same bytes whenever it is made.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::item::Item;
use super::reviews::{Named, Reviews};
use super::table::in_one_line;
use crate::markdown::anchor::slug;

const PRODUCT: &str = "-//Vademecum//Review dates//EN";
/// How many bytes a line may have.
const LONGEST_LINE: usize = 75;

pub(super) fn calendar(reviews: &Reviews) -> String {
    let manual = &reviews.manual;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:{PRODUCT}"),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(&format!("Reviews: {}", in_one_line(&manual.title)))),
    ];
    for item in &reviews.dated {
        if let Some(due) = item.review_due {
            lines.extend(event(manual, item, due, reviews.date));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event(manual: &Named, item: &Item, due: Date, date: Date) -> Vec<String> {
    let number = item.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&uid(manual, item))),
        format!("DTSTAMP:{}T000000Z", compact(date)),
        format!("DTSTART;VALUE=DATE:{}", compact(due)),
        format!("DTEND;VALUE=DATE:{}", compact(due.saturating_add(1.day()))),
        // Nobody is away from their desk for a review.
        "TRANSP:TRANSPARENT".to_owned(),
        format!("SUMMARY:{}", escaped(&format!("Review due: {number}{}", in_one_line(&item.title)))),
        format!("DESCRIPTION:{}", escaped(&description(item))),
        format!("CATEGORIES:{}", if due < date { "Review overdue" } else { "Review due" }),
    ];
    lines.extend(url(manual, item).map(|url| format!("URL:{url}")));
    lines.push("END:VEVENT".to_owned());
    lines
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line with its end, broken where it is too long (RFC 5545, 3.1); a letter of several bytes stays whole.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            text += "\r\n ";
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text + "\r\n"
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

/// 20270531
fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}
