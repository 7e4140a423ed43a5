//! A run's journal in the browser: each append one transaction. Where the browser keeps nothing, or no more, the rest is
//! held here, and only a crash loses it: then those people go again, which changes nothing twice.

use std::cell::RefCell;
use std::rc::Rc;

use export::leavers::Leavers;
use export::memory::{Fingerprint, Folded, Folding, LastRun};
use export::{Memory, Record, RunPlan};

use super::prepare::{facts_key, memory_key, read_memory};
use crate::services::journals::lock_of;
use crate::services::json::{json, read};
use crate::services::lock::Lock;
use crate::services::store::{Change, Shelf, Store, Value};

/// The journal of one run.
#[derive(Clone)]
pub(super) struct Journal(Rc<Inner>);

struct Inner {
    store: Option<Store>,
    /// Name of the run among the journals.
    run: String,
    /// Appends that the browser does not keep.
    unkept: RefCell<Vec<String>>,
}

impl Journal {
    pub(super) fn new(store: Option<Store>, run: String) -> Self {
        Self(Rc::new(Inner { store, run, unkept: RefCell::default() }))
    }

    /// The beginning: what has to be known to go on with the run, and who left, which its records tell by number.
    pub(super) async fn begin(&self, kept: &str, leavers: &[Vec<u8>]) {
        let mut changes = vec![self.put("plan", Value::Text(kept.to_owned()))];
        for (segment, bytes) in leavers.iter().enumerate() {
            changes.push(self.put(&format!("leavers {segment}"), Value::Bytes(bytes.clone())));
        }
        self.write(changes).await;
    }

    /// Keeps records. `seq` grows from append to append, also over the sessions of a run.
    pub(super) async fn append(&self, seq: u64, records: &[Record]) {
        let lines: Vec<String> = records.iter().map(json).collect();
        let lines = lines.join("\n");
        if !self.write(vec![self.put(&format!("record {seq:010}"), Value::Text(lines.clone()))]).await {
            self.0.unkept.borrow_mut().push(lines);
        }
    }

    /// All records, and the number of the last append.
    pub(super) async fn records(&self) -> (Vec<Record>, u64) {
        let mut texts = Vec::new();
        let mut last = 0;
        if let Some(store) = &self.0.store {
            for (key, value) in store.list(Shelf::Journals, &self.key("record ")).await {
                last = key.rsplit(' ').next().and_then(|seq| seq.parse().ok()).unwrap_or(last);
                if let Value::Text(text) = value {
                    texts.push(text);
                }
            }
        }
        texts.extend(self.0.unkept.borrow().iter().cloned());
        (texts.iter().flat_map(|text| text.lines()).filter_map(read).collect(), last)
    }

    /// The end: what was learnt goes into the memories, the report stays, the journal goes, all at once.
    pub(super) async fn close(&self, end: End<'_>) {
        let Some(store) = &self.0.store else { return };
        let mut changes = vec![Change::DeleteAll { shelf: Shelf::Journals, prefix: self.key("") }];
        if let Some(facts) = end.facts {
            let value = Value::Text(facts);
            changes.push(Change::Put { shelf: Shelf::Facts, key: facts_key(end.brand), value });
        }
        if let Some(report) = end.report {
            changes.push(Change::Put { shelf: Shelf::Runs, key: self.0.run.clone(), value: Value::Text(report) });
        }
        for memory in end.memories {
            let key = memory_key(end.brand, &memory.about().tag);
            changes.push(Change::Put { shelf: Shelf::Memories, key, value: Value::Bytes(memory.to_bytes()) });
        }
        store.write(changes).await.ok();
    }

    /// The memories of a run's segments with what it did.
    ///
    /// Of the `doubtful` it is not known what Omnisend holds: those of them who are remembered count as changed next time.
    pub(super) async fn fold(
        &self,
        brand: &str,
        tags: &[String],
        leavers: &[Vec<u8>],
        run: &LastRun,
        doubtful: &[String],
    ) -> Vec<Memory> {
        let Some(store) = &self.0.store else { return Vec::new() };
        let nobody = [String::new()];
        let tags = if tags.is_empty() { &nobody } else { tags };
        let mut segments = Vec::new();
        for (index, tag) in tags.iter().enumerate() {
            let memory = read_memory(store, &memory_key(brand, tag)).await;
            let memory = memory.unwrap_or_else(|| Memory::new(brand, tag.as_str()));
            let leavers = leavers.get(index).and_then(|bytes| Leavers::from_bytes(bytes)).unwrap_or_default();
            segments.push(Folded { memory, leavers, run: run.clone() });
        }
        let mut folding = Folding::new(segments);
        for record in &self.records().await.0 {
            folding.record(record);
        }
        let mut memories = folding.finish();
        for memory in &mut memories {
            let known = doubtful.iter().filter(|email| memory.find(email).is_some());
            let known: Vec<_> = known.map(|email| (email.clone(), Fingerprint::default())).collect();
            memory.learn(known);
        }
        memories
    }

    fn key(&self, what: &str) -> String {
        [&self.0.run, " ", what].concat()
    }

    fn put(&self, what: &str, value: Value) -> Change {
        Change::Put { shelf: Shelf::Journals, key: self.key(what), value }
    }

    async fn write(&self, changes: Vec<Change>) -> bool {
        match &self.0.store {
            Some(store) => store.write(changes).await.is_ok(),
            None => false,
        }
    }
}

/// Winds up a run that broke off and does not go on: what its journal tells goes into the memories, if that was wanted,
/// and the journal goes.
pub async fn wind_up(user: Option<&str>, run: String, plan: &RunPlan, leavers: &[Vec<u8>], last: &LastRun) {
    let Some(_lock) = Lock::take(&lock_of(&plan.brand)).await else { return };
    let journal = Journal::new(Store::open(user).await.ok(), run);
    let remembers = plan.remember && !plan.brand.is_empty();
    let memories = if remembers { journal.fold(&plan.brand, &plan.tags, leavers, last, &[]).await } else { Vec::new() };
    journal.close(End { brand: &plan.brand, memories, facts: None, report: None }).await;
}

/// What stays of a run.
pub(super) struct End<'a> {
    pub(super) brand: &'a str,
    pub(super) memories: Vec<Memory>,
    /// What the store's first people taught, as JSON.
    pub(super) facts: Option<String>,
    /// The report without anybody's address, as JSON.
    pub(super) report: Option<String>,
}
