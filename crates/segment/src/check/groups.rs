//! What stands in cells of one kind of finding: the same mistake many times is mended once.

use serde::{Deserialize, Serialize};

use super::checked::Checked;
use crate::mend::Target;
use crate::preview::Filter;
use crate::sorted::{SortedMap, sorted};
use crate::{Code, ContactField, Platform, Refusal, Source};

/// A cell that occurs in several rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Which field or property it fills.
    pub of: Target,
    /// The cell, without spaces around.
    pub value: String,
    /// In how many of the rows that were looked at.
    pub rows: u64,
    /// What it was evidently meant to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// How many rows are looked at.
const ROWS: usize = 20_000;

/// How many different cells are told apart, and how many are told.
const DIFFERENT: usize = 2_000;
const TOLD: usize = 100;

impl Checked {
    /// The most frequent cells with this code, with how many of the first 20,000 rows have each.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn groups<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        code: Code,
    ) -> Result<Vec<Group>, Refusal> {
        let mut cells: SortedMap<(Target, String), (u64, Option<String>)> = SortedMap::default();
        let numbers = self.numbers(&Filter::Code(code).into(), 0, ROWS);
        self.read(sources, platform, &numbers, &mut |at, row| {
            for problem in self.problems_of(at, row, platform).into_iter().filter(|problem| problem.code == code) {
                let Some(label) = &problem.column else { continue };
                let column = at.file.inspected.columns.iter().position(|column| column.label == *label);
                let Some(of) = column.and_then(|column| target_of(at.file, column)) else { continue };
                let key = (of, problem.value.trim().to_owned());
                if let Some((rows, _)) = cells.get_mut(&key) {
                    *rows += 1;
                } else if cells.len() < DIFFERENT {
                    cells.insert(key, (1, problem.suggestion));
                }
            }
        })
        .await?;
        let groups = cells.into_iter().map(|((of, value), (rows, suggestion))| Group { of, value, rows, suggestion });
        let mut groups = sorted(groups, |one, other| one.rows > other.rows);
        groups.truncate(TOLD);
        Ok(groups)
    }
}

/// What a column fills: the address before anything else.
fn target_of(file: &super::checked::FileIndex, column: usize) -> Option<Target> {
    if file.rules.matching.column(ContactField::Email) == Some(column) {
        return Some(Target::Field(ContactField::Email));
    }
    let mut filled = file.rules.matching.filled();
    filled.find(|(_, from)| from.columns().contains(&column)).map(|(of, _)| of)
}
