//! What is known before sending: what was sent before, and what a person chooses about the run.

use std::rc::Rc;

use export::guard::may_remove;
use export::memory::LastRun;
use export::{Changes, RunPlan, Time, changes};
use segment::Counts;
use serde::{Deserialize, Serialize};

use super::{Generation, Kept, Link, State};
use crate::services::json::json;
use crate::worker::messages::Compared;

/// What is known and chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sending {
    /// Whether the run waits for a person after its first people.
    pub trial: bool,
    /// Whether it is remembered who was sent, as far as the person said.
    pub remember: Option<bool>,
    /// Whether everybody is sent, whatever was sent before.
    pub send_all: bool,
    /// Whether leavers lose the tag, as far as the person said.
    pub take: Option<bool>,
    /// What was sent before.
    pub before: Before,
    /// The run that broke off and is to go on.
    pub going_on: Option<Rc<BrokenOff>>,
}

/// What was sent before.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Before {
    /// Not looked at.
    #[default]
    Unknown,
    /// Being looked at.
    Comparing(Generation),
    /// Looked at.
    Compared(Box<Compared>),
    /// It cannot be looked at: the file is gone.
    Failed,
}

/// A run that broke off: what has to be known to go on with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrokenOff {
    /// Its name among the journals.
    #[serde(skip)]
    pub run: String,
    /// Who left each segment.
    #[serde(skip)]
    pub leavers: Vec<Vec<u8>>,
    /// Its plan.
    pub plan: RunPlan,
    /// What the person had chosen and typed.
    pub kept: Kept,
    /// What the memories say of it once it is over.
    pub last: LastRun,
}

/// What people are to be held against: with another one it has to be looked at anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// The brand; empty where it is not known.
    pub brand: String,
    /// The tags.
    pub tags: Vec<String>,
    /// Digest of matching and choices.
    pub choices: u64,
    /// Whether everybody is sent.
    pub send_all: bool,
    /// What became of the rows.
    pub counts: Counts,
}

impl Sending {
    /// What a run would do; none before it is known.
    pub fn compared(&self) -> Option<&Compared> {
        match &self.before {
            Before::Compared(compared) => Some(compared),
            _ => None,
        }
    }

    /// Whether it is remembered who was sent: as before, unless the person says otherwise.
    pub fn remembers(&self) -> bool {
        let before = self.compared().is_some_and(|compared| compared.known > 0);
        self.remember.unwrap_or(before) && self.compared().is_some_and(|compared| compared.keeps)
    }

    /// Leavers of each segment who lose the tag: all or none, and none against the guard without a person's word.
    pub fn leavers(&self) -> Vec<u64> {
        let Some(compared) = self.compared() else { return Vec::new() };
        let of = |(&leavers, holds): (&u64, &Vec<_>)| {
            let agreed = self.take.unwrap_or(holds.is_empty()).then_some(leavers);
            if self.take != Some(false) && may_remove(holds, leavers, agreed) { leavers } else { 0 }
        };
        compared.changes.leavers.iter().zip(&compared.holds).map(of).collect()
    }

    pub(super) fn compared_as(&mut self, generation: Generation, compared: Option<Box<Compared>>) -> Option<()> {
        if self.before != Before::Comparing(generation) {
            return None;
        }
        self.before = compared.map_or(Before::Failed, Before::Compared);
        Some(())
    }
}

impl State {
    /// What people are to be held against, where a store is connected and they can be sent.
    pub fn against(&self, now: Time) -> Option<Against> {
        let Link::Connected(store) = &self.connection.link else { return None };
        let checked = self.review.checked().filter(|checked| checked.revising == 0)?;
        let consent = self.consent_plan(now).ok()?;
        Some(Against {
            brand: store.brand.clone().unwrap_or_default(),
            tags: self.tag.check().ok()?.into_iter().collect(),
            choices: changes::digest(&json(&(self.recipe_now()?, &consent, self.consent.reach))),
            send_all: self.sending.send_all,
            counts: checked.summary.counts,
        })
    }

    /// What a run would do, as far as that is known; else that everybody is new.
    pub fn changes(&self) -> Changes {
        let everybody = || Changes { new: self.people(), ..Changes::default() };
        self.sending.compared().map_or_else(everybody, |compared| compared.changes.clone())
    }
}
