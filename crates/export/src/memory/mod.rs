//! What was sent before: who, by what fingerprint. Of one brand and one tag; another brand's key never meets it.

mod file;
mod fingerprint;
mod folding;
mod index;
mod people;
mod sent;
mod walk;

#[cfg(test)]
mod tests;

use segment::email::EmailAddress;
use segment::hash_of;
use serde::{Deserialize, Serialize};

pub use file::MemoryError;
pub use fingerprint::Fingerprint;
pub use folding::{Folded, Folding};
pub(crate) use index::Index;
pub use sent::Sent;

use crate::Time;
use people::{LONGEST, People};
use walk::{address_of, turn, turn_back};

/// What the last run of a segment was made of, to hold the next one against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LastRun {
    /// When it was started.
    pub at: Time,
    /// Rows of the segment's files.
    pub rows: u64,
    /// How many of them could not be sent.
    pub invalid: u64,
    /// Names of the files.
    pub files: Vec<String>,
    /// What was chosen ([`crate::changes::digest`]).
    pub matching: u64,
}

/// Of what a memory is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Omnisend's id of the brand.
    pub brand: String,
    /// The segment's tag; empty for people who were sent without one.
    pub tag: String,
    /// The last run; none before the first.
    pub last: Option<LastRun>,
    /// How many people are in it.
    pub people: u64,
}

impl About {
    /// Whether it is of this brand. Hexadecimal digits count in either case.
    pub fn is_of(&self, brand: &str) -> bool {
        self.brand.eq_ignore_ascii_case(brand)
    }
}

/// Whom Omnisend accepted with a tag, and what was last sent of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    about: About,
    people: People,
}

/// How many people are put in order at a time.
const AT_ONCE: usize = 1 << 16;

impl Memory {
    /// A memory of nobody.
    pub fn new(brand: impl Into<String>, tag: impl Into<String>) -> Self {
        let about = About { brand: brand.into(), tag: tag.into(), ..About::default() };
        Self { about, people: People::default() }
    }

    /// Of what it is.
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// How many people it knows.
    pub const fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it knows nobody.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was last sent of a person; none where nothing was.
    pub fn get(&self, address: &EmailAddress) -> Option<Fingerprint> {
        self.find(address.as_str())
    }

    /// The same for an address as it is kept: checked, in lower case.
    pub fn find(&self, address: &str) -> Option<Fingerprint> {
        let mut key = Vec::with_capacity(address.len());
        turn(address, &mut key);
        self.people.get(&key)
    }

    /// Everybody in the memory's order: by domain, then by what stands before the `@`.
    pub fn iter(&self) -> impl Iterator<Item = (String, Fingerprint)> {
        let mut walk = self.people.walk();
        std::iter::from_fn(move || {
            let fingerprint = walk.advance()?;
            Some((address_of(walk.key()), fingerprint))
        })
    }

    /// The addresses of those at `first ..` in the memory's order, at most `count`.
    pub fn addresses(&self, first: usize, count: usize) -> Vec<String> {
        let mut walk = self.people.walk_from(first);
        let next = || walk.advance().map(|_| address_of(walk.key()));
        std::iter::from_fn(next).take(count).collect()
    }

    /// The addresses of those at these positions, which ascend.
    pub(crate) fn addresses_at(&self, positions: impl IntoIterator<Item = u32>) -> Vec<String> {
        let mut walk = self.people.walk();
        let mut next = 0;
        let mut addresses = Vec::new();
        for position in positions {
            let position = position as usize;
            if position / people::BLOCK != next / people::BLOCK || position < next {
                walk = self.people.walk_from(position);
                next = position;
            }
            while next < position && walk.advance().is_some() {
                next += 1;
            }
            if walk.advance().is_none() {
                break;
            }
            next += 1;
            addresses.push(address_of(walk.key()));
        }
        addresses
    }

    /// Hands out the hash of each address ([`segment::address_hash`]) in the memory's order.
    pub(crate) fn each_hash(&self, mut take: impl FnMut(u64)) {
        let (mut walk, mut address) = (self.people.walk(), Vec::new());
        while walk.advance().is_some() {
            turn_back(walk.key(), &mut address);
            take(hash_of(&address));
        }
    }

    /// Learns who was sent; whoever is known already is known by the newer fingerprint. A text that is far too long
    /// for an address is none and is not kept.
    pub fn learn(&mut self, sent: impl IntoIterator<Item = (String, Fingerprint)>) {
        self.take(Learnt::default().with(sent).finish());
    }

    fn take(&mut self, newer: People) {
        let people = std::mem::take(&mut self.people);
        self.keep(people.merged(newer));
    }

    /// Forgets those at these positions, which ascend.
    pub(crate) fn leave(&mut self, positions: impl IntoIterator<Item = u32>) {
        let mut positions = positions.into_iter().peekable();
        if positions.peek().is_none() {
            return;
        }
        let people = std::mem::take(&mut self.people);
        self.keep(people.filtered(|at, _| positions.next_if(|position| *position as usize == at).is_none()));
    }

    /// Forgets a person, and says whether they were known.
    pub fn forget(&mut self, address: &str) -> bool {
        let is_known = self.find(address).is_some();
        if is_known {
            let mut key = Vec::new();
            turn(address, &mut key);
            let people = std::mem::take(&mut self.people);
            self.keep(people.filtered(|_, other| other != key));
        }
        is_known
    }

    fn keep(&mut self, people: People) {
        self.about.people = people.len() as u64;
        self.people = people;
    }
}

/// People who come in any order.
#[derive(Debug, Default)]
struct Learnt {
    people: People,
    fresh: Vec<(Vec<u8>, Fingerprint)>,
}

impl Learnt {
    fn with(mut self, sent: impl IntoIterator<Item = (String, Fingerprint)>) -> Self {
        for (address, fingerprint) in sent {
            self.add(&address, fingerprint);
        }
        self
    }

    fn add(&mut self, address: &str, fingerprint: Fingerprint) {
        if address.is_empty() || address.len() > LONGEST {
            return;
        }
        let mut key = Vec::with_capacity(address.len());
        turn(address, &mut key);
        self.fresh.push((key, fingerprint));
        if self.fresh.len() == AT_ONCE {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let fresh = People::of(&std::mem::take(&mut self.fresh));
        self.people = std::mem::take(&mut self.people).merged(fresh);
    }

    fn finish(mut self) -> People {
        self.sort();
        self.people
    }
}
