//! A finished check: a few bytes a row, the verdicts that follow from them, and the counts.

use std::cell::RefCell;
use std::rc::Rc;

use super::bits::Bits;
use super::facts::Facts;
use super::store::{Store, number};
use super::verdicts::{Verdicts, by_frequency};
use crate::email::typo::{self, Typo};
use crate::preview::{Filter, Found, Inspected, Query, Summary};
use crate::rules::Winner;
use crate::sorted::sorted;
use crate::value::Hints;
use crate::{Code, Policy, Rules, Verdict};

/// One file and where its rows are.
#[derive(Clone, Debug)]
pub(super) struct FileIndex {
    pub(super) inspected: Inspected,
    pub(super) rules: Rules,
    /// What each column shows.
    pub(super) hints: Vec<Hints>,
    /// Each part's marks, in order.
    pub(super) marks: Vec<Mark>,
    /// Number of its first row among the rows of all files.
    pub(super) first_row: u64,
    pub(super) rows: u64,
}

/// The place of a row to read on from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Number of the row in the file (0-based).
    pub(super) row: u64,
    pub(super) offset: u64,
    /// Physical line (1-based).
    pub(super) line: u64,
}

/// How many rows a block of the counts spans.
const BLOCK: usize = 4096;

/// How many queries are remembered with their counts by block.
const REMEMBERED: usize = 4;

/// All rows of all files, judged.
#[derive(Clone, Debug)]
pub struct Checked {
    pub(super) files: Vec<FileIndex>,
    pub(super) rules: Rules,
    pub(super) policy: Policy,
    pub(super) store: Store,
    pub(super) verdicts: Verdicts,
    /// Rows that others give something to: the row in the upper half, one of the others in the lower; in order.
    pub(super) losers: Vec<u64>,
    blank_lines: u64,
    summary: Summary,
    /// For the last queries, their rows before each block, and in all.
    sums: RefCell<Vec<(Query, Rc<Vec<u64>>)>>,
    /// The last text that was looked for, and the rows that have it.
    pub(super) text: RefCell<Option<(String, Rc<Bits>)>>,
}

impl Checked {
    /// `verdicts` as they were made while rows came.
    pub(super) fn new(
        files: Vec<FileIndex>,
        rules: Rules,
        policy: Policy,
        store: Store,
        verdicts: Verdicts,
        blank_lines: u64,
    ) -> Self {
        let mut checked = Self {
            files,
            rules,
            store,
            verdicts,
            losers: Vec::new(),
            blank_lines,
            summary: Summary::default(),
            sums: RefCell::default(),
            text: RefCell::default(),
            policy,
        };
        let typos = checked.mark_typos();
        if !Verdicts::are_final(&checked.policy) {
            checked.verdicts = Verdicts::of(&checked.store, &checked.policy);
        }
        checked.settle(typos);
        checked
    }

