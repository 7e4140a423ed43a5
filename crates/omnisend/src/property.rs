//! Custom properties: whatever a store wants to know of its people beside Omnisend's own fields.
//!
//! The crate that checks files has the same limits: neither knows the other. `crates/export`, which knows both, tests that
//! they agree.

use json::Writer;

/// Longest name of a custom property, in characters.
pub const PROPERTY_NAME: usize = 128;

/// Longest text of a custom property, in characters.
pub const PROPERTY_TEXT: usize = 2_048;

/// Whether Omnisend takes `name` as that of a custom property: Latin letters, digits and `_`, at most
/// [`PROPERTY_NAME`]; its own plugin asks for `^[a-zA-Z0-9_]{1,128}$`. Capital and small letters differ.
pub fn is_property_name(name: &str) -> bool {
    (1..=PROPERTY_NAME).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A number as JSON writes it (RFC 8259, section 6). Kept as text, so that no digit of the file is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberText(String);

impl NumberText {
    /// Takes a number of at most 64 characters, with an exponent of at most two digits: no reader finds it too large.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = text.len() <= 64
            && digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(digits)
            && exponent.is_none_or(|exponent| digits(exponent) && exponent.len() <= 2);
        fits.then(|| Self(text.into()))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The value of a custom property. A property keeps the type of its first use, so a column has one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyValue {
    /// At most [`PROPERTY_TEXT`] characters.
    Text(String),
    /// A number.
    Number(NumberText),
    /// Yes or no.
    TrueFalse(bool),
    /// `YYYY-MM-DD` or RFC 3339.
    Date(String),
    /// Several texts.
    List(Vec<String>),
}

impl PropertyValue {
    /// Writes the member `name`, unless the value is empty: an empty one would remove what Omnisend holds.
    pub(crate) fn write(&self, name: &str, writer: &mut Writer) {
        match self {
            Self::Text(text) | Self::Date(text) => writer.member(name, text),
            Self::List(texts) => writer.list(name, texts),
            Self::Number(number) => {
                writer.name(name);
                writer.raw(number.as_str());
            }
            Self::TrueFalse(yes) => {
                writer.name(name);
                writer.raw(if *yes { "true" } else { "false" });
            }
        }
    }

    /// Whether there is nothing to send.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Date(text) => text.is_empty(),
            Self::List(texts) => texts.iter().all(String::is_empty),
            Self::Number(_) | Self::TrueFalse(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_latin() {
        for name in ["a", "Total_Spent2", "_", "0", &"a".repeat(128)] {
            assert!(is_property_name(name), "{name}");
        }
        for name in ["", "a b", "a-b", "õ", "a.b", "$a", &"a".repeat(129)] {
            assert!(!is_property_name(name), "{name}");
        }
    }

    #[test]
    fn numbers_are_those_of_json() {
        for text in ["0", "-0", "120.50", "-3", "1e5", "1.5E-07", "9007199254740993", &"9".repeat(64)] {
            assert_eq!(NumberText::parse(text).as_ref().map(NumberText::as_str), Some(text));
        }
        let long = "9".repeat(65);
        for text in
            ["", "-", "+1", "01", "-01", "1.", ".5", "1,5", "1e", "1e999", "1e+-1", "0x1", " 1", "NaN", "١", &long]
        {
            assert_eq!(NumberText::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_read_by_serde_json(text in "-?[0-9.]{0,5}([eE][+-]?[0-9]{0,3})?") {
            let number = serde_json::from_str::<serde_json::Number>(&text);
            let digits = |exponent: &str| exponent.trim_start_matches(['+', '-']).len();
            let short = text.split(['e', 'E']).nth(1).is_none_or(|exponent| digits(exponent) <= 2);
            prop_assert_eq!(NumberText::parse(&text).is_some(), number.is_ok() && short);
        }
    }
}
