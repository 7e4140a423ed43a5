//! The first part of a file, as text in which places of the file can be told.

use scan::{Format, Place, Rows, Scanner};

use crate::Encoding;
use crate::encoding::{Wide, units};

/// How much of a file is looked at to understand it, 256 KiB; more only where its first row is longer.
pub const SAMPLE: usize = 256 << 10;

/// Text that holds ASCII as it is: the file's own bytes, or UTF-8 made of UTF-16.
pub(super) struct Sample {
    pub(super) text: Vec<u8>,
    /// Whether the file ends with it.
    pub(super) whole: bool,
    /// Where the text begins in the file.
    base: u64,
    wide: Option<Wide>,
}

impl Sample {
    /// The text of `bytes`, the first of a file, behind a byte order mark of length `mark`.
    pub(super) fn new(bytes: &[u8], mark: usize, encoding: Encoding, whole: bool) -> Self {
        let bytes = &bytes[mark..];
        let wide = encoding.wide();
        let text = wide.map_or_else(
            || bytes.to_vec(),
            |wide| {
                let mut text = Vec::with_capacity(bytes.len());
                wide.append(bytes, whole, &mut text);
                text
            },
        );
        Self { text, whole, base: mark as u64, wide }
    }

    /// The rows from `start` on, a place in the text, and the place behind them.
    pub(super) fn rows(&self, format: Format, start: Place) -> (Rows, Place) {
        let mut rows = Rows::default();
        let mut scanner = Scanner::new(format, start);
        scanner.scan(self.from(start), self.whole, &mut rows);
        (rows, scanner.place())
    }

    /// The text from `start` on.
    pub(super) fn from(&self, start: Place) -> &[u8] {
        usize::try_from(start.offset).ok().and_then(|start| self.text.get(start..)).unwrap_or_default()
    }

    /// The place in the file that a place in the text is.
    pub(super) fn place(&self, place: Place) -> Place {
        let before = usize::try_from(place.offset).ok().and_then(|end| self.text.get(..end)).unwrap_or(&self.text);
        let offset = self.base + if self.wide.is_some() { 2 * units(before) } else { before.len() as u64 };
        Place { offset, ..place }
    }
}
