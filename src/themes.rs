//! What a theme is made of: for `vade theme`, which lists, copies and looks through.

use std::collections::BTreeSet;
use std::fmt;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::nearest::nearest;
use crate::render::own_theme::ABOUT;
use crate::render::theme::{BUILT_IN, toml_strings};
use crate::render::view::CONTRACT;
use crate::resolve::Site;
use crate::source::{FileId, Sources};

const STRINGS: &str = "strings/";

/// The theme of a manual.
#[derive(Debug)]
pub struct ThemeSurvey {
    pub name: String,
    /// In the order of their paths.
    pub files: Vec<ThemeFile>,
    /// Of the manual's own strings files.
    pub missing: Vec<MissingWords>,
}

/// A file of a theme, by its path inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    pub path: String,
    pub origin: Origin,
}

/// Where a file of a theme comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    BuiltIn,
    /// The manual's own, in place of the built-in one.
    Replaced,
    /// The manual's copy, which is still the same as the built-in one.
    Copied,
    /// The manual's own, beside the built-in ones.
    Added,
}

/// The words that a language lacks, which are then shown in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingWords {
    pub path: String,
    pub keys: Vec<String>,
    /// How many words a language has.
    pub of: usize,
}

/// There is no such file among the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoBuiltIn {
    name: String,
    nearest: Option<String>,
}

impl fmt::Display for NoBuiltIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the built-in theme has no file `{}`", self.name)?;
        match &self.nearest {
            Some(nearest) => write!(formatter, "; did you mean `{nearest}`?"),
            None => write!(formatter, "; `vade theme list` names them"),
        }
    }
}

impl std::error::Error for NoBuiltIn {}

/// A file of the built-in theme: its path and text. The folder may be left out.
///
/// # Errors
/// A file that is not there, with the nearest that is.
pub fn built_in(name: &str) -> Result<(&'static str, &'static str), NoBuiltIn> {
    let name = name.replace('\\', "/");
    let is_it = |path: &str| path == name || path.rsplit('/').next() == Some(&name);
    BUILT_IN.iter().find(|(path, _)| is_it(path)).copied().ok_or_else(|| {
        let names = BUILT_IN.iter().flat_map(|(path, _)| [*path, path.rsplit('/').next().unwrap_or(path)]);
        let nearest = nearest(&name, names).map(str::to_owned);
        NoBuiltIn { name, nearest }
    })
}

/// The text of a new theme's file that says which version of the contract it is made for, and the file's name.
pub fn about() -> (&'static str, String) {
    let text = format!("# The version of the theme contract that this theme was made for.\ncontract = {CONTRACT}\n");
    (ABOUT, text)
}

pub(crate) fn survey(site: &Site<'_>) -> ThemeSurvey {
    let (sources, config) = (site.sources, site.config);
    let own: Vec<(FileId, &str)> = sources.theme_files(&config.theme.value).collect();
    let paths: BTreeSet<&str> =
        BUILT_IN.iter().map(|(path, _)| *path).chain(own.iter().map(|(_, path)| *path)).collect();
    let file = |path: &str| {
        let built_in = BUILT_IN.iter().find(|(built_in, _)| *built_in == path);
        let own = own.iter().find(|(_, own)| *own == path);
        let origin = match (built_in, own) {
            (_, None) => Origin::BuiltIn,
            (None, Some(_)) => Origin::Added,
            (Some((_, text)), Some((file, _))) if *text == sources.text(*file) => Origin::Copied,
            (Some(_), Some(_)) => Origin::Replaced,
        };
        ThemeFile { path: path.to_owned(), origin }
    };
    ThemeSurvey {
        name: config.theme.value.clone(),
        files: paths.into_iter().map(file).collect(),
        missing: own.iter().filter_map(|(_, path)| missing_words(sources, config, path)).collect(),
    }
}

/// The words that a language lacks for which the theme brings a file. English lacks none, nor do regions of it.
fn missing_words(sources: &Sources, config: &Config, path: &str) -> Option<MissingWords> {
    let language = path.strip_prefix(STRINGS)?.strip_suffix(".toml")?;
    let base = language.split('-').next().unwrap_or(language);
    if base == "en" {
        return None;
    }
    let layers = [format!("{STRINGS}{base}.toml"), path.to_owned()];
    let own = |path: &str| sources.theme_files(&config.theme.value).find(|(_, own)| *own == path);
    let built_in = |path: &str| BUILT_IN.iter().find(|(built_in, _)| *built_in == path).map(|(_, text)| *text);
    let keys = |text: &str| toml_strings(config.file, text, &mut Diagnostics::default()).0;
    let texts = layers.iter().flat_map(|path| [built_in(path), own(path).map(|(file, _)| sources.text(file))]);
    let known: BTreeSet<String> = texts.flatten().flat_map(|text| keys(text).into_iter().map(|(key, _)| key)).collect();
    let all = keys(built_in("strings/en.toml").expect("the wording in English is built in"));
    let missing: Vec<String> = all.keys().filter(|key| !known.contains(*key)).cloned().collect();
    (!missing.is_empty()).then(|| MissingWords { path: path.to_owned(), keys: missing, of: all.len() })
}
