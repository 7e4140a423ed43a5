//! The journal: what a run needs to go on after a crash, and what its report is made of. Append-only.
//!
//! The engine asks for records to be kept ([`crate::Effect::Append`]) and waits until they are before it does what
//! depends on them: the header before the first request, a batch's people before the batch, an outcome before it counts.
//! People are told by their number among those to be sent; addresses stand in it only where a person agreed that it is
//! remembered who was sent. A record stays within 8 KB.

use std::collections::VecDeque;

use omnisend::BatchId;
use serde::{Deserialize, Serialize};

use crate::memory::Sent;
use crate::outcome::{Fate, Rejected};
use crate::proof::{Harm, Standing};
use crate::reasons::Reasons;
use crate::{RunPlan, RunState, Time};

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Record {
    /// The plan with every date that it fixes. The first record.
    Header {
        /// The plan.
        plan: RunPlan,
    },
    /// How the first people stood in Omnisend before anything was sent of them, as far as it knew them.
    Before {
        /// Who, and how they stood.
        people: Vec<(u64, Standing)>,
    },
    /// The first people were looked at again.
    Proof {
        /// Who was harmed; nobody, where the run goes on.
        harmed: Vec<Harm>,
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
        /// The rejected by their number, and the number of the reason of each.
        rejected: Vec<(u64, u32)>,
        /// Reasons that were not told before; they are numbered in the order in which they are told, from 0.
        reasons: Vec<RecordedReason>,
        /// Those of the accepted who are to be remembered.
        sent: Vec<Sent>,
    },
    /// Leavers are about to lose a segment's tag.
    Removing {
        /// Which segment.
        segment: usize,
        /// The first of them, in the order of its memory, and how many.
        people: (u64, u64),
    },
    /// Omnisend took that in, or refused it for the only one of them.
    Removed {
        /// Which segment.
        segment: usize,
        /// As in [`Record::Removing`].
        people: (u64, u64),
        /// Whether it was taken in.
        taken: bool,
    },
    /// How the run ended.
    Ended {
        /// The last state.
        state: RunState,
        /// When.
        at: Time,
    },
}

/// Why people were refused, as the journal tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedReason {
    /// HTTP status.
    pub status: u16,
    /// Omnisend's words, shortened.
    pub text: String,
    /// The field meant; empty where none is named.
    pub field: String,
}

/// What became of people, as the report will tell it once the journal has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// People by fate, as runs of numbers.
    pub(crate) people: Vec<(Fate, u64, u64)>,
    /// The rejected with their numbers.
    pub(crate) rejected: Vec<(u64, Rejected)>,
    /// Those of the accepted who are to be remembered.
    pub(crate) sent: Vec<Sent>,
}

/// How many of these fit one record beside what else it may hold: at least one.
fn fitting(sent: &[Sent]) -> usize {
    const BUDGET: usize = 4_500;
    const FRAME: usize = 52;
    let mut size = 0;
    let fits = |sent: &&Sent| {
        size += sent.email.len() + FRAME;
        size <= BUDGET
    };
    sent.iter().take_while(fits).count().max(1).min(sent.len())
}

/// Records on their way to being kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Queue {
    /// Not yet handed out.
    fresh: Vec<Record>,
    /// What the fresh records settle.
    settled: Vec<Settled>,
    reasons: Reasons,
    /// Handed out, not yet kept: the number of the append and what it settles.
    pending: VecDeque<(u64, Vec<Settled>)>,
    appends: u64,
    kept: u64,
}

impl Queue {
    /// The queue of a run that goes on after a journal with these reasons.
    pub(crate) fn after(reasons: &[RecordedReason]) -> Self {
        Self { reasons: Reasons::known(reasons), ..Self::default() }
    }

    /// Adds a record and says which append will carry it.
    pub(crate) fn push(&mut self, record: Record) -> u64 {
        self.fresh.push(record);
        self.appends + 1
    }

    /// Adds what became of people.
    pub(crate) fn settle(&mut self, mut settled: Settled) {
        // Those who do not fit the record stand in further ones of the same append, which is kept whole or not at all.
        let mut sent = std::mem::take(&mut settled.sent);
        let rest = sent.split_off(fitting(&sent));
        let (indices, details): (Vec<u64>, Vec<Rejected>) = settled.rejected.iter().cloned().unzip();
        let (numbers, reasons) = self.reasons.number(&details);
        let rejected = indices.into_iter().zip(numbers).collect();
        self.push(Record::Outcome { people: settled.people.clone(), rejected, reasons, sent });
        self.settled.push(settled);
        let mut rest = rest;
        while !rest.is_empty() {
            let more = rest.split_off(fitting(&rest));
            let sent = std::mem::replace(&mut rest, more);
            self.push(Record::Outcome { people: Vec::new(), rejected: Vec::new(), reasons: Vec::new(), sent });
        }
    }

    /// The next append, if there is something to keep.
    pub(crate) fn take(&mut self) -> Option<(u64, Vec<Record>)> {
        if self.fresh.is_empty() {
            return None;
        }
        self.appends += 1;
        let records = std::mem::take(&mut self.fresh);
        self.pending.push_back((self.appends, std::mem::take(&mut self.settled)));
        Some((self.appends, records))
    }

    /// Append `seq` and all before it are kept; their outcomes count from now on.
    pub(crate) fn kept(&mut self, seq: u64) -> Vec<Settled> {
        let mut outcomes = Vec::new();
        while let Some((_, settled)) = self.pending.pop_front_if(|(append, _)| *append <= seq) {
            outcomes.extend(settled);
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
    fn outcomes_count_only_once_they_are_kept() {
        let mut queue = Queue::default();
        let accepted = || Settled { people: vec![(Fate::Accepted, 0, 1)], ..Settled::default() };
        let first = queue.push(Record::Sending { batch: 0, people: Vec::new() });
        queue.settle(accepted());
        let (seq, records) = queue.take().unwrap();
        assert_eq!((seq, records.len()), (first, 2));
        queue.settle(accepted());
        let second = first + 1;
        assert!(!queue.is_kept(second) && !queue.is_kept(first));
        assert_eq!(queue.take().unwrap().0, second);
        assert_eq!(queue.kept(first).len(), 1);
        assert!(queue.is_kept(first) && !queue.is_kept(second) && !queue.is_quiet());
        assert_eq!(queue.kept(99).len(), 1);
        assert!(queue.is_quiet() && queue.is_kept(second) && !queue.is_kept(99));
    }
}
