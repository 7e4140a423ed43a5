//! A run that is over, or cannot go on: what its journal says is put into the memories of its segments.

use std::collections::HashMap;

use export::memory::{Fingerprint, Folded, Folding, LastRun, Sent};
use export::{Leavers, Memory, Record, RunPlan, Segments};
use segment::hash_of;

use super::journal::Found;
use super::stop::Stop;
use super::store::{Store, sum};
use super::transport::Transport;
use super::unsettled;

impl Store {
    /// Puts what the journal says into the memories, then removes it. Whoever is interrupted here does it once more.
    /// With `transport`, Omnisend is asked for what the journal does not know.
    pub(super) async fn settle(&self, found: &Found, transport: Option<&Transport>) -> Result<(), Stop> {
        let outline = self.outline(found)?;
        let doubtful = self.numbered().doubtful(found).map_err(|_| self.damaged())?;
        let late = match transport {
            Some(transport) => {
                unsettled::ask(transport, found, &outline.plan, &doubtful).await.map_err(|_| self.damaged())?
            }
            None => Vec::new(),
        };
        self.keep(&self.folded(found, &outline.plan, &doubtful, late).await?)?;
        self.learn(&outline)?;
        self.remove_journal(outline.plan.tags.len())
    }

    /// The memories as they would be after that, without asking.
    pub(super) async fn foreseen(&self, found: &Found, plan: &RunPlan) -> Result<Vec<Memory>, Stop> {
        let doubtful = self.numbered().doubtful(found).map_err(|_| self.damaged())?;
        self.folded(found, plan, &doubtful, Vec::new()).await
    }

    async fn folded(
        &self,
        found: &Found,
        plan: &RunPlan,
        doubtful: &HashMap<u64, Segments>,
        late: Vec<Sent>,
    ) -> Result<Vec<Memory>, Stop> {
        let (mut segments, mut others) = (Vec::new(), Segments::default());
        for (index, tag) in plan.tags.iter().enumerate() {
            let memory = self.memory(tag).await?;
            let run = found.meta.runs.get(index).cloned();
            let run = run.unwrap_or_else(|| LastRun { at: plan.started_at, ..LastRun::default() });
            let is_done = memory.about().last.as_ref().is_some_and(|last| last.at == run.at);
            // Leavers are told by their places in the memory as it was: in another one they would be others. Those who
            // stay in it lose the tag once more, which harms nobody.
            let leavers = if is_done || found.meta.memories.get(index) == Some(&sum(&memory)) {
                self.leavers(index)
            } else {
                others = others.with(index);
                Leavers::default()
            };
            segments.push(Folded { memory, leavers, run });
        }
        let (mut folding, mut removing) = (Folding::new(segments), Segments::default());
        folding.record(&outcome(late));
        let each = found.each(|record| match record {
            // Something else may have been sent of them since, by another export of the tag.
            Record::Outcome { sent, .. } if others != Segments::default() => {
                folding.record(&outcome(sent.into_iter().map(unknown).collect()));
            }
            record => {
                if let Record::Removing { segment, .. } = record {
                    removing = removing.with(segment);
                }
                folding.record(&record);
            }
        });
        each.map_err(|_| self.damaged())?;
        let mut memories = folding.finish();
        for (index, memory) in memories.iter_mut().enumerate() {
            // Where others stand in the places of the leavers, anybody may have lost the tag.
            doubt(memory, doubtful, others.has(index) && removing.has(index));
        }
        Ok(memories)
    }
}

/// What is learnt of these.
const fn outcome(sent: Vec<Sent>) -> Record {
    Record::Outcome { people: Vec::new(), rejected: Vec::new(), reasons: Vec::new(), sent }
}

/// Somebody of whom it is not known what Omnisend holds.
fn unknown(sent: Sent) -> Sent {
    Sent { fingerprint: Fingerprint::default(), ..sent }
}

/// Omnisend may hold what was sent last of these, or what was sent before: neither is remembered, so they are sent again
/// even if their rows turn back to what they were.
fn doubt(memory: &mut Memory, doubtful: &HashMap<u64, Segments>, everybody: bool) {
    if doubtful.is_empty() && !everybody {
        return;
    }
    let is_meant = |address: &String| everybody || doubtful.contains_key(&hash_of(address.as_bytes()));
    let meant: Vec<String> = memory.iter().map(|(address, _)| address).filter(is_meant).collect();
    memory.learn(meant.into_iter().map(|address| (address, Fingerprint::default())));
}
