//! What was found, row by row: as a list, and as a file to be mended and read again.

use super::checked::Checked;
use crate::csv::{MARK, cell, end};
use crate::preview::Filter;
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
            self.read(sources, platform, &numbers, &mut |at, row| {
                problems.extend(self.problems_of(at, row, platform));
            })
            .await?;
        }
        problems.truncate(limit);
        Ok(problems)
    }

    /// The rows that need fixing as CSV: the original columns, then the reason and the row, whose heading is marked so
    /// that the file is known again. Cells that a spreadsheet would take for a formula are guarded. `put` is given the
    /// bytes piece by piece.
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
        let file = self.files.first().map(|file| &file.inspected);
        let delimiter = file.map_or(b',', |file| file.dialect.format().delimiter);
        let columns = file.map(|file| file.columns.as_slice()).unwrap_or_default();
        for column in columns {
            cell(&column.label, delimiter, &mut piece);
        }
        let width = columns.len();
        cell(headings[0], delimiter, &mut piece);
        cell(&[MARK, headings[1]].concat(), delimiter, &mut piece);
        end(&mut piece);
        let mut start = 0;
        let total = self.len(&Filter::Verdict(Verdict::Invalid).into());
        while start < total {
            let numbers = self.invalid(start, WINDOW);
            start += numbers.len() as u64;
            self.read(sources, platform, &numbers, &mut |at, row| {
                let problems = self.problems_of(at, row, platform);
                for index in 0..width.max(row.len()) {
                    let original = row.cell(index).unwrap_or_default();
                    cell(&at.judge.charset.text(&original), delimiter, &mut piece);
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
