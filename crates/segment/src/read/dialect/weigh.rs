//! How well a format explains a text.
//!
//! The right one makes rows of one width, and cells that are whole: numbers, dates, addresses, words, column by column
//! of one kind. A wrong one cuts through them. Titles above and notes below a table say little either way.

use scan::{Format, Place, Row, Rows, Scanner};

use crate::read::cells::{Look, look};

/// How many rows are weighed.
const ROWS: usize = 200;

/// How many bytes.
const ENOUGH: usize = 128 << 10;

/// What a format has to be worth to be believed; else the text is taken as one column.
pub(super) const ONE_COLUMN: f64 = 0.1;

/// How well `format` explains `text`: 0 where it splits nothing, about 1 where all is as it should be.
pub(super) fn weigh(text: &[u8], whole: bool, format: Format) -> f64 {
    let mut rows = Rows::default();
    // Detection is asked for while a person waits.
    let part = &text[..text.len().min(ENOUGH)];
    Scanner::new(format, Place { offset: 0, line: 1 }).scan(part, whole && part.len() == text.len(), &mut rows);
    let table: Vec<Vec<Look>> = rows.iter(format, part).take(ROWS).map(|row| looks(&row, format)).collect();
    let Some((width, first, last)) = extent(&table) else { return 0.0 };
    let even = evenness(&table, width, first, last);
    let full: Vec<&Vec<Look>> = table.iter().filter(|row| row.len() == width).collect();
    accident(format.delimiter)
        * clock(part, format.delimiter)
        * even
        * even
        * breadth(width)
        * wholeness(&full)
        * likeness(&full, width)
        * (1.0 + 0.5 * addresses(&full))
}

/// What the cells of a row look like. Several spaces between cells count as one, those at the edges not at all.
fn looks(row: &Row<'_>, format: Format) -> Vec<Look> {
    let mut looks = Vec::with_capacity(row.len());
    for (index, cell) in row.cells().enumerate() {
        let raw = row.raw(index).unwrap_or_default().trim_ascii();
        if format.delimiter == b' ' && raw.is_empty() {
            continue;
        }
        looks.push(match format.quote {
            // A mark that closes before the cell ends was none.
            Some(quote) if raw.first() == Some(&quote) && (raw.len() < 2 || raw.last() != Some(&quote)) => Look::Torn,
            None if cell.contains(&b'"') => {
                look(&cell.iter().copied().filter(|&byte| byte != b'"').collect::<Vec<u8>>())
            }
            _ => look(&cell),
        });
    }
    looks
}

/// The table's width in cells, and its first and last row of that width.
fn extent(table: &[Vec<Look>]) -> Option<(usize, usize, usize)> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for row in table.iter().filter(|row| row.len() > 1) {
        match counts.iter_mut().find(|(width, _)| *width == row.len()) {
            Some((_, count)) => *count += 1,
            None => counts.push((row.len(), 1)),
        }
    }
    let (width, _) = counts.into_iter().max_by_key(|&(width, count)| (count * width.min(6), width))?;
    let first = table.iter().position(|row| row.len() == width)?;
    let last = table.iter().rposition(|row| row.len() == width)?;
    Some((width, first, last))
}

/// The share of rows that have the table's width.
fn evenness(table: &[Vec<Look>], width: usize, first: usize, last: usize) -> f64 {
    let (mut even, mut all) = (0.0, 0.0);
    for (at, row) in table.iter().enumerate() {
        let within = (first..=last).contains(&at);
        let (more, of) = match row.len() {
            n if n == width => (1.0, 1.0),
            // A title, a note, a line between two tables.
            0 | 1 => (0.0, if within { 0.7 } else { 0.35 }),
            n if n < width => (0.0, if within { 0.8 } else { 0.5 }),
            _ => (0.0, 1.0),
        };
        even += more;
        all += of;
    }
    let even: f64 = if all > 0.0 { even / all } else { 0.0 };
    // One row alone is no pattern.
    if table.len() > 1 && first == last { even * 0.5 } else { even }
}

/// Some marks stand in texts without meaning anything by it.
fn accident(delimiter: u8) -> f64 {
    match delimiter {
        b':' => 0.5,
        b' ' => 0.35,
        b'\t' | b'|' | b';' => 1.02,
        _ => 1.0,
    }
}

/// Colons within times and addresses of the web are no delimiters.
fn clock(text: &[u8], delimiter: u8) -> f64 {
    if delimiter != b':' {
        return 1.0;
    }
    let (mut within, mut all) = (0, 0);
    for window in text.windows(4).filter(|window| window[1] == b':') {
        let time = window[0].is_ascii_digit() && window[2].is_ascii_digit() && window[3].is_ascii_digit();
        within += u32::from(time || &window[2..] == b"//");
        all += 1;
    }
    if within * 4 > all { 0.1 } else { 1.0 }
}

fn breadth(width: usize) -> f64 {
    match width {
        2 => 0.75,
        3 => 0.88,
        4 => 0.95,
        _ => 1.0,
    }
}

/// The share of cells that are whole.
fn wholeness(rows: &[&Vec<Look>]) -> f64 {
    let (mut whole, mut all) = (0.0, 0.0);
    for look in rows.iter().flat_map(|row| row.iter()) {
        all += 1.0;
        whole += match look {
            Look::Torn => 0.0,
            Look::List => 0.55,
            Look::Text => 0.85,
            Look::Empty => 0.9,
            Look::Word => 0.95,
            _ => 1.0,
        };
    }
    if all > 0.0 { whole / all } else { 0.0 }
}

/// How alike the cells of a column are, over all columns; the first row may name them.
fn likeness(rows: &[&Vec<Look>], width: usize) -> f64 {
    if rows.len() < 3 {
        return 0.9;
    }
    let mut sum = 0.0;
    for column in 0..width {
        let mut counts = [0_u32; 5];
        for row in &rows[1..] {
            let kind = match row[column] {
                Look::Empty => continue,
                Look::Number => 0,
                Look::Date | Look::Time => 1,
                Look::Address | Look::Url => 2,
                Look::Flag | Look::Word | Look::Text | Look::List => 3,
                Look::Torn => 4,
            };
            counts[kind] += 1;
        }
        let all: u32 = counts.iter().sum();
        let most = counts.iter().max().copied().unwrap_or_default();
        sum += if all == 0 { 0.9 } else { f64::from(most) / f64::from(all) };
    }
    #[allow(clippy::cast_precision_loss, reason = "columns are few")]
    let mean = sum / width as f64;
    0.5 + 0.5 * mean
}

/// Whether a column holds addresses: the surest sign in a segment file.
fn addresses(rows: &[&Vec<Look>]) -> f64 {
    if rows.is_empty() {
        return 0.0;
    }
    let with = rows.iter().filter(|row| row.contains(&Look::Address)).count();
    #[allow(clippy::cast_precision_loss, reason = "rows are few")]
    let share = with as f64 / rows.len() as f64;
    share
}
