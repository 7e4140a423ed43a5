//! Every sentence that a person reads, in English and Estonian.
//!
//! One method a message, both languages side by side, so a missing translation does not compile. What the other
//! crates emit as codes becomes sentences here, by the code's name; `tests/texts.rs` of the app proves that none is
//! missing. Pure: it knows no other crate of ours, no browser, and never decides anything.

#![forbid(unsafe_code)]

mod common;
mod consent;
mod files;
mod kept;
mod lang;
mod matching;
mod number;
mod preview;
mod recall;
mod report;
mod review;
mod run;
mod send;
mod verdicts;

pub mod codes;

pub use codes::Said;
pub use lang::{Lang, Texts};
pub use number::group;
