//! What a run's journal says of people, put into the memories of its segments once the run is over.

use super::{Fingerprint, LastRun, Learnt, Memory, Sent};
use crate::Record;
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
    /// Leavers who were to lose the tag: first, how many.
    asked: Vec<(u64, u64)>,
    /// Of whom Omnisend said something, and whether it took that in.
    told: Vec<((u64, u64), bool)>,
}

impl Folding {
    /// For a run with these segments, in the order of its plan; one with an empty tag where it has none.
    pub fn new(segments: impl IntoIterator<Item = Folded>) -> Self {
        let segment = |of: Folded| {
            let is_done = of.memory.about.last.as_ref().is_some_and(|last| last.at == of.run.at);
            Segment { of, is_done, learnt: Learnt::default(), asked: Vec::new(), told: Vec::new() }
        };
        Self(segments.into_iter().map(segment).collect())
    }

    /// Takes the next record.
    pub fn record(&mut self, record: &Record) {
        match record {
            Record::Outcome { sent, .. } => sent.iter().for_each(|sent| self.sent(sent)),
            Record::Removing { segment, people } => {
                if let Some(segment) = self.0.get_mut(*segment) {
                    segment.asked.push(*people);
                }
            }
            Record::Removed { segment, people, taken } => {
                if let Some(segment) = self.0.get_mut(*segment) {
                    segment.told.push((*people, *taken));
                }
            }
            Record::Header { .. }
            | Record::Before { .. }
            | Record::Proof { .. }
            | Record::Sending { .. }
            | Record::Created { .. }
            | Record::Ended { .. } => {}
        }
    }

    fn sent(&mut self, sent: &Sent) {
        for (index, segment) in self.0.iter_mut().enumerate() {
            if !segment.is_done && sent.segments.has(index) {
                segment.learnt.add(&sent.email, sent.fingerprint);
            }
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
        if self.is_done {
            return memory;
        }
        let mut asked = positions(&leavers, self.asked.iter());
        let told = positions(&leavers, self.told.iter().map(|(people, _)| people));
        let gone = positions(&leavers, self.told.iter().filter(|(_, taken)| *taken).map(|(people, _)| people));
        // Whether these still have the tag is not known. They stay, to be asked for again; should they come back to the
        // segment before that, they are not taken for people of whom everything was sent.
        asked.retain(|position| told.binary_search(position).is_err());
        let doubtful = memory.addresses_at(asked).into_iter().map(|address| (address, Fingerprint::default()));
        let doubtful: Vec<_> = doubtful.collect();
        memory.leave(gone);
        memory.learn(doubtful);
        memory.take(self.learnt.finish());
        memory.about.last = Some(run);
        memory
    }
}

/// Positions of leavers in these runs, ascending, each once.
fn positions<'r>(leavers: &Leavers, runs: impl Iterator<Item = &'r (u64, u64)>) -> Vec<u32> {
    let of_run = |&(first, count): &(u64, u64)| leavers.positions(first, count).iter().copied();
    let mut positions: Vec<u32> = runs.flat_map(of_run).collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}
