//! A finished check: a few bytes a row, and any window of rows read back at once.

use super::judge::{Findings, Rules, Scratch, contact, judge};
use super::part::{RowState, STRIDE};
use super::table::{Hashes, Table};
use crate::email::suggestion;
use crate::encoding::Charset;
use crate::hash::hash;
use crate::preview::{Filter, Inspected, Instead, RowView, Summary};
use crate::read::{Row, RowReader};
use crate::{Code, Contact, Matching, Platform, Problem, Refusal, Source, Verdict};

/// One file and where its rows are.
#[derive(Debug)]
pub(super) struct FileIndex {
    pub(super) inspected: Inspected,
    pub(super) matching: Matching,
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

/// How many bytes are read at first to find rows again, 64 KiB.
const WINDOW: usize = 64 << 10;

/// And at the most, 512 KiB: what is read beyond the last row wanted is for nothing.
const LONGEST_WINDOW: usize = 512 << 10;

/// How many rows a block of the counts spans.
const BLOCK: usize = 4096;

/// Filters whose rows are counted by block, so that the n-th is found without counting from the start.
const FILTERS: [Filter; 4] = [
    Filter::Verdict(Verdict::Ready),
    Filter::Verdict(Verdict::Duplicate),
    Filter::Verdict(Verdict::Invalid),
    Filter::WorthALook,
];

/// All rows of all files, judged.
#[derive(Debug)]
pub struct Checked {
    files: Vec<FileIndex>,
    states: Vec<RowState>,
    hashes: Hashes,
    table: Table,
    summary: Summary,
    /// For each of [`FILTERS`], its rows before each block, and in all.
    before: [Vec<u64>; FILTERS.len()],
}

impl Checked {
    pub(super) fn new(
        files: Vec<FileIndex>,
        states: Vec<RowState>,
        hashes: Hashes,
        table: Table,
        summary: Summary,
    ) -> Self {
        let before = FILTERS.map(|filter| {
            let mut sum = 0;
            let mut sums = vec![0];
            for block in states.chunks(BLOCK) {
                sum += block.iter().filter(|&&state| passes(state, filter)).count() as u64;
                sums.push(sum);
            }
            sums
        });
        let mut checked = Self { files, states, hashes, table, summary, before };
        checked.summary.worth_a_look = checked.len(Filter::WorthALook);
        checked
    }

    /// What was found.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// How many rows pass the filter.
    pub fn len(&self, filter: Filter) -> u64 {
        match FILTERS.iter().position(|&known| known == filter) {
            Some(known) => self.before[known].last().copied().unwrap_or_default(),
            None if filter == Filter::Everyone => self.states.len() as u64,
            None => 0,
        }
    }

    /// How many data rows the file at this position has.
    pub fn rows_of(&self, file: usize) -> u64 {
        self.files.get(file).map_or(0, |file| file.rows)
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// Numbers of the rows `start ..` that pass the filter, at most `count`.
    fn numbers(&self, filter: Filter, start: u64, count: usize) -> Vec<usize> {
        let Some(known) = FILTERS.iter().position(|&known| known == filter) else {
            let start = usize::try_from(start).unwrap_or(usize::MAX).min(self.states.len());
            let all = if filter == Filter::Everyone { self.states.len() } else { start };
            return (start..all.min(start.saturating_add(count))).collect();
        };
        let before = &self.before[known];
        let block = before.partition_point(|&sum| sum <= start).saturating_sub(1);
        let skip = usize::try_from(start - before[block]).unwrap_or(usize::MAX);
        let rows = self.states.iter().enumerate().skip(block * BLOCK);
        rows.filter(|&(_, &state)| passes(state, filter)).map(|(row, _)| row).skip(skip).take(count).collect()
    }

    /// Rows `start ..` of those that pass the filter, at most `count`, as Review shows them.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn rows<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        filter: Filter,
        start: u64,
        count: usize,
    ) -> Result<Vec<RowView>, Refusal> {
        let mut views = Vec::new();
        let numbers = self.numbers(filter, start, count);
        self.read(sources, platform, &numbers, &mut |place, row| views.push(view(place, row, platform))).await?;
        for view in &mut views {
            if let (Verdict::Duplicate, Some(contact)) = (view.verdict, &view.contact) {
                let winner = self.table.get(hash(contact.email.as_str()), &self.hashes);
                if let Some(winner) = winner {
                    let mut show = |at: At<'_>, row: &Row<'_>| {
                        view.instead = Some(Instead { file: at.index, row: row.place().line });
                    };
                    self.read(sources, platform, &[winner as usize], &mut show).await?;
                }
            }
        }
        Ok(views)
    }

    /// The people to send, `start ..` of the ready rows, at most `count`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn contacts<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        start: u64,
        count: usize,
    ) -> Result<Vec<Contact>, Refusal> {
        let mut contacts = Vec::new();
        let mut scratch = Scratch::default();
        let numbers = self.numbers(Filter::Verdict(Verdict::Ready), start, count);
        let mut take = |at: At<'_>, row: &Row<'_>| {
            if let Some(usable) = judge(row, at.rules(), platform, &mut scratch, &mut Nobody) {
                contacts.push(contact(row, at.rules(), usable.address, at.index));
            }
        };
        self.read(sources, platform, &numbers, &mut take).await?;
        // Fewer than there were: the file is another one now.
        if contacts.len() == numbers.len() { Ok(contacts) } else { Err(Refusal::Gone) }
    }

