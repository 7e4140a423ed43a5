//! From phase to phase, and to the end.

use segment::sorted::sorted;

use super::{Engine, Phase, Purpose, Wish};
use crate::Time;
use crate::journal::{Record, Settled, runs};
use crate::outcome::{Fate, Recent};
use crate::report::{RunState, StopReason};
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
                if self.wish == Wish::Cancel {
                    self.phase = Phase::Ending { state: RunState::Canceled, until: at + FOLLOW };
                    return self.move_on(at, now);
                }
                if self.is_idle() && self.journal.is_quiet() {
                    if self.phase == Phase::First && self.next_batch > 0 {
                        self.phase = Phase::Sending;
                    }
                    if let Some(reason) = self.goes_badly() {
                        self.stop(reason);
                    } else if self.next_row == self.plan.total && self.stock.is_empty() {
                        self.close(now, RunState::Successful);
                    }
                } else if let Some(reason) = self.goes_badly() {
                    self.stop(reason);
                }
            }
            Phase::Ending { state, until } => {
                let nothing_left = self.batches.is_empty() && !self.is_posting();
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
        self.under_way.is_empty() && self.groups.is_empty() && self.batches.is_empty() && self.later.is_empty()
    }

    fn is_posting(&self) -> bool {
        self.under_way.values().any(|(_, purpose)| matches!(purpose, Purpose::Post(_)))
    }

    /// Why it would be wrong to send to more people, if it would: lately nearly nobody got through.
    fn goes_badly(&self) -> Option<StopReason> {
        let more = self.next_row < self.plan.total || !self.stock.is_empty();
        let Recent { rejected, unknown, .. } = self.recent;
        let badly = more && self.recent.sum() >= JUDGED && (rejected + unknown) * 100 >= self.recent.sum() * MOSTLY;
        let reason = if rejected >= unknown { StopReason::MostlyRefused } else { StopReason::OmnisendErrors };
        badly.then_some(reason)
    }

    /// No more people are sent, for this reason. The first reason counts.
    pub(super) fn stop(&mut self, reason: StopReason) {
        if matches!(self.phase, Phase::First | Phase::Sending) {
            // Where Omnisend lets nothing through, following would only wait.
            let follow = match reason {
                StopReason::ContactLimit | StopReason::MostlyRefused | StopReason::FileChanged => FOLLOW,
                _ => 0,
            };
            let until = self.clock.steady() + follow;
            self.phase = Phase::Ending { state: RunState::Failed(reason), until };
        } else if let Phase::Ending { until, .. } = &mut self.phase
            && !matches!(reason, StopReason::ContactLimit | StopReason::MostlyRefused | StopReason::FileChanged)
        {
            *until = self.clock.steady();
        }
    }

    /// What is still under way has no outcome: it is unknown, or was not sent.
    fn give_up(&mut self) {
        for number in self.batches.keys().copied().collect::<Vec<_>>() {
            self.unknown(number);
        }
        let mut unknown = Vec::new();
        for group in &self.groups {
            unknown.extend(group.items.iter().filter(|item| item.maybe_sent).map(|item| item.index));
        }
        unknown.extend(self.later.drain().filter(|item| item.maybe_sent).map(|item| item.index));
        for (_, purpose) in self.under_way.values() {
            if let Purpose::Post(group) = purpose {
                unknown.extend(group.items.iter().map(|item| item.index));
            }
        }
        self.groups.clear();
        self.under_way.clear();
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
