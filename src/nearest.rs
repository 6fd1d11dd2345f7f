//! The known word that an unknown one was most likely meant to be.

/// Comparing two words takes as many steps as their lengths multiplied; nobody misspells a longer one.
const LONGEST: usize = 200;
/// How many words of a manual's own are looked through for one of thousands of messages.
pub(crate) const MOST: usize = 500;

/// The candidate closest to `word`, where one is close enough to be worth naming.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .filter_map(|candidate| Some((likeness(word, candidate)?, candidate)))
        // Of two that are equally close the first in the alphabet, so that the message is always the same.
        .max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| other.cmp(one)))
        .map(|(_, candidate)| candidate)
}

/// Whether a word may have been meant to be another.
pub(crate) fn is_near(word: &str, other: &str) -> bool {
    likeness(word, other).is_some()
}

/// How much two words are alike, if they are at all.
fn likeness(word: &str, other: &str) -> Option<f64> {
    if word.len().max(other.len()) > LONGEST {
        return None;
    }
    let likeness = if word.to_lowercase() == other.to_lowercase() {
        2.0
    } else {
        strsim::jaro_winkler(word, other).max(strsim::normalized_damerau_levenshtein(word, other))
    };
    (likeness >= 0.8).then_some(likeness)
}
