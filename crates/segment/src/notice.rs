//! What is worth knowing about files as a whole, before anybody is sent.

use serde::{Deserialize, Serialize};

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
    /// Parts lack between the first and the last.
    PartMissing {
        /// Their numbers.
        numbers: Vec<u32>,
    },
}

/// Where the download of Customer Insights stops (Microsoft, `troubleshoot-unification-output-tables`).
const DOWNLOADED: u64 = 100_000;

/// The notices of files with so many rows each, in which parts of these numbers lack.
pub fn notices(rows: impl IntoIterator<Item = u64>, missing: &[u32]) -> Vec<Notice> {
    let missing = (!missing.is_empty()).then(|| Notice::PartMissing { numbers: missing.to_vec() });
    let stopped = rows.into_iter().any(|rows| rows == DOWNLOADED).then_some(Notice::HundredThousandRows);
    missing.into_iter().chain(stopped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_of_lacking_parts_and_of_the_download_that_stops() {
        assert_eq!(notices([5, 100_001], &[]), []);
        assert_eq!(
            notices([5, 100_000], &[3]),
            [Notice::PartMissing { numbers: vec![3] }, Notice::HundredThousandRows]
        );
    }
}
