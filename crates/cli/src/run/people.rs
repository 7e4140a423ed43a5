//! The people of a run: held against what was sent before, and read again when the engine asks for them.

use export::memory::LastRun;
use export::{Change, Changes, Comparison, Guard, Hold, Leavers, Memory, Person, RunPlan, Segments, Work};
use segment::check::{Checked, Memberships};
use segment::email::EmailAddress;
use segment::preview::{Filter, Query};
use segment::{Refusal, Verdict, address_hash};

use super::files::Files;
use super::numbered::Numbered;
use crate::platform::Native;

/// How many people are read at a time.
const PAGE: usize = 2_000;

/// The people.
#[derive(Debug)]
pub(super) struct People {
    /// Their files.
    pub(super) files: Files,
    /// The check of the files.
    pub(super) checked: Checked,
    /// In which segments each ready person is.
    memberships: Memberships,
    work: Work,
    numbered: Numbered,
}

/// What became of a segment since its last run.
#[derive(Clone, Debug, Default)]
pub(super) struct Judgement {
    /// Who left.
    pub(super) leavers: Leavers,
    /// Why removals wait for a person.
    pub(super) holds: Vec<Hold>,
    /// What the memory is to know of this run.
    pub(super) run: LastRun,
}

impl People {
    /// The people of checked files.
    pub(super) fn new(files: Files, checked: Checked) -> Self {
        let owner = |segment: &usize| u8::try_from(*segment).unwrap_or(u8::MAX);
        let owners: Vec<u8> = files.owners.iter().map(owner).collect();
        let memberships = checked.segments(&owners);
        Self { files, checked, memberships, work: Work::default(), numbered: Numbered::default() }
    }

    /// Finds out who is to be sent.
    pub(super) async fn compare(&mut self, memories: &[Memory], plan: &RunPlan, send_all: bool) -> Result<(), Refusal> {
        let mut comparison = Comparison::new(memories, plan, send_all);
        let (mut work, mut numbered, mut start) = (Work::default(), Numbered::default(), 0);
        loop {
            let page = self.ready(&[(start, PAGE as u64)]).await?;
            for person in &page {
                let change = comparison.judge(person);
                work.push(change);
                if change != Change::Unchanged {
                    numbered.push(address_hash(&person.contact.email), person.segments);
                }
            }
            start += page.len() as u64;
            if page.len() < PAGE {
                break;
            }
        }
        (self.work, self.numbered) = (work, numbered);
        Ok(())
    }

    /// Who is to be sent, told by [`People::compare`].
    pub(super) const fn work(&self) -> &Work {
        &self.work
    }

    /// Who left each segment, and whether its files can be trusted to say so.
    pub(super) async fn judge(
        &self,
        memories: &[Memory],
        plan: &RunPlan,
        choices: u64,
    ) -> Result<Vec<Judgement>, Refusal> {
        let invalid = self.invalid().await?;
        let mut judgements = Vec::with_capacity(memories.len());
        for (segment, memory) in memories.iter().enumerate() {
            let own = self.files.owners.iter().enumerate().filter(|(_, owner)| **owner == segment);
            let carried = self.checked.carried(&own.map(|(file, _)| file).collect::<Vec<_>>());
            let leavers = Leavers::of(memory, &|hash| carried.has(hash));
            let files = self.files.of_segment(segment, &self.checked);
            let rows = files.iter().map(|(_, rows)| rows).sum();
            let invalid = invalid.get(segment).copied().unwrap_or_default();
            let last = memory.about().last.as_ref();
            let guard = Guard {
                people: memory.len() as u64,
                leavers: leavers.len(),
                rows,
                invalid,
                files: &files,
                missing: &self.files.segments[segment].missing,
                last,
            };
            let holds = guard.holds();
            let names = files.iter().map(|(name, _)| name.clone()).collect();
            let run = LastRun { at: plan.started_at, rows, invalid, files: names, matching: choices };
            judgements.push(Judgement { leavers, holds, run });
        }
        Ok(judgements)
    }

    /// Rows that need fixing, by segment.
    async fn invalid(&self) -> Result<Vec<u64>, Refusal> {
        let all = self.checked.summary().counts.invalid;
        let mut counts = vec![0; self.files.segments.len()];
        if let [only] = counts.as_mut_slice() {
            *only = all;
            return Ok(counts);
        }
        let query: Query = Filter::Verdict(Verdict::Invalid).into();
        let mut start = 0;
        while start < all {
            let rows = self.checked.rows(&self.files.sources, &Native, &query, start, PAGE).await?;
            if rows.is_empty() {
                return Err(Refusal::Gone);
            }
            for row in &rows {
                counts[self.files.owners[row.file]] += 1;
            }
            start += rows.len() as u64;
        }
        Ok(counts)
    }

    /// What a run would do.
    pub(super) fn changes(&self, judgements: &[Judgement], memories: &[Memory], choices: u64) -> Changes {
        let leavers = judgements.iter().map(|judgement| judgement.leavers.len()).collect();
        Changes::new(self.work.judged(), leavers, memories, choices)
    }

    /// People in these runs of the ready rows.
    async fn ready(&self, runs: &[(u64, u64)]) -> Result<Vec<Person>, Refusal> {
        if self.files.is_changed() {
            return Err(Refusal::Gone);
        }
        let contacts = self.checked.contacts_of(&self.files.sources, &Native, runs, PAGE).await?;
        let numbers = runs.iter().flat_map(|&(first, length)| first..first + length);
        let person = |(contact, ready)| Person { contact, segments: Segments(self.memberships.of(ready)) };
        Ok(contacts.into_iter().zip(numbers).map(person).collect())
    }

    /// Who they are, to be kept beside the journal.
    pub(super) const fn numbered(&self) -> &Numbered {
        &self.numbered
    }

    /// People by their numbers among those to be sent, as ascending runs.
    pub(super) async fn read(&self, runs: &[(u64, u64)]) -> Result<Vec<Person>, Refusal> {
        self.ready(&self.work.runs(runs)).await
    }

    /// For each of these addresses, as Omnisend writes them, the number of whoever of those to be sent has it.
    pub(super) fn find(&self, emails: &[String]) -> Vec<Option<u64>> {
        let hash = |email: &String| Some(address_hash(&EmailAddress::parse(email, &Native).ok()?.0));
        let hashes: Vec<Option<u64>> = emails.iter().map(hash).collect();
        let ready = self.checked.ready_with(&hashes.iter().flatten().copied().collect::<Vec<_>>());
        let number =
            |hash: u64| ready.iter().find(|(_, of)| *of == hash).and_then(|(ready, _)| self.work.index(*ready));
        hashes.into_iter().map(|hash| number(hash?)).collect()
    }
}