    /// The same rows under other choices: nothing is read again.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self.settle_again();
        self
    }

    /// All that follows from the rows and the choices, anew.
    pub(super) fn settle_again(&mut self) {
        let typos = self.mark_typos();
        // Who shares a number is found among those who are ready, so nobody is left out for it before that.
        self.store.set_found(Code::PhoneShared, Bits::default());
        self.verdicts = Verdicts::of(&self.store, &self.policy);
        self.settle(typos);
    }

    /// Finds the domains that are likely mistyped, and marks their rows.
    fn mark_typos(&mut self) -> Vec<Typo> {
        let domains: Vec<(&str, u64)> =
            self.store.counted.iter().map(|(_, name, rows)| (name, rows)).filter(|(_, rows)| *rows > 0).collect();
        let addresses = self.store.facts.iter().filter(|facts| facts.has(Facts::ADDRESS)).count() as u64;
        let typos = typo::of_file(&domains, addresses);
        let mut bits = Bits::default();
        if !typos.is_empty() {
            let hashes = typos.iter().map(|typo| super::domains::domain_hash(&typo.domain));
            let hashes: Vec<u32> = sorted(hashes, |one, other| one < other);
            for row in 0..self.store.len() {
                let is_typo = self.store.facts[row].has(Facts::ADDRESS)
                    && hashes.binary_search(&self.store.domains.of(number(row))).is_ok();
                bits.set(row, is_typo);
            }
        }
        self.store.set_found(Code::EmailTypo, bits);
        typos
    }

    /// What only all rows together tell, and the counts.
    fn settle(&mut self, typos: Vec<Typo>) {
        let shared = self.verdicts.compare(&self.store);
        self.store.set_found(Code::PhoneShared, shared);
        if self.policy.strict.contains(&Code::PhoneShared) {
            self.verdicts = Verdicts::of(&self.store, &self.policy);
            self.verdicts.compare(&self.store);
        }
        let has_consent = self.rules.matching.fields.keys().any(|field| field.is_consent());
        let several = self.policy.winner == Winner::Merged || has_consent;
        self.losers = if several { self.verdicts.losers(&self.store) } else { Vec::new() };
        self.sums.take();
        let rows_with = |fact| self.store.facts.iter().filter(|facts| facts.has(fact)).count() as u64;
        let found = by_frequency(&self.store).into_iter().map(|(code, rows)| Found { code, rows });
        let (says_no, says_yes) = (rows_with(Facts::SAYS_NO), rows_with(Facts::SAYS_YES));
        let no = |row: usize| self.verdicts.says_no(row);
        let yes_by = |fact| {
            let says = |row: usize| self.store.facts[row].has(fact);
            if says_yes == 0 { 0 } else { self.ready(|row| !no(row) && self.rows_of_person(row).any(says)) }
        };
        let ready_yes = yes_by(Facts::SAYS_YES);
        self.summary = Summary {
            counts: self.verdicts.counts,
            worth_a_look: 0,
            found: found.collect(),
            blank_lines: self.blank_lines,
            repaired: rows_with(Facts::REPAIRED),
            mended: rows_with(Facts::MENDED),
            mends: self.store.mends.clone(),
            typos,
            other_names: self.verdicts.other_names.count(),
            says_yes,
            says_no,
            ready_no: if says_no == 0 { 0 } else { self.ready(no) },
            ready_yes,
            ready_undated: ready_yes - yes_by(Facts::DATED),
            ready_phones: if self.store.has_phones() { self.ready(|row| self.has_phone(row)) } else { 0 },
            matching: self.rules.matching.clone(),
        };
        self.summary.worth_a_look = self.len(&Filter::WorthALook.into());
    }

    /// How many people are ready of whose row it holds.
    fn ready(&self, holds: impl Fn(usize) -> bool) -> u64 {
        let is_ready = |row: &usize| self.verdicts.verdict(*row) == Verdict::Ready;
        (0..self.store.len()).filter(is_ready).filter(|row| holds(*row)).count() as u64
    }

    /// The row that is sent and those that it is sent in the stead of, as far as they give it something.
    fn rows_of_person(&self, row: usize) -> impl Iterator<Item = usize> {
        let from = self.losers.partition_point(|pair| pair >> 32 < row as u64);
        let own = self.losers[from..].iter().take_while(move |pair| **pair >> 32 == row as u64);
        std::iter::once(row).chain(own.map(|pair| usize::try_from(pair & u64::from(u32::MAX)).unwrap_or_default()))
    }

    /// Whether the person in a row that is sent has a phone number of their own.
    fn has_phone(&self, row: usize) -> bool {
        let rows = if self.policy.winner == Winner::Merged { usize::MAX } else { 1 };
        let has = |row: usize| self.store.phone(row) != 0 && !self.verdicts.phone_is_shared(row);
        self.rows_of_person(row).take(rows).any(has)
    }

    /// What was found.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// How many data rows the file at this position has.
    pub fn rows_of(&self, file: usize) -> u64 {
        self.files.get(file).map_or(0, |file| file.rows)
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.store.len() == 0
    }

    /// How many rows the query finds. A text that was not looked for yet finds none.
    pub fn len(&self, query: &Query) -> u64 {
        if *query == Filter::Everyone.into() {
            return self.store.len() as u64;
        }
        self.sums(query).last().copied().unwrap_or_default()
    }

    /// The query's rows before each block, and in all.
    fn sums(&self, query: &Query) -> Rc<Vec<u64>> {
        let known = self.sums.borrow().iter().find(|(known, _)| known == query).map(|(_, sums)| Rc::clone(sums));
        if let Some(sums) = known {
            return sums;
        }
        let text = self.found_text(query);
        let (mut sums, mut sum) = (vec![0], 0);
        for block in (0..self.store.len()).step_by(BLOCK) {
            let rows = block..self.store.len().min(block + BLOCK);
            sum += rows.filter(|&row| self.passes(row, query.filter, text.as_deref())).count() as u64;
            sums.push(sum);
        }
        let sums = Rc::new(sums);
        let mut all = self.sums.borrow_mut();
        if all.len() == REMEMBERED {
            all.remove(0);
        }
        all.push((query.clone(), Rc::clone(&sums)));
        sums
    }

    /// Numbers of the rows `start ..` that the query finds, at most `count`.
    pub(super) fn numbers(&self, query: &Query, start: u64, count: usize) -> Vec<usize> {
        if *query == Filter::Everyone.into() {
            let start = usize::try_from(start).unwrap_or(usize::MAX).min(self.store.len());
            return (start..self.store.len().min(start.saturating_add(count))).collect();
        }
        let (from, before) = self.block_of(query, start);
        let skip = usize::try_from(start - before).unwrap_or(usize::MAX);
        let text = self.found_text(query);
        let rows = from..self.store.len();
        rows.filter(|&row| self.passes(row, query.filter, text.as_deref())).skip(skip).take(count).collect()
    }

    /// Where to look for the row at `start` of those that the query finds: the first row of its block, and how many are
    /// found before that.
    pub(super) fn block_of(&self, query: &Query, start: u64) -> (usize, u64) {
        let sums = self.sums(query);
        let block = sums.partition_point(|&sum| sum <= start).saturating_sub(1);
        (block * BLOCK, sums[block])
    }

    /// How many rows before row `row` are ready.
    pub(super) fn ready_before(&self, row: usize) -> u64 {
        let block = row / BLOCK;
        let sum = self.sums(&Filter::Verdict(Verdict::Ready).into())[block];
        let rows = block * BLOCK..row;
        sum + rows.filter(|&row| self.verdicts.verdict(row) == Verdict::Ready).count() as u64
    }

    /// The rows that have the query's text; none where it asks for no text.
    fn found_text(&self, query: &Query) -> Option<Rc<Bits>> {
        let text = self.text.borrow();
        match &*text {
            _ if query.text.is_empty() => None,
            Some((known, bits)) if *known == query.text => Some(Rc::clone(bits)),
            _ => Some(Rc::default()),
        }
    }

    fn passes(&self, row: usize, filter: Filter, text: Option<&Bits>) -> bool {
        let facts = self.store.facts[row];
        let passes = match filter {
            Filter::Everyone => true,
            Filter::Verdict(verdict) => self.verdicts.verdict(row) == verdict,
            Filter::WorthALook => self.verdicts.verdict(row) == Verdict::Ready && self.is_found(row),
            Filter::Code(code) => self.store.found(code).get(row),
            Filter::Mended => facts.has(Facts::MENDED),
            Filter::Repaired => facts.has(Facts::REPAIRED),
            Filter::OtherName => self.verdicts.other_names.get(row),
            Filter::SaysNo => facts.has(Facts::SAYS_NO),
        };
        passes && text.is_none_or(|text| text.get(row))
    }

    /// Whether something was found in a row.
    pub(super) fn is_found(&self, row: usize) -> bool {
        self.store.facts[row].has(Facts::FOUND)
            || self.store.found(Code::EmailTypo).get(row)
            || self.store.found(Code::PhoneShared).get(row)
    }
}
