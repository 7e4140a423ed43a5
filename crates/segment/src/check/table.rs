//! Who was met before: addresses of all files by hash. Should two different ones share it, the later would be shown as
//! a duplicate of the earlier, never lost unseen.

use super::pages::Pages;

/// From the hash of an address to the row that carries it, in 5 bytes a slot: open addressing over the rows' hashes.
///
/// A byte of each hash lies by itself: these bytes stay in the processor's cache where rows and hashes do not, and nearly
/// always tell alone whether a slot is another's.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// A byte of the hash of the row in each slot, never 0; 0 where the slot is free. At most two thirds are taken.
    tags: Vec<u8>,
    rows: Vec<u32>,
    used: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self { tags: vec![0; 1024], rows: vec![0; 1024], used: 0 }
    }
}

impl Table {
    /// Makes room for `rows` rows in all, at once, so that it need not be made again and again.
    pub(super) fn expect(&mut self, rows: usize, hashes: &Hashes) {
        let wanted = rows + rows / 2 + 1;
        if wanted > self.tags.len() {
            self.resize(wanted, hashes);
        }
    }

    /// Puts `row` in the place of whoever has its hash, and says who that was. `hashes` holds each row's hash.
    pub(super) fn put(&mut self, row: u32, hashes: &Hashes) -> Option<u32> {
        if self.used * 3 >= self.tags.len() * 2 {
            self.resize(self.tags.len() * 2, hashes);
        }
        let hash = hashes.of(row);
        let slot = self.slot(hash, hashes);
        if self.tags[slot] == 0 {
            self.tags[slot] = tag(hash);
            self.rows[slot] = row;
            self.used += 1;
            return None;
        }
        Some(std::mem::replace(&mut self.rows[slot], row))
    }

    /// Puts `row` where nobody has its hash yet, or says who has.
    pub(super) fn put_first(&mut self, row: u32, hashes: &Hashes) -> Option<u32> {
        let before = self.get(hashes.of(row), hashes);
        if before.is_none() {
            self.put(row, hashes);
        }
        before
    }

    /// Who has this hash.
    pub(super) fn get(&self, hash: u64, hashes: &Hashes) -> Option<u32> {
        let slot = self.slot(hash, hashes);
        (self.tags[slot] != 0).then(|| self.rows[slot])
    }

    /// The slot of this hash, or the free one where it would go.
    fn slot(&self, hash: u64, hashes: &Hashes) -> usize {
        // The hash's upper half, spread over the slots: they need not be a power of two.
        #[allow(clippy::cast_possible_truncation, reason = "less than the number of slots")]
        let mut slot = (((hash >> 32) * self.tags.len() as u64) >> 32) as usize;
        let tag = tag(hash);
        loop {
            let found = self.tags[slot];
            if found == 0 || found == tag && hashes.of(self.rows[slot]) == hash {
                return slot;
            }
            slot += 1;
            if slot == self.tags.len() {
                slot = 0;
            }
        }
    }

    fn resize(&mut self, slots: usize, hashes: &Hashes) {
        let taken = self.tags.iter().zip(&self.rows).filter(|&(&tag, _)| tag != 0);
        // The old slots go first: both at once would be the peak of a check's memory.
        let rows: Vec<u32> = taken.map(|(_, &row)| row).collect();
        *self = Self { tags: Vec::new(), rows: Vec::new(), used: rows.len() };
        (self.tags, self.rows) = (vec![0; slots], vec![0; slots]);
        for row in rows {
            let hash = hashes.of(row);
            let slot = self.slot(hash, hashes);
            (self.tags[slot], self.rows[slot]) = (tag(hash), row);
        }
    }
}

/// A byte of the hash that is no part of the slot's number.
fn tag(hash: u64) -> u8 {
    hash.to_le_bytes()[0].max(1)
}

/// The hash of each row's address.
pub(super) type Hashes = Pages<u64>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::hash;

    #[test]
    fn the_last_one_stays_and_tells_of_the_one_before() {
        let addresses: Vec<String> = (0..5_000).map(|n| format!("p{}@example.com", n % 4_000)).collect();
        for expected in [0, 100, 5_000, 9_000] {
            let (mut table, mut hashes) = (Table::default(), Hashes::default());
            table.expect(expected, &hashes);
            for (row, address) in (0..5_000_u32).zip(&addresses) {
                hashes.push(hash(address));
                assert_eq!(table.put(row, &hashes), row.checked_sub(4_000));
            }
            assert_eq!(table.get(hash("p7@example.com"), &hashes), Some(4_007));
            assert_eq!(table.get(hash("p3999@example.com"), &hashes), Some(3_999));
            assert_eq!(table.get(hash("nobody@example.com"), &hashes), None);
        }
    }
}
