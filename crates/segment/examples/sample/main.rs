//! Makes the sample segment, `www/sample.csv`: what Customer Insights would give for a segment of 2,000 people, with
//! the dirt of real files. Nobody in it exists, and their addresses are on domains that nobody can own (RFC 2606).
//!
//! ```sh
//! cargo run -p segue-segment --example sample > www/sample.csv
//! ```
//!
//! The same bytes every time. Its columns are those of a unified customer table.

#[path = "table.rs"]
mod table;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    io::stdout().write_all(&table::csv())
}
