//! The known word that an unknown one was most likely meant to be.

/// The candidate closest to `word`, where one is close enough to be worth naming.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let likeness = if candidate.to_lowercase() == lower {
                2.0
            } else {
                strsim::jaro_winkler(word, candidate).max(strsim::normalized_damerau_levenshtein(word, candidate))
            };
            (likeness >= 0.8).then_some((likeness, candidate))
        })
        // Of two that are equally close the first in the alphabet, so that the message is always the same.
        .max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| other.cmp(one)))
        .map(|(_, candidate)| candidate)
}
