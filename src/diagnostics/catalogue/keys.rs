//! Problems with keys and values, in the settings and in front matter.

use super::{alternatives, did_you_mean};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::model::number::NumberFault;
use crate::nearest::{MOST, nearest};
use crate::source::Span;

const A_DAY: &str = "write a day such as 2026-05-31";

pub(crate) fn toml_syntax(span: Span, reason: &str) -> Diagnostic {
    let reason = reason.trim().replace('\n', "; ");
    if let Some(reason) = reason.strip_prefix("invalid date, ") {
        return Diagnostic::new(Code::InvalidDate, span, format!("this is not a day: {reason}"), A_DAY);
    }
    if reason == "duplicate key" {
        let help = "keep one of the two lines";
        return Diagnostic::new(Code::TomlSyntax, span, "this key is given twice", help);
    }
    if reason.starts_with("string values must be quoted") {
        let help = "write it between two: `key = \"text\"`";
        return Diagnostic::new(Code::TomlSyntax, span, "this text has no quotation marks", help);
    }
    if reason == "invalid basic string, expected `\"`" {
        let message = "a text on this line has no closing quotation mark";
        return Diagnostic::new(Code::TomlSyntax, span, message, "put `\"` at its end");
    }
    let help = "each line should read `key = \"text\"`: text stands between two quotation marks, dates and `true` or `false` do not";
    Diagnostic::new(Code::TomlSyntax, span, format!("this line cannot be read: {reason}"), help)
}

pub(crate) fn unknown_key(span: Span, key: &str, table: &str, nearest: Option<&str>) -> Diagnostic {
    let help = did_you_mean(nearest, "take the line out; your own keys for a theme belong below `[extra]`");
    Diagnostic::new(Code::UnknownKey, span, format!("{table} has no key `{key}`"), help)
}

pub(crate) fn missing_key(span: Span, key: &str, table: &str) -> Diagnostic {
    let help = format!("add a line such as {}", example(key));
    Diagnostic::new(Code::MissingKey, span, format!("{table} has no `{key}`, which must be there"), help)
}

fn example(key: &str) -> String {
    match key {
        "date" | "on" => format!("`{key} = 2026-05-31`"),
        "title" => "`title = \"Confidentiality Policy\"`".to_owned(),
        "url" => "`url = \"https://www.example.org/\"`".to_owned(),
        "file" => "`file = \"booking-form.docx\"`".to_owned(),
        _ => format!("`{key} = \"…\"`"),
    }
}

pub(crate) fn empty_value(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, span, format!("`{key}` is empty"), "write its text between the quotation marks")
}

pub(crate) fn wrong_type(span: Span, key: &str, actual: &str, expected: &str) -> Diagnostic {
    let actual = match actual {
        "string" => "text",
        "integer" | "float" => "a number",
        "boolean" => "`true` or `false`",
        "datetime" => "a date",
        "array" => "a list",
        other => other,
    };
    Diagnostic::new(Code::WrongType, span, format!("`{key}` cannot be {actual}"), format!("write {expected}"))
}

pub(crate) fn unknown_value(span: Span, key: &str, value: &str, known: &[&str]) -> Diagnostic {
    let message = format!("`{key}` cannot be `{value}`");
    let help = did_you_mean(nearest(value, known.iter().copied().take(MOST)), format!("write {}", alternatives(known)));
    Diagnostic::new(Code::UnknownValue, span, message, help)
}

pub(crate) fn number_not_text(span: Span, written: &str) -> Diagnostic {
    let message = format!("the number {written} is written without quotation marks");
    let help = format!("write `\"{written}\"`; without them 1.10 would be the same as 1.1");
    Diagnostic::new(Code::NumberNotText, span, message, help)
}

pub(crate) fn invalid_number(span: Span, written: &str, fault: NumberFault) -> Diagnostic {
    let why = match fault {
        NumberFault::Empty => return empty_value(span, "number"),
        NumberFault::NotANumber => "it should be whole numbers with points between them",
        NumberFault::LeadingZero => "one of its parts begins with 0",
        NumberFault::TooLarge => "one of its parts is too large",
    };
    Diagnostic::new(
        Code::InvalidNumber,
        span,
        format!("`{written}` is not a number: {why}"),
        "write it like `1.10` or `6.2.14`",
    )
}

pub(crate) fn invalid_day(span: Span, key: &str, written: &str) -> Diagnostic {
    let written = written.trim_matches(['"', '\'']);
    Diagnostic::new(Code::InvalidDate, span, format!("`{key}` is `{written}`, which is not a day"), A_DAY)
}

