//! Problems with what is written in a chapter's text.

use super::{alternatives, did_you_mean};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::nearest::nearest;
use crate::source::Span;

pub(crate) fn not_utf8(span: Span) -> Diagnostic {
    let help = "save the file as UTF-8: most editors offer it under \"Save as\" or \"Encoding\"";
    Diagnostic::new(Code::NotUtf8, span, "what follows here is not UTF-8 text", help)
}

pub(crate) fn control_character(span: Span, character: char) -> Diagnostic {
    let message = format!("there is an invisible control character here (U+{:04X})", character as u32);
    Diagnostic::new(Code::ControlCharacter, span, message, "delete it; it often comes along when text is pasted")
}

pub(crate) fn text_direction(span: Span, character: char) -> Diagnostic {
    let message = format!("a hidden character turns the direction of the text here (U+{:04X})", character as u32);
    let help = "delete it: what readers see is not what is written; it often comes along when text is pasted";
    Diagnostic::new(Code::TextDirection, span, message, help)
}

pub(crate) fn missing_front_matter(span: Span) -> Diagnostic {
    let help = "begin the file with a line `+++`, the line `title = \"…\"`, and another line `+++`";
    Diagnostic::new(Code::MissingFrontMatter, span, "the file does not begin with front matter", help)
}

pub(crate) fn yaml_front_matter(span: Span) -> Diagnostic {
    let help = "write `+++` in place of `---`, and `title = \"…\"` in place of `title: …`";
    Diagnostic::new(Code::MissingFrontMatter, span, "this front matter is YAML, but should be TOML", help)
}

pub(crate) fn unclosed_front_matter(span: Span) -> Diagnostic {
    let help = "put a line `+++` between the front matter and the text";
    Diagnostic::new(Code::UnclosedFrontMatter, span, "the front matter that begins here does not end", help)
}

pub(crate) fn unclear_link_text(span: Span, words: &str) -> Diagnostic {
    let message = format!("the link text `{words}` does not say where the link leads");
    let help = "name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself";
    Diagnostic::new(Code::UnclearLinkText, span, message, help)
}

pub(crate) fn address_as_link_text(span: Span) -> Diagnostic {
    let help = "name what readers find there: `[Working Together](https://…)`";
    Diagnostic::new(Code::UnclearLinkText, span, "the text of this link is a bare web address", help)
}

pub(crate) fn twin_links(span: Span, first: Span) -> Diagnostic {
    let message = "this link leads to the same place as the one right before it";
    let help = "make one link of the two, or keep the link on one of them only";
    Diagnostic::new(Code::TwinLinks, span, message, help).beside(first, "the other link")
}

pub(crate) fn heading_level_one(span: Span, words: &str) -> Diagnostic {
    let message = "this heading is of the first level, which is kept for the page's title";
    Diagnostic::new(Code::HeadingLevelOne, span, message, format!("write `## {words}`"))
}

pub(crate) fn first_heading_too_deep(span: Span, words: &str) -> Diagnostic {
    let message = "this is the first heading of its text, but it is not of the second level";
    Diagnostic::new(Code::SkippedHeading, span, message, format!("write `{}`", heading(2, words)))
}

pub(crate) fn skipped_heading(span: Span, level: u8, before: u8, words: &str) -> Diagnostic {
    let message = format!("this heading skips a level: `{}` follows `{}`", marks(level), marks(before));
    Diagnostic::new(Code::SkippedHeading, span, message, format!("write `{}`", heading(before + 1, words)))
}

pub(crate) fn empty_heading(span: Span) -> Diagnostic {
    let help = "write the heading's words behind the `#` signs, or take the line out";
    Diagnostic::new(Code::EmptyHeading, span, "this heading has no words", help)
}

fn heading(level: u8, words: &str) -> String {
    format!("{} {words}", marks(level)).trim_end().to_owned()
}

fn marks(level: u8) -> String {
    "#".repeat(level.into())
}

pub(crate) fn duplicate_heading_id(span: Span, id: &str) -> Diagnostic {
    let message = format!("another heading of this page already has the id `{id}`");
    Diagnostic::new(Code::DuplicateHeadingId, span, message, "give this heading another id, or none")
}

pub(crate) fn reserved_heading_id(span: Span, id: &str) -> Diagnostic {
    let message = format!("the heading's id `{id}` is kept for the page's own use");
    Diagnostic::new(Code::InvalidId, span, message, "give it an id that begins neither with `_` nor with `fn-`")
}

