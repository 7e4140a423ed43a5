//! Sending people: batches made, posted, posted again, halved.

use std::collections::VecDeque;

use omnisend::batch::read_created;
use omnisend::read::Reason;
use omnisend::{BATCH_ITEMS, BatchBody, Request, Response, TAG_ADDRESSES, Trouble, request};

use super::item::{Group, Item};
use super::states::Batch;
use super::{Engine, Phase, Purpose};
use crate::Reach;
use crate::journal::{Record, Settled};
use crate::outcome::{Fate, Rejected};
use crate::pace::backoff;
use crate::reasons::shortened;
use crate::report::StopReason;
use crate::runs::runs;
use crate::time::Millis;

/// People in the first batch.
pub(super) const FIRST: usize = 10;

/// Batches that Omnisend works on at once.
const BATCHES: usize = 300;

/// How often a request is tried that gets no answer, or an error that may pass.
pub(super) const TRIES: u32 = 8;

/// What an answer of something between us and Omnisend costs of them: three such are the end.
const GATEWAY: u32 = TRIES.div_ceil(3);

/// How often one person is tried whom Omnisend refuses in a way that may pass.
pub(super) const ITEM_TRIES: u32 = 5;

impl Engine {
    /// Whether another group may be made of people not sent yet.
    fn may_make(&self) -> bool {
        // The first batch goes alone.
        let alone = self.phase == Phase::First && (self.next_batch > 0 || !self.proof.lets_send());
        let enough = self.stock.len() >= self.most() || self.all_read() || self.phase == Phase::First;
        self.groups.is_empty() && self.tag_groups.is_empty() && !alone && enough && !self.stock.is_empty()
    }

    /// Most people in one request.
    fn most(&self) -> usize {
        match (&self.phase, self.plan.reach) {
            (Phase::First, _) => FIRST,
            (_, Reach::Everyone) => BATCH_ITEMS,
            (_, Reach::Known) => TAG_ADDRESSES,
        }
    }

    /// When people who are to go again go.
    fn later_at(&self) -> Option<Millis> {
        let nobody_else = self.stock.is_empty() && self.all_read();
        self.later.due(nobody_else || self.phase == Phase::First).filter(|_| self.groups.is_empty())
    }

    pub(super) fn post_due(&self, at: Millis) -> bool {
        self.may_post()
            && self.batches.len() < BATCHES
            && (self.may_make()
                || self.later_at().is_some_and(|due| due <= at)
                || self.groups.iter().any(|group| group.not_before <= at))
    }

    pub(super) fn post_at(&self) -> Option<Millis> {
        if !self.may_post() || self.batches.len() >= BATCHES {
            return None;
        }
        self.groups.iter().map(|group| group.not_before).chain(self.later_at()).min()
    }

    pub(super) fn next_post(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        if !self.post_due(at) {
            return None;
        }
        let ready = self.groups.iter().position(|group| group.not_before <= at && self.journal.is_kept(group.after));
        let Some(group) = ready.and_then(|ready| self.groups.remove(ready)) else {
            if self.later_at().is_some_and(|due| due <= at) {
                let items = self.later.take(at);
                self.queue(items, at);
            } else if self.may_make() {
                let items = self.take_from_stock(self.most());
                self.queue(items, at);
            }
            return None;
        };
        let mut body = BatchBody::new();
        for item in &group.items {
            // A group was made to fit.
            let fits = body.push(&item.json);
            debug_assert!(fits, "a group that does not fit one batch");
        }
        Some((request::create_batch(body.finish()), Purpose::Post(group)))
    }

    /// People for one batch: as many as fit its limits, at most `most`.
    fn take_from_stock(&mut self, most: usize) -> Vec<Item> {
        let mut body = BatchBody::new();
        let mut items: Vec<Item> = Vec::new();
        if self.plan.reach == Reach::Known {
            return same_tags(&mut self.stock, most);
        }
        while items.len() < most && self.stock.front().is_some_and(|item| body.push(&item.json)) {
            items.extend(self.stock.pop_front());
        }
        items
    }

