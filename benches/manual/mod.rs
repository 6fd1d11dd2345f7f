//! Manuals of any size, the same from the same plan: for tests, benchmarks and comparisons.

mod chapter;
mod words;

use std::iter;

/// How many chapters a section of the second level holds, and how many such sections one of the first, at most; a
/// small manual, too, has more than one of each.
const CHAPTERS_IN_GROUP: usize = 20;
const GROUPS_IN_SECTION: usize = 20;

const SETTINGS: &str = r#"title = "Procedures Manual"
organisation = "Exampleshire County Council"
language = "en-GB"
base_url = "https://procedures.example.org/"
contact = "procedures@example.org"

[[releases]]
date = 2024-12-31
title = "December 2024"

[[releases]]
date = 2025-12-31
title = "December 2025"

[[releases]]
date = 2026-10-31
title = "October 2026"

[amendments]
mark_for = "6 months"

[abbreviations]
DBS = "Disclosure and Barring Service"
IRO = "Independent Reviewing Officer"
LADO = "Local Authority Designated Officer"
PLO = "Public Law Outline"

[synonyms]
"children in our care" = ["looked after children", "children in care"]
"#;

/// What a manual is to be like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub chapters: usize,
    /// How long the file of a chapter is, about.
    pub bytes: usize,
    /// How many links to other chapters a chapter holds.
    pub links: usize,
    pub seed: u64,
    /// How many words of no meaning the texts use beside, most of them seldom; without any they have some hundred words.
    pub vocabulary: usize,
}

impl Plan {
    /// All files of the manual: path and text.
    pub(crate) fn files(self) -> impl Iterator<Item = (String, String)> {
        assert!(self.chapters <= words::titles(), "there are titles for {} chapters only", words::titles());
        let first = [("vade.toml", SETTINGS), ("content/_index.md", "+++\ntitle = \"Contents\"\n+++\n")];
        let first = first.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
        first.chain((0..self.chapters).flat_map(move |index| {
            let chapter = (self.path(index), chapter::text(self, index));
            self.sections_opened_by(index).chain(iter::once(chapter))
        }))
    }

    /// The numbers of a chapter: of its section, of the section within that, of itself.
    fn numbers(self, index: usize) -> [usize; 3] {
        let in_group = self.chapters.isqrt().clamp(1, CHAPTERS_IN_GROUP);
        let in_section = self.chapters.div_ceil(in_group).isqrt().clamp(1, GROUPS_IN_SECTION);
        let group = index / in_group;
        [group / in_section + 1, group % in_section + 1, index % in_group + 1]
    }

    fn path(self, index: usize) -> String {
        let [section, group, _] = self.numbers(index);
        format!("content/{}/{}/{}.md", folder(section), folder(group), words::slug(&words::title(index)))
    }

    /// The files of the sections whose first chapter this is.
    fn sections_opened_by(self, index: usize) -> impl Iterator<Item = (String, String)> {
        let [section, group, chapter] = self.numbers(index);
        let top = (chapter == 1 && group == 1).then(|| {
            let number = section.to_string();
            (format!("content/{}/_index.md", folder(section)), chapter::section(self, &number))
        });
        let below = (chapter == 1).then(|| {
            let number = format!("{section}.{group}");
            (format!("content/{}/{}/_index.md", folder(section), folder(group)), chapter::section(self, &number))
        });
        top.into_iter().chain(below)
    }
}

/// The name of the folder of a section; an id may not be the same in two places, so `chapter::section` gives one.
fn folder(number: usize) -> String {
    format!("part-{number}")
}

/// Numbers that look random and are the same every time (SplitMix64).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    pub(crate) fn one_of<'c, T: ?Sized>(&mut self, choices: &[&'c T]) -> &'c T {
        choices[self.below(choices.len())]
    }
}
