//! The stems of words, by language: what the forms of a word have in common. Languages that no stemmer is known for
//! are searched by whole words and their beginnings.

use rust_stemmers::{Algorithm, Stemmer};

use super::words::fold;

/// Longer words are no words of a language.
const LONGEST: usize = 40;

/// Finds the stems of a language.
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
}

impl Stems {
    pub(super) fn of(language: &str) -> Stems {
        Stems { stemmer: algorithm(language).map(Stemmer::create) }
    }

    /// What all forms of a word are kept under; the word is in small letters, with its accents.
    pub(super) fn stem(&self, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if word.len() <= LONGEST && word.chars().all(char::is_alphabetic) => {
                fold(&stemmer.stem(word))
            }
            _ => fold(word),
        }
    }
}

/// Greek is left out: its stemmer panics at some words, such as `ισαισανε`.
fn algorithm(language: &str) -> Option<Algorithm> {
    let base = language.split(['-', '_']).next().unwrap_or(language).to_lowercase();
    Some(match base.as_str() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn the_forms_of_a_word_have_one_stem_where_the_language_is_known() {
        let english = Stems::of("en-GB");
        assert_eq!(english.stem("assessments"), english.stem("assessing"));
        assert_eq!(Stems::of("fr").stem("procédures"), Stems::of("fr").stem("procédure"));
        assert_eq!(Stems::of("de").stem("häuser"), "haus");
        assert_eq!(Stems::of("cy").stem("plentyn"), "plentyn");
        assert_ne!(Stems::of("cy").stem("gweithwyr"), Stems::of("cy").stem("gweithiwr"));
    }

    #[test]
    fn no_word_is_too_odd_for_any_stemmer() {
        let languages = "ar da nl en fi fr de el hu it no pt ro ru es sv ta tr cy".split(' ');
        let letters: Vec<char> =
            "aeiouyàéèüßøåışğszntlrqhςωνσαиыаеньதாய்ةاوي".chars().filter(|c| c.is_alphabetic()).collect();
        assert_eq!(Stems::of("el").stem("ισαισανε"), "ισαισανε");
        for language in languages {
            let stems = Stems::of(language);
            let mut state = 7u64;
            for _ in 0..20_000 {
                let mut word = String::new();
                for _ in 0..=(state >> 33) % 11 {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    word.push(letters[(state >> 33) as usize % letters.len()]);
                }
                stems.stem(&word);
            }
        }
    }
}
