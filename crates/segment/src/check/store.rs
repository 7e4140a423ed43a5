//! What is kept of every row: a few bytes, in the order of the rows.

use super::bits::Bits;
use super::domains::Domains;
use super::facts::Facts;
use super::pages::Pages;
use super::part::{Keys, Part};
use super::table::Hashes;
use crate::Code;

/// What was found of all rows by themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    pub(super) facts: Vec<Facts>,
    pub(super) addresses: Hashes,
    pub(super) domains: Pages<u32>,
    names: Pages<u16>,
    /// Only where a column holds phone numbers.
    phones: Option<Pages<u64>>,
    /// The rows with each code.
    found: Vec<Bits>,
    pub(super) counted: Domains,
    /// For each mend that is a rule, in how many rows it was made.
    pub(super) mends: Vec<u64>,
}

impl Store {
    /// For rows with or without phone numbers, and so many mends.
    pub(super) fn new(phones: bool, mends: usize) -> Self {
        Self {
            phones: phones.then(Pages::default),
            found: vec![Bits::default(); Code::ALL.len()],
            mends: vec![0; mends],
            ..Self::default()
        }
    }

    /// Takes the rows of a part as the next ones.
    pub(super) fn append(&mut self, part: &Part) {
        let first = self.facts.len();
        let mut keys = part.keys.iter();
        for &facts in &part.facts {
            let keys = facts.has(Facts::ADDRESS).then(|| keys.next().copied()).flatten().unwrap_or_default();
            self.facts.push(facts);
            self.addresses.push(keys.address);
            self.domains.push(keys.domain);
            self.names.push(keys.name);
            if let Some(phones) = &mut self.phones {
                phones.push(keys.phone);
            }
        }
        for &(row, codes) in &part.found {
            self.find(first + row as usize, codes);
        }
        for (sum, more) in self.mends.iter_mut().zip(&part.mends) {
            *sum += more;
        }
        for (hash, name, rows) in part.domains.iter() {
            self.counted.add(hash, name, rows);
        }
    }

    /// Judged once more: what row `row` says now.
    pub(super) fn replace(&mut self, row: u32, facts: Facts, keys: Keys, codes: u64) {
        self.facts[row as usize] = facts;
        self.addresses.set(row, keys.address);
        self.domains.set(row, keys.domain);
        self.names.set(row, keys.name);
        if let Some(phones) = &mut self.phones {
            phones.set(row, keys.phone);
        }
        for bits in &mut self.found {
            bits.set(row as usize, false);
        }
        self.find(row as usize, codes);
    }

    fn find(&mut self, row: usize, mut codes: u64) {
        while codes != 0 {
            self.found[codes.trailing_zeros() as usize].set(row, true);
            codes &= codes - 1;
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    /// The rows with this code.
    pub(super) fn found(&self, code: Code) -> &Bits {
        &self.found[code as usize]
    }

    /// Other rows with this code.
    pub(super) fn set_found(&mut self, code: Code, rows: Bits) {
        self.found[code as usize] = rows;
    }

    /// Hash of the name in a row; 0 where there is none.
    pub(super) fn name(&self, row: usize) -> u16 {
        self.names.of(number(row))
    }

    /// Hash of the phone number in a row; 0 where there is none.
    pub(super) fn phone(&self, row: usize) -> u64 {
        self.phones.as_ref().map_or(0, |phones| phones.of(number(row)))
    }

    /// Whether there are phone numbers at all.
    pub(super) fn has_phones(&self) -> bool {
        self.phones.is_some()
    }
}

/// A row's number as it is kept.
pub(super) fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
