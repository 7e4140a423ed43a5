//! The machine.

use crate::find::{ByBlock, Find, OneByOne, Wanted};
use crate::rows::{CARE, Mark, Rows};
use crate::{Format, MAX_ROW, Place};

/// Finds rows in a growing buffer; see the crate's page for how it is used.
#[derive(Clone, Debug)]
pub struct Scanner {
    format: Format,
    place: Place,
    blank_lines: u64,
    state: State,
    longest: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    AtRow,
    /// Inside the first line of a row that is too long; its end is looked for, quotation marks or not.
    Skipping,
}

/// What became of one attempt to read a row.
enum Found {
    /// Bytes taken, and line ends inside, the last one included.
    Row { length: usize, lines: u32 },
    /// The buffer ended first.
    Unfinished,
    /// It goes on as one does that is known to be too long.
    TooLong,
}

impl Scanner {
    /// A scanner whose first row begins at `place`.
    pub fn new(format: Format, place: Place) -> Self {
        Self::with_longest(format, place, MAX_ROW)
    }

    /// A scanner with another limit than [`MAX_ROW`], so that tests reach it with few bytes.
    #[doc(hidden)]
    pub fn with_longest(format: Format, place: Place, longest: usize) -> Self {
        Self { format, place, blank_lines: 0, state: State::AtRow, longest }
    }

    /// Where the bytes begin that were not taken yet: the next row, or the end.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Blank lines passed so far.
    pub fn blank_lines(&self) -> u64 {
        self.blank_lines
    }

    /// Marks the whole rows at the front of `buffer` and says how many bytes were taken. With `last`, the buffer ends
    /// where the file does and all of it is taken.
    ///
    /// # Panics
    /// Never; a buffer over 2 GiB is scanned up to there.
    pub fn scan(&mut self, buffer: &[u8], last: bool, rows: &mut Rows) -> usize {
        self.scan_by::<ByBlock<'_>>(buffer, last, rows)
    }

    /// [`Scanner::scan`] without SIMD, which is held against it in tests.
    #[doc(hidden)]
    pub fn scan_one_by_one(&mut self, buffer: &[u8], last: bool, rows: &mut Rows) -> usize {
        self.scan_by::<OneByOne<'_>>(buffer, last, rows)
    }

    fn scan_by<'b, F: Find<'b>>(&mut self, buffer: &'b [u8], last: bool, rows: &mut Rows) -> usize {
        let buffer = &buffer[..buffer.len().min(CARE as usize - 1)];
        let mut find = F::new(buffer, self.format);
        rows.marks.clear();
        rows.ends.clear();
        rows.base = self.place;
        rows.blank_base = self.blank_lines;
        let (mut at, mut lines, mut blank) = (0, 0, 0);
        // Where the last row that was too long ended, or the buffer. A row that begins inside it and is in quotation
        // marks at a line end goes on as it did, so it is not followed once more: where each line leaves a mark open,
        // each would be read to the end otherwise.
        let mut far: usize = 0;
        if self.state == State::Skipping {
            match line_end(buffer, last) {
                Some(length) => (at, lines, self.state) = (length, 1, State::AtRow),
                None => at = skipped(buffer, last),
            }
        }
        while self.state == State::AtRow && at < buffer.len() {
            if let Some(length) = break_length(&buffer[at..], last) {
                if length == 0 {
                    break;
                }
                (at, lines, blank) = (at + length, lines + 1, blank + 1);
                continue;
            }
            let first = rows.ends.len();
            let known = if far.saturating_sub(at) > self.longest { far } else { 0 };
            let found = self.row(buffer, &mut find, at, known, last, &mut rows.ends);
            let mut mark = Mark { start: narrow(at), first: narrow(first), lines, blank, too_long: false };
            match found {
                Found::Row { length, lines: inside } if length <= self.longest => {
                    rows.marks.push(mark);
                    (at, lines) = (at + length, lines + inside);
                }
                Found::Unfinished if buffer.len() - at <= self.longest => {
                    rows.ends.truncate(first);
                    break;
                }
                Found::Row { .. } | Found::Unfinished | Found::TooLong => {
                    far = match found {
                        Found::Row { length, .. } => at + length,
                        Found::Unfinished => buffer.len(),
                        Found::TooLong => far,
                    };
                    rows.ends.truncate(first);
                    mark.too_long = true;
                    rows.marks.push(mark);
                    if let Some(length) = line_end(&buffer[at..], last) {
                        (at, lines) = (at + length, lines + 1);
                    } else {
                        at += skipped(&buffer[at..], last);
                        self.state = State::Skipping;
                    }
                }
            }
        }
        self.blank_lines += u64::from(blank);
        self.place.offset += at as u64;
        self.place.line += u64::from(lines);
        at
    }

