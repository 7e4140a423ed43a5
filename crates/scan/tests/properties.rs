//! The scanner on any bytes in any format: against a plain reference, against `csv-core`, in chunks and from any row.

mod common;

use common::any::check_input;
use common::drive::Input;
use proptest::prelude::*;
use proptest::sample::select;
use segue_scan::{Format, MAX_ROW};

/// Formats as files have them, and others: any byte of ASCII may delimit, quote or escape.
fn formats() -> impl Strategy<Value = Format> {
    let delimiter = prop_oneof![4 => select(b",;\t|: \x01".to_vec()), 1 => 0..128_u8];
    let quote =
        prop_oneof![4 => Just(Some(b'"')), 2 => Just(Some(b'\'')), 2 => Just(None), 1 => (0..128_u8).prop_map(Some)];
    let escape = prop_oneof![4 => Just(None), 3 => Just(Some(b'\\')), 1 => (0..128_u8).prop_map(Some)];
    (delimiter, quote, escape, any::<bool>())
        .prop_map(|(delimiter, quote, escape, padded)| Format { delimiter, quote, escape, padded })
        .prop_filter("each byte another one, none a line end, no space where cells are padded", |&format| {
            is_sound(format)
        })
}

fn is_sound(format: Format) -> bool {
    let mut bytes = vec![format.delimiter, b'\n', b'\r'];
    bytes.extend(format.padded.then_some(b' '));
    bytes.extend(format.quote);
    bytes.extend(format.escape);
    (1..bytes.len()).all(|at| !bytes[..at].contains(&bytes[at]))
}

/// Bytes of which most mean something in `format`.
fn hostile(format: Format, longest: usize) -> impl Strategy<Value = Vec<u8>> {
    let mut bytes = vec![b'a', b' ', b'\r', b'\n', b'\n', 0, 0xC3, format.delimiter, format.delimiter];
    bytes.extend(format.quote.into_iter().flat_map(|quote| [quote; 3]));
    bytes.extend(format.escape.into_iter().flat_map(|escape| [escape; 2]));
    prop::collection::vec(select(bytes), 0..longest)
}

/// Runs of bytes, so that what matters falls around the borders of blocks.
fn long(format: Format) -> impl Strategy<Value = Vec<u8>> {
    let runs = prop::collection::vec((0..70_usize, hostile(format, 5)), 0..6);
    runs.prop_map(|runs| runs.into_iter().flat_map(|(run, end)| [vec![b'x'; run], end].concat()).collect())
}

fn limits() -> impl Strategy<Value = usize> {
    prop_oneof![Just(MAX_ROW), 1..40_usize]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn hostile_bytes_are_read_as_others_read_them(
        (format, bytes) in formats().prop_flat_map(|format| (Just(format), hostile(format, 40))),
        size in 1..9_usize,
        longest in limits(),
    ) {
        check_input(Input { longest, ..Input::new(format, &bytes) }, size);
    }

    #[test]
    fn bytes_around_the_borders_of_blocks_too(
        (format, bytes) in formats().prop_flat_map(|format| (Just(format), long(format))),
        size in 1..80_usize,
        longest in limits(),
    ) {
        check_input(Input { longest, ..Input::new(format, &bytes) }, size);
    }

    #[test]
    fn any_bytes_too(
        format in formats(),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        size in 1..80_usize,
    ) {
        check_input(Input::new(format, &bytes), size);
    }

    /// The format that most files have, which is what `csv-core` reads without reservation.
    #[test]
    fn plain_files_are_read_as_csv_core_reads_them(bytes in hostile(Format::delimited(b','), 60), size in 1..9_usize) {
        check_input(Input::new(Format::delimited(b','), &bytes), size);
    }

    /// Escapes where both readers take them alike.
    #[test]
    fn escaped_files_are_read_as_csv_core_reads_them(
        words in prop::collection::vec(select(vec!["a", "\\\"", "\\\\", "\\,", "\"\"", "\",\"", "\"\n\"", "\n", ","]), 0..20),
        size in 1..9_usize,
    ) {
        let text = format!("\"{}\"", words.concat());
        let format = Format { escape: Some(b'\\'), ..Format::delimited(b',') };
        check_input(Input::new(format, text.as_bytes()), size);
    }
}
