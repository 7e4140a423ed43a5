//! The run engine: decides what is read, sent, kept and waited for; does none of it.
//!
//! Its driver calls [`Engine::poll`] and does what it says until it waits or is done; whatever comes of it, answers,
//! rows, a kept append, a person's wish, is handed back and followed by another `poll`. The first batch is small and
//! nothing else is sent until its outcome is known, and on a store's first run until it is proved that nobody is
//! harmed. States of batches are read from Omnisend's list, which is one request for up to 250 of them, and single
//! items only where something was refused. Whoever left a segment loses its tag last, in a run that came to its end.

mod ending;
mod inputs;
mod item;
mod posting;
mod proving;
mod reading;
mod removing;
mod resuming;
mod states;
mod tagging;
mod telling;
mod watching;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use omnisend::{BatchId, Limit, Request, TAG_REQUESTS_A_MINUTE};
use segment::sorted::SortedMap;

use crate::journal::{Queue, Record};
use crate::outcome::{Fates, Recent, Rejected};
use crate::pace::Pace;
use crate::proof::Harm;
use crate::random::Random;
use crate::report::{RunState, StopReason};
use crate::runs::Left;
use crate::time::{Clock, Millis};
use crate::{RunPlan, Time};
pub(crate) use item::Item;
use item::{Group, Later};
use proving::Proof;
use reading::Reading;
use removing::{Leaving, Removed};
pub use resuming::BrokenJournal;
use resuming::Restore;
use states::{Batch, Rate, Watch};

/// A request under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// What the engine wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Hand over people with [`Engine::rows`]. At most one read at a time.
    Read {
        /// Their numbers among those to be sent, as ascending runs: first, how many.
        people: Vec<(u64, u64)>,
    },
    /// Say with [`Engine::found`] who of the people to be sent has one of these addresses.
    Find {
        /// At most 250 addresses.
        emails: Vec<String>,
    },
    /// Hand over the addresses of leavers with [`Engine::leavers`].
    Leavers {
        /// Of which segment.
        segment: usize,
        /// The first one, in the order of the segment's memory.
        first: u64,
        /// How many.
        count: u64,
    },
    /// Send a request and hand its answer to [`Engine::answer`]. Several are under way at once.
    Send {
        /// Which.
        id: RequestId,
        /// The request, without key and version.
        request: Request,
    },
    /// Keep records, all or none of them, then call [`Engine::saved`].
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

/// Requests under way at once.
const WINDOW: usize = 6;

/// What a person wants of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Go,
    Pause,
    /// The first people were sent, and a person wanted to look at them.
    Trial,
    Cancel,
}

/// Where the run is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    /// The first batch, or before it.
    First,
    /// All others.
    Sending,
    /// Leavers lose their tags.
    Removing,
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
    Tag(Group),
    List {
        offset: u32,
    },
    State(u64),
    Items(u64),
    /// The first page of the store's contacts, one of the first people, or their lost tags.
    Proof,
    Remove,
}

/// The engine. See the module's page.
#[derive(Debug)]
pub struct Engine {
    plan: RunPlan,
    clock: Clock,
    random: Random,
    pace: Pace,
    tag_pace: Pace,
    phase: Phase,
    wish: Wish,
    online: bool,
    journal: Queue,
    /// The append that holds the header.
    header: u64,
    /// People not read yet.
    left: Left,
    reading: Option<Reading>,
    restore: Option<Restore>,
    proof: Proof,
    harmed: Vec<Harm>,
    /// Why the run is to stop once it is known whether the first people were harmed.
    stopped: Option<StopReason>,
    stock: VecDeque<Item>,
    groups: VecDeque<Group>,
    later: Later,
    /// People in Omnisend who wait for their tags, and those of them who go together.
    untagged: VecDeque<Item>,
    tag_groups: VecDeque<Group>,
    next_batch: u64,
    batches: SortedMap<u64, Batch>,
    watch: Watch,
    leaving: Option<Leaving>,
    /// Whose addresses were asked for: of which segment, the first, how many.
    asked_leavers: Option<(usize, u64, u64)>,
    removed: Removed,
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
        let mut engine = Self::of(plan, seed);
        engine.header = engine.journal.push(Record::Header { plan: engine.plan.clone() });
        engine
    }

    /// A run of which nothing is in the journal.
    fn of(plan: RunPlan, seed: u64) -> Self {
        Self {
            clock: Clock::default(),
            random: Random::new(seed),
            pace: Pace::new(plan.share),
            tag_pace: Pace::of(plan.share, TAG_REQUESTS_A_MINUTE),
            phase: Phase::First,
            wish: Wish::Go,
            online: true,
            journal: Queue::default(),
            header: 0,
            left: Left::below(plan.total, []),
            reading: None,
            restore: None,
            proof: Proof::new(&plan),
            harmed: Vec::new(),
            stopped: None,
            stock: VecDeque::new(),
            groups: VecDeque::new(),
            later: Later::default(),
            untagged: VecDeque::new(),
            tag_groups: VecDeque::new(),
            next_batch: 0,
            batches: SortedMap::default(),
            watch: Watch::new(plan.started_at),
            leaving: None,
            asked_leavers: None,
            removed: Removed::default(),
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
        if let Some(effect) = self.wants_rows().or_else(|| self.wants_found()).or_else(|| self.wants_leavers()) {
            return effect;
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
        if request.limit() == Limit::Tags {
            self.tag_pace.sent(at);
        }
        self.under_way.insert(id, (request.clone(), purpose));
        Effect::Send { id, request }
    }

    /// The next request that is due, if any.
    fn next_request(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        let next = self.next_proof(at).or_else(|| self.next_watch(at));
        next.or_else(|| self.next_tags(at)).or_else(|| self.next_post(at)).or_else(|| self.next_removal(at))
    }

    /// Whether a request would be due at `at`, so that it is worth waking for.
    fn has_request_at(&self, at: Millis) -> bool {
        let due = |when: Option<Millis>| when.is_some_and(|when| when <= at);
        due(self.proof_at())
            || due(self.watch_at())
            || due(self.tags_at())
            || self.post_due(at)
            || due(self.removal_at())
    }

    /// When to wake at the latest.
    fn wake_at(&self, at: Millis) -> Millis {
        const IDLE: Millis = 60_000;
        let all =
            [self.proof_at(), self.watch_at(), self.tags_at(), self.post_at(), self.removal_at(), self.ending_at()];
        let due = all.into_iter().flatten();
        due.filter(|&due| due > at).min().unwrap_or(at + IDLE).min(at + IDLE)
    }
}
