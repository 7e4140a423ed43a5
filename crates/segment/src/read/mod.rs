//! From bytes to an understood file: what kind it is, its dialect, its columns.

mod columns;
mod dialect;
mod each;
mod inspect;
mod kind;
mod rows;

pub(crate) use columns::text;
pub use dialect::{Choice, HeaderChoice};
pub use each::{each_row, row_count};
pub use inspect::inspect;
pub(crate) use rows::RowReader;

/// How many bytes are asked of a source at once, 4 MiB.
pub(crate) const CHUNK: usize = 4 << 20;

/// How much of a file is looked at to understand it, 256 KiB; more only where its first row is longer.
const SAMPLE: usize = 256 << 10;
