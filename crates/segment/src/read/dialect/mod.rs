//! How a file is written: which characters stand between and around cells.

mod formats;
mod weigh;

use scan::{Format, Place};
use serde::{Deserialize, Serialize};

use crate::Encoding;
use crate::csv::MARK;
use formats::formats;
use weigh::{ONE_COLUMN, weigh};

/// What a person chose instead of what was detected, and what helps detection; `None` leaves it to detection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// The character between cells; one of ASCII.
    pub delimiter: Option<char>,
    /// How bytes become text.
    pub encoding: Option<Encoding>,
    /// Which line names the columns.
    pub header: Option<HeaderChoice>,
    /// Names of the columns, told beside the file (`model.json`), for a file that has no header.
    pub names: Option<Vec<String>>,
    /// Tags of languages that the person reads (BCP 47): old encodings are told by them.
    pub languages: Vec<String>,
}

/// Which line names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderChoice {
    /// The row that begins on this physical line (1-based); rows above it are titles.
    Line(u64),
    /// None: the first row is data.
    Absent,
}

/// The characters that a file is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: char,
    /// Around cells; none where the file's quotation marks are ordinary characters.
    pub quote: Option<char>,
    /// Before a quotation mark or a delimiter that belongs to the cell.
    pub escape: Option<char>,
    /// Whether spaces may stand around quoted cells.
    pub padded: bool,
}

impl Dialect {
    pub(crate) fn format(self) -> Format {
        let byte = |mark: char| u8::try_from(mark).ok();
        Format {
            quote: self.quote.and_then(byte),
            escape: self.escape.and_then(byte),
            padded: self.padded,
            ..Format::delimited(byte(self.delimiter).unwrap_or(b','))
        }
    }
}

impl From<Format> for Dialect {
    fn from(Format { delimiter, quote, escape, padded }: Format) -> Self {
        let [quote, escape] = [quote, escape].map(|mark| mark.map(char::from));
        Self { delimiter: char::from(delimiter), quote, escape, padded }
    }
}

/// Delimiters, the likelier first: between equals the first wins. A space only where nothing else fits.
const DELIMITERS: [u8; 8] = [b',', b';', b'\t', b'|', b'^', b'~', b':', b' '];

/// The format of `text`, and where its first row begins: below a line `sep=;`. Places count from `text`'s start.
pub(super) fn detect(text: &[u8], whole: bool, choice: &Choice) -> (Format, Place) {
    let (said, skip, lines) = sep_line(text);
    let start = Place { offset: skip as u64, line: 1 + lines };
    let text = &text[skip..];
    let is_wanted = |delimiter: &u8| choice.delimiter.is_none_or(|wanted| wanted == char::from(*delimiter));
    if let Some(delimiter) = own(text).filter(is_wanted) {
        return (Format::delimited(delimiter), start);
    }
    let chosen = choice.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii);
    let delimiters = chosen.or(said).map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    let edges = &text[..text.len().min(EDGES)];
    let mut best: Option<(Format, f64)> = None;
    for &delimiter in &delimiters {
        for format in formats(edges, delimiter) {
            let weight = weigh(text, whole, format);
            if best.is_none_or(|(_, known)| weight > known + 1e-9) {
                best = Some((format, weight));
            }
        }
    }
    let (format, weight) = best.unwrap_or((Format::delimited(b','), 0.0));
    if delimiters.len() > 1 && weight < ONE_COLUMN {
        // One column: a delimiter that the text does not hold cuts nothing.
        let absent = DELIMITERS.into_iter().find(|delimiter| !text.contains(delimiter));
        let weight_of = |format: &Format| weigh(text, whole, *format);
        let formats = formats(edges, absent.unwrap_or(b',')).into_iter();
        let format = formats.max_by(|a, b| weight_of(a).total_cmp(&weight_of(b)));
        return (format.unwrap_or(Format::delimited(b',')), start);
    }
    (format, start)
}

