//! Text → words. The script that searches breaks what a reader types in the same way, and a test holds the two together.
//!
//! A word is what Unicode's rules say, cut further where a reader might type only a piece of it: "care-leaver's" is
//! found by `care` and `leaver`, "e.g." by `eg`, "6.2.14" and "1,000" by what they are. Where a script has no spaces
//! between words, each pair of neighbours is a word.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// What is found in a text before it is cut and folded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'t> {
    /// A word as it is written; [`pieces`] are what it is found by.
    Written(&'t str),
    /// Neighbours in a script without spaces; the second is missing where one stands alone.
    Pair(char, Option<char>),
}

/// The tokens of a text, in its order.
pub(super) fn tokens<'t>(text: &'t str, mut each: impl FnMut(Token<'t>)) {
    // The last character of a script without spaces: where it ends, and whether it is part of a pair already.
    let mut open: Option<(char, usize, bool)> = None;
    let alone = |open: &mut Option<(char, usize, bool)>| {
        open.take().and_then(|(one, _, is_paired)| (!is_paired).then_some(Token::Pair(one, None)))
    };
    for (start, word) in text.unicode_word_indices() {
        if word.is_ascii() || !word.contains(is_unspaced) {
            alone(&mut open).into_iter().for_each(&mut each);
            each(Token::Written(word));
            continue;
        }
        for (offset, character) in word.char_indices().filter(|(_, character)| is_unspaced(*character)) {
            let at = start + offset;
            let before = open.filter(|(_, end, _)| *end == at);
            match before {
                Some((one, ..)) => each(Token::Pair(one, Some(character))),
                None => alone(&mut open).into_iter().for_each(&mut each),
            }
            open = Some((character, at + character.len_utf8(), before.is_some()));
        }
    }
    alone(&mut open).into_iter().for_each(&mut each);
}

