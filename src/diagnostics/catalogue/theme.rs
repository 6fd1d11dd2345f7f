//! Problems with a manual's own theme.

use super::did_you_mean;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::source::Span;

pub(crate) fn template_error(span: Span, reason: &str) -> Diagnostic {
    let reason = reason.trim().replace('\n', "; ");
    let help = "mend the template, or delete it: then the built-in one is used";
    Diagnostic::new(Code::TemplateError, span, format!("this template cannot be used: {reason}"), help)
}

pub(crate) fn unknown_string(span: Span, key: &str, nearest: Option<&str>) -> Diagnostic {
    let help = did_you_mean(nearest, "take the line out: nothing would show it");
    Diagnostic::new(Code::UnknownString, span, format!("no page uses a string named `{key}`"), help)
}
