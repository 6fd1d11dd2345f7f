//! The pages of sections.

use anyhow::Result;

use super::Renderer;
use super::hyperlink::{HeadingStyle, Sheet};
use super::lists::abbreviations_html;
use crate::model::section::SectionIndex;
use crate::render::ready::Markup;
use crate::render::view::Frame;
use crate::render::view::contents::SectionPage;

impl Renderer<'_> {
    pub(super) fn section_page(&self, index: SectionIndex) -> Result<SectionPage> {
        let site = self.site;
        let section = site.manual.section(index);
        let body = self.body_html(section.file, &section.body, Sheet::Own, HeadingStyle::PLAIN);
        let shown_number = self.shown_number(index);
        let place = site.contents.section_order.iter().position(|other| *other == index);
        let neighbour = |place: Option<usize>| -> Option<Markup> {
            site.contents.section_order.get(place?).map(|section| self.section_link(*section).html().into())
        };
        Ok(SectionPage {
            frame: Frame {
                breadcrumb_html: self.breadcrumb(site.contents.parents[index.0])?,
                ..self.frame("section", &format!("{shown_number} {}", section.title), site.addresses.section(index))
            },
            id: section.id.value.clone(),
            number: section.number.value.to_string(),
            shown_number,
            heading: section.title.clone(),
            caption: section.caption.clone(),
            image: self.section_image(index),
            body_html: body.html.into(),
            abbreviations_html: abbreviations_html(&body.abbreviations),
            parts: self.section_parts(index, 2),
            previous_html: neighbour(place.and_then(|place| place.checked_sub(1))),
            next_html: neighbour(place.map(|place| place + 1)),
            extra: section.extra.clone(),
        })
    }
}
