//! Which row names the columns, and which rows above it are titles.

use super::cells::{Look, look};
use crate::sorted::sorted;

/// How many rows are looked at.
pub(super) const ROWS: usize = 60;

/// Where names and data begin, as positions among the rows looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The row that names the columns.
    pub(super) header: Option<usize>,
    /// The first data row; as many as there are rows where there is none.
    pub(super) data: usize,
}

/// Finds the header among the first rows of a file.
pub(super) fn layout(rows: &[Vec<String>]) -> Layout {
    let rows = &rows[..rows.len().min(ROWS)];
    let looks: Vec<Vec<Look>> = rows.iter().map(|row| row.iter().map(|cell| look(cell.as_bytes())).collect()).collect();
    let top = titles(rows, &looks);
    let score = |at: usize| if at < rows.len() { names(rows, &looks, at) } else { f64::MIN };
    let is_header = |at: usize| score(at) > 0.0;
    // Titles may look like rows, less full than the names below them, or stand above the name of a single column.
    let is_full = |at: usize| filled(&looks[at]) == rows[at].len();
    let is_better = |&at: &usize| {
        let width = rows[at].len();
        let is_title = |above: usize| match rows[above].len() {
            1 => true,
            narrow => width > 1 && (narrow < width || !is_full(above)),
        };
        let more = if width > 1 { 1.0 } else { 0.0 };
        score(at) > SURE.max(score(top) + more) && is_full(at) && (top..at).all(is_title)
    };
    let mut below = top + 1..rows.len().min(top + 12);
    let first = below.find(is_better).or_else(|| is_header(top).then_some(top));
    // Names of few columns above full rows were taken for a title.
    let sparse = |&at: &usize| rows[at].len() == rows[top].len() && score(at) > NAMED;
    let first = first.or_else(|| top.checked_sub(1).filter(sparse));
    let header = first.map(|first| {
        // A header of several rows: the first holds names of groups, with gaps.
        let gaps = |at: usize| filled(&looks[at]) < rows[at].len();
        let fuller = |at: usize| is_header(at + 1) && filled(&looks[at + 1]) > filled(&looks[at]);
        let below = (first..first + 2).find(|&at| !(gaps(at) && fuller(at)));
        below.unwrap_or(first + 2)
    });
    Layout { header, data: header.map_or(top, |header| header + 1) }
}

/// The score of a row that names columns whatever stands above it.
const SURE: f64 = 1.2;

/// The score of one that holds a name of a column, whatever is below.
const NAMED: f64 = 0.8;

/// How many cells hold something.
fn filled(row: &[Look]) -> usize {
    row.iter().filter(|&&look| look != Look::Empty).count()
}

/// How many rows at the top are no part of the table: hardly a cell filled, or a note, where others are full.
fn titles(rows: &[Vec<String>], looks: &[Vec<Look>]) -> usize {
    let counts = sorted(looks.iter().map(|row| filled(row)), usize::lt);
    // Notes below the table are few beside its rows, so the upper half speaks for the table.
    let usual = counts.get(counts.len() * 2 / 3).copied().unwrap_or_default();
    let is_comment = |row: &&Vec<String>| {
        row.first().is_some_and(|cell| ["#", "%", "//", "--"].iter().any(|mark| cell.starts_with(mark)))
    };
    let comments =
        Some(rows.iter().take_while(is_comment).count()).filter(|&count| count < rows.len()).unwrap_or_default();
    // The last comment may name the columns.
    let names = comments.checked_sub(1).is_some_and(|last| {
        usual > 2 && filled(&looks[last]) >= usual && !(comments < rows.len() && names(rows, looks, comments) > 0.0)
    });
    let comments = comments - usize::from(names);
    let widths = sorted(rows.iter().map(Vec::len), usize::lt);
    let width_below = widths.get(widths.len() * 2 / 3).copied().unwrap_or_default();
    let is_title = |at: usize| {
        let (width, full) = (rows[at].len(), filled(&looks[at]));
        // A sentence that was cut at its commas.
        let sentence = width > 1 && width != width_below && rows[at][1..].iter().all(|cell| cell.starts_with(' '));
        let note = at < comments && (comments > 1 || names || width < usual);
        note || sentence || usual >= 2 && (full * 2 < usual || full < 2 || width * 2 <= usual)
    };
    let top = (0..rows.len()).take_while(|&at| is_title(at)).count();
    if top == rows.len() { 0 } else { top }
}

