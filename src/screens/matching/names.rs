//! Names of custom properties as a person types them: what is wrong with one, and what is worth a look.

use segment::PropertyName;
use texts::Texts;

use super::PropertyRow;

/// What is to be said of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// Nothing was typed.
    Missing,
    /// It is no name.
    Wrong,
    /// An earlier property has it.
    Twice,
    /// It differs from this one only by capital letters: they are two properties in Omnisend.
    Case(String),
}

impl Remark {
    /// What is to be said of the name at `place`; none where it is good.
    pub(super) fn of(properties: &[PropertyRow], place: usize) -> Option<Self> {
        let name = properties.get(place)?.name.as_str();
        if name.is_empty() {
            return Some(Self::Missing);
        }
        if PropertyName::parse(name).is_none() {
            return Some(Self::Wrong);
        }
        let before = &properties[..place];
        if before.iter().any(|other| other.name == name) {
            return Some(Self::Twice);
        }
        let alike = before.iter().find(|other| other.name.eq_ignore_ascii_case(name));
        alike.map(|other| Self::Case(other.name.clone()))
    }

    /// Whether the property cannot be sent like that.
    pub(super) fn is_error(&self) -> bool {
        !matches!(self, Self::Case(_))
    }

    /// The sentence.
    pub(super) fn text(&self, t: Texts) -> String {
        match self {
            Self::Missing => t.name_missing().into(),
            Self::Wrong => t.name_wrong().into(),
            Self::Twice => t.name_twice().into(),
            Self::Case(other) => t.name_case(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use segment::{Filling, PropertyKind};

    use super::*;

    #[test]
    fn names_are_letters_digits_and_underscores_and_there_once() {
        let long = "a".repeat(segment::value::length::PROPERTY_NAME + 1);
        let names = ["points", "Points", "points", "", "last order", "õ", long.as_str(), "last_order_2", "POINTS"];
        let rows: Vec<PropertyRow> = names
            .iter()
            .map(|name| PropertyRow { name: (*name).into(), kind: PropertyKind::Text, from: Filling::Column(0) })
            .collect();
        let remarks: Vec<Option<Remark>> = (0..=rows.len()).map(|place| Remark::of(&rows, place)).collect();
        let case = || Some(Remark::Case("points".into()));
        let wrong = || Some(Remark::Wrong);
        assert_eq!(
            remarks,
            [None, case(), Some(Remark::Twice), Some(Remark::Missing), wrong(), wrong(), wrong(), None, case(), None]
        );
        assert!(!Remark::Case(String::new()).is_error() && Remark::Twice.is_error());
    }
}
