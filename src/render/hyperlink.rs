//! From what an author wrote to what a browser follows.

use super::Renderer;
use super::ready::Markup;
use crate::config::ExternalLinks;
use crate::markdown::html::{self, Context, Html, Hyperlink};
use crate::model::entry::{Body, EntryIndex, Kind};
use crate::model::outline::Outline;
use crate::model::prose::Prose;
use crate::model::section::SectionIndex;
use crate::render::view::Link;
use crate::render::view::chapter::TargetView;
use crate::resolve::addresses::{AMENDMENTS, CONTENTS, encoded, file_address};
use crate::resolve::path;
use crate::resolve::references::{Document, Target};
use crate::source::FileId;

/// The page on which a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// The chapter's own.
    Own,
    /// The whole manual on one page, where links lead to anchors.
    Print,
    /// Any page, so that a link to a heading of the chapter names the chapter too.
    Any,
}

/// How a body's headings are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadingStyle<'h> {
    pub numbered: bool,
    pub level_shift: u8,
    pub id_prefix: &'h str,
}

impl HeadingStyle<'static> {
    pub(super) const PLAIN: HeadingStyle<'static> = HeadingStyle { numbered: false, level_shift: 0, id_prefix: "" };
}

impl Renderer<'_> {
    /// The text of a file as HTML.
    pub(super) fn body_html(&self, file: FileId, body: &Body, sheet: Sheet, style: HeadingStyle<'_>) -> Html {
        let text = &self.site.sources.text(file)[body.start..];
        let link = |destination: &str| self.hyperlink(file, destination, sheet);
        html::recorded(
            text,
            body.outline.recording.as_ref(),
            &Context {
                headings: &body.outline.headings,
                numbered: style.numbered,
                level_shift: style.level_shift,
                id_prefix: style.id_prefix,
                link: &link,
                callouts: &self.callouts,
                abbreviations: &self.abbreviations,
                words: &self.words,
            },
        )
    }

    /// Markdown of the front matter, as blocks; `id_prefix` is its own among the texts of the page.
    pub(super) fn prose_html(&self, file: FileId, prose: &Prose, sheet: Sheet, id_prefix: &str) -> Markup {
        self.with_context(file, sheet, id_prefix, |context| html::blocks(&prose.text, context).html.into())
    }

    /// Markdown of the front matter or settings, as one line.
    pub(super) fn line_html(&self, file: FileId, prose: &Prose, sheet: Sheet) -> Markup {
        self.with_context(file, sheet, "", |context| html::line(&prose.text, context).into())
    }

    fn with_context<R>(
        &self,
        file: FileId,
        sheet: Sheet,
        id_prefix: &str,
        render: impl FnOnce(&Context<'_>) -> R,
    ) -> R {
        let none = Outline::default();
        let abbreviations = Default::default();
        render(&Context {
            headings: &none.headings,
            numbered: false,
            level_shift: 0,
            id_prefix,
            link: &|destination: &str| self.hyperlink(file, destination, sheet),
            callouts: &self.callouts,
            abbreviations: &abbreviations,
            words: &self.words,
        })
    }

    /// Where a destination leads from a page. What leads nowhere has been reported, and is shown as plain text.
    fn hyperlink(&self, from: FileId, destination: &str, sheet: Sheet) -> Hyperlink {
        match self.site.references.follow(from, destination) {
            Ok(Target::Here { heading }) => {
                let href = match (sheet, self.site.references.document_of(from)) {
                    (Sheet::Any, Some(document)) => self.to_document(document, Some(&heading), sheet).href,
                    (Sheet::Own | Sheet::Any, _) => Some(format!("#{heading}")),
                    (Sheet::Print, _) => Some(format!("#{}{heading}", self.print_prefix(from))),
                };
                Hyperlink { href, ..Hyperlink::default() }
            }
            Ok(Target::Document { document, heading }) => self.to_document(document, heading.as_deref(), sheet),
            Ok(Target::File(file)) => Hyperlink {
                href: Some(file_address(self.site.sources.content_path(file))),
                title: Some(path::file_name(self.site.sources.path(file)).to_owned()),
                facts: Some(self.file_facts(file)),
                class: Some("file"),
                new_tab: false,
                note: None,
            },
            Ok(Target::External(address)) => Hyperlink {
                title: Some(address.clone()),
                class: Some("external"),
                new_tab: self.opens_new_tab(&address),
                note: self.note(&address),
                href: Some(address),
                facts: None,
            },
            Err(_) => Hyperlink::default(),
        }
    }

    fn to_document(&self, document: Document, heading: Option<&str>, sheet: Sheet) -> Hyperlink {
        let Some(link) = self.document_link(document, sheet) else { return Hyperlink::default() };
        let href = with_heading(link.href.as_deref(), heading);
        let title = match &link.number {
            Some(number) => [number, " ", &link.title].concat(),
            None => link.title.clone(),
        };
        let class = link.is_external.then_some("external");
        let facts = match document {
            Document::Entry(entry) if !self.has_page(entry) => self.target(entry).and_then(|target| target.facts),
            _ => None,
        };
        Hyperlink { href, title: Some(title), facts, class, new_tab: link.new_tab, note: link.note.clone() }
    }

    pub(super) fn front_link(&self) -> Link {
        let title = self.site.manual.front.as_ref().and_then(|front| front.title.as_deref());
        Link {
            number: None,
            title: title.unwrap_or(self.theme.strings.get("contents")).to_owned(),
            href: Some(CONTENTS.to_owned()),
            is_external: false,
            new_tab: false,
            note: None,
        }
    }

    /// The link to an entry: its page, or where it leads without one.
    pub(super) fn entry_link(&self, index: EntryIndex) -> &Link {
        self.links.get(index.0, || self.make_entry_link(index))
    }

    fn make_entry_link(&self, index: EntryIndex) -> Link {
        let entry = self.site.manual.entry(index);
        let target = match &entry.kind {
            _ if self.has_page(index) => own_page(self.site.addresses.entry(index)),
            Kind::Amendments => own_page(AMENDMENTS),
            _ => self.target(index).unwrap_or_else(|| own_page(self.site.addresses.entry(index))),
        };
        Link {
            number: entry.number.as_ref().map(|number| number.value.to_string()),
            title: entry.title.value.clone(),
            href: target.href,
            is_external: target.is_external,
            new_tab: target.new_tab,
            note: target.note,
        }
    }

    /// Where an entry of kind `link` or `file` leads.
    pub(super) fn target(&self, index: EntryIndex) -> Option<TargetView> {
        let entry = self.site.manual.entry(index);
        match &entry.kind {
            Kind::Link { url } => Some(self.external(&url.value)),
            Kind::File { file } => Some(self.file_target(entry.file, &file.value)),
            Kind::Chapter | Kind::Amendments => None,
        }
    }

    /// The target of a link to another site.
    pub(super) fn external(&self, address: &str) -> TargetView {
        TargetView {
            href: self.site.references.follow_address(address).is_ok().then(|| address.to_owned()),
            facts: None,
            new_tab: self.opens_new_tab(address),
            is_external: true,
            note: self.note(address),
        }
    }

    /// The target of a path to an attachment.
    pub(super) fn file_target(&self, from: FileId, written: &str) -> TargetView {
        let file = match self.site.references.follow_to_file(from, written) {
            Ok(Target::File(file)) => Some(file),
            _ => None,
        };
        TargetView {
            href: file.map(|file| file_address(self.site.sources.content_path(file))),
            facts: file.map(|file| self.file_facts(file)),
            new_tab: false,
            is_external: false,
            note: None,
        }
    }

    pub(super) fn file_href(&self, from: FileId, written: &str) -> Option<String> {
        self.file_target(from, written).href
    }

    /// The link to the page that a path of the front matter or settings names.
    pub(super) fn page_link(&self, from: FileId, written: &str, sheet: Sheet) -> Option<Link> {
        match self.site.references.follow_to_page(from, written) {
            Ok(Target::Document { document, heading }) => {
                let link = self.document_link(document, sheet)?.into_owned();
                Some(Link { href: with_heading(link.href.as_deref(), heading.as_deref()), ..link })
            }
            _ => None,
        }
    }

    pub(super) fn section_link(&self, index: SectionIndex) -> &Link {
        self.section_links.get(index.0, || self.make_section_link(index))
    }

    fn make_section_link(&self, index: SectionIndex) -> Link {
        Link {
            number: Some(self.shown_number(index)),
            title: self.site.manual.section(index).title.clone(),
            href: own_page(self.site.addresses.section(index)).href,
            is_external: false,
            new_tab: false,
            note: None,
        }
    }

    /// The number of a section as readers see it: "1." at the top, "1.1" below.
    pub(super) fn shown_number(&self, index: SectionIndex) -> String {
        let number = self.site.manual.section(index).number.value.to_string();
        match self.site.contents.parents[index.0] {
            None => self.theme.strings.fill("section_number", &[("number", &number)]),
            Some(_) => number,
        }
    }

    /// "Word, 34 KB"
    fn file_facts(&self, file: FileId) -> String {
        let kind = file_type(self.site.sources.path(file));
        let size = self.theme.strings.size(self.site.sources.size(file));
        if kind.is_empty() {
            return size;
        }
        self.theme.strings.fill("file_facts", &[("type", &kind), ("size", &size)])
    }

    fn opens_new_tab(&self, address: &str) -> bool {
        is_site(address) && self.site.config.external_links == ExternalLinks::NewTab
    }

    /// What is said of an address elsewhere: that it is another site, or what a reader needs for it; and how it opens.
    fn note(&self, address: &str) -> Option<String> {
        if !is_site(address) {
            return None;
        }
        let needed = self.site.config.access.values().find(|access| access.is_for(address));
        let strings = &self.theme.strings;
        let place = needed.map_or(strings.get("other_site").to_owned(), |access| format!("({})", access.label));
        let tab = if self.opens_new_tab(address) { strings.get("new_tab") } else { "" };
        Some(format!("{place} {tab}").trim_end().to_owned())
    }
}

