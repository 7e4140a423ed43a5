//! From segment files to checked contacts: sources, dialect, columns, matching, verdicts.
//!
//! Pure: it knows no browser, no network and no clock. Whatever has to be read is asked for through
//! [`source::Source`], so the same code runs in the browser's workers, in the command line and in tests. It emits
//! codes ([`problem::Code`], [`refusal::Refusal`]), never sentences, and never changes a value without counting it.

pub mod contact;
pub mod email;
pub mod field;
mod fold;
pub mod preview;
pub mod problem;
pub mod refusal;
pub mod source;
pub mod verdict;

pub use contact::Contact;
pub use field::{ContactField, Matching};
pub use problem::{Code, Problem};
pub use refusal::Refusal;
pub use source::Source;
pub use verdict::{Counts, Verdict};
