//! Reading what [`super::write`] wrote, piece by piece.

use super::Unreadable;
use super::nodes::Nodes;

/// One type for both, so that all that serde makes for a type is there once.
pub(in crate::services) enum Reader<'a> {
    Bytes(&'a [u8]),
    Json(Nodes<'a>),
}

/// The first `length` bytes, which are then read.
fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8], Unreadable> {
    let (taken, rest) = bytes.split_at_checked(length).ok_or(Unreadable)?;
    *bytes = rest;
    Ok(taken)
}

fn number(bytes: &mut &[u8]) -> Result<u64, Unreadable> {
    let (number, rest) = bytes.split_first_chunk().ok_or(Unreadable)?;
    *bytes = rest;
    Ok(u64::from_le_bytes(*number))
}

fn length(bytes: &mut &[u8]) -> Result<usize, Unreadable> {
    number(bytes)?.try_into().map_err(|_| Unreadable)
}

impl<'a> Reader<'a> {
    /// Whether all is read.
    pub(in crate::services) fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Json(nodes) => nodes.is_empty(),
        }
    }

    pub(super) fn number(&mut self) -> Result<u64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes),
            Self::Json(nodes) => nodes.number(),
        }
    }

    pub(super) fn signed(&mut self) -> Result<i64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes).map(u64::cast_signed),
            Self::Json(nodes) => nodes.signed(),
        }
    }

    pub(super) fn float(&mut self) -> Result<f64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes).map(f64::from_bits),
            // No more than whole numbers is kept.
            Self::Json(_) => Err(Unreadable),
        }
    }

    pub(super) fn flag(&mut self) -> Result<bool, Unreadable> {
        match self {
            Self::Bytes(bytes) => take(bytes, 1).map(|byte| byte[0] != 0),
            Self::Json(nodes) => nodes.flag(),
        }
    }

    pub(super) fn letter(&mut self) -> Result<char, Unreadable> {
        let letter = match self {
            Self::Bytes(bytes) => u32::try_from(number(bytes)?).ok().and_then(char::from_u32),
            Self::Json(nodes) => nodes.letter(),
        };
        letter.ok_or(Unreadable)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Unreadable> {
        match self {
            Self::Bytes(bytes) => {
                let length = length(bytes)?;
                std::str::from_utf8(take(bytes, length)?).map_err(|_| Unreadable)
            }
            Self::Json(nodes) => nodes.text(),
        }
    }

    pub(super) fn is_some(&mut self) -> Result<bool, Unreadable> {
        match self {
            Self::Bytes(_) => self.flag(),
            Self::Json(nodes) => Ok(nodes.is_some()),
        }
    }

    pub(super) fn unit(&mut self) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.unit(),
        }
    }

    /// Goes into a list, and says how many elements it has.
    pub(super) fn list(&mut self) -> Result<usize, Unreadable> {
        match self {
            Self::Bytes(bytes) => length(bytes),
            Self::Json(nodes) => nodes.list(),
        }
    }

    /// Goes into what has this many elements.
    pub(super) fn tuple(&mut self, length: usize) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.list()?.eq(&length).then_some(()).ok_or(Unreadable),
        }
    }

    /// Goes into a map, and says how many entries it has.
    pub(super) fn map(&mut self) -> Result<usize, Unreadable> {
        match self {
            Self::Bytes(bytes) => length(bytes),
            Self::Json(nodes) => nodes.map(),
        }
    }

    /// Goes into what has these fields.
    pub(super) fn fields(&mut self, names: &[&str]) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.fields(names),
        }
    }

    /// Goes into one of these variants, and says which.
    pub(super) fn variant(&mut self, names: &[&str]) -> Result<u64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes),
            Self::Json(nodes) => nodes.variant(names),
        }
    }

    /// Goes past a field that is not there.
    pub(super) fn is_absent(&mut self) -> bool {
        match self {
            Self::Bytes(_) => false,
            Self::Json(nodes) => nodes.is_absent(),
        }
    }
}
