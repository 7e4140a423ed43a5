//! From segment files to checked contacts: sources, dialect, columns, matching, verdicts.
//!
//! Pure: it knows no browser, no network and no clock. Whatever has to be read is asked for through
//! [`source::Source`], so the same code runs in the browser's workers, in the command line and in tests. It emits
//! codes ([`problem::Code`], [`refusal::Refusal`]), never sentences, and never changes a value without counting it.

#![forbid(unsafe_code)]

pub mod bundle;
pub mod check;
pub mod contact;
pub mod country;
pub mod email;
pub mod encoding;
pub mod field;
mod fold;
mod hash;
pub mod matching;
pub mod notice;
mod platform;
pub mod preview;
pub mod problem;
pub mod property;
mod read;
pub mod refusal;
pub mod sorted;
pub mod source;
pub mod value;
pub mod verdict;

pub use contact::Contact;
pub use encoding::Encoding;
pub use field::{ContactField, Matching, column_of};
pub use notice::{Notice, is_cut_off, notices};
pub use platform::{Bare, Platform};
pub use problem::{Code, Problem};
pub use read::{
    Choice, Dialect, HeaderChoice, Profile, SAMPLE, Secret, Shape, each_row, inspect, is_bomb, is_gzip, row_count,
};
pub use refusal::Refusal;
pub use source::{Source, part};
pub use verdict::{Counts, Verdict};
