//! Where each row ends: in exactly one place, so that the counts always add up.

use serde::{Deserialize, Serialize};

/// What becomes of a row before anything is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum Verdict {
    /// Would be sent.
    Ready,
    /// Omnisend accepted the same before.
    Unchanged,
    /// Another row with the same address is sent in its stead.
    Duplicate,
    /// Cannot be sent as it is.
    Invalid,
    /// Left out by a person's choice.
    LeftOut,
}

impl Verdict {
    /// All verdicts, in the order in which screens show them.
    pub const ALL: [Self; 5] = [Self::Ready, Self::Unchanged, Self::Duplicate, Self::Invalid, Self::LeftOut];
}

/// Rows by verdict. `rows` is always the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// All data rows; blank lines, titles and the header are none.
    pub rows: u64,
    /// [`Verdict::Ready`].
    pub ready: u64,
    /// [`Verdict::Unchanged`].
    pub unchanged: u64,
    /// [`Verdict::Duplicate`].
    pub duplicate: u64,
    /// [`Verdict::Invalid`].
    pub invalid: u64,
    /// [`Verdict::LeftOut`].
    pub left_out: u64,
}

impl Counts {
    /// Counts one more row with this verdict.
    pub fn add(&mut self, verdict: Verdict) {
        self.rows += 1;
        *self.of_mut(verdict) += 1;
    }

    /// Moves one row from one verdict to another.
    pub fn turn(&mut self, from: Verdict, to: Verdict) {
        *self.of_mut(from) -= 1;
        *self.of_mut(to) += 1;
    }

    /// The rows with this verdict.
    pub const fn of(&self, verdict: Verdict) -> u64 {
        match verdict {
            Verdict::Ready => self.ready,
            Verdict::Unchanged => self.unchanged,
            Verdict::Duplicate => self.duplicate,
            Verdict::Invalid => self.invalid,
            Verdict::LeftOut => self.left_out,
        }
    }

    const fn of_mut(&mut self, verdict: Verdict) -> &mut u64 {
        match verdict {
            Verdict::Ready => &mut self.ready,
            Verdict::Unchanged => &mut self.unchanged,
            Verdict::Duplicate => &mut self.duplicate,
            Verdict::Invalid => &mut self.invalid,
            Verdict::LeftOut => &mut self.left_out,
        }
    }
}
