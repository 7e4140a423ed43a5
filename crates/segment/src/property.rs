//! Names of custom properties.

use serde::{Deserialize, Serialize};

use crate::fold::push_ascii;
use crate::value::length::PROPERTY_NAME;

/// A name that Omnisend takes: 1 to 128 Latin letters, digits and underscores (Omnisend's API reference, custom
/// properties: `^[A-Za-z0-9_]{1,128}$`). Omnisend tells capital and small letters apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PropertyName(String);

/// The text is no name of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a property's name has 1 to 128 Latin letters, digits and underscores")]
pub struct NotAPropertyName;

impl PropertyName {
    /// The name, where `text` is one as it stands.
    pub fn parse(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.to_owned()))
    }

    /// A name for a column with this label: `Loyalty Tier` becomes `Loyalty_Tier`, `Lemmikvärv` becomes `Lemmikvarv`;
    /// `property` where nothing of the label can stay.
    pub fn suggest(label: &str) -> Self {
        let mut name = String::new();
        let mut gap = false;
        for letter in label.chars() {
            let length = name.len();
            if gap && length > 0 {
                name.push('_');
            }
            let filled = name.len();
            if push_ascii(letter, &mut name) && name.len() > filled {
                gap = false;
            } else {
                // Combining accents are nothing, everything else is a gap.
                gap |= !matches!(letter, '\u{300}'..='\u{36F}');
                name.truncate(length);
            }
        }
        name.truncate(PROPERTY_NAME);
        if name.is_empty() { Self(String::from("property")) } else { Self(name) }
    }

    /// Whether the two are taken for the same by people, and not by Omnisend: they differ only by case.
    pub fn is_similar(&self, other: &Self) -> bool {
        self != other && self.0.eq_ignore_ascii_case(&other.0)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str) -> bool {
    matches!(text.len(), 1..=PROPERTY_NAME) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl TryFrom<String> for PropertyName {
    type Error = NotAPropertyName;

    fn try_from(text: String) -> Result<Self, NotAPropertyName> {
        if is_name(&text) { Ok(Self(text)) } else { Err(NotAPropertyName) }
    }
}

impl From<PropertyName> for String {
    fn from(name: PropertyName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_omnisend_takes_is_a_name() {
        let longest = "a".repeat(128);
        for text in ["a", "Loyalty_Tier", "2024_orders", "_", &longest] {
            assert_eq!(PropertyName::parse(text).as_ref().map(PropertyName::as_str), Some(text));
        }
        for text in ["", "Loyalty Tier", "värv", "a-b", "$a", &(longest.clone() + "a")] {
            assert_eq!(PropertyName::parse(text), None, "{text}");
        }
        assert!(serde_json::from_str::<PropertyName>("\"a b\"").is_err());
        assert_eq!(serde_json::from_str::<PropertyName>("\"ab\"").unwrap().as_str(), "ab");
    }

    #[test]
    fn labels_become_names() {
        for (label, name) in [
            ("Loyalty Tier", "Loyalty_Tier"),
            (" Lemmikvärv (põhi) ", "Lemmikvarv_pohi"),
            ("ÕUN", "OUN"),
            ("Straße", "Strasse"),
            ("Ævar", "AEvar"),
            ("total_spent", "total_spent"),
            ("_id", "_id"),
            ("a - b", "a_b"),
            ("a\u{30A}b", "ab"),
            ("Цвет 2", "2"),
            ("Цвет", "property"),
            ("", "property"),
            ("A & B", "A_B"),
        ] {
            assert_eq!(PropertyName::suggest(label).as_str(), name, "{label}");
        }
        assert_eq!(PropertyName::suggest(&"ß ".repeat(200)).as_str().len(), 128);
    }

    #[test]
    fn names_that_differ_by_case_are_similar() {
        let name = |text| PropertyName::parse(text).unwrap();
        assert!(name("Tier").is_similar(&name("tier")));
        assert!(!name("tier").is_similar(&name("tier")) && !name("tier").is_similar(&name("tiers")));
    }
}
