//! The contents page, and what section and status pages share with it.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
use super::lines::{Marks, link_to};
use crate::config::{QuickLink, QuickTarget};
use crate::model::also::{Also, AlsoPlace};
use crate::model::section::SectionIndex;
use crate::render::view::contents::{
    ContentsPage, ImageView, NotFoundPage, Part, SectionBlock, StatusCount, StatusPage,
};
use crate::render::view::{Frame, Link};
use crate::resolve::addresses::{CONTENTS, NOT_FOUND, status_page};
use crate::resolve::contents::Node;
use crate::source::FileId;

impl Renderer<'_> {
    pub(super) fn contents_page(&self) -> Result<ContentsPage> {
        let (site, strings) = (self.site, &self.theme.strings);
        let front = site.manual.front.as_ref();
        let title = front.and_then(|front| front.title.as_deref()).unwrap_or(strings.get("contents"));
        let introduction_html = front
            .map(|front| self.body_html(front.file, &front.body, Sheet::Own, HeadingStyle::PLAIN).html.into())
            .unwrap_or_default();
        let next_update = site.config.next_update.filter(|date| *date >= site.today);
        Ok(ContentsPage {
            frame: Frame {
                edition: site.log.latest().map(|date| self.amended_on(date)),
                ..self.frame("contents", title, CONTENTS)
            },
            introduction_html,
            quick_links: self.links_of_settings(&site.config.quick_links),
            jumps: self.jumps(),
            next_update: next_update.map(|date| strings.date(date)),
            counts: self.counts(),
            parts: self.parts(&site.contents.roots, 2),
        })
    }

    /// The links of the settings that lead to chapters or elsewhere.
    pub(super) fn links_of_settings(&self, links: &[QuickLink]) -> Vec<Link> {
        let config = self.site.config;
        let link = |quick: &QuickLink| {
            let found = match &quick.target {
                QuickTarget::Chapter(path) => self.page_link(config.file, &path.value, Sheet::Any)?,
                QuickTarget::Url(url) => link_to(self.external(&url.value)),
            };
            Some(Link { number: None, title: quick.title.clone(), ..found })
        };
        links.iter().filter_map(link).collect()
    }

    fn jumps(&self) -> Vec<Link> {
        let roots = self.site.contents.roots.iter().filter_map(|node| match node {
            Node::Section(section) => Some(*section),
            Node::Entry(_) => None,
        });
        roots
            .map(|section| Link {
                href: Some(format!("#{}", self.section_anchor(section))),
                ..self.section_link(section).clone()
            })
            .collect()
    }

    fn counts(&self) -> Vec<StatusCount> {
        let mut counts = vec![];
        for (index, status) in self.statuses.iter().enumerate() {
            let count = self.count(index);
            if count > 0 {
                let text = self.theme.strings.count("status_count", count, &[("status", &status.label)]);
                counts.push(StatusCount { status: status.clone(), count, text, href: status_page(&status.id) });
            }
        }
        counts
    }

    /// The contents of the page that lists one status.
    pub(super) fn status_page(&self, index: usize) -> Result<StatusPage> {
        let status = &self.statuses[index];
        let heading = self.theme.strings.fill("status_page", &[("status", &status.label)]);
        let listed = self.site.contents.reading_order.iter();
        let marked = listed.filter(|entry| self.site.statuses[entry.0].contains(&status.id.as_str()));
        let mut lines = String::new();
        for entry in marked {
            self.add_line(*entry, Marks::LeftOut, &mut lines);
        }
        Ok(StatusPage {
            frame: Frame {
                breadcrumb_html: self.breadcrumb(None)?,
                ..self.frame("status", &heading, &status_page(&status.id))
            },
            heading,
            lines_html: lines.into(),
        })
    }

    pub(super) fn not_found_page(&self) -> NotFoundPage {
        NotFoundPage { frame: self.frame("not-found", self.theme.strings.get("not_found_title"), NOT_FOUND) }
    }

    /// Lines and sections in the order of their numbers, as one flat list: a section is what stands between the part
    /// that opens it and the one that closes it. Templates could not go down to any depth.
    fn parts(&self, nodes: &[Node], level: usize) -> Vec<Part> {
        let mut parts = Parts::new(Marks::Written);
        self.add_nodes(nodes, level, &mut parts);
        parts.finish()
    }

    /// What a section's page shows of the contents.
    pub(super) fn section_parts(&self, index: SectionIndex, level: usize) -> Vec<Part> {
        let mut parts = Parts::new(Marks::LeftOut);
        self.add_section_lines(index, level, &mut parts);
        parts.finish()
    }

    fn add_nodes(&self, nodes: &[Node], level: usize, parts: &mut Parts) {
        for node in nodes {
            match node {
                Node::Entry(entry) => {
                    self.add_line(*entry, parts.marks, &mut parts.lines);
                    let own = self.site.manual.entry(*entry);
                    self.add_also_lines(own.file, &own.also, parts);
                }
                Node::Section(section) => {
                    parts.push(Part { opens: Some(self.section_block(*section, level)), ..Part::default() });
                    self.add_section_lines(*section, level + 1, parts);
                    parts.push(Part { closes: true, ..Part::default() });
                }
            }
        }
    }

    /// What stands in a section, with the lines that its author put before and behind its entries.
    fn add_section_lines(&self, index: SectionIndex, level: usize, parts: &mut Parts) {
        let section = self.site.manual.section(index);
        let at = |place| section.also.iter().filter(move |line| line.place == place);
        self.add_also_lines(section.file, at(AlsoPlace::Start), parts);
        self.add_nodes(&self.site.contents.children[index.0], level, parts);
        self.add_also_lines(section.file, at(AlsoPlace::End), parts);
    }

    fn add_also_lines<'a>(&self, file: FileId, lines: impl IntoIterator<Item = &'a Also>, parts: &mut Parts) {
        for line in self.also_lines(file, lines) {
            self.add_also_line(&line, parts.marks, &mut parts.lines);
        }
    }

    fn section_block(&self, index: SectionIndex, level: usize) -> SectionBlock {
        let section = self.site.manual.section(index);
        let is_top = self.site.contents.parents[index.0].is_none();
        SectionBlock {
            anchor: self.section_anchor(index),
            number: section.number.value.to_string(),
            shown_number: self.shown_number(index),
            title: section.title.clone(),
            href: self.section_link(index).href.clone().unwrap_or_default(),
            kind: if is_top { "section" } else { "heading" },
            level: level.min(6),
            caption: section.caption.clone(),
            image: self.section_image(index),
        }
    }

    pub(super) fn section_image(&self, index: SectionIndex) -> Option<ImageView> {
        let section = self.site.manual.section(index);
        let image = section.image.as_ref()?;
        let src = self.file_href(section.file, &image.path.value)?;
        Some(ImageView { src, alternative: image.alternative.clone() })
    }

    /// The anchor of a section on the contents page.
    pub(super) fn section_anchor(&self, index: SectionIndex) -> String {
        format!("section-{}", self.site.manual.section(index).id.value)
    }
}

/// The parts of the contents so far, and the lines that are not in one yet.
struct Parts {
    parts: Vec<Part>,
    lines: String,
    marks: Marks,
}

impl Parts {
    fn new(marks: Marks) -> Parts {
        Parts { parts: vec![], lines: String::new(), marks }
    }

    /// Adds the beginning or end of a section, behind the lines before it.
    fn push(&mut self, part: Part) {
        if !self.lines.is_empty() {
            self.parts.push(Part { lines_html: Some(self.lines.as_str().into()), ..Part::default() });
            self.lines.clear();
        }
        self.parts.push(part);
    }

    fn finish(mut self) -> Vec<Part> {
        self.push(Part::default());
        self.parts.pop();
        self.parts
    }
}