    /// Puts people into a group of their own, which goes once its record is kept.
    pub(super) fn queue(&mut self, mut items: Vec<Item>, not_before: Millis) {
        for (place, item) in (1..).zip(&mut items) {
            item.place = place;
        }
        let number = self.next_batch;
        self.next_batch += 1;
        let people = runs(items.iter().map(|item| item.index));
        let after = self.journal.push(Record::Sending { batch: number, people });
        let group = Group { number, items, tries: 0, not_before, after };
        match self.plan.reach {
            Reach::Everyone => self.groups.push_back(group),
            Reach::Known => self.tag_groups.push_back(group),
        }
    }

    /// A batch was answered.
    pub(super) fn posted(&mut self, at: Millis, mut group: Group, judged: Result<Response, Trouble>) {
        let trouble = match judged {
            Ok(response) => {
                for item in &mut group.items {
                    item.maybe_sent = true;
                }
                if let Some(id) = read_created(&response.body) {
                    self.journal.push(Record::Created { batch: group.number, id: id.clone() });
                    self.batch_ids.push(id.clone());
                    self.watch.next = self.watch.next.min(at + super::states::Watch::SHORTEST);
                    self.batches.insert(group.number, Batch::new(id, group.items.len(), group.items, at));
                    return;
                }
                // Taken, but by what name? Sending it again is safe: it changes nothing twice.
                Trouble::Passing { status: response.status }
            }
            Err(trouble) => trouble,
        };
        match trouble {
            Trouble::Refused { status, reason } => match <[Item; 1]>::try_from(group.items) {
                Ok([item]) => {
                    let people = vec![(Fate::Rejected, item.index, 1)];
                    let rejected = vec![self.refusal(item, status, reason)];
                    self.journal.settle(Settled { people, rejected, ..Settled::default() });
                }
                Err(mut items) => {
                    self.note_instance(reason.instance);
                    let second = items.split_off(items.len() / 2);
                    self.queue(items, at);
                    self.queue(second, at);
                }
            },
            trouble if trouble.stops() => {
                self.groups.push_front(group);
                self.stop(StopReason::of(trouble));
            }
            trouble => {
                if matches!(trouble, Trouble::Lost | Trouble::Passing { .. } | Trouble::Proxy { .. }) {
                    for item in &mut group.items {
                        item.maybe_sent = true;
                    }
                }
                let tries = self.tries_after(&trouble, group.tries);
                let given_up = tries >= TRIES;
                group.tries = tries;
                group.not_before = match trouble {
                    Trouble::TooMany { .. } => at,
                    _ => at + self.random.jitter(backoff(tries.saturating_sub(1))),
                };
                self.groups.push_front(group);
                if given_up {
                    self.stop(StopReason::of(trouble));
                }
            }
        }
    }

    /// Tries, after this one: what Omnisend's limit or a missing network costs is none.
    pub(super) fn tries_after(&self, trouble: &Trouble, tries: u32) -> u32 {
        tries
            + match trouble {
                Trouble::TooMany { .. } => 0,
                Trouble::Lost if !self.online => 0,
                Trouble::Gateway { .. } | Trouble::NotFound => GATEWAY,
                _ => 1,
            }
    }

    /// A refused person, as the report will tell it.
    pub(super) fn refusal(&mut self, item: Item, status: u16, reason: Reason) -> (u64, Rejected) {
        let reason = shortened(reason);
        self.note_instance(reason.instance.clone());
        let Item { file, row, email, index, .. } = item;
        (index, Rejected { file, row, email, status, reason })
    }

    /// Remembers Omnisend's names of some refused requests: its support needs a few, not all.
    fn note_instance(&mut self, instance: Option<String>) {
        const MOST: usize = 100;
        self.instances.extend(instance.filter(|_| self.instances.len() < MOST));
    }
}

/// People who get the same tags as the first one, at most `most`: one request is for all of them.
pub(super) fn same_tags(from: &mut VecDeque<Item>, most: usize) -> Vec<Item> {
    let Some(tags) = from.front().map(|first| first.tags.clone()) else { return Vec::new() };
    let (mut taken, mut rest) = (Vec::new(), VecDeque::new());
    for item in from.drain(..) {
        if taken.len() < most && item.tags == tags {
            taken.push(item);
        } else {
            rest.push_back(item);
        }
    }
    *from = rest;
    taken
}
