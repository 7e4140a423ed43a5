//! A run that broke off goes on from its journal: what is settled stays so, what Omnisend has is asked for, what may or
//! may not have arrived goes again, which changes nothing twice.

use std::collections::VecDeque;

use omnisend::{BatchId, TAG_ADDRESSES};

use super::posting::same_tags;
use super::states::Batch;
use super::{Engine, Item, Phase};
use crate::Reach;
use crate::journal::{Queue, Record, RecordedReason};
use crate::outcome::{Fate, Rejected};
use crate::proof::Standing;
use crate::runs::{Left, numbers};

/// Why a run cannot go on from a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenJournal {
    /// It does not begin with the plan.
    #[error("the journal does not begin with a plan")]
    NoHeader,
    /// The run came to its end.
    #[error("the run came to its end")]
    Ended,
    /// A record speaks of people or batches that the plan does not know.
    #[error("a record of the journal speaks of somebody who is not in the plan")]
    Strange,
}

/// What has to be read again before a run goes on.
#[derive(Clone, Debug)]
pub(super) struct Restore {
    /// People to be read.
    pub(super) people: Left,
    /// Those who were read, ascending.
    items: Vec<(u64, Option<Item>)>,
    /// Batches that Omnisend has, with those of their people who are not settled.
    batches: Vec<Sent>,
    /// People of batches of whom it is not known whether Omnisend has them.
    again: Vec<u64>,
    rejected: Vec<(u64, u32)>,
    reasons: Vec<RecordedReason>,
    before: Vec<(u64, Standing)>,
}

impl Restore {
    /// The refused, where their rows cannot be read any more: how many, and why, but not who.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = Rejected> {
        let reason = |reason: &u32| usize::try_from(*reason).ok().and_then(|reason| self.reasons.get(reason));
        self.rejected.iter().filter_map(move |(_, number)| Some(refused(None, reason(number)?)))
    }

    /// People who were sent and of whom no outcome is known.
    pub(super) fn unsettled(&self) -> impl Iterator<Item = u64> {
        self.batches.iter().flat_map(|batch| &batch.open).map(|(_, index)| *index).chain(self.again.iter().copied())
    }
}

/// A batch that Omnisend has.
#[derive(Clone, Debug)]
struct Sent {
    number: u64,
    id: BatchId,
    size: usize,
    /// Those who are not settled, with their places in the batch.
    open: Vec<(usize, u64)>,
}

/// What a journal tells of one batch.
#[derive(Clone, Debug, Default)]
struct Told {
    people: Vec<(u64, u64)>,
    id: Option<BatchId>,
}

impl Engine {
    /// The run that a journal without an end is of. The people are asked for again where they are needed, so the same
    /// files have to be at hand. `seed` moves only the jitter of waits.
    ///
    /// # Errors
    /// [`BrokenJournal`].
    pub fn resume_from(records: impl IntoIterator<Item = Record>, seed: u64) -> Result<Self, BrokenJournal> {
        let mut records = records.into_iter();
        let Some(Record::Header { plan }) = records.next() else { return Err(BrokenJournal::NoHeader) };
        let mut engine = Self::of(plan, seed);
        let total = engine.plan.total;
        let mut batches: Vec<Told> = Vec::new();
        let (mut rejected, mut reasons, mut before) = (Vec::new(), Vec::new(), Vec::new());
        let (mut proved, mut outcomes) = (false, false);
        for record in records {
            match record {
                Record::Header { .. } => return Err(BrokenJournal::Strange),
                Record::Ended { .. } => return Err(BrokenJournal::Ended),
                Record::Before { people } => before = people,
                Record::Proof { harmed } => (engine.harmed, proved) = (harmed, true),
                Record::Sending { batch, people } => {
                    let fits = people.iter().all(|(first, length)| first.saturating_add(*length) <= total);
                    if batch != batches.len() as u64 || !fits {
                        return Err(BrokenJournal::Strange);
                    }
                    batches.push(Told { people, id: None });
                }
                Record::Created { batch, id } => {
                    let told = usize::try_from(batch).ok().and_then(|batch| batches.get_mut(batch));
                    told.ok_or(BrokenJournal::Strange)?.id = Some(id.clone());
                    engine.batch_ids.push(id);
                }
                Record::Outcome { people, rejected: refused, reasons: fresh, sent: _ } => {
                    outcomes = true;
                    for (fate, first, length) in people {
                        for index in first..first.saturating_add(length).min(total) {
                            engine.fates.set(index, fate);
                        }
                    }
                    rejected.extend(refused);
                    reasons.extend(fresh);
                }
                Record::Removing { .. } => {}
                Record::Removed { segment, people, taken } => engine.removed.add(segment, people, taken),
            }
        }
        engine.next_batch = batches.len() as u64;
        engine.journal = Queue::after(&reasons);
        let mut touched: Vec<u64> = batches.iter().flat_map(|told| numbers(&told.people)).collect();
        touched.sort_unstable();
        touched.dedup();
        engine.left = Left::below(total, touched);
        if engine.harmed.is_empty() && (proved || (engine.proof.lets_send() && outcomes)) {
            engine.proof.is_over();
            engine.phase = Phase::Sending;
        }
        let mut restore = Restore::new(&batches, total, |index| engine.fates.get(index) != Fate::NotSent);
        let needed = !engine.proof.lets_send() && !batches.is_empty();
        (restore.rejected, restore.reasons) = (rejected, reasons);
        restore.before = if needed { before } else { Vec::new() };
        let mut people: Vec<u64> = restore.unsettled().collect();
        people.extend(restore.rejected.iter().map(|(index, _)| *index));
        people.extend(restore.before.iter().map(|(index, _)| *index));
        people.sort_unstable();
        people.dedup();
        restore.people = Left::of(people);
        engine.restore = Some(restore);
        engine.restored(Vec::new());
        Ok(engine)
    }

