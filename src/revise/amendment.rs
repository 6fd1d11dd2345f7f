//! An amendment that is to be recorded, and the form in which an editor fills it in.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::amendment::AmendmentType;
use crate::model::entry::Entry;
use crate::revise::Refused;

/// A change of a chapter, as it is to be recorded.
#[derive(Debug, Clone)]
pub struct NewAmendment {
    pub(crate) date: Date,
    pub(crate) kind: AmendmentType,
    /// Markdown.
    pub(crate) summary: Option<String>,
    /// The headings that changed.
    pub(crate) sections: Vec<String>,
}

/// The types of amendments, by the names they have in front matter.
pub fn types() -> [&'static str; 7] {
    AmendmentType::ALL.map(AmendmentType::name)
}

impl NewAmendment {
    /// An amendment of one of the [`types`].
    ///
    /// # Errors
    /// A type that is none of them.
    pub fn new(
        date: Date,
        kind: &str,
        summary: Option<String>,
        sections: Vec<String>,
    ) -> Result<NewAmendment, Refused> {
        let known = AmendmentType::ALL.into_iter().find(|known| known.name() == kind);
        let kind = known.ok_or_else(|| {
            Refused(format!("`{kind}` is not a type of amendment; the types are {}", types().join(", ")))
        })?;
        Ok(NewAmendment { date, kind, summary, sections })
    }

    /// Reads a form that was filled in; a line that was taken out of it is as it was known before.
    ///
    /// # Errors
    /// TOML that cannot be read, with its line; a date or type that is none.
    pub fn from_form(text: &str, known: &NewAmendment) -> Result<NewAmendment, Refused> {
        let form: Form = toml::from_str(text).map_err(|error| Refused(error.to_string()))?;
        let date = form.date.map_or_else(|| known.date.to_string(), |date| date.to_string());
        let date = date.parse().map_err(|_| Refused(format!("`{date}` is not a day such as 2026-05-31")))?;
        let summary = form.summary.trim();
        let kind = form.kind.as_deref().unwrap_or(known.kind.name());
        NewAmendment::new(date, kind, (!summary.is_empty()).then(|| summary.to_owned()), form.sections)
    }

    /// The form in which an editor fills it in, for a chapter.
    pub(super) fn form(&self, entry: &Entry) -> String {
        let headings = entry.body.outline.headings.iter().filter(|heading| heading.level == 2);
        let headings: String = headings.map(|heading| format!("#   {}\n", toml::Value::from(&*heading.text))).collect();
        let headings = if headings.is_empty() { String::new() } else { format!("# Its headings are\n{headings}") };
        format!(
            "# What changed in {title}? Write it between the quotation marks, save, and close the editor.\n\
             # Without a summary nothing is recorded.\n\
             summary = \"\"\"\n\n\"\"\"\n\n\
             # {types}\n\
             type = \"{kind}\"\n\
             date = {date}\n\n\
             # The headings that changed, each in quotation marks.\n\
             {headings}\
             sections = {sections}\n",
            title = entry.title.value,
            types = types().join(", "),
            kind = self.kind.name(),
            date = self.date,
            sections = toml::Value::from(self.sections.clone()),
        )
    }

    /// Whether it says what changed.
    pub fn has_summary(&self) -> bool {
        self.summary.as_ref().is_some_and(|summary| !summary.trim().is_empty())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    date: Option<toml::value::Datetime>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    sections: Vec<String>,
}
