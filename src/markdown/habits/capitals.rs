//! Stretches of capitals: slow to read for everybody, and spelled out letter by letter by some screen readers.

use std::collections::BTreeMap;
use std::ops::Range;

/// How long a stretch must be to be told: shorter ones are names, numbers of forms and abbreviations.
const FEWEST_WORDS: usize = 4;
const FEWEST_LETTERS: usize = 20;
/// Shorter words than this look like abbreviations.
const LONG_WORD: usize = 4;
/// Marks between the items of a list, such as "LADO, MARAC, MAPPA".
const LIST_MARKS: [char; 8] = [',', ';', '/', '|', '(', ')', '+', '•'];

/// Reads a text piece by piece.
#[derive(Default)]
pub(super) struct Capitals {
    stretch: Stretch,
}

/// Words in capitals, one behind the other.
#[derive(Default)]
struct Stretch {
    place: Range<usize>,
    words: usize,
    letters: usize,
    /// Letters of long words.
    long: usize,
    /// Words behind the latest of the [`LIST_MARKS`].
    words_of_item: usize,
}

/// Whether a text may have enough capitals for a stretch of them, told as fast as can be: nearly always it has not.
pub(in crate::markdown) fn may_shout(text: &str) -> bool {
    // In pieces of which a byte can hold the count, so that the processor counts many at once.
    let count = |bytes: &[u8]| usize::from(bytes.iter().map(|byte| u8::from(may_be_capital(*byte))).sum::<u8>());
    text.len() >= FEWEST_LETTERS && text.as_bytes().chunks(128).map(count).sum::<usize>() >= FEWEST_LETTERS
}

impl Capitals {
    /// Reads a piece of text that stands at a place; `each` is told of every stretch that ends in it.
    pub(super) fn read(
        &mut self,
        text: &str,
        place: &Range<usize>,
        abbreviations: &BTreeMap<String, String>,
        each: &mut dyn FnMut(Range<usize>),
    ) {
        if self.stretch.words == 0 && !may_begin(text) {
            return;
        }
        let mut end = 0;
        for (start, word) in words(text) {
            self.pass(&text[end..start]);
            end = start + word.len();
            match Word::of(word, abbreviations) {
                Word::Capitals(letters) => self.add(letters, place_in(text, place, start..end)),
                Word::Neutral => {}
                Word::Small => {
                    if let Some(stretch) = self.end() {
                        each(stretch);
                    }
                }
            }
        }
        self.pass(&text[end..]);
    }

    /// Ends the stretch; its place, if it is a long one.
    pub(super) fn end(&mut self) -> Option<Range<usize>> {
        if self.stretch.words == 0 {
            return None;
        }
        let Stretch { place, words, letters, long, .. } = std::mem::take(&mut self.stretch);
        (words >= FEWEST_WORDS && letters >= FEWEST_LETTERS && long * 2 >= letters).then_some(place)
    }

    fn add(&mut self, letters: usize, place: Range<usize>) {
        let stretch = &mut self.stretch;
        let start = if stretch.words == 0 { place.start } else { stretch.place.start };
        stretch.place = start..place.end;
        stretch.words += 1;
        stretch.words_of_item += 1;
        stretch.letters += letters;
        if letters >= LONG_WORD {
            stretch.long += letters;
        }
    }

    /// Reads what stands between two words: an item of one word is an abbreviation rather than part of a sentence.
    fn pass(&mut self, between: &str) {
        if between.contains(LIST_MARKS) {
            if self.stretch.words_of_item < 2 {
                self.stretch = Stretch::default();
            }
            self.stretch.words_of_item = 0;
        }
    }
}

/// What a word means for a stretch.
enum Word {
    /// It goes on, by so many letters.
    Capitals(usize),
    /// A number or a known abbreviation neither makes it longer nor ends it.
    Neutral,
    Small,
}

impl Word {
    fn of(word: &str, abbreviations: &BTreeMap<String, String>) -> Word {
        let letters = || word.chars().filter(|character| character.is_alphabetic());
        if letters().any(|letter| !letter.is_uppercase()) {
            return Word::Small;
        }
        let is_neutral = word.contains(char::is_numeric) || abbreviations.contains_key(word.trim_matches(APOSTROPHES));
        match letters().count() {
            0 => Word::Neutral,
            _ if is_neutral => Word::Neutral,
            letters => Word::Capitals(letters),
        }
    }
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// Whether a stretch may begin in a text: it would be long enough within the text, or would go on behind it.
fn may_begin(text: &str) -> bool {
    let mut end = text.bytes().rev().take_while(|byte| !byte.is_ascii_lowercase());
    end.any(may_be_capital) || may_shout(text)
}

/// Beyond ASCII any letter may be a capital.
fn may_be_capital(byte: u8) -> bool {
    byte.is_ascii_uppercase() | !byte.is_ascii()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|character: char| !character.is_alphanumeric() && !APOSTROPHES.contains(&character))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A place of a text in its source, or the whole of it where a backslash or `&…;` stands for something else.
fn place_in(text: &str, place: &Range<usize>, within: Range<usize>) -> Range<usize> {
    if text.len() == place.len() { place.start + within.start..place.start + within.end } else { place.clone() }
}
