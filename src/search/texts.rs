//! The texts for excerpts → files of a few chapters each, of which a search loads those of what it shows.

use rayon::prelude::*;
use twox_hash::XxHash3_64;

use super::codes::{Codes, FIELD, SAMPLE};
use super::documents::Document;
use super::gather::Texts;
use crate::script::quote;

/// About so much goes into a file.
const USUAL: usize = 12 * 1024;

/// Chooses the codes for the texts of all documents from those of some.
pub(super) fn codes(documents: &[Document<'_>]) -> Codes {
    let mut order: Vec<(u64, usize)> =
        documents.iter().enumerate().map(|(at, document)| (XxHash3_64::oneshot(document.key.as_bytes()), at)).collect();
    order.sort_unstable();
    order.truncate(SAMPLE);
    let texts: Vec<Texts> = order.par_iter().map(|(_, at)| Texts::of(&documents[*at])).collect();
    let headings = order.iter().flat_map(|(_, at)| documents[*at].headings()).map(|heading| &*heading.text);
    let sample: Vec<&str> = texts.iter().flat_map(|texts| &texts.parts).map(String::as_str).chain(headings).collect();
    Codes::of(&sample, documents.len().div_ceil(SAMPLE).next_power_of_two())
}

/// A mark that holds text and codes together; the text before the first heading; then for each part its heading, its anchor unless the heading tells it, its text.
pub(super) fn text_of(document: &Document<'_>, texts: &[String], codes: &Codes) -> Box<str> {
    let mut text = String::with_capacity(texts.iter().map(String::len).sum::<usize>() / 2);
    codes.shorten(&texts[0], &mut text);
    for (heading, part) in document.headings().iter().zip(&texts[1..]) {
        text.push(FIELD);
        codes.shorten(&heading.text, &mut text);
        text.push(FIELD);
        if *simple_anchor(&heading.text) != *heading.anchor {
            text.push_str(&heading.anchor);
        }
        text.push(FIELD);
        codes.shorten(part, &mut text);
    }
    format!("{}{FIELD}{text}", in_36(codes.mark(&text))).into()
}

/// How many files the texts go into: by their slots, of which there are so many.
pub(super) fn files(texts: &[(u32, Box<str>)], slot_count: usize) -> usize {
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    bytes.div_ceil(USUAL).next_power_of_two().min(slot_count)
}

/// Each file, from texts in the order of their slots.
pub(super) fn text_files(texts: &[(u32, Box<str>)], files: usize, slot_count: usize) -> Vec<String> {
    let file_of = |slot: u32| slot as usize * files / slot_count;
    let bounds: Vec<usize> = (0..=files).map(|file| texts.partition_point(|(slot, _)| file_of(*slot) < file)).collect();
    bounds.par_windows(2).map(|range| file(&texts[range[0]..range[1]])).collect()
}

fn file(texts: &[(u32, Box<str>)]) -> String {
    let mut file = String::from("{");
    for (at, (slot, text)) in texts.iter().enumerate() {
        if at > 0 {
            file.push(',');
        }
        file += &format!("{slot}:");
        quote(text, &mut file);
    }
    file + "}"
}

/// A number in digits and letters.
fn in_36(number: u16) -> String {
    let digit =
        |place: u32| char::from_digit(u32::from(number) / 36_u32.pow(place) % 36, 36).expect("36 digits are known");
    let digits: String = (0..4).rev().map(digit).collect();
    digits.trim_start_matches('0').to_owned()
}

/// The anchor or id that the script makes of words by itself.
pub(super) fn simple_anchor(words: &str) -> String {
    let small = words.to_ascii_lowercase().replace(['\'', '’'], "");
    let parts = small.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("texts can be written")
}
