//! What was found, row by row: as a list, and as a file to be mended and read again.

use super::checked::{At, Checked, Problems};
use super::judge::{Scratch, judge};
use crate::preview::Filter;
use crate::read::Row;
use crate::{Platform, Problem, Refusal, Source, Verdict};

/// How many rows are read between two pauses.
const WINDOW: usize = 1_000;

/// A sentence for a problem, in the reader's language.
pub type Sentence<'a> = &'a dyn Fn(&Problem) -> String;

impl Checked {
    /// The problems and warnings of all rows in order, at most `limit`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn problems<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        limit: usize,
    ) -> Result<Vec<Problem>, Refusal> {
        let (mut problems, mut from) = (Vec::new(), 0);
        while problems.len() < limit {
            let numbers = self.with_findings(from, WINDOW);
            let Some(&last) = numbers.last() else { break };
            from = last + 1;
            self.read(sources, platform, &numbers, &mut |at, row| problems.extend(found(at, row, platform))).await?;
        }
        problems.truncate(limit);
        Ok(problems)
    }

    /// The rows that need fixing as CSV: the original columns, then the reason and the row. Cells that a spreadsheet
    /// would take for a formula are guarded by a `'`. `put` is given the bytes piece by piece.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn problems_csv<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        headings: [&str; 2],
        sentence: Sentence<'_>,
        put: &mut impl FnMut(&[u8]),
    ) -> Result<(), Refusal> {
        let mut piece = Vec::from("\u{FEFF}");
        let file = self.files().first().map(|file| &file.inspected);
        let delimiter = file.map_or(b',', |file| file.dialect.format().delimiter);
        let columns = file.map(|file| file.columns.as_slice()).unwrap_or_default();
        for column in columns {
            cell(&column.label, delimiter, &mut piece);
        }
        let width = columns.len();
        cell(headings[0], delimiter, &mut piece);
        cell(headings[1], delimiter, &mut piece);
        end(&mut piece);
        let mut start = 0;
        let total = self.len(Filter::Verdict(Verdict::Invalid));
        while start < total {
            let numbers = self.invalid(start, WINDOW);
            start += numbers.len() as u64;
            self.read(sources, platform, &numbers, &mut |at, row| {
                let problems = found(at, row, platform);
                for index in 0..width.max(row.len()) {
                    let original = row.cell(index).unwrap_or_default();
                    cell(&at.charset.text(&original), delimiter, &mut piece);
                }
                let reasons: Vec<String> = problems.iter().filter(|problem| !problem.warning).map(sentence).collect();
                cell(&reasons.join(" "), delimiter, &mut piece);
                cell(&row.place().line.to_string(), delimiter, &mut piece);
                end(&mut piece);
            })
            .await?;
            put(&piece);
            piece.clear();
        }
        put(&piece);
        Ok(())
    }
}

fn found(at: At<'_>, row: &Row<'_>, platform: &dyn Platform) -> Vec<Problem> {
    let mut problems = Problems { at, line: row.place().line, list: Vec::new() };
    judge(row, at.rules(), platform, &mut Scratch::default(), &mut problems);
    problems.list
}

/// Writes a cell and the delimiter behind it.
fn cell(text: &str, delimiter: u8, into: &mut Vec<u8>) {
    let guard = if is_formula(text) { "'" } else { "" };
    let special = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if text.bytes().any(special) || text != text.trim() {
        into.push(b'"');
        into.extend_from_slice(guard.as_bytes());
        into.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        into.push(b'"');
    } else {
        into.extend_from_slice(guard.as_bytes());
        into.extend_from_slice(text.as_bytes());
    }
    into.push(delimiter);
}

/// Ends a row: the last delimiter becomes the line end.
fn end(into: &mut Vec<u8>) {
    into.pop();
    into.extend_from_slice(b"\r\n");
}

/// Whether a spreadsheet would take the cell for a formula. `+` and `-` before nothing but digits and the signs of a
/// phone number are harmless and stay as they are.
fn is_formula(text: &str) -> bool {
    match text.as_bytes() {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        [b'+' | b'-', rest @ ..] => {
            !rest.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'(' | b')' | b'.' | b'-'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_formulas_and_leaves_phone_numbers() {
        for (text, guarded) in [
            ("=1+1", true),
            ("@sum", true),
            ("\tx", true),
            ("+372 555-55", false),
            ("-6854", false),
            ("+cmd|' /C calc'!A0", true),
            ("-1+2", true),
            ("a=b", false),
            ("", false),
        ] {
            assert_eq!(is_formula(text), guarded, "{text:?}");
        }
    }

    #[test]
    fn quotes_what_needs_it() {
        let mut row = Vec::new();
        for text in ["a;b", "a,b", "say \"hi\"", " x", "=1"] {
            cell(text, b';', &mut row);
        }
        end(&mut row);
        assert_eq!(String::from_utf8(row).unwrap(), "\"a;b\";a,b;\"say \"\"hi\"\"\";\" x\";'=1\r\n");
    }
}
