//! How much a word counts where it stands. The script knows the same levels.

/// What the words of a title count, and so on down.
pub(super) const TITLE: f32 = 10.0;
pub(super) const NAME: f32 = 8.0;
pub(super) const HEADING: f32 = 5.0;
pub(super) const SUMMARY: f32 = 3.0;
pub(super) const FILE: f32 = 2.0;
const TEXT: f32 = 1.0;

/// A word counts less in a part that is longer than this, and more in a shorter one. It is fixed, lest one long chapter
/// change what all others weigh.
const USUAL_LENGTH: f32 = 120.0;

/// What each level stands for.
pub(super) const LEVELS: [f32; 8] = [0.4, 0.7, 1.0, 1.6, 2.6, 4.5, 8.0, 12.0];

/// What a word of a text counts, in a part of so many words.
pub(super) fn of_text(length: usize) -> f32 {
    TEXT / (0.4 + 0.6 * (length as f32 / USUAL_LENGTH)).clamp(0.7, 3.0)
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
        assert_eq!([0.0, 0.54, 0.56, 1.0, 3.0, 100.0].map(level), [0, 0, 1, 2, 4, 7]);
        assert!(LEVELS.iter().enumerate().all(|(at, weight)| usize::from(level(*weight)) == at));
    }

    #[test]
    fn the_script_knows_the_same_levels() {
        let script = include_str!("../../themes/default/assets/search.js");
        assert!(script.contains(&format!("var LEVELS = [{}];", LEVELS.map(|level| level.to_string()).join(", "))));
    }
}