    /// Reads the row at `start`, which is no blank line, and appends the ends of its cells. Before `known`, a line end
    /// in quotation marks says that the row is too long.
    fn row<'b, F: Find<'b>>(
        &self,
        buffer: &'b [u8],
        find: &mut F,
        start: usize,
        known: usize,
        last: bool,
        ends: &mut Vec<u32>,
    ) -> Found {
        let format = self.format;
        let (mut at, mut lines) = (start, 0);
        loop {
            // At the first byte of a cell.
            let mut care = 0;
            if let Some(quote) = format.quote {
                let first = at;
                if format.padded {
                    at += buffer[at..].iter().take_while(|&&byte| byte == b' ').count();
                }
                if buffer.get(at) == Some(&quote) {
                    let padding = at - first;
                    (at, care) = match self.quoted(buffer, find, at + 1, known, last, &mut lines) {
                        Ok(end) => end,
                        Err(found) => return found,
                    };
                    if padding > 0
                        || !buffer
                            .get(at)
                            .is_none_or(|&byte| byte == format.delimiter || byte == b'\n' || byte == b'\r')
                    {
                        care = CARE;
                    }
                }
            }
            // In an unquoted cell, or behind a closing mark.
            at = find.next(at, Wanted::End);
            while at < buffer.len() && Some(buffer[at]) == format.escape {
                let Some(next) = self.escaped(buffer, at, last) else { return Found::Unfinished };
                care = CARE;
                at = find.next(next, Wanted::End);
            }
            if at == buffer.len() {
                if !last {
                    return Found::Unfinished;
                }
                ends.push(narrow(at) | care);
                return Found::Row { length: at - start, lines };
            }
            if buffer[at] == format.delimiter {
                ends.push(narrow(at) | care);
                at += 1;
                continue;
            }
            return match break_length(&buffer[at..], last) {
                Some(length) if length > 0 => {
                    ends.push(narrow(at) | care);
                    Found::Row { length: at + length - start, lines: lines + 1 }
                }
                _ => Found::Unfinished,
            };
        }
    }

    /// From behind the opening mark to behind the closing one, or to the end of a file that lacks it; else what is known
    /// of the row. Adds the line ends between, and says where there is more to undo than the marks.
    fn quoted<'b, F: Find<'b>>(
        &self,
        buffer: &'b [u8],
        find: &mut F,
        from: usize,
        known: usize,
        last: bool,
        lines: &mut u32,
    ) -> Result<(usize, u32), Found> {
        let (mut at, mut care) = (from, 0);
        loop {
            at = find.next(at, Wanted::Quote);
            let Some(&byte) = buffer.get(at) else {
                return if last { Ok((at, CARE)) } else { Err(Found::Unfinished) };
            };
            let next = buffer.get(at + 1);
            if Some(byte) == self.format.quote {
                match next {
                    Some(&next) if next == byte => (at, care) = (at + 2, CARE),
                    None if !last => return Err(Found::Unfinished),
                    _ => return Ok((at + 1, care)),
                }
            } else if Some(byte) == self.format.escape {
                at = self.escaped(buffer, at, last).ok_or(Found::Unfinished)?;
                care = CARE;
            } else if at < known {
                return Err(Found::TooLong);
            } else {
                match (byte, next) {
                    (b'\r', None) if !last => return Err(Found::Unfinished),
                    (b'\r', Some(b'\n')) => at += 2,
                    _ => at += 1,
                }
                *lines += 1;
            }
        }
    }

    /// Where to go on behind the escape at `at`; none where only the next byte will tell.
    fn escaped(&self, buffer: &[u8], at: usize, last: bool) -> Option<usize> {
        match buffer.get(at + 1) {
            Some(&next) if self.format.is_escaped(next) => Some(at + 2),
            None if !last => None,
            _ => Some(at + 1),
        }
    }
}

/// Length of the line end that `bytes` begins with; 0 where only the next byte will tell (a CR at the end).
fn break_length(bytes: &[u8], last: bool) -> Option<usize> {
    match bytes {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r'] if !last => Some(0),
        [b'\r' | b'\n', ..] => Some(1),
        _ => None,
    }
}

/// Length of `bytes` up to and with its first line end.
fn line_end(bytes: &[u8], last: bool) -> Option<usize> {
    let at = bytes.iter().position(|&byte| byte == b'\n' || byte == b'\r')?;
    break_length(&bytes[at..], last).filter(|&length| length > 0).map(|length| at + length)
}

/// How much of a line without end can be passed over: all but a CR that may be half of a line end.
fn skipped(bytes: &[u8], last: bool) -> usize {
    if !last && bytes.last() == Some(&b'\r') { bytes.len() - 1 } else { bytes.len() }
}

/// Positions are below 2 GiB, see [`Scanner::scan`].
fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
