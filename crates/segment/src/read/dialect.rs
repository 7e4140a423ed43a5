//! Which character stands between cells, and whether the first row names the columns.

use scan::{Format, Place, Rows, Scanner};

/// What a person chose instead of what was detected; `None` leaves it to detection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// The character between cells; one of ASCII.
    pub delimiter: Option<char>,
    /// Which line names the columns.
    pub header: Option<HeaderChoice>,
}

/// Which line names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderChoice {
    /// The row that begins on this physical line (1-based); rows above it are titles.
    Line(u64),
    /// None: the first row is data.
    Absent,
}

/// The dialect of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) format: Format,
    /// Where the first row begins, below a byte order mark and a `sep=` line.
    pub(crate) start: Place,
}

/// Delimiters, the likelier first: between equals the first wins.
const DELIMITERS: [u8; 5] = [b',', b';', b'\t', b'|', b':'];

/// How many rows are weighed.
const ROWS: usize = 200;

/// Understands `text`, the first part of a file from byte `offset` on.
pub(crate) fn detect(text: &[u8], offset: u64, whole: bool, choice: &Choice) -> Dialect {
    let chosen = choice.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii);
    let (said, skip, lines) = sep_line(text);
    let start = Place { offset: offset + skip as u64, line: 1 + lines };
    let delimiter = chosen.or(said).unwrap_or_else(|| {
        let mut best = (DELIMITERS[0], 0);
        for delimiter in DELIMITERS {
            let weight = weigh(&text[skip..], whole, delimiter);
            if weight > best.1 {
                best = (delimiter, weight);
            }
        }
        best.0
    });
    Dialect { format: Format::delimited(delimiter), start }
}

/// Excel's first line `sep=;`: the delimiter, and how many bytes and lines it takes.
fn sep_line(text: &[u8]) -> (Option<u8>, usize, u64) {
    let Some((delimiter, rest)) = text.strip_prefix(b"sep=").and_then(|rest| rest.split_first()) else {
        return (None, 0, 0);
    };
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return (None, 0, 0),
    };
    (Some(*delimiter), b"sep=".len() + 1 + end, 1)
}

/// How well `delimiter` explains the text: how alike the rows' cell counts are, and whether addresses stand alone in
/// their cells. 0 where it splits nothing.
fn weigh(text: &[u8], whole: bool, delimiter: u8) -> u64 {
    let format = Format::delimited(delimiter);
    let mut rows = Rows::default();
    Scanner::new(format, Place { offset: 0, line: 1 }).scan(text, whole, &mut rows);
    let (mut counts, mut rows_seen, mut addresses) = ([0_u64; 64], 0, 0);
    for row in rows.iter(format, text).take(ROWS) {
        rows_seen += 1;
        counts[row.len().min(counts.len() - 1)] += 1;
        addresses += u64::from(row.cells().any(|cell| looks_like_address(&cell)));
    }
    let Some((width, alike)) =
        counts.iter().enumerate().skip(2).max_by_key(|&(width, count)| (count * width_bonus(width), *count))
    else {
        return 0;
    };
    if *alike == 0 || rows_seen == 0 {
        return 0;
    }
    let consistency = alike * 1000 / rows_seen;
    consistency * width_bonus(width) + addresses * 3000 / rows_seen
}

/// More columns make an accident less likely, but one more matters less and less.
fn width_bonus(width: usize) -> u64 {
    match width {
        0 | 1 => 0,
        2 => 2,
        3 => 3,
        4..=6 => 4,
        _ => 5,
    }
}

/// A rough look, for weighing only; the machine in `email` judges.
pub(super) fn looks_like_address(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let Some(at) = cell.iter().position(|&byte| byte == b'@') else { return false };
    let odd = |&byte: &u8| matches!(byte, b'@' | b',' | b';' | b'\t' | b'|' | b':' | b' ');
    at > 0 && cell[at + 1..].contains(&b'.') && !cell[..at].iter().any(odd) && !cell[at + 1..].iter().any(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        char::from(detect(text.as_bytes(), 0, true, &Choice::default()).format.delimiter)
    }

    #[test]
    fn tells_the_delimiter_by_what_stays_alike() {
        assert_eq!(delimiter("email,city\nana@example.com,Tartu\n"), ',');
        assert_eq!(delimiter("email;summa\nana@example.com;1,5\nbo@example.com;2,25\n"), ';');
        assert_eq!(delimiter("email\tname\nana@example.com\tTamm, Ana\nbo@example.com\tKask, Bo\n"), '\t');
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), '|');
        assert_eq!(delimiter("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n"), ',');
        assert_eq!(delimiter("email\nana@example.com\n"), ',');
        assert_eq!(delimiter("CustomerId;EMail;When\n1;ana@example.com;10:30:00\n2;bo@example.com;11:30:00\n"), ';');
    }

    #[test]
    fn excels_first_line_and_a_persons_choice_win() {
        let sep = detect(b"sep=;\r\na,b;c\n", 3, true, &Choice::default());
        assert_eq!((sep.format.delimiter, sep.start), (b';', Place { offset: 10, line: 2 }));
        let chosen = Choice { delimiter: Some('|'), header: None };
        assert_eq!(detect(b"sep=;\na;b\n", 0, true, &chosen).format.delimiter, b'|');
        assert_eq!(delimiter("sep=\n"), ',');
    }
}
