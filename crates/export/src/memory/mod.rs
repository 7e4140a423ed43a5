//! What was sent before: who, by what fingerprint. Of one brand and one tag; another brand's key never meets it.

mod fingerprint;

use serde::{Deserialize, Serialize};

pub use fingerprint::Fingerprint;

use crate::Segments;

/// One person whom Omnisend accepted, as the memory learns of it: in the journal it is one record with the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The address.
    pub email: String,
    /// The segments that they are in.
    pub segments: Segments,
    /// Of what was sent.
    pub fingerprint: Fingerprint,
}
