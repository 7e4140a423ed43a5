//! What a run needs of a finished check: who is sent, held against what was sent before, and who left the segment.

use std::cell::RefCell;
use std::rc::Rc;

use export::leavers::Leavers;
use export::memory::LastRun;
use export::work::Work;
use export::{BrandFacts, Changes, Comparison, Guard, Memory, Person};
use segment::check::Checked;
use segment::email::{EmailAddress, NoIdna};
use segment::{Platform, Refusal, address_hash};

use super::messages::{Answered, Compared, Comparing};
use super::pool::Files;
use crate::services::blob::BlobSource;
use crate::services::store::{Shelf, Store, Value};

/// How many people are read at a time.
const PEOPLE: u64 = 5_000;

/// Who a run sends, and who left.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    work: Work,
    leavers: Vec<Leavers>,
    /// Where the memories lie.
    keys: Vec<String>,
    user: Option<String>,
    /// The memory whose leavers were asked for last.
    memory: RefCell<Option<(usize, Rc<Memory>)>>,
}

/// Under which key a memory lies.
pub(super) fn memory_key(brand: &str, tag: &str) -> String {
    [brand, " ", tag].concat()
}

/// Under which key a brand's facts lie.
pub(super) fn facts_key(brand: &str) -> String {
    ["brand ", brand].concat()
}

impl Prepared {
    /// Everybody is sent: nothing was compared.
    pub(super) fn everyone(ready: u64) -> Self {
        let mut work = Work::default();
        for _ in 0..ready {
            work.push(export::work::Change::New);
        }
        Self { work, ..Self::default() }
    }

    /// Holds the people of a check against what was sent before.
    pub(super) async fn compare(
        checked: &Checked,
        files: &Files,
        platform: &dyn Platform,
        ask: &Comparing,
    ) -> Answered<(Self, Compared)> {
        let Comparing { plan, user, choices, send_all, .. } = ask;
        let store = Store::open(user.as_deref()).await.ok();
        let tags: Vec<&str> =
            if plan.tags.is_empty() { vec![""] } else { plan.tags.iter().map(String::as_str).collect() };
        let (mut memories, mut keys) = (Vec::new(), Vec::new());
        for tag in tags {
            let key = memory_key(&plan.brand, tag);
            let kept = match &store {
                Some(store) if !plan.brand.is_empty() => read_memory(store, &key).await,
                _ => None,
            };
            memories.push(kept.unwrap_or_else(|| Memory::new(plan.brand.as_str(), tag)));
            keys.push(key);
        }
        let ready = checked.summary().counts.ready;
        let knows = memories.iter().any(|memory| !memory.is_empty());
        let mut prepared = if knows {
            let mut comparison = Comparison::new(&memories, plan, *send_all);
            let mut work = Work::default();
            let mut start = 0;
            while start < ready {
                let people = people_of(checked, files, platform, &[(start, PEOPLE)]).await?;
                if people.is_empty() {
                    return Err(Refusal::Gone);
                }
                start += people.len() as u64;
                for person in &people {
                    work.push(comparison.judge(person));
                }
            }
            Self { work, ..Self::default() }
        } else {
            Self::everyone(ready)
        };
        let all: Vec<usize> = (0..files.sources.len()).collect();
        let carried = checked.carried(&all);
        prepared.leavers = match &ask.leavers {
            Some(kept) => kept.iter().filter_map(|bytes| Leavers::from_bytes(bytes)).collect(),
            None => memories.iter().map(|memory| Leavers::of(memory, &|hash| carried.has(hash))).collect(),
        };
        let counts = checked.summary().counts;
        let named: Vec<(String, u64)> =
            ask.names.iter().enumerate().map(|(index, name)| (name.clone(), checked.rows_of(index))).collect();
        let holds = memories.iter().zip(&prepared.leavers).map(|(memory, leavers)| {
            let guard = Guard {
                people: memory.len() as u64,
                leavers: leavers.len(),
                rows: counts.rows,
                invalid: counts.invalid,
                files: &named,
                missing: &ask.missing,
                last: memory.about().last.as_ref(),
            };
            guard.holds()
        });
        let last = LastRun {
            at: plan.started_at,
            rows: counts.rows,
            invalid: counts.invalid,
            files: ask.names.clone(),
            matching: *choices,
        };
        let leavers: Vec<u64> = prepared.leavers.iter().map(Leavers::len).collect();
        let compared = Compared {
            changes: Changes::new(prepared.work.judged(), leavers, &memories, *choices),
            holds: holds.collect(),
            since: memories.iter().filter_map(|memory| memory.about().last.as_ref()).map(|last| last.at).max(),
            known: memories.iter().map(|memory| memory.len() as u64).sum(),
            facts: read_facts(store.as_ref(), &plan.brand).await,
            keeps: store.is_some(),
            leavers: prepared.leavers.iter().map(Leavers::to_bytes).collect(),
            last,
        };
        (prepared.keys, prepared.user) = (keys, user.clone());
        Ok((prepared, compared))
    }

