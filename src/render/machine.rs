//! What programs read: manual.json, the feed of amendments, the site map.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::hyperlink::Sheet;
use super::{Page, Renderer, SCHEMA};
use crate::model::entry::EntryIndex;
use crate::model::section::SectionIndex;
use crate::render::html::escape;
use crate::render::view::whole::{Feed, FeedEntry};
use crate::resolve::addresses::{AMENDMENTS, encoded};
use crate::resolve::log::{Change, Former};

/// How many of the latest amendments the feed carries.
const FEED_LENGTH: usize = 50;

const SITEMAP_START: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"#;

/// `manual.json`, as its schema describes it.
struct ManualFile<'m>(&'m Renderer<'m>);

impl Serialize for ManualFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ManualFile(renderer) = self;
        let (site, config, manual) = (renderer.site, renderer.site.config, renderer.site.manual);
        let built = || manual.entry_indices().filter(|index| site.is_built(manual.entry(*index)));
        let is_withdrawn = |index: &EntryIndex| manual.entry(*index).withdrawn.is_some();
        let is_page = |index: &EntryIndex| manual.entry(*index).number.is_none() && !is_withdrawn(index);
        let facts = |index: EntryIndex| renderer.entry_facts(index);
        let sections = || site.contents.section_order.iter().map(|section| renderer.section_facts(section.0));
        let mut file = serializer.serialize_struct("ManualFile", 11)?;
        file.serialize_field("$schema", SCHEMA)?;
        file.serialize_field("title", &config.title)?;
        file.serialize_field("organisation", &config.organisation)?;
        file.serialize_field("language", &config.language.value)?;
        file.serialize_field("sections", &Each(sections))?;
        file.serialize_field("entries", &Each(|| site.contents.reading_order.iter().copied().map(facts)))?;
        file.serialize_field("pages", &Each(|| built().filter(is_page).map(facts)))?;
        file.serialize_field("withdrawn", &Each(|| built().filter(is_withdrawn).map(facts)))?;
        file.serialize_field(
            "amendments",
            &Each(|| renderer.changes().map(|change| renderer.amendment_facts(change))),
        )?;
        file.serialize_field("abbreviations", &config.abbreviations)?;
        file.serialize_field("synonyms", &config.synonyms)?;
        file.end()
    }
}

/// A list of which each item is made when it is written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct SectionFacts<'m> {
    id: &'m str,
    number: String,
    title: &'m str,
    address: String,
    section: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_reason: Option<&'m str>,
}

#[derive(Serialize)]
struct EntryFacts<'m> {
    id: &'m str,
    number: Option<String>,
    title: &'m str,
    kind: &'static str,
    status: &'m [&'m str],
    /// The page, or where the entry leads without one.
    address: Option<String>,
    section: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_reason: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    access: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'m str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'m [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    former_titles: &'m [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former_numbers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn_on: Option<String>,
}

#[derive(Serialize)]
struct AmendmentFacts<'m> {
    entry: &'m str,
    date: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'m str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sections: &'m [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    former_title: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_number: Option<String>,
}

