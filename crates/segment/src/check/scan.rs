//! Scanning one range of one file.

use std::ops::ControlFlow;

use scan::Place;
use serde::{Deserialize, Serialize};

use super::domains::domain_hash;
use super::facts::Facts;
use super::judge::{Findings, Judge, Scratch};
use super::part::{Keys, Mark, Part, STRIDE};
use crate::Platform;
use crate::encoding::{Charset, units};
use crate::hash::hash;
use crate::preview::Inspected;
use crate::read::{Form, Row, RowBuffer, RowReader};
use crate::value::Hints;
use crate::{Code, Dialect, Encoding, Refusal, Rules, Source, part};

/// One range to be scanned. It carries all that a worker needs besides the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Which file (0-based).
    pub file: usize,
    pub(super) range: u32,
    /// First byte of the range; a row begins here where `exact`, else somewhere behind.
    pub(super) from: u64,
    /// First byte behind the range. A row that begins before it is scanned to its end.
    pub(super) to: u64,
    pub(super) exact: bool,
    pub(super) dialect: Dialect,
    pub(super) encoding: Encoding,
    pub(super) guarded: bool,
    /// What each column shows.
    pub(super) columns: Vec<Hints>,
    pub(super) rules: Rules,
}

impl Task {
    pub(super) fn new(
        file: usize,
        inspected: &Inspected,
        rules: &Rules,
        range: u32,
        from: u64,
        to: u64,
        exact: bool,
    ) -> Self {
        Self {
            file,
            range,
            from,
            to,
            exact,
            dialect: inspected.dialect,
            encoding: inspected.encoding,
            guarded: inspected.guarded,
            columns: inspected.columns.iter().map(|column| column.hints).collect(),
            rules: rules.clone(),
        }
    }

    fn form(&self) -> Form {
        Form { format: self.dialect.format(), encoding: self.encoding }
    }
}

/// Scans one range. `watch` hears how many bytes and rows came on and may stop the scan.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::Canceled`].
pub async fn scan<S: Source + ?Sized>(
    source: &S,
    task: &Task,
    platform: &dyn Platform,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Part, Refusal> {
    let charset = Charset::new(task.encoding, platform).guarded(task.guarded);
    let start = if task.exact { task.from } else { guess_start(source, task).await? };
    let mut reader = RowReader::new(source, task.form(), Place { offset: start, line: 0 }, STEP, STEP);
    let mut work = Work::new(task, start, &charset);
    let mut read_to = start;
    let mut ended = start >= task.to;
    while !ended && let Some(rows) = reader.advance().await? {
        let before = work.part.facts.len();
        ended = work.take(rows, task.to, platform);
        let now = reader.read_to().min(task.to).max(read_to);
        if watch(now - read_to, (work.part.facts.len() - before) as u64).is_break() {
            return Err(Refusal::Canceled);
        }
        read_to = now;
    }
    if !ended {
        work.end(reader.place(), reader.blank_lines());
    }
    Ok(work.part)
}

/// How many bytes are read and scanned at a time, 1 MiB: they stay near while they are looked at.
const STEP: usize = 1 << 20;

/// The part as it grows.
struct Work<'t> {
    judge: Judge<'t>,
    part: Part,
    scratch: Scratch,
}

impl<'t> Work<'t> {
    fn new(task: &'t Task, start: u64, charset: &'t Charset<'t>) -> Self {
        let part = Part {
            file: u32::try_from(task.file).unwrap_or(u32::MAX),
            range: task.range,
            start,
            end: start,
            mends: vec![0; task.rules.mends.len()],
            ..Part::default()
        };
        Self { judge: Judge::new(&task.rules, task.file, &task.columns, charset), part, scratch: Scratch::default() }
    }

    /// Takes rows up to the one that begins at or behind `to`; whether there was one.
    #[inline(never)]
    fn take(&mut self, rows: &RowBuffer, to: u64, platform: &dyn Platform) -> bool {
        for row in rows.iter() {
            if row.place().offset >= to {
                self.end(row.place(), row.blank_before());
                return true;
            }
            self.row(&row, platform);
        }
        false
    }

