//! How much a word counts where it stands. The script knows the same levels.

/// What each word of a title counts, of a short one and of a longer one; and so on down.
pub(super) const TITLE: &[f32] = &[13.0, 13.0, 13.0, 13.0, 10.0];
pub(super) const NAME: &[f32] = &[7.5];
/// A heading of one word, of two and so on: the script can tell from it whether it was asked for the whole heading.
pub(super) const HEADING: &[f32] = &[7.0, 6.0, 5.2, 4.6, LEAST_OF_HEADING];
pub(super) const SUMMARY: &[f32] = &[2.6];
pub(super) const FILE: &[f32] = &[1.6];
/// From this weight on a word is kept wherever it stands, and is not summed up with what it counts in the text.
pub(super) const LEAST_OF_HEADING: f32 = 4.0;
const TEXT: f32 = 1.0;

/// A word counts less in a part that is longer than this, and more in a shorter one. It is fixed, lest one long chapter
/// change what all others weigh.
const USUAL_LENGTH: f32 = 120.0;

/// What each level stands for.
pub(super) const LEVELS: [f32; 13] = [0.4, 0.7, 1.0, 1.6, 2.6, 4.0, 4.6, 5.2, 6.0, 7.0, 7.5, 10.0, 13.0];

/// What a word counts among so many of a title or the like.
pub(super) fn of_name(weights: &[f32], length: usize) -> f32 {
    weights[length.clamp(1, weights.len()) - 1]
}

/// What a word counts in a part, of all that it counts there by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    pub sum: f32,
    most: f32,
}

impl Weight {
    pub(super) fn add(&mut self, weight: f32) {
        self.sum += weight;
        self.most = self.most.max(weight);
    }

    pub(super) fn together(self) -> f32 {
        if self.most >= LEAST_OF_HEADING { self.most } else { self.sum.min(LEVELS[4]) }
    }
}

/// What a word of a text counts, in a part of so many words: one of the levels, lest a part that becomes a little longer
/// change what all of its words count.
pub(super) fn of_text(length: usize) -> f32 {
    LEVELS[usize::from(level(TEXT / (0.4 + 0.6 * (length as f32 / USUAL_LENGTH)).clamp(0.7, 3.0)))]
}

/// The level that is nearest to a weight.
pub(super) fn level(weight: f32) -> u8 {
    LEVELS.windows(2).take_while(|pair| weight * 2.0 > pair[0] + pair[1]).count() as u8
}

#[cfg(test)]
mod tests {
    use super::{LEVELS, level};

    #[test]
    fn the_nearest_level_is_taken() {
        assert_eq!([0.0, 0.54, 0.56, 1.0, 3.0, 100.0].map(level), [0, 0, 1, 2, 4, 12]);
        assert!(LEVELS.iter().enumerate().all(|(at, weight)| usize::from(level(*weight)) == at));
    }

    #[test]
    fn the_script_knows_the_same_levels() {
        let script = include_str!("../../themes/default/assets/search.js");
        assert!(script.contains(&format!("var LEVELS = [{}];", LEVELS.map(|level| level.to_string()).join(", "))));
    }
}
