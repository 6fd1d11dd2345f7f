//! A folder's `_index.md` → Section.

use crate::diagnostics::catalogue::text;
use crate::load::also;
use crate::load::reading::Reading;
use crate::model::entry::Body;
use crate::model::number::SectionNumber;
use crate::model::section::{Image, Section};
use crate::source::Spanned;
use crate::toml_table::Table;

/// Reads every key of a section; None where it has no number that could be read.
pub(super) fn read(
    reading: &Reading<'_>,
    table: &mut Table<'_>,
    number: Option<Spanned<SectionNumber>>,
    body: Body,
) -> Option<Section> {
    let path = reading.sources.content_path(reading.file);
    let folder = path.rsplit('/').nth(1).unwrap_or(path);
    let title = table.required_text("title");
    let id = reading.id(table, folder);
    let number_reason = table.text("number_reason").map(|reason| reason.value);
    let caption = table.text("caption").map(|caption| caption.value);
    let image = read_image(table);
    let also = also::read_all(reading, table, also::Owner::Section);
    let extra = table.free("extra");
    let title = title.map_or_else(|| id.value.clone(), |title| title.value);
    Some(Section { file: reading.file, id, number: number?, number_reason, title, caption, image, also, extra, body })
}

fn read_image(table: &mut Table<'_>) -> Option<Image> {
    let (path, alternative) = (table.text("image"), table.text("image_alt"));
    let path = path?;
    if alternative.is_none() {
        table.found().push(text::missing_image_alt(path.span));
    }
    Some(Image { path, alternative: alternative.map(|text| text.value).unwrap_or_default() })
}
