//! What becomes of each row, from what it says by itself, from the others with its address, and from the person's
//! choices. It needs no look at the file, so that a choice shows at once.

use super::bits::Bits;
use super::facts::Facts;
use super::store::{Store, number};
use super::table::Table;
use crate::rules::{Policy, SaysNo, Winner};
use crate::sorted::sorted;
use crate::{Code, Counts, Verdict};

/// What becomes of all rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdicts {
    /// A byte a row.
    states: Vec<State>,
    table: Table,
    pub(super) counts: Counts,
    /// Rows of another row's address and another name than its.
    pub(super) other_names: Bits,
}

/// A verdict, with what the rows that it stands for say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State(u8);

impl State {
    /// This row or one that it is sent in the stead of says No.
    const SAYS_NO: u8 = 1 << 3;
    /// Several people have its phone number, so that it is left out.
    const PHONE_SHARED: u8 = 1 << 4;

    fn verdict(self) -> Verdict {
        Verdict::ALL[usize::from(self.0 & 7)]
    }

    fn of(verdict: Verdict, flags: u8) -> Self {
        Self(verdict as u8 | flags)
    }
}

/// Who is left out by address.
#[derive(Debug, Default)]
pub(super) struct Outs<'p> {
    lists: [&'p [u64]; 2],
    says_no: Vec<u64>,
}

impl<'p> Outs<'p> {
    /// Those whom the policy names.
    pub(super) fn named(policy: &'p Policy) -> Self {
        Self { lists: [&policy.left_out, &policy.never], says_no: Vec::new() }
    }

    /// With those of whom a row says No, where they are to be left out.
    fn of(policy: &'p Policy, store: &Store) -> Self {
        let mut outs = Self::named(policy);
        if policy.says_no == SaysNo::LeftOut {
            let says_no = |facts: &Facts| facts.has(Facts::ADDRESS) && facts.has(Facts::SAYS_NO);
            let rows = store.facts.iter().enumerate().filter(|(_, facts)| says_no(facts));
            outs.says_no = rows.map(|(row, _)| store.addresses.of(number(row))).collect();
            outs.says_no.sort_unstable();
        }
        outs
    }

    fn has(&self, hash: u64) -> bool {
        let in_list = |list: &[u64]| !list.is_empty() && list.binary_search(&hash).is_ok();
        self.lists.into_iter().any(in_list) || in_list(&self.says_no)
    }
}

impl Verdicts {
    /// Makes room for as many rows.
    pub(super) fn expect(&mut self, rows: usize, store: &Store) {
        self.states.reserve_exact(rows);
        self.table.expect(rows, &store.addresses);
    }

    /// The verdicts of all rows.
    pub(super) fn of(store: &Store, policy: &Policy) -> Self {
        let mut verdicts = Self::default();
        verdicts.expect(store.len(), store);
        let outs = Outs::of(policy, store);
        while verdicts.states.len() < store.len() {
            verdicts.next(store, policy, &outs);
        }
        verdicts
    }

    /// Takes the next row.
    pub(super) fn next(&mut self, store: &Store, policy: &Policy, outs: &Outs<'_>) {
        let row = self.states.len();
        let facts = store.facts[row];
        let mut flags = if facts.has(Facts::SAYS_NO) { State::SAYS_NO } else { 0 };
        let left_out = facts.has(Facts::ADDRESS) && outs.has(store.addresses.of(number(row)))
            || policy.strict.iter().any(|code| store.found(*code).get(row));
        let verdict = if left_out {
            Verdict::LeftOut
        } else if facts.has(Facts::BAD) {
            Verdict::Invalid
        } else if policy.winner == Winner::First {
            match self.table.put_first(number(row), &store.addresses) {
                None => Verdict::Ready,
                Some(first) => {
                    self.states[first as usize].0 |= flags;
                    Verdict::Duplicate
                }
            }
        } else {
            if let Some(before) = self.table.put(number(row), &store.addresses) {
                let before = &mut self.states[before as usize];
                flags |= before.0 & State::SAYS_NO;
                *before = State::of(Verdict::Duplicate, before.0 & State::SAYS_NO);
                self.counts.turn(Verdict::Ready, Verdict::Duplicate);
            }
            Verdict::Ready
        };
        self.states.push(State::of(verdict, flags));
        self.counts.add(verdict);
    }

    /// Whether these verdicts were made as rows came and do not know yet what only all rows together tell.
    pub(super) fn are_final(policy: &Policy) -> bool {
        let late = |code: &Code| matches!(code, Code::EmailTypo | Code::PhoneShared);
        policy.says_no != SaysNo::LeftOut && !policy.strict.iter().any(late)
    }

    /// Finds out whose phone number others have too, and who has another name than the row sent in the stead.
    pub(super) fn compare(&mut self, store: &Store) -> Bits {
        let mut shared = Bits::default();
        if store.has_phones() {
            let ready = || (0..self.states.len()).filter(|&row| self.verdict(row) == Verdict::Ready);
            let mut phones: Vec<u64> = ready().map(|row| store.phone(row)).filter(|phone| *phone != 0).collect();
            phones.sort_unstable();
            let several = |phone: u64| {
                let from = phones.partition_point(|other| *other < phone);
                phones.get(from + 1) == Some(&phone)
            };
            let rows: Vec<usize> = ready().filter(|&row| store.phone(row) != 0 && several(store.phone(row))).collect();
            for row in rows {
                shared.set(row, true);
                self.states[row].0 |= State::PHONE_SHARED;
            }
        }
        let mut others = Bits::default();
        for row in (0..self.states.len()).filter(|&row| self.verdict(row) == Verdict::Duplicate) {
            let winner = self.winner(row, store).map_or(0, |winner| store.name(winner));
            others.set(row, store.name(row) != 0 && winner != 0 && winner != store.name(row));
        }
        self.other_names = others;
        shared
    }

    /// What becomes of a row.
    pub(super) fn verdict(&self, row: usize) -> Verdict {
        self.states[row].verdict()
    }

    /// Whether the person says No to e-mail, in this row or one that it is sent in the stead of.
    pub(super) fn says_no(&self, row: usize) -> bool {
        self.states[row].0 & State::SAYS_NO != 0
    }

    /// Whether several people have the row's phone number.
    pub(super) fn phone_is_shared(&self, row: usize) -> bool {
        self.states[row].0 & State::PHONE_SHARED != 0
    }

    /// The row that is sent in the stead of this one.
    pub(super) fn winner(&self, row: usize, store: &Store) -> Option<usize> {
        self.row_of(store.addresses.of(number(row)), store)
    }

    /// The row that is sent of those with this address.
    pub(super) fn row_of(&self, hash: u64, store: &Store) -> Option<usize> {
        self.table.get(hash, &store.addresses).map(|row| row as usize)
    }

    /// For each row that others give something to: it in the upper half, one of them in the lower; in order.
    pub(super) fn losers(&self, store: &Store) -> Vec<u64> {
        let rows = (0..self.states.len()).filter(|&row| self.verdict(row) == Verdict::Duplicate);
        let pairs =
            rows.filter_map(|row| Some(u64::from(number(self.winner(row, store)?)) << 32 | u64::from(number(row))));
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable();
        pairs
    }
}

/// Codes by the number of rows that have them, most frequent first.
pub(super) fn by_frequency(store: &Store) -> Vec<(Code, u64)> {
    let found = Code::ALL.into_iter().map(|code| (code, store.found(code).count()));
    sorted(found.filter(|(_, rows)| *rows > 0), |one, other| one.1 > other.1)
}
