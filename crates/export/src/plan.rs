//! What a run is to do; fixed before its first request.

use serde::{Deserialize, Serialize};

use crate::Time;
use crate::consent::ConsentPlan;

/// A file by which a run is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileIdentity {
    /// Name without folders.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
}

/// What a run is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunPlan {
    /// The files that the people come from.
    pub files: Vec<FileIdentity>,
    /// Name of the store, as it was shown before sending.
    pub store: String,
    /// The tag that everybody gets; none if none is wanted.
    pub tag: Option<String>,
    /// What becomes of subscriptions.
    pub consent: ConsentPlan,
    /// How many people are to be sent.
    pub total: u64,
    /// Share of Omnisend's limit that the run may use, in percent (1–100).
    pub share: u8,
    /// When the run was started.
    pub started_at: Time,
}

impl RunPlan {
    /// The share that a run uses unless a person chooses another: half is left to the store's other tools.
    pub const SHARE: u8 = 50;

    /// Milliseconds that the plan takes at least, if Omnisend works as fast as it takes requests: one request a batch,
    /// and some to read the states.
    pub fn estimate(&self) -> u64 {
        let batches = self.total.div_ceil(omnisend::BATCH_ITEMS as u64);
        let requests = batches + batches / 20 + 3;
        requests * crate::pace::interval(self.share)
    }
}
