//! Rows of a source one buffer after another, from any place on.

use scan::{Format, Place, Row, Rows, Scanner};

use super::CHUNK;
use crate::{Refusal, Source};

/// Reads rows from a place on, a buffer at a time.
pub(crate) struct RowReader<'s, S: Source + ?Sized> {
    source: &'s S,
    format: Format,
    scanner: Scanner,
    buffer: Vec<u8>,
    taken: usize,
    rows: Rows,
    /// Next byte to ask the source for.
    next: u64,
    chunk: usize,
}

impl<'s, S: Source + ?Sized> RowReader<'s, S> {
    /// A reader whose first row begins at `start`. The first read takes `first` bytes, each further one twice as much
    /// up to [`CHUNK`]: a window of rows needs little, a whole file much at once.
    pub(crate) fn new(source: &'s S, format: Format, start: Place, first: usize) -> Self {
        Self {
            source,
            format,
            scanner: Scanner::new(format, start),
            buffer: Vec::new(),
            taken: 0,
            rows: Rows::default(),
            next: start.offset,
            chunk: first.clamp(1, CHUNK),
        }
    }

    /// Reads on; false at the end of the source. Then [`RowReader::rows`] are the next rows, maybe none.
    pub(crate) async fn advance(&mut self) -> Result<bool, Refusal> {
        if self.next >= self.source.len() && self.taken == self.buffer.len() {
            return Ok(false);
        }
        self.buffer.drain(..self.taken);
        self.source.read(self.next, self.chunk, &mut self.buffer).await?;
        let whole = self.source.len().saturating_sub(self.next) <= self.chunk as u64;
        self.next = self.source.len().min(self.next + self.chunk as u64);
        self.chunk = (self.chunk * 2).min(CHUNK);
        self.taken = self.scanner.scan(&self.buffer, whole, &mut self.rows);
        Ok(true)
    }

    /// The rows that the last [`RowReader::advance`] found.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter(self.format, &self.buffer)
    }

    /// Bytes asked of the source so far, counted from its start.
    pub(crate) fn read_to(&self) -> u64 {
        self.next
    }

    /// Where the first byte stands that is in no row yet.
    pub(crate) fn place(&self) -> Place {
        self.scanner.place()
    }

    /// Blank lines passed.
    pub(crate) fn blank_lines(&self) -> u64 {
        self.scanner.blank_lines()
    }
}
