//! Problems with numbers, ids and addresses.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::model::number::SectionNumber;
use crate::source::{Span, Spanned};

pub(crate) fn section_without_number(span: Span) -> Diagnostic {
    let help = "add `number = \"…\"` to make the folder a section, or remove the file";
    Diagnostic::new(Code::SectionWithoutNumber, span, "this folder's `_index.md` has no number", help)
}

pub(crate) fn folder_without_section(span: Span, number: &SectionNumber, folder: &str) -> Diagnostic {
    let message = format!("{number} stands in the folder `{folder}`, which is not a section");
    let help =
        format!("make it one with a file `{folder}/_index.md` that has a `number` and a `title`, or move the chapter");
    Diagnostic::new(Code::FolderWithoutSection, span, message, help)
}

pub(crate) fn repeated_in_title(span: Span, title: &str, what: &str) -> Diagnostic {
    let message = format!("the title `{title}` holds its {what}, which is shown beside it already");
    Diagnostic::new(Code::RepeatedInTitle, span, message, format!("take the {what} out of the title"))
}

pub(crate) fn duplicate_number(
    span: Span,
    number: &SectionNumber,
    first: Span,
    next: Option<&SectionNumber>,
) -> Diagnostic {
    let help = match next {
        Some(next) => format!("give one of them another number; {next} is free"),
        None => "give one of them another number".to_owned(),
    };
    Diagnostic::new(Code::DuplicateNumber, span, format!("the number {number} is given twice"), help)
        .beside(first, "it is first given here")
}

pub(crate) fn number_gap(span: Span, number: &SectionNumber, missing: &SectionNumber) -> Diagnostic {
    let message = format!("{number} comes where {missing} is expected");
    let help = "mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = \"…\"` to say why it is meant";
    Diagnostic::new(Code::NumberGap, span, message, help)
}

pub(crate) fn number_out_of_place(span: Span, number: &SectionNumber, section: &SectionNumber) -> Diagnostic {
    let message = format!("{number} stands in section {section}, but does not begin with {section}");
    let help = "mend the number, move the file, or add `number_reason = \"…\"` to say why it is meant";
    Diagnostic::new(Code::NumberOutOfPlace, span, message, help)
}

pub(crate) fn duplicate_id(
    id: &Spanned<String>,
    address: &str,
    path: &str,
    first: Span,
    first_path: &str,
) -> Diagnostic {
    let message = format!("{path} and {first_path} would both have the address `{address}`");
    let id_of_its_own = format!("`id = \"{}-2\"`", id.value);
    let help = format!("give one of them an id of its own, such as {id_of_its_own}; a page's address stays for good");
    Diagnostic::new(Code::DuplicateId, id.span, message, help).beside(first, "the other one")
}

pub(crate) fn reserved_id(span: Span, id: &str) -> Diagnostic {
    let message = format!("`{id}` is taken: the tool makes a page of this name, or Windows keeps it for itself");
    let help = format!("give the page another id, such as `id = \"{id}-chapter\"`");
    Diagnostic::new(Code::ReservedId, span, message, help)
}

pub(crate) fn alias_taken(span: Span, alias: &str) -> Diagnostic {
    let message = format!("the address `{alias}` is already used, so nothing can be led on from it");
    Diagnostic::new(Code::AliasTaken, span, message, "take the alias out, or change the id that uses it")
}