/// Whether an address is one that a browser opens, and no mail or telephone.
fn is_site(address: &str) -> bool {
    address.starts_with("http:") || address.starts_with("https:")
}

/// An address with a heading's anchor; on the whole page the address is an anchor itself.
fn with_heading(href: Option<&str>, heading: Option<&str>) -> Option<String> {
    Some(match (href?, heading) {
        (href, Some(heading)) if href.starts_with('#') => format!("{href}--{heading}"),
        (href, Some(heading)) => [href, "#", heading].concat(),
        (href, None) => href.to_owned(),
    })
}

fn own_page(address: &str) -> TargetView {
    TargetView { href: Some(encoded(address)), facts: None, new_tab: false, is_external: false, note: None }
}

/// What people call files of this ending.
fn file_type(path: &str) -> String {
    let ending = path::file_name(path).rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match ending.as_str() {
        "doc" | "docx" | "docm" | "dotx" => "Word".to_owned(),
        "xls" | "xlsx" | "xlsm" => "Excel".to_owned(),
        "ppt" | "pptx" => "PowerPoint".to_owned(),
        "odt" | "ods" | "odp" => "OpenDocument".to_owned(),
        "jpg" | "jpeg" => "JPEG".to_owned(),
        "htm" | "html" => "HTML".to_owned(),
        other => other.to_uppercase(),
    }
}
