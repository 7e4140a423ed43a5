//! What goes wrong: by rates, or by script.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::random::Random;

/// Something that goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// Too many requests, though there are not.
    TooMany,
    /// 500, 502, 503, 504 or 524.
    ServerError,
    /// A page instead of an answer; the request has no effect.
    Html,
    /// The connection is cut before the request has an effect.
    LostBefore,
    /// The connection is cut after it had one.
    LostAfter,
    /// The answer comes late.
    Slow,
}

/// Rates of a thousand, and what is to happen to the next requests whatever the rates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Faults {
    /// Of requests: [`Fault::TooMany`].
    pub too_many: u16,
    /// Of requests: [`Fault::ServerError`].
    pub server_error: u16,
    /// Of requests: [`Fault::Html`].
    pub html: u16,
    /// Of requests: [`Fault::LostBefore`].
    pub lost_before: u16,
    /// Of requests: [`Fault::LostAfter`].
    pub lost_after: u16,
    /// Of requests: [`Fault::Slow`].
    pub slow: u16,
    /// Of batches: given up half-way (`stopped`).
    pub stopped_batch: u16,
    /// Of items' answers: without the request that was sent.
    pub missing_request: u16,
    /// Of items: refused with 408, 429, 500 or 503, which may pass.
    pub item_fault: u16,
    /// What happens to the next requests, one each.
    pub script: VecDeque<Fault>,
}

impl Faults {
    /// What goes wrong with the next request.
    pub(crate) fn next(&mut self, random: &mut Random) -> Option<Fault> {
        if let Some(fault) = self.script.pop_front() {
            return Some(fault);
        }
        [
            (self.too_many, Fault::TooMany),
            (self.server_error, Fault::ServerError),
            (self.html, Fault::Html),
            (self.lost_before, Fault::LostBefore),
            (self.lost_after, Fault::LostAfter),
            (self.slow, Fault::Slow),
        ]
        .into_iter()
        .find(|&(rate, _)| random.per_mille(rate))
        .map(|(_, fault)| fault)
    }
}
