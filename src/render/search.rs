//! The search: its page, and the files that its script loads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Map;

use super::{Renderer, contact};
use crate::render::view::Frame;
use crate::render::view::search::{SearchPage, SectionChoice};
use crate::resolve::addresses::SEARCH;
use crate::search::{self, Wording};

/// What the wording of the script begins with in the theme's strings.
const OF_SEARCH: &str = "search";
/// Other wording that it needs.
const ALSO: [&str; 3] = ["new_tab", "other_site", "a_to_z"];

impl Renderer<'_> {
    pub(super) fn search_page(&self) -> Result<SearchPage> {
        let site = self.site;
        let sections = site.contents.section_order.iter().map(|section| SectionChoice {
            number: site.manual.section(*section).number.value.to_string(),
            title: site.manual.section(*section).title.clone(),
            depth: site.contents.ancestors(site.contents.parents[section.0]).len(),
        });
        let used = |status: &usize| self.marked(*status).next().is_some();
        Ok(SearchPage {
            frame: Frame {
                breadcrumb_html: self.breadcrumb(None)?,
                ..self.frame("search", self.theme.strings.get("search_title"), SEARCH)
            },
            sections: sections.collect(),
            statuses: (0..self.statuses.len()).filter(used).map(|status| self.statuses[status].clone()).collect(),
        })
    }

    /// The names of the files of the search. The first to ask has the index made, so it must not be asked for by
    /// several threads at once.
    pub(super) fn search_file_names(&self) -> impl Iterator<Item = &String> {
        self.search_index().keys()
    }

    pub(super) fn search_file(&self, name: &str) -> Result<Cow<'_, [u8]>> {
        let file = self.search_index().get(name);
        Ok(Cow::Borrowed(file.with_context(|| format!("the search has no file {name}"))?.as_bytes()))
    }

    fn search_index(&self) -> &BTreeMap<String, String> {
        let has_search = self.site.config.has_search;
        self.search.get_or_init(|| if has_search { search::index(self.site, &self.wording()) } else { BTreeMap::new() })
    }

    fn wording(&self) -> Wording {
        let strings = self.theme.strings.values().iter();
        let strings: Map<_, _> = strings
            .filter(|(key, _)| key.starts_with(OF_SEARCH) || ALSO.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let contact = self.site.config.contact.as_deref().map(contact);
        Wording {
            strings,
            statuses: self.statuses.iter().map(|status| (status.id.clone(), status.label.clone())).collect(),
            contact: contact.map(|contact| (contact.text, contact.href)),
        }
    }
}
