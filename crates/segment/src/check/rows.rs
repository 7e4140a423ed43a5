//! Rows read back from the files: any window of them, as Review shows them.

use super::checked::{Checked, FileIndex, Mark};
use super::facts::Facts;
use super::judge::{Findings, Judge, Scratch};
use super::part::STRIDE;
use super::store::number;
use crate::email::suggestion;
use crate::preview::{Filter, Instead, Query, RowView};
use crate::read::{Row, RowReader};
use crate::{Code, Contact, ContactField, Platform, Problem, Refusal, Source, Verdict};

/// How many bytes are read at first to find rows again, 64 KiB.
const WINDOW: usize = 64 << 10;

/// And at the most, 512 KiB: what is read beyond the last row wanted is for nothing.
const LONGEST_WINDOW: usize = 512 << 10;

/// Which row is at hand.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) file: &'a FileIndex,
    /// Which file (0-based).
    pub(super) index: usize,
    /// Which row of all files (0-based).
    pub(super) number: usize,
    pub(super) judge: &'a Judge<'a>,
}

impl Checked {
    /// Rows `start ..` of those that the query finds, at most `count`, as Review shows them.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn rows<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        query: &Query,
        start: u64,
        count: usize,
    ) -> Result<Vec<RowView>, Refusal> {
        let mut views = Vec::new();
        let numbers = self.numbers(query, start, count);
        self.read(sources, platform, &numbers, &mut |at, row| views.push(self.view(at, row, platform))).await?;
        for view in &mut views {
            if view.verdict == Verdict::Duplicate {
                let row = usize::try_from(view.index).unwrap_or(usize::MAX);
                let mut show = |at: At<'_>, row: &Row<'_>| {
                    view.instead = Some(Instead { file: at.index, row: row.place().line });
                };
                if let Some(winner) = self.verdicts.winner(row, &self.store) {
                    self.read(sources, platform, &[winner], &mut show).await?;
                }
            }
        }
        Ok(views)
    }

    /// The person in a row; none where it has no usable address.
    pub(super) fn person(
        &self,
        at: At<'_>,
        row: &Row<'_>,
        platform: &dyn Platform,
        scratch: &mut Scratch,
    ) -> Option<Contact> {
        let said = at.judge.row(row, platform, scratch, &mut Nobody);
        let mut contact = at.judge.contact(row, said.address?, at.index);
        if self.verdicts.phone_is_shared(at.number) {
            contact.phone = None;
        }
        Some(contact)
    }

    fn view(&self, at: At<'_>, row: &Row<'_>, platform: &dyn Platform) -> RowView {
        let mut scratch = Scratch::default();
        let place = row.place();
        RowView {
            file: at.index,
            row: place.line,
            index: at.number as u64,
            offset: place.offset,
            cells: row.texts(at.judge.charset),
            verdict: self.verdicts.verdict(at.number),
            mended: at.judge.mended(row),
            problems: self.problems_of(at, row, platform),
            contact: self.person(at, row, platform, &mut scratch),
            instead: None,
        }
    }

    /// What was found in a row, with what only all rows together tell.
    pub(super) fn problems_of(&self, at: At<'_>, row: &Row<'_>, platform: &dyn Platform) -> Vec<Problem> {
        let mut problems = Problems { at, line: row.place().line, list: Vec::new() };
        let mut scratch = Scratch::default();
        let said = at.judge.row(row, platform, &mut scratch, &mut problems);
        let mut list = problems.list;
        let cell = |field| {
            let column = at.file.rules.matching.column(field)?;
            let label = at.file.inspected.columns.get(column)?.label.clone();
            Some((label, at.judge.charset.text(&row.cell(column)?).into_owned()))
        };
        let mut late = |code: Code, field, suggestion| {
            if self.store.found(code).get(at.number)
                && let Some((label, value)) = cell(field)
            {
                let (file, row) = (at.index, row.place().line);
                list.push(Problem { file, row, column: Some(label), code, value, suggestion, warning: true });
            }
        };
        let address = said.address.map(|address| (address.as_str(), address.domain()));
        let better = address.and_then(|(address, domain)| {
            let typo = self.summary().typos.iter().find(|typo| typo.domain == domain)?;
            Some(address.strip_suffix(domain)?.to_owned() + &typo.suggestion)
        });
        late(Code::EmailTypo, ContactField::Email, better);
        late(Code::PhoneShared, ContactField::Phone, None);
        list
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
            let charset = file.inspected.charset(platform);
            let judge = Judge::new(&file.rules, index, &file.hints, &charset);
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
                            let number = usize::try_from(at).unwrap_or(usize::MAX);
                            take(At { file, index, number, judge: &judge }, &row);
                        }
                        at += 1;
                    }
                }
            }
        }
        Ok(())
    }

    /// Numbers of the rows that need fixing, `start ..`, at most `count`.
    pub(super) fn invalid(&self, start: u64, count: usize) -> Vec<usize> {
        self.numbers(&Filter::Verdict(Verdict::Invalid).into(), start, count)
    }

    /// Numbers of all rows that have a problem or a warning, `start ..`, at most `count`.
    pub(super) fn with_findings(&self, start: usize, count: usize) -> Vec<usize> {
        (start..self.store.len()).filter(|&row| self.is_found(row)).take(count).collect()
    }

    /// Hash of the address in a row, where it has a usable one: who is left out is left out by it.
    pub fn address_of(&self, row: u64) -> Option<u64> {
        let row = usize::try_from(row).ok()?;
        self.store.facts.get(row)?.has(Facts::ADDRESS).then(|| self.store.addresses.of(number(row)))
    }
}

impl FileIndex {
    /// Numbers of its rows among those of all files.
    pub(super) fn numbers(&self) -> std::ops::Range<usize> {
        let place = |row: u64| usize::try_from(row).unwrap_or(usize::MAX);
        place(self.first_row)..place(self.first_row + self.rows)
    }

    /// The last mark at or before row `row` of the file.
    fn mark(&self, row: u64) -> Option<Mark> {
        let after = self.marks.partition_point(|mark| mark.row <= row);
        self.marks.get(after.checked_sub(1)?).copied()
    }
}

/// Findings that nobody needs again.
pub(super) struct Nobody;

impl Findings for Nobody {
    fn found(&mut self, _code: Code, _column: Option<usize>, _cell: &str) {}
    fn mended(&mut self, _rule: Option<usize>) {}
}

/// Findings as they are shown.
struct Problems<'a> {
    at: At<'a>,
    line: u64,
    list: Vec<Problem>,
}

impl Findings for Problems<'_> {
    fn found(&mut self, code: Code, column: Option<usize>, cell: &str) {
        let columns = &self.at.file.inspected.columns;
        let is_address = column.is_some() && column == self.at.file.rules.matching.column(ContactField::Email);
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

    fn mended(&mut self, _rule: Option<usize>) {}
}
