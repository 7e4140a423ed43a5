//! What rows are judged by, and what becomes of those that are judged: the two halves of an export's choices that
//! concern its file.

use serde::{Deserialize, Serialize};

use crate::country::CountryCode;
use crate::mend::{CellMend, Mend};
use crate::preview::Column;
use crate::sorted::SortedMap;
use crate::value::DateOrder;
use crate::{Code, Matching, column_of};

/// What the cells of a segment's files mean: all by which a row becomes a person. Columns are those of the first file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// What fills which field.
    pub matching: Matching,
    /// Mends that count for every file.
    pub mends: Vec<Mend>,
    /// Corrections of single cells of these files.
    pub cells: Vec<CellMend>,
    /// The country of phone numbers that do not name theirs and stand in a row without a country.
    pub country: Option<CountryCode>,
    /// Whether day or month comes first, by column.
    pub orders: SortedMap<usize, DateOrder>,
    /// The moment of the check, seconds since 1970: what lies behind it is in the future.
    pub now: i64,
}

impl Rules {
    /// The rules of a matching, without any further choice.
    pub fn of(matching: Matching) -> Self {
        Self { matching, ..Self::default() }
    }

    /// The same for another of the files: columns are found again by their labels.
    #[must_use]
    pub fn carried(&self, from: &[Column], to: &[Column]) -> Self {
        let find = |column: usize| column_of(&from.get(column)?.label, to.iter().map(|other| other.label.as_str()));
        Self {
            matching: self.matching.carried(from, to),
            orders: self.orders.iter().filter_map(|(column, order)| Some((find(*column)?, *order))).collect(),
            ..self.clone()
        }
    }
}

/// Which of several rows with one address is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Winner {
    /// The last one, whole.
    #[default]
    Last,
    /// The first one, whole.
    First,
    /// The last one, with what it lacks from those before it.
    Merged,
}

/// What becomes of people whose row says No to e-mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SaysNo {
    /// They are sent like the others; their subscription stays as it is.
    #[default]
    Unchanged,
    /// They are not sent.
    LeftOut,
    /// They are unsubscribed.
    Unsubscribed,
}

/// What becomes of judged rows: it needs no look at the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Which of several rows with one address is sent.
    pub winner: Winner,
    /// Rows with one of these are left out.
    pub strict: Vec<Code>,
    /// People who are left out: hashes of their addresses ([`crate::address_hash`]), in ascending order.
    pub left_out: Vec<u64>,
    /// The never-send list, likewise.
    pub never: Vec<u64>,
    /// What becomes of those who say No.
    pub says_no: SaysNo,
}
