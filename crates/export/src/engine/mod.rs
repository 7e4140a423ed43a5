//! The run engine: decides what is read, sent, kept and waited for; does none of it.
//!
//! Its driver calls [`Engine::poll`] and does what it says until it waits or is done; whatever comes of it, answers,
//! rows, a kept append, a person's wish, is handed back and followed by another `poll`. The first batch is small and
//! nothing else is sent until its outcome is known. States of batches are read from Omnisend's list, which is one
//! request for up to 250 of them, and single items only where something was refused.

mod ending;
mod item;
mod posting;
mod states;
mod watching;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use omnisend::{Answer, BatchId, Request, Trouble};
use segment::sorted::SortedMap;

use crate::journal::{Queue, Record};
use crate::outcome::{Fate, Fates, Recent, Rejected};
use crate::pace::Pace;
use crate::random::Random;
use crate::report::{Report, RunProgress, RunState, StopReason, Waiting, is_settled};
use crate::time::{Clock, Millis};
use crate::{RunPlan, Time};
pub(crate) use item::Item;
use item::{Group, Later};
use states::{Batch, Rate, Watch};

/// A request under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// What the engine wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Hand over ready rows `start .. start + count` with [`Engine::rows`]. At most one at a time.
    Read {
        /// The first one's number.
        start: u64,
        /// How many.
        count: u32,
    },
    /// Send a request and hand its answer to [`Engine::answer`]. Several are under way at once.
    Send {
        /// Which.
        id: RequestId,
        /// The request, without key and version.
        request: Request,
    },
    /// Keep records, then call [`Engine::saved`].
    Append {
        /// Which append; they come in order.
        seq: u64,
        /// The records.
        records: Vec<Record>,
    },
    /// Nothing to do before this moment, unless something comes in.
    WaitUntil(Time),
    /// The run is at its end.
    Done,
}

/// People read ahead of sending.
const AHEAD: usize = 400;

/// Requests under way at once.
const WINDOW: usize = 6;

/// Batches that Omnisend works on at once.
const BATCHES: usize = 300;

/// People in the first batch.
const FIRST: usize = 10;

/// What a person wants of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Go,
    Pause,
    Cancel,
}

/// Where the run is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    /// The first batch, or before it.
    First,
    /// All others.
    Sending,
    /// Nothing more is sent; what is under way is followed until `until`.
    Ending {
        state: RunState,
        until: Millis,
    },
    /// The last record is on its way.
    Closing {
        state: RunState,
        after: u64,
    },
    Done(RunState),
}

/// A request's purpose.
#[derive(Clone, Debug)]
enum Purpose {
    Post(Group),
    List { offset: u32 },
    State(u64),
    Items(u64),
}

/// The engine. See the module's page.
#[derive(Debug)]
pub struct Engine {
    plan: RunPlan,
    clock: Clock,
    random: Random,
    pace: Pace,
    phase: Phase,
    wish: Wish,
    online: bool,
    journal: Queue,
    /// The append that holds the header.
    header: u64,
    next_row: u64,
    reading: Option<(u64, u32)>,
    stock: VecDeque<Item>,
    groups: VecDeque<Group>,
    later: Later,
    next_batch: u64,
    batches: SortedMap<u64, Batch>,
    watch: Watch,
    under_way: SortedMap<RequestId, (Request, Purpose)>,
    next_request: u64,
    fates: Fates,
    recent: Recent,
    rejected: Vec<Rejected>,
    batch_ids: Vec<BatchId>,
    instances: Vec<String>,
    rate: Rate,
    ended_at: Time,
}

