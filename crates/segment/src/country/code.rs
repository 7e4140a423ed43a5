//! A country by its two letters.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An ISO 3166-1 alpha-2 code (or `XK`): two letters, upper case. Whether a country has it is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// The text was not two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a country code has two letters")]
pub struct NotACountryCode;

impl CountryCode {
    /// Reads two ASCII letters of any case; nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [one, two] if one.is_ascii_alphabetic() && two.is_ascii_alphabetic() => {
                Some(Self([one.to_ascii_uppercase(), two.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two letters, upper case.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The two letters as bytes.
    pub(crate) const fn letters(self) -> [u8; 2] {
        self.0
    }
}

impl From<super::Country> for CountryCode {
    fn from(country: super::Country) -> Self {
        Self(country.code.as_bytes().first_chunk().copied().unwrap_or_default())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = NotACountryCode;

    fn try_from(text: String) -> Result<Self, NotACountryCode> {
        Self::parse(&text).ok_or(NotACountryCode)
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().into()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_and_nothing_else() {
        assert_eq!(CountryCode::parse("ee").map(|code| code.to_string()).as_deref(), Some("EE"));
        for text in ["", "E", "EST", "E1", "õ", " EE"] {
            assert_eq!(CountryCode::parse(text), None, "{text}");
        }
        for country in crate::country::all() {
            assert_eq!(CountryCode::parse(country.code).unwrap().as_str(), country.code);
        }
        assert_eq!(serde_json::from_str::<CountryCode>("\"lv\"").unwrap().as_str(), "LV");
        assert!(serde_json::from_str::<CountryCode>("\"x\"").is_err());
    }
}
