//! Rows of a source one buffer after another, from any place on.

use std::borrow::Cow;

use scan::{Format, Place, Rows, Scanner};

use super::CHUNK;
use crate::encoding::{Charset, Wide, units};
use crate::{Encoding, Refusal, Source};

/// Reads rows from a place on, a buffer at a time.
pub(crate) struct RowReader<'s, S: Source + ?Sized> {
    source: &'s S,
    format: Format,
    wide: Option<Wide>,
    scanner: Scanner,
    buffer: Vec<u8>,
    /// Where the buffer begins in the file.
    base: u64,
    taken: usize,
    rows: Rows,
    /// Bytes of UTF-16 that wait for what follows them.
    half: Vec<u8>,
    /// Next byte to ask the source for.
    next: u64,
    chunk: usize,
}

/// How the rows of a file are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) format: Format,
    pub(crate) encoding: Encoding,
}

impl<'s, S: Source + ?Sized> RowReader<'s, S> {
    /// A reader whose first row begins at `start`. The first read takes `first` bytes, each further one twice as much
    /// up to [`CHUNK`]: a window of rows needs little, a whole file much at once.
    pub(crate) fn new(source: &'s S, form: Form, start: Place, first: usize) -> Self {
        Self {
            source,
            format: form.format,
            wide: form.encoding.wide(),
            scanner: Scanner::new(form.format, start),
            buffer: Vec::new(),
            base: start.offset,
            taken: 0,
            rows: Rows::default(),
            half: Vec::new(),
            next: start.offset,
            chunk: first.clamp(4, CHUNK),
        }
    }

    /// Reads on; false at the end of the source. Then [`RowReader::rows`] are the next rows, maybe none.
    pub(crate) async fn advance(&mut self) -> Result<bool, Refusal> {
        if self.next >= self.source.len() && self.taken == self.buffer.len() && self.half.is_empty() {
            return Ok(false);
        }
        self.base = self.offset(self.taken);
        self.buffer.drain(..self.taken);
        let last = self.source.len().saturating_sub(self.next) <= self.chunk as u64;
        if let Some(wide) = self.wide {
            self.source.read(self.next, self.chunk, &mut self.half).await?;
            let taken = wide.append(&self.half, last, &mut self.buffer);
            self.half.drain(..taken);
        } else {
            self.source.read(self.next, self.chunk, &mut self.buffer).await?;
        }
        self.next = self.source.len().min(self.next + self.chunk as u64);
        self.chunk = (self.chunk * 2).min(CHUNK);
        self.taken = self.scanner.scan(&self.buffer, last, &mut self.rows);
        Ok(true)
    }

    /// The rows that the last [`RowReader::advance`] found.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let (mut offset, mut seen) = (self.base, 0);
        self.rows.iter(self.format, &self.buffer).map(move |row| {
            offset = match self.wide {
                None => self.base + row.start() as u64,
                Some(_) => offset + 2 * units(&self.buffer[seen..row.start()]),
            };
            seen = row.start();
            Row { row, offset }
        })
    }

    /// Where a position of the buffer lies in the file.
    fn offset(&self, position: usize) -> u64 {
        match self.wide {
            None => self.base + position as u64,
            Some(_) => self.base + 2 * units(&self.buffer[..position]),
        }
    }

    /// Bytes asked of the source so far, counted from its start.
    pub(crate) fn read_to(&self) -> u64 {
        self.next
    }

    /// Where the first byte stands that is in no row yet.
    pub(crate) fn place(&self) -> Place {
        Place { offset: self.offset(self.taken).min(self.source.len()), line: self.scanner.place().line }
    }

    /// Blank lines passed.
    pub(crate) fn blank_lines(&self) -> u64 {
        self.scanner.blank_lines()
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