impl Engine {
    /// A run. `seed` moves only the jitter of waits.
    pub fn new(plan: RunPlan, seed: u64) -> Self {
        let mut journal = Queue::default();
        let header = journal.push(Record::Header { plan: plan.clone() });
        Self {
            clock: Clock::default(),
            random: Random::new(seed),
            pace: Pace::new(plan.share),
            phase: Phase::First,
            wish: Wish::Go,
            online: true,
            journal,
            header,
            next_row: 0,
            reading: None,
            stock: VecDeque::new(),
            groups: VecDeque::new(),
            later: Later::default(),
            next_batch: 0,
            batches: SortedMap::default(),
            watch: Watch::new(plan.started_at),
            under_way: SortedMap::default(),
            next_request: 0,
            fates: Fates::new(plan.total),
            recent: Recent::default(),
            rejected: Vec::new(),
            batch_ids: Vec::new(),
            instances: Vec::new(),
            rate: Rate::default(),
            ended_at: plan.started_at,
            plan,
        }
    }

    /// What to do next. To be called again after each effect and each input, until it waits or is done.
    pub fn poll(&mut self, now: Time) -> Effect {
        let at = self.clock.at(now);
        if self.ended_at < now {
            self.ended_at = now;
        }
        self.move_on(at, now);
        if let Some((seq, records)) = self.journal.take() {
            return Effect::Append { seq, records };
        }
        if let Phase::Done(_) = self.phase {
            return Effect::Done;
        }
        if let Some((start, count)) = self.wants_rows() {
            self.reading = Some((start, count));
            return Effect::Read { start, count };
        }
        let mut wake = self.wake_at(at);
        if self.online && self.journal.is_kept(self.header) && self.under_way.len() < WINDOW {
            let ready = self.pace.ready_at();
            if ready > at {
                if self.has_request_at(ready) {
                    wake = wake.min(ready);
                }
            } else if let Some((request, purpose)) = self.next_request(at) {
                return self.send(at, request, purpose);
            } else if let Some((seq, records)) = self.journal.take() {
                // People were put into a batch; it goes once that is kept.
                return Effect::Append { seq, records };
            }
        }
        Effect::WaitUntil(self.clock.when(wake))
    }

    fn send(&mut self, at: Millis, request: Request, purpose: Purpose) -> Effect {
        let id = RequestId(self.next_request);
        self.next_request += 1;
        self.pace.sent(at);
        self.under_way.insert(id, (request.clone(), purpose));
        Effect::Send { id, request }
    }

    /// The next request that is due, if any.
    fn next_request(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        if let Some(request) = self.next_watch(at) {
            return Some(request);
        }
        self.next_post(at)
    }

    /// Whether a request would be due at `at`, so that it is worth waking for.
    fn has_request_at(&self, at: Millis) -> bool {
        self.watch_due(at) || self.post_due(at)
    }

    /// When to wake at the latest.
    fn wake_at(&self, at: Millis) -> Millis {
        const IDLE: Millis = 60_000;
        let due = [self.watch_at(), self.post_at(), self.ending_at()].into_iter().flatten();
        due.filter(|&due| due > at).min().unwrap_or(at + IDLE).min(at + IDLE)
    }

    /// The rows that [`Effect::Read`] asked for.
    pub fn rows(&mut self, start: u64, contacts: &[segment::Contact]) {
        let Some((asked, count)) = self.reading.take_if(|(asked, _)| *asked == start) else { return };
        if contacts.len() != count as usize {
            self.stop(StopReason::FileChanged);
            return;
        }
        for (index, contact) in (asked..).zip(contacts) {
            self.stock.push_back(Item::new(index, contact, &self.plan));
        }
        self.next_row = asked + u64::from(count);
    }

    /// The rows that were asked for cannot be read: the file vanished or changed.
    pub fn unreadable(&mut self) {
        self.reading = None;
        self.stop(StopReason::FileChanged);
    }

    /// The answer to a request. One that was answered already, or never sent, changes nothing.
    pub fn answer(&mut self, id: RequestId, answer: Answer, now: Time) {
        let at = self.clock.at(now);
        let Some((request, purpose)) = self.under_way.remove(&id) else { return };
        if let Ok(response) = &answer
            && response.status != 429
        {
            self.pace.answered(at, &response.hints);
        }
        let judged = Trouble::judge(&request, answer);
        if let Err(Trouble::TooMany { wait }) = judged {
            self.pace.refused(at, wait, &mut self.random);
        }
        match purpose {
            Purpose::Post(group) => self.posted(at, group, judged),
            Purpose::List { offset } => self.listed(at, offset, judged),
            Purpose::State(number) => self.state_read(at, number, judged),
            Purpose::Items(number) => self.items_read(at, number, judged),
        }
    }