    /// Reads rows with these numbers, in ascending order, and hands each to `take`.
    pub(super) async fn read<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        numbers: &[usize],
        take: &mut dyn FnMut(At<'_>, &Row<'_>),
    ) -> Result<(), Refusal> {
        let mut wanted = numbers.iter().map(|&number| number as u64).peekable();
        for (index, file) in self.files.iter().enumerate() {
            let last = file.first_row + file.rows;
            if wanted.peek().is_none_or(|&number| number >= last) {
                continue;
            }
            let charset = Charset::new(file.inspected.encoding, platform);
            while let Some(&number) = wanted.peek().filter(|&&number| number < last) {
                let source = sources.get(index).ok_or(Refusal::Gone)?;
                let mark = file.mark(number - file.first_row).ok_or(Refusal::Gone)?;
                let place = scan::Place { offset: mark.offset, line: mark.line };
                let mut reader = RowReader::new(source, file.inspected.form(), place, WINDOW, LONGEST_WINDOW);
                let mut at = file.first_row + mark.row;
                // Read on while the next row wanted is near; else come back to its own mark.
                while wanted.peek().is_some_and(|&number| number < last && number < at + 2 * STRIDE as u64) {
                    let rows = reader.advance().await?.ok_or(Refusal::Gone)?;
                    for row in rows.iter() {
                        if wanted.next_if_eq(&at).is_some() {
                            let state = self.states[usize::try_from(at).unwrap_or(usize::MAX)];
                            take(At { file, index, number: at, state, charset: &charset }, &row);
                        }
                        at += 1;
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn files(&self) -> &[FileIndex] {
        &self.files
    }

    /// Numbers of the rows that need fixing, `start ..`, at most `count`.
    pub(super) fn invalid(&self, start: u64, count: usize) -> Vec<usize> {
        self.numbers(Filter::Verdict(Verdict::Invalid), start, count)
    }

    /// Numbers of all rows that have a problem or a warning, `start ..`, at most `count`.
    pub(super) fn with_findings(&self, start: usize, count: usize) -> Vec<usize> {
        let rows = self.states.iter().enumerate().skip(start);
        rows.filter(|(_, state)| state.warned()).map(|(row, _)| row).take(count).collect()
    }
}

impl FileIndex {
    /// The last mark at or before row `row` of the file.
    fn mark(&self, row: u64) -> Option<Mark> {
        let after = self.marks.partition_point(|mark| mark.row <= row);
        self.marks.get(after.checked_sub(1)?).copied()
    }
}

fn passes(state: RowState, filter: Filter) -> bool {
    match filter {
        Filter::Everyone => true,
        Filter::Verdict(verdict) => state.verdict() == verdict,
        Filter::WorthALook => state.verdict() == Verdict::Ready && state.warned(),
    }
}

fn view(at: At<'_>, row: &Row<'_>, platform: &dyn Platform) -> RowView {
    let mut problems = Problems { at, line: row.place().line, list: Vec::new() };
    let mut scratch = Scratch::default();
    let usable = judge(row, at.rules(), platform, &mut scratch, &mut problems);
    RowView {
        file: at.index,
        row: row.place().line,
        index: at.number,
        cells: row.texts(at.charset),
        verdict: at.state.verdict(),
        problems: problems.list,
        contact: usable.map(|usable| contact(row, at.rules(), usable.address, at.index)),
        instead: None,
    }
}

/// Which row is at hand.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) file: &'a FileIndex,
    /// Which file (0-based).
    pub(super) index: usize,
    /// Which row of all files (0-based).
    pub(super) number: u64,
    pub(super) state: RowState,
    pub(super) charset: &'a Charset<'a>,
}

impl<'a> At<'a> {
    pub(super) fn rules(self) -> Rules<'a> {
        Rules::of(&self.file.inspected, &self.file.matching, self.charset)
    }
}

/// Findings that nobody needs again.
struct Nobody;

impl Findings for Nobody {
    fn found(&mut self, _code: Code, _column: Option<usize>, _cell: &str) {}
}

/// Findings as they are shown.
pub(super) struct Problems<'a> {
    pub(super) at: At<'a>,
    pub(super) line: u64,
    pub(super) list: Vec<Problem>,
}

impl Findings for Problems<'_> {
    fn found(&mut self, code: Code, column: Option<usize>, cell: &str) {
        let columns = &self.at.file.inspected.columns;
        let is_address = column.is_some() && column == self.at.file.matching.column(crate::ContactField::Email);
        self.list.push(Problem {
            file: self.at.index,
            row: self.line,
            column: column.and_then(|column| columns.get(column)).map(|column| column.label.clone()),
            code,
            value: cell.to_string(),
            suggestion: if is_address { suggestion(cell) } else { None },
            warning: code.is_warning(),
        });
    }
}
