//! What became of each ready row: one byte a row.

use omnisend::read::Reason;
use serde::{Deserialize, Serialize};

/// What became of one person who was to be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum Fate {
    /// No request with this person was sent, or Omnisend refused the whole request.
    #[default]
    NotSent,
    /// Omnisend took it.
    Accepted,
    /// Omnisend refused it.
    Rejected,
    /// Sent, but what became of it cannot be read. Counts as not sent, and goes again with the next run.
    Unknown,
}

/// One person whom Omnisend refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rejected {
    /// Which file (0-based).
    pub file: usize,
    /// The physical line on which the row begins (1-based).
    pub row: u64,
    /// The address.
    pub email: String,
    /// HTTP status of the item.
    pub status: u16,
    /// Omnisend's words.
    pub reason: Reason,
}

/// How it went lately: older outcomes count for less and less, so a run that turns bad late is noticed as soon.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recent {
    pub(crate) accepted: u64,
    pub(crate) rejected: u64,
    pub(crate) unknown: u64,
}

impl Recent {
    /// Outcomes that count; with more, all count half.
    const MEMORY: u64 = 200;

    pub(crate) fn add(&mut self, fate: Fate, people: u64) {
        *match fate {
            Fate::Accepted => &mut self.accepted,
            Fate::Rejected => &mut self.rejected,
            Fate::Unknown => &mut self.unknown,
            Fate::NotSent => return,
        } += people;
        while self.sum() > Self::MEMORY {
            self.accepted /= 2;
            self.rejected /= 2;
            self.unknown /= 2;
        }
    }

    pub(crate) const fn sum(&self) -> u64 {
        self.accepted + self.rejected + self.unknown
    }
}

/// Everybody's fate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fates {
    fates: Vec<Fate>,
    counts: [u64; 4],
}

impl Fates {
    pub(crate) fn new(total: u64) -> Self {
        let length = usize::try_from(total).unwrap_or(usize::MAX);
        Self { fates: vec![Fate::NotSent; length], counts: [total, 0, 0, 0] }
    }

    pub(crate) fn count(&self, fate: Fate) -> u64 {
        self.counts[fate as usize]
    }

    pub(crate) fn get(&self, index: u64) -> Fate {
        usize::try_from(index).ok().and_then(|index| self.fates.get(index)).copied().unwrap_or_default()
    }

    pub(crate) fn set(&mut self, index: u64, fate: Fate) {
        let Some(slot) = usize::try_from(index).ok().and_then(|index| self.fates.get_mut(index)) else { return };
        self.counts[*slot as usize] -= 1;
        self.counts[fate as usize] += 1;
        *slot = fate;
    }
}
