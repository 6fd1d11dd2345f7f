//! The functions through which all tests use the library, so that a change of its face touches this file alone.

use vademecum::Options;
use vademecum::diagnostics::Severity;
use vademecum::diagnostics::code::Code;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;

/// The day on which all tests take place.
pub(crate) const TODAY: &str = "2026-11-22";

/// A manual written as one text: `--- path` begins a file. Without a `vade.toml` it gets a plain one.
pub(crate) fn sources_of(text: &str) -> Sources {
    let mut files: Vec<(&str, String)> = vec![];
    for line in text.trim_start().split_inclusive('\n') {
        match (line.strip_prefix("--- "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => panic!("a manual in a text begins with `--- path`, not with {line:?}"),
        }
    }
    if !files.iter().any(|(path, _)| *path == "vade.toml") {
        files.push(("vade.toml", "title = \"Test Manual\"\n".to_owned()));
    }
    Sources::from_texts(files.iter().map(|(path, text)| (*path, text.as_str())))
}

pub(crate) fn options() -> Options {
    Options::on(TODAY.parse().expect("the day is a date"))
}

/// What `check` finds in a manual, and how much each finding matters.
pub(crate) fn findings_of(text: &str) -> Vec<(Severity, Code)> {
    let found = vademecum::check(&sources_of(text), options()).expect("the manual can be read");
    found.iter().map(|finding| (finding.severity, finding.code)).collect()
}

/// What `check` says of a manual, one line a finding.
pub(crate) fn report_of(text: &str) -> String {
    report_on(text, options())
}

/// What `check` says of a manual, asked in another way.
pub(crate) fn report_on(text: &str, options: Options) -> String {
    formatted(text, options, Format::Short)
}

/// What `check` says of a manual, in a format.
pub(crate) fn formatted(text: &str, options: Options, format: Format) -> String {
    let sources = sources_of(text);
    let found = vademecum::check(&sources, options).expect("the manual can be read");
    report(&sources, &found, Style { format, prefix: "", color: false })
}

/// A page of the built manual, whatever is wrong with the manual.
pub(crate) fn page_of(text: &str, address: &str) -> String {
    page_on(text, options(), address)
}

/// A page of the manual, built in another way.
pub(crate) fn page_on(text: &str, options: Options, address: &str) -> String {
    let (page, _) = vademecum::page(&sources_of(text), options, address).expect("the page can be rendered");
    let page = page.unwrap_or_else(|| panic!("the site has no page {address}"));
    String::from_utf8(page).expect("a page is text")
}

/// Whether the built manual has a page.
pub(crate) fn has_page(text: &str, address: &str) -> bool {
    vademecum::page(&sources_of(text), options(), address).expect("the page can be rendered").0.is_some()
}

/// The part of a page from the first `start` to the next `end`, both included.
pub(crate) fn part_of(page: &str, start: &str, end: &str) -> String {
    let from = page.find(start).unwrap_or_else(|| panic!("the page has no {start:?}:\n{page}"));
    let length = page[from..].find(end).unwrap_or_else(|| panic!("{end:?} does not follow {start:?}:\n{page}"));
    page[from..from + length + end.len()].to_owned()
}

/// The elements whose opening tag has these characters in it, each with all that it holds.
pub(crate) fn elements_with(page: &str, mark: &str) -> Vec<String> {
    let is_marked = |(start, tag): &(usize, &str)| {
        !tag.starts_with("</") && tag.contains(mark) && !page[*start..].starts_with("<!")
    };
    tags(page).filter(is_marked).map(|(start, _)| page[start..element_end(page, start)].to_owned()).collect()
}

/// The first element whose opening tag has these characters in it.
pub(crate) fn element_with(page: &str, mark: &str) -> String {
    elements_with(page, mark).into_iter().next().unwrap_or_else(|| panic!("no element has {mark:?}:\n{page}"))
}

/// The value of an attribute of the tag that a piece of HTML begins with.
pub(crate) fn attribute_of(html: &str, name: &str) -> Option<String> {
    let (_, tag) = tags(html).next()?;
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(&value[..value.find('"')?]))
}

/// The values of an attribute in all tags of a page.
pub(crate) fn attributes_of(page: &str, name: &str) -> Vec<String> {
    tags(page).filter_map(|(_, tag)| attribute_of(tag, name)).collect()
}

/// What a piece of HTML says to the eye: without its tags and without what is `visually-hidden`, white space folded.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (start, tag) in tags(html) {
        if start < at {
            continue;
        }
        text.push_str(&html[at..start]);
        let classes = attribute_of(tag, "class").unwrap_or_default();
        let is_hidden = classes.split_whitespace().any(|class| class == "visually-hidden");
        at = if is_hidden { element_end(html, start) } else { start + tag.len() };
    }
    text.push_str(&html[at..]);
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the page's main region says.
pub(crate) fn main_text(page: &str) -> String {
    text_of(&element_with(page, "<main"))
}

/// The lines of the contents on a page: `data-kind` and text of each.
pub(crate) fn lines_of(page: &str) -> Vec<(String, String)> {
    let lines = elements_with(&element_with(page, "<main"), " data-kind=\"");
    lines.iter().map(|line| (attribute_of(line, "data-kind").unwrap_or_default(), text_of(line))).collect()
}

/// Every tag of a page, with the place where it begins.
fn tags(page: &str) -> impl Iterator<Item = (usize, &str)> {
    page.match_indices('<').filter_map(|(start, _)| Some((start, &page[start..=start + page[start..].find('>')?])))
}

/// Where the element ends whose opening tag begins here.
fn element_end(page: &str, start: usize) -> usize {
    const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];
    let name_of = |tag: &str| tag.trim_start_matches(['<', '/']).split([' ', '\n', '/', '>']).next().map(str::to_owned);
    let (_, first) = tags(&page[start..]).next().expect("a tag begins here");
    let name = name_of(first);
    if first.ends_with("/>") || VOID.iter().any(|void| name.as_deref() == Some(void)) {
        return start + first.len();
    }
    let mut depth = 0;
    for (place, tag) in tags(&page[start..]).filter(|(_, tag)| name_of(tag) == name) {
        if tag.starts_with("</") {
            depth -= 1;
        } else {
            depth += 1;
        }
        if depth == 0 {
            return start + place + tag.len();
        }
    }
    panic!("this element does not end: {}", &page[start..]);
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let named = behind.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (character, after) = named.unwrap_or(('&', behind));
        plain.push(character);
        rest = after;
    }
    plain + rest
}

fn character(name: &str) -> Option<char> {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix('#')? {
            digits if digits.starts_with(['x', 'X']) => code(&digits[1..], 16),
            digits => code(digits, 10),
        },
    }
}
