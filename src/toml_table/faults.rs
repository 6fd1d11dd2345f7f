//! The parts of a TOML text that could not be read.

use std::ops::Range;

/// Places in a text, looked up however many there are.
#[derive(Default)]
pub(super) struct Faults {
    /// In order, none within or right behind another.
    places: Vec<Range<usize>>,
}

impl Faults {
    pub(super) fn of(mut places: Vec<Range<usize>>) -> Faults {
        places.sort_by_key(|place| place.start);
        places.dedup_by(|next, before| {
            let is_joined = next.start <= before.end;
            if is_joined {
                before.end = before.end.max(next.end);
            }
            is_joined
        });
        Faults { places }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether a part of the text holds one of them, or ends or begins where one does.
    pub(super) fn touch(&self, part: &Range<usize>) -> bool {
        let next = self.places.partition_point(|place| place.end < part.start);
        self.places.get(next).is_some_and(|place| place.start <= part.end)
    }
}
