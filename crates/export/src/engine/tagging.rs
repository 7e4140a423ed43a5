//! Tags by requests of their own: for people whom a store has, where tags that come with a person would replace theirs,
//! and where only people whom it has already are reached.

use omnisend::{Request, Response, TAG_ADDRESSES, Trouble, request};

use super::item::{Group, Item};
use super::posting::{TRIES, same_tags};
use super::{Engine, Phase, Purpose};
use crate::journal::Settled;
use crate::outcome::Fate;
use crate::pace::backoff;
use crate::report::StopReason;
use crate::time::Millis;
use crate::{Reach, Tagging};

impl Engine {
    /// Whether people get their tags by a request of their own once they are accepted.
    pub(super) fn tags_apart(&self) -> bool {
        self.plan.tagging == Tagging::Apart && self.plan.reach == Reach::Everyone
    }

    /// Whether tags may be sent: those of people who were accepted also while a run is held or ends.
    fn may_tag(&self) -> bool {
        match self.plan.reach {
            Reach::Known => self.may_post(),
            Reach::Everyone => {
                self.restore.is_none() && matches!(self.phase, Phase::First | Phase::Sending | Phase::Ending { .. })
            }
        }
    }

    /// When the next request with tags may go.
    pub(super) fn tags_at(&self) -> Option<Millis> {
        if !self.may_tag() {
            return None;
        }
        let first = self.tag_groups.iter().map(|group| group.not_before).min();
        let first = first.or_else(|| self.may_gather().then_some(0));
        first.map(|at| at.max(self.tag_pace.ready_at()))
    }

    /// Whether those who wait for tags may be put together: enough of them, or nobody else to come soon.
    fn may_gather(&self) -> bool {
        let more = !self.batches.is_empty() || !self.groups.is_empty() || !self.stock.is_empty() || !self.all_read();
        let ends = matches!(self.phase, Phase::First | Phase::Ending { .. });
        !self.untagged.is_empty() && (self.untagged.len() >= TAG_ADDRESSES || ends || !more)
    }

    /// People who have the same tags to get, as many as one request may name.
    fn gather(&mut self) {
        let items = same_tags(&mut self.untagged, TAG_ADDRESSES);
        self.tag_groups.push_back(Group { number: 0, items, tries: 0, not_before: 0, after: 0 });
    }

    pub(super) fn next_tags(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        if self.tags_at().is_none_or(|due| due > at) {
            return None;
        }
        if self.tag_groups.is_empty() {
            self.gather();
        }
        let ready = |group: &Group| group.not_before <= at && self.journal.is_kept(group.after);
        let group = self.tag_groups.iter().position(ready).and_then(|ready| self.tag_groups.remove(ready))?;
        let emails: Vec<String> = group.items.iter().map(|item| item.email.clone()).collect();
        let tags = group.items.first().map(|item| item.tags.as_slice()).unwrap_or_default();
        Some((request::add_tags(&emails, tags), Purpose::Tag(group)))
    }

    /// People whom Omnisend accepted, and who get their tags now.
    pub(super) fn await_tags(&mut self, items: impl IntoIterator<Item = Item>) {
        self.untagged.extend(items);
    }

    /// A request with tags was answered.
    pub(super) fn tagged(&mut self, at: Millis, mut group: Group, judged: Result<Response, Trouble>) {
        let Err(trouble) = judged else { return self.accept(&group.items) };
        for item in &mut group.items {
            item.maybe_sent = true;
        }
        match trouble {
            Trouble::Refused { status, reason } => match <[Item; 1]>::try_from(group.items) {
                Ok([item]) => {
                    let people = vec![(Fate::Rejected, item.index, 1)];
                    let rejected = vec![self.refusal(item, status, reason)];
                    self.journal.settle(Settled { people, rejected, ..Settled::default() });
                }
                Err(mut items) => {
                    let second = items.split_off(items.len() / 2);
                    for items in [second, items] {
                        let (number, after) = (group.number, group.after);
                        self.tag_groups.push_front(Group { number, items, tries: 0, not_before: at, after });
                    }
                }
            },
            trouble if trouble.stops() => {
                self.tag_groups.push_front(group);
                self.stop(StopReason::of(trouble));
            }
            trouble => {
                group.tries = self.tries_after(&trouble, group.tries);
                let given_up = group.tries >= TRIES;
                group.not_before = match trouble {
                    Trouble::TooMany { .. } => at,
                    _ => at + self.random.jitter(backoff(group.tries.saturating_sub(1))),
                };
                self.tag_groups.push_front(group);
                if given_up {
                    self.stop(StopReason::of(trouble));
                }
            }
        }
    }
}
