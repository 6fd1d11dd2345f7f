//! The words of a link, and whether they say where it leads.

/// Words that say nothing to those who hear a page's links read out as a list. Sorted, in small letters.
const UNCLEAR: [&str; 149] = [
    "agor",
    "clicio yma",
    "cliciwch",
    "cliciwch ar y ddolen",
    "cliciwch ar y ddolen hon",
    "cliciwch y ddolen",
    "cliciwch yma",
    "cliciwch yma i ddarllen mwy",
    "click",
    "click for more",
    "click here",
    "click here for more",
    "click here to read more",
    "click on this link",
    "click the link",
    "click this link",
    "click to read more",
    "continue",
    "continue reading",
    "darllen mwy",
    "darllen rhagor",
    "darllenwch fwy",
    "darllenwch hwn",
    "darllenwch mwy",
    "darllenwch ragor",
    "details",
    "dilynwch y ddolen",
    "dilynwch y ddolen hon",
    "dolen",
    "dolenni",
    "download",
    "download here",
    "download it here",
    "download now",
    "download this",
    "dysgu mwy",
    "dysgwch fwy",
    "ewch yma",
    "fan hyn",
    "find it here",
    "find out more",
    "find out more here",
    "follow the link",
    "follow this link",
    "for more",
    "for more information",
    "for more information click here",
    "full details",
    "further details",
    "further information",
    "go",
    "go here",
    "go to link",
    "gwefan",
    "gweld mwy",
    "gweler yma",
    "gwelwch yma",
    "gwybodaeth bellach",
    "here",
    "hon",
    "hwn",
    "hyn",
    "in this document",
    "info",
    "information",
    "it",
    "lawrlwytho",
    "lawrlwytho yma",
    "lawrlwythwch",
    "lawrlwythwch yma",
    "learn more",
    "learn more here",
    "link",
    "link here",
    "links",
    "look here",
    "manylion",
    "manylion pellach",
    "more",
    "more details",
    "more here",
    "more info",
    "more information",
    "mwy",
    "mwy o fanylion",
    "mwy o wybodaeth",
    "mwy yma",
    "on this page",
    "open",
    "open here",
    "open link",
    "open this",
    "page",
    "please click here",
    "read",
    "read here",
    "read more",
    "read more here",
    "read on",
    "read this",
    "rhagor",
    "rhagor o fanylion",
    "rhagor o wybodaeth",
    "see",
    "see here",
    "see link",
    "see more",
    "see the link",
    "see this",
    "see this link",
    "see this page",
    "that",
    "the link",
    "the page",
    "these",
    "this",
    "this document",
    "this file",
    "this form",
    "this link",
    "this one",
    "this page",
    "this site",
    "this web page",
    "this webpage",
    "this website",
    "those",
    "tudalen",
    "use this link",
    "view",
    "view here",
    "view more",
    "visit",
    "visit this page",
    "visit website",
    "web link",
    "web page",
    "web site",
    "weblink",
    "webpage",
    "website",
    "y ddogfen hon",
    "y ddolen",
    "y ddolen hon",
    "y dudalen",
    "y dudalen hon",
    "y wefan hon",
    "yma",
    "ymlaen",
];
/// Longer than the longest of them, so that a link with more words need not be looked up.
const LONGEST: usize = 40;

/// Reads the words of one link after the other.
#[derive(Default)]
pub(super) struct LinkWords {
    is_open: bool,
    words: String,
    /// The words in small letters, one blank between them.
    plain: String,
}

impl LinkWords {
    pub(super) fn begin(&mut self) {
        self.is_open = true;
        self.words.clear();
    }

    pub(super) fn read(&mut self, words: &str) {
        if self.is_open {
            self.words.push_str(words);
        }
    }

    /// Ends the link; its words, if they could lead anywhere.
    pub(super) fn unclear(&mut self) -> Option<&str> {
        self.is_open = false;
        let words = self.words.trim();
        if words.len() > LONGEST {
            return None;
        }
        self.plain.clear();
        for word in words.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if !self.plain.is_empty() {
                self.plain.push(' ');
            }
            self.plain.extend(word.chars().flat_map(char::to_lowercase));
        }
        UNCLEAR.binary_search(&self.plain.as_str()).is_ok().then_some(words)
    }

    /// Whether the words are but a web address.
    pub(super) fn is_address(&self) -> bool {
        let words = self.words.trim();
        let begins = |start: &str| words.get(..start.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(start));
        ["https://", "http://", "www."].into_iter().any(begins) && !words.contains(char::is_whitespace)
    }
}

#[test]
fn the_unclear_words_can_be_found() {
    assert!(UNCLEAR.is_sorted());
    assert!(UNCLEAR.iter().all(|words| words.len() <= LONGEST));
}
