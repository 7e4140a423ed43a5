//! Following batches to their end: the list, single states, items.

use omnisend::read::Reason;
use omnisend::{BatchState, BatchStatus, ItemOutcome, PAGE, Request, Response, Trouble, request};

use super::item::Item;
use super::posting::{ITEM_TRIES, TRIES};
use super::states::{By, Stage, Sweep, Watch};
use super::{Engine, Phase, Purpose};
use crate::journal::Settled;
use crate::outcome::Fate;
use crate::pace::backoff;
use crate::report::StopReason;
use crate::runs::runs;
use crate::time::Millis;

/// Most pages of one sweep.
const PAGES: u32 = 8;

/// How often a batch may be said not to be there before it is believed.
const GONE: u32 = 3;

/// Sweeps that may miss a batch before it is asked for by itself.
const UNSEEN: u32 = 2;

impl Engine {
    fn follows(&self) -> bool {
        !matches!(self.phase, Phase::Done(_) | Phase::Closing { .. }) && !self.batches.is_empty()
    }

    /// When the next request about batches is due.
    pub(super) fn watch_at(&self) -> Option<Millis> {
        if !self.follows() {
            return None;
        }
        let asked = |number: u64| self.is_asked(number);
        let single = self.batches.iter().filter(|(number, batch)| {
            let wanted = batch.stage != Stage::Open || batch.unseen >= UNSEEN || self.watch.by == By::Singles;
            wanted && !asked(**number)
        });
        let single = single.map(|(_, batch)| batch.single_at).min();
        let any_open = self.batches.values().any(|batch| batch.stage == Stage::Open);
        let asked = self.watch.sweep.as_ref().is_some_and(|sweep| sweep.asked);
        let list = (self.watch.by == By::List && any_open && !asked).then_some(self.watch.next);
        [single, list].into_iter().flatten().min()
    }

    fn is_asked(&self, number: u64) -> bool {
        self.under_way
            .values()
            .any(|(_, purpose)| matches!(purpose, Purpose::State(asked) | Purpose::Items(asked) if *asked == number))
    }

    pub(super) fn next_watch(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        if !self.follows() {
            return None;
        }
        let ended = self
            .batches
            .iter()
            .find(|(number, batch)| batch.stage != Stage::Open && batch.single_at <= at && !self.is_asked(**number));
        if let Some((&number, batch)) = ended {
            return Some((request::batch_items(&batch.id), Purpose::Items(number)));
        }
        let single = self.batches.iter().find(|(number, batch)| {
            (batch.unseen >= UNSEEN || self.watch.by == By::Singles)
                && batch.single_at <= at
                && !self.is_asked(**number)
        });
        if let Some((&number, batch)) = single {
            return Some((request::batch(&batch.id), Purpose::State(number)));
        }
        let any_open = self.batches.values().any(|batch| batch.stage == Stage::Open);
        if self.watch.by == By::Singles || !any_open || self.watch.next > at {
            return None;
        }
        let start = self.watch.start;
        let sweep = self.watch.sweep.get_or_insert_with(|| Sweep { offset: start, ..Sweep::default() });
        if sweep.asked {
            return None;
        }
        sweep.asked = true;
        let offset = sweep.offset;
        Some((request::batches(PAGE, offset, Some(&self.watch.date_from)), Purpose::List { offset }))
    }

    /// A page of the list was answered.
    pub(super) fn listed(&mut self, at: Millis, offset: u32, judged: Result<Response, Trouble>) {
        let page = match judged {
            Ok(response) => BatchState::read_list(&response.body),
            Err(Trouble::Refused { .. } | Trouble::NotFound | Trouble::Permission { .. }) => {
                // Some keys may not list: each batch by itself, then.
                (self.watch.by, self.watch.sweep) = (By::Singles, None);
                return;
            }
            Err(trouble) => {
                self.watch_failed(at, trouble);
                return;
            }
        };
        let Some(page) = page else {
            self.watch_failed(at, Trouble::Gateway { status: 200 });
            return;
        };
        self.watch.tries = 0;
        let Some(mut sweep) = self.watch.sweep.take() else { return };
        let full = page.len() >= PAGE as usize;
        for state in page {
            let own = self.batches.iter().find(|(_, batch)| batch.id == state.id).map(|(&number, _)| number);
            let Some(number) = own else { continue };
            sweep.seen.push(number);
            if self.state_known(at, number, &state) {
                sweep.news = true;
            } else {
                sweep.first_open.get_or_insert(offset);
            }
        }
        let missing = |sweep: &Sweep| {
            self.batches.iter().any(|(number, batch)| batch.stage == Stage::Open && !sweep.seen.contains(number))
        };
        sweep.pages += 1;
        if full && sweep.pages < PAGES && missing(&sweep) {
            (sweep.offset, sweep.asked) = (offset + PAGE, false);
            self.watch.next = at;
            self.watch.sweep = Some(sweep);
            return;
        }
        self.swept(at, &sweep);
    }

