//! Small numbers for what can be found, which stay when other things come and go: a chapter more or less does not
//! number all others anew, so that most files of the index keep their bytes.

use xxhash_rust::xxh3::xxh3_64;

/// A share of the slots is left free, so that few keys have to give way to each other.
const SPARE: usize = 2;
const FEWEST: usize = 64;

/// By key: its slot. The slots are a power of two, at least twice the keys.
pub(super) struct Slots {
    pub slots: Vec<u32>,
    pub count: usize,
}

/// Gives every key a slot of its own.
pub(super) fn slots<K: AsRef<str>>(keys: &[K]) -> Slots {
    let count = (keys.len() * SPARE).next_power_of_two().max(FEWEST);
    let mut order: Vec<(u64, usize)> =
        keys.iter().enumerate().map(|(index, key)| (xxh3_64(key.as_ref().as_bytes()), index)).collect();
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

#[cfg(test)]
mod tests {
    use super::slots;

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
