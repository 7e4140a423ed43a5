//! What comes of scanning one range: a few bytes a row, ready to be handed from worker to worker.

use crate::Code;

/// Rows between two marks of the index.
pub(super) const STRIDE: usize = 256;

/// The state of a row that can be sent, or not, with the flag that something is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowState(u8);

impl RowState {
    const INVALID: u8 = 1;
    const DUPLICATE: u8 = 2;
    const WARNED: u8 = 4;

    pub(super) fn new(usable: bool, warned: bool) -> Self {
        Self(if usable { 0 } else { Self::INVALID } | if warned { Self::WARNED } else { 0 })
    }

    pub(super) fn verdict(self) -> crate::Verdict {
        if self.0 & Self::INVALID != 0 {
            crate::Verdict::Invalid
        } else if self.0 & Self::DUPLICATE != 0 {
            crate::Verdict::Duplicate
        } else {
            crate::Verdict::Ready
        }
    }

    pub(super) fn warned(self) -> bool {
        self.0 & Self::WARNED != 0
    }

    pub(super) fn made_duplicate(self) -> Self {
        Self(self.0 | Self::DUPLICATE)
    }
}

/// A row start kept to come back to: the place of each [`STRIDE`]th row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) offset: u64,
    /// Lines between the part's first row and this one.
    pub(super) lines: u64,
}

/// The result of scanning one [`super::Task`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub(super) file: u32,
    pub(super) range: u32,
    /// Where its first row was taken to begin, and where the first row behind it begins.
    pub(super) start: u64,
    pub(super) end: u64,
    /// Lines from `start` to `end`.
    pub(super) lines: u64,
    pub(super) blank_lines: u64,
    pub(super) repaired: u64,
    /// Rows with each code.
    pub(super) found: [u64; Code::ALL.len()],
    pub(super) states: Vec<RowState>,
    /// Hash of each usable row's address, in order; see `table`.
    pub(super) hashes: Vec<u64>,
    pub(super) marks: Vec<Mark>,
}

/// Bytes that are no part of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a part of a check")]
pub struct BrokenPart;

impl Part {
    /// The part as bytes, to be transferred. Little endian; understood by the same build only.
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = 10 + self.found.len() + self.hashes.len() + 2 * self.marks.len();
        let mut bytes = Vec::with_capacity(numbers * 8 + self.states.len());
        let mut put = |number: u64| bytes.extend_from_slice(&number.to_le_bytes());
        put(u64::from(self.file));
        put(u64::from(self.range));
        for number in [self.start, self.end, self.lines, self.blank_lines, self.repaired] {
            put(number);
        }
        for length in [self.states.len(), self.hashes.len(), self.marks.len()] {
            put(length as u64);
        }
        self.found.iter().chain(&self.hashes).copied().for_each(&mut put);
        for mark in &self.marks {
            put(mark.offset);
            put(mark.lines);
        }
        bytes.extend(self.states.iter().map(|state| state.0));
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
        let (start, end, lines, blank_lines, repaired) = (next()?, next()?, next()?, next()?, next()?);
        let (states, hashes, marks) = (reader.length(1)?, reader.length(8)?, reader.length(16)?);
        let mut found = [0; Code::ALL.len()];
        for count in &mut found {
            *count = reader.next()?;
        }
        let hashes = (0..hashes).map(|_| reader.next()).collect::<Result<_, _>>()?;
        let mark = |reader: &mut Numbers<'_>| Ok(Mark { offset: reader.next()?, lines: reader.next()? });
        let marks = (0..marks).map(|_| mark(&mut reader)).collect::<Result<_, _>>()?;
        if reader.0.len() != states {
            return Err(BrokenPart);
        }
        let states = reader.0.iter().map(|&state| RowState(state)).collect();
        Ok(Self { file, range, start, end, lines, blank_lines, repaired, found, states, hashes, marks })
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
}
