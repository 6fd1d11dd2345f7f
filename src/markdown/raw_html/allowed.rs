//! Which elements and attributes of raw HTML may pass, and what may stand in what.

use super::Level;

/// Elements that may stand within a line.
const PHRASING: [&str; 26] = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Elements that stand for themselves.
const BLOCK: [&str; 24] = [
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "section",
];
pub(super) const VOID: [&str; 3] = ["br", "hr", "wbr"];
/// Elements whose text is not for reading.
pub(super) const HIDDEN_TEXT: [&str; 7] = ["script", "style", "template", "noscript", "iframe", "object", "textarea"];
/// Elements that may hold Markdown between their tags; all others end with their block of raw HTML.
const CONTAINERS: [&str; 5] = ["blockquote", "details", "div", "figure", "section"];

/// Whether an element may stand there at all.
pub(super) fn is_allowed(name: &str, level: Level) -> bool {
    PHRASING.contains(&name) || (level == Level::Block && BLOCK.contains(&name))
}

/// What to do about an element that may not stand there.
pub(super) fn help_for(name: &str, level: Level) -> &'static str {
    match name {
        "a" => "write the link in Markdown, `[text](address)`, so that it is checked",
        "img" => "write the picture as `![what it shows](picture.png)`",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write the heading with `##`",
        "font" | "center" => "leave the looks to the theme",
        "script" | "style" => "scripts and styles belong to the theme",
        _ if level == Level::Inline && BLOCK.contains(&name) => {
            "put it on a line of its own, with an empty line before it"
        }
        _ => "write it in Markdown, or take it out",
    }
}

/// Whether an element may stay open behind its block of raw HTML.
pub(super) fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name)
}

/// What an element must stand directly in; empty where it may stand anywhere.
pub(super) fn parents(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["ul", "ol"],
        "dt" | "dd" => &["dl"],
        "caption" | "thead" | "tbody" | "tfoot" => &["table"],
        "tr" => &["table", "thead", "tbody", "tfoot"],
        "td" | "th" => &["tr"],
        "summary" => &["details"],
        "figcaption" => &["figure"],
        _ => &[],
    }
}

/// Whether HTML lets an author leave out the end of an element.
pub(super) fn may_stay_open(name: &str) -> bool {
    ["li", "dt", "dd", "p", "tr", "td", "th", "thead", "tbody", "tfoot"].contains(&name)
}

/// Whether an open element ends where another begins.
pub(super) fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "li" => next == "li",
        "dt" | "dd" => ["dt", "dd"].contains(&next),
        "td" | "th" => ["td", "th", "tr", "tbody", "tfoot"].contains(&next),
        "tr" => ["tr", "tbody", "tfoot"].contains(&next),
        "thead" | "tbody" => ["tbody", "tfoot"].contains(&next),
        "p" => BLOCK.contains(&next),
        _ => false,
    }
}

/// Why an attribute may not pass.
pub(super) fn attribute_fault(element: &str, name: &str, value: &str) -> Option<&'static str> {
    match (element, name) {
        (_, "lang" | "title") => None,
        (_, "dir") => (!["ltr", "rtl", "auto"].contains(&value)).then_some("write `ltr`, `rtl` or `auto`"),
        ("details", "open") | ("ol", "reversed") => None,
        ("ol", "start") | ("td" | "th", "colspan" | "rowspan") => {
            value.parse::<u16>().is_err().then_some("write a small whole number")
        }
        ("ol", "type") => (!["1", "a", "A", "i", "I"].contains(&value)).then_some("write `1`, `a`, `A`, `i` or `I`"),
        ("th", "scope") => (!["row", "col", "rowgroup", "colgroup"].contains(&value)).then_some("write `row` or `col`"),
        ("time", "datetime") => None,
        _ => Some("take it out; looks and behaviour belong to the theme"),
    }
}
