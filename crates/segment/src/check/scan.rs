//! Scanning one range of one file.

use std::ops::ControlFlow;

use scan::{Place, Row};
use serde::{Deserialize, Serialize};

use super::judge::{Findings, Rules, Scratch, judge};
use super::part::{Mark, Part, RowState, STRIDE};
use super::table::hash;
use crate::email::Idna;
use crate::preview::Inspected;
use crate::read::{CHUNK, RowReader};
use crate::{Code, Matching, Refusal, Source};

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
    pub(super) delimiter: u8,
    pub(super) quote: u8,
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
        let format = inspected.format();
        Self {
            file,
            range,
            from,
            to,
            exact,
            delimiter: format.delimiter,
            quote: b'"',
            columns: inspected.columns.len(),
            matching: matching.clone(),
        }
    }

    fn format(&self) -> scan::Format {
        scan::Format { quote: Some(self.quote), ..scan::Format::delimited(self.delimiter) }
    }
}

/// Scans one range. `watch` hears how many bytes and rows came on and may stop the scan.
///
/// # Errors
/// [`Refusal::Gone`], [`Refusal::Canceled`].
pub async fn scan<S: Source + ?Sized>(
    source: &S,
    task: &Task,
    idna: &dyn Idna,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Part, Refusal> {
    let format = task.format();
    let start = if task.exact { task.from } else { guess_start(source, task).await? };
    let chunk = usize::try_from(task.to.saturating_sub(start)).unwrap_or(CHUNK).saturating_add(4096).min(CHUNK);
    let mut reader = RowReader::new(source, format, Place { offset: start, line: 0 }, chunk);
    let mut work = Work::new(task, start);
    let mut read_to = start;
    let mut ended = start >= task.to;
    while !ended && reader.advance().await? {
        let before = work.part.states.len();
        for row in reader.rows() {
            if row.place().offset >= task.to {
                work.end(row.place(), row.blank_before());
                ended = true;
                break;
            }
            work.row(&row, idna);
        }
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

/// The part as it grows.
struct Work<'t> {
    rules: Rules<'t>,
    part: Part,
    scratch: Scratch,
}

impl<'t> Work<'t> {
    fn new(task: &'t Task, start: u64) -> Self {
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
        Self { rules: Rules { columns: task.columns, matching: &task.matching }, part, scratch: Scratch::default() }
    }

    fn row(&mut self, row: &Row<'_>, idna: &dyn Idna) {
        let place = row.place();
        if self.part.states.len().is_multiple_of(STRIDE) {
            self.part.marks.push(Mark { offset: place.offset, lines: place.line });
        }
        let mut codes = Codes(0);
        let usable = judge(row, self.rules, idna, &mut self.scratch, &mut codes);
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
    let base = task.from - 1;
    let mut window = Vec::new();
    source.read(base, GUESS_BYTES, &mut window).await?;
    let is_break = |byte: u8| byte == b'\n' || byte == b'\r';
    let mut rows = scan::Rows::default();
    let mut first = None;
    let starts = (1..window.len()).filter(|&at| is_break(window[at - 1]) && !is_break(window[at]));
    for start in starts.take(GUESSES) {
        first = first.or(Some(start));
        let rest = &window[start..];
        scan::Scanner::new(task.format(), Place { offset: 0, line: 0 }).scan(rest, false, &mut rows);
        let mut next = rows.iter(task.format(), rest).take(GUESS_ROWS);
        if !rows.is_empty() && next.all(|row| row.len() == task.columns) {
            first = Some(start);
            break;
        }
    }
    Ok(first.map_or(task.to, |start| base + start as u64).min(task.to))
}
