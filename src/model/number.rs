//! The number of a section or entry, as its author gave it.

use std::fmt;
use std::str::FromStr;

/// A number such as `6.2.14`: one or more whole numbers, ordered part by part, so that 1.9 comes before 1.10.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SectionNumber {
    parts: Vec<u32>,
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberFault {
    Empty,
    NotANumber,
    LeadingZero,
    TooLarge,
}

impl SectionNumber {
    pub(crate) fn parts(&self) -> &[u32] {
        &self.parts
    }

    /// Whether this number is `other` with one or more parts behind it.
    pub(crate) fn is_within(&self, other: &SectionNumber) -> bool {
        self.parts.len() > other.parts.len() && self.parts.starts_with(&other.parts)
    }

    /// The number with `part` behind it: the child of that place.
    pub(crate) fn child(&self, part: u32) -> SectionNumber {
        SectionNumber { parts: [self.parts.as_slice(), &[part]].concat() }
    }

    /// The number of one part.
    pub(crate) fn top(part: u32) -> SectionNumber {
        SectionNumber { parts: vec![part] }
    }

    /// Its last part: its place among its neighbours.
    pub(crate) fn place(&self) -> u32 {
        *self.parts.last().expect("a number has at least one part")
    }

    /// What it has in common with its neighbours: all parts but the last.
    pub(crate) fn beginning(&self) -> &[u32] {
        &self.parts[..self.parts.len() - 1]
    }

    /// The number at a place among those of a beginning.
    pub(crate) fn at(beginning: &[u32], place: u32) -> SectionNumber {
        SectionNumber { parts: [beginning, &[place]].concat() }
    }

    /// A number within `old`, as it is where `old` becomes `new`.
    pub(crate) fn moved_along(&self, old: &SectionNumber, new: &SectionNumber) -> SectionNumber {
        debug_assert!(self.is_within(old));
        SectionNumber { parts: [new.parts.as_slice(), &self.parts[old.parts.len()..]].concat() }
    }

    /// The number that follows it among its neighbours; none where the last part cannot grow.
    pub(crate) fn next(&self) -> Option<SectionNumber> {
        let mut parts = self.parts.clone();
        let place = parts.last_mut().expect("a number has at least one part");
        *place = place.checked_add(1)?;
        Some(SectionNumber { parts })
    }
}

impl FromStr for SectionNumber {
    type Err = NumberFault;

    fn from_str(text: &str) -> Result<SectionNumber, NumberFault> {
        if text.is_empty() {
            return Err(NumberFault::Empty);
        }
        let part = |part: &str| {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(NumberFault::NotANumber);
            }
            if part.len() > 1 && part.starts_with('0') {
                return Err(NumberFault::LeadingZero);
            }
            part.parse().map_err(|_| NumberFault::TooLarge)
        };
        text.split('.').map(part).collect::<Result<_, _>>().map(|parts| SectionNumber { parts })
    }
}

impl fmt::Display for SectionNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                formatter.write_str(".")?;
            }
            part.fmt(formatter)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod laws {
    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::SectionNumber;

    proptest! {
        #[test]
        fn what_is_printed_reads_as_the_same_number(parts in vec(any::<u32>(), 1..12)) {
            let number = SectionNumber { parts };
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn what_can_be_read_is_printed_as_it_was_written(text in "[0-9.]{0,12}|\\PC{0,12}") {
            if let Ok(number) = text.parse::<SectionNumber>() {
                prop_assert_eq!(number.to_string(), text);
            }
        }

        #[test]
        fn numbers_stand_in_the_order_of_their_parts(one in vec(0..4_u32, 1..4), other in vec(0..4_u32, 1..4)) {
            let (a, b) = (SectionNumber { parts: one.clone() }, SectionNumber { parts: other.clone() });
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert_eq!(a == b, a.to_string() == b.to_string());
        }

        #[test]
        fn what_is_within_a_number_stands_between_it_and_the_next(parts in vec(0..9_u32, 1..4), inner in vec(any::<u32>(), 1..4)) {
            let number = SectionNumber { parts };
            let child = SectionNumber { parts: [number.parts.as_slice(), &inner].concat() };
            let next = number.next().expect("its last part can grow");
            prop_assert!(child.is_within(&number) && !number.is_within(&child));
            prop_assert!(number < child && child < next && !next.is_within(&number));
            prop_assert_eq!(next.beginning(), number.beginning());
            prop_assert_eq!(child.moved_along(&number, &next).moved_along(&next, &number), child);
        }
    }
}
