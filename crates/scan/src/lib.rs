//! Bytes to row and field boundaries, and nothing else: no encoding, no meaning, no I/O.
//!
//! A caller keeps a buffer that begins at a row and grows by chunks. [`Scanner::scan`] marks the whole rows in it
//! ([`Rows`]) and says how many bytes they took; what is left is the beginning of the next row, to be moved to the
//! front. Rows borrow from the buffer, so a cell is copied only where a doubled quotation mark has to be undone.
//!
//! The grammar is RFC 4180 made forgiving, and agrees with `csv-core`: a row ends at LF, CR or CRLF; a cell is quoted
//! where it begins with the quotation mark; a doubled mark inside stands for one; what follows a closing mark belongs
//! to the cell; a mark inside an unquoted cell is an ordinary character. A file may have another mark or none, an
//! escape, and spaces around quoted cells ([`Format`]). Other than `csv-core`, an escape works in unquoted cells too
//! and stays where it has nothing to escape, blank lines are
//! counted, a row's number is the physical line on which it begins whatever the line ends, and no row is longer than
//! [`MAX_ROW`]: a quotation mark that is never closed costs one row, not the rest of the file.

mod find;
mod rows;
mod scanner;
mod simd;

pub use rows::{Row, Rows, unquote};
pub use scanner::Scanner;

/// Longest row in bytes, 4 MiB. A longer one is marked, not kept.
pub const MAX_ROW: usize = 4 << 20;

/// The bytes that a dialect is made of: all of ASCII, each another one, and none of them a line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Between cells.
    pub delimiter: u8,
    /// Around cells; none where the file quotes nothing.
    pub quote: Option<u8>,
    /// Before a quotation mark, a delimiter or itself: that byte is an ordinary character. Before anything else it is
    /// one itself.
    pub escape: Option<u8>,
    /// Whether spaces may stand before an opening quotation mark and behind a closing one. Not where a space is one of
    /// the bytes above.
    pub padded: bool,
}

impl Format {
    /// RFC 4180 with another delimiter.
    pub const fn delimited(delimiter: u8) -> Self {
        Self { delimiter, quote: Some(b'"'), escape: None, padded: false }
    }

    /// Whether `byte` loses its meaning behind the escape.
    fn is_escaped(self, byte: u8) -> bool {
        byte == self.delimiter || Some(byte) == self.quote || Some(byte) == self.escape
    }
}

/// A place in a file at which a row begins, or would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// Physical line, 1-based; LF, CR and CRLF each end one.
    pub line: u64,
}
