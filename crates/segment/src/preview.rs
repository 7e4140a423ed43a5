//! What screens and `--json` show: plain values, no handles.

use serde::{Deserialize, Serialize};

use crate::email::typo::Typo;
use crate::encoding::{Charset, Decode};
use crate::read::{Form, Profile};
use crate::sorted::sorted;
use crate::value::Hints;
use crate::{Code, Contact, Counts, Dialect, Encoding, Matching, Problem, Refusal, Verdict};

/// A file as it was understood from its first part: the line "VIP.csv · semicolon · UTF-8 · names in line 1".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    /// File name without folders.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
    /// How its bytes become text.
    pub encoding: Encoding,
    /// Whether it is a file of rows that need fixing, as [`crate::csv`] writes it: its cells are read as they were.
    #[serde(default)]
    pub guarded: bool,
    /// What stands between and around its cells.
    pub dialect: Dialect,
    /// Physical line of the header (1-based); none where the file has no header.
    pub header: Option<u64>,
    /// The columns, labels unique.
    pub columns: Vec<Column>,
    /// The first data rows, at most [`FIRST_ROWS`], cells as they stand in the file.
    pub first_rows: Vec<Vec<String>>,
    /// The first rows of all, titles and header among them, at most [`TOP_ROWS`]: to point out the header.
    pub top_rows: Vec<TopRow>,
    /// Rows of the whole file where it is so small that all of it was seen; else known after the check.
    pub rows: Option<u64>,
    /// Where the first row of all begins: titles and header are rows too.
    pub first: RowStart,
    /// Where the first data row begins.
    pub data: RowStart,
}

impl Inspected {
    /// Whether there is anybody in the file to send.
    ///
    /// # Errors
    /// [`Refusal::NoRows`] and [`Refusal::Membership`].
    pub fn usable(&self) -> Result<(), Refusal> {
        if crate::matching::is_membership_table(&self.columns) {
            Err(Refusal::Membership)
        } else if self.rows == Some(0) {
            Err(Refusal::NoRows)
        } else {
            Ok(())
        }
    }

    /// Whether it has the columns of `other`, in any order and whatever the case of their labels: columns are found by
    /// them.
    pub fn has_columns_of(&self, other: &Self) -> bool {
        let labels = |file: &Self| {
            sorted(file.columns.iter().map(|column| column.label.trim().to_ascii_lowercase()), String::lt)
        };
        labels(self) == labels(other)
    }

    /// Whether nobody named its columns: neither a header nor a `model.json`.
    pub fn is_unnamed(&self) -> bool {
        let mut labels = self.columns.iter().enumerate();
        self.header.is_none() && labels.all(|(at, column)| column.label == crate::read::unnamed(at))
    }

    pub(crate) fn charset<'d>(&self, decode: &'d dyn Decode) -> Charset<'d> {
        Charset::new(self.encoding, decode).guarded(self.guarded)
    }

    pub(crate) fn form(&self) -> Form {
        Form { format: self.dialect.format(), encoding: self.encoding }
    }
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowStart {
    /// Bytes before it.
    pub offset: u64,
    /// Physical line (1-based).
    pub line: u64,
}

impl From<scan::Place> for RowStart {
    fn from(place: scan::Place) -> Self {
        Self { offset: place.offset, line: place.line }
    }
}

impl From<RowStart> for scan::Place {
    fn from(start: RowStart) -> Self {
        Self { offset: start.offset, line: start.line }
    }
}

/// A row as it stands at the top of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TopRow {
    /// The physical line on which it begins (1-based).
    pub line: u64,
    /// Its first cells that hold something, as one text.
    pub text: String,
}

/// How many rows [`Inspected::top_rows`] holds at the most.
pub const TOP_ROWS: usize = 12;

/// How many rows [`Inspected::first_rows`] holds at the most.
pub const FIRST_ROWS: usize = 50;

