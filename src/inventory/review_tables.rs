//! The state of a manual's reviews, as people and programs read it.

use super::calendar::calendar;
use super::list::or_nothing;
use super::reviews::{Group, Review, ReviewGroup, Reviews};
use super::spreadsheet::csv;
use super::table::{Column, table};

const COLUMNS: [Column<Review>; 13] = [
    Column::new(9, "group", "Group", |review: &Review| review.group.name().to_owned()),
    Column::new(0, "number", "Number", |review: &Review| or_nothing(&review.item.number)),
    Column::new(1, "title", "Title", |review: &Review| review.item.title.clone()).with_the_rest(),
    Column::new(9, "kind", "Kind", |review: &Review| review.item.kind.name().to_owned()),
    Column::new(9, "section", "Section", |review: &Review| review.item.section_text()),
    Column::new(4, "owner", "Owner", |review: &Review| or_nothing(&review.item.owner)).wrapped(32),
    Column::new(2, "review_due", "Review due", |review: &Review| or_nothing(&review.item.review_due)),
    Column::new(3, "days_overdue", "Days overdue", |review: &Review| or_nothing(&review.days_overdue)),
    Column::new(2, "under_review_since", "Since", |review: &Review| or_nothing(&review.under_review_since)),
    Column::new(3, "review_expected", "Expected by", |review: &Review| or_nothing(&review.review_expected)),
    Column::new(9, "id", "Id", |review: &Review| review.item.id.clone()),
    Column::new(9, "file", "File", |review: &Review| review.item.file.clone()),
    Column::new(9, "address", "Address", |review: &Review| or_nothing(&review.item.address)),
];

impl Reviews {
    /// One table a group for people, as wide as it may be.
    pub fn text(&self, width: u16) -> String {
        let groups = self.groups.iter().map(|group| self.group_text(group, width));
        format!("Reviews on {}\n{}", self.date, groups.collect::<String>())
    }

    /// A table for spreadsheets.
    pub fn csv(&self) -> String {
        let reviews: Vec<Review> = self.groups.iter().flat_map(|group| group.entries.iter().cloned()).collect();
        csv(&COLUMNS, &reviews)
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("the facts of entries can be written") + "\n"
    }

    /// The review dates as an iCalendar file.
    pub fn calendar(&self) -> String {
        calendar(self)
    }

    fn group_text(&self, group: &Group, width: u16) -> String {
        let (heading, columns) = match group.group {
            ReviewGroup::Overdue => ("Overdue".to_owned(), &["review_due", "days_overdue"][..]),
            ReviewGroup::Due => (format!("Due by {}", self.until), &["review_due"][..]),
            ReviewGroup::WithoutDate => ("Without a date".to_owned(), &[][..]),
            ReviewGroup::LongUnderReview => {
                ("Long under review".to_owned(), &["under_review_since", "review_expected"][..])
            }
        };
        let is_shown = |column: &Column<Review>| {
            ["number", "title", "owner"].contains(&column.name) || columns.contains(&column.name)
        };
        let shown: Vec<Column<Review>> = COLUMNS.into_iter().filter(is_shown).collect();
        let count = if group.count == 0 { "none".to_owned() } else { group.count.to_string() };
        format!("\n{heading}: {count}\n{}", table(&shown, &group.entries, width))
    }
}