    /// Append `seq` and all before it are kept.
    pub fn saved(&mut self, seq: u64) {
        for settled in self.journal.kept(seq) {
            for (fate, first, length) in settled.people {
                self.recent.add(fate, length);
                for index in first..first + length {
                    self.fates.set(index, fate);
                }
                if is_settled(fate) {
                    self.rate.add(self.clock.steady(), length);
                }
            }
            self.rejected.extend(settled.rejected.into_iter().map(|(_, rejected)| rejected));
        }
    }

    /// A person wants the run to wait. What is under way is followed.
    pub fn pause(&mut self) {
        if self.wish == Wish::Go {
            self.wish = Wish::Pause;
        }
    }

    /// A person wants the run to go on.
    pub fn resume(&mut self) {
        if self.wish == Wish::Pause {
            self.wish = Wish::Go;
        }
    }

    /// A person wants no more people to be sent. What is under way is followed to its end for a while.
    pub fn cancel(&mut self) {
        self.wish = Wish::Cancel;
    }

    /// The computer is online again.
    pub fn online(&mut self) {
        self.online = true;
    }

    /// The computer is offline: nothing is sent.
    pub fn offline(&mut self) {
        self.online = false;
    }

    /// Where the run stands.
    pub fn state(&self) -> RunState {
        match &self.phase {
            Phase::Done(state) | Phase::Closing { state, .. } | Phase::Ending { state, .. } => state.clone(),
            _ if self.wish == Wish::Pause => RunState::Paused,
            Phase::First if self.next_request == 0 => RunState::Queued,
            Phase::First | Phase::Sending => RunState::Processing,
        }
    }

    /// Whether nothing more will happen.
    pub fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done(_))
    }

    /// How the run is going.
    pub fn progress(&self) -> RunProgress {
        let (accepted, rejected) = (self.fates.count(Fate::Accepted), self.fates.count(Fate::Rejected));
        let posting = self.under_way.values().map(|(_, purpose)| match purpose {
            Purpose::Post(group) => group.items.len() as u64,
            _ => 0,
        });
        let under_way = self.batches.values().map(|batch| batch.items.len() as u64).sum::<u64>() + posting.sum::<u64>();
        let a_minute = self.rate.a_minute(self.clock.steady());
        let left = self.plan.total.saturating_sub(accepted + rejected + self.fates.count(Fate::Unknown));
        RunProgress {
            state: self.state(),
            total: self.plan.total,
            accepted,
            rejected,
            under_way,
            requests: self.next_request,
            a_minute,
            seconds_left: (left * 60).checked_div(a_minute).filter(|_| self.wish == Wish::Go),
            waiting: self.waiting(),
        }
    }

    fn waiting(&self) -> Option<Waiting> {
        let at = self.clock.steady();
        if matches!(self.phase, Phase::Done(_) | Phase::Closing { .. }) || self.wish == Wish::Pause {
            None
        } else if !self.online {
            Some(Waiting::Offline)
        } else if self.pace.silent_until() > at {
            Some(Waiting::RateLimit)
        } else if self.groups.front().is_some_and(|group| group.tries > 0 && group.not_before > at) {
            Some(Waiting::Retry)
        } else if self.batches.is_empty() {
            None
        } else if self.phase == Phase::First {
            Some(Waiting::FirstBatch)
        } else {
            (self.next_row == self.plan.total && self.stock.is_empty()).then_some(Waiting::Omnisend)
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
            requests: self.next_request,
            batches: self.batch_ids.clone(),
            instances: self.instances.clone(),
        }
    }

    /// What became of ready row `index`.
    pub fn fate(&self, index: u64) -> Fate {
        self.fates.get(index)
    }
}
