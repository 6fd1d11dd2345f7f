//! The words that the program puts on pages: in every built-in language, and in one that a manual brings itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use intl_pluralrules::{PluralRuleType, PluralRules};
use toml::{Table, Value};
use unic_langid::LanguageIdentifier;

use crate::determinism::files_below;
use crate::support::{attribute_of, main_text, page_of, report_of, text_of};

/// A set of words in small letters.
#[derive(Debug)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// The words of a built-in language's strings.
    pub(super) fn of_strings(language: &str) -> Words {
        let texts: Vec<String> = strings_of(language).values().flat_map(texts_of).collect();
        words_of(&without_fillings(&texts.join(" ")))
    }

    pub(super) fn without(self, others: &Words) -> Words {
        Words(self.0.difference(&others.0).cloned().collect())
    }

    pub(super) fn both(self, others: &Words) -> Words {
        Words(self.0.intersection(&others.0).cloned().collect())
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of a text or page: what is read, also by screen readers; no names of elements, no addresses.
pub(super) fn words_of(page: &str) -> Words {
    let mut text = String::new();
    for piece in page.split('<') {
        let (tag, behind) = piece.split_once('>').unwrap_or(("", piece));
        let labels = ["aria-label", "title", "alt"].map(|name| attribute_of(&format!("<{tag}>"), name));
        text.extend(labels.into_iter().flatten().map(|label| format!(" {label} ")));
        text.push_str(&format!(" {behind}"));
    }
    // Addresses are for programs.
    let read: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).collect();
    let words = read.join(" ").replace("&#x27;", "'").to_lowercase();
    let words = words.split(|character: char| !character.is_alphanumeric() && character != '\'');
    Words(words.filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

/// The Welsh manual of `tests/manuals/`, as if it were in this language, with a strings file for it if there is one.
pub(super) fn manual_in(language: &str, strings: &str) -> String {
    let mut manual = String::new();
    for (path, bytes) in files_below(&welsh()) {
        let text = String::from_utf8_lossy(&bytes).replace("language = \"cy\"", &format!("language = \"{language}\""));
        if !path.starts_with("expected/") {
            manual.push_str(&format!("--- {path}\n{}\n", text.trim_end()));
        }
    }
    let file = format!("--- themes/default/strings/{language}.toml\n{strings}");
    if strings.is_empty() { manual } else { manual + &file }
}

/// All pages of the Welsh manual, and its feed.
pub(super) fn pages(manual: &str) -> Vec<(String, String)> {
    let addresses = files_below(&welsh().join("expected")).into_keys();
    let pages = addresses.filter(|address| address.ends_with(".html") || address == "feed.xml");
    pages.map(|address| (address.clone(), page_of(manual, &address))).collect()
}

fn welsh() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/manuals/welsh")
}

fn file_of(language: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/strings");
    fs::read_to_string(folder.join(format!("{language}.toml"))).expect("the strings can be read")
}

fn strings_of(language: &str) -> Table {
    file_of(language).parse().expect("the strings are TOML")
}

fn languages() -> Vec<String> {
    let files = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/strings")).into_keys();
    let languages: Vec<String> = files.filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect();
    assert!(languages.len() > 1);
    languages
}

/// The text of a string, or its texts: the forms of a count, the months.
fn texts_of(string: &Value) -> Vec<String> {
    match string {
        Value::String(text) => vec![text.clone()],
        Value::Array(texts) => texts.iter().flat_map(texts_of).collect(),
        Value::Table(forms) => forms.values().flat_map(texts_of).collect(),
        other => panic!("{other} is no string"),
    }
}

/// What is filled into a text.
fn fillings(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0)).collect()
}

fn without_fillings(text: &str) -> String {
    text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, behind)| behind)).collect()
}

#[test]
fn every_built_in_language_has_every_string_with_the_same_words_filled_in() {
    let english = strings_of("en");
    for language in languages() {
        let strings = strings_of(&language);
        assert_eq!(strings.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>(), "{language}");
        for (key, string) in &strings {
            let wanted = texts_of(&english[key]);
            for text in texts_of(string) {
                assert!(!text.trim().is_empty(), "`{key}` of {language} is empty");
                assert_eq!(fillings(&text), fillings(&wanted[0]), "`{key}` of {language}");
            }
        }
        assert_eq!(texts_of(&strings["months"]).len(), 12, "{language}");
    }
}

