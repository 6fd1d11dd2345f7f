//! One line of the contents, as every page that lists it shows it: an entry's, or one that its author put beside it.

use super::Renderer;
use super::hyperlink::Sheet;
use super::ready::Markup;
use crate::model::also::{Also, AlsoTarget, AlsoWords};
use crate::model::entry::EntryIndex;
use crate::render::html::{add, add_some, escape};
use crate::render::strings::Strings;
use crate::render::view::chapter::TargetView;
use crate::render::view::{Link, StatusView};
use crate::resolve::record::is_current;
use crate::source::{FileId, Spanned};

/// What a line of the contents below a section's title says.
pub(super) struct Line {
    /// `entry`, `see`, `and` or `note`.
    kind: &'static str,
    number: Option<String>,
    title: String,
    /// A note's text.
    html: Markup,
    href: Option<String>,
    is_external: bool,
    new_tab: bool,
    /// What is said of the link to those who cannot see it.
    note: Option<String>,
    /// Type and size of a file.
    facts: Option<String>,
    access: Option<String>,
    about: Option<String>,
    statuses: Vec<StatusView>,
    source: Option<Link>,
}

impl Renderer<'_> {
    /// Adds an entry's line to a list.
    pub(super) fn add_line(&self, index: EntryIndex, marks: Marks, list: &mut String) {
        let line = self.lines.get(index.0, || self.entry_line(index).html(&self.theme.strings));
        let marks = if marks == Marks::Written { self.marks_of(index) } else { String::new() };
        add_item(&marks, line, list);
    }

    /// Adds a line that is not an entry's to a list.
    pub(super) fn add_also_line(&self, line: &Line, marks: Marks, list: &mut String) {
        let marks = if marks == Marks::Written { mark("kind", line.kind) } else { String::new() };
        add_item(&marks, &line.html(&self.theme.strings), list);
    }

    /// The items of a list of lines that are not entries'.
    pub(super) fn also_html<'a>(&self, file: FileId, lines: impl IntoIterator<Item = &'a Also>) -> Option<Markup> {
        let mut list = String::new();
        for line in self.also_lines(file, lines) {
            self.add_also_line(&line, Marks::LeftOut, &mut list);
        }
        (!list.is_empty()).then(|| list.into())
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
    /// No template writes it: there are as many lines as chapters, and each stands on several pages.
    fn html(&self, strings: &Strings) -> String {
        if self.kind == "note" {
            return self.html.as_str().to_owned();
        }
        let mut html = String::with_capacity(self.title.len() + 160);
        let prefix = match self.kind {
            "see" => strings.get("see_also"),
            "and" => strings.get("and"),
            _ => "",
        };
        match &self.number {
            Some(number) => add(&mut html, "<span class=\"number\">", number, "</span> "),
            None if !prefix.is_empty() => add(&mut html, "<span class=\"prefix\">", prefix, "</span> "),
            None => {}
        }
        if let Some(href) = &self.href {
            add(&mut html, "<a href=\"", href, "\"");
            html += if self.is_external { " class=\"external\"" } else { "" };
            html += if self.new_tab { " target=\"_blank\" rel=\"noopener\">" } else { ">" };
        }
        escape(&self.title, &mut html);
        if self.href.is_some() {
            add_some(&mut html, "<span class=\"visually-hidden\"> (", self.facts.as_deref(), ")</span>");
            add_some(&mut html, "<span class=\"visually-hidden\"> ", self.note.as_deref(), "</span>");
            html += "</a>";
        }
        add_some(&mut html, " <span class=\"access\">(", self.access.as_deref(), ")</span>");
        html += statuses_html(&self.statuses).as_deref().unwrap_or_default();
        add_some(&mut html, " <span class=\"about\">- ", self.about.as_deref(), "</span>");
        if let Some(source) = &self.source {
            html += " ";
            html += &source_html(source);
        }
        html
    }

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
    let mut mark = String::with_capacity(name.len() + value.len() + 16);
    mark += " data-";
    mark += name;
    add(&mut mark, "=\"", value, "\"");
    mark
}

/// Statuses behind a title: first those that read on from it, then the badges.
pub(super) fn statuses_html(statuses: &[StatusView]) -> Option<String> {
    let mut html = String::new();
    let at = |place| statuses.iter().filter(move |status| status.place == place);
    for status in at("title") {
        add(&mut html, " <span class=\"status status-", &status.id, "\">- ");
        add(&mut html, "", &status.label, "</span>");
    }
    for status in at("badge") {
        add(&mut html, " <strong class=\"badge badge-", &status.id, "\">");
        add(&mut html, "", &status.label, "</strong>");
    }
    (!html.is_empty()).then_some(html)
}

/// Whose document something is.
pub(super) fn source_html(source: &Link) -> String {
    format!("<span class=\"source\">({})</span>", source.html())
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