impl Renderer<'_> {
    pub(super) fn manual_json(&self) -> Vec<u8> {
        let mut json = Vec::with_capacity(self.room_for_all());
        serde_json::to_writer(&mut json, &ManualFile(self)).expect("the facts of a manual can be written");
        json.push(b'\n');
        json
    }

    fn changes(&self) -> impl Iterator<Item = &Change<'_>> {
        self.site.log.periods.iter().flat_map(|period| &period.changes)
    }

    fn section_facts(&self, index: usize) -> SectionFacts<'_> {
        let (site, manual) = (self.site, self.site.manual);
        let section = &manual.sections[index];
        SectionFacts {
            id: &section.id.value,
            number: section.number.value.to_string(),
            title: &section.title,
            address: encoded(site.addresses.section(SectionIndex(index))),
            section: site.contents.parents[index].map(|parent| manual.section(parent).id.value.as_str()),
            number_reason: section.number_reason.as_deref(),
        }
    }

    fn entry_facts(&self, index: EntryIndex) -> EntryFacts<'_> {
        let (site, manual) = (self.site, self.site.manual);
        let entry = manual.entry(index);
        EntryFacts {
            id: &entry.id.value,
            number: entry.number.as_ref().map(|number| number.value.to_string()),
            title: &entry.title.value,
            kind: entry.kind.name(),
            status: &site.statuses[index.0],
            address: self.entry_link(index).href.clone(),
            section: site.contents.sections[index.0].map(|section| manual.section(section).id.value.as_str()),
            number_reason: entry.number_reason.as_deref(),
            url: self.target(index).and_then(|target| target.href),
            source: self.source(entry.source.as_ref()).map(|source| source.title),
            access: entry.access.as_ref().map(|access| access.value.as_str()),
            summary: entry.summary.as_deref(),
            keywords: &entry.finding.keywords,
            former_titles: &entry.finding.former_titles,
            former_numbers: entry.finding.former_numbers.iter().map(ToString::to_string).collect(),
            owner: entry.control.owner.as_deref(),
            review_due: entry.control.review_due.map(|date| date.to_string()),
            withdrawn_on: entry.withdrawn.as_ref().map(|withdrawn| withdrawn.on.value.to_string()),
        }
    }

    fn amendment_facts<'c>(&'c self, change: &'c Change<'_>) -> AmendmentFacts<'c> {
        let (former_title, former_number) = match change.former {
            Some(Former::Title(title)) => (Some(title), None),
            Some(Former::Number(number)) => (None, Some(number.to_string())),
            None => (None, None),
        };
        AmendmentFacts {
            entry: &self.site.manual.entry(change.entry).id.value,
            date: change.date.to_string(),
            kind: change.kind.name(),
            summary: change.summary.map(|summary| summary.text.as_str()),
            sections: change.sections,
            former_title,
            former_number,
        }
    }

    /// The feed of the latest amendments. Its dates are the amendments', so that it changes only with them.
    pub(super) fn feed(&self) -> Feed {
        let base_url = self.site.config.base_url.clone().unwrap_or_default();
        let mut changes: Vec<&Change<'_>> = self.changes().collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.date));
        // Two changes of a chapter on one day need an id each, which stays when a later one comes.
        let place = |change: &Change<'_>| (change.entry, change.kind, change.date);
        let mut seen: HashMap<_, usize> = HashMap::new();
        changes.iter().for_each(|change| *seen.entry(place(change)).or_default() += 1);
        let mut entry = |change: &Change<'_>| {
            let count = seen.get_mut(&place(change)).expect("it was counted");
            *count -= 1;
            self.feed_entry(&base_url, change, *count + 1)
        };
        let entries = changes.iter().take(FEED_LENGTH).map(|change| entry(change)).collect();
        let newest = changes.first().map(|change| change.date);
        let release = self.site.config.releases.last().map(|release| release.date);
        let updated = moment(newest.or(release).unwrap_or(self.site.today));
        Feed { base_url, updated, entries }
    }

    /// The `count`th change of its kind that the chapter has on the day.
    fn feed_entry(&self, base_url: &str, change: &Change<'_>, count: usize) -> FeedEntry {
        let repetition = if count > 1 { format!("-{count}") } else { String::new() };
        let link = self.entry_link(change.entry);
        let number = link.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        let address = encoded(self.site.addresses.entry(change.entry));
        let href = if self.has_page(change.entry) { &address } else { AMENDMENTS };
        let former = self.former(change).unwrap_or_default();
        let summary = self.change_summary(change, Sheet::Any).unwrap_or_default();
        FeedEntry {
            id: format!("{base_url}{address}#{}-{}{repetition}", change.kind.name(), change.date),
            title: format!("{number}{} ({})", link.title, self.type_of(change)),
            href: format!("{base_url}{href}"),
            updated: moment(change.date),
            summary: self.site.manual.entry(change.entry).summary.clone(),
            content: [&former, summary.as_str()].join(" ").trim().to_owned(),
        }
    }

    /// The site map, by the protocol of sitemaps.org. No template makes it, since nothing of it is a matter of taste.
    pub(super) fn sitemap(&self) -> String {
        let mut base = String::new();
        escape(self.site.config.base_url.as_deref().unwrap_or_default(), &mut base);
        let mut xml = String::with_capacity(self.room_for_all());
        xml += SITEMAP_START;
        for page in self.pages() {
            let modified = match &page {
                Page::Entry(index) => {
                    let amendments = &self.site.manual.entry(*index).amendments;
                    amendments.iter().map(|amendment| amendment.date.value).max()
                }
                Page::Contents | Page::Section(_) | Page::Amendments | Page::AToZ => None,
                _ => continue,
            };
            xml += "<url><loc>";
            xml += &base;
            escape(&encoded(&self.address(&page)), &mut xml);
            xml += "</loc>";
            if let Some(date) = modified {
                write!(xml, "<lastmod>{date}</lastmod>").expect("a String can be written to");
            }
            xml += "</url>\n";
        }
        xml + "</urlset>\n"
    }
}

fn moment(date: jiff::civil::Date) -> String {
    format!("{date}T00:00:00Z")
}
