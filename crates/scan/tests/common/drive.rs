//! Drives the scanner as a reader does: a buffer that grows by chunks and is emptied from the front.

use std::borrow::Cow;

use segue_scan::{Format, MAX_ROW, Place, Rows, Scanner};

pub(crate) const START: Place = Place { offset: 0, line: 1 };

/// All that is to be known of a file, whoever read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) rows: Vec<ReadRow>,
    pub(crate) blank_lines: u64,
    pub(crate) end: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadRow {
    pub(crate) place: Place,
    pub(crate) blank_before: u64,
    /// None where the row is too long.
    pub(crate) cells: Vec<Vec<u8>>,
}

/// What is read: the bytes from `start` on, which `from` says the place of.
#[derive(Clone, Copy)]
pub(crate) struct Input<'b> {
    pub(crate) format: Format,
    pub(crate) bytes: &'b [u8],
    pub(crate) from: Place,
    pub(crate) longest: usize,
}

impl<'b> Input<'b> {
    pub(crate) fn new(format: Format, bytes: &'b [u8]) -> Self {
        Self { format, bytes, from: START, longest: MAX_ROW }
    }
}

/// Reads in chunks of `size`, with and without SIMD; the one is told the end with the last bytes, the other behind them.
pub(crate) fn read(input: Input<'_>, size: usize) -> Read {
    let simd = read_by(input, size, false, Scanner::scan);
    let plain = read_by(input, size, true, Scanner::scan_one_by_one);
    assert_eq!(simd, plain, "with and without SIMD, chunks of {size}, {:?}", shown(input));
    simd
}

pub(crate) type Scan = fn(&mut Scanner, &[u8], bool, &mut Rows) -> usize;

/// Reads in chunks of `size` by one of the two ways, and holds what is carried over to its limit.
pub(crate) fn read_by(input: Input<'_>, size: usize, late_end: bool, scan: Scan) -> Read {
    let Input { format, bytes, from, longest } = input;
    let mut scanner = Scanner::with_longest(format, from, longest);
    let (mut buffer, mut marks, mut rows) = (Vec::new(), Rows::default(), Vec::new());
    let mut chunks = bytes.chunks(size).chain(late_end.then_some(&[][..])).peekable();
    loop {
        buffer.extend_from_slice(chunks.next().unwrap_or_default());
        let last = chunks.peek().is_none();
        let taken = scan(&mut scanner, &buffer, last, &mut marks);
        assert_eq!(marks.len(), marks.iter(format, &buffer).count());
        for row in marks.iter(format, &buffer) {
            assert_eq!(row.too_long(), row.is_empty(), "only a row too long has no cells");
            rows.push(ReadRow {
                place: row.place(),
                blank_before: row.blank_before(),
                cells: row.cells().map(Cow::into_owned).collect(),
            });
        }
        buffer.drain(..taken);
        assert!(buffer.len() <= longest, "{} bytes are carried over", buffer.len());
        if last {
            assert!(buffer.is_empty(), "the end takes all");
            return Read { rows, blank_lines: scanner.blank_lines(), end: scanner.place() };
        }
    }
}

/// Reads up to `cut` and from there, as two workers do: the first takes the rows that begin before it, the second
/// begins at the row behind.
pub(crate) fn read_cut(input: Input<'_>, cut: usize, size: usize) -> Read {
    let whole = read(input, size);
    let is_before = |row: &ReadRow| row.place.offset < input.from.offset + cut as u64;
    let (mut rows, behind): (Vec<_>, Vec<_>) = whole.rows.into_iter().partition(is_before);
    let (from, blank) = behind.first().map_or((whole.end, whole.blank_lines), |row| (row.place, row.blank_before));
    let skip = usize::try_from(from.offset - input.from.offset).unwrap_or(usize::MAX);
    let rest = read(Input { from, bytes: input.bytes.get(skip..).unwrap_or_default(), ..input }, size);
    rows.extend(rest.rows.into_iter().map(|row| ReadRow { blank_before: row.blank_before + blank, ..row }));
    Read { rows, blank_lines: blank + rest.blank_lines, end: rest.end }
}

/// What was read, for a person.
pub(crate) fn shown(input: Input<'_>) -> String {
    let Input { format, bytes, longest, .. } = input;
    let start = bytes.get(..bytes.len().min(300)).unwrap_or_default();
    format!("{} ({} bytes, longest {longest}) as {format:?}", start.escape_ascii(), bytes.len())
}
