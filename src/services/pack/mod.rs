//! Messages between page and workers as bytes, for serde's derived types.
//!
//! Both ends are the same module, so no name is written: fields stand in their order, variants as their number. What
//! serde makes for such a format is less than half of what it makes for JSON. Nothing of it is ever kept or leaves the
//! browser. What is kept is JSON ([`super::json`]), which is written and read in the same order: so a type that goes both
//! ways costs no more than one that goes one.

mod de;
mod nodes;
mod read;
mod ser;
mod write;

use std::fmt;

pub(super) use nodes::Nodes;
pub(super) use read::Reader;
pub(super) use write::Writer;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value as bytes.
pub fn pack(value: &impl Serialize) -> Vec<u8> {
    let mut writer = Writer::Bytes(Vec::new());
    // Only what has no place in this format fails, which the tests would meet.
    value.serialize(&mut writer).ok();
    match writer {
        Writer::Bytes(bytes) => bytes,
        Writer::Json(_) => Vec::new(),
    }
}

/// Reads back what [`pack`] made of a value of the same type.
///
/// # Errors
/// [`Unreadable`] for other bytes.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    let mut reader = Reader::Bytes(bytes);
    let value = T::deserialize(&mut reader)?;
    if reader.is_empty() { Ok(value) } else { Err(Unreadable) }
}

/// Bytes that are no value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl serde::ser::Error for Unreadable {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

impl serde::de::Error for Unreadable {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }

    // What was expected is nobody's to read; saying so would cost more than the format.
    fn invalid_type(_found: serde::de::Unexpected<'_>, _expected: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_found: serde::de::Unexpected<'_>, _expected: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_length: usize, _expected: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_variant: &str, _expected: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_field: &str, _expected: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_field: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_field: &'static str) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        Unit,
        One(String),
        Two(u8, i64),
        Named { number: f64, list: Vec<(u32, Option<bool>)> },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        shapes: Vec<Shape>,
        map: BTreeMap<String, u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        skipped: Option<String>,
        letter: char,
        result: Result<(), Box<Shape>>,
        nothing: (),
    }

    fn all() -> All {
        All {
            shapes: vec![
                Shape::Unit,
                Shape::One("õ\n".into()),
                Shape::Two(7, -3),
                Shape::Named { number: -0.5, list: vec![(1, None), (u32::MAX, Some(true))] },
            ],
            map: [("a".to_string(), u64::MAX), (String::new(), 0)].into(),
            skipped: None,
            letter: 'Ö',
            result: Err(Box::new(Shape::Unit)),
            nothing: (),
        }
    }

    #[test]
    fn every_shape_comes_back() {
        assert_eq!(unpack::<All>(&pack(&all())), Ok(all()));
        let given = All { skipped: Some("x".into()), result: Ok(()), ..all() };
        assert_eq!(unpack::<All>(&pack(&given)), Ok(given));
    }

    #[test]
    fn a_piece_or_more_is_unreadable() {
        let bytes = pack(&all());
        for length in 0..bytes.len() {
            assert_eq!(unpack::<All>(&bytes[..length]), Err(Unreadable), "{length}");
        }
        assert_eq!(unpack::<All>(&[bytes.as_slice(), &[0]].concat()), Err(Unreadable));
        assert_eq!(unpack::<Shape>(&pack(&9_u32)), Err(Unreadable), "no such variant");
        assert_eq!(unpack::<Vec<u64>>(&pack(&u64::MAX)), Err(Unreadable), "a length beyond all bytes");
        assert_eq!(unpack::<String>(&pack(&vec![0xFF_u8])), Err(Unreadable), "no UTF-8");
    }

    #[test]
    fn the_words_of_the_pure_crates_come_back() {
        use segment::contact::{Consent, PropertyValue};
        use segment::country::CountryCode;
        use segment::preview::{Filter, RowView};
        use segment::value::DateOrder;
        use segment::{
            CellMend, Code, Contact, ContactField, Filling, Matching, Mend, Problem, Property, PropertyKind,
            PropertyName, Rules, Target, Verdict,
        };
        let email = "ana@example.com".to_string().try_into().unwrap();
        let mut contact = Contact::new(1, 7, email);
        contact.last_name = Some("Õun".into());
        contact.country_code = Some("EE".into());
        contact.tags = vec!["a".into()];
        contact.email_consent = Some(Consent { agreed: true, at: None });
        contact.custom_properties = vec![
            (PropertyName::parse("Tier").unwrap(), PropertyValue::List(vec!["x".into()])),
            (PropertyName::parse("Lives_here").unwrap(), PropertyValue::TrueFalse(false)),
        ];
        let problem = Problem {
            file: 0,
            row: 7,
            column: None,
            code: Code::RowLong,
            value: String::new(),
            suggestion: None,
            warning: true,
        };
        let row = RowView {
            file: 1,
            row: 7,
            index: 5,
            offset: 1 << 40,
            mended: vec![(2, "x".into())],
            cells: vec!["a".into()],
            verdict: Verdict::Ready,
            problems: vec![problem],
            contact: Some(contact),
            instead: None,
        };
        assert_eq!(unpack::<RowView>(&pack(&row)), Ok(row.clone()));
        let bare = row.contact.map(|contact| Contact::new(contact.file, contact.row, contact.email));
        assert_eq!(unpack::<Option<Contact>>(&pack(&bare)), Ok(bare), "nothing is left out on the wire");
        let mut rules = Rules::of(Matching::of([(ContactField::Email, 2)]));
        rules.matching.fields.insert(ContactField::Address, Filling::Joined(vec![3, 4]));
        rules.matching.properties.push(Property {
            name: PropertyName::parse("Tier").unwrap(),
            kind: PropertyKind::List(';'),
            from: Filling::Constant("gold".into()),
        });
        rules.mends.push(Mend::Value { of: Target::Field(ContactField::City), from: "a".into(), to: String::new() });
        rules.cells.push(CellMend { file: 1, index: 9, offset: 1 << 33, column: 2, to: "b".into() });
        rules.orders.insert(7, DateOrder::MonthFirst);
        rules.country = CountryCode::parse("ee");
        rules.now = -5;
        assert_eq!(unpack::<Rules>(&pack(&rules)), Ok(rules));
        for filter in
            [Filter::Everyone, Filter::Code(Code::EmailTypo), Filter::Verdict(Verdict::LeftOut), Filter::WorthALook]
        {
            assert_eq!(unpack::<Filter>(&pack(&filter)), Ok(filter));
        }
        for state in [
            export::RunState::Paused,
            export::RunState::Failed(export::StopReason::Permission { scope: omnisend::Scope::ContactsWrite }),
            export::RunState::Failed(export::StopReason::Proxy { proxy: "origin".into() }),
        ] {
            assert_eq!(unpack::<export::RunState>(&pack(&state)), Ok(state));
        }
    }
}
