//! Problems with links, images and everything else that names another file.

use super::did_you_mean;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::code::Code;
use crate::source::Span;

pub(crate) fn unknown_page(span: Span, path: &str, nearest: Option<&str>) -> Diagnostic {
    let help =
        did_you_mean(nearest, "write the path from this file to the chapter, such as `../policies/confidentiality.md`");
    Diagnostic::new(Code::UnknownPage, span, format!("there is no chapter `{path}`"), help)
}

pub(crate) fn not_a_page(span: Span, path: &str) -> Diagnostic {
    let help = "name the chapter's file, which ends with `.md`";
    Diagnostic::new(Code::UnknownPage, span, format!("`{path}` is not a chapter"), help)
}

pub(crate) fn not_a_file(span: Span, path: &str) -> Diagnostic {
    let help = "name a file beside the chapters, such as `chart.png` or `booking-form.docx`";
    Diagnostic::new(Code::UnknownFile, span, format!("`{path}` is not a file that can stand here"), help)
}

pub(crate) fn unknown_heading(span: Span, heading: &str, page: &str, nearest: Option<&str>) -> Diagnostic {
    let message = format!("`{page}` has no heading with the id `{heading}`");
    let help = did_you_mean(nearest, format!("give the heading that is meant the id: `## … {{#{heading}}}`"));
    Diagnostic::new(Code::UnknownHeading, span, message, help)
}

pub(crate) fn unknown_file(span: Span, path: &str, nearest: Option<&str>) -> Diagnostic {
    let web_address = path.starts_with("www.").then(|| format!("https://{path}"));
    let nearest = web_address.as_deref().or(nearest);
    let help = did_you_mean(nearest, "put the file there, or mend the path; it starts from this file's folder");
    Diagnostic::new(Code::UnknownFile, span, format!("there is no file `{path}`"), help)
}

pub(crate) fn link_to_folder(span: Span, path: &str) -> Diagnostic {
    let help = format!("link to the section's page: `{}/_index.md`", path.trim_end_matches('/'));
    Diagnostic::new(Code::UnknownPage, span, format!("`{path}` is a folder"), help)
}

pub(crate) fn link_to_draft(span: Span, title: &str) -> Diagnostic {
    let message = format!("the chapter \"{title}\" is a draft and will not be in the manual");
    Diagnostic::new(Code::LinkToDraft, span, message, "take `draft = true` out of that chapter, or take this link out")
}

pub(crate) fn link_to_withdrawn(span: Span, title: &str, replacement: Option<&str>) -> Diagnostic {
    let message = format!("the chapter \"{title}\" is withdrawn");
    let help = match replacement {
        Some(replacement) => format!("link to what replaced it: `{replacement}`"),
        None => "link to what applies now, or take the link out".to_owned(),
    };
    Diagnostic::new(Code::LinkToWithdrawn, span, message, help)
}

pub(crate) fn absolute_path(span: Span, path: &str, relative: Option<&str>) -> Diagnostic {
    let help =
        did_you_mean(relative, "write the path from this file's folder, such as `../policies/confidentiality.md`");
    Diagnostic::new(Code::AbsolutePath, span, format!("`{path}` does not start from this file"), help)
}

pub(crate) fn backslashes(span: Span, path: &str) -> Diagnostic {
    let help = format!("write `{}`", path.replace('\\', "/"));
    Diagnostic::new(Code::AbsolutePath, span, format!("`{path}` has backslashes"), help)
}

pub(crate) fn outside_content(span: Span, path: &str) -> Diagnostic {
    let help = "only files below `content` are published; put a copy there";
    Diagnostic::new(Code::OutsideContent, span, format!("`{path}` leads out of the content folder"), help)
}

pub(crate) fn image_elsewhere(span: Span, address: &str) -> Diagnostic {
    let message = format!("the image `{address}` lies on another site, so it is not shown");
    let help = "put a copy of it below `content`, and name that";
    Diagnostic::new(Code::OutsideContent, span, message, help)
}

pub(crate) fn unsafe_address(span: Span, address: &str) -> Diagnostic {
    let is_data = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    let help = if is_data {
        "put it into a file below `content`, and name that; only pictures may be written out, `![…](data:image/png;base64,…)`, \
         as PNG, JPEG, GIF or WebP"
    } else {
        "a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual"
    };
    let message = format!("`{}` is not an address that a page may use", beginning(address));
    Diagnostic::new(Code::UnsafeAddress, span, message, help)
}

/// As much of an address as says which it is: one that holds a file may be very long.
fn beginning(address: &str) -> String {
    match address.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}