/// Whether a character belongs to a script that has no spaces between words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// What a written word is found by, in small letters; `fold` takes the accents away.
pub(super) fn pieces(word: &str) -> Vec<String> {
    let (runs, gaps) = runs(word);
    let mut pieces: Vec<String> = vec![];
    let mut at = 0;
    while at < runs.len() {
        let end = at + joined(&runs[at..], &gaps[at..]);
        let piece: String =
            if is_digits(runs[at]) { number(&runs[at..end], &gaps[at..end - 1]) } else { runs[at..end].concat() };
        let is_possessive = end < runs.len()
            && is_apostrophe(gaps[end - 1])
            && is_single_letter(runs[end])
            && runs[end - 1].chars().next_back().is_some_and(|last| !last.is_numeric());
        pieces.push(small(&piece));
        at = if is_possessive { end + 1 } else { end };
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The stretches of letters and digits, and the one character between each and the next; a longer gap is `' '`.
fn runs(word: &str) -> (Vec<&str>, Vec<char>) {
    let (mut runs, mut gaps) = (vec![], vec![]);
    let mut end = 0;
    for run in word.split(|character| !is_of_word(character)).filter(|run| !run.is_empty()) {
        let start = run.as_ptr() as usize - word.as_ptr() as usize;
        if !runs.is_empty() {
            let mut gap = word[end..start].chars();
            let first = gap.next().unwrap_or(' ');
            gaps.push(if gap.next().is_none() { first } else { ' ' });
        }
        runs.push(run);
        end = start + run.len();
    }
    (runs, gaps)
}

/// How many of the runs at the start are one piece: the parts of a number, or letters with points between them.
fn joined(runs: &[&str], gaps: &[char]) -> usize {
    let follow = |fits: &dyn Fn(&str) -> bool, marks: &[char]| {
        1 + runs[1..].iter().zip(gaps).take_while(|(run, gap)| fits(run) && marks.contains(gap)).count()
    };
    if is_digits(runs[0]) {
        return follow(&is_digits, &['.', ',']);
    }
    let letters = if is_single_letter(runs[0]) { follow(&is_single_letter, &['.']) } else { 1 };
    let goes_on = runs.get(letters).is_some_and(|run| gaps[letters - 1] == '.' && !is_digits(run));
    if goes_on { 1 } else { letters }
}

/// "6.2.14" stays, "1,000" loses its comma.
fn number(runs: &[&str], gaps: &[char]) -> String {
    let mut number = runs[0].to_owned();
    for (run, gap) in runs[1..].iter().zip(gaps) {
        if *gap == '.' {
            number.push('.');
        }
        number.push_str(run);
    }
    number
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character) || is_invisible(character)
}

/// What joins or divides letters without being seen.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

fn is_digits(run: &str) -> bool {
    run.chars().all(char::is_numeric)
}

fn is_single_letter(run: &str) -> bool {
    let mut letters = run.chars().filter(|character| !is_combining_mark(*character));
    letters.next().is_some_and(|letter| !letter.is_numeric()) && letters.next().is_none()
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// In small letters, each as one character with its accents, as stemmers know them.
fn small(piece: &str) -> String {
    if piece.is_ascii() {
        return piece.to_ascii_lowercase();
    }
    piece.nfkc().filter(|character| !is_invisible(*character)).collect::<String>().to_lowercase()
}

/// A word in small letters without its accents.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let lower: String = word.nfkd().filter(|character| !matches!(character, '\u{300}'..='\u{36f}')).collect();
    for character in lower.to_lowercase().nfkd() {
        match character {
            '\u{300}'..='\u{36f}' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            other if is_invisible(other) => {}
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a text as they are looked up.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![];
    tokens(text, |token| match token {
        Token::Written(word) => words.extend(pieces(word).iter().map(|piece| fold(piece))),
        Token::Pair(one, other) => words.push(pair(one, other)),
    });
    words
}

/// A pair as one word.
pub(super) fn pair(one: char, other: Option<char>) -> String {
    fold(&[Some(one), other].into_iter().flatten().collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::process::Command;

    use super::words;

    /// Texts that are easily broken wrongly.
    const AWKWARD: [&str; 46] = [
        "",
        "Missing from Care",
        "child's children's children’s parents'",
        "don't won’t rock'n'roll O'Brien l'enfant aujourd'hui",
        "e.g. i.e. U.K. a.m. i.e.the the.i.e e.g.17",
        "6.2.14 6.2.14. 1.10 v2.0 2.0b s.17 s17 17A",
        "1,000 1,000,000 1.000,50 3,5,7 a,b",
        "care-leaver co-operate Section-17",
        "A&E R&R AT&T and/or",
        "example.org procedures@example.org https://example.org/a_b?c=d",
        "snake_case CamelCase __init__",
        "80's '80s 6'2\" 5' o'clock",
        "naïve résumé façade Ångström Dvořák",
        "nai\u{308}ve re\u{301}sume\u{301}",
        "Straße Œuvre Æther Ørsted Łódź Đorđe Þór ıstanbul İstanbul",
        "ΑΣ ΑΣ. Σίσυφος ΟΔΟΣ",
        "Привет, мир! Ёлка",
        "Llanfairpwllgwyngyll Tŷ Hafan ŵyr yng Nghymru",
        "手続き 子どもの保護 カタカナ ひらがな 人",
        "児童保護手続A号 第3章",
        "保护儿童程序。程序",
        "ｶﾀｶﾅ ＡＢＣ １２３",
        "สวัสดี ครับ",
        "아동 보호 절차",
        "مرحبا بالعالم",
        "שלום עולם צה\"ל",
        "नमस्ते दुनिया",
        "½ ² m² 10°C 5% £20 $3.50",
        "safe\u{ad}guarding zero\u{200d}width",
        "“quoted” ‘words’ «mots» „Wörter“",
        "em—dash en–dash ... …",
        "a.b.c a.b.c. a.b.c.def",
        "x:y 10:30 svenska:s",
        "1;2 1.2;3",
        "P.45 P45 p.45",
        "C++ C# .NET node.js",
        "tel:01234 567890 +44(0)1234",
        "emoji 👩‍👧 child",
        "I.T. IT it's",
        "the''child ''s '' 's",
        "ﬁle ﬂow",
        "Ⅳ ④ 4th 1st",
        "l·l col·legi",
        "tab\tnew\nline\u{a0}space",
        "12.5.2026 2026-11-22 22/11/2026",
        "ǅ ŉ ſ K Å",
    ];

    #[test]
    fn words_are_cut_where_readers_would() {
        let cases = BTreeMap::from([
            ("care-leaver's", "care leaver"),
            ("e.g. the U.K.", "eg the uk"),
            ("6.2.14, 1,000", "6.2.14 1000"),
            ("don't", "don"),
            ("Dvořák’s Straße", "dvorak strasse"),
            ("手続き", "手続 続き"),
            ("人 A", "人 a"),
        ]);
        for (text, wanted) in cases {
            assert_eq!(words(text).join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn the_script_breaks_words_as_the_program_does() {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/words_of.cjs");
        let given = serde_json::to_string(&AWKWARD[..]).expect("texts can be written");
        for classes in ["of Unicode", "by ranges"] {
            let output = Command::new("node").args([script, &given, classes]).output().expect("node runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let theirs: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).expect("it answers with lists");
            for (text, theirs) in AWKWARD.iter().zip(theirs) {
                assert_eq!(theirs, words(text), "{text:?}, {classes}");
            }
        }
    }
}
