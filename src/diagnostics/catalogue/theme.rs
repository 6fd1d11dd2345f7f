//! Problems with a manual's own theme.

use super::did_you_mean;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::source::Span;

pub(crate) fn unknown_theme(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let help = did_you_mean(nearest, format!("put the theme's files into `themes/{name}/`, or take the line out"));
    Diagnostic::new(Code::UnknownTheme, span, format!("there is no theme `{name}`"), help)
}

pub(crate) fn missing_language(span: Span, language: &str, theme: &str) -> Diagnostic {
    let message = format!("the wording of the pages is not there in the language `{language}`, so it is English");
    let help = format!("write it in `themes/{theme}/strings/{language}.toml`");
    Diagnostic::new(Code::MissingLanguage, span, message, help)
}

pub(crate) fn template_error(span: Span, reason: &str) -> Diagnostic {
    // What follows the first line shows the place in Tera's own way.
    let reason = reason.trim().lines().next().unwrap_or_default().trim_start_matches("error: ").trim_end_matches('.');
    let help = "mend the template, or delete it: then the built-in one is used";
    Diagnostic::new(Code::TemplateError, span, format!("this template cannot be used: {reason}"), help)
}

pub(crate) fn wrong_string(span: Span, key: &str) -> Diagnostic {
    let message = format!("the string `{key}` is not text");
    let help = "write text in quotation marks; `months` is a list of twelve, and `status_count` may be a table of plural forms with `other` among them, such as { one = \"…\", other = \"…\" }";
    Diagnostic::new(Code::WrongType, span, message, help)
}

pub(crate) fn unknown_string(span: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    let help = did_you_mean(nearest, "take the line out: nothing would show it");
    Diagnostic::new(Code::UnknownString, span, format!("no page uses a string named `{key}`"), help)
}

pub(crate) fn theme_contract(span: Span, version: i64, current: u32) -> Diagnostic {
    let message =
        format!("the theme was made for version {version} of the theme contract, and this is version {current}");
    let help = format!("read in the changelog what is different, mend the templates, and write `contract = {current}`");
    Diagnostic::new(Code::ThemeContract, span, message, help)
}

pub(crate) fn unused_template(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = format!("`{name}` is no built-in template, and no other template names it");
    let help = did_you_mean(nearest, "delete it, or include it where it is wanted");
    Diagnostic::new(Code::UnusedTemplate, span, message, help)
}
