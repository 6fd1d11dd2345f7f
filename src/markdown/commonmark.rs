//! CommonMark's own examples, through our renderer.
//!
//! They differ from ours on purpose in raw HTML, which passes an allow-list, and in headings, which get an
//! id. Everything else must come out the same.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;

use proptest::prelude::{prop_assert_eq, proptest};

use super::html::{Context, Hyperlink, Words, blocks, is_words_alone, recorded};
use super::written::Written;
use crate::diagnostics::Diagnostics;
use crate::source::{Sources, Span};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/node_modules/commonmark-spec/spec.txt");
const FENCE: &str = "````````````````````````````````";

struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

#[test]
fn the_examples_of_the_specification_come_out_the_same() {
    let examples = examples();
    assert!(examples.len() > 600, "the specification has {} examples", examples.len());
    let mut raw_html = 0;
    let mut failures = vec![];
    for example in &examples {
        if has_raw_html(&example.markdown) {
            raw_html += 1;
            continue;
        }
        let (expected, actual) = (normal(&example.html), normal(&ours(&example.markdown)));
        if expected != actual {
            let Example { number, section, markdown, .. } = example;
            failures
                .push(format!("example {number} ({section}):\n{markdown}\nexpected:\n{expected}\nours:\n{actual}\n"));
        }
    }
    assert!(failures.is_empty(), "{} examples differ:\n{}", failures.len(), failures.join("\n"));
    assert!(raw_html < 80, "{raw_html} examples were passed over for their raw HTML");
}

/// Panics unless `holds` for the Markdown of each example.
pub(super) fn holds_for_all<E: Display>(mut holds: impl FnMut(&str) -> Result<(), E>) {
    for Example { number, section, markdown, .. } in examples() {
        holds(&markdown).unwrap_or_else(|error| panic!("example {number} ({section}):\n{markdown}\n{error}"));
    }
}

fn examples() -> Vec<Example> {
    let spec =
        fs::read_to_string(SPEC).unwrap_or_else(|error| panic!("{SPEC}: {error}; run tests/run, which installs it"));
    let mut examples = vec![];
    let mut section = String::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.to_owned();
        } else if line.starts_with(FENCE) && line.ends_with("example") {
            let mut until = |end: &str| -> String {
                let text = lines.by_ref().take_while(|line| *line != end).map(|line| line.replace('→', "\t") + "\n");
                text.collect()
            };
            let (markdown, html) = (until("."), until(FENCE));
            examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
        }
    }
    examples
}

fn has_raw_html(markdown: &str) -> bool {
    use pulldown_cmark::{Event, Parser};
    Parser::new_ext(markdown, super::dialect()).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

fn ours(markdown: &str) -> String {
    let sources = Sources::from_texts([("vade.toml", "")]);
    let file = sources.find("vade.toml").expect("it was given");
    let callouts = BTreeMap::new();
    let place = |range| Span::new(file, range);
    let written =
        Written { text: markdown, place: &place, callouts: &callouts, abbreviations: &callouts, is_recorded: true };
    let outline = written.outline(&mut Diagnostics::default());
    let link = |destination: &str| Hyperlink { href: Some(destination.to_owned()), ..Hyperlink::default() };
    let context = Context {
        headings: &outline.headings,
        numbered: false,
        level_shift: 0,
        id_prefix: "",
        link: &link,
        callouts: &callouts,
        abbreviations: &Default::default(),
        words: &words(),
    };
    let html = blocks(markdown, &context).html;
    // Whether it was recorded or is parsed anew.
    assert_eq!(recorded(markdown, outline.recording.as_ref(), &context).html, html);
    html
}

fn words() -> Words {
    let word = || "word".to_owned();
    Words { table: word(), footnotes: word(), footnote_back: word(), done: word(), to_do: word() }
}

/// HTML without what may differ in writing: the end of empty elements, white space between blocks, how a character
/// is escaped; and without a heading's id, and the place of code in the order of the keyboard.
fn normal(html: &str) -> String {
    let text = html.replace(" />", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    let text = text.replace("<pre tabindex=\"0\">", "<pre>");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<h") {
        let (before, heading) = rest.split_at(at);
        let is_heading = heading[2..].starts_with(|level: char| level.is_ascii_digit());
        let tag = &heading[..heading.find('>').map_or(heading.len(), |end| end + 1)];
        plain += before;
        plain += if is_heading {
            if tag.len() > 4 { &tag[..3] } else { tag.trim_end_matches('>') }
        } else {
            &tag[..tag.len() - 1]
        };
        plain += ">";
        rest = &heading[tag.len()..];
    }
    plain += rest;
    plain.split(">\n").map(str::trim_start).collect::<Vec<_>>().join(">").replace("\n<", "<").trim().to_owned()
}

proptest! {
    /// Lines that take the short way are what the long one makes of them.
    #[test]
    fn words_alone_are_html_as_they_are(text in r#"[a-zA-Zéßж][a-zéж0-9 ,.;:?'’"()/%–-]{0,30}"#) {
        if is_words_alone(&text) {
            prop_assert_eq!(ours(&text), format!("<p>{text}</p>\n"));
        }
    }
}
