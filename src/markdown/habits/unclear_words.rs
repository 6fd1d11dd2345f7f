//! Words that say nothing to those who hear a page's links read out as a list.

use std::sync::LazyLock;

use crate::quick_map::QuickSet;

/// Longer than the longest of them, so that a link with more words need not be looked up.
pub(super) const LONGEST: usize = 40;

/// Whether words say nothing of where they lead; they are in small letters, with one blank between them.
pub(super) fn are_unclear(words: &str) -> bool {
    UNCLEAR.contains(words)
}

static UNCLEAR: LazyLock<QuickSet<&str>> = LazyLock::new(|| [ENGLISH, WELSH].into_iter().flatten().copied().collect());

// A line for each would make the lists too long to survey.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "click", "click for more", "click here", "click here for more", "click here to read more", "click on this link",
    "click the link", "click this link", "click to read more", "continue", "continue reading", "details", "download",
    "download here", "download it here", "download now", "download this", "find it here", "find out more",
    "find out more here", "follow the link", "follow this link", "for more", "for more information",
    "for more information click here", "full details", "further details", "further information", "go", "go here",
    "go to link", "here", "in this document", "info", "information", "learn more", "learn more here", "link",
    "link here", "look here", "more", "more details", "more here", "more info", "more information",
    "on this page", "open", "open here", "open link", "open this", "page", "please click here", "read", "read here",
    "read more", "read more here", "read on", "read this", "see", "see here", "see link", "see more", "see the link",
    "see this", "see this link", "see this page", "that", "the link", "the page", "these", "this", "this document",
    "this file", "this form", "this link", "this one", "this page", "this site", "this web page", "this webpage",
    "this website", "those", "use this link", "view", "view here", "view more", "visit", "visit this page",
    "visit website", "web link", "web page", "web site", "weblink", "webpage", "website",
];

#[rustfmt::skip]
const WELSH: &[&str] = &[
    "agor", "clicio yma", "cliciwch", "cliciwch ar y ddolen", "cliciwch ar y ddolen hon", "cliciwch y ddolen",
    "cliciwch yma", "cliciwch yma i ddarllen mwy", "darllen mwy", "darllen rhagor", "darllenwch fwy",
    "darllenwch hwn", "darllenwch mwy", "darllenwch ragor", "dilynwch y ddolen", "dilynwch y ddolen hon", "dolen",
    "dysgu mwy", "dysgwch fwy", "ewch yma", "fan hyn", "gwefan", "gweld mwy", "gweler yma", "gwelwch yma",
    "gwybodaeth bellach", "hon", "hwn", "hyn", "lawrlwytho", "lawrlwytho yma", "lawrlwythwch", "lawrlwythwch yma",
    "manylion", "manylion pellach", "mwy", "mwy o fanylion", "mwy o wybodaeth", "mwy yma", "rhagor",
    "rhagor o fanylion", "rhagor o wybodaeth", "tudalen", "y ddogfen hon", "y ddolen", "y ddolen hon", "y dudalen",
    "y dudalen hon", "y wefan hon", "yma", "ymlaen",
];

#[test]
fn the_words_can_be_found_and_surveyed() {
    assert!(ENGLISH.is_sorted() && WELSH.is_sorted());
    assert!(UNCLEAR.iter().all(|words| words.len() <= LONGEST && !words.contains(|c: char| c.is_ascii_digit())));
}
