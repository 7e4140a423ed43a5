//! Writing: as bytes, with numbers as eight of them, little endian, and texts, lists and maps behind their length; or as
//! JSON.

use json::Writer as Text;

use super::Unreadable;

/// One type for both, so that all that serde makes for a type is there once.
pub(in crate::services) enum Writer {
    Bytes(Vec<u8>),
    Json(Text),
}

/// Whether it has a place in the format.
pub(super) type Done = Result<(), Unreadable>;

#[allow(clippy::unnecessary_wraps, reason = "each is the last thing that a method of serde's does")]
impl Writer {
    pub(super) fn number(&mut self, number: u64) -> Done {
        match self {
            Self::Bytes(bytes) => bytes.extend_from_slice(&number.to_le_bytes()),
            Self::Json(json) => json.raw(&number.to_string()),
        }
        Ok(())
    }

    pub(super) fn signed(&mut self, number: i64) -> Done {
        match self {
            Self::Bytes(_) => return self.number(number.cast_unsigned()),
            Self::Json(json) => json.raw(&number.to_string()),
        }
        Ok(())
    }

    /// What is one byte, or these words in JSON.
    pub(super) fn word(&mut self, byte: u8, word: &str) -> Done {
        match self {
            Self::Bytes(bytes) => bytes.push(byte),
            Self::Json(json) => json.raw(word),
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Done {
        match self {
            Self::Bytes(bytes) => {
                bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
            Self::Json(json) => json.text(text),
        }
        Ok(())
    }

    /// Begins what JSON puts in brackets.
    pub(super) fn open(&mut self, bracket: u8) -> Result<&mut Self, Unreadable> {
        if let Self::Json(json) = self {
            json.open(bracket);
        }
        Ok(self)
    }

    /// Ends it.
    pub(super) fn close(&mut self, brackets: &str) -> Done {
        if let Self::Json(json) = self {
            brackets.bytes().for_each(|bracket| json.close(bracket));
        }
        Ok(())
    }

    /// Begins what has so many elements.
    pub(super) fn many(&mut self, length: Option<usize>, bracket: u8) -> Result<&mut Self, Unreadable> {
        if let Self::Bytes(_) = self {
            self.number(length.ok_or(Unreadable)? as u64)?;
        }
        self.open(bracket)
    }

    /// Begins a variant that holds something.
    pub(super) fn variant(&mut self, index: u32, name: &str) -> Done {
        match self {
            Self::Bytes(_) => return self.number(u64::from(index)),
            Self::Json(json) => {
                json.open(b'{');
                json.name(name);
            }
        }
        Ok(())
    }

    pub(super) fn field(&mut self, name: &str) {
        if let Self::Json(json) = self {
            json.name(name);
        }
    }
}
