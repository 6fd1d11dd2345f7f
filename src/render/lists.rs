//! The short lists of a page: its headings, its history, its abbreviations.

use super::html::{add, escape};
use super::ready::Markup;
use crate::model::entry::Entry;

/// How many bytes hardly any item has, beside what an author wrote at length.
const ITEM: usize = 96;

/// The items of the list "On this page", where there are several.
pub(super) fn contents_html(entry: &Entry) -> Option<Markup> {
    let depth = usize::from(entry.contents_depth);
    let headings = entry.body.outline.headings.iter().filter(|heading| heading.number.len() <= depth);
    let mut list = String::with_capacity(entry.body.outline.headings.len() * ITEM);
    let mut count = 0;
    for heading in headings {
        count += 1;
        match heading.number.len() {
            1 => list += "<li>",
            level => list += &format!("<li class=\"level-{level}\">"),
        }
        add(&mut list, "<a href=\"#", &heading.anchor, "\">");
        if entry.number_headings {
            list += "<b>";
            heading.add_shown_number(&mut list);
            list += "</b> ";
        }
        escape(&heading.text, &mut list);
        list += "</a></li>\n";
    }
    (count > 1).then(|| list.into())
}

/// The items of a list.
pub(super) fn items<'i>(all: impl IntoIterator<Item = &'i str>) -> Option<Markup> {
    let mut list = String::new();
    for item in all {
        list.reserve(item.len() + ITEM);
        list.extend(["<li>", item, "</li>\n"]);
    }
    (!list.is_empty()).then(|| list.into())
}

/// What abbreviations mean, as the pieces of a `dl`.
pub(super) fn abbreviations_html(all: &[(String, String)]) -> Option<Markup> {
    let mut list = String::with_capacity(all.len() * ITEM);
    for (short, meaning) in all {
        add(&mut list, "<div><dt>", short, "</dt> <dd>");
        add(&mut list, "", meaning, "</dd></div>\n");
    }
    (!all.is_empty()).then(|| list.into())
}
