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
    let mut clock = Clock::default();
    let mut table = Vec::new();
    for row in rows.iter(format, part).take(ROWS) {
        if format.delimiter == b':' {
            clock.see(&row);
        }
        table.push(looks(&row, format));
    }
    let Some((width, first, last)) = extent(&table) else { return 0.0 };
    let even = evenness(&table, width, first, last);
    let full: Vec<&Vec<Look>> = table.iter().filter(|row| row.len() == width).collect();
    let even = even.max(ragged(&table, &rows, part, format));
    accident(format.delimiter, width, even)
        * prose(&full, rows.iter(format, part), format)
        * clock.weight()
        * lone_name(&table, &full)
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

/// How even rows are at least that are cut each, into however many cells: lists of things, one a row. Commas with
/// spaces behind are those of sentences.
fn ragged(table: &[Vec<Look>], rows: &Rows, text: &[u8], format: Format) -> f64 {
    let listed = match format.delimiter {
        b'\t' | b';' | b'|' => true,
        b',' => {
            let spaced =
                |row: Row<'_>| (1..row.len()).any(|index| row.raw(index).is_some_and(|raw| raw.starts_with(b" ")));
            !rows.iter(format, text).take(ROWS).any(spaced)
        }
        b' ' => table.iter().flatten().all(|look| *look == Look::Number),
        _ => false,
    };
    // Spaces count for little anyway.
    let least = if format.delimiter == b' ' { 0.7 } else { 0.45 };
    if listed && table.len() > 4 && table.iter().all(|row| row.len() > 1) { least } else { 0.0 }
}

/// Whether the row begins with a quotation mark.
fn is_quoted(row: &Row<'_>, format: Format) -> bool {
    format.quote.is_some() && row.raw(0).and_then(|raw| raw.first().copied()) == format.quote
}

/// Spaces between few words and nothing else are those of names and sentences, between a day and a time those of a
/// moment; unless rows begin with a quotation mark.
fn prose<'r>(full: &[&Vec<Look>], mut rows: impl Iterator<Item = Row<'r>>, format: Format) -> f64 {
    if format.delimiter != b' ' || full.iter().any(|row| row.len() > 3) {
        return 1.0;
    }
    let is_prose = |row: &&&Vec<Look>| {
        row.iter().all(|look| matches!(look, Look::Word | Look::Text | Look::Torn | Look::List | Look::Flag))
            || row.as_slice() == [Look::Date, Look::Time]
    };
    let count = full.iter().filter(is_prose).count();
    if count * 10 > full.len() * 8 && !rows.any(|row| is_quoted(&row, format)) { 0.3 } else { 1.0 }
}

/// Some marks stand in texts without meaning anything by it.
fn accident(delimiter: u8, width: usize, even: f64) -> f64 {
    match delimiter {
        b':' if width > 4 && even >= 1.0 => 0.75,
        b':' => 0.5,
        b'^' | b'~' if width < 3 => 0.1,
        b' ' => 0.35,
        b'\t' | b'|' | b';' => 1.02,
        _ => 1.0,
    }
}

/// Colons within times, hardware addresses and addresses of the web are no delimiters.
#[derive(Default)]
struct Clock {
    within: usize,
    all: usize,
}

impl Clock {
    fn see(&mut self, row: &Row<'_>) {
        for index in 1..row.len() {
            let [before, after] = [index - 1, index].map(|index| row.raw(index).unwrap_or_default());
            let word = |byte: &&u8| byte.is_ascii_alphanumeric();
            let is_hex = |byte: &u8| byte.is_ascii_hexdigit();
            let left: Vec<u8> = before.iter().rev().take_while(word).copied().collect();
            let right = &after[..after.iter().take_while(word).count()];
            let time = (1..=2).contains(&left.len()) && right.len() == 2 && left.iter().chain(right).all(is_hex);
            self.within += usize::from(time || after.starts_with(b"//"));
            self.all += 1;
        }
    }

    fn weight(&self) -> f64 {
        if self.within * 4 > self.all { 0.1 } else { 1.0 }
    }
}

/// A first line in one piece, above rows that are cut. A list in it is a header that this delimiter leaves uncut. One
/// word above rows that are alike from the first names them: they are one column, and are cut by accident.
fn lone_name(table: &[Vec<Look>], full: &[&Vec<Look>]) -> f64 {
    let kinds = |row: &[Look]| row.iter().map(|look| kind(*look)).collect::<Vec<_>>();
    match (table.first().map(Vec::as_slice), full) {
        (Some([Look::List]), _) => 0.6,
        (Some([Look::Word]), [first, second, ..]) if kinds(first) == kinds(second) => {
            // Above more columns it may be a title.
            if first.len() == 2 && full.len() + 1 == table.len() { 0.1 } else { 0.5 }
        }
        _ => 1.0,
    }
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

/// Looks that may stand in one column; nothing goes with everything.
fn kind(look: Look) -> usize {
    match look {
        Look::Number => 0,
        Look::Date | Look::Time => 1,
        Look::Address | Look::Url => 2,
        Look::Empty | Look::Flag | Look::Word | Look::Text | Look::List => 3,
        Look::Torn => 4,
    }
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
            if row[column] != Look::Empty {
                counts[kind(row[column])] += 1;
            }
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