pub(crate) fn invalid_month(span: Span, key: &str, written: &str) -> Diagnostic {
    let message = format!("`{key}` is `{written}`, which is neither a day nor a month");
    Diagnostic::new(Code::InvalidDate, span, message, "write a day such as 2017-04-03, or a month such as \"2017-04\"")
}

pub(crate) fn invalid_id(span: Span, id: &str, better: &str) -> Diagnostic {
    let message = format!("`{id}` cannot be an address");
    let example = if better.is_empty() { "annual-leave" } else { better };
    let help = format!("use small letters, digits and hyphens: `{example}`");
    Diagnostic::new(Code::InvalidId, span, message, help)
}

pub(crate) fn no_id(span: Span, name: &str) -> Diagnostic {
    let message = format!("the name `{name}` has neither letters nor digits to make an address of");
    Diagnostic::new(Code::InvalidId, span, message, "add a line such as `id = \"annual-leave\"`")
}

pub(crate) fn invalid_base_url(span: Span, url: &str) -> Diagnostic {
    let message = format!("`base_url` is `{url}`, which is not a web address");
    Diagnostic::new(Code::InvalidAddress, span, message, "begin it with `https://`")
}

pub(crate) fn quick_link_target(span: Span) -> Diagnostic {
    let message = "this link leads to one place, which is either a `chapter` or a `url`";
    Diagnostic::new(
        Code::MissingKey,
        span,
        message,
        "give it `chapter = \"local-resources.md\"` or `url = \"https://…\"`",
    )
}

pub(crate) fn unknown_check(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let help = did_you_mean(nearest, "take the line out; the code of a check stands in brackets in its message");
    Diagnostic::new(Code::UnknownValue, span, format!("there is no check `{name}`"), help)
}

pub(crate) fn fixed_check(span: Span, code: Code) -> Diagnostic {
    let message = format!("the check `{}` is always an error", code.name());
    Diagnostic::new(Code::UnknownValue, span, message, "take the line out: without it the manual could not be read")
}

pub(crate) fn unknown_status(span: Span, id: &str, known: &[&str]) -> Diagnostic {
    let help = did_you_mean(
        nearest(id, known.iter().copied().take(MOST)),
        format!("use {}, or define it in vade.toml below `[statuses.{id}]`", alternatives(known)),
    );
    Diagnostic::new(Code::UnknownStatus, span, format!("there is no status `{id}`"), help)
}

pub(crate) fn unknown_access(span: Span, id: &str, known: &[&str]) -> Diagnostic {
    let help = did_you_mean(
        nearest(id, known.iter().copied().take(MOST)),
        format!("define it in vade.toml below `[access.{id}]`"),
    );
    Diagnostic::new(Code::UnknownAccess, span, format!("there is no access `{id}`"), help)
}

pub(crate) fn key_not_for_kind(span: Span, key: &str, kind: &str) -> Diagnostic {
    let message = format!("`{key}` has no meaning for an entry of kind `{kind}`");
    let help = match key {
        "url" => "write `kind = \"link\"`, or take the line out",
        "file" => "write `kind = \"file\"`, or take the line out",
        _ => "take the line out",
    };
    Diagnostic::new(Code::KeyNotForKind, span, message, help)
}

pub(crate) fn key_not_for_note(span: Span, key: &str) -> Diagnostic {
    let message = format!("a note does not use `{key}`");
    let help = "write links and the like into the note's own text, as Markdown";
    Diagnostic::new(Code::KeyNotForKind, span, message, help)
}

pub(crate) fn also_without_kind(span: Span) -> Diagnostic {
    let message = "this `[[also]]` has not exactly one of `see`, `and` and `note`";
    Diagnostic::new(Code::AlsoWithoutKind, span, message, "begin it with one line such as `see = \"Joint Protocol\"`")
}

pub(crate) fn also_targets(span: Span) -> Diagnostic {
    let message = "this `[[also]]` leads to more than one place";
    Diagnostic::new(Code::AlsoTargets, span, message, "keep one of `url`, `chapter` and `file`")
}

pub(crate) fn also_without_words(span: Span) -> Diagnostic {
    let message = "`true` takes the words from a chapter, but no `chapter` is given";
    Diagnostic::new(
        Code::AlsoWithoutWords,
        span,
        message,
        "add `chapter = \"…\"`, or write the words in place of `true`",
    )
}

pub(crate) fn and_without_line(span: Span) -> Diagnostic {
    let message = "this `and` has no line before it that it could continue";
    Diagnostic::new(Code::AndWithoutLine, span, message, "put it after a `see`, or make it a `see`")
}