/// The rows below a row, and what their cells look like.
type Below<'a> = Vec<(&'a Vec<String>, &'a Vec<Look>)>;

/// How surely row `at` names the columns of the rows below it: above 0 where it does.
fn names(rows: &[Vec<String>], looks: &[Vec<Look>], at: usize) -> f64 {
    let (row, look) = (&rows[at], &looks[at]);
    if look.iter().any(|look| matches!(look, Look::Address | Look::Url)) {
        return f64::MIN;
    }
    let scale = is_scale(row, look);
    if !scale && look.iter().any(|look| matches!(look, Look::Date | Look::Time)) {
        return f64::MIN;
    }
    let numbers = look.iter().filter(|&&look| look == Look::Number).count();
    if !scale && numbers * 2 > row.len() {
        return f64::MIN;
    }
    // A header may stand above each page.
    let below: Below<'_> = rows[at + 1..].iter().zip(&looks[at + 1..]).filter(|(other, _)| *other != row).collect();
    let mut score = 0.0;
    for (column, (cell, &own)) in row.iter().zip(look).enumerate() {
        let of_scale = scale && matches!(own, Look::Number | Look::Date | Look::Time);
        score += if of_scale { 0.1 } else { vote(cell.trim(), own, &below, column) };
    }
    // A table that says nothing either way most often has names; a list of words has none.
    score + if row.len() > 1 || below.is_empty() { 0.3 } else { 0.0 }
}

/// Whether the values in a row are a scale above the columns: years, days or hours, each later than the one before.
fn is_scale(row: &[String], looks: &[Look]) -> bool {
    let values: Vec<(&str, Look)> = row
        .iter()
        .map(|cell| cell.trim())
        .zip(looks.iter().copied())
        .filter(|(_, look)| matches!(look, Look::Number | Look::Date | Look::Time))
        .collect();
    let year = |cell: &str| cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    let alike = values.iter().all(|(cell, look)| *look == values[0].1 && (*look != Look::Number || year(cell)));
    let rising = |texts: &[(&str, Look)]| texts.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let begins = looks.first().is_some_and(|look| !look.is_typed());
    values.len() > 1 && alike && begins && rising(&values)
}

/// What one column says: above 0 that the cell names it, below that it is a value of it.
fn vote(cell: &str, own: Look, below: &Below<'_>, column: usize) -> f64 {
    if own == Look::Empty {
        return 0.0;
    }
    let values = || below.iter().filter_map(|(_, looks)| looks.get(column)).filter(|&&look| look != Look::Empty);
    let all = values().count();
    if all == 0 {
        return if own.is_typed() { -0.5 } else { 0.2 };
    }
    let typed = values().filter(|look| look.is_typed()).count();
    let mut vote = 0.0;
    if typed * 10 >= all * 7 {
        vote += if own.is_typed() { -1.0 } else { 1.0 };
    } else if own.is_typed() {
        vote -= 0.5;
    }
    let texts_of = |kind: Look| values().filter(|&&look| look == kind).count() * 10 >= all * 7;
    if own == Look::Word && texts_of(Look::Text) {
        vote += 0.3;
    }
    let texts: Vec<&str> = below.iter().filter_map(|(row, _)| row.get(column)).map(|cell| cell.trim()).collect();
    if texts.contains(&cell) {
        vote -= 1.0;
    }
    if is_name(cell) {
        vote += 0.6;
    }
    // Codes of one length under a name of another.
    let length = |text: &str| text.chars().count();
    let lengths: Vec<usize> = texts.iter().filter(|text| !text.is_empty()).map(|text| length(text)).collect();
    if lengths.len() > 2 && lengths.iter().all(|&other| other == lengths[0]) {
        if lengths[0] != length(cell) {
            vote += 0.5;
        } else if lengths[0] > 1 && texts.iter().chain([&cell]).all(|text| is_code(text)) {
            vote -= 0.5;
        }
    }
    // One value all the way down under another.
    if lengths.len() > 2 && texts.iter().all(|text| *text == texts[0]) && texts[0] != cell {
        vote += 0.5;
    }
    // Values with digits, or all with the same sign, under a name without.
    let sign = |sign: char| sign.is_ascii_punctuation() && !cell.contains(sign);
    if typed * 10 < all * 7
        && lengths.len() > 2
        && texts[0].chars().any(|own| sign(own) && texts.iter().all(|text| text.contains(own)))
    {
        vote += 0.4;
    }
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if typed * 10 < all * 7 && !has_digit(cell) && texts.iter().filter(|text| has_digit(text)).count() * 10 >= all * 9 {
        vote += 0.5;
    }
    vote
}

