//! From phase to phase, and to the end.

use segment::sorted::sorted;

use super::{Engine, Phase, Purpose, Wish};
use crate::Time;
use crate::journal::{Record, Settled};
use crate::outcome::{Fate, Recent};
use crate::report::{RunState, StopReason};
use crate::runs::runs;
use crate::time::Millis;

/// How long what is under way is followed after a run was canceled or stopped.
const FOLLOW: Millis = 120_000;

/// People that must have an outcome before a run is judged by them, and the percentage of bad ones that stops it.
const JUDGED: u64 = 10;
const MOSTLY: u64 = 80;

impl Engine {
    /// Moves from phase to phase as far as it goes.
    pub(super) fn move_on(&mut self, at: Millis, now: Time) {
        match &self.phase {
            Phase::First | Phase::Sending => {
                if self.restore.is_some() {
                    return;
                }
                // Whoever was sent first is looked at again even then: what they lost they get back.
                let unsure = self.is_unsure();
                let ends = self.wish == Wish::Cancel || self.stopped.is_some();
                if ends && unsure && self.batches.is_empty() && self.under_way.is_empty() {
                    self.let_go();
                }
                if !unsure && let Some(reason) = self.stopped.take() {
                    self.stop(reason);
                    return self.move_on(at, now);
                }
                if self.wish == Wish::Cancel && !unsure {
                    self.phase = Phase::Ending { state: RunState::Canceled, until: at + FOLLOW };
                    return self.move_on(at, now);
                }
                let proved = self.prove();
                if self.is_idle() && self.journal.is_quiet() {
                    if self.phase == Phase::First && self.next_batch > 0 {
                        if proved {
                            self.phase = Phase::Sending;
                            if self.plan.trial && self.wish == Wish::Go && !self.is_all_sent() {
                                self.wish = Wish::Trial;
                            }
                        } else {
                            self.look_again();
                            return;
                        }
                    }
                    if let Some(reason) = self.goes_badly() {
                        self.stop(reason);
                    } else if self.is_all_sent() && proved {
                        if self.has_leavers() {
                            self.phase = Phase::Removing;
                        } else {
                            self.close(now, RunState::Successful);
                        }
                    }
                } else if let Some(reason) = self.goes_badly() {
                    self.stop(reason);
                }
            }
            Phase::Removing => {
                if self.wish == Wish::Cancel {
                    self.phase = Phase::Ending { state: RunState::Canceled, until: at + FOLLOW };
                } else if !self.has_leavers() && self.leaving.is_none() && self.journal.is_quiet() {
                    self.close(now, RunState::Successful);
                }
            }
            Phase::Ending { state, until } => {
                let untagged = !self.untagged.is_empty() || !self.tag_groups.is_empty();
                let follows = untagged && self.tags_apart() && at < *until;
                let nothing_left = self.batches.is_empty() && !self.is_posting() && !follows;
                if nothing_left || at >= *until {
                    let state = state.clone();
                    self.give_up();
                    self.close(now, state);
                }
            }
            Phase::Closing { state, after } => {
                if self.journal.is_kept(*after) {
                    self.phase = Phase::Done(state.clone());
                }
            }
            Phase::Done(_) => {}
        }
    }

    pub(super) fn ending_at(&self) -> Option<Millis> {
        match self.phase {
            Phase::Ending { until, .. } => Some(until),
            _ => None,
        }
    }

    /// Whether nothing that was sent awaits an answer or an outcome.
    fn is_idle(&self) -> bool {
        let waits = [&self.groups, &self.tag_groups].into_iter().any(|groups| !groups.is_empty());
        self.under_way.is_empty()
            && !waits
            && self.untagged.is_empty()
            && self.batches.is_empty()
            && self.later.is_empty()
            && self.restore.is_none()
    }

    /// Whether people were sent of whom it is to be seen first whether they were harmed.
    fn is_unsure(&self) -> bool {
        self.phase == Phase::First && self.proof.is_open() && self.next_batch > 0
    }

    /// Whether everybody was read and put into a request.
    fn is_all_sent(&self) -> bool {
        self.all_read() && self.stock.is_empty()
    }

    fn is_posting(&self) -> bool {
        let posts = |purpose: &Purpose| matches!(purpose, Purpose::Post(_) | Purpose::Tag(_) | Purpose::Remove);
        self.under_way.values().any(|(_, purpose)| posts(purpose))
    }

    /// Why it would be wrong to send to more people, if it would: lately nearly nobody got through.
    fn goes_badly(&self) -> Option<StopReason> {
        let more = !self.is_all_sent() && !self.is_unsure();
        let Recent { rejected, unknown, .. } = self.recent;
        let badly = more && self.recent.sum() >= JUDGED && (rejected + unknown) * 100 >= self.recent.sum() * MOSTLY;
        let reason = if rejected >= unknown { StopReason::MostlyRefused } else { StopReason::OmnisendErrors };
        badly.then_some(reason)
    }

    /// No more people are sent, for this reason. The first reason counts.
    pub(super) fn stop(&mut self, reason: StopReason) {
        // Where Omnisend lets nothing through, following would only wait.
        let follows = matches!(reason, StopReason::ContactLimit | StopReason::MostlyRefused | StopReason::FileChanged);
        if follows && self.is_unsure() {
            self.stopped.get_or_insert(reason);
        } else if matches!(self.phase, Phase::First | Phase::Sending | Phase::Removing) {
            let follow = if follows { FOLLOW } else { 0 };
            let until = self.clock.steady() + follow;
            self.phase = Phase::Ending { state: RunState::Failed(reason), until };
        } else if let Phase::Ending { until, .. } = &mut self.phase
            && !follows
        {
            *until = self.clock.steady();
        }
    }

    /// What is still under way has no outcome: it is unknown, or was not sent.
    fn give_up(&mut self) {
        for number in self.batches.keys().copied().collect::<Vec<_>>() {
            self.unknown(number);
        }
        self.let_go();
        let mut unknown: Vec<u64> = Vec::new();
        for (_, purpose) in self.under_way.values() {
            if let Purpose::Post(group) | Purpose::Tag(group) = purpose {
                unknown.extend(group.items.iter().map(|item| item.index));
            }
        }
        if let Some(restore) = self.restore.take() {
            unknown.extend(restore.unsettled());
            self.rejected.extend(restore.unnamed());
        }
        self.under_way.clear();
        self.settle_unknown(unknown);
    }

    /// Nobody who waits to be sent, or sent again, goes any more.
    fn let_go(&mut self) {
        let groups = self.groups.drain(..).chain(self.tag_groups.drain(..)).flat_map(|group| group.items);
        let waiting = groups.chain(self.later.drain()).chain(self.untagged.drain(..));
        let unknown = waiting.filter(|item| item.maybe_sent).map(|item| item.index).collect();
        self.settle_unknown(unknown);
    }

    fn settle_unknown(&mut self, unknown: Vec<u64>) {
        let people: Vec<_> =
            runs(sorted(unknown, u64::lt)).into_iter().map(|(first, length)| (Fate::Unknown, first, length)).collect();
        if !people.is_empty() {
            self.journal.settle(Settled { people, ..Settled::default() });
        }
    }

    /// The end: its record goes to the journal, after all outcomes.
    fn close(&mut self, now: Time, state: RunState) {
        let complete = self.fates.count(Fate::Accepted) == self.plan.total;
        let state = if state == RunState::Successful && !complete { RunState::CompletedWithErrors } else { state };
        self.ended_at = now;
        let after = self.journal.push(Record::Ended { state: state.clone(), at: now });
        self.phase = Phase::Closing { state, after };
    }
}
