//! Every link, path and address that authors wrote, each with its place.

use crate::config::{Config, QuickTarget};
use crate::diagnostics::Diagnostics;
use crate::markdown::outline::is_plain;
use crate::markdown::written::Written;
use crate::model::also::{Also, AlsoTarget, AlsoWords};
use crate::model::entry::{Entry, Kind};
use crate::model::manual::Manual;
use crate::model::outline::Link;
use crate::model::prose::Prose;
use crate::model::section::Section;
use crate::source::{FileId, Spanned};

/// One of them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum WrittenLink<'w> {
    /// In the text of a page.
    Body(&'w Link),
    /// In Markdown of the front matter or settings.
    Prose(&'w Link),
    /// A path to a chapter, section or page. Without words of its own it shows what the page is called.
    Page { path: &'w Spanned<String>, has_words: bool },
    /// A path to a file beside the chapters.
    File(&'w Spanned<String>),
    /// An address elsewhere.
    Address(&'w Spanned<String>),
}

/// Goes through a manual's files and settings; what is wrong with Markdown of the front matter is found on the way.
pub(crate) struct Links<'c, F> {
    pub config: &'c Config,
    pub found: Diagnostics,
    pub each: F,
}

/// Goes through all links of a manual that was checked before, each with the file that it stands in.
pub(crate) fn everywhere(config: &Config, manual: &Manual, mut each: impl FnMut(FileId, WrittenLink<'_>)) {
    for entry in &manual.entries {
        Links::checked(config, |link| each(entry.file, link)).entry(entry);
    }
    for section in &manual.sections {
        Links::checked(config, |link| each(section.file, link)).section(section);
    }
    if let Some(front) = &manual.front {
        Links::checked(config, |link| each(front.file, link)).body(&front.body.outline.links);
    }
    Links::checked(config, |link| each(config.file, link)).settings();
}

impl<'c, F: FnMut(WrittenLink<'_>)> Links<'c, F> {
    /// What is wrong was told before.
    fn checked(config: &'c Config, each: F) -> Links<'c, F> {
        Links { config, found: Diagnostics::default(), each }
    }

    pub(crate) fn entry(&mut self, entry: &Entry) {
        self.body(&entry.body.outline.links);
        let head = [&entry.head.scope, &entry.head.regulations, &entry.head.guidance, &entry.head.local_resources];
        let summaries = entry.amendments.iter().map(|amendment| &amendment.summary);
        let reason = entry.withdrawn.as_ref().map(|withdrawn| &withdrawn.reason);
        for prose in head.into_iter().chain(summaries).chain(reason).flatten() {
            self.prose(prose);
        }
        let replaced_by = entry.withdrawn.as_ref().and_then(|withdrawn| withdrawn.replaced_by.as_ref());
        for path in entry.head.related.iter().chain(replaced_by) {
            (self.each)(WrittenLink::Page { path, has_words: false });
        }
        match &entry.kind {
            Kind::Link { url } if !url.value.is_empty() => (self.each)(WrittenLink::Address(url)),
            Kind::File { file } if !file.value.is_empty() => (self.each)(WrittenLink::File(file)),
            _ => {}
        }
        self.also(&entry.also);
    }

    pub(crate) fn section(&mut self, section: &Section) {
        self.body(&section.body.outline.links);
        self.also(&section.also);
        if let Some(image) = &section.image {
            (self.each)(WrittenLink::File(&image.path));
        }
    }

    pub(crate) fn body(&mut self, links: &[Link]) {
        for link in links {
            (self.each)(WrittenLink::Body(link));
        }
    }

    pub(crate) fn settings(&mut self) {
        if let Some(logo) = &self.config.logo {
            (self.each)(WrittenLink::File(logo));
        }
        for link in self.config.quick_links.iter().chain(&self.config.foot_links) {
            (self.each)(match &link.target {
                QuickTarget::Chapter(path) => WrittenLink::Page { path, has_words: true },
                QuickTarget::Url(url) => WrittenLink::Address(url),
            });
        }
        for url in self.config.manuals.values().filter_map(|manual| manual.url.as_ref()) {
            (self.each)(WrittenLink::Address(url));
        }
        if let Some(notice) = &self.config.notice {
            self.prose(notice);
        }
    }

    fn also(&mut self, lines: &[Also]) {
        for line in lines {
            let has_words = !matches!(line.words, AlsoWords::See(None) | AlsoWords::And(None));
            match &line.target {
                AlsoTarget::Nowhere => {}
                AlsoTarget::Url(url) => (self.each)(WrittenLink::Address(url)),
                AlsoTarget::Chapter(path) => (self.each)(WrittenLink::Page { path, has_words }),
                AlsoTarget::File(path) => (self.each)(WrittenLink::File(path)),
            }
            if let AlsoWords::Note(prose) = &line.words {
                self.prose(prose);
            }
        }
    }

    fn prose(&mut self, prose: &Prose) {
        if is_plain(&prose.text) {
            return;
        }
        let Config { callouts, abbreviations, .. } = self.config;
        let place = |range| prose.place(range);
        let written = Written { text: &prose.text, place: &place, callouts, abbreviations, is_recorded: false };
        for link in &written.outline(&mut self.found).links {
            (self.each)(WrittenLink::Prose(link));
        }
    }
}
