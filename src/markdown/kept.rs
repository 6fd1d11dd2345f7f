//! An outline in few bytes, as a build keeps it for the next one: where in the text its words stand.
//!
//! Words that stand there otherwise than they are meant, such as those with an escaped mark, are kept themselves.

use serde::{Deserialize, Serialize};

use super::anchor::Anchors;
use super::headings::HeadingNumbers;
use super::written::Written;
use crate::model::outline::{Heading, Link, Outline};

/// The bits of a heading's marks that are its level.
const LEVEL: u8 = 0b111;
/// Marks of a heading, of links, and of both.
const OWN_ID: u8 = 1 << 3;
const IMAGE: u8 = 1 << 4;
const WITH_WORDS: u8 = 1 << 5;
const AS_WRITTEN: u8 = 1 << 6;

#[derive(Serialize, Deserialize)]
struct Kept<'k> {
    is_empty: bool,
    headings: Vec<KeptHeading>,
    links: Vec<KeptLink>,
    /// What does not stand in the text, in the order in which it is asked for.
    #[serde(borrow)]
    words: Vec<&'k str>,
}

#[derive(Serialize, Deserialize)]
struct KeptHeading {
    marks: u8,
    /// Where its words begin in the text.
    start: u32,
    length: u32,
}

#[derive(Serialize, Deserialize)]
struct KeptLink {
    marks: u8,
    /// Where the link begins in the text.
    start: u32,
    length: u32,
    /// How long its destination is, which is followed by the mark that ends the link.
    destination: u32,
}

impl Written<'_> {
    /// The text's outline in few bytes.
    pub(crate) fn keep(&self, outline: &Outline) -> Box<[u8]> {
        let mut words: Vec<&str> = vec![];
        let mut headings = Vec::with_capacity(outline.headings.len());
        for heading in &outline.headings {
            let mut kept =
                KeptHeading { marks: heading.level, start: heading.start, length: narrow(heading.text.len()) };
            match self.words_of(&kept) {
                Some(there) if there == &*heading.text => kept.marks |= AS_WRITTEN,
                _ => words.push(&heading.text),
            }
            if heading.has_id {
                kept.marks |= OWN_ID;
                words.push(&heading.anchor);
            }
            headings.push(kept);
        }
        let start = (self.place)(0..0).start;
        let mut links = Vec::with_capacity(outline.links.len());
        for link in &outline.links {
            let mut kept = KeptLink {
                marks: if link.is_image { IMAGE } else { 0 } | if link.has_words { WITH_WORDS } else { 0 },
                start: link.span.start - start,
                length: link.span.end - link.span.start,
                destination: narrow(link.destination.len()),
            };
            match self.destination_of(&kept) {
                Some(there) if there == link.destination => kept.marks |= AS_WRITTEN,
                _ => words.push(&link.destination),
            }
            links.push(kept);
        }
        let kept = Kept { is_empty: outline.is_empty, headings, links, words };
        postcard::to_allocvec(&kept).expect("an outline can be written").into()
    }

    /// The outline that was kept of this text; none if the bytes are not such an outline.
    pub(crate) fn recall(&self, kept: &[u8]) -> Option<Outline> {
        let kept: Kept<'_> = postcard::from_bytes(kept).ok()?;
        // How much may be copied out of the text, which bytes that were made to harm might claim again and again.
        let mut room = self.text.len();
        let mut words = kept.words.into_iter();
        let (mut anchors, mut numbers) = (Anchors::default(), HeadingNumbers::default());
        let mut headings = Vec::with_capacity(kept.headings.len());
        for heading in kept.headings {
            let is_written = heading.marks & AS_WRITTEN != 0;
            let text = if is_written { taken(self.words_of(&heading)?, &mut room)? } else { words.next()? };
            let has_id = heading.marks & OWN_ID != 0;
            let anchor = if has_id {
                let id = words.next()?;
                anchors.take(id);
                id.to_owned()
            } else {
                anchors.of(text)
            };
            let level = Some(heading.marks & LEVEL).filter(|level| (1..=6).contains(level))?;
            let number = numbers.next(level);
            let (text, anchor) = (text.into(), anchor.into());
            headings.push(Heading { level, text, start: heading.start, anchor, has_id, number });
        }
        let mut links = Vec::with_capacity(kept.links.len());
        for link in kept.links {
            let is_written = link.marks & AS_WRITTEN != 0;
            let destination = if is_written { taken(self.destination_of(&link)?, &mut room)? } else { words.next()? };
            let start = link.start as usize;
            let span = (self.place)(start..start + self.whole(&link)?.len());
            let (is_image, has_words) = (link.marks & IMAGE != 0, link.marks & WITH_WORDS != 0);
            links.push(Link { destination: destination.to_owned(), span, is_image, has_words });
        }
        Some(Outline { headings, links, is_empty: kept.is_empty, recording: None })
    }

    /// As many letters as the heading has, where its words begin.
    fn words_of(&self, heading: &KeptHeading) -> Option<&str> {
        self.text.get(heading.start as usize..)?.get(..heading.length as usize)
    }

    fn whole(&self, link: &KeptLink) -> Option<&str> {
        self.text.get(link.start as usize..)?.get(..link.length as usize)
    }

    /// As many letters as the destination has, at the end of the link.
    fn destination_of(&self, link: &KeptLink) -> Option<&str> {
        let whole = self.whole(link)?;
        let end = whole.len().checked_sub(1)?;
        whole.get(end.checked_sub(link.destination as usize)?..end)
    }
}