#[test]
fn the_strings_of_every_built_in_language_stand_in_the_same_order() {
    let order = |language: &str| -> Vec<String> {
        let lines =
            file_of(language).lines().skip_while(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        lines.iter().map(|line| line.split(" = ").next().unwrap_or_default().to_owned()).collect()
    };
    for language in languages() {
        assert_eq!(order(&language), order("en"), "{language}");
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for language in languages() {
        let tag: LanguageIdentifier = language.parse().expect("a language");
        let rules = PluralRules::create(tag, PluralRuleType::CARDINAL);
        let rules = rules.expect("the rules of the language are known");
        let form = |count: usize| format!("{:?}", rules.select(count).expect("a number")).to_lowercase();
        let wanted: BTreeSet<String> = (0..=200).map(form).collect();
        for (key, string) in &strings_of(&language) {
            if let Value::Table(forms) = string {
                assert_eq!(forms.keys().cloned().collect::<BTreeSet<_>>(), wanted, "`{key}` of {language}");
            }
        }
    }
}

#[test]
fn every_built_in_language_is_part_of_the_program() {
    for language in languages() {
        let manual = |tag: &str| format!("--- vade.toml\ntitle = \"X\"\nlanguage = \"{tag}\"\n");
        assert_eq!(report_of(&manual(&language)), "");
        let region = manual(&format!("{language}-GB"));
        assert_eq!(report_of(&region), "");
        let title = texts_of(&strings_of(&language)["not_found_title"]);
        assert!(main_text(&page_of(&region, "404.html")).starts_with(&title[0]), "{language}");
    }
}

/// A strings file in which no text has a word of the English one.
fn foreign_strings() -> String {
    let foreign = |(place, text): (usize, String)| {
        let filled: Vec<String> = fillings(&text).into_iter().map(|word| format!("{{{word}}}")).collect();
        Value::String(format!("Mot{place} {}", filled.join(" ")))
    };
    let file = strings_of("en").into_iter().enumerate().map(|(place, (key, string))| match string {
        Value::Array(months) => {
            (key, Value::Array(texts_of(&Value::Array(months)).into_iter().enumerate().map(foreign).collect()))
        }
        string => (key, foreign((place, texts_of(&string).swap_remove(0)))),
    });
    file.collect::<Table>().to_string()
}

#[test]
fn a_language_that_the_manual_brings_whole_leaves_no_english() {
    let manual = manual_in("fr", &foreign_strings());
    assert_eq!(report_of(&manual), "");
    // What editors wrote is Welsh, and English now and then has the same word.
    let welsh: String = pages(&manual_in("cy", "")).into_iter().map(|(_, page)| page).collect();
    let english = Words::of_strings("en").without(&words_of(&welsh));
    assert!(english.contains("page") && english.contains("chapter"));
    for (address, page) in pages(&manual) {
        let left = words_of(&page).both(&english);
        assert!(left.is_empty(), "{address} holds English: {left:?}");
    }
}

const FRENCH: &str = r#"--- vade.toml
title = "Manuel"
language = "fr-CH"

[statuses.legal]
label = "Obligation"
--- themes/default/strings/fr.toml
months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
home = "Sommaire"
status_count = { one = "{count} chapitre : {status}", other = "{count} chapitres : {status}" }
file_facts = "{type}, {size}"
megabytes = "{size} Mo"
decimal_mark = ","
--- themes/default/strings/fr-CH.toml
withdrawn = "Ce chapitre a été retiré le {date}."
--- content/plaintes.md
+++
number = "1"
title = "Plaintes"
status = ["legal"]
+++

Voir [le formulaire](formulaire.txt).
--- content/ancien.md
+++
title = "Ancien"
withdrawn = { on = 2026-08-03 }
+++
"#;

#[test]
fn a_language_that_the_manual_brings_in_part_falls_back_key_by_key() {
    let manual = format!("{FRENCH}--- content/formulaire.txt\n{}\n", "x".repeat(1_600_000));
    assert_snapshot!(report_of(&manual), @"");
    let contents = text_of(&page_of(&manual, "index.html"));
    assert!(contents.contains("1 chapitre : Obligation") && contents.contains("Sommaire"), "{contents}");
    assert!(contents.contains("Skip to main content"), "{contents}");
    assert_snapshot!(main_text(&page_of(&manual, "ancien.html")), @"Ancien Withdrawn. Ce chapitre a été retiré le 3 août 2026. Latest amendment 3 août 2026 - Withdrawn. Amendments to this chapter 3 août 2026 - Withdrawn.");
    assert_snapshot!(main_text(&page_of(&manual, "plaintes.html")), @"1 Plaintes Obligation Voir le formulaire (TXT, 1,6 Mo).");
}
