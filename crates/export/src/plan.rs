//! What a run is to do; fixed before its first request.

use serde::{Deserialize, Serialize};

use crate::Time;
use crate::consent::ConsentPlan;
use crate::consent_form::Reach;

/// A file by which a run is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileIdentity {
    /// Name without folders.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
    /// Hash of all its bytes, hexadecimal; empty until the run is started.
    pub hash: String,
}

/// How people get their tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tagging {
    /// With everything else that is sent of them: Omnisend adds the tags to those that they carry.
    #[default]
    Together,
    /// By a request of their own, once Omnisend has the people: for a store where tags that are sent with a person
    /// replace those that the person carries.
    Apart,
}

/// What a run is to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunPlan {
    /// The files that the people come from.
    pub files: Vec<FileIdentity>,
    /// Name of the store, as it was shown before sending.
    pub store: String,
    /// Omnisend's id of the store's brand; empty where it is not known.
    pub brand: String,
    /// The tags of the segments, in their order ([`crate::Segments`]); none if none is wanted.
    pub tags: Vec<String>,
    /// How people get them.
    pub tagging: Tagging,
    /// What becomes of subscriptions.
    pub consent: ConsentPlan,
    /// Who is reached.
    pub reach: Reach,
    /// How many people are to be sent.
    pub total: u64,
    /// How many of them are new to the export, as far as its memory goes; the others changed.
    pub new: u64,
    /// How many leavers are to lose each segment's tag, in the order of the tags; shorter where there are none.
    pub leavers: Vec<u64>,
    /// Whether the first people have to show that nobody is harmed: so on a store's first run.
    pub proof: bool,
    /// Whether the run waits for a person after its first people.
    pub trial: bool,
    /// Whether it is remembered who was sent.
    pub remember: bool,
    /// Share of Omnisend's limit that the run may use, in percent (1–100).
    pub share: u8,
    /// When the run was started.
    pub started_at: Time,
}

impl RunPlan {
    /// The share that a run uses unless a person chooses another: half is left to the store's other tools.
    pub const SHARE: u8 = 50;

    /// The first segment's tag.
    pub fn tag(&self) -> Option<&str> {
        self.tags.first().map(String::as_str)
    }

    /// Milliseconds that the plan takes at least, if Omnisend works as fast as it takes requests: one request a batch,
    /// and some to read the states.
    pub fn estimate(&self) -> u64 {
        let batches = self.total.div_ceil(omnisend::BATCH_ITEMS as u64);
        let requests = batches + batches / 20 + 3;
        requests * crate::pace::interval(self.share)
    }
}
