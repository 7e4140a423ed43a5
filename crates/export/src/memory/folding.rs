//! What a run's journal says of people, put into the memories of its segments once the run is over.

use super::{LastRun, Learnt, Memory, Sent};
use crate::leavers::Leavers;

/// A segment of the run.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// Its memory, as it was when the run was planned.
    pub memory: Memory,
    /// Who had left it by then.
    pub leavers: Leavers,
    /// What is said of the run in the memory.
    pub run: LastRun,
}

/// Takes the journal of a run record by record, however long it is.
///
/// A memory that says already that this was its last run is left as it is: whoever was interrupted between writing
/// memories and removing the journal does it once more.
#[derive(Debug)]
pub struct Folding(Vec<Segment>);

#[derive(Debug)]
struct Segment {
    of: Folded,
    is_done: bool,
    learnt: Learnt,
    /// Leavers who lost the tag: first, how many.
    removed: Vec<(u64, u64)>,
}

impl Folding {
    /// For a run with these segments, in the order of its plan; one with an empty tag where it has none.
    pub fn new(segments: impl IntoIterator<Item = Folded>) -> Self {
        let segment = |of: Folded| {
            let is_done = of.memory.about.last.as_ref().is_some_and(|last| last.at == of.run.at);
            Segment { of, is_done, learnt: Learnt::default(), removed: Vec::new() }
        };
        Self(segments.into_iter().map(segment).collect())
    }

    /// Omnisend accepted these.
    pub fn sent(&mut self, people: impl IntoIterator<Item = Sent>) {
        let open = |(index, segment): (usize, &Segment)| (!segment.is_done).then_some(index);
        let open: Vec<usize> = self.0.iter().enumerate().filter_map(open).collect();
        for Sent { email, segments, fingerprint } in people {
            for &index in open.iter().filter(|&&index| segments.has(index)) {
                self.0[index].learnt.add(&email, fingerprint);
            }
        }
    }

    /// Omnisend took in that leavers `first ..` of a segment lose its tag.
    pub fn removed(&mut self, segment: usize, first: u64, count: u32) {
        if let Some(segment) = self.0.get_mut(segment) {
            segment.removed.push((first, u64::from(count)));
        }
    }

    /// The memories as they are to be kept.
    pub fn finish(self) -> Vec<Memory> {
        self.0.into_iter().map(Segment::finish).collect()
    }
}

impl Segment {
    fn finish(self) -> Memory {
        let Folded { mut memory, leavers, run } = self.of;
        if !self.is_done {
            let mut positions: Vec<u32> =
                self.removed.iter().flat_map(|&(first, count)| leavers.positions(first, count)).copied().collect();
            positions.sort_unstable();
            positions.dedup();
            memory.leave(positions);
            memory.take(self.learnt.finish());
            memory.about.last = Some(run);
        }
        memory
    }
}