pub(crate) fn unknown_callout(span: Span, kind: &str, known: &[&str]) -> Diagnostic {
    let upper: Vec<String> = known.iter().map(|kind| kind.to_uppercase()).collect();
    let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
    let help = did_you_mean(
        nearest(&kind.to_uppercase(), upper.iter().copied()),
        format!("use {}, or define it in vade.toml below `[callouts.{}]`", alternatives(&upper), kind.to_lowercase()),
    );
    Diagnostic::new(Code::UnknownCallout, span, format!("there is no labelled block of the kind `{kind}`"), help)
}

pub(crate) fn unknown_reference(span: Span, name: &str) -> Diagnostic {
    let message = format!("no line of this file says where `{name}` leads");
    let help = format!("add a line `[{name}]: https://…`, or write the link as `[text](address)`");
    Diagnostic::new(Code::UnknownReference, span, message, help)
}

pub(crate) fn unknown_footnote(span: Span, name: &str) -> Diagnostic {
    let message = format!("there is no footnote `{name}`");
    Diagnostic::new(Code::UnknownFootnote, span, message, format!("add a line `[^{name}]: …` with its text"))
}

pub(crate) fn unused_footnote(span: Span, name: &str) -> Diagnostic {
    let message = format!("no mark in the text leads to the footnote `{name}`, so it is not shown");
    Diagnostic::new(Code::UnusedFootnote, span, message, format!("put `[^{name}]` where it belongs, or take it out"))
}

pub(crate) fn duplicate_footnote(span: Span, name: &str) -> Diagnostic {
    let message = format!("there is another footnote `{name}` above, and only one text can be shown for its marks");
    let help = "give one of the two another name, here and in its marks";
    Diagnostic::new(Code::DuplicateFootnote, span, message, help)
}

pub(crate) fn heading_in_footnote(span: Span) -> Diagnostic {
    let help = "take away its `#`, or the blanks before it if it begins a new part of the chapter";
    Diagnostic::new(Code::HeadingInFootnote, span, "this heading is a part of a footnote", help)
}

pub(crate) fn missing_alternative_text(span: Span) -> Diagnostic {
    let message = "this image says nothing to people who cannot see it";
    let help = "describe it between the square brackets: `![Flow chart of a referral](chart.png)`";
    Diagnostic::new(Code::MissingAlternativeText, span, message, help)
}

pub(crate) fn missing_image_alt(span: Span) -> Diagnostic {
    let message = "this image says nothing to people who cannot see it";
    let help = "add `image_alt = \"…\"`, or `image_alt = \"\"` if it is mere decoration";
    Diagnostic::new(Code::MissingAlternativeText, span, message, help)
}

pub(crate) fn table_without_header(span: Span) -> Diagnostic {
    let help = "write into the table's first row what each column holds";
    Diagnostic::new(Code::TableWithoutHeader, span, "the columns of this table have no names", help)
}

pub(crate) fn html_table_without_header(span: Span) -> Diagnostic {
    let help = "write `<th>` in place of `<td>` in the table's first row, with what each column holds";
    Diagnostic::new(Code::TableWithoutHeader, span, "the columns of this table have no names", help)
}

pub(crate) fn long_capitals(span: Span) -> Diagnostic {
    let help = "write it in small letters, as a sentence; put `**` around it to make it stand out";
    Diagnostic::new(Code::LongCapitals, span, "many words in a row are in capitals, which are hard to read", help)
}

pub(crate) fn dropped_html(span: Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::DroppedHtml, span, format!("the HTML `{what}` is left out of the page"), help)
}

pub(crate) fn unbalanced_html(span: Span, element: &str) -> Diagnostic {
    let message = format!("the HTML element `<{element}>` is not opened and closed in the same place");
    let help = format!("put `<{element}>` and `</{element}>` around the same text");
    Diagnostic::new(Code::UnbalancedHtml, span, message, help)
}

pub(crate) fn nested_too_deep(span: Span) -> Diagnostic {
    let message = "more than 100 parts of the text stand in one another here";
    let help = "take out most of the `>`, list marks, `*` or HTML tags: no reader could tell such depths apart";
    Diagnostic::new(Code::NestedTooDeep, span, message, help)
}

pub(crate) fn empty_chapter(span: Span) -> Diagnostic {
    let help = "write its text below the front matter, or mark it `draft = true` until there is one";
    Diagnostic::new(Code::EmptyChapter, span, "this chapter has no text", help)
}
