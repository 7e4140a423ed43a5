//! Understands a file from its first part: within moments, however long it is.

use scan::{Place, Rows, Scanner};

use super::columns::{columns, text};
use super::dialect::{Choice, Dialect, HeaderChoice, detect, looks_like_address};
use super::kind::text_start;
use super::{CHUNK, SAMPLE};
use crate::preview::{FIRST_ROWS, Inspected};
use crate::{Refusal, Source};

/// How many rows of the sample are looked at for the columns' samples.
const SAMPLE_ROWS: usize = 1_000;

/// Reads the first part of `source` and says what the file is. `name` is the file's name without folders.
///
/// Works for files without addresses too; whether the file can be sent is [`Inspected::usable`]'s to say.
///
/// # Errors
/// A refusal for what is no CSV text in UTF-8.
pub async fn inspect<S: Source + ?Sized>(name: &str, source: &S, choice: &Choice) -> Result<Inspected, Refusal> {
    let mut sample = Vec::new();
    source.read(0, SAMPLE, &mut sample).await?;
    let mut whole = sample.len() as u64 >= source.len();
    let start = text_start(&sample, whole)?;
    let mut dialect = detect(&sample[start..], start as u64, whole, choice);
    let (mut rows, mut end) = scan_rows(&sample, whole, dialect);
    if rows.is_empty() && !whole {
        // The first row is longer than the sample: look as far as a row can reach.
        source.read(sample.len() as u64, CHUNK, &mut sample).await?;
        whole = sample.len() as u64 >= source.len();
        dialect = detect(&sample[start..], start as u64, whole, choice);
        (rows, end) = scan_rows(&sample, whole, dialect);
    }
    let offset = usize::try_from(dialect.start.offset).unwrap_or(sample.len());
    let mut rows = rows.iter(dialect.format, &sample[offset..]);
    let Some(first) = rows.next() else {
        return Err(if whole { Refusal::Empty } else { Refusal::HeaderTooLong });
    };
    if first.too_long() {
        return Err(Refusal::HeaderTooLong);
    }
    let texts = |row: scan::Row<'_>| -> Vec<String> { row.cells().map(|cell| text(&cell).into_owned()).collect() };
    let header = match choice.header {
        Some(HeaderChoice::Absent) => None,
        Some(HeaderChoice::Line(line)) => {
            std::iter::once(first).chain(rows.by_ref()).find(|row| row.place().line >= line).or(Some(first))
        }
        None if first.cells().any(|cell| looks_like_address(&cell)) => None,
        None => Some(first),
    };
    let mut data = header.is_none().then_some(first).into_iter().chain(rows).peekable();
    let start = data.peek().map(scan::Row::place);
    let mut first_rows: Vec<Vec<String>> = Vec::new();
    let mut count = 0;
    for row in data {
        count += 1;
        if first_rows.len() < SAMPLE_ROWS {
            first_rows.push(texts(row));
        } else if !whole {
            break;
        }
    }
    let names =
        header.map_or_else(|| vec![String::new(); first_rows.iter().map(Vec::len).max().unwrap_or_default()], texts);
    let columns = columns(&names, &first_rows);
    first_rows.truncate(FIRST_ROWS);
    Ok(Inspected {
        name: name.to_string(),
        size: source.len(),
        encoding: "UTF-8".to_string(),
        delimiter: char::from(dialect.format.delimiter),
        quote: '"',
        header: header.map(|row| row.place().line),
        columns,
        first_rows,
        rows: whole.then_some(count),
        first: dialect.start.into(),
        data: start.unwrap_or(end).into(),
    })
}

fn scan_rows(sample: &[u8], whole: bool, dialect: Dialect) -> (Rows, Place) {
    let mut rows = Rows::default();
    let offset = usize::try_from(dialect.start.offset).unwrap_or(sample.len());
    let mut scanner = Scanner::new(dialect.format, dialect.start);
    scanner.scan(&sample[offset..], whole, &mut rows);
    (rows, scanner.place())
}