    /// People who were asked for again; once all are there, the run goes on.
    pub(super) fn restored(&mut self, items: Vec<Item>) {
        let Some(restore) = &mut self.restore else { return };
        restore.items.extend(items.into_iter().map(|item| (item.index, Some(item))));
        if !restore.people.is_empty() {
            return;
        }
        let Some(restore) = self.restore.take() else { return };
        let Restore { mut items, batches, again, rejected, reasons, before, .. } = restore;
        for (index, reason) in rejected {
            let reason = usize::try_from(reason).ok().and_then(|reason| reasons.get(reason));
            if let (Some(item), Some(reason)) = (of(&mut items, index).and_then(|item| item.as_ref()), reason) {
                self.rejected.push(refused(Some(item), reason));
            }
        }
        if self.next_batch > 0 && !self.proof.lets_send() {
            let first = before.into_iter().filter_map(|(index, standing)| {
                let at = items.binary_search_by_key(&index, |(index, _)| *index).ok()?;
                Some((items[at].1.as_ref()?, standing))
            });
            self.proof.goes_on(first, !self.harmed.is_empty());
        }
        let mut known = |index: u64| {
            let mut item = of(&mut items, index)?.take()?;
            item.maybe_sent = true;
            Some(item)
        };
        let at = self.clock.steady();
        for Sent { number, id, size, open } in batches {
            let items = open.into_iter().filter_map(|(place, index)| Some(Item { place, ..known(index)? }));
            self.batches.insert(number, Batch::new(id, size, items.collect(), at));
        }
        // They may or may not have arrived.
        let mut again: VecDeque<Item> = again.into_iter().filter_map(&mut known).collect();
        match self.plan.reach {
            Reach::Everyone => again.into_iter().for_each(|item| self.later.add(0, item)),
            Reach::Known => {
                while !again.is_empty() {
                    let items = same_tags(&mut again, TAG_ADDRESSES);
                    self.queue(items, at);
                }
            }
        }
    }
}

impl Restore {
    /// Who of the people of some batches is not settled. Whoever was sent twice belongs to the later batch.
    fn new(told: &[Told], total: u64, is_settled: impl Fn(u64) -> bool) -> Self {
        let (mut batches, mut again) = (Vec::new(), Vec::new());
        let mut claimed = vec![false; usize::try_from(total).unwrap_or_default()];
        let mut claims = |index: u64| {
            let place = usize::try_from(index).ok().and_then(|index| claimed.get_mut(index));
            place.is_some_and(|place| !std::mem::replace(place, true))
        };
        for (number, told) in told.iter().enumerate().rev() {
            let all = (1..).zip(numbers(&told.people));
            let open: Vec<(usize, u64)> = all.filter(|(_, index)| !is_settled(*index) && claims(*index)).collect();
            let size = numbers(&told.people).count();
            match &told.id {
                _ if open.is_empty() => {}
                Some(id) => batches.push(Sent { number: number as u64, id: id.clone(), size, open }),
                None => again.extend(open.into_iter().map(|(_, index)| index)),
            }
        }
        again.sort_unstable();
        Self {
            people: Left::default(),
            items: Vec::new(),
            batches,
            again,
            rejected: Vec::new(),
            reasons: Vec::new(),
            before: Vec::new(),
        }
    }
}

/// The place of a person among those who were read again.
fn of(items: &mut [(u64, Option<Item>)], index: u64) -> Option<&mut Option<Item>> {
    let at = items.binary_search_by_key(&index, |(index, _)| *index).ok()?;
    items.get_mut(at).map(|(_, item)| item)
}

fn refused(item: Option<&Item>, reason: &RecordedReason) -> Rejected {
    let field = (!reason.field.is_empty()).then(|| reason.field.clone());
    let words = omnisend::read::Reason { text: reason.text.clone(), field, instance: None };
    let (file, row, email) = item.map_or((0, 0, String::new()), |item| (item.file, item.row, item.email.clone()));
    Rejected { file, row, email, status: reason.status, reason: words }
}
