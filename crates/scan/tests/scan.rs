//! The scanner's promises, each by an example. All that files may hold is in the suite: see `cases.rs`.

#![allow(clippy::unwrap_used)]

mod common;

use common::drive::{Input, START, read};
use segue_scan::{Format, Place, Rows, Scanner};

const FORMAT: Format = Format::delimited(b',');

/// Rows as texts, checked to be the same at every chunk size.
fn rows(format: Format, text: &str) -> Vec<(u64, Vec<String>)> {
    let input = Input::new(format, text.as_bytes());
    let whole = read(input, usize::MAX);
    for size in [1, 2, 3, 5, 7, 64, 65] {
        assert_eq!(read(input, size), whole, "{text:?} in chunks of {size}");
    }
    let text = |cell: Vec<u8>| String::from_utf8(cell).unwrap();
    whole.rows.into_iter().map(|row| (row.place.line, row.cells.into_iter().map(text).collect())).collect()
}

fn expect(text: &str, expected: &[(u64, &[&str])]) {
    let expected: Vec<(u64, Vec<String>)> =
        expected.iter().map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect())).collect();
    assert_eq!(rows(FORMAT, text), expected, "{text:?}");
}

fn cells(format: Format, text: &str) -> Vec<Vec<String>> {
    rows(format, text).into_iter().map(|(_, cells)| cells).collect()
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
    let text = "\n\na\r\n\r\n\rb\n\n";
    expect(text, &[(3, &["a"]), (6, &["b"])]);
    let read_whole = read(Input::new(FORMAT, text.as_bytes()), 1);
    let before: Vec<_> = read_whole.rows.iter().map(|row| row.blank_before).collect();
    assert_eq!((before, read_whole.blank_lines), (vec![2, 4], 5));
    assert_eq!(read(Input::new(FORMAT, b""), 1).end, START);
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
fn an_escape_keeps_marks_delimiters_and_itself_in_the_cell() {
    let format = Format { escape: Some(b'\\'), ..FORMAT };
    let read = cells(format, "a,\"say \\\"hi\\\", you\",b\nx\\,y,\"C:\\\\\",z\\\n\"line\\\nend\",\\n,\"\"\n");
    assert_eq!(read, [["a", "say \"hi\", you", "b"], ["x,y", "C:\\", "z\\"], ["line\\\nend", "\\n", ""]]);
    assert_eq!(cells(format, "\"a\\\"")[0], ["a\""], "an escape as the last but one byte");
    assert_eq!(cells(format, "a\\")[0], ["a\\"]);
}

#[test]
fn a_file_may_quote_otherwise_or_not_at_all() {
    let single = Format { quote: Some(b'\''), ..FORMAT };
    assert_eq!(cells(single, "'a,b','O''Brien',5\"\n"), [["a,b", "O'Brien", "5\""]]);
    let none = Format { quote: None, ..FORMAT };
    assert_eq!(cells(none, "\"5 inch,a\n'b,\"\"\n"), [["\"5 inch", "a"], ["'b", "\"\""]]);
    let padded = Format { padded: true, ..FORMAT };
    assert_eq!(cells(padded, "a, \"b, c\", d\n  \"e\n\" ,f,\n"), [vec!["a", "b, c", " d"], vec!["e\n", "f", ""]]);
}

#[test]
fn a_cell_is_borrowed_unless_something_in_it_is_undone() {
    let text = b"a,\"b\",\"c\"\"d\",\"never";
    let mut found = Rows::default();
    Scanner::new(FORMAT, Place { offset: 0, line: 1 }).scan(text, true, &mut found);
    let row = found.iter(FORMAT, text).next().unwrap();
    let borrowed: Vec<_> = row.cells().map(|cell| matches!(cell, std::borrow::Cow::Borrowed(_))).collect();
    assert_eq!(borrowed, [true, true, false, true]);
    assert_eq!((row.raw(1), row.raw(4)), (Some(&b"\"b\""[..]), None));
}
