//! What is to be reviewed: overdue, due, without a date, and long under review.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::{Serialize, Serializer};

use super::filter::is_owned_by;
use super::item::{DRAFT, Item, ItemKind, WITHDRAWN, day, in_reading_order};
use super::list::unread;
use crate::model::entry::{EntryIndex, UnderReview};
use crate::model::status::UNDER_REVIEW;
use crate::resolve::Site;

/// How long a review may go on before it is told, where no end was expected.
const LONG: i32 = 6;

/// Which reviews are asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// How far ahead a review counts as due; by default three months.
    pub within: Option<Span>,
    /// The owner's name or a part of it.
    pub owner: Option<String>,
}

/// The state of a manual's reviews on a day.
#[derive(Debug, Clone, Serialize)]
pub struct Reviews {
    #[serde(serialize_with = "one_day")]
    pub date: Date,
    /// The last day on which a review counts as due.
    #[serde(serialize_with = "one_day")]
    pub until: Date,
    pub groups: Vec<Group>,
    /// What a calendar holds: every date, or those up to `until` where that was asked for.
    #[serde(skip)]
    pub dated: Vec<Item>,
    #[serde(skip)]
    pub(super) manual: Named,
    /// How many files could not be read in full.
    #[serde(skip)]
    pub unread: usize,
}

/// The manual, as a calendar names it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub title: String,
    pub base_url: Option<String>,
}

/// The reviews of which the same can be said.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    pub group: ReviewGroup,
    pub count: usize,
    pub entries: Vec<Review>,
}

/// What can be said of a review. An entry may be in more than one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewGroup {
    Overdue,
    Due,
    WithoutDate,
    LongUnderReview,
}

/// An entry or page, and one thing to be said of its review.
#[derive(Debug, Clone, Serialize)]
pub struct Review {
    #[serde(skip)]
    pub group: ReviewGroup,
    #[serde(flatten)]
    pub item: Item,
    pub days_overdue: Option<i32>,
    #[serde(serialize_with = "day")]
    pub under_review_since: Option<Date>,
    #[serde(serialize_with = "day")]
    pub review_expected: Option<Date>,
}

impl ReviewGroup {
    pub const ALL: [ReviewGroup; 4] =
        [ReviewGroup::Overdue, ReviewGroup::Due, ReviewGroup::WithoutDate, ReviewGroup::LongUnderReview];

    pub fn name(self) -> &'static str {
        match self {
            ReviewGroup::Overdue => "overdue",
            ReviewGroup::Due => "due",
            ReviewGroup::WithoutDate => "without-date",
            ReviewGroup::LongUnderReview => "long-under-review",
        }
    }

    fn has(self, item: &Item, under_review: Option<&UnderReview>, date: Date, until: Date) -> bool {
        match self {
            ReviewGroup::Overdue => item.review_due.is_some_and(|due| due < date),
            ReviewGroup::Due => item.review_due.is_some_and(|due| date <= due && due <= until),
            ReviewGroup::WithoutDate => item.kind == ItemKind::Chapter && item.review_due.is_none(),
            ReviewGroup::LongUnderReview => item.is(UNDER_REVIEW) && is_long(under_review, date),
        }
    }
}

/// Whether a review should have ended, or may have been forgotten.
fn is_long(under_review: Option<&UnderReview>, date: Date) -> bool {
    let since = under_review.and_then(since);
    let expected = under_review.and_then(|review| review.expected);
    let is_late = expected.is_some_and(|expected| expected < date);
    let is_old = since.is_some_and(|since| since < date.saturating_sub(LONG.months()));
    is_late || is_old || (since.is_none() && expected.is_none())
}

pub(crate) fn reviews(site: &Site<'_>, query: &Query) -> Reviews {
    let date = site.today;
    let until = date.saturating_add(query.within.unwrap_or_else(|| 3.months()));
    let items = wanted_items(site, query);
    let group = |group: ReviewGroup| {
        let under_review = |index: &EntryIndex| site.manual.entry(*index).under_review.as_deref();
        let mut entries: Vec<Review> = items
            .iter()
            .filter(|(index, item)| group.has(item, under_review(index), date, until))
            .map(|(index, item)| Review::of(group, item, under_review(index), date))
            .collect();
        if group == ReviewGroup::LongUnderReview {
            entries.sort_by_key(|review| review.under_review_since);
        }
        Group { group, count: entries.len(), entries }
    };
    let is_in_calendar = |item: &Item| item.review_due.is_some_and(|due| query.within.is_none() || due <= until);
    Reviews {
        date,
        until,
        groups: ReviewGroup::ALL.map(group).into(),
        dated: items.iter().map(|(_, item)| item).filter(|item| is_in_calendar(item)).cloned().collect(),
        manual: Named { title: site.config.title.clone(), base_url: site.config.base_url.clone() },
        unread: unread(site),
    }
}

impl Review {
    fn of(group: ReviewGroup, item: &Item, under_review: Option<&UnderReview>, date: Date) -> Review {
        let overdue = item.review_due.filter(|due| *due < date);
        Review {
            group,
            item: item.clone(),
            days_overdue: overdue.and_then(|due| Some(date.since(due).ok()?.get_days())),
            under_review_since: under_review.and_then(since),
            review_expected: under_review.and_then(|review| review.expected),
        }
    }
}

/// What applies and is the owner's, by date and then in reading order.
fn wanted_items(site: &Site<'_>, query: &Query) -> Vec<(EntryIndex, Item)> {
    let mut items: Vec<(EntryIndex, Item)> = in_reading_order(site)
        .into_iter()
        .map(|index| (index, Item::of(site, index)))
        .filter(|(_, item)| !item.is(WITHDRAWN) && !item.is(DRAFT))
        .filter(|(_, item)| query.owner.as_ref().is_none_or(|owner| is_owned_by(item, owner)))
        .collect();
    items.sort_by_key(|(_, item)| item.review_due);
    items
}

fn since(review: &UnderReview) -> Option<Date> {
    review.since.as_ref().map(|since| since.value)
}

fn one_day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    day(&Some(*date), serializer)
}
