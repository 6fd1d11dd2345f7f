//! Templates, styles and strings: the built-in theme, and over it the manual's own, file by file.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde::Serialize;
use serde_json::{Map, Value};
use tera::{Context, ErrorKind, Tera};

use crate::config::Config;
use crate::diagnostics::catalogue::{text, theme};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::nearest::nearest;
use crate::render::strings::{COUNTED, Strings, are_plural_forms};
use crate::source::{Content, FileId, Sources, Span};
use crate::toml_table::TomlText;
use crate::toml_table::parse::read_toml;

macro_rules! built_in {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../../themes/default/", $path)))),*] };
}

/// The files of the built-in theme, which are part of the program.
pub(crate) const BUILT_IN: &[(&str, &str)] = built_in! {
    "assets/colours.js"
    "assets/contents.css"
    "assets/contents.js"
    "assets/page.js"
    "assets/search-box.js"
    "assets/search.css"
    "assets/search.js"
    "assets/style.css"
    "strings/cy.toml"
    "strings/en.toml"
    "templates/404.html"
    "templates/a-z.html"
    "templates/alias.html"
    "templates/amendments.html"
    "templates/base.html"
    "templates/chapter.html"
    "templates/components.html"
    "templates/contents.html"
    "templates/feed.xml"
    "templates/print.html"
    "templates/search.html"
    "templates/section.html"
    "templates/sitemap.xml"
    "templates/status.html"
};
pub(crate) const TEMPLATES: &str = "templates/";
const ASSETS: &str = "assets/";
/// The name of the built-in theme.
const DEFAULT: &str = "default";

/// A file of the theme: part of the program, or the manual's own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ThemeFile {
    BuiltIn(&'static str),
    Own(FileId),
}

/// The theme of a manual, ready to render.
pub(crate) struct Theme {
    tera: Tera,
    pub strings: Strings,
    /// The files that are published as they are, by their path below `assets/`.
    pub assets: BTreeMap<String, ThemeFile>,
    /// The manual's own templates, for the places of their errors.
    own_templates: BTreeMap<String, FileId>,
    settings: FileId,
}

impl Theme {
    /// Puts the theme together; a template that cannot be read is reported, and the built-in one stands in.
    pub(crate) fn of(sources: &Sources, config: &Config, found: &mut Diagnostics) -> Theme {
        let mut files: BTreeMap<String, ThemeFile> =
            BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), ThemeFile::BuiltIn(text))).collect();
        files.extend(own_files(sources, config, found));
        // Of a theme that is not there it is not known what it would hold.
        let mut unknown = Diagnostics::default();
        let is_known = check_name(sources, config, found);
        let strings = strings(sources, config, &files, if is_known { found } else { &mut unknown });
        let own_templates: BTreeMap<String, FileId> = below(&files, TEMPLATES)
            .filter_map(|(name, file)| match file {
                ThemeFile::Own(file) => Some((name, file)),
                ThemeFile::BuiltIn(_) => None,
            })
            .collect();
        let assets = below(&files, ASSETS).collect();
        let mut theme = Theme { tera: Tera::new(), strings, assets, own_templates, settings: config.file };
        theme.load(sources, found);
        theme
    }

    /// Reads all templates. Those that cannot be read are told and left out, one after the other; what goes wrong
    /// only then may be for want of them.
    fn load(&mut self, sources: &Sources, found: &mut Diagnostics) {
        let mut own = self.own_templates.clone();
        let mut is_told = false;
        loop {
            let built_in = BUILT_IN.iter().filter_map(|(path, text)| Some((path.strip_prefix(TEMPLATES)?, *text)));
            let own_texts = own.iter().map(|(name, file)| (name.as_str(), sources.text(*file)));
            let texts: BTreeMap<&str, &str> = built_in.chain(own_texts).collect();
            self.tera = Tera::new();
            let Err(error) = self.tera.add_raw_templates(texts) else { return };
            assert!(!own.is_empty(), "the built-in templates are sound, but: {error}");
            let unreadable = match error.kind() {
                ErrorKind::SyntaxError(report) => own.remove(report.filename()),
                _ => None,
            };
            if unreadable.is_some() || !is_told {
                found.push(self.diagnostic(sources, &error));
            }
            if unreadable.is_none() {
                own.clear();
            }
            is_told = true;
        }
    }

    /// Whether the manual brings a template of its own.
    pub(crate) fn has_own_templates(&self) -> bool {
        !self.own_templates.is_empty()
    }

    /// Makes values known to every template.
    pub(crate) fn set_globals(&mut self, site: &impl Serialize) {
        let globals = self.tera.global_context();
        globals.insert("site", site);
        globals.insert("strings", self.strings.values());
    }

    /// Renders a template with its page.
    pub(crate) fn render(&self, template: &str, page: &impl Serialize) -> Result<String> {
        let mut context = Context::new();
        context.insert("page", page);
        self.tera.render(template, &context).with_context(|| format!("cannot render the template {template}"))
    }

    /// What an error of rendering says of the manual's own templates.
    pub(crate) fn fault(&self, sources: &Sources, error: &anyhow::Error) -> Option<Diagnostic> {
        Some(self.diagnostic(sources, error.downcast_ref::<tera::Error>()?))
    }

    fn diagnostic(&self, sources: &Sources, error: &tera::Error) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        let own = report.and_then(|report| {
            let file = self.own_templates.get(report.filename())?;
            Some((Span::new(*file, report.span().range.clone()), report.message().to_owned()))
        });
        // An error that names no place of its own belongs to the first of the manual's templates, or to its settings.
        let (span, reason) = own.unwrap_or_else(|| {
            let file = self.own_templates.values().next().copied().unwrap_or(self.settings);
            let first_line = sources.text(file).lines().next().map_or(0, str::len);
            (Span::new(file, 0..first_line), error.to_string())
        });
        theme::template_error(span, &reason)
    }
}

