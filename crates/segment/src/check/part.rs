//! What comes of scanning one range: a few bytes a row, ready to be handed from worker to worker.

use super::domains::{Domains, domain_hash};
use super::facts::Facts;

/// Rows between two marks of the index.
pub(super) const STRIDE: usize = 256;

/// A row start kept to come back to: the place of each [`STRIDE`]th row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) offset: u64,
    /// Lines between the part's first row and this one.
    pub(super) lines: u64,
}

/// Numbers kept for each row with a usable address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Hash of the address.
    pub(super) address: u64,
    /// Hash of its domain.
    pub(super) domain: u32,
    /// Hash of the person's name; 0 where there is none.
    pub(super) name: u16,
    /// Hash of the phone number; 0 where there is none.
    pub(super) phone: u64,
}

/// The result of scanning one [`super::Task`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub(super) file: u32,
    pub(super) range: u32,
    /// Where its first row was taken to begin, and where the first row behind it begins.
    pub(super) start: u64,
    pub(super) end: u64,
    /// Lines from `start` to `end`.
    pub(super) lines: u64,
    pub(super) blank_lines: u64,
    /// For each row.
    pub(super) facts: Vec<Facts>,
    /// For each row with a usable address, in order.
    pub(super) keys: Vec<Keys>,
    /// Rows in which something was found, and the set of codes.
    pub(super) found: Vec<(u32, u64)>,
    /// For each mend that is a rule, in how many rows it was made.
    pub(super) mends: Vec<u64>,
    pub(super) domains: Domains,
    pub(super) marks: Vec<Mark>,
}

/// Bytes that are no part of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a part of a check")]
pub struct BrokenPart;

impl Part {
    /// The part as bytes, to be transferred. Little endian; understood by the same build only.
    pub fn to_bytes(&self) -> Vec<u8> {
        let domains: usize = self.domains.iter().map(|(_, name, _)| name.len() + 16).sum();
        let numbers = 12 + self.mends.len() + 3 * self.keys.len() + 2 * (self.found.len() + self.marks.len());
        let mut bytes = Vec::with_capacity(numbers * 8 + self.facts.len() + domains);
        let mut put = |number: u64| bytes.extend_from_slice(&number.to_le_bytes());
        for number in [u64::from(self.file), u64::from(self.range), self.start, self.end, self.lines, self.blank_lines]
        {
            put(number);
        }
        let lengths = [self.facts.len(), self.keys.len(), self.found.len(), self.mends.len(), self.marks.len()];
        lengths.into_iter().chain([self.domains.iter().count()]).for_each(|length| put(length as u64));
        for keys in &self.keys {
            put(keys.address);
            put(u64::from(keys.domain) | u64::from(keys.name) << 32);
            put(keys.phone);
        }
        for &(row, codes) in &self.found {
            put(u64::from(row));
            put(codes);
        }
        self.mends.iter().copied().for_each(&mut put);
        for mark in &self.marks {
            put(mark.offset);
            put(mark.lines);
        }
        for (_, name, rows) in self.domains.iter() {
            bytes.extend_from_slice(&rows.to_le_bytes());
            bytes.extend_from_slice(&(name.len() as u64).to_le_bytes());
            bytes.extend_from_slice(name.as_bytes());
        }
        bytes.extend(self.facts.iter().map(|facts| facts.0));
        bytes
    }

    /// Reads what [`Part::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`BrokenPart`] for other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BrokenPart> {
        let mut reader = Numbers(bytes);
        let (file, range) = (reader.narrow()?, reader.narrow()?);
        let mut next = || reader.next();
        let (start, end, lines, blank_lines) = (next()?, next()?, next()?, next()?);
        let (facts, keys, found) = (reader.length(1)?, reader.length(24)?, reader.length(16)?);
        let (mends, marks, names) = (reader.length(8)?, reader.length(16)?, reader.length(16)?);
        let keys = reader.several(keys, |reader| {
            let (address, both, phone) = (reader.next()?, reader.next()?, reader.next()?);
            #[allow(clippy::cast_possible_truncation, reason = "as they were put together")]
            Ok(Keys { address, domain: both as u32, name: (both >> 32) as u16, phone })
        })?;
        let found = reader.several(found, |reader| Ok((reader.narrow()?, reader.next()?)))?;
        let mends = reader.several(mends, Numbers::next)?;
        let marks = reader.several(marks, |reader| Ok(Mark { offset: reader.next()?, lines: reader.next()? }))?;
        let mut domains = Domains::default();
        for _ in 0..names {
            let (rows, length) = (reader.next()?, reader.length(1)?);
            let (name, rest) = reader.0.split_at_checked(length).ok_or(BrokenPart)?;
            let name = std::str::from_utf8(name).map_err(|_| BrokenPart)?;
            domains.add(domain_hash(name), name, rows);
            reader.0 = rest;
        }
        if reader.0.len() != facts {
            return Err(BrokenPart);
        }
        let facts = reader.0.iter().map(|&facts| Facts(facts)).collect();
        Ok(Self { file, range, start, end, lines, blank_lines, facts, keys, found, mends, domains, marks })
    }
}

struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> Result<u64, BrokenPart> {
        let (number, rest) = self.0.split_first_chunk().ok_or(BrokenPart)?;
        self.0 = rest;
        Ok(u64::from_le_bytes(*number))
    }

    fn narrow(&mut self) -> Result<u32, BrokenPart> {
        self.next()?.try_into().map_err(|_| BrokenPart)
    }

    /// A length of entries of `size` bytes each, which cannot be more than there are bytes.
    fn length(&mut self, size: usize) -> Result<usize, BrokenPart> {
        let length = usize::try_from(self.next()?).map_err(|_| BrokenPart)?;
        if length.checked_mul(size).is_some_and(|bytes| bytes <= self.0.len()) { Ok(length) } else { Err(BrokenPart) }
    }

    fn several<T>(
        &mut self,
        count: usize,
        mut one: impl FnMut(&mut Self) -> Result<T, BrokenPart>,
    ) -> Result<Vec<T>, BrokenPart> {
        (0..count).map(|_| one(self)).collect()
    }
}