    /// The people with these numbers among those to be sent, as runs.
    pub(super) async fn people(
        &self,
        checked: &Checked,
        files: &Files,
        platform: &dyn Platform,
        wanted: &[(u64, u64)],
    ) -> Answered<Vec<Person>> {
        people_of(checked, files, platform, &self.work.runs(wanted)).await
    }

    /// The numbers of those addresses among the people to be sent.
    pub(super) fn find(&self, checked: &Checked, emails: &[String]) -> Vec<Option<u64>> {
        let hash = |email: &String| EmailAddress::parse(email, &NoIdna).ok().map(|(email, _)| address_hash(&email));
        let hashes: Vec<Option<u64>> = emails.iter().map(hash).collect();
        let known: Vec<u64> = hashes.iter().flatten().copied().collect();
        let found = checked.ready_with(&known);
        let number = |hash: Option<u64>| {
            let (ready, _) = found.iter().find(|(_, of)| Some(*of) == hash)?;
            self.work.index(*ready)
        };
        hashes.into_iter().map(number).collect()
    }

    /// Addresses of leavers `first ..` of a segment; fewer where what was remembered changed.
    pub(super) async fn leavers(&self, segment: usize, first: u64, count: u64) -> Vec<String> {
        let (Some(leavers), Some(key)) = (self.leavers.get(segment), self.keys.get(segment)) else { return Vec::new() };
        let kept = self.memory.borrow().as_ref().filter(|(of, _)| *of == segment).map(|(_, memory)| Rc::clone(memory));
        let memory = if let Some(memory) = kept {
            memory
        } else {
            let Ok(store) = Store::open(self.user.as_deref()).await else { return Vec::new() };
            let Some(memory) = read_memory(&store, key).await.map(Rc::new) else { return Vec::new() };
            self.memory.replace(Some((segment, Rc::clone(&memory))));
            memory
        };
        leavers.addresses(&memory, first, u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// A memory that is kept; none where there is none, or none that can be read.
pub(super) async fn read_memory(store: &Store, key: &str) -> Option<Memory> {
    match store.read(Shelf::Memories, key).await {
        Some(Value::Bytes(bytes)) => Memory::from_bytes(&bytes).ok(),
        _ => None,
    }
}

async fn read_facts(store: Option<&Store>, brand: &str) -> BrandFacts {
    let Some(store) = store.filter(|_| !brand.is_empty()) else { return BrandFacts::default() };
    match store.read(Shelf::Facts, &facts_key(brand)).await {
        Some(Value::Text(text)) => crate::services::json::read(&text).unwrap_or_default(),
        _ => BrandFacts::default(),
    }
}

async fn people_of(
    checked: &Checked,
    files: &Files,
    platform: &dyn Platform,
    runs: &[(u64, u64)],
) -> Answered<Vec<Person>> {
    let sources: &[BlobSource] = &files.sources;
    let people = checked.contacts_of(sources, platform, runs, usize::MAX).await?;
    Ok(people.into_iter().map(Person::of_first).collect())
}
