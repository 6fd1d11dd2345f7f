//! A manual's own templates, and where in them an error of Tera belongs.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::theme;
use crate::source::{FileId, Sources, Span};

pub(super) struct OwnTemplates {
    pub files: BTreeMap<String, FileId>,
    pub settings: FileId,
}

impl OwnTemplates {
    /// What an error of a template says, and where.
    pub(super) fn fault(&self, sources: &Sources, error: &tera::Error) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        let own = report.and_then(|report| {
            let file = self.files.get(report.filename())?;
            Some((Span::new(*file, report.span().range.clone()), report.message().to_owned()))
        });
        let template = match error.kind() {
            ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => Some(tpl.as_str()),
            ErrorKind::MissingParent { current, .. } => Some(current.as_str()),
            _ => None,
        };
        let text = error.to_string();
        let (span, reason) = own.unwrap_or_else(|| {
            let place = self.place_told(sources, &text);
            (place.unwrap_or_else(|| self.first_line(sources, template)), text)
        });
        theme::template_error(span, &reason)
    }

    /// The place that the text of an error names as ` --> chapter.html:2:4`, where Tera tells several in one text.
    fn place_told(&self, sources: &Sources, text: &str) -> Option<Span> {
        let place = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
        let mut parts = place.trim_end().rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let file = *self.files.get(parts.next()?)?;
        let line = sources.text(file).split_inclusive('\n').nth(line.checked_sub(1)?)?;
        let start = line.as_ptr() as usize - sources.text(file).as_ptr() as usize;
        let before: usize = line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
        Some(Span::new(file, start + before..start + line.trim_end().len().max(before)))
    }

    /// The first line of a template. What names none of the manual's own belongs to the first of them, or to its
    /// settings.
    pub(super) fn first_line(&self, sources: &Sources, template: Option<&str>) -> Span {
        let own = template.and_then(|template| self.files.get(template));
        let file = own.or(self.files.values().next()).copied().unwrap_or(self.settings);
        Span::new(file, 0..sources.text(file).lines().next().map_or(0, str::len))
    }
}
