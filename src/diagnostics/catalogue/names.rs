//! Problems with what files are called, and with what is no file.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::source::Span;

pub(crate) fn link_not_followed(span: Span) -> Diagnostic {
    let message = "this is a link to another place on the disk, and is not followed";
    Diagnostic::new(Code::NotRead, span, message, "put the files themselves here")
}

pub(crate) fn special_file(span: Span) -> Diagnostic {
    let message = "this is neither a file nor a folder, but a pipe, a socket or a device";
    Diagnostic::new(Code::NotRead, span, message, "take it out of the manual's folders")
}

pub(crate) fn name_not_utf8(span: Span) -> Diagnostic {
    let message = "the name of this file is not UTF-8, so the file cannot be read";
    Diagnostic::new(Code::NotUtf8, span, message, "give the file another name, of plain letters")
}

pub(crate) fn control_character_in_name(span: Span, character: char) -> Diagnostic {
    let message = format!("the name of this file holds an invisible control character (U+{:04X})", character as u32);
    Diagnostic::new(Code::ControlCharacter, span, message, "give the file another name, of plain letters")
}

pub(crate) fn direction_in_name(span: Span, character: char) -> Diagnostic {
    let code = character as u32;
    let message = format!("the name of this file holds a hidden character that turns its direction (U+{code:04X})");
    Diagnostic::new(Code::TextDirection, span, message, "give the file another name, of plain letters")
}

pub(crate) fn other_ending(span: Span, stem: &str, ending: &str) -> Diagnostic {
    let message = format!("a file that ends with `.{ending}` is no chapter, so this text is not published");
    Diagnostic::new(Code::OtherEnding, span, message, format!("rename the file to `{stem}.md`"))
}

pub(crate) fn not_on_windows(span: Span, name: &str, reason: &str) -> Diagnostic {
    let message = format!("no file on Windows can be called `{name}`: {reason}");
    let help = "give it another name: manuals and sites are copied to Windows some day";
    Diagnostic::new(Code::UnportableName, span, message, help)
}

pub(crate) fn twin_names(span: Span, name: &str, other: &str) -> Diagnostic {
    let message =
        format!("`{name}` and `{other}` are one name on Windows and on a Mac, where one takes the other's place");
    Diagnostic::new(Code::UnportableName, span, message, "give one of them another name")
}
