//! The contents page, and the lines that section and status pages share with it.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
use super::ready::Markup;
use crate::config::{QuickLink, QuickTarget};
use crate::model::also::{Also, AlsoPlace, AlsoTarget, AlsoWords};
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::render::view::chapter::TargetView;
use crate::render::view::contents::{
    ContentsPage, ImageView, Line, NotFoundPage, Part, SectionBlock, StatusCount, StatusPage,
};
use crate::render::view::{Frame, Link};
use crate::resolve::addresses::{CONTENTS, NOT_FOUND, status_page};
use crate::resolve::contents::Node;
use crate::resolve::record::is_current;
use crate::source::{FileId, Spanned};

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
            parts: self.parts(&site.contents.roots, 2)?,
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
            lines += self.line(*entry)?;
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
    pub(super) fn parts(&self, nodes: &[Node], level: usize) -> Result<Vec<Part>> {
        let mut parts = Parts::default();
        self.add_nodes(nodes, level, &mut parts)?;
        Ok(parts.finish())
    }

    /// What a section's page shows of the contents.
    pub(super) fn section_parts(&self, index: SectionIndex, level: usize) -> Result<Vec<Part>> {
        let mut parts = Parts::default();
        self.add_section_lines(index, level, &mut parts)?;
        Ok(parts.finish())
    }

    fn add_nodes(&self, nodes: &[Node], level: usize, parts: &mut Parts) -> Result<()> {
        for node in nodes {
            match node {
                Node::Entry(entry) => {
                    parts.lines += self.line(*entry)?;
                    let own = self.site.manual.entry(*entry);
                    self.add_also_lines(own.file, &own.also, parts)?;
                }
                Node::Section(section) => {
                    parts.push(Part { opens: Some(self.section_block(*section, level)), ..Part::default() });
                    self.add_section_lines(*section, level + 1, parts)?;
                    parts.push(Part { closes: true, ..Part::default() });
                }
            }
        }
        Ok(())
    }

    /// What stands in a section, with the lines that its author put before and behind its entries.
    fn add_section_lines(&self, index: SectionIndex, level: usize, parts: &mut Parts) -> Result<()> {
        let section = self.site.manual.section(index);
        let at = |place| section.also.iter().filter(move |line| line.place == place);
        self.add_also_lines(section.file, at(AlsoPlace::Start), parts)?;
        self.add_nodes(&self.site.contents.children[index.0], level, parts)?;
        self.add_also_lines(section.file, at(AlsoPlace::End), parts)
    }

    fn add_also_lines<'a>(
        &self,
        file: FileId,
        lines: impl IntoIterator<Item = &'a Also>,
        parts: &mut Parts,
    ) -> Result<()> {
        for line in self.also_lines(file, lines) {
            parts.lines += &self.line_of(&line)?;
        }
        Ok(())
    }

    /// An entry's line, as all pages show it.
    fn line(&self, index: EntryIndex) -> Result<&str> {
        Ok(self.lines.try_get(index.0, || self.line_of(&self.entry_line(index)))?)
    }

    fn line_of(&self, line: &Line) -> Result<String> {
        self.theme.component("line", "line", line)
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
            status_ids: self.site.statuses[index.0].join(" "),
            source: self.source(entry.source.as_ref()),
            keywords: entry.finding.keywords.join(" "),
            amended: entry.amendments.iter().map(|amendment| amendment.date.value).max().map(|date| date.to_string()),
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
            status_ids: String::new(),
            keywords: String::new(),
            amended: None,
            source: None,
        }
    }
}

/// The parts of the contents so far, and the lines that are not in one yet.
#[derive(Default)]
struct Parts {
    parts: Vec<Part>,
    lines: String,
}

impl Parts {
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

fn link_to(target: TargetView) -> Link {
    Link {
        number: None,
        title: String::new(),
        href: target.href,
        is_external: target.is_external,
        new_tab: target.new_tab,
        note: target.note,
    }
}
