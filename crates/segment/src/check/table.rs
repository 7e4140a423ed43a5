//! Who was met before: addresses of all files by hash.

use std::hash::{DefaultHasher, Hasher as _};

/// Hash of an address. Two different addresses among a million share one with a chance of 1 in 37 million; the later
/// would then be shown as a duplicate of the earlier, never lost unseen.
pub(super) fn hash(address: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(address.as_bytes());
    hasher.finish()
}

/// From the hash of an address to the row that carries it, in 4 bytes a slot: open addressing over the rows' hashes.
#[derive(Debug)]
pub(super) struct Table {
    /// Row number + 1; 0 is free. A power of two long, at most half full.
    slots: Vec<u32>,
    used: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![0; 1024], used: 0 }
    }
}

impl Table {
    /// Puts `row` in the place of whoever has its hash, and says who that was. `hashes` holds each row's hash.
    pub(super) fn put(&mut self, row: u32, hashes: &[u64]) -> Option<u32> {
        if self.used * 2 >= self.slots.len() {
            self.grow(hashes);
        }
        let slot = self.slot(hashes[row as usize], hashes);
        let before = self.slots[slot];
        self.slots[slot] = row + 1;
        self.used += usize::from(before == 0);
        before.checked_sub(1)
    }

    /// Who has this hash.
    pub(super) fn get(&self, hash: u64, hashes: &[u64]) -> Option<u32> {
        self.slots[self.slot(hash, hashes)].checked_sub(1)
    }

    /// The slot of this hash, or the free one where it would go.
    fn slot(&self, hash: u64, hashes: &[u64]) -> usize {
        let mask = self.slots.len() - 1;
        // The hash's low bits are as good as any.
        #[allow(clippy::cast_possible_truncation)]
        let mut slot = hash as usize & mask;
        while let Some(row) = self.slots[slot].checked_sub(1) {
            if hashes[row as usize] == hash {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self, hashes: &[u64]) {
        let bigger = vec![0; self.slots.len() * 2];
        let slots = std::mem::replace(&mut self.slots, bigger);
        for row in slots.into_iter().filter(|&row| row != 0) {
            let slot = self.slot(hashes[row as usize - 1], hashes);
            self.slots[slot] = row;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_stays_and_tells_of_the_one_before() {
        let addresses: Vec<String> = (0..5_000).map(|n| format!("p{}@example.com", n % 4_000)).collect();
        let hashes: Vec<u64> = addresses.iter().map(|address| hash(address)).collect();
        let mut table = Table::default();
        for row in 0..5_000_u32 {
            assert_eq!(table.put(row, &hashes), row.checked_sub(4_000));
        }
        assert_eq!(table.get(hash("p7@example.com"), &hashes), Some(4_007));
        assert_eq!(table.get(hash("p3999@example.com"), &hashes), Some(3_999));
        assert_eq!(table.get(hash("nobody@example.com"), &hashes), None);
    }
}