/// Whether a cell is written as codes are: in no small letters.
fn is_code(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_lowercase())
}

/// Whether a cell is written as names of columns are.
fn is_name(cell: &str) -> bool {
    const WORDS: [&str; 44] = [
        "id",
        "name",
        "email",
        "e-mail",
        "mail",
        "date",
        "time",
        "type",
        "code",
        "city",
        "country",
        "state",
        "phone",
        "address",
        "title",
        "status",
        "value",
        "price",
        "amount",
        "total",
        "year",
        "month",
        "day",
        "number",
        "no",
        "url",
        "description",
        "count",
        "lat",
        "lon",
        "latitude",
        "longitude",
        "nimi",
        "eesnimi",
        "perekonnanimi",
        "e-post",
        "linn",
        "riik",
        "vorname",
        "nachname",
        "nom",
        "prénom",
        "key",
        "x",
    ];
    let small: String = cell.chars().map(crate::fold::lower).collect();
    let words =
        || small.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty());
    let snake = cell.contains('_') && cell.chars().all(|letter| letter.is_alphanumeric() || "_.:".contains(letter));
    let camel = cell.chars().zip(cell.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
        && !cell.contains(' ');
    snake || camel || words().any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Option<usize>, usize) {
        let rows: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(String::from).collect()).collect();
        let Layout { header, data } = layout(&rows);
        (header, data)
    }

    #[test]
    fn finds_names_above_values() {
        assert_eq!(found("email,city\nana@example.com,Tartu\n"), (Some(0), 1));
        assert_eq!(found("ana@example.com,Tartu\nbo@example.com,Narva\n"), (None, 0));
        assert_eq!(found("1,2,3\n4,5,6\n"), (None, 0));
        assert_eq!(found("a,b,c\n4,5,6\n"), (Some(0), 1));
        assert_eq!(found("email,city"), (Some(0), 1));
        assert_eq!(found("region,2019,2020\nTartu,5,6\nNarva,7,8\n"), (Some(0), 1));
        assert_eq!(found("Tartu,EE\nNarva,EE\nRiga,LV\n"), (None, 0));
    }

    #[test]
    fn passes_titles_over() {
        assert_eq!(
            found("Customers\n\nemail,city,country\na@example.com,Tartu,EE\nb@example.com,Riga,LV\n"),
            (Some(2), 3)
        );
        assert_eq!(
            found("Report of May,,,\nid,name,amount,when\n1,Ana,2.50,2020-01-01\n2,Bo,3.50,2020-01-02\n"),
            (Some(1), 2)
        );
        assert_eq!(found("# made by hand\n1,2,3\n4,5,6\n7,8,9\n"), (None, 1));
        assert_eq!(found("Subscribers\nEmail\na@example.com\nb@example.com\n"), (Some(1), 2));
        assert_eq!(found("1,2\n3,4\n5,6\nName\n7,8\n9,10\n"), (None, 0));
    }
}
