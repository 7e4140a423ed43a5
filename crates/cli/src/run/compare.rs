//! From an export and its files to a plan: what would be sent and who would lose a tag, held against what was sent
//! before; and whether an earlier run goes on.

use export::changes::digest;
use export::guard::may_remove;
use export::{Changes, Definition, Leavers, Memory, RunPlan};
use segment::{FileHash, Refusal};
use texts::Texts;

use super::drive::now;
use super::files::Files;
use super::journal::{Found, Meta};
use super::people::{Judgement, People};
use super::state::State;
use super::stop::Stop;
use super::store::{Store, sum};
use super::transport::Transport;
use crate::args::Run;

/// The program: another version may judge the same rows otherwise.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// An export that is to be run.
#[derive(Debug)]
pub(super) struct Session<'a> {
    /// The export.
    pub(super) definition: Definition,
    /// What its runs know of each other.
    pub(super) store: Store,
    /// How it was started.
    pub(super) args: &'a Run,
    /// Sentences.
    pub(super) texts: Texts,
    /// Hash of the export.
    hash: String,
    /// By what its choices are known again.
    choices: u64,
}

/// A run that may begin, or go on.
#[derive(Debug)]
pub(super) struct Planned {
    /// What it is to do.
    pub(super) plan: RunPlan,
    /// What its journal says before everything else.
    pub(super) meta: Meta,
    /// Its people.
    pub(super) people: People,
    /// Memories of its segments.
    pub(super) memories: Vec<Memory>,
    /// What became of the segments.
    pub(super) judgements: Vec<Judgement>,
    /// Who left them, by the plan's segments.
    pub(super) leavers: Vec<Leavers>,
    /// What it does.
    pub(super) changes: Changes,
    /// The journal that it goes on from.
    pub(super) left: Option<Found>,
}

impl<'a> Session<'a> {
    /// The session of an export.
    pub(super) fn new(definition: Definition, state: State, args: &'a Run, texts: Texts) -> Self {
        let store = Store::new(state, definition.brand.clone(), definition.name.clone(), texts);
        let mut hash = FileHash::default();
        hash.add(definition.write().as_bytes());
        let chosen = (&definition.recipe, &definition.consent, definition.reach);
        let choices = digest(&serde_json::to_string(&chosen).unwrap_or_default());
        Self { definition, store, args, texts, hash: hash.finish(), choices }
    }

    /// What a run would do now; nothing is kept.
    pub(super) async fn rehearse(&self, files: Files) -> Result<Planned, Stop> {
        let mut memories = self.memories(&files).await?;
        // As if an interrupted run were wound up already.
        if let Some(found) = self.store.left_behind()? {
            let plan = self.store.outline(&found)?.plan;
            let folded = self.store.foreseen(&found, &plan).await?;
            for memory in &mut memories {
                if let Some(later) = folded.iter().find(|later| later.about().tag == memory.about().tag) {
                    memory.clone_from(later);
                }
            }
        }
        self.fresh(files, memories, String::new()).await
    }

    /// The run: an interrupted one, where it was of the same files and the same export, else a new one.
    pub(super) async fn plan(
        &self,
        mut files: Files,
        store: String,
        transport: &Transport,
        tell: &mut dyn FnMut(&str),
    ) -> Result<Planned, Stop> {
        if let Some(found) = self.store.left_behind()? {
            let outline = self.store.outline(&found)?;
            let (plan, meta) = (outline.plan, &found.meta);
            let tags = files.segments.iter().map(|segment| segment.tag.as_str());
            let goes_on = outline.ended.is_none()
                && meta.program == PROGRAM
                && meta.export == self.hash
                && plan.files == files.identities
                && tags.eq(plan.tags.iter().map(String::as_str));
            let memories = self.memories(&files).await?;
            if goes_on && memories.iter().map(sum).eq(meta.memories.iter().cloned()) {
                let (total, meta) = (plan.total, meta.clone());
                let mut planned = self.compare(files, memories, plan, meta).await?;
                if planned.people.work().len() == total {
                    tell(self.texts.run_goes_on());
                    planned.left = Some(found);
                    return Ok(planned);
                }
                files = planned.people.files;
            }
            let ask = outline.ended.is_none().then_some(transport);
            self.store.settle(&found, ask).await?;
            if outline.ended.is_none() {
                tell(self.texts.run_wound_up());
            }
        }
        let memories = self.memories(&files).await?;
        self.fresh(files, memories, store).await
    }

    async fn memories(&self, files: &Files) -> Result<Vec<Memory>, Stop> {
        let mut memories = Vec::with_capacity(files.segments.len());
        for segment in &files.segments {
            memories.push(self.store.memory(&segment.tag).await?);
        }
        Ok(memories)
    }

    /// A new run.
    async fn fresh(&self, files: Files, memories: Vec<Memory>, store: String) -> Result<Planned, Stop> {
        let (facts, definition) = (self.store.facts(), &self.definition);
        let plan = RunPlan {
            files: files.identities.clone(),
            store,
            brand: definition.brand.clone(),
            tags: files.segments.iter().map(|segment| segment.tag.clone()).collect(),
            tagging: facts.tagging,
            consent: definition.consent.clone(),
            reach: definition.reach,
            proof: !facts.proved,
            remember: true,
            share: definition.share,
            started_at: now(),
            ..RunPlan::default()
        };
        let meta = Meta {
            program: PROGRAM.to_owned(),
            export: self.hash.clone(),
            send_all: self.args.send_all,
            memories: memories.iter().map(sum).collect(),
            runs: Vec::new(),
        };
        let mut planned = self.compare(files, memories, plan, meta).await?;
        let Planned { plan, meta, judgements, memories, changes, .. } = &mut planned;
        (plan.total, plan.new) = (changes.to_send(), changes.new);
        for (Judgement { leavers, holds, run }, memory) in judgements.iter_mut().zip(memories) {
            let confirmed = self.args.confirm_removals.iter().copied().find(|count| *count == leavers.len());
            let may = !meta.send_all && may_remove(holds, leavers.len(), confirmed);
            plan.leavers.push(if may { leavers.len() } else { 0 });
            if let (false, Some(last)) = (may, memory.about().last.as_ref()) {
                // A file that is not trusted is nothing to hold the next one against.
                (run.rows, run.invalid) = (last.rows, last.invalid);
                run.files.clone_from(&last.files);
            }
            meta.runs.push(run.clone());
        }
        Ok(planned)
    }

    async fn compare(&self, files: Files, memories: Vec<Memory>, plan: RunPlan, meta: Meta) -> Result<Planned, Stop> {
        let changed = |_: Refusal| Stop::failed(self.texts.run_changed());
        let checked = files.check(&self.definition.recipe, plan.started_at, self.texts).await?;
        let mut people = People::new(files, checked);
        people.compare(&memories, &plan, meta.send_all).await.map_err(changed)?;
        let judgements = people.judge(&memories, &plan, self.choices).await.map_err(changed)?;
        let changes = people.changes(&judgements, &memories, self.choices);
        let leavers = judgements.iter().map(|judgement| judgement.leavers.clone()).collect();
        Ok(Planned { plan, meta, people, memories, judgements, leavers, changes, left: None })
    }
}
