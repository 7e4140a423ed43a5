//! The same bytes read by `csv-core`, and where it is meant to differ.
//!
//! These are all the differences. Everything else is equal, cell by cell:
//!
//! 1. `csv-core` takes a UTF-8 byte order mark at the front away. The scanner leaves that to its caller.
//! 2. An escape works for `csv-core` inside quotation marks only, and goes whatever it stands before. For the scanner
//!    it works in every cell, and stays where no quotation mark, delimiter or escape follows, so that `C:\dir` is kept.
//!    A last escape that nothing follows stays too.
//! 3. Spaces around quoted cells are the scanner's alone.
//! 4. Blank lines are no rows for either; the scanner counts them, and numbers rows by physical line whatever the line
//!    ends, where `csv-core` counts line feeds.
//! 5. `csv-core` keeps a row of any length. The scanner marks one longer than `MAX_ROW` and goes on at its second line.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use segue_scan::{Format, MAX_ROW};

use super::drive::Input;

type Rows = Vec<Vec<Vec<u8>>>;

/// The rows by `csv-core`; none where a difference named above may show.
pub(crate) fn read(input: Input<'_>) -> Option<Rows> {
    let Input { format, bytes, longest, .. } = input;
    let escapes = || format.escape.is_none_or(|escape| is_plain_escape(format, escape, bytes));
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    (!marked && !format.padded && bytes.len() <= longest.min(MAX_ROW) && escapes()).then(|| rows(reader(format), bytes))
}

fn reader(format: Format) -> Reader {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(format.delimiter).escape(format.escape);
    match format.quote {
        Some(quote) => builder.quote(quote),
        None => builder.quoting(false),
    };
    builder.build()
}

/// Whether escapes stand only where both readers take them alike: in quotation marks, before what is to be escaped.
/// What is in quotation marks is told roughly, so that more is left out than needs be.
fn is_plain_escape(format: Format, escape: u8, bytes: &[u8]) -> bool {
    let Some(quote) = format.quote else { return !bytes.contains(&escape) };
    let is_end = |byte: u8| byte == format.delimiter || byte == b'\n' || byte == b'\r';
    let (mut inside, mut at) = (false, 0);
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied();
        if byte == escape {
            if !inside || !next.is_some_and(|next| next == quote || next == escape || next == format.delimiter) {
                return false;
            }
            at += 1;
        } else if byte == quote && !inside {
            if at > 0 && !is_end(bytes[at - 1]) {
                return false;
            }
            inside = true;
        } else if byte == quote && next == Some(quote) {
            at += 1;
        } else if byte == quote {
            inside = false;
        }
        at += 1;
    }
    true
}

fn rows(mut reader: Reader, bytes: &[u8]) -> Rows {
    let (mut output, mut ends) = (vec![0; bytes.len() + 8], vec![0; bytes.len() + 8]);
    let (mut rows, mut input, mut written, mut ended) = (Vec::new(), bytes, 0, 0);
    loop {
        let (result, read, bytes, fields) = reader.read_record(input, &mut output[written..], &mut ends[ended..]);
        (input, written, ended) = (&input[read..], written + bytes, ended + fields);
        match result {
            ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
                rows.push(starts.zip(&ends[..ended]).map(|(from, &to)| output[from..to].to_vec()).collect());
                (written, ended) = (0, 0);
            }
            ReadRecordResult::End => return rows,
            ReadRecordResult::InputEmpty => {}
            other => panic!("{other:?}"),
        }
    }
}
