//! How the run is going, and what it came to.

use super::{Engine, Phase, Purpose, Wish};
use crate::outcome::Fate;
use crate::report::{Report, RunProgress, RunState, Waiting};
use crate::runs::runs;

impl Engine {
    /// Where the run stands.
    pub fn state(&self) -> RunState {
        match &self.phase {
            Phase::Done(state) | Phase::Closing { state, .. } | Phase::Ending { state, .. } => state.clone(),
            _ if self.wish == Wish::Cancel => RunState::Canceled,
            _ if matches!(self.wish, Wish::Pause | Wish::Trial) => RunState::Paused,
            Phase::First if self.next_request == 0 => RunState::Queued,
            Phase::First | Phase::Sending | Phase::Removing => RunState::Processing,
        }
    }

    /// Whether nothing more will happen.
    pub fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done(_))
    }

    /// Whether the first people showed that nobody is harmed. Where Omnisend knew none of them, nothing is shown.
    pub fn is_proved(&self) -> bool {
        self.proof.is_shown()
    }

    /// What is to be done.
    pub fn plan(&self) -> &crate::RunPlan {
        &self.plan
    }

    /// How the run is going.
    pub fn progress(&self) -> RunProgress {
        let (accepted, rejected) = (self.fates.count(Fate::Accepted), self.fates.count(Fate::Rejected));
        let posting = self.under_way.values().map(|(_, purpose)| match purpose {
            Purpose::Post(group) | Purpose::Tag(group) => group.items.len() as u64,
            _ => 0,
        });
        let waiting = self.untagged.len() + self.tag_groups.iter().map(|group| group.items.len()).sum::<usize>();
        let in_batches = self.batches.values().map(|batch| batch.items.len() as u64).sum::<u64>();
        let under_way = in_batches + posting.sum::<u64>() + if self.tags_apart() { waiting as u64 } else { 0 };
        let a_minute = self.rate.a_minute(self.clock.steady());
        let left = self.plan.total.saturating_sub(accepted + rejected + self.fates.count(Fate::Unknown));
        RunProgress {
            state: self.state(),
            total: self.plan.total,
            accepted,
            rejected,
            under_way,
            removed: self.removed.asked().iter().sum(),
            leavers: self.plan.leavers.iter().sum(),
            requests: self.next_request,
            a_minute,
            seconds_left: (left * 60).checked_div(a_minute).filter(|_| self.wish == Wish::Go),
            waiting: self.waiting(),
        }
    }

    fn waiting(&self) -> Option<Waiting> {
        let at = self.clock.steady();
        let groups = [self.groups.front(), self.tag_groups.front()];
        if self.wish == Wish::Trial {
            Some(Waiting::Trial)
        } else if matches!(self.phase, Phase::Done(_) | Phase::Closing { .. }) || self.wish == Wish::Pause {
            None
        } else if !self.online {
            Some(Waiting::Offline)
        } else if self.pace.silent_until() > at {
            Some(Waiting::RateLimit)
        } else if groups.into_iter().flatten().any(|group| group.tries > 0 && group.not_before > at) {
            Some(Waiting::Retry)
        } else if !self.proof.lets_send() {
            Some(Waiting::FirstBatch)
        } else if self.batches.is_empty() {
            None
        } else if self.phase == Phase::First {
            Some(Waiting::FirstBatch)
        } else {
            (self.all_read() && self.stock.is_empty()).then_some(Waiting::Omnisend)
        }
    }

    /// What the run came to; before its end, what it has come to so far.
    pub fn report(&self) -> Report {
        Report {
            plan: self.plan.clone(),
            state: self.state(),
            ended_at: self.ended_at,
            accepted: self.fates.count(Fate::Accepted),
            not_sent: self.fates.count(Fate::NotSent),
            unknown: self.fates.count(Fate::Unknown),
            rejected: self.rejected.clone(),
            removed: self.removed.asked(),
            harmed: self.harmed.clone(),
            requests: self.next_request,
            batches: self.batch_ids.clone(),
            instances: self.instances.clone(),
        }
    }

    /// Who has this fate, as runs of numbers.
    pub fn with_fate(&self, fate: Fate) -> Vec<(u64, u64)> {
        runs((0..self.plan.total).filter(|&index| self.fates.get(index) == fate))
    }

    /// What became of the person with this number among those to be sent.
    pub fn fate(&self, index: u64) -> Fate {
        self.fates.get(index)
    }
}
