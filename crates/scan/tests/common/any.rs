//! What must hold for any bytes: the body of the fuzz target, which the tests call for each file of its corpus.

use segue_scan::{Format, MAX_ROW, unquote};

use super::drive::{Input, read, read_cut, shown};
use super::{by_csv_core, reference};

/// The delimiters that are looked for in files; the last stands for any other byte.
pub(crate) const DELIMITERS: [u8; 8] = *b",;\t|: \x01~";

/// Bytes before the file: how it is read. Each is taken by its low bits, so that `0` to `?` say all there is to say.
pub(crate) const HEADER: usize = 4;

/// Up to this length a file is cut at every byte.
const SMALL: usize = 48;

/// Checks the file that `data` is: its header, then its bytes.
pub(crate) fn check(data: &[u8]) {
    let Some((header, bytes)) = data.split_at_checked(HEADER) else { return };
    let input = Input { longest: longest(header[3]), ..Input::new(format(header[0], header[1]), bytes) };
    let size = usize::from(header[2] % 80) + 1;
    check_input(input, size);
}

/// By number: the delimiter; then two bits for the quotation mark, one for the escape, one for padding.
pub(crate) fn format(delimiter: u8, rest: u8) -> Format {
    let delimiter = DELIMITERS[usize::from(delimiter % 8)];
    let quote = [Some(b'"'), Some(b'\''), None, Some(b'`')][usize::from(rest % 4)];
    let escape = (rest & 4 != 0).then_some(b'\\');
    Format { delimiter, quote, escape, padded: rest & 8 != 0 && delimiter != b' ' }
}

/// The product's limit, or one that small files reach.
fn longest(byte: u8) -> usize {
    match byte % 16 {
        0 => MAX_ROW,
        short => usize::from(short) * 5,
    }
}

/// Checks that chunks, cuts and SIMD change nothing, and that other readers read the same.
pub(crate) fn check_input(input: Input<'_>, size: usize) {
    let whole = read(input, usize::MAX);
    assert_eq!(read(input, size), whole, "chunks of {size}: {}", shown(input));
    assert_eq!(reference::read(input), whole, "the reference: {}", shown(input));
    if let Some(rows) = by_csv_core::read(input) {
        let ours: Vec<_> = whole.rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(rows, ours, "csv-core: {}", shown(input));
    }
    let cuts = if input.bytes.len() <= SMALL { 0..=input.bytes.len() } else { size..=size };
    for cut in cuts {
        assert_eq!(read_cut(input, cut, usize::MAX), whole, "cut at {cut}: {}", shown(input));
    }
    // Whatever is asked to be unquoted, also what no row has as its cell.
    assert!(unquote(input.bytes, input.format).len() <= input.bytes.len());
}
