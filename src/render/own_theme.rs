//! Whether a manual's own theme fits this program: the version it was made for, and templates that nothing uses.

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::catalogue::theme;
use crate::nearest::nearest;
use crate::render::theme::{BUILT_IN, TEMPLATES};
use crate::render::view::CONTRACT;
use crate::source::{FileId, Sources, Span};
use crate::toml_table::TomlText;
use crate::toml_table::parse::read_toml;

/// The file of a theme that says which version of the contract it was made for.
pub(crate) const ABOUT: &str = "theme.toml";

/// Reports what does not fit.
pub(super) fn check(sources: &Sources, config: &Config, found: &mut Diagnostics) {
    for (file, path) in sources.theme_files(&config.theme.value) {
        if path == ABOUT {
            check_contract(sources, file, found);
        } else if let Some(name) = path.strip_prefix(TEMPLATES)
            && !is_used(sources, config, name, sources.text(file))
        {
            let known = BUILT_IN.iter().filter_map(|(path, _)| path.strip_prefix(TEMPLATES));
            let first_line = sources.text(file).lines().next().map_or(0, str::len);
            found.push(theme::unused_template(Span::new(file, 0..first_line), name, nearest(name, known)));
        }
    }
}

fn check_contract(sources: &Sources, file: FileId, found: &mut Diagnostics) {
    let whole = sources.text(file);
    let text = TomlText { file, whole, start: 0, end: whole.len() };
    let contract = read_toml(text, "`theme.toml`", found, |table| table.integer("contract"));
    if let Some(contract) = contract.filter(|contract| contract.value != i64::from(CONTRACT)) {
        found.push(theme::theme_contract(contract.span, contract.value, CONTRACT));
    }
}

/// Whether a template takes the place of a built-in one, is named by another, or makes components, which all know.
fn is_used(sources: &Sources, config: &Config, name: &str, text: &str) -> bool {
    let is_built_in = BUILT_IN.iter().any(|(path, _)| path.strip_prefix(TEMPLATES) == Some(name));
    let is_named = |text: &str| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'"));
    is_built_in
        || text.contains("{% component")
        || text.contains("{%- component")
        || sources.theme_files(&config.theme.value).any(|(other, _)| is_named(sources.text(other)))
}
