//! The scanner against its own cases at every chunk size, and against `csv-core` on any bytes.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use segue_scan::{Format, MAX_ROW, Place, Rows, Scanner};

const FORMAT: Format = Format::delimited(b',');
const START: Place = Place { offset: 0, line: 1 };

#[derive(Debug, PartialEq, Eq)]
struct Read {
    /// Line, offset and cells of each row; a row that is too long has none.
    rows: Vec<(u64, u64, Vec<Vec<u8>>)>,
    blank_lines: u64,
    end: Place,
}

/// Reads `bytes` fed in chunks of `size`, as a driver does.
fn read(bytes: &[u8], size: usize) -> Read {
    read_as(FORMAT, bytes, size)
}

fn read_as(format: Format, bytes: &[u8], size: usize) -> Read {
    let simd = read_by(format, bytes, size, Scanner::scan);
    assert_eq!(simd, read_by(format, bytes, size, Scanner::scan_one_by_one), "with and without SIMD");
    simd
}

type Scan = fn(&mut Scanner, &[u8], bool, &mut Rows) -> usize;

fn read_by(format: Format, bytes: &[u8], size: usize, scan: Scan) -> Read {
    let mut scanner = Scanner::new(format, START);
    let (mut buffer, mut marks, mut rows) = (Vec::new(), Rows::default(), Vec::new());
    let mut chunks = bytes.chunks(size).peekable();
    loop {
        buffer.extend_from_slice(chunks.next().unwrap_or_default());
        let last = chunks.peek().is_none();
        let taken = scan(&mut scanner, &buffer, last, &mut marks);
        for row in marks.iter(format, &buffer) {
            let place = row.place();
            assert_eq!(row.too_long(), row.is_empty());
            rows.push((place.line, place.offset, row.cells().map(std::borrow::Cow::into_owned).collect()));
        }
        buffer.drain(..taken);
        if last {
            assert!(buffer.is_empty(), "the end takes all");
            return Read { rows, blank_lines: scanner.blank_lines(), end: scanner.place() };
        }
    }
}

/// Rows as texts, checked to be the same at every chunk size.
fn cells(text: &str) -> Vec<(u64, Vec<String>)> {
    let whole = read(text.as_bytes(), usize::MAX);
    for size in [1, 2, 3, 5, 7, 64, 65] {
        assert_eq!(read(text.as_bytes(), size), whole, "{text:?} in chunks of {size}");
    }
    let text = |cell: Vec<u8>| String::from_utf8(cell).unwrap();
    whole.rows.into_iter().map(|(line, _, cells)| (line, cells.into_iter().map(text).collect())).collect()
}

fn expect(text: &str, rows: &[(u64, &[&str])]) {
    let rows: Vec<(u64, Vec<String>)> =
        rows.iter().map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect())).collect();
    assert_eq!(cells(text), rows, "{text:?}");
}

#[test]
fn rows_end_at_any_line_end() {
    for end in ["\n", "\r", "\r\n"] {
        expect(&format!("a,b{end}c,d{end}"), &[(1, &["a", "b"]), (2, &["c", "d"])]);
        expect(&format!("a,b{end}c,d"), &[(1, &["a", "b"]), (2, &["c", "d"])]);
    }
    expect("a\nb\r\nc\rd", &[(1, &["a"]), (2, &["b"]), (3, &["c"]), (4, &["d"])]);
}

#[test]
fn a_row_is_known_by_the_line_on_which_it_begins() {
    expect("a,\"1\n2\r\n3\r4\"\nb,c\n", &[(1, &["a", "1\n2\r\n3\r4"]), (5, &["b", "c"])]);
}

#[test]
fn blank_lines_are_no_rows_and_are_counted() {
    expect("\n\na\r\n\r\n\rb\n\n", &[(3, &["a"]), (6, &["b"])]);
    assert_eq!(read(b"\n\na\r\n\r\n\rb\n\n", 1).blank_lines, 5);
    assert_eq!(read(b"", 1).end, START);
    expect("\"\"\n ", &[(1, &[""]), (2, &[" "])]);
}

#[test]
fn a_row_never_borrows_from_the_next() {
    expect("a,b,c\n1,2\n3,4,5,6\n", &[(1, &["a", "b", "c"]), (2, &["1", "2"]), (3, &["3", "4", "5", "6"])]);
    expect("a,\n,b\n,\n", &[(1, &["a", ""]), (2, &["", "b"]), (3, &["", ""])]);
}

#[test]
fn quotation_marks_open_only_at_the_start_of_a_cell() {
    expect("joh\"n,\"a,\"\"b\"\"\",\"c\"d\n", &[(1, &["joh\"n", "a,\"b\"", "cd"])]);
    expect("a,\"never\nclosed", &[(1, &["a", "never\nclosed"])]);
    expect("\"a\"\"", &[(1, &["a\""])]);
}

#[test]
fn a_mark_never_closed_costs_one_row() {
    let mut text = String::from("a,b\n1,\"oops\n");
    let rows = MAX_ROW / 8 + 10;
    text.extend(std::iter::repeat_n("123,567\n", rows));
    let read = read(text.as_bytes(), 1 << 20);
    assert_eq!(read.rows.len(), rows + 2);
    assert!(read.rows[1].2.is_empty());
    assert_eq!(read.rows[2], (3, 12, vec![b"123".to_vec(), b"567".to_vec()]));
    assert_eq!(read.rows[rows + 1].0, rows as u64 + 2);
}

