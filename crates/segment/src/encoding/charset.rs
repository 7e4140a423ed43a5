//! The text of cells.

use std::borrow::Cow;
use std::fmt;

use super::{Decode, Encoding};
use crate::csv::unguarded;

/// What turns the cells of one file into text.
#[derive(Clone, Debug)]
pub(crate) struct Charset<'d> {
    letters: Letters<'d>,
    /// Whether cells were guarded by [`crate::csv`] and are to be read as they were before.
    guarded: bool,
}

#[derive(Clone)]
enum Letters<'d> {
    /// UTF-8, and UTF-16, which readers turn into UTF-8.
    Utf8,
    /// One byte a character: the upper 128.
    Table(Box<[char; 128]>),
    /// More bytes a character; asked for cell by cell.
    Other(Encoding, &'d dyn Decode),
}

impl fmt::Debug for Letters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "Utf8",
            Self::Table(_) => "Table",
            Self::Other(..) => "Other",
        })
    }
}

impl<'d> Charset<'d> {
    /// The charset of an encoding.
    pub(crate) fn new(encoding: Encoding, decode: &'d dyn Decode) -> Self {
        Self { letters: Letters::new(encoding, decode), guarded: false }
    }

    /// The same for cells that are guarded, or not.
    pub(crate) fn guarded(self, guarded: bool) -> Self {
        Self { guarded, ..self }
    }

    /// A cell as text. Bytes that are no text become U+FFFD.
    pub(crate) fn text<'c>(&self, cell: &'c [u8]) -> Cow<'c, str> {
        match self.letters.text(cell) {
            text if !self.guarded => text,
            Cow::Borrowed(text) => Cow::Borrowed(unguarded(text)),
            Cow::Owned(text) => Cow::Owned(unguarded(&text).to_owned()),
        }
    }
}

impl<'d> Letters<'d> {
    /// Those of an encoding; UTF-8 where the platform does not know it.
    fn new(encoding: Encoding, decode: &'d dyn Decode) -> Self {
        if encoding == Encoding::UTF_8 || encoding.wide().is_some() {
            return Self::Utf8;
        }
        // One byte after the other, so that bytes which are no character alone show.
        let mut table = [char::REPLACEMENT_CHARACTER; 128];
        let mut whole = 0;
        for (byte, letter) in (0x80..=u8::MAX).zip(&mut table) {
            let Some(text) = decode.decode(encoding, &[byte]) else { return Self::Utf8 };
            *letter = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
            whole += usize::from(*letter != char::REPLACEMENT_CHARACTER);
        }
        // Each code page has some holes; an encoding of more bytes a character has hardly anything else.
        if whole > 64 { Self::Table(Box::new(table)) } else { Self::Other(encoding, decode) }
    }

    /// A cell as text. Bytes that are no text become U+FFFD.
    fn text<'c>(&self, cell: &'c [u8]) -> Cow<'c, str> {
        match self {
            // The usual case first: what is text already is only looked at.
            Self::Utf8 => std::str::from_utf8(cell).map_or_else(|_| String::from_utf8_lossy(cell), Cow::Borrowed),
            _ if cell.is_ascii() => String::from_utf8_lossy(cell),
            Self::Table(table) => Cow::Owned(
                cell.iter()
                    .map(|&byte| if byte < 0x80 { char::from(byte) } else { table[usize::from(byte - 0x80)] })
                    .collect(),
            ),
            Self::Other(encoding, decode) => {
                decode.decode(*encoding, cell).map_or_else(|| String::from_utf8_lossy(cell), Cow::Owned)
            }
        }
    }
}