    fn swept(&mut self, at: Millis, sweep: &Sweep) {
        let mut any_unseen = false;
        for (number, batch) in self.batches.iter_mut() {
            if batch.stage != Stage::Open || sweep.seen.contains(number) {
                batch.unseen = 0;
            } else {
                batch.unseen += 1;
                any_unseen = true;
            }
        }
        // Where open ones stand far behind, the list shows the oldest first, and the next sweep begins there; if that
        // misses any, the next one begins at the top again.
        self.watch.start = if any_unseen && self.watch.start > 0 { 0 } else { sweep.first_open.unwrap_or(0) };
        let shortest = (Watch::SHORTEST + Watch::EACH * self.batches.len() as Millis).min(Watch::LONGEST);
        self.watch.pause = if sweep.news { shortest } else { (self.watch.pause * 3 / 2).min(Watch::LONGEST) };
        self.watch.next = at + self.watch.pause;
    }

    /// A request about all batches failed.
    fn watch_failed(&mut self, at: Millis, trouble: Trouble) {
        self.watch.sweep = None;
        if trouble.stops() {
            self.stop(StopReason::of(trouble));
            return;
        }
        self.watch.tries = self.tries_after(&trouble, self.watch.tries);
        self.watch.next = at + self.random.jitter(backoff(self.watch.tries.max(1)));
        if self.watch.tries >= TRIES {
            self.stop(StopReason::of(trouble));
        }
    }

    /// One batch's state was answered.
    pub(super) fn state_read(&mut self, at: Millis, number: u64, judged: Result<Response, Trouble>) {
        let state = judged.and_then(|response| {
            BatchState::read_one(&response.body).ok_or(Trouble::Gateway { status: response.status })
        });
        match state {
            Ok(state) => {
                if !self.state_known(at, number, &state)
                    && let Some(batch) = self.batches.get_mut(&number)
                {
                    batch.singles += 1;
                    batch.tries = 0;
                    batch.single_at = at + (2_000 << batch.singles.min(4));
                }
            }
            Err(trouble) => self.single_failed(at, number, trouble),
        }
    }

    /// A request about one batch failed; given up, what became of its people is unknown.
    fn single_failed(&mut self, at: Millis, number: u64, trouble: Trouble) {
        let gone = matches!(trouble, Trouble::NotFound | Trouble::Refused { .. });
        if trouble.stops() {
            self.stop(StopReason::of(trouble));
            return;
        }
        let tries = self.batches.get(&number).map(|batch| match trouble {
            // A new batch may not be found at once.
            Trouble::NotFound => batch.tries + 1,
            _ => self.tries_after(&trouble, batch.tries),
        });
        let Some(tries) = tries else { return };
        let wait = self.random.jitter(backoff(tries));
        if let Some(batch) = self.batches.get_mut(&number) {
            (batch.tries, batch.single_at) = (tries, at + wait);
        }
        if tries >= TRIES || (gone && tries >= GONE) {
            self.unknown(number);
        }
    }

    /// A batch's state is known; true where it has ended.
    fn state_known(&mut self, at: Millis, number: u64, state: &BatchState) -> bool {
        let Some(batch) = self.batches.get_mut(&number).filter(|batch| batch.stage == Stage::Open) else { return true };
        // A count of 0 may be one that is not told.
        let partial = state.finished > 0 && state.finished < batch.size as u64;
        match state.status {
            BatchStatus::Open if batch.is_stuck(at, state.finished) => self.unknown(number),
            BatchStatus::Open => return false,
            BatchStatus::Finished if state.errors == 0 && !partial => {
                if let Some(batch) = self.batches.remove(&number) {
                    self.accepted(batch.items);
                }
            }
            BatchStatus::Finished | BatchStatus::Stopped => {
                let partial = partial || state.status == BatchStatus::Stopped;
                batch.stage = Stage::Ended { errors: state.errors, partial };
                (batch.single_at, batch.tries) = (at, 0);
            }
        }
        true
    }

