//! [`Writer`] as serde hands it values.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::Unreadable;
use super::write::{Done, Writer};
use crate::services::json::decimal;

/// Integers that widen.
macro_rules! numbers {
    ($($name:ident $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Done {
            self.number(u64::from(number))
        })*
    };
}

macro_rules! signed {
    ($($name:ident $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Done {
            self.signed(i64::from(number))
        })*
    };
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Unreadable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! { serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, }
    signed! { serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, }

    fn is_human_readable(&self) -> bool {
        matches!(self, Writer::Json(_))
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.word(u8::from(value), if value { "true" } else { "false" })
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Done {
        match self {
            Writer::Bytes(_) => return self.number(value.to_bits()),
            Writer::Json(json) if value.is_finite() => json.raw(&decimal(value)),
            Writer::Json(json) => json.raw("null"),
        }
        Ok(())
    }

    fn serialize_char(self, letter: char) -> Done {
        match self {
            Writer::Bytes(_) => self.number(u64::from(letter)),
            Writer::Json(_) => self.text(letter.encode_utf8(&mut [0; 4])),
        }
    }

    fn serialize_str(self, text: &str) -> Done {
        self.text(text)
    }

    /// Nothing of ours is plain bytes.
    fn serialize_bytes(self, _bytes: &[u8]) -> Done {
        Err(Unreadable)
    }

    fn serialize_none(self) -> Done {
        self.word(0, "null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        if let Writer::Bytes(bytes) = self {
            bytes.push(1);
        }
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        if let Writer::Json(json) = self {
            json.raw("null");
        }
        Ok(())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _name: &'static str, index: u32, variant: &'static str) -> Done {
        match self {
            Writer::Bytes(_) => self.number(u64::from(index)),
            Writer::Json(_) => self.text(variant),
        }
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _name: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.variant(index, variant)?;
        value.serialize(&mut *self)?;
        self.close("}")
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Unreadable> {
        self.many(length, b'[')
    }

    fn serialize_tuple(self, _length: usize) -> Result<Self, Unreadable> {
        self.open(b'[')
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Self, Unreadable> {
        self.open(b'[')
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self, Unreadable> {
        self.variant(index, variant)?;
        self.open(b'[')
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Unreadable> {
        self.many(length, b'{')
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Self, Unreadable> {
        self.open(b'{')
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self, Unreadable> {
        self.variant(index, variant)?;
        self.open(b'{')
    }
}

/// Things that are their elements, one behind the other.
macro_rules! elements {
    ($($kind:ident $element:ident $end:literal,)*) => {
        $(impl $kind for &mut Writer {
            type Ok = ();
            type Error = Unreadable;

            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                self.close($end)
            }
        })*
    };
}

elements! {
    SerializeSeq serialize_element "]",
    SerializeTuple serialize_element "]",
    SerializeTupleStruct serialize_field "]",
    SerializeTupleVariant serialize_field "]}",
}

/// Things that are their fields. A field that JSON does not show is one that is `None`.
macro_rules! fields {
    ($($kind:ident $end:literal,)*) => {
        $(impl $kind for &mut Writer {
            type Ok = ();
            type Error = Unreadable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
                self.field(name);
                value.serialize(&mut **self)
            }

            fn skip_field(&mut self, _name: &'static str) -> Done {
                if let Writer::Bytes(bytes) = self {
                    bytes.push(0);
                }
                Ok(())
            }

            fn end(self) -> Done {
                self.close($end)
            }
        })*
    };
}

fields! { SerializeStruct "}", SerializeStructVariant "}}", }

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)?;
        match self {
            Writer::Json(json) => json.colon().ok_or(Unreadable),
            Writer::Bytes(_) => Ok(()),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        self.close("}")
    }
}
