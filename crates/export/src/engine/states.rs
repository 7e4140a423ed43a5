//! Batches that Omnisend works on, how their states are watched, and how fast it goes.

use std::collections::VecDeque;

use omnisend::BatchId;

use super::item::Item;
use crate::Time;
use crate::time::{Millis, day_before};

/// A batch that Omnisend took in.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub(super) id: BatchId,
    /// How many people are in it; of a run that broke off, some may be settled already.
    pub(super) size: usize,
    pub(super) items: Vec<Item>,
    pub(super) stage: Stage,
    /// Sweeps of the list in a row that did not show it.
    pub(super) unseen: u32,
    /// When it may be asked for singly (again), and how often that was done.
    pub(super) single_at: Millis,
    pub(super) singles: u32,
    /// How often a request about it failed.
    pub(super) tries: u32,
    /// Items that Omnisend had tried when the state was last read, when that was, and for how long it has stood still.
    pub(super) finished: u64,
    pub(super) read_at: Millis,
    pub(super) still: Millis,
}

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Open,
    /// Something was refused or left over: the items tell what. `errors` is how many, `partial` whether some were not
    /// tried.
    Ended {
        errors: u64,
        partial: bool,
    },
}

impl Batch {
    pub(super) fn new(id: BatchId, size: usize, items: Vec<Item>, at: Millis) -> Self {
        let single_at = at + 2_000;
        let (unseen, singles, tries, finished, still) = (0, 0, 0, 0, 0);
        Self { id, size, items, stage: Stage::Open, unseen, single_at, singles, tries, finished, read_at: at, still }
    }

    /// Whether it has stood still for so long that it will not end. Only time in which it was looked at counts.
    pub(super) fn is_stuck(&mut self, at: Millis, finished: u64) -> bool {
        const LONGEST: Millis = 2 * 3_600_000;
        let passed = at.saturating_sub(self.read_at).min(60_000);
        self.still = if finished == self.finished { self.still + passed } else { 0 };
        (self.finished, self.read_at) = (finished, at);
        self.still > LONGEST
    }
}

/// How the states are watched.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    /// The day from which batches are listed.
    pub(super) date_from: String,
    pub(super) by: By,
    /// When the next sweep begins.
    pub(super) next: Millis,
    /// The wait between sweeps; shorter after one that brought news.
    pub(super) pause: Millis,
    /// The sweep under way.
    pub(super) sweep: Option<Sweep>,
    /// Where sweeps begin: behind what a list that shows the oldest first has of no interest.
    pub(super) start: u32,
    /// How often the list failed in a row.
    pub(super) tries: u32,
}

/// How states are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    List,
    /// The list is refused: each batch by itself.
    Singles,
}

/// One pass over the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Sweep {
    /// The next page.
    pub(super) offset: u32,
    pub(super) asked: bool,
    pub(super) pages: u32,
    /// Own batches seen.
    pub(super) seen: Vec<u64>,
    /// Where the first open one was seen.
    pub(super) first_open: Option<u32>,
    /// Whether one ended.
    pub(super) news: bool,
}

impl Watch {
    /// Shortest and longest wait between two sweeps.
    pub(super) const SHORTEST: Millis = 2_000;
    pub(super) const LONGEST: Millis = 10_000;
    /// By how much the shortest grows for each batch followed: with many, one answer tells of more of them.
    pub(super) const EACH: Millis = 25;

    pub(super) fn new(started_at: Time) -> Self {
        Self {
            date_from: day_before(started_at),
            by: By::List,
            next: 0,
            pause: Self::SHORTEST,
            sweep: None,
            start: 0,
            tries: 0,
        }
    }
}

/// Outcomes over the last while.
#[derive(Clone, Debug, Default)]
pub(super) struct Rate {
    recent: VecDeque<(Millis, u64)>,
    began: Option<Millis>,
}

impl Rate {
    const SPAN: Millis = 60_000;

    pub(super) fn add(&mut self, at: Millis, people: u64) {
        self.began.get_or_insert(at);
        self.recent.push_back((at, people));
        while self.recent.pop_front_if(|(then, _)| *then + Self::SPAN < at).is_some() {}
    }

    pub(super) fn a_minute(&self, at: Millis) -> u64 {
        let from = at.saturating_sub(Self::SPAN);
        let people: u64 = self.recent.iter().filter(|(then, _)| *then >= from).map(|(_, people)| people).sum();
        // A run's first seconds would promise too much.
        let span = at.saturating_sub(self.began.unwrap_or(at)).clamp(5_000, Self::SPAN);
        people * 60_000 / span
    }
}