    /// A batch's items were answered.
    pub(super) fn items_read(&mut self, at: Millis, number: u64, judged: Result<Response, Trouble>) {
        let outcomes = judged.and_then(|response| {
            ItemOutcome::read_list(&response.body).ok_or(Trouble::Gateway { status: response.status })
        });
        let outcomes = match outcomes {
            Ok(outcomes) => outcomes,
            Err(trouble) => {
                self.single_failed(at, number, trouble);
                return;
            }
        };
        let Some(batch) = self.batches.remove(&number) else { return };
        let Stage::Ended { errors, partial } = batch.stage else { return };
        let matched = match_items(batch.size, &batch.items, &outcomes);
        let refused = matched.iter().flatten().filter(|outcome| !outcome.accepted()).count() as u64;
        // In a finished batch whoever is not among the refused was taken, if all of the refused are known.
        let rest = if !partial && refused >= errors { Fate::Accepted } else { Fate::Unknown };
        let mut work = Sorted::default();
        for (mut item, outcome) in batch.items.into_iter().zip(matched) {
            match outcome {
                Some(outcome) if outcome.accepted() => work.accepted.push(item),
                Some(outcome) if may_pass(outcome.status) && item.tries + 1 < ITEM_TRIES => {
                    item.tries += 1;
                    work.again.push(item);
                }
                Some(outcome) => work.rejected.push((item, outcome.status, outcome.reason.clone())),
                None if rest == Fate::Accepted => work.accepted.push(item),
                // Sending again is safe, and the only way to an outcome; but not for ever.
                None if item.tries + 1 < ITEM_TRIES => {
                    item.tries += 1;
                    work.again.push(item);
                }
                None => work.unknown.push(item.index),
            }
        }
        self.take_in(at, work);
    }

    fn take_in(&mut self, at: Millis, work: Sorted) {
        let Sorted { accepted, rejected, again, unknown } = work;
        if !accepted.is_empty() {
            self.accepted(accepted);
        }
        let limit = rejected.iter().any(|(_, _, reason)| omnisend::trouble::is_contact_limit(&reason.text));
        let mut settled = Settled::default();
        let lists =
            [(Fate::Rejected, rejected.iter().map(|(item, ..)| item.index).collect()), (Fate::Unknown, unknown)];
        for (fate, numbers) in lists {
            settled.people.extend(runs(numbers).into_iter().map(|(first, length)| (fate, first, length)));
        }
        for (item, status, reason) in rejected {
            settled.rejected.push(self.refusal(item, status, reason));
        }
        if !settled.people.is_empty() {
            self.journal.settle(settled);
        }
        let tries = again.iter().map(|item| item.tries).max().unwrap_or_default();
        let wait = self.random.jitter(backoff(tries));
        for item in again {
            self.later.add(at + wait, item);
        }
        if limit {
            self.stop(StopReason::ContactLimit);
        }
    }

    fn settle(&mut self, people: Vec<(Fate, u64, u64)>) {
        self.journal.settle(Settled { people, ..Settled::default() });
    }

    /// Omnisend has these people: that is all, or they get their tags next.
    fn accepted(&mut self, items: Vec<Item>) {
        if self.tags_apart() {
            let (untagged, done): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| !item.tags.is_empty());
            self.await_tags(untagged);
            self.accept(&done);
        } else {
            self.accept(&items);
        }
    }

    /// These people are accepted, and as far as that may be, remembered.
    pub(super) fn accept(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        let people = runs(items.iter().map(|item| item.index));
        let people = people.into_iter().map(|(first, length)| (Fate::Accepted, first, length)).collect();
        let sent = items.iter().filter_map(Item::sent).collect();
        self.journal.settle(Settled { people, sent, ..Settled::default() });
    }

    /// What became of a batch cannot be read.
    pub(super) fn unknown(&mut self, number: u64) {
        let Some(batch) = self.batches.remove(&number) else { return };
        let people = runs(batch.items.iter().map(|item| item.index));
        self.settle(people.into_iter().map(|(first, length)| (Fate::Unknown, first, length)).collect());
    }
}

/// People of a batch by what becomes of them.
#[derive(Default)]
struct Sorted {
    accepted: Vec<Item>,
    rejected: Vec<(Item, u16, Reason)>,
    again: Vec<Item>,
    unknown: Vec<u64>,
}

/// Whether an item's status may be another next time.
const fn may_pass(status: u16) -> bool {
    matches!(status, 408 | 429 | 500..=599)
}

/// The outcome of each item, matched by address, or by position where Omnisend gives no request back; an only one
/// needs neither.
fn match_items<'o>(size: usize, items: &[Item], outcomes: &'o [ItemOutcome]) -> Vec<Option<&'o ItemOutcome>> {
    if let (1, [_], [only]) = (size, items, outcomes) {
        return vec![Some(only)];
    }
    let of = |item: &Item| {
        let by_address = outcomes.iter().find(|outcome| outcome.email.as_deref() == Some(&item.email));
        by_address
            .or_else(|| outcomes.iter().find(|outcome| outcome.email.is_none() && outcome.position == Some(item.place)))
    };
    items.iter().map(of).collect()
}
