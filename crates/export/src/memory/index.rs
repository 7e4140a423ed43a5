//! The block of each person by the hash of the address: what halving finds in twenty steps all over the memory, this
//! finds in two. It is made for as long as a whole file is compared, 8 MB for a million people.

use segment::hash_of;

use super::people::BLOCK;
use super::walk::turn;
use super::{Fingerprint, Memory};

/// A memory, to be asked about many people.
#[derive(Clone, Debug)]
pub(crate) struct Index<'m> {
    memory: &'m Memory,
    /// A byte of the hash of the person in each slot, never 0; 0 where the slot is free. At most two thirds are taken.
    tags: Vec<u8>,
    blocks: Vec<u32>,
}

impl<'m> Index<'m> {
    pub(crate) fn of(memory: &'m Memory) -> Self {
        let slots = memory.len() + memory.len() / 2 + 1;
        let mut index = Self { memory, tags: vec![0; slots], blocks: vec![0; slots] };
        let mut position = 0;
        memory.each_hash(|hash| {
            let mut slot = index.slot(hash);
            while index.tags[slot] != 0 {
                slot = index.next(slot);
            }
            index.tags[slot] = tag(hash);
            index.blocks[slot] = u32::try_from(position / BLOCK).unwrap_or(u32::MAX);
            position += 1;
        });
        index
    }

    /// What was last sent of a person; none where nothing was. `key` is only a place to work in.
    pub(crate) fn get(&self, address: &str, key: &mut Vec<u8>) -> Option<Fingerprint> {
        let hash = hash_of(address.as_bytes());
        turn(address, key);
        let mut slot = self.slot(hash);
        while self.tags[slot] != 0 {
            // Another one may share the byte.
            if self.tags[slot] == tag(hash)
                && let Some(found) = self.memory.people.find_in(self.blocks[slot] as usize, key)
            {
                return Some(found);
            }
            slot = self.next(slot);
        }
        None
    }

    /// The hash's upper half, spread over the slots: they need not be a power of two.
    #[allow(clippy::cast_possible_truncation, reason = "less than the number of slots")]
    fn slot(&self, hash: u64) -> usize {
        (((hash >> 32) * self.tags.len() as u64) >> 32) as usize
    }

    fn next(&self, slot: usize) -> usize {
        if slot + 1 == self.tags.len() { 0 } else { slot + 1 }
    }
}

/// A byte of the hash that is no part of the slot's number.
fn tag(hash: u64) -> u8 {
    hash.to_le_bytes()[0].max(1)
}
