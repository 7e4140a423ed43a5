//! What a journal says of one person for the memory to learn.

use serde::{Deserialize, Serialize};

use super::Fingerprint;
use crate::Segments;

/// One person whom Omnisend accepted, as the memory learns of it: in the journal it is one record with the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, u32, u64, u64)", into = "(String, u32, u64, u64)")]
pub struct Sent {
    /// The address.
    pub email: String,
    /// The segments that they are in.
    pub segments: Segments,
    /// Of what was sent.
    pub fingerprint: Fingerprint,
}

/// Short, since the journal has one for each person.
impl From<(String, u32, u64, u64)> for Sent {
    fn from((email, segments, profile, consent): (String, u32, u64, u64)) -> Self {
        Self { email, segments: Segments(segments), fingerprint: Fingerprint { profile, consent } }
    }
}

impl From<Sent> for (String, u32, u64, u64) {
    fn from(Sent { email, segments, fingerprint }: Sent) -> Self {
        (email, segments.0, fingerprint.profile, fingerprint.consent)
    }
}
