//! People in order, in few bytes each: a million take about 25 MB, and stand in memory as they stand in a file.
//!
//! An address is turned around (`example.com@ana`), so that people of one domain stand together and each says only how
//! it differs from the one before. Every block begins with a whole address: it is found by halving, and read past up to
//! [`BLOCK`] people. Blocks lie in pages, so that what is rebuilt gives back its memory page by page.

use std::cmp::Ordering;

use super::Fingerprint;
use super::walk::{Walk, find, number};

/// People in a block; only the last one has fewer.
pub(super) const BLOCK: usize = 32;

/// Length of a page.
const PAGE: usize = 32 << 10;

/// The longest text that is taken for an address; those that Omnisend takes have 254 characters at most.
pub(super) const LONGEST: usize = 320;

/// Sorted people with their fingerprints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    /// Each holds whole blocks, and each block its length before it.
    pages: Vec<Vec<u8>>,
    blocks: Vec<Place>,
    len: usize,
}

/// Where a block's people begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    page: u32,
    at: u32,
}

impl People {
    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The bytes of all blocks.
    pub(super) fn pages(&self) -> impl Iterator<Item = &[u8]> {
        self.pages.iter().map(Vec::as_slice)
    }

    /// Everybody in order.
    pub(super) fn walk(&self) -> Walk<std::slice::Iter<'_, Vec<u8>>> {
        Walk::new(self.pages.iter())
    }

    /// Everybody in order, from whom is at `position` on.
    pub(super) fn walk_from(&self, position: usize) -> Walk<std::slice::Iter<'_, Vec<u8>>> {
        let Some(place) = self.blocks.get(position / BLOCK) else { return Walk::new([].iter()) };
        let mut walk = Walk::within(self.pages[place.page as usize..].iter(), place.at as usize);
        for _ in 0..position % BLOCK {
            walk.advance();
        }
        walk
    }

    /// The fingerprint of whoever has this key.
    pub(super) fn get(&self, key: &[u8]) -> Option<Fingerprint> {
        let after = self.blocks.partition_point(|place| self.first_key(*place) <= key);
        self.find_in(after.checked_sub(1)?, key)
    }

    /// The fingerprint of whoever has this key, if they are in this block.
    pub(super) fn find_in(&self, block: usize, key: &[u8]) -> Option<Fingerprint> {
        let place = self.blocks.get(block)?;
        let (page, start) = (self.pages.get(place.page as usize)?, place.at as usize);
        let end = start + usize::from(u16::from_le_bytes(*page.get(start - 2..)?.first_chunk()?));
        find(page.get(start..end)?, key)
    }

    /// The whole key with which a block begins.
    fn first_key(&self, place: Place) -> &[u8] {
        let page = &self.pages[place.page as usize];
        let mut at = place.at as usize;
        number(page, &mut at);
        let length = number(page, &mut at).unwrap_or_default();
        page.get(at..at + length).unwrap_or_default()
    }

    /// Both together; of whom both know, `newer` tells. The memory of both is given back on the way.
    pub(super) fn merged(self, newer: Self) -> Self {
        if self.len == 0 {
            return newer;
        }
        let mut all = Builder::default();
        let (mut old, mut new) = (Walk::new(self.pages.into_iter()), Walk::new(newer.pages.into_iter()));
        let (mut of_old, mut of_new) = (old.advance(), new.advance());
        loop {
            let order = match (of_old, of_new) {
                (None, None) => return all.finish(),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(_), Some(_)) => old.key().cmp(new.key()),
            };
            if order.is_lt() {
                all.push(old.key(), of_old.unwrap_or_default());
            } else {
                all.push(new.key(), of_new.unwrap_or_default());
            }
            if order.is_le() {
                of_old = old.advance();
            }
            if order.is_ge() {
                of_new = new.advance();
            }
        }
    }

    /// Those of whom `stays` holds, by position and key.
    pub(super) fn filtered(self, mut stays: impl FnMut(usize, &[u8]) -> bool) -> Self {
        let mut left = Builder::default();
        let mut walk = Walk::new(self.pages.into_iter());
        let mut position = 0;
        while let Some(fingerprint) = walk.advance() {
            if stays(position, walk.key()) {
                left.push(walk.key(), fingerprint);
            }
            position += 1;
        }
        left.finish()
    }

    /// People in any order; of the same one the last word counts.
    pub(super) fn of(people: &[(Vec<u8>, Fingerprint)]) -> Self {
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_unstable_by(|&one, &other| people[one].0.cmp(&people[other].0).then(one.cmp(&other)));
        let mut sorted = Builder::default();
        for (place, &index) in order.iter().enumerate() {
            let (key, fingerprint) = &people[index];
            if order.get(place + 1).is_none_or(|&next| people[next].0 != *key) {
                sorted.push(key, *fingerprint);
            }
        }
        sorted.finish()
    }

    /// Takes a whole block of so many people.
    pub(super) fn take(&mut self, block: &[u8], people: usize) {
        let Ok(length) = u16::try_from(block.len()) else { return };
        let fits = |page: &Vec<u8>| page.len() + 2 + block.len() <= PAGE;
        if !self.pages.last().is_some_and(fits) {
            self.pages.push(Vec::with_capacity(PAGE));
        }
        let number = self.pages.len() - 1;
        let page = &mut self.pages[number];
        page.extend_from_slice(&length.to_le_bytes());
        let narrow = |place| u32::try_from(place).unwrap_or(u32::MAX);
        self.blocks.push(Place { page: narrow(number), at: narrow(page.len()) });
        page.extend_from_slice(block);
        self.len += people;
    }
}

/// Takes people in ascending order.
#[derive(Debug, Default)]
struct Builder {
    people: People,
    block: Vec<u8>,
    in_block: usize,
    last: Vec<u8>,
}

impl Builder {
    fn push(&mut self, key: &[u8], fingerprint: Fingerprint) {
        if self.in_block == BLOCK {
            self.close();
        }
        let shared = if self.in_block == 0 {
            0
        } else {
            self.last.iter().zip(key).take_while(|(one, other)| one == other).count()
        };
        let says = fingerprint.consent != 0;
        put(&mut self.block, shared << 1 | usize::from(says));
        put(&mut self.block, key.len() - shared);
        self.block.extend_from_slice(&key[shared..]);
        self.block.extend_from_slice(&fingerprint.profile.to_le_bytes());
        if says {
            self.block.extend_from_slice(&fingerprint.consent.to_le_bytes());
        }
        self.last.truncate(shared);
        self.last.extend_from_slice(&key[shared..]);
        self.in_block += 1;
    }

    fn close(&mut self) {
        self.people.take(&self.block, self.in_block);
        self.block.clear();
        self.in_block = 0;
    }

    fn finish(mut self) -> People {
        if self.in_block > 0 {
            self.close();
        }
        self.people
    }
}

/// Puts a number into as few bytes as it needs: seven bits each, the lowest first.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}
