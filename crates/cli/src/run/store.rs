//! What a brand's runs know of each other: memories, facts, and the journal that a run left behind.

use std::fs;
use std::path::PathBuf;

use export::{BrandFacts, Leavers, Memory, Record, RunPlan, RunState, StopReason, Tagging};
use segment::FileHash;
use texts::Texts;

use super::journal::Found;
use super::numbered::Numbered;
use super::state::{State, remove, replace};
use super::stop::Stop;
use crate::file::FileSource;

/// The state of one export of a brand.
#[derive(Debug)]
pub(super) struct Store {
    state: State,
    brand: String,
    export: String,
    texts: Texts,
}

/// What a journal says of its run, besides of its people.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The plan.
    pub(super) plan: RunPlan,
    /// The first people showed that nobody is harmed.
    pub(super) proved: bool,
    /// How it ended; none where it broke off.
    pub(super) ended: Option<RunState>,
}

impl Store {
    /// The state of an export, by its name.
    pub(super) const fn new(state: State, brand: String, export: String, texts: Texts) -> Self {
        Self { state, brand, export, texts }
    }

    /// Where the journal is.
    pub(super) fn journal(&self) -> PathBuf {
        self.state.journal(&self.export)
    }

    /// Where reports are.
    pub(super) fn reports(&self) -> PathBuf {
        self.state.reports(&self.export)
    }

    /// What was sent before with a tag; nobody, where nothing was.
    ///
    /// # Errors
    /// Where it is there and cannot be used: to begin anew silently would forget who has the tag.
    pub(super) async fn memory(&self, tag: &str) -> Result<Memory, Stop> {
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
    pub(super) fn keep(&self, memories: &[Memory]) -> Result<(), Stop> {
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
    pub(super) fn facts(&self) -> BrandFacts {
        fs::read(self.state.brand()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Learns from a run how the store behaves.
    pub(super) fn learn(&self, outline: &Outline) -> Result<(), Stop> {
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

    /// Keeps beside the journal that is about to begin who its numbers mean: the people, and who is to lose a tag.
    pub(super) fn keep_numbers(&self, people: &Numbered, leavers: &[Leavers]) -> Result<(), Stop> {
        let mut files = vec![(self.state.people(&self.export), people.bytes().to_vec())];
        for (segment, leavers) in leavers.iter().enumerate() {
            files.push((self.state.leavers(&self.export, segment), leavers.to_bytes()));
        }
        for (path, bytes) in files {
            replace(&path, |file| file.write_all(&bytes)).map_err(|_| self.unwritable(&path))?;
        }
        Ok(())
    }

    /// Removes the journal, and what it is not understood without.
    pub(super) fn remove_journal(&self, segments: usize) -> Result<(), Stop> {
        let path = self.journal();
        remove(&path).map_err(|_| self.unwritable(&path))?;
        // Without a journal they mean nothing.
        remove(&self.state.people(&self.export)).ok();
        for segment in 0..segments {
            remove(&self.state.leavers(&self.export, segment)).ok();
        }
        Ok(())
    }

    /// Who a journal's numbers mean.
    pub(super) fn numbered(&self) -> Numbered {
        Numbered::from_bytes(fs::read(self.state.people(&self.export)).unwrap_or_default())
    }

    /// Who is to lose a segment's tag.
    pub(super) fn leavers(&self, segment: usize) -> Leavers {
        let bytes = fs::read(self.state.leavers(&self.export, segment)).unwrap_or_default();
        Leavers::from_bytes(&bytes).unwrap_or_default()
    }

    /// The journal that an earlier run left.
    pub(super) fn left_behind(&self) -> Result<Option<Found>, Stop> {
        let path = self.journal();
        Found::at(&path).map_err(|_| self.damaged())
    }

    /// A journal cannot be read.
    pub(super) fn damaged(&self) -> Stop {
        Stop::failed(self.texts.run_journal_broken(&self.journal().display().to_string()))
    }

    /// What a journal says of its run, besides of its people.
    pub(super) fn outline(&self, found: &Found) -> Result<Outline, Stop> {
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
}

/// By what a memory is known again.
pub(super) fn sum(memory: &Memory) -> String {
    let mut sum = FileHash::default();
    memory.write(&mut |bytes| sum.add(bytes));
    sum.finish()
}
