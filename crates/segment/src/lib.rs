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
pub mod csv;
pub mod email;
pub mod encoding;
pub mod field;
pub mod filling;
mod fold;
mod hash;
mod identity;
pub mod matching;
pub mod mend;
pub mod notice;
mod platform;
pub mod preview;
pub mod problem;
pub mod property;
mod read;
pub mod refusal;
pub mod rules;
pub mod sorted;
pub mod source;
pub mod value;
pub mod verdict;

pub use contact::Contact;
pub use encoding::Encoding;
pub use field::ContactField;
pub use filling::{Filling, Matching, Property, PropertyKind, column_of};
pub use hash::{address_hash, hash_of};
pub use identity::{FileHash, identity};
pub use mend::{CellMend, Mend, Target};
pub use notice::{Notice, is_cut_off, notices};
pub use platform::{Bare, Platform};
pub use problem::{Code, Problem};
pub use property::PropertyName;
pub use read::{
    Choice, Dialect, HeaderChoice, Profile, SAMPLE, Secret, Shape, each_row, inspect, is_bomb, is_gzip, row_count,
};
pub use refusal::Refusal;
pub use rules::{Policy, Rules, SaysNo, Winner};
pub use source::{Source, part};
pub use verdict::{Counts, Verdict};