/// A column and some of what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// The label, unique in the file ("Column 3", "Email (2)").
    pub label: String,
    /// Up to three different non-empty cells.
    pub samples: Vec<String>,
    /// What its first cells look like.
    #[serde(default)]
    pub profile: Profile,
    /// What its first cells show of what only a column tells.
    #[serde(default)]
    pub hints: Hints,
    /// The first cell that tells whether day or month comes first, else the first that leaves it open; none where no cell
    /// is such a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telling: Option<String>,
}

/// The result of checking all files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Rows by verdict.
    pub counts: Counts,
    /// Ready rows with a warning ([`Filter::WorthALook`]).
    pub worth_a_look: u64,
    /// What was found, by code, most frequent first: how many rows have it.
    pub found: Vec<Found>,
    /// Blank lines; they are no rows.
    pub blank_lines: u64,
    /// Rows whose address was trimmed, lower-cased, rid of invisible characters or converted.
    pub repaired: u64,
    /// Rows in which a person's mend is made ([`Filter::Mended`]).
    pub mended: u64,
    /// For each mend that is a rule, in how many rows it is made.
    pub mends: Vec<u64>,
    /// Domains that are likely mistyped.
    pub typos: Vec<Typo>,
    /// Duplicates of another name than the row that is sent in their stead ([`Filter::OtherName`]).
    pub other_names: u64,
    /// Rows that say Yes to e-mail, by the columns matched for it.
    pub says_yes: u64,
    /// Rows that say No to e-mail ([`Filter::SaysNo`]).
    pub says_no: u64,
    /// Ready people of whom a row says No.
    pub ready_no: u64,
    /// Ready people of whom a row says Yes and none says No.
    pub ready_yes: u64,
    /// Those of them of whom no row says since when.
    pub ready_undated: u64,
    /// Ready people with a phone number of their own.
    pub ready_phones: u64,
    /// The matching that was used.
    pub matching: Matching,
}

/// How often a code was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What was found.
    pub code: Code,
    /// In how many rows.
    pub rows: u64,
}

/// A row as Review shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// Which file (0-based).
    pub file: usize,
    /// The physical line on which the row begins (1-based).
    pub row: u64,
    /// Position among the data rows of all files (0-based).
    pub index: u64,
    /// Where the row begins in its file, in bytes.
    pub offset: u64,
    /// Cells as they stand in the file.
    pub cells: Vec<String>,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// Columns of this file (0-based) in which a person's mend is made, and what stands there now.
    pub mended: Vec<(usize, String)>,
    /// What was found in it.
    pub problems: Vec<Problem>,
    /// What would be sent; none where the address cannot be used.
    pub contact: Option<Contact>,
    /// For a duplicate: the row that is sent in its stead.
    pub instead: Option<Instead>,
}

/// Where the row stands that is sent in the stead of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instead {
    /// Which file (0-based).
    pub file: usize,
    /// The physical line on which the row begins (1-based).
    pub row: u64,
}

/// Which rows a window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Filter {
    /// Every row.
    #[default]
    Everyone,
    /// Rows with this verdict.
    Verdict(Verdict),
    /// Ready rows with a warning.
    WorthALook,
    /// Rows with this code.
    Code(Code),
    /// Rows in which a person's mend is made.
    Mended,
    /// Rows whose address was repaired.
    Repaired,
    /// Duplicates of another name than the row that is sent in their stead.
    OtherName,
    /// Rows that say No to e-mail.
    SaysNo,
}

/// Which rows, and with which text in one of their cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// Which rows.
    pub filter: Filter,
    /// The text, whatever the case of its letters; empty for every row.
    pub text: String,
}

impl From<Filter> for Query {
    fn from(filter: Filter) -> Self {
        Self { filter, text: String::new() }
    }
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Bytes read.
    pub bytes: u64,
    /// Bytes in all.
    pub total: u64,
    /// Rows found so far.
    pub rows: u64,
}
