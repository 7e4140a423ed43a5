//! The people of a run: held against what was sent before, and read again when the engine asks for them.

use std::collections::HashMap;

use export::memory::LastRun;
use export::{Changes, Comparison, Guard, Hold, Leavers, Memory, Person, RunPlan, Segments, Work};
use segment::check::Checked;
use segment::email::EmailAddress;
use segment::preview::{Filter, Query};
use segment::{Refusal, Verdict, address_hash};

use super::files::Files;
use crate::platform::Native;

/// How many people are read at a time.
const PAGE: usize = 2_000;

/// The people.
#[derive(Debug)]
pub struct People {
    /// Their files.
    pub files: Files,
    /// The check of the files.
    pub checked: Checked,
    /// In which segments' files an address stands, by its hash.
    carried: HashMap<u64, Segments>,
    work: Work,
    /// Hashes of the addresses of those to be sent, by their numbers.
    hashes: Vec<u64>,
}

/// What became of a segment since its last run.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Who left.
    pub leavers: Leavers,
    /// Why removals wait for a person.
    pub holds: Vec<Hold>,
    /// What the memory is to know of this run.
    pub run: LastRun,
}

impl People {
    /// The people of checked files.
    pub fn new(files: Files, checked: Checked) -> Self {
        let mut carried: HashMap<u64, Segments> = HashMap::new();
        let mut row = 0;
        for (file, &owner) in files.owners.iter().enumerate() {
            for _ in 0..checked.rows_of(file) {
                if let Some(hash) = checked.address_of(row) {
                    let segments = carried.entry(hash).or_default();
                    *segments = segments.with(owner);
                }
                row += 1;
            }
        }
        Self { files, checked, carried, work: Work::default(), hashes: Vec::new() }
    }

    /// Finds out who is to be sent.
    pub async fn compare(&mut self, memories: &[Memory], plan: &RunPlan, send_all: bool) -> Result<(), Refusal> {
        let comparison = Comparison::new(memories, plan, send_all);
        let (mut work, mut hashes, mut start) = (Work::default(), Vec::new(), 0);
        loop {
            let page = self.page(start, PAGE).await?;
            for person in &page {
                let change = comparison.judge(person);
                work.push(change);
                if change != export::Change::Unchanged {
                    hashes.push(address_hash(&person.contact.email));
                }
            }
            start += page.len() as u64;
            if page.len() < PAGE {
                break;
            }
        }
        (self.work, self.hashes) = (work, hashes);
        Ok(())
    }

    /// Who is to be sent, told by [`People::compare`].
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// Who left each segment, and whether its files can be trusted to say so.
    pub async fn judge(&self, memories: &[Memory], plan: &RunPlan, choices: u64) -> Result<Vec<Judgement>, Refusal> {
        let invalid = self.invalid().await?;
        let mut judgements = Vec::with_capacity(memories.len());
        for (segment, memory) in memories.iter().enumerate() {
            let carries = |hash| self.carried.get(&hash).is_some_and(|segments| segments.has(segment));
            let leavers = Leavers::of(memory, &carries);
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
    pub fn changes(&self, judgements: &[Judgement], memories: &[Memory], choices: u64) -> Changes {
        let leavers = judgements.iter().map(|judgement| judgement.leavers.len()).collect();
        Changes::new(self.work.judged(), leavers, memories, choices)
    }

    async fn page(&self, start: u64, count: usize) -> Result<Vec<Person>, Refusal> {
        if self.files.is_changed() {
            return Err(Refusal::Gone);
        }
        let contacts = self.checked.contacts(&self.files.sources, &Native, start, count).await?;
        let person = |contact: segment::Contact| {
            let segments = self.carried.get(&address_hash(&contact.email)).copied().unwrap_or_default();
            Person { contact, segments }
        };
        Ok(contacts.into_iter().map(person).collect())
    }

    /// People by their numbers among those to be sent, as ascending runs.
    pub async fn read(&self, runs: &[(u64, u64)]) -> Result<Vec<Person>, Refusal> {
        let mut people = Vec::new();
        for (first, length) in self.work.runs(runs) {
            people.extend(self.page(first, usize::try_from(length).unwrap_or(usize::MAX)).await?);
        }
        Ok(people)
    }

    /// Numbers of those to be sent who have one of these addresses, as Omnisend writes them.
    pub fn find(&self, emails: &[String]) -> Vec<u64> {
        let parse = |email: &String| EmailAddress::parse(email, &Native).ok();
        let wanted: Vec<u64> = emails.iter().filter_map(parse).map(|(address, _)| address_hash(&address)).collect();
        (0..).zip(&self.hashes).filter(|(_, hash)| wanted.contains(hash)).map(|(number, _)| number).collect()
    }
}
