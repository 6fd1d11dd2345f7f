//! Changes inputs at random, so that they stay near to what means something.

use crate::manual::Dice;

/// No input is longer: what is long is the task of `tests/it/hostile/`.
const LONGEST: usize = 3_000;
/// What has a meaning somewhere.
const WORDS: &[&str] = &[
    "\n",
    "\n\n",
    "    ",
    "\t",
    "\r\n",
    "\\",
    "\"",
    "'",
    "`",
    "```\n",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "](",
    ")",
    "![",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    ": ",
    "# ",
    "## ",
    "|",
    "|-|-|\n",
    "[^1]",
    "[^1]: ",
    "[a]: ",
    "[!NOTE] ",
    "Table: ",
    "{#a}",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "<table><tr><td>",
    "&amp;",
    "&#0;",
    "&#x6a;",
    "javascript:",
    "data:",
    "![x](data:image/png;base64,AAAA)",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "é",
    "😀",
    "\u{ff}\u{fe}",
    "[[also]]\n",
    "[x]\n",
    " = ",
    "\"\"\"",
    "{",
    "}",
    ",",
    "2026-02-30",
    "-1",
    "99999999999999999999",
    "0x",
    "inf",
    "true",
    "title",
    "number",
    "status",
    "amendments",
    "date",
    "scope",
    "+++\n",
    "---\n",
    ".",
    "1",
    "0",
    "00",
    "4294967295",
    "4294967296",
    "pay.md",
    "#",
    "?",
    "%",
    "%2e%2e/",
    "../",
    "//",
    "http://",
    "mailto:",
    "LADO",
];

/// Makes one input of others.
pub(super) struct Mutator {
    inputs: Vec<Vec<u8>>,
    dice: Dice,
}

impl Mutator {
    pub(super) fn new(corpus: Vec<Vec<u8>>, seed: u64) -> Mutator {
        Mutator { inputs: corpus, dice: Dice::new(seed) }
    }

    pub(super) fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.any_input();
        for _ in 0..=self.dice.below(6) {
            self.change(&mut input);
            input.truncate(LONGEST);
        }
        input
    }

    fn any_input(&mut self) -> Vec<u8> {
        self.inputs[self.dice.below(self.inputs.len())].clone()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let part = self.part(input.len());
        match self.dice.below(7) {
            0 => drop(input.drain(part)),
            1 => {
                let word = WORDS[self.dice.below(WORDS.len())];
                input.splice(part.start..part.start, word.bytes());
            }
            2 => {
                let word = WORDS[self.dice.below(WORDS.len())];
                input.splice(part, word.bytes());
            }
            3 => {
                let repeated = input[part.clone()].repeat(self.dice.below(20));
                input.splice(part.end..part.end, repeated);
            }
            4 => {
                let other = self.any_input();
                let taken = self.part(other.len());
                input.splice(part, other[taken].iter().copied());
            }
            5 => {
                let word = WORDS[self.dice.below(WORDS.len())].repeat(1 + self.dice.below(120));
                input.splice(part.start..part.start, word.bytes());
            }
            _ => {
                if let Some(byte) = input.get_mut(part.start) {
                    *byte = self.dice.below(256) as u8;
                }
            }
        }
    }

    /// Any part of an input of this length, more often a short one.
    fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.dice.below(length + 1);
        let longest = if self.dice.below(3) == 0 { length } else { 8 };
        let end = (start + self.dice.below(longest + 1)).min(length);
        start..end
    }
}
