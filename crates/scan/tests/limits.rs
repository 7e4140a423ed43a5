//! Bounded memory and bounded time, whatever is read.

mod common;

use common::drive::{Input, Read, read, read_by};
use segue_scan::{Format, MAX_ROW, Scanner};

const COMMA: Format = Format::delimited(b',');
const MIB: usize = 1 << 20;

/// Reads in big chunks; that no more than a row is carried over is seen to by the driver.
fn drive(format: Format, bytes: &[u8]) -> Read {
    read_by(Input::new(format, bytes), 2 * MIB, false, Scanner::scan)
}

/// Line, offset and cells of each row.
fn rows(read: &Read) -> Vec<(u64, u64, usize)> {
    read.rows.iter().map(|row| (row.place.line, row.place.offset, row.cells.len())).collect()
}

#[test]
fn no_garbage_makes_the_scanner_keep_more_than_a_row() {
    let amount = MAX_ROW + MIB + 7;
    let mut random = 1_u64;
    let noise = std::iter::repeat_with(|| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        random.to_be_bytes()[0]
    });
    let filled = |unit: &[u8]| unit.iter().copied().cycle().take(amount).collect::<Vec<u8>>();
    let garbage = [
        noise.take(amount).collect(),
        vec![0; amount],
        [b"\"".to_vec(), vec![0xFF; amount]].concat(),
        [b"a,\"".to_vec(), filled(b"x,\"\"\n")].concat(),
        [b"\"".to_vec(), vec![b'\r'; amount]].concat(),
        filled(b"\""),
        filled(b","),
        filled(b"\\"),
        filled(b" "),
        filled(b"b\",\"\n"),
        filled(b"\\\","),
    ];
    for bytes in garbage {
        let read = drive(Format { escape: Some(b'\\'), padded: true, ..COMMA }, &bytes);
        assert_eq!(read.end.offset, bytes.len() as u64, "all is taken");
    }
}

#[test]
fn a_mark_never_closed_costs_one_row() {
    let mut text = String::from("a,b\n1,\"oops\n");
    let count = MAX_ROW / 8 + 10;
    text.extend(std::iter::repeat_n("123,567\n", count));
    let read = drive(COMMA, text.as_bytes());
    let rows = rows(&read);
    assert_eq!(rows.len(), count + 2);
    assert_eq!(rows[..3], [(1, 0, 2), (2, 4, 0), (3, 12, 2)]);
    assert_eq!(rows[count + 1].0, count as u64 + 2);
}

#[test]
fn a_row_of_fifty_megabytes_is_marked_and_passed_over() {
    for wrap in ["", "\""] {
        let mut text = format!("a,b\n1,{wrap}").into_bytes();
        text.resize(50 << 20, b'x');
        text.extend_from_slice(format!("{wrap}\r\nc,d\n").as_bytes());
        let read = read_by(Input::new(COMMA, &text), 4 * MIB, false, Scanner::scan);
        let lines: Vec<_> = rows(&read).into_iter().map(|(line, _, cells)| (line, cells)).collect();
        assert_eq!(lines, [(1, 2), (2, 0), (3, 2)]);
    }
}

/// Each line leaves a mark open, as where a tool has stripped the outer marks of every line. Were each line's row
/// followed for 4 MiB, this would take an hour.
#[test]
fn marks_open_at_every_line_end_take_no_more_time_than_others() {
    let lines = (MAX_ROW + MIB) / 10;
    let text = "a\",\"b\",\"c\n".repeat(lines);
    let read = read_by(Input::new(COMMA, text.as_bytes()), usize::MAX, false, Scanner::scan);
    let too_long = read.rows.iter().take_while(|row| row.cells.is_empty()).count();
    // The last row is what is left of the file as soon as that is short enough.
    assert_eq!(too_long, lines - MAX_ROW / 10);
    assert_eq!(read.rows.len(), too_long + 1);
    assert_eq!(read, drive(COMMA, text.as_bytes()));
}

#[test]
fn a_row_is_kept_up_to_the_last_byte_that_is_allowed() {
    for end in ["\n", "\r", "\r\n", ""] {
        for (more, cells) in [(0, 1), (1, 0)] {
            let mut text = vec![b'x'; MAX_ROW - end.len() + more];
            text.extend_from_slice(end.as_bytes());
            for size in [2 * MIB, MAX_ROW - 1, MAX_ROW, MAX_ROW + 1, usize::MAX] {
                let read = read_by(Input::new(COMMA, &text), size, false, Scanner::scan);
                assert_eq!(rows(&read), [(1, 0, cells)], "{end:?}, {more} more, chunks of {size}");
            }
        }
    }
}

#[test]
fn limits_are_kept_at_any_size() {
    for longest in 1..30 {
        for text in [
            "a,b\n\"c\nd\",e\n\"f\ng\nh\ni\r\nj\",\"\nk",
            "a\",\"b\",\"c\nd\",\"e\",\"f\n\ng",
            "xxxxxxxxxxxxxxxxxxxxxxxx\r\n\ry",
        ] {
            let input = Input { longest, ..Input::new(COMMA, text.as_bytes()) };
            let whole = common::reference::read(input);
            for size in 1..40 {
                assert_eq!(read(input, size), whole, "{text:?}, rows to {longest}, chunks of {size}");
            }
        }
    }
}