/// Words of a text, as long as there is room for them.
fn taken<'t>(words: &'t str, room: &mut usize) -> Option<&'t str> {
    *room = room.checked_sub(words.len())?;
    Some(words)
}

/// Files longer than 4 GiB are cut off there.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ops::Range;

    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::test_runner::TestCaseError;

    use super::{AS_WRITTEN, Kept, KeptHeading, KeptLink};
    use crate::diagnostics::Diagnostics;
    use crate::markdown::commonmark;
    use crate::markdown::written::Written;
    use crate::model::outline::Outline;
    use crate::source::{SETTINGS, Sources, Span};

    /// As far into its file as a text behind front matter.
    const START: usize = 40;

    /// A text in a file.
    fn written<T>(text: &str, then: impl FnOnce(Written<'_>) -> T) -> T {
        let sources = Sources::from_texts([(SETTINGS, "")]);
        let file = sources.find(SETTINGS).expect("it was given");
        let place = |range: Range<usize>| Span::new(file, START + range.start..START + range.end);
        let none = BTreeMap::new();
        then(Written { text, place: &place, callouts: &none, abbreviations: &none, is_recorded: false })
    }

    /// Gives whether it is kept at all: there must be nothing to say of it.
    fn is_kept_whole(text: &str) -> Result<bool, TestCaseError> {
        written(text, |written| {
            let mut found = Diagnostics::default();
            let outline = written.outline(&mut found);
            if found.len() == 0 { comes_back(&written, &outline).map(|()| true) } else { Ok(false) }
        })
    }

    fn comes_back(written: &Written<'_>, outline: &Outline) -> Result<(), TestCaseError> {
        let text = written.text;
        let kept = written.keep(outline);
        let recalled = written.recall(&kept).expect("it was kept of this text");
        prop_assert_eq!((&recalled.headings, &recalled.links), (&outline.headings, &outline.links), "{}", text);
        prop_assert_eq!(recalled.is_empty, outline.is_empty);
        // Whatever the bytes are, or the text is, there is an outline or none.
        for at in 0..kept.len() {
            let mut other = kept.clone();
            other[at] = other[at].wrapping_add(100);
            written.recall(&other);
            written.recall(&kept[..at]);
            Written { text: &text[..text.floor_char_boundary(at)], ..*written }.recall(&kept);
        }
        Ok(())
    }

    #[test]
    fn the_examples_of_the_specification_are_kept_whole() {
        let mut kept = 0;
        commonmark::holds_for_all(|example| is_kept_whole(example).map(|is_kept| kept += u32::from(is_kept)));
        assert!(kept > 400, "{kept} examples are kept");
    }

    /// Whether there is an outline of that many headings and links, each of half the text.
    fn is_recalled(level: u8, headings: usize, links: usize) -> bool {
        let headings = (0..headings).map(|_| KeptHeading { marks: level | AS_WRITTEN, start: 0, length: 10 });
        let links = (0..links).map(|_| KeptLink { marks: AS_WRITTEN, start: 0, length: 12, destination: 10 });
        let kept = Kept { is_empty: false, headings: headings.collect(), links: links.collect(), words: vec![] };
        let kept = postcard::to_allocvec(&kept).expect("an outline can be written");
        written("Ask us all at once.\n", |written| written.recall(&kept).is_some())
    }

    #[test]
    fn words_that_are_claimed_again_and_again_take_no_memory() {
        assert!([(2, 0), (1, 1), (0, 2)].iter().all(|(headings, links)| is_recalled(2, *headings, *links)));
        assert!(![(3, 0), (2, 1), (1, 2), (0, 3)].iter().any(|(headings, links)| is_recalled(2, *headings, *links)));
    }

    #[test]
    fn a_heading_of_no_level_is_not_recalled() {
        assert_eq!([0, 1, 6, 7].map(|level| is_recalled(level, 1, 0)), [false, true, true, false]);
    }

    proptest! {
        #[test]
        fn a_text_is_kept_whole(text in "([-*>\\[\\]()<>\\\\&_^{}a-cé 0-9\n]|\n\n|\n## |\n### |## a|## \\*b\\* c|## a \\{#a\\}|## \\\\\\[a|\\]\\(a\\)|\\[a\\]\\(b|\\[c\\]\\(<a b> \"t\"\\)|<a@b\\.c>|<https://a>|!\\[a\\]\\(b\\)|\n\n\\[a\\]: b\n\n|`){0,40}") {
            is_kept_whole(&text)?;
        }
    }
}