#[test]
fn a_row_of_fifty_megabytes_is_marked_and_passed_over() {
    for wrap in ["", "\""] {
        let mut text = format!("a,b\n1,{wrap}").into_bytes();
        text.resize(50 << 20, b'x');
        text.extend_from_slice(format!("{wrap}\r\nc,d\n").as_bytes());
        let read = read(&text, 4 << 20);
        let lines: Vec<_> = read.rows.iter().map(|(line, _, cells)| (*line, cells.len())).collect();
        assert_eq!(lines, [(1, 2), (2, 0), (3, 2)]);
    }
}

/// All rows of `bytes` by `csv-core`, which skips blank lines too.
fn by_csv_core(bytes: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut reader = csv_core::Reader::new();
    let (mut output, mut ends) = (vec![0; bytes.len() + 8], vec![0; bytes.len() + 8]);
    let (mut rows, mut input, mut written, mut ended) = (Vec::new(), bytes, 0, 0);
    loop {
        let (result, read, bytes, fields) = reader.read_record(input, &mut output[written..], &mut ends[ended..]);
        (input, written, ended) = (&input[read..], written + bytes, ended + fields);
        match result {
            csv_core::ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
                rows.push(starts.zip(&ends[..ended]).map(|(from, &to)| output[from..to].to_vec()).collect());
                (written, ended) = (0, 0);
            }
            csv_core::ReadRecordResult::End => return rows,
            csv_core::ReadRecordResult::InputEmpty => {}
            other => panic!("{other:?}"),
        }
    }
}

/// `csv-core` takes a UTF-8 byte order mark away; the scanner leaves that to its caller.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn agrees_with_csv_core(bytes in prop::collection::vec(prop::sample::select(b"a,\"\r\n \xC3".to_vec()), 0..40), size in 1usize..9) {
        let bytes = without_mark(&bytes);
        let ours: Vec<_> = read(bytes, size).rows.into_iter().map(|(_, _, cells)| cells).collect();
        prop_assert_eq!(ours, by_csv_core(bytes));
    }

    #[test]
    fn agrees_with_csv_core_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), size in 1usize..70) {
        let bytes = without_mark(&bytes);
        let ours: Vec<_> = read(bytes, size).rows.into_iter().map(|(_, _, cells)| cells).collect();
        prop_assert_eq!(ours, by_csv_core(bytes));
    }

    #[test]
    fn every_row_start_is_a_place_to_start_from(bytes in prop::collection::vec(prop::sample::select(b"ab,\"\r\n".to_vec()), 0..60)) {
        let whole = read(&bytes, 64);
        for (index, (line, offset, _)) in whole.rows.iter().enumerate() {
            let mut scanner = Scanner::new(FORMAT, Place { offset: *offset, line: *line });
            let mut marks = Rows::default();
            let rest = &bytes[usize::try_from(*offset).unwrap()..];
            scanner.scan(rest, true, &mut marks);
            let again: Vec<_> = marks.iter(FORMAT, rest).map(|row| (row.place().line, row.place().offset)).collect();
            let expected: Vec<_> = whole.rows[index..].iter().map(|(line, offset, _)| (*line, *offset)).collect();
            prop_assert_eq!(again, expected);
        }
    }
}

fn dialect(format: Format, text: &str) -> Vec<Vec<String>> {
    let rows = |size| read_as(format, text.as_bytes(), size).rows;
    let whole = rows(usize::MAX);
    for size in [1, 2, 3, 7, 64, 65] {
        assert_eq!(rows(size), whole, "{text:?} in chunks of {size}");
    }
    let text = |cell| String::from_utf8(cell).unwrap();
    whole.into_iter().map(|(_, _, cells)| cells.into_iter().map(text).collect()).collect()
}

#[test]
fn an_escape_keeps_marks_delimiters_and_itself_in_the_cell() {
    let format = Format { escape: Some(b'\\'), ..FORMAT };
    let rows = dialect(format, "a,\"say \\\"hi\\\", you\",b\nx\\,y,\"C:\\\\\",z\\\n\"line\\\nend\",\\n,\"\"\n");
    assert_eq!(rows, [["a", "say \"hi\", you", "b"], ["x,y", "C:\\", "z\\"], ["line\\\nend", "\\n", ""]]);
    assert_eq!(dialect(format, "\"a\\\"")[0], ["a\""], "an escape as the last but one byte");
    assert_eq!(dialect(format, "a\\")[0], ["a\\"]);
}

#[test]
fn a_file_may_quote_otherwise_or_not_at_all() {
    let single = Format { quote: Some(b'\''), ..FORMAT };
    assert_eq!(dialect(single, "'a,b','O''Brien',5\"\n"), [["a,b", "O'Brien", "5\""]]);
    let none = Format { quote: None, ..FORMAT };
    assert_eq!(dialect(none, "\"5 inch,a\n'b,\"\"\n"), [["\"5 inch", "a"], ["'b", "\"\""]]);
    let padded = Format { padded: true, ..FORMAT };
    assert_eq!(dialect(padded, "a, \"b, c\", d\n  \"e\n\" ,f,\n"), [vec!["a", "b, c", " d"], vec!["e\n", "f", ""]]);
}
