//! Problems with the record: statuses, amendments, dates and document control.

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::source::Span;

pub(crate) fn invalid_period(span: Span, written: &str) -> Diagnostic {
    let message = format!("`{written}` is not a length of time");
    Diagnostic::new(Code::InvalidDate, span, message, "write it like \"6 months\" or \"90 days\"")
}

pub(crate) fn status_not_in_log(span: Span, status: &str) -> Diagnostic {
    let message = format!("the status `{status}` is shown, but no amendment says what changed");
    let help = format!("add `[[amendments]]` with `date`, `type = \"{status}\"` and `summary`");
    Diagnostic::new(Code::StatusNotInLog, span, message, help)
}

pub(crate) fn status_lapsed(span: Span, status: &str) -> Diagnostic {
    let message = format!("`{status}` is typed, but the amendments do not give it today, so it is not shown");
    Diagnostic::new(
        Code::StatusLapsed,
        span,
        message,
        "take it out; new and updated come from the amendments by themselves",
    )
}

pub(crate) fn added_not_in_log(span: Span, amendment: Span) -> Diagnostic {
    let message = "`added` names another month than the amendment that records the chapter as new";
    Diagnostic::new(Code::AddedNotInLog, span, message, "correct whichever of the two is wrong")
        .beside(amendment, "the amendment")
}

pub(crate) fn withdrawn_in_log_only(span: Span) -> Diagnostic {
    let message = "this amendment says that the chapter was withdrawn, but the contents still list it";
    let help = "add `withdrawn = { on = 2026-05-31, reason = \"…\" }`, or mend the amendment's `type`";
    Diagnostic::new(Code::WithdrawnInLogOnly, span, message, help)
}

pub(crate) fn former_title_missing(span: Span) -> Diagnostic {
    let message = "this amendment says the chapter was renamed, but not from what";
    Diagnostic::new(Code::FormerTitleMissing, span, message, "add its old title: `former_titles = [\"…\"]`")
}

pub(crate) fn former_number_missing(span: Span) -> Diagnostic {
    let message = "this amendment says the chapter was renumbered, but not from what";
    Diagnostic::new(Code::FormerNumberMissing, span, message, "add its old number: `former_numbers = [\"…\"]`")
}

pub(crate) fn date_in_future(span: Span, key: &str, today: Date) -> Diagnostic {
    let message = format!("`{key}` lies in the future, seen from {today}");
    Diagnostic::new(Code::DateInFuture, span, message, "mend the date; what has not happened yet is not recorded")
}

pub(crate) fn expired_notice(span: Span, date: Date) -> Diagnostic {
    let message = format!("this line was to be shown until {date}, and is shown no longer");
    Diagnostic::new(Code::ExpiredNotice, span, message, "take it out, or give it a later `expires`")
}

pub(crate) fn missing_document_control(span: Span, kind: &str, key: &str) -> Diagnostic {
    let message = format!("this {kind} has no `{key}`, which the settings require");
    let example = match key {
        "review_due" | "last_reviewed" | "approved_on" | "effective_from" => format!("`{key} = 2027-05-31`"),
        "audience" => "`audience = [\"Social workers\"]`".to_owned(),
        _ => format!("`{key} = \"…\"`"),
    };
    Diagnostic::new(Code::MissingDocumentControl, span, message, format!("add {example} to the front matter"))
}
