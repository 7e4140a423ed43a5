//! JSON text for JavaScript and for the browser's storage. Workers are spoken to by [`super::pack`].

use json::Writer as Text;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::pack::{Nodes, Reader, Writer};

/// A value as JSON. What is shown so are our own plain types, which have no way to fail.
pub fn json(value: &impl Serialize) -> String {
    let mut writer = Writer::Json(Text::default());
    let written = value.serialize(&mut writer);
    match writer {
        Writer::Json(json) if written.is_ok() => String::from_utf8(json.finish()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// A number as JavaScript and JSON write it. The browser can; what Rust has for it is nine kilobytes of code.
#[cfg(target_arch = "wasm32")]
pub fn decimal(number: f64) -> String {
    js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// A number as JavaScript and JSON write it.
#[cfg(not(target_arch = "wasm32"))]
pub fn decimal(number: f64) -> String {
    number.to_string()
}

/// Reads back what [`json`] made of a value of the same type, or of an older form of it; none where that cannot be.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value = ::json::read(text.as_bytes())?;
    T::deserialize(&mut Reader::Json(Nodes::of(&value))).ok()
}

#[cfg(test)]
mod tests {
    use export::journal::RecordedReason;
    use export::memory::{Fingerprint, Sent};
    use export::recipe::Recipe;
    use export::{Fate, Harm, Record, RunPlan, RunState, Segments, Standing, StopReason, Time};
    use omnisend::BatchId;
    use segment::contact::PropertyValue;
    use segment::{Contact, ContactField, Filling, Matching, PropertyName, Rules};
    use serde::Deserialize;

    use super::*;

    /// A run goes on from what was kept of it: every kind of record has to come back as it was.
    #[test]
    fn a_journal_comes_back_as_it_was_kept() {
        let standing = Standing { tags: vec!["VIP".into()], email: "subscribed".into(), sms: String::new() };
        let harm = Harm {
            index: 3,
            lost: vec!["old".into()],
            before: standing.clone(),
            after: standing.clone(),
            changed: true,
        };
        let fingerprint = Fingerprint { profile: u64::MAX, consent: 1 << 60 };
        let sent = Sent { email: "ana@example.com".into(), segments: Segments(5), fingerprint };
        let reason = RecordedReason { status: 400, text: "no \"good\"".into(), field: String::new() };
        let records = [
            Record::Header { plan: RunPlan { tags: vec!["VIP".into()], leavers: vec![2], ..RunPlan::default() } },
            Record::Before { people: vec![(3, standing)] },
            Record::Proof { harmed: vec![harm] },
            Record::Sending { batch: 1, people: vec![(0, 100), (204, 3)] },
            Record::Created { batch: 1, id: BatchId::parse("64b0c0ffee64b0c0ffee64b0").unwrap() },
            Record::Outcome {
                people: vec![(Fate::Accepted, 0, 99), (Fate::Rejected, 99, 1)],
                rejected: vec![(99, 0)],
                reasons: vec![reason],
                sent: vec![sent],
            },
            Record::Removing { segment: 0, people: (0, 2) },
            Record::Removed { segment: 0, people: (0, 2), taken: true },
            Record::Ended { state: RunState::Failed(StopReason::Proxy { proxy: "origin".into() }), at: Time(7) },
        ];
        for record in records {
            assert_eq!(read::<Record>(&json(&record)).as_ref(), Some(&record), "{}", json(&record));
        }
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Kept {
        text: String,
        letter: char,
        numbers: (u8, i32),
        none: Option<bool>,
        some: Option<bool>,
        #[serde(default)]
        new: Vec<Shape>,
        nothing: (),
        last: usize,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Shape {
        OnlyName,
        One(Vec<String>),
        Two(u8, Box<Shape>),
        Named { inner: Filling<String> },
    }

    fn kept() -> Kept {
        Kept {
            text: "õ\"\\\n\u{1}".into(),
            letter: '"',
            numbers: (255, -7),
            some: Some(true),
            new: vec![
                Shape::OnlyName,
                Shape::One(vec![]),
                Shape::Two(1, Box::new(Shape::One(vec!["a".into(), String::new()]))),
                Shape::Named { inner: Filling::Column("b".into()) },
            ],
            last: 3,
            ..Kept::default()
        }
    }

    #[test]
    fn what_is_written_is_what_serde_json_writes() {
        assert_eq!(json(&kept()), serde_json::to_string(&kept()).unwrap());
        let mut contact = Contact::new(1, 7, "ana@example.com".to_owned().try_into().unwrap());
        contact.custom_properties = vec![
            (PropertyName::parse("Points").unwrap(), PropertyValue::Number("1.5".into())),
            (PropertyName::parse("Visits").unwrap(), PropertyValue::Number("-12".into())),
        ];
        assert_eq!(json(&contact), serde_json::to_string(&contact).unwrap());
        assert_eq!(json(&f64::NAN), "null");
        assert_eq!(json(&[(1, 2)].into_iter().collect::<std::collections::BTreeMap<_, _>>()), "", "no text");
    }

    #[test]
    fn what_was_written_is_read() {
        assert_eq!(read::<Kept>(&json(&kept())), Some(kept()));
        let recipe = Recipe {
            fields: [(ContactField::Email, Filling::Column("E".into())), (ContactField::Tags, Filling::Joined(vec![]))]
                .into(),
            ..Recipe::default()
        };
        assert_eq!(read::<Recipe>(&json(&recipe)), Some(recipe));
        let matching = Rules::of(Matching::of([(ContactField::Email, 2)])).matching;
        assert_eq!(read::<Matching>(&json(&matching)), Some(matching));
    }

    #[test]
    fn an_older_form_is_read_and_another_thing_is_not() {
        let form = r#"{"last": 1, "text": "", "gone": [1], "letter": "a", "numbers": [1, 2],
            "none": null, "some": false, "nothing": null}"#;
        let read_form = read::<Kept>(form).unwrap();
        assert_eq!((read_form.last, read_form.some, read_form.new), (1, Some(false), vec![]));
        for other in [
            "",
            "{}",
            "[]",
            &form.replace("\"a\"", "\"ab\""),
            &form.replace("[1, 2]", "[1]"),
            &form.replace("[1, 2]", "[1, 2, 3]"),
            &form.replace("[1, 2]", "[256, 2]"),
            &form.replace("[1, 2]", "[-1, 2]"),
            &form.replace("[1, 2]", "[1, 2.5]"),
            &form.replace("\"last\": 1,", ""),
        ] {
            assert_eq!(read::<Kept>(other), None, "{other}");
        }
        assert_eq!(read::<Shape>("\"onlyName\""), Some(Shape::OnlyName));
        assert_eq!(read::<Shape>("{\"onlyName\": null}"), Some(Shape::OnlyName));
        for other in ["\"one\"", "\"OnlyName\"", "{\"onlyName\": 1}", "{\"two\": [1]}", "{\"one\": [], \"two\": []}"] {
            assert_eq!(read::<Shape>(other), None, "{other}");
        }
    }
}
