//! Scanning one range of one file.

use std::ops::ControlFlow;

use scan::Place;
use serde::{Deserialize, Serialize};

use super::judge::{Findings, Rules, Scratch, judge};
use super::part::{Mark, Part, RowState, STRIDE};
use crate::Platform;
use crate::encoding::{Charset, units};
use crate::hash::hash;
use crate::preview::Inspected;
use crate::read::{Form, Row, RowBuffer, RowReader};
use crate::{Code, Dialect, Encoding, Matching, Refusal, Source, part};

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
    pub(super) columns: usize,
    pub(super) matching: Matching,
}

impl Task {
    pub(super) fn new(
        file: usize,
        inspected: &Inspected,
        matching: &Matching,
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
            columns: inspected.columns.len(),
            matching: matching.clone(),
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
    let charset = Charset::new(task.encoding, platform);
    let start = if task.exact { task.from } else { guess_start(source, task).await? };
    let mut reader = RowReader::new(source, task.form(), Place { offset: start, line: 0 }, STEP, STEP);
    let mut work = Work::new(task, start, &charset);
    let mut read_to = start;
    let mut ended = start >= task.to;
    while !ended && let Some(rows) = reader.advance().await? {
        let before = work.part.states.len();
        ended = work.take(rows, task.to, platform);
        let now = reader.read_to().min(task.to).max(read_to);
        if watch(now - read_to, (work.part.states.len() - before) as u64).is_break() {
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
    rules: Rules<'t>,
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
            lines: 0,
            blank_lines: 0,
            repaired: 0,
            found: [0; Code::ALL.len()],
            states: Vec::new(),
            hashes: Vec::new(),
            marks: Vec::new(),
        };
        Self {
            rules: Rules { columns: task.columns, matching: &task.matching, charset },
            part,
            scratch: Scratch::default(),
        }
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
        if self.part.states.len().is_multiple_of(STRIDE) {
            self.part.marks.push(Mark { offset: place.offset, lines: place.line });
        }
        let mut codes = Codes(0);
        let usable = judge(row, self.rules, platform, &mut self.scratch, &mut codes);
        if let Some(usable) = usable {
            self.part.hashes.push(hash(usable.address.as_str()));
            self.part.repaired += u64::from(usable.repaired);
        }
        self.part.states.push(RowState::new(usable.is_some(), codes.0 != 0));
        codes.count(&mut self.part.found);
    }

    /// Blank lines before the end belong to this part, so that the next one begins at a row.
    fn end(&mut self, place: Place, blank_lines: u64) {
        self.part.end = place.offset;
        self.part.lines = place.line;
        self.part.blank_lines = blank_lines;
    }
}

/// The set of codes found in one row.
struct Codes(u32);

const _: () = assert!(Code::ALL.len() <= 32, "one bit a code");

impl Codes {
    fn count(&self, found: &mut [u64; Code::ALL.len()]) {
        let mut rest = self.0;
        while rest != 0 {
            found[rest.trailing_zeros() as usize] += 1;
            rest &= rest - 1;
        }
    }
}

impl Findings for Codes {
    fn found(&mut self, code: Code, _column: Option<usize>, _cell: &str) {
        self.0 |= 1 << code as u32;
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
        if !rows.is_empty() && next.all(|row| row.len() == task.columns) {
            first = Some(start);
            break;
        }
    }
    Ok(first.map_or(task.to, offset).min(task.to))
}
