//! Links as templates see them.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::render::html::{add, add_some, escape};
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
            let class = if self.is_external { "\" class=\"external\"" } else { "\"" };
            add(&mut html, "<a href=\"", href, class);
            html += if self.new_tab { " target=\"_blank\" rel=\"noopener\">" } else { ">" };
        }
        add_some(&mut html, "", self.number.as_deref(), " ");
        escape(&self.title, &mut html);
        if self.href.is_some() {
            add_some(&mut html, "<span class=\"visually-hidden\"> ", self.note.as_deref(), "</span>");
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
