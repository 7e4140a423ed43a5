//! Hands out ranges and puts their results together in order.

use super::checked::{Checked, FileIndex, Mark};
use super::part::Part;
use super::scan::Task;
use super::store::Store;
use super::verdicts::{Outs, Verdicts};
use crate::preview::Inspected;
use crate::sorted::SortedMap;
use crate::{ContactField, Policy, Refusal, Rules};

/// Length of a range in bytes, 8 MiB: long enough that its start costs nothing, short enough to share out.
const RANGE: u64 = 8 << 20;

/// How many rows room is made for beforehand, at the most.
const MOST_EXPECTED: usize = 20_000_000;

/// A check under way: hands out [`Task`]s, takes [`Part`]s in any order.
#[derive(Debug)]
pub struct Checker {
    files: Vec<FileIndex>,
    ranges: Vec<Range>,
    /// Ranges not handed out yet, the next one last.
    open: Vec<usize>,
    /// Parts that wait for those before them.
    waiting: SortedMap<usize, Part>,
    /// The next range to be put in its place.
    next: usize,
    /// Where the next row of the file at hand begins, and its line.
    at: (u64, u64),
    rules: Rules,
    policy: Policy,
    store: Store,
    verdicts: Verdicts,
    blank_lines: u64,
}

#[derive(Clone, Copy, Debug)]
struct Range {
    file: usize,
    from: u64,
    to: u64,
    /// Whether a row is known to begin at `from`.
    exact: bool,
}

impl Checker {
    /// A check of these files. The rules speak of the first file's columns; in the others they are found by label.
    ///
    /// # Errors
    /// [`Refusal::NoEmail`] where a file has no column for the address.
    pub fn new(files: Vec<Inspected>, rules: Rules, policy: Policy) -> Result<Self, Refusal> {
        Self::with_range(files, rules, policy, RANGE)
    }

    /// The same with ranges of another length, for tests.
    #[doc(hidden)]
    pub fn with_range(files: Vec<Inspected>, rules: Rules, policy: Policy, length: u64) -> Result<Self, Refusal> {
        let first = files.first().map(|file| file.columns.clone()).unwrap_or_default();
        let mut indexes = Vec::with_capacity(files.len());
        let mut ranges = Vec::new();
        for (index, file) in files.into_iter().enumerate() {
            let rules = if index == 0 { rules.clone() } else { rules.carried(&first, &file.columns) };
            if !rules.matching.has_email() {
                return Err(Refusal::NoEmail);
            }
            let mut from = file.data.offset;
            while from < file.size {
                let to = file.size.min(from + length);
                ranges.push(Range { file: index, from, to, exact: from == file.data.offset });
                from = to;
            }
            let hints = file.columns.iter().map(|column| column.hints).collect();
            indexes.push(FileIndex { hints, inspected: file, rules, marks: Vec::new(), first_row: 0, rows: 0 });
        }
        let at = indexes.first().map_or((0, 1), |file| (file.inspected.data.offset, file.inspected.data.line));
        Ok(Self {
            files: indexes,
            open: (0..ranges.len()).rev().collect(),
            ranges,
            waiting: SortedMap::default(),
            next: 0,
            at,
            store: Store::new(rules.matching.fields.get(&ContactField::Phone).is_some(), rules.mends.len()),
            verdicts: Verdicts::default(),
            blank_lines: 0,
            rules,
            policy,
        })
    }

    /// The next range to scan; none where all are handed out, which is not yet to be done.
    pub fn next_task(&mut self) -> Option<Task> {
        let index = self.open.pop()?;
        let Range { file, from, to, exact } = self.ranges[index];
        let FileIndex { inspected, rules, .. } = &self.files[file];
        let range = u32::try_from(index).unwrap_or(u32::MAX);
        Some(Task::new(file, inspected, rules, range, from, to, exact))
    }

    /// Takes the result of a range. One whose start was guessed wrong is handed out again.
    pub fn part(&mut self, part: Part) {
        self.waiting.insert(part.range as usize, part);
        while self.next < self.ranges.len() {
            let range = self.ranges[self.next];
            if range.exact && range.from == self.files[range.file].inspected.data.offset {
                let data = self.files[range.file].inspected.data;
                self.at = (data.offset, data.line);
            }
            if self.at.0 >= range.to {
                // A row of the range before reaches over all of it.
                self.waiting.remove(&self.next);
                self.open.retain(|&open| open != self.next);
                self.next += 1;
                continue;
            }
            let Some(part) = self.waiting.remove(&self.next) else { return };
            if part.start == self.at.0 {
                self.merge(range.file, &part);
                self.next += 1;
            } else {
                self.ranges[self.next] = Range { from: self.at.0, exact: true, ..range };
                self.open.push(self.next);
                return;
            }
        }
    }

    /// Whether every range is in its place.
    pub fn is_done(&self) -> bool {
        self.next >= self.ranges.len()
    }

    fn merge(&mut self, file: usize, part: &Part) {
        let index = &mut self.files[file];
        if index.rows == 0 {
            index.first_row = self.store.len() as u64;
        }
        let row_of = |position: usize| index.rows + (position * super::part::STRIDE) as u64;
        let marks = part.marks.iter().enumerate();
        let marks: Vec<_> = marks
            .map(|(position, mark)| Mark { row: row_of(position), offset: mark.offset, line: self.at.1 + mark.lines })
            .collect();
        index.marks.extend(marks);
        index.rows += part.facts.len() as u64;
        self.at = (part.end, self.at.1 + part.lines);
        self.blank_lines += part.blank_lines;
        self.expect(file, part);
        let outs = Outs::named(&self.policy);
        let first = self.store.len();
        self.store.append(part);
        for _ in first..self.store.len() {
            self.verdicts.next(&self.store, &self.policy, &outs);
        }
    }

    /// Makes room for as many rows as there will be, if they are about as long as those of the first part.
    fn expect(&mut self, file: usize, part: &Part) {
        if self.store.len() > 0 || part.facts.is_empty() {
            return;
        }
        let bytes: u64 = self.files.iter().map(|file| file.inspected.size).sum();
        let read = (part.end - self.files[file].inspected.data.offset).max(1);
        let rows = part.facts.len() as u64 * bytes / read;
        // A little more, since rows are never quite alike; and a limit, since a first part may be unlike all others.
        let rows = usize::try_from(rows + rows / 32).unwrap_or(usize::MAX).min(MOST_EXPECTED);
        self.store.facts.reserve_exact(rows);
        self.verdicts.expect(rows, &self.store);
    }

    /// What was found. To be called when it is done; else the rows that are there count.
    pub fn finish(self) -> Checked {
        Checked::new(self.files, self.rules, self.policy, self.store, self.verdicts, self.blank_lines)
    }
}