    fn row(&mut self, row: &Row<'_>, platform: &dyn Platform) {
        let place = row.place();
        let number = self.part.facts.len();
        if number.is_multiple_of(STRIDE) {
            self.part.marks.push(Mark { offset: place.offset, lines: place.line });
        }
        let mut found = Found { codes: 0, mends: &mut self.part.mends };
        let said = self.judge.row(row, platform, &mut self.scratch, &mut found);
        if found.codes != 0 {
            self.part.found.push((u32::try_from(number).unwrap_or(u32::MAX), found.codes));
        }
        if let Some(address) = said.address {
            let domain = address.domain();
            let keys = Keys {
                address: hash(address.as_str()),
                domain: domain_hash(domain),
                name: said.name,
                phone: said.phone,
            };
            self.part.domains.add(keys.domain, domain, 1);
            self.part.keys.push(keys);
        }
        debug_assert_eq!(said.facts.has(Facts::ADDRESS), said.address.is_some());
        self.part.facts.push(said.facts);
    }

    /// Blank lines before the end belong to this part, so that the next one begins at a row.
    fn end(&mut self, place: Place, blank_lines: u64) {
        self.part.end = place.offset;
        self.part.lines = place.line;
        self.part.blank_lines = blank_lines;
    }
}

/// What is found in one row: a set of codes, and mends counted by rule.
pub(super) struct Found<'m> {
    pub(super) codes: u64,
    pub(super) mends: &'m mut [u64],
}

const _: () = assert!(Code::ALL.len() <= 64, "one bit a code");

impl Findings for Found<'_> {
    fn found(&mut self, code: Code, _column: Option<usize>, _cell: &str) {
        self.codes |= 1 << code as u32;
    }

    fn mended(&mut self, rule: Option<usize>) {
        if let Some(count) = rule.and_then(|rule| self.mends.get_mut(rule)) {
            *count += 1;
        }
    }
}

/// How far behind a cut a row start is looked for, and how many are tried.
const GUESS_BYTES: usize = 64 << 10;
const GUESSES: usize = 16;

/// How many rows behind a guessed start must have the header's width.
const GUESS_ROWS: usize = 4;

/// The likeliest first row start at or behind `task.from`: behind a line end, rows of the header's width. A wrong
/// guess costs time, never a row: see [`super::Checker`].
async fn guess_start<S: Source + ?Sized>(source: &S, task: &Task) -> Result<u64, Refusal> {
    // From the last character of the range before on, which says whether a line ends there.
    let wide = task.encoding.wide();
    let unit = if wide.is_some() { 2 } else { 1 };
    let base = task.from - unit;
    let mut window = part(source, base, GUESS_BYTES).await?;
    if let Some(wide) = wide {
        let mut text = Vec::with_capacity(window.len());
        wide.append(&window, true, &mut text);
        window = text;
    }
    let offset = |at: usize| base + if wide.is_some() { 2 * units(&window[..at]) } else { at as u64 };
    let is_break = |byte: u8| byte == b'\n' || byte == b'\r';
    let format = task.dialect.format();
    let mut rows = scan::Rows::default();
    let mut first = None;
    let starts = (1..window.len()).filter(|&at| is_break(window[at - 1]) && !is_break(window[at]));
    for start in starts.take(GUESSES) {
        first = first.or(Some(start));
        let rest = &window[start..];
        scan::Scanner::new(format, Place { offset: 0, line: 0 }).scan(rest, false, &mut rows);
        let mut next = rows.iter(format, rest).take(GUESS_ROWS);
        if !rows.is_empty() && next.all(|row| row.len() == task.columns.len()) {
            first = Some(start);
            break;
        }
    }
    Ok(first.map_or(task.to, offset).min(task.to))
}
