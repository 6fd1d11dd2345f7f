//! Links as templates see them.

use pulldown_cmark_escape::escape_html;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::render::ready::Markup;

/// A link to a page of the manual or elsewhere. Templates also see `html`: the whole link, written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link {
    pub number: Option<String>,
    pub title: String,
    pub href: Option<String>,
    pub is_external: bool,
    pub new_tab: bool,
    /// What is said of it to those who cannot see it.
    pub note: Option<String>,
}

impl Link {
    /// The link as HTML; only its words where it leads nowhere.
    pub(crate) fn html(&self) -> String {
        let mut html = String::with_capacity(self.title.len() + 128);
        if let Some(href) = &self.href {
            html += "<a href=\"";
            escape(href, &mut html);
            html += if self.is_external { "\" class=\"external\"" } else { "\"" };
            html += if self.new_tab { " target=\"_blank\" rel=\"noopener\">" } else { ">" };
        }
        if let Some(number) = &self.number {
            escape(number, &mut html);
            html += " ";
        }
        escape(&self.title, &mut html);
        if self.href.is_some() {
            if let Some(note) = &self.note {
                html += "<span class=\"visually-hidden\"> ";
                escape(note, &mut html);
                html += "</span>";
            }
            html += "</a>";
        }
        html
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Link", 7)?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("title", &self.title)?;
        fields.serialize_field("href", &self.href)?;
        fields.serialize_field("is_external", &self.is_external)?;
        fields.serialize_field("new_tab", &self.new_tab)?;
        fields.serialize_field("note", &self.note)?;
        fields.serialize_field("html", &Markup::from(self.html()))?;
        fields.end()
    }
}

/// Writes text so that HTML takes none of it for a mark, in attributes too.
pub(crate) fn escape(text: &str, out: &mut String) {
    escape_html(out, text).expect("a String can be written to");
}
