//! One line of the contents, as every page that lists it shows it: an entry's, or one that its author put beside it.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::Sheet;
use super::ready::Markup;
use crate::model::also::{Also, AlsoTarget, AlsoWords};
use crate::model::entry::EntryIndex;
use crate::render::view::Link;
use crate::render::view::chapter::TargetView;
use crate::render::view::contents::Line;
use crate::render::view::link::escape;
use crate::resolve::record::is_current;
use crate::source::{FileId, Spanned};

impl Renderer<'_> {
    /// Adds an entry's line to a list.
    pub(super) fn add_line(&self, index: EntryIndex, marks: Marks, list: &mut String) -> Result<()> {
        let line = self.lines.try_get(index.0, || self.line_of(&self.entry_line(index)))?;
        let marks = if marks == Marks::Written { self.marks_of(index) } else { String::new() };
        add_item(&marks, line, list);
        Ok(())
    }

    /// Adds a line that is not an entry's to a list.
    pub(super) fn add_also_line(&self, line: &Line, marks: Marks, list: &mut String) -> Result<()> {
        let marks = if marks == Marks::Written { mark("kind", line.kind) } else { String::new() };
        add_item(&marks, &self.line_of(line)?, list);
        Ok(())
    }

    fn line_of(&self, line: &Line) -> Result<String> {
        self.theme.component("line", "line", line)
    }

    fn marks_of(&self, index: EntryIndex) -> String {
        let entry = self.site.manual.entry(index);
        let amended = entry.amendments.iter().map(|amendment| amendment.date.value).max();
        [
            mark("kind", "entry"),
            mark("number", self.entry_link(index).number.as_deref().unwrap_or_default()),
            mark("status", &self.site.statuses[index.0].join(" ")),
            mark("keywords", &entry.finding.keywords.join(" ")),
            mark("amended", &amended.map(|date| date.to_string()).unwrap_or_default()),
        ]
        .concat()
    }

    fn entry_line(&self, index: EntryIndex) -> Line {
        let entry = self.site.manual.entry(index);
        let link = self.entry_link(index).clone();
        let target = if self.has_page(index) { None } else { self.target(index) };
        Line {
            kind: "entry",
            number: link.number,
            title: link.title,
            href: link.href,
            is_external: link.is_external,
            new_tab: link.new_tab,
            note: link.note,
            facts: target.and_then(|target| target.facts),
            access: self.access(entry.access.as_ref()),
            statuses: self.statuses_of(index),
            source: self.source(entry.source.as_ref()),
            ..Line::empty("entry")
        }
    }

    /// The lines that are not entries, less those that have outlived their date with what continues them.
    pub(super) fn also_lines<'a>(&self, file: FileId, lines: impl IntoIterator<Item = &'a Also>) -> Vec<Line> {
        let mut is_shown = true;
        let mut shown = vec![];
        for line in lines {
            let continues = matches!(line.words, AlsoWords::And(_));
            is_shown = is_current(line, self.site.today) && (is_shown || !continues);
            if is_shown {
                shown.push(self.also_line(file, line));
            }
        }
        shown
    }

    fn also_line(&self, file: FileId, line: &Also) -> Line {
        let (kind, words) = match &line.words {
            AlsoWords::See(words) => ("see", words.clone()),
            AlsoWords::And(words) => ("and", words.clone()),
            AlsoWords::Note(prose) => {
                return Line { html: self.line_html(file, prose, Sheet::Any), ..Line::empty("note") };
            }
        };
        let (link, facts) = self.also_target(file, &line.target);
        Line {
            title: words.or_else(|| link.as_ref().map(|link| link.title.clone())).unwrap_or_default(),
            href: link.as_ref().and_then(|link| link.href.clone()),
            is_external: link.as_ref().is_some_and(|link| link.is_external),
            new_tab: link.as_ref().is_some_and(|link| link.new_tab),
            note: link.and_then(|link| link.note),
            facts,
            access: self.access(line.access.as_ref()),
            about: line.about.clone(),
            source: self.source(line.source.as_ref()),
            ..Line::empty(kind)
        }
    }

    fn also_target(&self, file: FileId, target: &AlsoTarget) -> (Option<Link>, Option<String>) {
        match target {
            AlsoTarget::Nowhere => (None, None),
            AlsoTarget::Url(url) => (Some(link_to(self.external(&url.value))), None),
            AlsoTarget::Chapter(path) => (self.page_link(file, &path.value, Sheet::Any), None),
            AlsoTarget::File(path) => {
                let mut target = self.file_target(file, &path.value);
                let facts = target.facts.take();
                (Some(link_to(target)), facts)
            }
        }
    }

    pub(super) fn access(&self, access: Option<&Spanned<String>>) -> Option<String> {
        self.site.config.access.get(&access?.value).map(|access| access.label.clone())
    }

    /// Whose document a line is: another manual of the settings, or free text.
    pub(super) fn source(&self, source: Option<&Spanned<String>>) -> Option<Link> {
        let source = &source?.value;
        let manual = self.site.config.manuals.get(source);
        let target = manual.and_then(|manual| manual.url.as_ref()).map(|url| self.external(&url.value));
        let title = manual.map_or_else(|| source.clone(), |manual| manual.title.clone());
        let link = target.map(link_to);
        Some(Link {
            number: None,
            title,
            href: link.as_ref().and_then(|link| link.href.clone()),
            is_external: link.is_some(),
            new_tab: link.as_ref().is_some_and(|link| link.new_tab),
            note: link.and_then(|link| link.note),
        })
    }
}

impl Line {
    fn empty(kind: &'static str) -> Line {
        Line {
            kind,
            number: None,
            title: String::new(),
            html: Markup::default(),
            href: None,
            is_external: false,
            new_tab: false,
            note: None,
            facts: None,
            access: None,
            about: None,
            statuses: vec![],
            source: None,
        }
    }
}

/// What programs and the script of the contents page know its lines by. Nothing reads them on other pages.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Marks {
    Written,
    LeftOut,
}

/// One of the marks, unless there is nothing to say.
fn mark(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let mut mark = [" data-", name, "=\""].concat();
    escape(value, &mut mark);
    mark + "\""
}

fn add_item(marks: &str, line: &str, list: &mut String) {
    for part in ["<li", marks, ">", line, "</li>\n"] {
        list.push_str(part);
    }
}

/// A link without its words.
pub(super) fn link_to(target: TargetView) -> Link {
    Link {
        number: None,
        title: String::new(),
        href: target.href,
        is_external: target.is_external,
        new_tab: target.new_tab,
        note: target.note,
    }
}
