//! Leavers lose their segment's tag: last, and only in a run that came to its end.

use omnisend::{Request, Response, TAG_ADDRESSES, Trouble, request};

use super::posting::TRIES;
use super::{Effect, Engine, Phase, Purpose, Wish};
use crate::journal::Record;
use crate::pace::backoff;
use crate::report::StopReason;
use crate::time::Millis;

/// How far each segment's leavers are.
#[derive(Clone, Debug, Default)]
pub(super) struct Removed {
    /// By segment: how many are done with, and how many of them Omnisend took.
    done: Vec<(u64, u64)>,
}

impl Removed {
    fn of(&mut self, segment: usize) -> &mut (u64, u64) {
        if self.done.len() <= segment {
            self.done.resize(segment + 1, (0, 0));
        }
        &mut self.done[segment]
    }

    /// Leavers up to `people` are done with.
    pub(super) fn add(&mut self, segment: usize, people: (u64, u64), taken: bool) {
        let (done, asked) = self.of(segment);
        let (end, news) = (people.0 + people.1, (people.0 + people.1).saturating_sub(*done));
        *done = end.max(*done);
        *asked += if taken { news } else { 0 };
    }

    /// How many of each segment's leavers were asked to lose the tag.
    pub(super) fn asked(&self) -> Vec<u64> {
        self.done.iter().map(|(_, asked)| *asked).collect()
    }

    /// The next leaver: of which segment, and their number; none where all are done with.
    fn next(&self, leavers: &[u64]) -> Option<(usize, u64, u64)> {
        let left = |(segment, &all): (usize, &u64)| {
            let done = self.done.get(segment).map_or(0, |(done, _)| *done);
            (done < all).then(|| (segment, done, all - done))
        };
        leavers.iter().enumerate().find_map(left)
    }
}

/// Leavers who go next.
#[derive(Clone, Debug)]
pub(super) struct Leaving {
    segment: usize,
    people: (u64, u64),
    emails: Vec<String>,
    /// The append that must be kept before the request goes.
    after: u64,
    tries: u32,
    not_before: Millis,
    asked: bool,
}

impl Engine {
    /// Whether somebody is left to lose a tag.
    pub(super) fn has_leavers(&self) -> bool {
        self.removed.next(&self.plan.leavers).is_some()
    }

    /// Whose addresses are needed.
    pub(super) fn wants_leavers(&mut self) -> Option<Effect> {
        if self.phase != Phase::Removing
            || self.wish != Wish::Go
            || self.leaving.is_some()
            || self.asked_leavers.is_some()
        {
            return None;
        }
        let (segment, first, left) = self.removed.next(&self.plan.leavers)?;
        let count = left.min(TAG_ADDRESSES as u64);
        self.asked_leavers = Some((segment, first, count));
        Some(Effect::Leavers { segment, first, count })
    }

    /// The addresses that [`Effect::Leavers`] asked for, in their order.
    pub fn leavers(&mut self, emails: Vec<String>) {
        let Some((segment, first, count)) = self.asked_leavers.take() else { return };
        if emails.len() as u64 != count {
            self.stop(StopReason::MemoryChanged);
            return;
        }
        self.leave(segment, first, emails);
    }

    fn leave(&mut self, segment: usize, first: u64, emails: Vec<String>) {
        let people = (first, emails.len() as u64);
        let after = self.journal.push(Record::Removing { segment, people });
        self.leaving = Some(Leaving { segment, people, emails, after, tries: 0, not_before: 0, asked: false });
    }

    pub(super) fn removal_at(&self) -> Option<Millis> {
        let leaving = self.leaving.as_ref()?;
        let may = self.phase == Phase::Removing && self.wish == Wish::Go && !leaving.asked;
        may.then(|| leaving.not_before.max(self.tag_pace.ready_at()))
    }

    pub(super) fn next_removal(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        self.removal_at().filter(|due| *due <= at)?;
        let leaving = self.leaving.as_mut().filter(|leaving| self.journal.is_kept(leaving.after))?;
        leaving.asked = true;
        let tag = self.plan.tags.get(leaving.segment)?;
        Some((request::remove_tag(&leaving.emails, tag), Purpose::Remove))
    }

    /// A removal was answered.
    pub(super) fn removal_answered(&mut self, at: Millis, judged: Result<Response, Trouble>) {
        let Some(mut leaving) = self.leaving.take() else { return };
        leaving.asked = false;
        let (segment, people) = (leaving.segment, leaving.people);
        let Err(trouble) = judged else {
            self.removed.add(segment, people, true);
            self.journal.push(Record::Removed { segment, people, taken: true });
            return;
        };
        match trouble {
            Trouble::Refused { .. } if leaving.emails.len() > 1 => {
                let half = leaving.emails.len() / 2;
                leaving.emails.truncate(half);
                self.leave(segment, people.0, leaving.emails);
            }
            Trouble::Refused { .. } => {
                self.removed.add(segment, people, false);
                self.journal.push(Record::Removed { segment, people, taken: false });
            }
            trouble if trouble.stops() => self.stop(StopReason::of(trouble)),
            trouble => {
                leaving.tries = self.tries_after(&trouble, leaving.tries);
                leaving.not_before = match trouble {
                    Trouble::TooMany { .. } => at,
                    _ => at + self.random.jitter(backoff(leaving.tries.saturating_sub(1))),
                };
                if leaving.tries >= TRIES {
                    self.stop(StopReason::of(trouble));
                }
                self.leaving = Some(leaving);
            }
        }
    }
}
