//! The whole manual as one page, in reading order, with links that stay inside it.

use std::borrow::Cow;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
use super::ready::Markup;
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::render::view::Link;
use crate::render::view::whole::{PrintItem, PrintPage};
use crate::resolve::addresses::PRINT;
use crate::resolve::contents::Node;
use crate::resolve::log::changes_of;
use crate::resolve::references::Document;
use crate::source::FileId;

/// How much deeper than on its own page a chapter's text stands: its title is an `h3`.
const SHIFT: u8 = 2;

impl Renderer<'_> {
    pub(super) fn print_page(&self) -> PrintPage {
        let manual = self.site.manual;
        let introduction_html = manual
            .front
            .as_ref()
            .map(|front| self.body_html(front.file, &front.body, Sheet::Print, HeadingStyle::PLAIN).html.into())
            .unwrap_or_default();
        let mut items = vec![];
        self.print_nodes(&self.site.contents.roots, &mut items);
        let pages = manual.entry_indices().filter(|index| {
            let entry = manual.entry(*index);
            entry.number.is_none() && entry.withdrawn.is_none() && self.has_page(*index)
        });
        items.extend(pages.map(|index| self.print_entry(index)));
        PrintPage { frame: self.frame("print", self.theme.strings.get("print_title"), PRINT), introduction_html, items }
    }

    fn print_nodes(&self, nodes: &[Node], items: &mut Vec<PrintItem>) {
        for node in nodes {
            match node {
                Node::Section(section) => {
                    items.push(self.print_section(*section));
                    self.print_nodes(&self.site.contents.children[section.0], items);
                }
                Node::Entry(entry) => items.push(self.print_entry(*entry)),
            }
        }
    }

    fn print_section(&self, index: SectionIndex) -> PrintItem {
        let section = self.site.manual.section(index);
        let prefix = format!("{}--", self.section_anchor(index));
        let style = HeadingStyle { numbered: false, level_shift: SHIFT, id_prefix: &prefix };
        PrintItem {
            anchor: self.section_anchor(index),
            kind: if self.site.contents.parents[index.0].is_none() { "section" } else { "heading" },
            level: 2,
            shown_number: Some(self.shown_number(index)),
            title: section.title.clone(),
            caption: section.caption.clone(),
            lines_html: self.also_html(section.file, &section.also),
            body_html: self.body_html(section.file, &section.body, Sheet::Print, style).html.into(),
            chapter: None,
        }
    }

    fn print_entry(&self, index: EntryIndex) -> PrintItem {
        let entry = self.site.manual.entry(index);
        let latest = changes_of(index, entry);
        let latest = latest.first().map(|change| self.change_line(change, Sheet::Print).into());
        PrintItem {
            anchor: format!("chapter-{}", entry.id.value),
            kind: "chapter",
            level: 3,
            shown_number: entry.number.as_ref().map(|number| number.value.to_string()),
            title: entry.title.value.clone(),
            caption: None,
            lines_html: None,
            body_html: Markup::default(),
            chapter: Some(self.chapter(index, Sheet::Print, SHIFT, latest)),
        }
    }

    /// The link to a file of the manual: to its page, or to its place on the whole page.
    pub(super) fn document_link(&self, document: Document, sheet: Sheet) -> Option<Cow<'_, Link>> {
        let link = match document {
            Document::Front => Cow::Owned(self.front_link()),
            Document::Section(section) => Cow::Borrowed(self.section_link(section)),
            Document::Entry(entry) => Cow::Borrowed(self.entry_link(entry)),
            Document::Damaged => return None,
        };
        let printed = match (sheet, document) {
            (Sheet::Print, Document::Entry(entry)) => self.print_anchor(entry),
            (Sheet::Print, Document::Section(section)) => Some(self.section_anchor(section)),
            _ => None,
        };
        match printed {
            Some(anchor) => {
                let href = Some(format!("#{anchor}"));
                Some(Cow::Owned(Link { href, is_external: false, new_tab: false, ..link.into_owned() }))
            }
            None => Some(link),
        }
    }

    /// Where on the whole page an entry is, if it is there.
    pub(super) fn print_anchor(&self, index: EntryIndex) -> Option<String> {
        let entry = self.site.manual.entry(index);
        let is_printed =
            entry.withdrawn.is_none() && (self.site.contents.place_of(index).is_some() || self.has_page(index));
        is_printed.then(|| format!("chapter-{}", entry.id.value))
    }

    /// What is put before the ids of a file's text on a sheet.
    pub(super) fn id_prefix(&self, file: FileId, sheet: Sheet) -> String {
        if sheet == Sheet::Print { self.print_prefix(file) } else { String::new() }
    }

    /// What is put before the anchors of a file's headings on the whole page.
    pub(super) fn print_prefix(&self, file: FileId) -> String {
        match self.site.references.document_of(file) {
            Some(Document::Entry(entry)) => format!("chapter-{}--", self.site.manual.entry(entry).id.value),
            Some(Document::Section(section)) => format!("{}--", self.section_anchor(section)),
            _ => String::new(),
        }
    }
}
