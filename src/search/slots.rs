//! Small numbers for what can be found, which stay when other things come and go: a chapter more or less does not
//! number all others anew, so that most files of the index keep their bytes.

use twox_hash::XxHash3_64;

const FEWEST: usize = 64;

/// By key: its slot. At least a fifth of the slots is left free, so that few keys have to give way to each other.
pub(super) struct Slots {
    pub slots: Vec<u32>,
    pub count: usize,
}

/// Gives every key a slot of its own.
pub(super) fn slots<K: AsRef<str>>(keys: &[K]) -> Slots {
    let count = room(keys.len()).max(FEWEST);
    let mut order: Vec<(u64, usize)> =
        keys.iter().enumerate().map(|(index, key)| (XxHash3_64::oneshot(key.as_ref().as_bytes()), index)).collect();
    // Who gives way depends on the keys alone, and not on their order.
    order.sort_by(|(hash, index), (other, at)| (hash, keys[*index].as_ref()).cmp(&(other, keys[*at].as_ref())));
    let mut is_taken = vec![false; count];
    let mut slots = vec![0; keys.len()];
    for (hash, index) in order {
        let mut slot = (hash >> 20) as usize % count;
        while is_taken[slot] {
            slot = (slot + 1) % count;
        }
        is_taken[slot] = true;
        slots[index] = slot as u32;
    }
    Slots { slots, count }
}

/// How many places there are for so many things: at least a quarter more, of which there are four sizes up to each
/// double, so that a few things more or less seldom move all others.
pub(super) fn room(things: usize) -> usize {
    let least = things * 5 / 4;
    let step = (least / 4 + 1).next_power_of_two() / 2;
    least.next_multiple_of(step.max(1))
}

#[cfg(test)]
mod tests {
    use super::{room, slots};

    #[test]
    fn there_is_room_for_a_few_more() {
        assert_eq!([0, 1, 12, 13, 100, 102, 103, 820].map(room), [0, 1, 16, 16, 128, 128, 128, 1280]);
        for things in 1..100_000 {
            assert!((things * 5 / 4..=things * 8 / 5).contains(&room(things)), "{things}");
        }
    }

    #[test]
    fn a_key_more_moves_hardly_any_other() {
        let mut keys: Vec<String> = (0..700).map(|number| format!("chapter-{number}")).collect();
        let before = slots(&keys);
        keys.insert(3, "another".to_owned());
        let after = slots(&keys);
        let moved =
            before.slots.iter().zip(after.slots.iter().take(3).chain(&after.slots[4..])).filter(|(a, b)| a != b);
        assert_eq!(before.count, after.count);
        assert!(moved.count() < 8);
        let mut taken = after.slots.clone();
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), keys.len());
    }
}
