//! How bytes become text: which encodings there are, which one a file is in, and the text of a cell.
//!
//! No table of an encoding is kept here: the platform has them all ([`Decode`], by the browser's `TextDecoder` or
//! natively), and what is needed of one is asked for once ([`Charset`]). Rows and cells are found in the bytes
//! themselves, since all encodings but UTF-16 hold ASCII as it is; a cell is decoded when somebody looks at it.

mod charset;
mod east;
mod guess;
mod languages;
mod wide;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use charset::Charset;
pub(crate) use guess::guess;
pub(crate) use wide::{Wide, units};

/// An encoding of the WHATWG Encoding Standard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Encoding(u8);

/// Turns bytes into text by the platform's tables, as the Encoding Standard says.
pub trait Decode {
    /// The text of `bytes`; what cannot be decoded becomes U+FFFD. None where the platform does not know the encoding.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String>;
}

/// UTF-8 only; what needs no tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utf8Only;

impl Decode for Utf8Only {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String> {
        (encoding == Encoding::UTF_8).then(|| String::from_utf8_lossy(bytes).into_owned())
    }
}

/// The names, as the standard spells them but for the customary capitals.
const NAMES: [&str; 33] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1257",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "macintosh",
    "x-mac-cyrillic",
    "GBK",
    "gb18030",
    "Big5",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
];

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(0);
    /// UTF-16, the low byte first.
    pub const UTF_16LE: Self = Self(1);
    /// UTF-16, the high byte first.
    pub const UTF_16BE: Self = Self(2);
    /// Western European, and what "Latin 1" means today.
    pub const WINDOWS_1252: Self = Self(3);

    /// All, the likelier to be chosen first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..NAMES.len()).filter_map(|index| u8::try_from(index).ok()).map(Self)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The encoding of this name, in any capitals, with a few names that people type.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        let known = Self::all().find(|encoding| encoding.name().eq_ignore_ascii_case(name));
        known.or_else(|| {
            let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let plain = plain.to_ascii_lowercase();
            let meant = match plain.as_str() {
                "utf8" => "UTF-8",
                "utf16" | "unicode" => "UTF-16LE",
                "ascii" | "usascii" | "latin1" | "iso88591" | "ansi" => "windows-1252",
                "latin2" => "ISO-8859-2",
                "latin7" => "ISO-8859-13",
                "latin9" | "latin15" => "ISO-8859-15",
                "sjis" | "shiftjis" | "cp932" | "windows31j" => "Shift_JIS",
                "gb2312" | "cp936" => "GBK",
                "cp949" | "ksc56011987" => "EUC-KR",
                "cp950" => "Big5",
                "cp866" => "IBM866",
                "mac" | "macroman" => "macintosh",
                plain => {
                    let code = plain.strip_prefix("cp").or_else(|| plain.strip_prefix("windows"))?;
                    return Self::all().find(|encoding| encoding.name().strip_prefix("windows-") == Some(code));
                }
            };
            Self::all().find(|encoding| encoding.name() == meant)
        })
    }

    /// Whether it is UTF-16, and if so whether the high byte comes first.
    pub(crate) fn wide(self) -> Option<Wide> {
        match self {
            Self::UTF_16LE => Some(Wide::LowFirst),
            Self::UTF_16BE => Some(Wide::HighFirst),
            _ => None,
        }
    }
}

impl Default for Encoding {
    fn default() -> Self {
        Self::UTF_8
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is no encoding's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no encoding of this name is known")]
pub struct UnknownEncoding;

impl TryFrom<String> for Encoding {
    type Error = UnknownEncoding;

    fn try_from(name: String) -> Result<Self, UnknownEncoding> {
        Self::from_name(&name).ok_or(UnknownEncoding)
    }
}

impl From<Encoding> for String {
    fn from(encoding: Encoding) -> Self {
        encoding.name().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_and_so_do_those_that_people_type() {
        for encoding in Encoding::all() {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        }
        for (typed, name) in [
            ("utf8", "UTF-8"),
            ("Latin-1", "windows-1252"),
            ("ISO-8859-1", "windows-1252"),
            ("cp1257", "windows-1257"),
            ("Windows 1250", "windows-1250"),
            ("shift-jis", "Shift_JIS"),
        ] {
            assert_eq!(Encoding::from_name(typed).map(Encoding::name), Some(name), "{typed}");
        }
        assert_eq!(Encoding::from_name("utf-7"), None);
        assert_eq!(Encoding::from_name(""), None);
    }
}
