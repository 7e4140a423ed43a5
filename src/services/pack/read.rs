//! Reading what [`super::write`] wrote.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess, VariantAccess, Visitor,
};

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

    fn number(&mut self) -> Result<u64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes),
            Self::Json(nodes) => nodes.number(),
        }
    }

    fn signed(&mut self) -> Result<i64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes).map(u64::cast_signed),
            Self::Json(nodes) => nodes.signed(),
        }
    }

    fn float(&mut self) -> Result<f64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes).map(f64::from_bits),
            Self::Json(nodes) => nodes.float(),
        }
    }

    fn flag(&mut self) -> Result<bool, Unreadable> {
        match self {
            Self::Bytes(bytes) => take(bytes, 1).map(|byte| byte[0] != 0),
            Self::Json(nodes) => nodes.flag(),
        }
    }

    fn letter(&mut self) -> Result<char, Unreadable> {
        let letter = match self {
            Self::Bytes(bytes) => u32::try_from(number(bytes)?).ok().and_then(char::from_u32),
            Self::Json(nodes) => nodes.letter(),
        };
        letter.ok_or(Unreadable)
    }

    fn text(&mut self) -> Result<&'a str, Unreadable> {
        match self {
            Self::Bytes(bytes) => {
                let length = length(bytes)?;
                std::str::from_utf8(take(bytes, length)?).map_err(|_| Unreadable)
            }
            Self::Json(nodes) => nodes.text(),
        }
    }

    fn is_some(&mut self) -> Result<bool, Unreadable> {
        match self {
            Self::Bytes(_) => self.flag(),
            Self::Json(nodes) => Ok(nodes.is_some()),
        }
    }

    fn unit(&mut self) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.unit(),
        }
    }

    /// Goes into a list, and says how many elements it has.
    fn list(&mut self) -> Result<usize, Unreadable> {
        match self {
            Self::Bytes(bytes) => length(bytes),
            Self::Json(nodes) => nodes.list(),
        }
    }

    /// Goes into what has this many elements.
    fn tuple(&mut self, length: usize) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.list()?.eq(&length).then_some(()).ok_or(Unreadable),
        }
    }

    /// Goes into a map, and says how many entries it has.
    fn map(&mut self) -> Result<usize, Unreadable> {
        match self {
            Self::Bytes(bytes) => length(bytes),
            Self::Json(nodes) => nodes.map(),
        }
    }

    /// Goes into what has these fields.
    fn fields(&mut self, names: &[&str]) -> Result<(), Unreadable> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::Json(nodes) => nodes.fields(names),
        }
    }

    /// Goes into one of these variants, and says which.
    fn variant(&mut self, names: &[&str]) -> Result<u64, Unreadable> {
        match self {
            Self::Bytes(bytes) => number(bytes),
            Self::Json(nodes) => nodes.variant(names),
        }
    }

    /// Goes past a field that is not there.
    fn is_absent(&mut self) -> bool {
        match self {
            Self::Bytes(_) => false,
            Self::Json(nodes) => nodes.is_absent(),
        }
    }
}

/// Numbers are read as the widest; serde's own types narrow them, and refuse what does not fit.
macro_rules! numbers {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.visit_u64(self.number()?)
        })*
    };
}

macro_rules! signed {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.visit_i64(self.signed()?)
        })*
    };
}

impl<'a> Deserializer<'a> for &mut Reader<'a> {
    type Error = Unreadable;

    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_identifier }
    signed! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 }

    fn is_human_readable(&self) -> bool {
        matches!(self, Reader::Json(_))
    }

    /// Bytes do not tell what they are.
    fn deserialize_any<V: Visitor<'a>>(self, _visitor: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, _visitor: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.flag()?)
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_char<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_char(self.letter()?)
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    /// Nothing of ours is plain bytes.
    fn deserialize_bytes<V: Visitor<'a>>(self, _visitor: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn deserialize_byte_buf<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.is_some()? { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.unit()?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'a>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let left = self.list()?;
        visitor.visit_seq(Elements { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, length: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.tuple(length)?;
        visitor.visit_seq(Elements { reader: self, left: length })
    }

    fn deserialize_tuple_struct<V: Visitor<'a>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let left = self.map()?;
        visitor.visit_map(Elements { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.fields(fields)?;
        visitor.visit_seq(Elements { reader: self, left: fields.len() })
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let index = self.variant(variants)?;
        visitor.visit_enum(Variant { reader: self, index })
    }
}

/// So many elements, or pairs, one behind the other.
struct Elements<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: usize,
}

impl Elements<'_, '_> {
    fn more(&mut self) -> bool {
        let more = self.left > 0;
        self.left -= usize::from(more);
        more
    }
}

impl<'a> SeqAccess<'a> for Elements<'_, 'a> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        if self.more() && !self.reader.is_absent() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'a> MapAccess<'a> for Elements<'_, 'a> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant, which stands where the reader is.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    index: u64,
}

impl<'r, 'a> EnumAccess<'a> for Variant<'r, 'a> {
    type Error = Unreadable;
    type Variant = &'r mut Reader<'a>;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self::Variant), Unreadable> {
        let index: serde::de::value::U64Deserializer<Unreadable> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, self.reader))
    }
}

impl<'a> VariantAccess<'a> for &mut Reader<'a> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        self.unit()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, length: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_struct("", fields, visitor)
    }
}
