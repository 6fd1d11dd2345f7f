//! A day, or a month where the author knows no more.

use jiff::civil::Date;

/// When something happened: 2017-04-03, or April 2017.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    Day(Date),
    Month { year: i16, month: i8 },
}

impl Moment {
    /// Reads a month written as `YYYY-MM`, or a day written as text.
    pub(crate) fn from_text(text: &str) -> Option<Moment> {
        if let Ok(day) = text.parse() {
            return Some(Moment::Day(day));
        }
        let (year, month) = text.split_once('-')?;
        let is_month = year.len() == 4 && month.len() == 2;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (is_month && Date::new(year, month, 1).is_ok()).then_some(Moment::Month { year, month })
    }

    /// Its year and month.
    pub(crate) fn month(self) -> (i16, i8) {
        match self {
            Moment::Day(day) => (day.year(), day.month()),
            Moment::Month { year, month } => (year, month),
        }
    }
}
