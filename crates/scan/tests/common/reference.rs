//! A reader that is as plain as can be: one byte after the other over the whole file, cells put together as they come,
//! no buffer, no positions. Slow, and built otherwise than the scanner, so that the two are unlikely to err alike.

use segue_scan::{Format, Place};

use super::drive::{Input, Read, ReadRow};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the first byte of a cell, or in the spaces before it.
    Start,
    Plain,
    /// Behind an escape outside quotation marks.
    PlainEscape,
    Quoted,
    /// Behind an escape inside them.
    QuotedEscape,
    /// Behind a mark inside them: the closing one, or the first of two.
    Mark,
    /// Behind the closing mark, only spaces since.
    Closed,
    Done,
}

/// A row on its way.
struct Walk {
    format: Format,
    state: State,
    cells: Vec<Vec<u8>>,
    cell: Vec<u8>,
    /// Spaces that may turn out to be padding.
    spaces: usize,
}

impl Walk {
    fn keep_spaces(&mut self) {
        self.cell.extend(std::iter::repeat_n(b' ', self.spaces));
        self.spaces = 0;
    }

    fn end_cell(&mut self) {
        self.spaces = 0;
        self.cells.push(std::mem::take(&mut self.cell));
    }

    fn plain(&mut self, byte: u8) {
        self.keep_spaces();
        self.state = State::Plain;
        if byte == self.format.delimiter {
            self.end_cell();
            self.state = State::Start;
        } else if byte == b'\n' || byte == b'\r' {
            self.end_cell();
            self.state = State::Done;
        } else if Some(byte) == self.format.escape {
            self.state = State::PlainEscape;
        } else {
            self.cell.push(byte);
        }
    }

    fn quoted(&mut self, byte: u8) {
        self.state = State::Quoted;
        if Some(byte) == self.format.quote {
            self.state = State::Mark;
        } else if Some(byte) == self.format.escape {
            self.state = State::QuotedEscape;
        } else {
            self.cell.push(byte);
        }
    }

    fn closed(&mut self, byte: u8) {
        let ends = byte == self.format.delimiter || byte == b'\n' || byte == b'\r';
        if ends {
            self.spaces = 0;
        }
        if self.format.padded && byte == b' ' {
            self.spaces += 1;
            self.state = State::Closed;
        } else {
            self.plain(byte);
        }
    }

    /// Behind an escape, which goes where it has something to escape and stays elsewhere.
    fn escaped(&mut self, byte: u8, inside: bool) {
        let Format { delimiter, quote, escape, .. } = self.format;
        if byte == delimiter || Some(byte) == quote || Some(byte) == escape {
            self.cell.push(byte);
            self.state = if inside { State::Quoted } else { State::Plain };
        } else {
            self.cell.extend(escape);
            if inside { self.quoted(byte) } else { self.plain(byte) }
        }
    }

    fn byte(&mut self, byte: u8) {
        match self.state {
            State::Start if Some(byte) == self.format.quote => {
                self.spaces = 0;
                self.state = State::Quoted;
            }
            State::Start if self.format.padded && byte == b' ' => self.spaces += 1,
            State::Start | State::Plain => self.plain(byte),
            State::Quoted => self.quoted(byte),
            State::Mark if Some(byte) == self.format.quote => {
                self.cell.push(byte);
                self.state = State::Quoted;
            }
            State::Mark | State::Closed => self.closed(byte),
            State::PlainEscape => self.escaped(byte, false),
            State::QuotedEscape => self.escaped(byte, true),
            State::Done => {}
        }
    }

    fn end_file(&mut self) {
        match self.state {
            State::Start => self.keep_spaces(),
            State::PlainEscape | State::QuotedEscape => self.cell.extend(self.format.escape),
            _ => {}
        }
        self.end_cell();
    }
}

/// Length of the first row of `bytes`, and its cells.
fn row(format: Format, bytes: &[u8]) -> (usize, Vec<Vec<u8>>) {
    let mut walk = Walk { format, state: State::Start, cells: Vec::new(), cell: Vec::new(), spaces: 0 };
    for (at, &byte) in bytes.iter().enumerate() {
        walk.byte(byte);
        if walk.state == State::Done {
            return (at + if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 }, walk.cells);
        }
    }
    walk.end_file();
    (bytes.len(), walk.cells)
}

/// Line ends in `bytes`.
fn lines(bytes: &[u8]) -> u64 {
    let ends = |at: usize| bytes[at] == b'\r' || bytes[at] == b'\n' && (at == 0 || bytes[at - 1] != b'\r');
    (0..bytes.len()).filter(|&at| ends(at)).count() as u64
}

/// Reads all of it.
pub(crate) fn read(input: Input<'_>) -> Read {
    let Input { format, bytes, from, longest } = input;
    let (mut rest, mut place, mut blank_lines, mut rows) = (bytes, from, 0, Vec::new());
    while let Some(&first) = rest.first() {
        let first_line = rest
            .iter()
            .position(|&byte| byte == b'\n' || byte == b'\r')
            .map_or(rest.len(), |at| at + if rest[at..].starts_with(b"\r\n") { 2 } else { 1 });
        let mut length = first_line;
        if first == b'\n' || first == b'\r' {
            blank_lines += 1;
        } else {
            let (whole, mut cells) = row(format, rest);
            if whole > longest {
                cells.clear();
            } else {
                length = whole;
            }
            rows.push(ReadRow { place, blank_before: blank_lines, cells });
        }
        let (taken, behind) = rest.split_at(length);
        place = Place { offset: place.offset + length as u64, line: place.line + lines(taken) };
        rest = behind;
    }
    Read { rows, blank_lines, end: place }
}
