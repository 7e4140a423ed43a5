//! What a brand's runs know of each other: memories, facts, and the journal that a run left behind.

use std::fs;
use std::path::PathBuf;

use export::memory::{Folded, Folding, LastRun};
use export::{BrandFacts, Leavers, Memory, Record, RunPlan, RunState, StopReason, Tagging};
use texts::Texts;

use super::journal::Found;
use super::state::{State, remove, replace};
use super::stop::Stop;
use crate::file::FileSource;

/// The state of one export of a brand.
#[derive(Debug)]
pub struct Store {
    state: State,
    brand: String,
    export: String,
    texts: Texts,
}

/// What a journal says of its run, besides of its people.
#[derive(Debug, Default)]
pub struct Outline {
    /// The plan.
    pub plan: RunPlan,
    /// The first people showed that nobody is harmed.
    pub proved: bool,
    /// How it ended; none where it broke off.
    pub ended: Option<RunState>,
}

impl Store {
    /// The state of an export, by its name.
    pub const fn new(state: State, brand: String, export: String, texts: Texts) -> Self {
        Self { state, brand, export, texts }
    }

    /// Where the journal is.
    pub fn journal(&self) -> PathBuf {
        self.state.journal(&self.export)
    }

    /// Where reports are.
    pub fn reports(&self) -> PathBuf {
        self.state.reports(&self.export)
    }

    /// What was sent before with a tag; nobody, where nothing was.
    ///
    /// # Errors
    /// Where it is there and cannot be used: to begin anew silently would forget who has the tag.
    pub async fn memory(&self, tag: &str) -> Result<Memory, Stop> {
        let path = self.state.memory(tag);
        if !path.exists() {
            return Ok(Memory::new(self.brand.as_str(), tag));
        }
        let broken = || Stop::failed(self.texts.run_memory_broken(tag, &path.display().to_string()));
        let memory = Memory::read(&FileSource::open(&path)?).await.map_err(|_| broken())?;
        let about = memory.about();
        if about.is_of(&self.brand) && about.tag == tag { Ok(memory) } else { Err(broken()) }
    }

    /// Keeps memories.
    pub fn keep(&self, memories: &[Memory]) -> Result<(), Stop> {
        for memory in memories {
            let path = self.state.memory(&memory.about().tag);
            let written = replace(&path, |file| {
                let mut result = Ok(());
                memory.write(&mut |bytes| {
                    if result.is_ok() {
                        result = file.write_all(bytes);
                    }
                });
                result
            });
            written.map_err(|_| self.unwritable(&path))?;
        }
        Ok(())
    }

    fn unwritable(&self, path: &std::path::Path) -> Stop {
        Stop::failed(self.texts.run_unwritable(&path.display().to_string()))
    }

    /// What is known of how the brand's store behaves.
    pub fn facts(&self) -> BrandFacts {
        fs::read(self.state.brand()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Learns from a run how the store behaves.
    pub fn learn(&self, outline: &Outline) -> Result<(), Stop> {
        let before = self.facts();
        let mut facts = before;
        facts.proved |= outline.proved;
        if outline.ended == Some(RunState::Failed(StopReason::TagsReplaced)) {
            facts.tagging = Tagging::Apart;
        }
        if facts == before {
            return Ok(());
        }
        let path = self.state.brand();
        replace(&path, |file| Ok(serde_json::to_writer(file, &facts)?)).map_err(|_| self.unwritable(&path))
    }

    /// Keeps who is to lose a tag beside the journal that is about to begin, which tells them by number.
    pub fn keep_leavers(&self, leavers: &[Leavers]) -> Result<(), Stop> {
        for (segment, leavers) in leavers.iter().enumerate() {
            let path = self.state.leavers(&self.export, segment);
            let kept = if leavers.is_empty() {
                remove(&path)
            } else {
                replace(&path, |file| file.write_all(&leavers.to_bytes()))
            };
            // Without a folder there is nothing to remove.
            kept.map_err(|_| self.unwritable(&path))?;
        }
        Ok(())
    }

    fn leavers(&self, segment: usize) -> Leavers {
        let bytes = fs::read(self.state.leavers(&self.export, segment)).unwrap_or_default();
        Leavers::from_bytes(&bytes).unwrap_or_default()
    }

    /// The journal that an earlier run left.
    pub fn left_behind(&self) -> Result<Option<Found>, Stop> {
        let path = self.journal();
        Found::at(&path).map_err(|_| self.damaged())
    }

    /// A journal cannot be read.
    pub fn damaged(&self) -> Stop {
        Stop::failed(self.texts.run_journal_broken(&self.journal().display().to_string()))
    }

    /// What a journal says of its run, besides of its people.
    pub fn outline(&self, found: &Found) -> Result<Outline, Stop> {
        let mut outline = Outline::default();
        let each = found.each(|record| match record {
            Record::Header { plan } => outline.plan = plan,
            Record::Proof { harmed } => outline.proved |= harmed.is_empty(),
            Record::Ended { state, .. } => outline.ended = Some(state),
            _ => {}
        });
        each.map_err(|_| self.damaged())?;
        Ok(outline)
    }

    /// The memories after what a journal says.
    pub async fn folded(&self, found: &Found, plan: &RunPlan) -> Result<Vec<Memory>, Stop> {
        let mut segments = Vec::with_capacity(plan.tags.len());
        for (index, tag) in plan.tags.iter().enumerate() {
            let run = found.meta.runs.get(index).cloned();
            let run = run.unwrap_or_else(|| LastRun { at: plan.started_at, ..LastRun::default() });
            segments.push(Folded { memory: self.memory(tag).await?, leavers: self.leavers(index), run });
        }
        let mut folding = Folding::new(segments);
        let each = found.each(|record| match record {
            Record::Outcome { sent, .. } => folding.sent(sent),
            Record::Removed { segment, people: (first, count), taken: true } => {
                folding.removed(segment, first, u32::try_from(count).unwrap_or(u32::MAX));
            }
            _ => {}
        });
        each.map_err(|_| self.damaged())?;
        Ok(folding.finish())
    }

    /// Puts what the journal says into the memories, then removes it. Whoever is interrupted here does it once more.
    pub async fn settle(&self, found: &Found) -> Result<(), Stop> {
        let outline = self.outline(found)?;
        self.keep(&self.folded(found, &outline.plan).await?)?;
        self.learn(&outline)?;
        let path = self.journal();
        remove(&path).map_err(|_| self.unwritable(&path))?;
        for segment in 0..outline.plan.tags.len() {
            // Without a journal they mean nothing.
            remove(&self.state.leavers(&self.export, segment)).ok();
        }
        Ok(())
    }
}
