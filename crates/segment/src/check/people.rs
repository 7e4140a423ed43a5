//! People by their addresses: who is in which segment, whom files carry at all, which ready rows have which address.

use super::bits::Bits;
use super::checked::Checked;
use super::facts::Facts;
use super::store::number;
use crate::Verdict;
use crate::preview::{Filter, Query};

/// In which of several segments each ready person is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memberships(Vec<u32>);

impl Memberships {
    /// The segments of the person in a ready row, a bit each; the first one where there is no other.
    pub fn of(&self, ready: u64) -> u32 {
        if self.0.is_empty() {
            return 1;
        }
        usize::try_from(ready).ok().and_then(|row| self.0.get(row)).copied().unwrap_or_default()
    }
}

/// Whose addresses stand in files, whatever becomes of the rows.
#[derive(Clone, Debug)]
pub struct Carried<'c> {
    /// Where all files are meant: those who are sent are known anyway.
    of_all: Option<&'c Checked>,
    /// Hashes of addresses, ascending.
    others: Vec<u64>,
}

impl Carried<'_> {
    /// Whether a row has an address of this hash ([`crate::address_hash`]).
    pub fn has(&self, hash: u64) -> bool {
        self.of_all.is_some_and(|checked| checked.verdicts.row_of(hash, &checked.store).is_some())
            || self.others.binary_search(&hash).is_ok()
    }
}

impl Checked {
    /// The segments of the people to send, a bit each; `segment_of_file` says for each file in which it is (0-based, at
    /// most 31). A person is in all segments in which a row of theirs is ready or a duplicate; rows that are invalid or
    /// left out make nobody a member.
    ///
    /// Where all files are one segment there is nothing to find out, and nothing is kept.
    pub fn segments(&self, segment_of_file: &[u8]) -> Memberships {
        let segment = |file: usize| segment_of_file.get(file).copied().unwrap_or_default();
        if (0..self.files.len()).all(|file| segment(file) == 0) {
            return Memberships::default();
        }
        let mut bits = vec![0_u32; self.store.len()];
        for (index, file) in self.files.iter().enumerate() {
            let bit = 1_u32.checked_shl(u32::from(segment(index))).unwrap_or_default();
            for row in file.numbers() {
                match self.verdicts.verdict(row) {
                    Verdict::Ready => bits[row] |= bit,
                    Verdict::Duplicate => {
                        if let Some(winner) = self.verdicts.winner(row, &self.store) {
                            bits[winner] |= bit;
                        }
                    }
                    Verdict::Unchanged | Verdict::Invalid | Verdict::LeftOut => {}
                }
            }
        }
        let mut row = 0..;
        bits.retain(|_| row.next().is_some_and(|row| self.verdicts.verdict(row) == Verdict::Ready));
        bits.shrink_to_fit();
        Memberships(bits)
    }

    /// Whose addresses stand in these files (0-based), whatever becomes of the rows: only an address that cannot be used
    /// is nobody's.
    pub fn carried(&self, files: &[usize]) -> Carried<'_> {
        let is_all = (0..self.files.len()).all(|file| files.contains(&file));
        let is_known = |row: usize| {
            is_all && matches!(self.verdicts.verdict(row), Verdict::Ready | Verdict::Duplicate | Verdict::Unchanged)
        };
        let mut others = Vec::new();
        for (_, file) in self.files.iter().enumerate().filter(|(index, _)| files.contains(index)) {
            let rows = file.numbers().filter(|&row| self.store.facts[row].has(Facts::ADDRESS) && !is_known(row));
            others.extend(rows.map(|row| self.store.addresses.of(number(row))));
        }
        others.sort_unstable();
        Carried { of_all: is_all.then_some(self), others }
    }

    /// The ready rows that have these addresses, by their hashes ([`crate::address_hash`]): the row's number among the
    /// ready ones, and the hash; in order.
    pub fn ready_with(&self, hashes: &[u64]) -> Vec<(u64, u64)> {
        let mut rows = Bits::default();
        for hash in hashes {
            if let Some(row) = self.verdicts.row_of(*hash, &self.store) {
                rows.set(row, self.verdicts.verdict(row) == Verdict::Ready);
            }
        }
        let found = rows.rows().map(|row| (self.ready_before(row), self.store.addresses.of(number(row))));
        found.collect()
    }

    /// Numbers of the ready rows in these runs of their order (first, how many), which ascend; at most `most`.
    pub(super) fn ready_numbers(&self, runs: &[(u64, u64)], most: usize) -> Vec<usize> {
        let ready: Query = Filter::Verdict(Verdict::Ready).into();
        let mut numbers: Vec<usize> = Vec::new();
        // Where the last run ended: the row behind it, and how many are ready before that.
        let mut end = (0, 0);
        for &(first, length) in runs {
            let count = usize::try_from(length).unwrap_or(usize::MAX).min(most - numbers.len());
            // Behind a run that ended near, its rows are counted on; a far one has its own start.
            let (from, before) = self.block_of(&ready, first);
            let (from, before) = if end.1 <= first && end.0 >= from { end } else { (from, before) };
            let skip = usize::try_from(first - before).unwrap_or(usize::MAX);
            let is_ready = |row: &usize| self.verdicts.verdict(*row) == Verdict::Ready;
            let known = numbers.len();
            numbers.extend((from..self.store.len()).filter(is_ready).skip(skip).take(count));
            if let Some(&last) = numbers[known..].last() {
                end = (last + 1, first + (numbers.len() - known) as u64);
            }
        }
        numbers
    }
}