/// The manual's own files of the theme; one that should be text and is not is reported and left out.
fn own_files(sources: &Sources, config: &Config, found: &mut Diagnostics) -> Vec<(String, ThemeFile)> {
    let mut files = vec![];
    for (file, path) in sources.theme_files(&config.theme.value) {
        let end = sources.text(file).len();
        if matches!(sources.content(file), Content::Damaged(_)) && !path.starts_with(ASSETS) {
            found.push(text::not_utf8(Span::new(file, end..end)));
        } else {
            // A copy of a built-in file is as good as the built-in one.
            let is_own = BUILT_IN.iter().all(|(name, text)| *name != path || *text != sources.text(file));
            files.extend(is_own.then(|| (path.to_owned(), ThemeFile::Own(file))));
        }
    }
    files
}

/// Reports a theme that is neither the built-in one nor the manual's own; false if it is none.
fn check_name(sources: &Sources, config: &Config, found: &mut Diagnostics) -> bool {
    let name = config.theme.value.as_str();
    let is_known = name == DEFAULT || sources.theme_files(name).next().is_some();
    if !is_known {
        let known = sources.themes().into_iter().chain([DEFAULT]);
        found.push(theme::unknown_theme(config.theme.span, name, nearest(name, known)));
    }
    is_known
}

fn below(files: &BTreeMap<String, ThemeFile>, folder: &str) -> impl Iterator<Item = (String, ThemeFile)> {
    files.iter().filter_map(move |(path, file)| Some((path.strip_prefix(folder)?.to_owned(), *file)))
}

/// The strings: English, then the language, then its region; each built in, and over it the manual's own.
fn strings(
    sources: &Sources,
    config: &Config,
    files: &BTreeMap<String, ThemeFile>,
    found: &mut Diagnostics,
) -> Strings {
    let language = config.language.value.as_str();
    let base = language.split('-').next().unwrap_or("en");
    let mut languages = vec!["en", base, language];
    languages.dedup();
    let mut layers: Vec<Map<String, Value>> = vec![];
    let mut is_there = false;
    for language in languages {
        let path = format!("strings/{language}.toml");
        is_there |= language != "en" && files.contains_key(&path);
        if let Some((_, text)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == path) {
            layers.push(toml_strings(config.file, text, &mut Diagnostics::default()).0);
        }
        if let Some(ThemeFile::Own(file)) = files.get(&path) {
            let (own, places) = toml_strings(*file, sources.text(*file), found);
            let known: Vec<&str> =
                layers.first().into_iter().flat_map(|layer| layer.keys()).map(String::as_str).collect();
            for (key, span) in &places {
                match layers[0].get(key) {
                    None => found.push(theme::unknown_string(*span, key, nearest(key, known.iter().copied()))),
                    Some(built_in) if !can_replace(key, built_in, &own[key]) => {
                        found.push(theme::wrong_string(*span, key))
                    }
                    Some(_) => {}
                }
            }
            layers.push(own);
        }
    }
    if base != "en" && !is_there {
        found.push(theme::missing_language(config.language.span, language, &config.theme.value));
    }
    Strings::new(language, layers)
}

/// Whether a manual's value can stand for the built-in one: text, the plural forms of a count, or the twelve months.
fn can_replace(key: &str, built_in: &Value, own: &Value) -> bool {
    match (built_in, own) {
        (Value::Array(months), Value::Array(own)) => own.len() == months.len() && own.iter().all(Value::is_string),
        (Value::Array(_), _) => false,
        (_, Value::Object(forms)) => COUNTED.contains(&key) && are_plural_forms(forms),
        (_, own) => own.is_string(),
    }
}

/// Every key of a strings file with its value, and where the keys stand.
pub(crate) fn toml_strings(
    file: FileId,
    text: &str,
    found: &mut Diagnostics,
) -> (Map<String, Value>, Vec<(String, Span)>) {
    let whole = TomlText { file, whole: text, start: 0, end: text.len() };
    read_toml(whole, "the strings file", found, |table| table.everything())
}