/// From how many bytes it is told which marks stand around cells, 64 KiB.
const EDGES: usize = 64 << 10;

/// The delimiter of a file of rows that need fixing, which says in its first line what it is.
fn own(text: &[u8]) -> Option<u8> {
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let place = line.windows(MARK.len()).rposition(|window| window == MARK.as_bytes())?;
    let before = line[..place].strip_suffix(b"\"").unwrap_or(&line[..place]);
    let delimiter = *before.last()?;
    (DELIMITERS.contains(&delimiter) && !line[place..].contains(&delimiter)).then_some(delimiter)
}

/// Excel's first line `sep=;`: the delimiter, and how many bytes and lines it takes.
fn sep_line(text: &[u8]) -> (Option<u8>, usize, u64) {
    let quoted = text.strip_prefix(b"\"");
    let word = quoted.unwrap_or(text).split_at_checked(4).filter(|(word, _)| word.eq_ignore_ascii_case(b"sep="));
    let Some((_, &[delimiter, ref rest @ ..])) = word else {
        return (None, 0, 0);
    };
    let rest = if quoted.is_some() { rest.strip_prefix(b"\"").unwrap_or(rest) } else { rest };
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return (None, 0, 0),
    };
    if !delimiter.is_ascii() || matches!(delimiter, b'"' | b'\r' | b'\n') {
        return (None, 0, 0);
    }
    (Some(delimiter), text.len() - rest.len() + end, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        char::from(detect(text.as_bytes(), true, &Choice::default()).0.delimiter)
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
        assert_eq!(delimiter("x y z\n1 2 3\n4 5 6\n7 8 9\n"), ' ');
    }

    #[test]
    fn excels_first_line_and_a_persons_choice_win() {
        for first in ["sep=;\r\n", "\"sep=;\"\r\n", "SEP=;\n", "Sep=;\n"] {
            let text = format!("{first}a,b;c\n");
            let (format, start) = detect(text.as_bytes(), true, &Choice::default());
            assert_eq!((format.delimiter, start), (b';', Place { offset: first.len() as u64, line: 2 }));
        }
        let chosen = Choice { delimiter: Some('|'), ..Choice::default() };
        assert_eq!(detect(b"sep=;\na;b\n", true, &chosen).0.delimiter, b'|');
        assert_eq!(delimiter("sep=\n"), ',');
    }

    #[test]
    fn tells_what_stands_around_cells() {
        let format = |text: &str| detect(text.as_bytes(), true, &Choice::default()).0;
        let single = format("'id','name'\n'1','Tamm, Ana'\n'2','O''Brien, Bo'\n");
        assert_eq!((single.delimiter, single.quote), (b',', Some(b'\'')));
        let escaped = format("id,note\n1,\"say \\\"hi\\\", you\"\n2,\"plain, text\"\n3,\"\\\"quoted\\\"\"\n");
        assert_eq!(escaped.escape, Some(b'\\'));
        let path = format("id,path\n1,\"C:\\temp\\\"\n2,\"C:\\a, b\\\"\n");
        assert_eq!(path.escape, None);
        let padded = format("id, name, city\n1, \"Tamm, Ana\", Tartu\n2, \"Kask, Bo\", Narva\n");
        assert!(padded.padded);
        let stripped = format("id\",\"name\",\"city\n1\",\"Ana\",\"Tartu\n2\",\"Bo\",\"Narva\n3\",\"Cy\",\"Valga\n");
        assert_eq!((stripped.delimiter, stripped.quote), (b',', None));
        let inches = format("size\tname\n\"5 inch\tdisk\n\"8 inch\tdrive\n3\tx\n4\ty\n");
        assert_eq!((inches.delimiter, inches.quote), (b'\t', None));
        assert_eq!(format("a,b\n1,O'Brien\n2,'tis\n").quote, Some(b'"'));
    }
}
