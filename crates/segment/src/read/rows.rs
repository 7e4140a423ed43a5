//! Rows of a source one buffer after another, from any place on.

use std::borrow::Cow;

use scan::{Format, Place, Rows, Scanner};

use crate::encoding::{Charset, Wide, units};
use crate::{Encoding, Refusal, Source};

/// How the rows of a file are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) format: Format,
    pub(crate) encoding: Encoding,
}

/// Reads rows from a place on, a buffer at a time.
pub(crate) struct RowReader<'s, S: Source + ?Sized> {
    source: &'s S,
    rows: RowBuffer,
    /// Next byte to ask the source for.
    next: u64,
    chunk: usize,
    longest: usize,
}

impl<'s, S: Source + ?Sized> RowReader<'s, S> {
    /// A reader whose first row begins at `start`. The first read takes `first` bytes, each further one twice as much
    /// up to `longest`: a window of rows needs little, a whole file much at once.
    pub(crate) fn new(source: &'s S, form: Form, start: Place, first: usize, longest: usize) -> Self {
        let rows = RowBuffer::new(form, start, source.len());
        Self { source, rows, next: start.offset, chunk: first.clamp(4, longest), longest }
    }

    /// Reads on; the next rows, maybe none. None at the end of the source.
    pub(crate) async fn advance(&mut self) -> Result<Option<&RowBuffer>, Refusal> {
        let rest = self.source.len().saturating_sub(self.next);
        if rest == 0 && self.rows.is_done() {
            return Ok(None);
        }
        let (last, length) = match usize::try_from(rest) {
            Ok(rest) if rest <= self.chunk => (true, rest),
            _ => (false, self.chunk),
        };
        self.source.read(self.next, self.rows.room(length)).await?;
        self.next += length as u64;
        self.chunk = (self.chunk * 2).min(self.longest);
        self.rows.scan(length, last);
        Ok(Some(&self.rows))
    }

    /// Bytes asked of the source so far, counted from its start.
    pub(crate) fn read_to(&self) -> u64 {
        self.next
    }

    /// Where the first byte stands that is in no row yet.
    pub(crate) fn place(&self) -> Place {
        self.rows.place()
    }

    /// Blank lines passed.
    pub(crate) fn blank_lines(&self) -> u64 {
        self.rows.scanner.blank_lines()
    }
}

/// The rows at hand. Knows no source, so that what is done with rows is compiled once, for speed.
pub(crate) struct RowBuffer {
    format: Format,
    wide: Option<Wide>,
    scanner: Scanner,
    /// As long as it had to be so far; text lies in its first [`RowBuffer::filled`] bytes.
    buffer: Vec<u8>,
    filled: usize,
    /// Where the buffer begins in the file.
    base: u64,
    taken: usize,
    rows: Rows,
    /// Bytes of UTF-16 that are no text yet.
    half: Vec<u8>,
    /// Length of the file.
    length: u64,
}

impl RowBuffer {
    fn new(form: Form, start: Place, length: u64) -> Self {
        Self {
            format: form.format,
            wide: form.encoding.wide(),
            scanner: Scanner::new(form.format, start),
            buffer: Vec::new(),
            filled: 0,
            base: start.offset,
            taken: 0,
            rows: Rows::default(),
            half: Vec::new(),
            length,
        }
    }

    /// Whether all that was read is in a row.
    fn is_done(&self) -> bool {
        self.taken == self.filled && self.half.is_empty()
    }

    /// Forgets the rows at hand and makes room for `length` further bytes of the file.
    fn room(&mut self, length: usize) -> &mut [u8] {
        self.base = self.offset(self.taken);
        self.buffer.copy_within(self.taken..self.filled, 0);
        self.filled -= self.taken;
        self.taken = 0;
        let (buffer, from) =
            if self.wide.is_some() { (&mut self.half, None) } else { (&mut self.buffer, Some(self.filled)) };
        let from = from.unwrap_or(buffer.len());
        if buffer.len() < from + length {
            buffer.reserve_exact(from + length - buffer.len());
            buffer.resize(from + length, 0);
        }
        &mut buffer[from..from + length]
    }

    /// Takes the bytes that were read into the room as what follows, and finds the rows in them.
    fn scan(&mut self, length: usize, last: bool) {
        if let Some(wide) = self.wide {
            self.buffer.truncate(self.filled);
            let taken = wide.append(&self.half, last, &mut self.buffer);
            self.half.drain(..taken);
            self.filled = self.buffer.len();
        } else {
            self.filled += length;
        }
        self.taken = self.scanner.scan(&self.buffer[..self.filled], last, &mut self.rows);
    }

    /// The rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let (mut offset, mut seen) = (self.base, 0);
        self.rows.iter(self.format, &self.buffer[..self.filled]).map(move |row| {
            offset = match self.wide {
                None => self.base + row.start() as u64,
                Some(_) => offset + 2 * units(&self.buffer[seen..row.start()]),
            };
            seen = row.start();
            Row { row, offset }
        })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Where a position of the buffer lies in the file.
    fn offset(&self, position: usize) -> u64 {
        match self.wide {
            None => self.base + position as u64,
            Some(_) => self.base + 2 * units(&self.buffer[..position]),
        }
    }

    fn place(&self) -> Place {
        Place { offset: self.offset(self.taken).min(self.length), line: self.scanner.place().line }
    }
}

/// A row and where it begins in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    row: scan::Row<'a>,
    offset: u64,
}

impl<'a> Row<'a> {
    /// Where the row begins.
    pub(crate) fn place(&self) -> Place {
        Place { offset: self.offset, line: self.row.place().line }
    }

    /// Blank lines that the reader passed before the row.
    pub(crate) fn blank_before(&self) -> u64 {
        self.row.blank_before()
    }

    /// Whether it is longer than a row can be; then it has no cells.
    pub(crate) fn too_long(&self) -> bool {
        self.row.too_long()
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.row.len()
    }

    /// The bytes of cell `index` (0-based) without its quotation marks.
    pub(crate) fn cell(&self, index: usize) -> Option<Cow<'a, [u8]>> {
        self.row.cell(index)
    }

    /// All cells as text.
    pub(crate) fn texts(&self, charset: &Charset<'_>) -> Vec<String> {
        self.row.cells().map(|cell| charset.text(&cell).into_owned()).collect()
    }
}
