//! What is not as it has to be in the file of an export, and where.

use std::fmt;

/// The first thing that is wrong. Places are paths: `match.birthdate.order`, `mends[2].to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not JSON.
    NotJson {
        /// Line (1-based).
        line: usize,
        /// Column (1-based).
        column: usize,
    },
    /// Another version than [`super::VERSION`].
    Version {
        /// Which; empty where it is not to be shown.
        found: String,
    },
    /// A field that is not known.
    Unknown {
        /// Where.
        at: String,
    },
    /// A field that stands there twice.
    Twice {
        /// Where.
        at: String,
    },
    /// A field that has to be there.
    Missing {
        /// Where.
        at: String,
    },
    /// A value that is not one of those that may stand there.
    Value {
        /// Where.
        at: String,
        /// The value; empty where it is not to be shown.
        found: String,
        /// What may stand there.
        wanted: Wanted,
    },
}

/// What may stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text with something in it.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A brand's id.
    Brand,
    /// From one to [`crate::Segments::MOST`] segments.
    Segments,
    /// A tag.
    Tag,
    /// A tag that no other segment has, capital and small letters being the same.
    OtherTag,
    /// A column's label, a list of them, or an object with a column or a value.
    Filling,
    /// One column's label.
    Column,
    /// The same order of day and month wherever the column is named.
    SameOrder,
    /// A character.
    Separator,
    /// An object, `zeros` or `mangled`.
    Mend,
    /// A domain in lower case.
    Domain,
    /// A field, or `customProperties.` and a name.
    Field,
    /// The code of a problem.
    Code,
    /// A country's two letters.
    Country,
    /// A day (`YYYY-MM-DD`), or a moment in UTC.
    Day,
    /// Words of at least [`crate::consent_form::SHORTEST_WORDS`] characters.
    Words,
    /// A whole number from 1 to 100.
    Share,
}

/// In plain words, for logs and tests; people read `crates/texts`.
impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(f, "no JSON at line {line}, column {column}"),
            Self::Version { found } => write!(f, "unknown version {found}"),
            Self::Unknown { at } => write!(f, "unknown field {at}"),
            Self::Twice { at } => write!(f, "{at} stands twice"),
            Self::Missing { at } => write!(f, "{at} is missing"),
            Self::Value { at, found, wanted } => write!(f, "{at}: {found:?} is not {wanted:?}"),
        }
    }
}

impl std::error::Error for Flaw {}
