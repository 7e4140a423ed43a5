//! From bytes to an understood file: what kind it is, its encoding and dialect, its columns.

mod cells;
mod columns;
mod dialect;
mod each;
mod header;
mod inspect;
mod kind;
mod profile;
mod rows;
mod sample;

pub(crate) use columns::unnamed;
pub use dialect::{Choice, Dialect, HeaderChoice};
pub use each::{each_row, row_count};
pub use inspect::inspect;
pub use kind::{is_bomb, is_gzip};
pub use profile::{Profile, Secret, Shape};
pub(crate) use rows::{Form, Row, RowBuffer, RowReader};
pub use sample::SAMPLE;

/// How many bytes are asked of a source at once, 4 MiB.
pub(crate) const CHUNK: usize = 4 << 20;
