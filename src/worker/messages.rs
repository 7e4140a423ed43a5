//! What page and workers say to each other. Sent as JSON; files, ports and bytes travel beside it.

use segment::check::Task;
use segment::preview::{Filter, Inspected, Summary};
use segment::{Choice, Matching, Refusal};
use serde::{Deserialize, Serialize};
use texts::Lang;

/// What the check worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum CheckAsk {
    /// Somebody else asks too, through the port that comes along. No answer.
    Asker,
    /// A scan worker hears at the port that comes along. No answer.
    Scanner,
    /// Understand the files that come along, each as chosen. Answer: `Vec<Result<Inspected, Refusal>>`.
    Open(Vec<Choice>),
    /// Check the files that come along, each understood as chosen. Notes: [`segment::preview::Progress`]. Answer:
    /// `Result<CheckedFiles, Refusal>`.
    Check(Matching, Vec<Choice>),
    /// A window of rows. Answer: `Result<Vec<RowView>, Refusal>`.
    Rows(Filter, u64, u32),
    /// A window of the people to send. Answer: `Result<Vec<Contact>, Refusal>`.
    Contacts(u64, u32),
    /// The first problems. Answer: `Result<Vec<Problem>, Refusal>`.
    Problems(u32),
    /// The rows that need fixing as a CSV file with sentences in this language. Answer: `Result<(), Refusal>` and the
    /// file.
    ProblemsCsv(#[serde(with = "lang")] Lang),
    /// Stop opening and checking. No answer.
    Cancel,
}

/// What came of a check.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckedFiles {
    /// What was found.
    pub summary: Summary,
    /// The files, as they were understood, with their number of rows.
    pub files: Vec<Inspected>,
}

/// What a scan worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum ScanAsk {
    /// Scan a range of the file that comes along. Notes: [`Scanned`] so far. Answer: `Result<(), Refusal>`, and the
    /// part as bytes.
    Scan(Task),
    /// Stop. No answer.
    Cancel,
}

/// How far a scan has come on since the last note.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Scanned {
    /// Bytes.
    pub bytes: u64,
    /// Rows.
    pub rows: u64,
}

/// The answer to a question that can be refused.
pub type Answered<T> = Result<T, Refusal>;

/// A language as its tag.
mod lang {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use texts::Lang;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(lang.tag())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Lang, D::Error> {
        Ok(Lang::from_tag(<&str>::deserialize(deserializer)?).unwrap_or_default())
    }
}
