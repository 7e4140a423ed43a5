//! A memory in front of [`find`]: a column of a million countries holds a few dozen different cells.

use super::{Country, find};

/// Finds countries, and remembers the cells it has seen.
#[derive(Debug, Default)]
pub struct Finder {
    seen: Vec<Seen>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    cell: [u8; Self::LONGEST],
    length: usize,
    country: Option<Country>,
}

impl Seen {
    /// Longer cells are not remembered.
    const LONGEST: usize = 32;
}

impl Finder {
    const SLOTS: usize = 256;

    /// Like [`find`].
    pub fn find(&mut self, cell: &str) -> Option<Country> {
        if cell.is_empty() || cell.len() > Seen::LONGEST {
            return find(cell);
        }
        if self.seen.is_empty() {
            self.seen.resize(Self::SLOTS, Seen::default());
        }
        let seen = &mut self.seen[hash(cell.as_bytes()) as usize % Self::SLOTS];
        if &seen.cell[..seen.length] != cell.as_bytes() {
            seen.country = find(cell);
            seen.length = cell.len();
            seen.cell[..cell.len()].copy_from_slice(cell.as_bytes());
        }
        seen.country
    }
}

/// FNV-1a with its bits folded, so that the low ones can be used.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 16
}
