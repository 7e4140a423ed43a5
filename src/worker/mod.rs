//! The workers: one checks and answers for the rows, some scan ranges for it, one sends.
//!
//! A worker answers what it is asked through a [`Port`] and knows no page. Where there are no workers, the same hosts
//! answer on the page.

mod check;
mod journal;
pub mod messages;
mod pool;
mod prepare;
mod run;
mod scan;

pub use journal::wind_up;
use wasm_bindgen::prelude::*;

use crate::services::wire::{Parcel, Port, parcel};

/// What a worker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Owns the checked files, answers for their rows.
    Check,
    /// Scans ranges.
    Scan,
    /// Sends the people of one run.
    Run,
}

impl Role {
    /// All roles.
    const ALL: [Self; 3] = [Self::Check, Self::Scan, Self::Run];

    /// The role's name, as it stands in a worker's first message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Scan => "scan",
            Self::Run => "run",
        }
    }

    /// Answers at `port` from now on.
    pub fn serve(self, port: &Port) {
        match self {
            Self::Check => check::serve(port),
            Self::Scan => scan::serve(port),
            Self::Run => run::serve(port),
        }
    }
}

/// Entry of a worker, called by `worker.js` once, with the port at which it is to answer.
#[wasm_bindgen]
pub fn work(port: &Port, role: &str) {
    if let Some(role) = Role::ALL.into_iter().find(|known| known.name() == role) {
        role.serve(port);
    }
}

/// Hears parcels at `port` as long as the worker, or the page, lives.
fn hear(port: &Port, mut take: impl FnMut(Parcel) + 'static) {
    let handler = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| take(parcel(&event)));
    port.hear(&handler);
    handler.forget();
}
