//! The wording of the pages, by language: the built-in strings, and over them the theme's.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use jiff::civil::Date;
use serde_json::{Map, Value};
use unic_langid::LanguageIdentifier;

use crate::model::moment::Moment;
use crate::quick_map::QuickMap;
use crate::render::view::DateView;

/// The strings that carry a count, and so may have a form for each plural of the language.
pub(crate) const COUNTED: [&str; 1] = ["status_count"];
const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// All strings of a manual's language.
pub(crate) struct Strings {
    values: Map<String, Value>,
    /// Those that are one text, to be found in fewer steps: each chapter asks for a dozen.
    texts: QuickMap<String, String>,
    /// The names of the months, from January on.
    months: Vec<String>,
    plural: PluralRules,
}

impl Strings {
    /// The strings of a language, out of layers of which a later one replaces what it names.
    pub(crate) fn new(language: &str, layers: impl IntoIterator<Item = Map<String, Value>>) -> Strings {
        let mut values = Map::new();
        for layer in layers {
            values.extend(layer);
        }
        let rules = |language: LanguageIdentifier| PluralRules::create(language, PluralRuleType::CARDINAL);
        let base = language.split('-').next().unwrap_or(language);
        let of = |language: &str| rules(language.parse().ok()?).ok();
        let plural = of(base).or_else(|| of("en")).expect("the plural rules of English are known");
        let months = values.get("months").and_then(Value::as_array).into_iter().flatten();
        let months = months.map(|month| month.as_str().unwrap_or_default().to_owned()).collect();
        let texts = values.iter().filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect();
        Strings { values, texts, months, plural }
    }

    /// All of it, for templates.
    pub(crate) fn values(&self) -> &Map<String, Value> {
        &self.values
    }

    /// The string of a key that the built-in strings have.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.texts.get(key).map(String::as_str).unwrap_or_default()
    }

    /// A string with words filled in for `{name}`.
    pub(crate) fn fill(&self, key: &str, words: &[(&str, &str)]) -> String {
        fill(self.get(key), words)
    }

    /// A string in the plural form that a count asks for; a string without forms serves all counts.
    pub(crate) fn count(&self, key: &str, count: usize, words: &[(&str, &str)]) -> String {
        let form = match self.plural.select(count) {
            Ok(PluralCategory::ZERO) => "zero",
            Ok(PluralCategory::ONE) => "one",
            Ok(PluralCategory::TWO) => "two",
            Ok(PluralCategory::FEW) => "few",
            Ok(PluralCategory::MANY) => "many",
            _ => "other",
        };
        let template = match self.values.get(key) {
            Some(Value::Object(forms)) => forms.get(form).or_else(|| forms.get("other")).and_then(Value::as_str),
            other => other.and_then(Value::as_str),
        };
        let count = count.to_string();
        fill(template.unwrap_or_default(), &[&[("count", count.as_str())], words].concat())
    }

    /// A day, as a page shows it.
    pub(crate) fn date(&self, date: Date) -> DateView {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let text = self.fill("date", &[("day", &day), ("month", self.month_name(date.month())), ("year", &year)]);
        DateView { iso: date.to_string(), text }
    }

    /// The month of a moment.
    pub(crate) fn month(&self, moment: Moment) -> String {
        let (year, month) = moment.month();
        self.fill("month", &[("month", self.month_name(month)), ("year", &year.to_string())])
    }

    fn month_name(&self, month: i8) -> &str {
        self.months.get(month as usize - 1).map(String::as_str).unwrap_or_default()
    }

    /// The size of a file, in the unit that makes it short.
    pub(crate) fn size(&self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1024).max(1);
        if kilobytes < 1024 {
            return self.fill("kilobytes", &[("size", &kilobytes.to_string())]);
        }
        let tenths = (bytes * 10).div_ceil(1024 * 1024);
        self.fill("megabytes", &[("size", &format!("{}{}{}", tenths / 10, self.get("decimal_mark"), tenths % 10))])
    }
}

/// Whether these are texts for plurals that some language has, among them the one that stands in for all others.
pub(crate) fn are_plural_forms(forms: &Map<String, Value>) -> bool {
    forms.contains_key("other")
        && forms.iter().all(|(form, text)| PLURAL_FORMS.contains(&form.as_str()) && text.is_string())
}

/// What stands before and behind a mark, told faster than by `split_once`, since these texts are short: every page asks a
/// hundred times.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..place], &text[place + 1..]))
}

fn fill(template: &str, words: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, behind)) = cut(rest, b'{') {
        text.push_str(before);
        let named = cut(behind, b'}').and_then(|(name, after)| {
            let (_, word) = words.iter().find(|(known, _)| *known == name)?;
            Some((word, after))
        });
        match named {
            Some((word, after)) => {
                text.push_str(word);
                rest = after;
            }
            None => {
                text.push('{');
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    text
}
