//! From checked contacts to a run that can be accounted for: plan, engine, journal, report, connection, tag.
//!
//! Pure state machines. No I/O, no clock, no randomness but from a given seed: whoever drives the [`Engine`] (the
//! browser, the command line, the simulation) reads rows, sends requests, keeps the journal and tells the time. It never
//! holds a key and never decides about anybody's subscription but as the plan says.

#![forbid(unsafe_code)]

pub mod brand;
pub mod changes;
pub mod connect;
pub mod consent;
pub mod consent_form;
pub mod consequence;
pub mod definition;
pub mod engine;
pub mod guard;
pub mod journal;
pub mod leavers;
pub mod memory;
pub mod never;
pub mod outcome;
mod pace;
pub mod person;
pub mod plan;
pub mod proof;
mod random;
mod ranked;
mod reasons;
pub mod recipe;
pub mod report;
pub mod requests;
mod runs;
pub mod tag;
pub mod time;
pub mod work;

pub use brand::BrandFacts;
pub use changes::Changes;
pub use consent::{ConsentChoice, ConsentPlan};
pub use consent_form::{ChannelChoice, ChannelForm, ConsentForm, Lack, Missing, Reach};
pub use consequence::{Audience, Chosen, Consequence, Said};
pub use definition::{Definition, Flaw};
pub use engine::{BrokenJournal, Effect, Engine, RequestId};
pub use guard::{Guard, Hold};
pub use journal::Record;
pub use leavers::Leavers;
pub use memory::Memory;
pub use outcome::Fate;
pub use person::{Person, Segments};
pub use plan::{FileIdentity, RunPlan, Tagging};
pub use proof::{Harm, Standing};
pub use report::{Report, RunProgress, RunState, StopReason, Waiting};
pub use time::Time;
pub use work::{Change, Comparison, Work};
