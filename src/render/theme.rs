//! Templates, styles and strings: the built-in theme, and over it the manual's own, file by file.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;
use serde_json::{Map, Value};
use tera::{Context, ErrorKind, Tera};

use crate::config::Config;
use crate::diagnostics::catalogue::{text, theme};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::nearest::nearest;
use crate::render::limits::{self, GivenUp, LIMITS, Limits};
use crate::render::own_templates::OwnTemplates;
use crate::render::ready::Markup;
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
    "templates/abbreviations.html"
    "templates/alias.html"
    "templates/amendments.html"
    "templates/base.html"
    "templates/chapter-control.html"
    "templates/chapter-facts.html"
    "templates/chapter-head.html"
    "templates/chapter-target.html"
    "templates/chapter.html"
    "templates/components.html"
    "templates/contents.html"
    "templates/feed.xml"
    "templates/foot.html"
    "templates/masthead.html"
    "templates/nearby.html"
    "templates/previous-next.html"
    "templates/print.html"
    "templates/search-box.html"
    "templates/search.html"
    "templates/section.html"
    "templates/status.html"
};
/// The built-in templates, read once for all builds of a process.
static BUILT_IN_TEMPLATES: LazyLock<Arc<Tera>> = LazyLock::new(|| {
    let texts = BUILT_IN.iter().filter_map(|(path, text)| Some((path.strip_prefix(TEMPLATES)?, *text)));
    let mut tera = Tera::new();
    tera.add_raw_templates(texts).expect("the built-in templates are sound");
    Arc::new(tera)
});
pub(crate) const TEMPLATES: &str = "templates/";
const ASSETS: &str = "assets/";
/// About how long a page is.
const PAGE_SIZE: usize = 16 * 1024;
/// The name of the built-in theme.
const DEFAULT: &str = "default";

/// Reads the built-in templates, before anybody asks for them.
pub(crate) fn read_built_in() {
    LazyLock::force(&BUILT_IN_TEMPLATES);
}

/// A file of the theme: part of the program, or the manual's own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ThemeFile {
    BuiltIn(&'static str),
    Own(FileId),
}

/// The theme of a manual, ready to render.
pub(crate) struct Theme {
    tera: Arc<Tera>,
    pub(super) limits: Limits,
    /// Whether a page took more than it may.
    is_given_up: AtomicBool,
    pub strings: Strings,
    /// The files that are published as they are, by their path below `assets/`.
    pub assets: BTreeMap<String, ThemeFile>,
    own_templates: OwnTemplates,
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
        let mut theme = Theme {
            tera: Arc::clone(&BUILT_IN_TEMPLATES),
            limits: LIMITS,
            is_given_up: AtomicBool::new(false),
            strings,
            assets,
            own_templates: OwnTemplates { files: own_templates, settings: config.file },
        };
        theme.load(sources, found);
        theme
    }

    /// Reads all templates. Those that cannot be read are told and left out, one after the other; what goes wrong
    /// only then may be for want of them.
    fn load(&mut self, sources: &Sources, found: &mut Diagnostics) {
        let mut own = self.own_templates.files.clone();
        own.retain(|_, file| match limits::too_much(sources.text(*file)) {
            Some((place, reason)) => {
                found.push(theme::template_error(Span::new(*file, place), reason));
                false
            }
            None => true,
        });
        let mut is_told = false;
        while !own.is_empty() {
            let texts = own.iter().map(|(name, file)| (name, sources.text(*file)));
            let Err(error) = Arc::make_mut(&mut self.tera).add_raw_templates(texts) else { return };
            let unreadable = match error.kind() {
                ErrorKind::SyntaxError(report) => own.remove(report.filename()),
                _ => None,
            };
            if unreadable.is_some() || !is_told {
                found.push(self.own_templates.fault(sources, &error));
            }
            if unreadable.is_none() {
                own.clear();
            }
            is_told = true;
        }
    }

    /// Whether the manual brings a template of its own.
    pub(crate) fn has_own_templates(&self) -> bool {
        !self.own_templates.files.is_empty()
    }

    /// Makes values known to every template.
    pub(crate) fn set_globals(&mut self, site: &impl Serialize) {
        let globals = Arc::make_mut(&mut self.tera).global_context();
        globals.insert("site", site);
        globals.insert("strings", self.strings.values());
    }

    /// Renders what is the same on every page, and makes it known to every template as `name`.
    ///
    /// # Errors
    /// A template of the manual's theme that cannot be rendered; it is then known as empty.
    pub(crate) fn set_part(&mut self, name: &'static str, template: &str) -> Result<()> {
        let rendered = self.render_with(template, Context::new(), PAGE_SIZE);
        let html = rendered.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        Arc::make_mut(&mut self.tera).global_context().insert(name, &Markup::from(&*html));
        rendered.map(drop)
    }

    /// Renders a template with its page.
    pub(crate) fn render(&self, template: &str, page: &impl Serialize) -> Result<Vec<u8>> {
        self.render_long(template, page, PAGE_SIZE)
    }

    /// As [`Theme::render`], with room for so many bytes, since what has to grow is copied from room to room.
    pub(crate) fn render_long(&self, template: &str, page: &impl Serialize, room: usize) -> Result<Vec<u8>> {
        let mut context = Context::new();
        context.insert("page", page);
        self.render_with(template, context, room)
    }

    fn render_with(&self, template: &str, context: Context, room: usize) -> Result<Vec<u8>> {
        if self.has_own_templates() {
            let name = template.to_owned();
            return self.within_limits(template, move |tera, page| tera.render_to(&name, &context, page));
        }
        let mut bytes = Vec::with_capacity(room);
        let rendered = self.tera.render_to(template, &context, &mut bytes);
        rendered.with_context(|| format!("cannot render the template {template}"))?;
        Ok(bytes)
    }

    /// Renders a component with its one argument.
    pub(crate) fn component(
        &self,
        name: &'static str,
        argument: &'static str,
        value: &impl Serialize,
    ) -> Result<String> {
        let mut context = Context::new();
        context.insert(argument, value);
        if self.has_own_templates() {
            let render = move |tera: &Tera, page: &mut _| tera.render_component_to(name, &context, None, true, page);
            return Ok(String::from_utf8(self.within_limits("components.html", render)?)?);
        }
        let rendered = self.tera.render_component(name, &context, None, true);
        rendered.with_context(|| format!("cannot render the component {name}"))
    }

    /// Renders what may never end. What is given up once is not begun again for thousands of pages.
    fn within_limits(
        &self,
        template: &str,
        render: impl FnOnce(&Tera, &mut limits::Page) -> tera::TeraResult<()> + Send + 'static,
    ) -> Result<Vec<u8>> {
        if self.is_given_up.load(Ordering::Relaxed) {
            bail!("cannot render the template {template}, since another page was given up");
        }
        let tera = Arc::clone(&self.tera);
        let page = limits::within(self.limits, move |page| render(&tera, page));
        self.is_given_up.fetch_or(page.is_err(), Ordering::Relaxed);
        let page = page.map_err(|excess| GivenUp { template: template.to_owned(), excess })?;
        page.with_context(|| format!("cannot render the template {template}"))
    }

    /// What an error of rendering says of the manual's own templates.
    pub(crate) fn fault(&self, sources: &Sources, error: &anyhow::Error) -> Option<Diagnostic> {
        if let Some(GivenUp { template, excess }) = error.downcast_ref() {
            return Some(theme::template_error(
                self.own_templates.first_line(sources, Some(template)),
                &excess.to_string(),
            ));
        }
        Some(self.own_templates.fault(sources, error.downcast_ref::<tera::Error>()?))
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
