//! What is worth knowing about files as a whole, before anybody is sent.

use serde::{Deserialize, Serialize};

use crate::preview::Inspected;

/// A notice. It stops nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum Notice {
    /// Exactly 100,000 rows: the download of Customer Insights stops there, so people may lack.
    HundredThousandRows,
    /// Files without anybody in them, among others: they are left out.
    EmptyFiles {
        /// Their names.
        names: Vec<String>,
    },
    /// Files of other columns than the first: what it has and they lack stays empty.
    OtherColumns {
        /// Their names.
        names: Vec<String>,
    },
    /// Parts lack between the first and the last.
    PartMissing {
        /// Their numbers.
        numbers: Vec<u32>,
    },
}

/// Where the download of Customer Insights stops (Microsoft, `troubleshoot-unification-output-tables`).
const DOWNLOADED: u64 = 100_000;

/// Whether a file may have been cut off where the download stops.
pub fn is_cut_off(rows: u64) -> bool {
    rows == DOWNLOADED
}

/// The notices of files whose rows are counted, and among which parts of these numbers lack.
pub fn notices(files: &[Inspected], missing: &[u32]) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !missing.is_empty() {
        notices.push(Notice::PartMissing { numbers: missing.to_vec() });
    }
    if files.iter().any(|file| file.rows.is_some_and(is_cut_off)) {
        notices.push(Notice::HundredThousandRows);
    }
    let others = files.iter().filter(|file| !files.first().is_some_and(|first| file.has_columns_of(first)));
    let names: Vec<String> = others.map(|file| file.name.clone()).collect();
    if !names.is_empty() {
        notices.push(Notice::OtherColumns { names });
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::{Column, RowStart};
    use crate::{Dialect, Encoding};

    fn file(name: &str, labels: &[&str], rows: u64) -> Inspected {
        let start = RowStart { offset: 0, line: 1 };
        let column = |label: &&str| Column::new(*label, std::iter::empty());
        Inspected {
            name: name.into(),
            size: 1,
            encoding: Encoding::UTF_8,
            guarded: false,
            dialect: Dialect { delimiter: ',', quote: Some('"'), escape: None, padded: false },
            header: Some(1),
            columns: labels.iter().map(column).collect(),
            first_rows: Vec::new(),
            top_rows: Vec::new(),
            rows: Some(rows),
            first: start,
            data: start,
        }
    }

    #[test]
    fn tells_of_lacking_parts_of_the_download_that_stops_and_of_other_columns() {
        let first = file("a_1.csv", &["EMail", "Name"], 5);
        assert_eq!(notices(&[first.clone(), file("a_2.csv", &["name", "email"], 100_001)], &[]), []);
        let others = [first, file("a_4.csv", &["EMail", "City"], 100_000)];
        assert_eq!(
            notices(&others, &[2, 3]),
            [
                Notice::PartMissing { numbers: vec![2, 3] },
                Notice::HundredThousandRows,
                Notice::OtherColumns { names: vec!["a_4.csv".into()] },
            ]
        );
    }
}
