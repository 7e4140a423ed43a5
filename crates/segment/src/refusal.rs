//! Why a file cannot be used at all. Each has its own sentence in `texts`.

use serde::{Deserialize, Serialize};

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum Refusal {
    /// Not a byte, or only white space.
    #[error("the file is empty")]
    Empty,
    /// A header and nothing below it.
    #[error("the file has a header but no rows")]
    NoRows,
    /// A spreadsheet (`.xlsx`, `.xls`, `.ods`), told by its first bytes.
    #[error("the file is a spreadsheet, not CSV")]
    Spreadsheet,
    /// A zip archive.
    #[error("the file is a zip archive, not CSV")]
    Zip,
    /// A gzip file that cannot be unpacked: damaged, cut off, or packed once more.
    #[error("the file is packed with gzip and cannot be unpacked")]
    Gzip,
    /// A gzip file that unpacks to far more than a table of people could.
    #[error("the file unpacks to far more than a table of people could")]
    Bomb,
    /// A picture, a PDF or another binary file.
    #[error("the file is a picture or another binary file, not CSV")]
    Binary,
    /// No column holds addresses.
    #[error("no column holds e-mail addresses")]
    NoEmail,
    /// Columns may hold addresses, and nobody said which one counts.
    #[error("it is not certain which column holds the e-mail addresses")]
    WhichEmail,
    /// The Dataverse segment membership table: ids only.
    #[error("the file is a segment membership table without e-mail addresses")]
    Membership,
    /// The header row itself is longer than a row can be.
    #[error("the first row is longer than a row can be")]
    HeaderTooLong,
    /// The file vanished or changed while it was read.
    #[error("the file changed or was removed while it was read")]
    Gone,
    /// The person stopped the reading.
    #[error("canceled")]
    Canceled,
    /// Whoever was reading broke down; nothing is wrong with the file.
    #[error("the reading broke off by a fault of the program")]
    Broken,
}

impl Refusal {
    /// All refusals.
    pub const ALL: [Self; 14] = [
        Self::Empty,
        Self::NoRows,
        Self::Spreadsheet,
        Self::Zip,
        Self::Gzip,
        Self::Binary,
        Self::Bomb,
        Self::NoEmail,
        Self::WhichEmail,
        Self::Membership,
        Self::HeaderTooLong,
        Self::Gone,
        Self::Canceled,
        Self::Broken,
    ];

    /// The refusal's name, as in JSON.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoRows => "noRows",
            Self::Spreadsheet => "spreadsheet",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Binary => "binary",
            Self::Bomb => "bomb",
            Self::NoEmail => "noEmail",
            Self::WhichEmail => "whichEmail",
            Self::Membership => "membership",
            Self::HeaderTooLong => "headerTooLong",
            Self::Gone => "gone",
            Self::Canceled => "canceled",
            Self::Broken => "broken",
        }
    }
}
