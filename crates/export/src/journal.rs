//! The journal: what a run needs to go on after a crash, and what its report is made of. Append-only.
//!
//! The engine asks for records to be kept ([`crate::Effect::Append`]) and waits until they are before it does what
//! depends on them: the header before the first request, a batch's people before the batch, an outcome before it counts.

use std::collections::VecDeque;

use omnisend::BatchId;
use serde::{Deserialize, Serialize};

use crate::outcome::{Fate, Rejected};
use crate::{RunPlan, RunState, Time};

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "record")]
pub enum Record {
    /// The plan with every date that it fixes. The first record.
    Header {
        /// The plan.
        plan: RunPlan,
    },
    /// A batch is about to be sent. Until its outcome is recorded, it may or may not have had an effect.
    Sending {
        /// The batch's number in this run.
        batch: u64,
        /// The people in it, as runs of numbers among the ready rows: first, how many.
        people: Vec<(u64, u64)>,
    },
    /// Omnisend took the batch in.
    Created {
        /// The batch's number in this run.
        batch: u64,
        /// Omnisend's name of it.
        id: BatchId,
    },
    /// What became of people. Outcome and memory are one: whoever is accepted here was sent.
    Outcome {
        /// People by fate, as runs of numbers.
        people: Vec<(Fate, u64, u64)>,
        /// Details of the rejected.
        rejected: Vec<Rejected>,
    },
    /// How the run ended.
    Ended {
        /// The last state.
        state: RunState,
        /// When.
        at: Time,
    },
}

/// Numbers as runs of consecutive ones: first, how many.
pub(crate) fn runs(numbers: impl IntoIterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((first, length)) if *first + *length == number => *length += 1,
            _ => runs.push((number, 1)),
        }
    }
    runs
}

/// Records on their way to being kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    /// Not yet handed out.
    fresh: Vec<Record>,
    /// Handed out, not yet kept: the number of the append and its outcomes.
    pending: VecDeque<(u64, Vec<Record>)>,
    appends: u64,
    kept: u64,
}

impl Queue {
    /// Adds a record and says which append will carry it.
    pub(crate) fn push(&mut self, record: Record) -> u64 {
        self.fresh.push(record);
        self.appends + 1
    }

    /// The next append, if there is something to keep.
    pub(crate) fn take(&mut self) -> Option<(u64, Vec<Record>)> {
        if self.fresh.is_empty() {
            return None;
        }
        self.appends += 1;
        let records = std::mem::take(&mut self.fresh);
        let outcomes = records.iter().filter(|record| matches!(record, Record::Outcome { .. })).cloned().collect();
        self.pending.push_back((self.appends, outcomes));
        Some((self.appends, records))
    }

    /// Append `seq` and all before it are kept; their outcomes count from now on.
    pub(crate) fn kept(&mut self, seq: u64) -> Vec<Record> {
        let mut outcomes = Vec::new();
        while let Some((_, records)) = self.pending.pop_front_if(|(append, _)| *append <= seq) {
            outcomes.extend(records);
        }
        self.kept = self.kept.max(seq.min(self.appends));
        outcomes
    }

    /// Whether append `seq` is kept.
    pub(crate) fn is_kept(&self, seq: u64) -> bool {
        self.kept >= seq
    }

    /// Whether nothing waits.
    pub(crate) fn is_quiet(&self) -> bool {
        self.fresh.is_empty() && self.pending.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consecutive_numbers_are_one_run() {
        assert_eq!(runs([1, 2, 3, 7, 8, 5]), [(1, 3), (7, 2), (5, 1)]);
        assert_eq!(runs([]), []);
    }

    #[test]
    fn outcomes_count_only_once_they_are_kept() {
        let mut queue = Queue::default();
        let outcome = || Record::Outcome { people: vec![(Fate::Accepted, 0, 1)], rejected: Vec::new() };
        let first = queue.push(Record::Sending { batch: 0, people: Vec::new() });
        assert_eq!(queue.push(outcome()), first);
        let (seq, records) = queue.take().unwrap();
        assert_eq!((seq, records.len()), (first, 2));
        let second = queue.push(outcome());
        assert!(second > first && !queue.is_kept(first));
        assert_eq!(queue.take().unwrap().0, second);
        assert_eq!(queue.kept(first).len(), 1);
        assert!(queue.is_kept(first) && !queue.is_kept(second) && !queue.is_quiet());
        assert_eq!(queue.kept(99).len(), 1);
        assert!(queue.is_quiet() && queue.is_kept(second) && !queue.is_kept(99));
    }
}
