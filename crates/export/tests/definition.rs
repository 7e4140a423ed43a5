//! The file of an export: what is written is read back, and what is not known is refused by its name and place.

#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use segment::country::CountryCode;
use segment::value::DateOrder;
use segment::{Code, ContactField, Filling, Mend, PropertyKind, PropertyName, SaysNo, Target, Winner};
use segue_export::definition::{NamedSegment, Wanted};
use segue_export::recipe::{NamedProperty, Recipe};
use segue_export::{ConsentChoice, ConsentPlan, Definition, Flaw, Reach, Time};

const SMALLEST: &str = r#"{"segue": 1, "name": "Customers", "brand": "64b0c0ffee64b0c0ffee64b0",
    "segments": [{"tag": "VIP"}], "match": {"email": "EMail"}}"#;

fn of(change: impl FnOnce(&mut serde_json::Value)) -> Result<Definition, Flaw> {
    let mut json = serde_json::from_str(SMALLEST).unwrap();
    change(&mut json);
    Definition::read(&json.to_string())
}

#[test]
fn what_is_not_said_stays_as_it_is_by_default() {
    let read = Definition::read(SMALLEST).unwrap();
    assert_eq!(read.consent, ConsentPlan::default());
    assert_eq!((read.reach, read.share, read.recipe.winner), (Reach::Everyone, 50, Winner::Last));
    assert_eq!(read.recipe.fields.get(&ContactField::Email), Some(&Filling::Column("EMail".into())));
    assert_eq!(Definition::read(&format!("\u{FEFF}{SMALLEST}")), Ok(read));
}

#[test]
fn a_matching_is_told_as_check_tells_it_and_more_where_more_is_to_be_said() {
    let read = of(|json| {
        json["match"] = serde_json::json!({
            "email": {"column": "EMail"}, "address": ["Street", "House"], "country": {"value": "EE"},
            "birthdate": {"column": "Born", "order": "dayFirst"},
            "customProperties.Tier": {"column": ["A", "B"], "type": "list", "separator": ";"},
            "customProperties.Source": {"value": "7", "type": "number"}
        });
    });
    let recipe = read.unwrap().recipe;
    assert_eq!(
        recipe.fields.get(&ContactField::Address),
        Some(&Filling::Joined(vec!["Street".into(), "House".into()]))
    );
    assert_eq!(recipe.fields.get(&ContactField::Country), Some(&Filling::Constant("EE".into())));
    assert_eq!(recipe.orders, [("Born".to_owned(), DateOrder::DayFirst)]);
    let told = |name: &str| recipe.properties.iter().find(|property| property.name.as_str() == name).unwrap();
    assert_eq!(told("Tier").kind, PropertyKind::List(';'));
    assert_eq!(told("Tier").from, Filling::Joined(vec!["A".into(), "B".into()]));
    assert_eq!((told("Source").kind, &told("Source").from), (PropertyKind::Number, &Filling::Constant("7".into())));
}

#[test]
fn properties_keep_their_order() {
    let text = SMALLEST
        .replace(r#""email": "EMail""#, r#""customProperties.Z": "z", "email": "EMail", "customProperties.A": "a""#);
    let names: Vec<_> =
        Definition::read(&text).unwrap().recipe.properties.iter().map(|property| property.name.clone()).collect();
    assert_eq!(names, [PropertyName::parse("Z").unwrap(), PropertyName::parse("A").unwrap()]);
}

#[test]
fn a_day_is_noon_and_a_moment_stays_what_it_is() {
    let consent = |since: &str| {
        of(|json| json["consent"] = serde_json::json!({"email": {"choice": "fromColumns", "since": since}}))
            .map(|read| read.consent.email)
    };
    let since = |at: &str| Ok(ConsentChoice::FromColumns { since: Some(at.to_owned()) });
    assert_eq!(consent("2024-05-01"), since("2024-05-01T12:00:00Z"));
    assert_eq!(consent("2024-05-01T00:00:00Z"), since("2024-05-01T00:00:00Z"));
    for wrong in ["2024-02-30", "1994-12-31", "2024-5-1", "2024-05-01T24:00:00Z", "2024-05-01T12:00", "soon", ""] {
        let Err(Flaw::Value { at, wanted: Wanted::Day, .. }) = consent(wrong) else { panic!("{wrong}") };
        assert_eq!(at, "consent.email.since");
    }
    let read =
        of(|json| json["consent"] = serde_json::json!({"email": {"choice": "fromColumns", "since": "2026-11-24"}}));
    let read = read.unwrap();
    assert_eq!(read.future_date(Time(1_795_521_599_000)), Some("consent.email.since"), "a second before noon");
    assert_eq!(read.future_date(Time(1_795_521_600_000)), None);
}

#[test]
fn evidence_is_given_back_to_the_form_but_for_the_number_of_people() {
    let read = of(|json| {
        json["consent"] = serde_json::json!({
            "email": {"choice": "subscribed", "since": "2024-05-01", "words": "Autumn fair 2024"},
            "sms": "unsubscribed", "saysNo": "leftOut"
        });
        json["reach"] = "known".into();
    });
    let read = read.unwrap();
    assert_eq!(read.recipe.says_no, SaysNo::LeftOut);
    let form = read.form();
    assert_eq!((form.email.date.as_str(), form.email.words.as_str()), ("2024-05-01", "Autumn fair 2024"));
    assert_eq!((form.email.number.as_str(), form.reach), ("", Reach::Known));
}

/// Where a change makes which flaw.
#[test]
fn each_refusal_names_what_it_is_about_and_where_it_stands() {
    use serde_json::json;
    let value = |at: &str, found: &str, wanted| Flaw::Value { at: at.into(), found: found.into(), wanted };
    let missing = |at: &str| Flaw::Missing { at: at.into() };
    let unknown = |at: &str| Flaw::Unknown { at: at.into() };
    let set = |path: &str, to: serde_json::Value| {
        of(|json| match path.rsplit_once('/') {
            Some((parent, name)) => json.pointer_mut(parent).unwrap()[name] = to,
            None => *json = to,
        })
        .unwrap_err()
    };
    let choices: &[_] = &["unchanged", "fromColumns", "subscribed", "unsubscribed"];
    for (flaw, wanted) in [
        (set("", json!([])), value("", "", Wanted::Object)),
        (set("/segue", json!(2)), Flaw::Version { found: "2".into() }),
        (set("/segue", json!("1")), Flaw::Version { found: "1".into() }),
        (set("/key", json!("64b0c0ffee64b0c0ffee64b0-secret")), unknown("key")),
        (set("/brand", json!("64b0c0ffee64b0c0ffee64b0-secret")), value("brand", "", Wanted::Brand)),
        (set("/brand", json!(7)), value("brand", "", Wanted::Brand)),
        (set("/name", json!(" ")), value("name", "", Wanted::Text)),
        (set("/segments", json!({})), value("segments", "", Wanted::List)),
        (set("/segments", json!([])), value("segments", "", Wanted::Segments)),
        (set("/segments", json!([{}])), missing("segments[0].tag")),
        (set("/segments", json!([{"tag": "a\u{7}"}])), value("segments[0].tag", "", Wanted::Tag)),
        (set("/segments", json!([{"tag": "Õun"}, {"tag": "õUN"}])), value("segments[1].tag", "", Wanted::OtherTag)),
        (set("/segments", json!([{"tag": "a", "files": [1]}])), value("segments[0].files[0]", "1", Wanted::Text)),
        (set("/segments", json!([{"tag": "a", "path": "x"}])), unknown("segments[0].path")),
        (set("/match", json!({"firstName": "First"})), missing("match.email")),
        (set("/match/shoe", json!("x")), unknown("match.shoe")),
        (set("/match/customProperties.a b", json!("x")), unknown("match.customProperties.a b")),
        (set("/match/email", json!(["a", "b"])), value("match.email", "", Wanted::Column)),
        (set("/match/email", json!({"value": "a@example.com"})), value("match.email", "", Wanted::Column)),
        (set("/match/city", json!(null)), value("match.city", "", Wanted::Filling)),
        (set("/match/city", json!([])), value("match.city", "", Wanted::Filling)),
        (set("/match/city", json!({"column": "x", "type": "text"})), unknown("match.city.type")),
        (set("/match/city", json!({"value": ""})), value("match.city.value", "", Wanted::Text)),
        (
            set("/match/birthdate", json!({"column": "x", "order": "year"})),
            value("match.birthdate.order", "year", Wanted::OneOf(&["dayFirst", "monthFirst"])),
        ),
        (
            set("/match/customProperties.a", json!({"column": "x", "type": "list"})),
            missing("match.customProperties.a.separator"),
        ),
        (set("/mends", json!(["zeroes"])), value("mends[0]", "zeroes", Wanted::Mend)),
        (set("/mends", json!([{"domain": "Gmial.com", "to": "x"}])), value("mends[0].domain", "", Wanted::Domain)),
        (set("/mends", json!(["zeros", {"of": "city", "from": "x"}])), missing("mends[1].to")),
        (set("/mends", json!([{"of": "shoe", "from": "x", "to": ""}])), value("mends[0].of", "shoe", Wanted::Field)),
        (set("/consent", json!({"email": "yes"})), value("consent.email", "yes", Wanted::OneOf(choices))),
        (set("/consent", json!({"email": "subscribed"})), missing("consent.email.since")),
        (
            set("/consent", json!({"sms": {"choice": "subscribed", "since": "2024-05-01", "words": "yes"}})),
            value("consent.sms.words", "yes", Wanted::Words),
        ),
        (set("/consent", json!({"mail": "unchanged"})), unknown("consent.mail")),
        (
            set("/consent", json!({"email": {"choice": "unchanged", "since": "2024-05-01"}})),
            unknown("consent.email.since"),
        ),
        (set("/reach", json!("all")), value("reach", "all", Wanted::OneOf(&["everyone", "known"]))),
        (set("/duplicates", json!(1)), value("duplicates", "1", Wanted::OneOf(&["last", "first", "merged"]))),
        (set("/leaveOut", json!(["phone"])), value("leaveOut[0]", "phone", Wanted::Code)),
        (set("/defaultCountry", json!("Estonia")), value("defaultCountry", "Estonia", Wanted::Country)),
        (set("/share", json!(0)), value("share", "0", Wanted::Share)),
        (set("/share", json!(101)), value("share", "101", Wanted::Share)),
        (set("/share", json!(1.5)), value("share", "", Wanted::Share)),
    ] {
        assert_eq!(flaw, wanted);
    }
    for field in ["segue", "name", "brand", "segments", "match"] {
        let flaw = of(|json| drop(json.as_object_mut().unwrap().remove(field))).unwrap_err();
        assert_eq!(flaw, missing(field));
    }
}

#[test]
fn text_that_is_no_json_and_fields_that_stand_twice_are_refused() {
    assert_eq!(Definition::read("{\n \"segue\": 1,,"), Err(Flaw::NotJson { line: 2, column: 13 }));
    let twice = SMALLEST.replace(r#""email": "EMail""#, r#""email": "EMail", "email": "Mail""#);
    assert_eq!(Definition::read(&twice), Err(Flaw::Twice { at: "match.email".into() }));
    let orders = SMALLEST.replace(
        r#""email": "EMail""#,
        r#""email": "EMail", "birthdate": {"column": "D", "order": "dayFirst"}, "emailOptIn": {"column": "D", "order": "monthFirst"}"#,
    );
    let Err(Flaw::Value { at, wanted: Wanted::SameOrder, .. }) = Definition::read(&orders) else { panic!() };
    assert_eq!(at, "match.emailOptIn");
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![Just("EMail".to_owned()), "[a-zA-Zõäöü\" {}\\\\+]{1,12}x"]
}

fn filling() -> impl Strategy<Value = Filling<String>> {
    prop_oneof![
        label().prop_map(Filling::Column),
        vec(label(), 1..4).prop_map(Filling::Joined),
        label().prop_map(Filling::Constant),
    ]
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let fields = vec((select(ContactField::ALL.to_vec()), filling()), 0..10);
    let kinds = vec![
        PropertyKind::Text,
        PropertyKind::Number,
        PropertyKind::TrueFalse,
        PropertyKind::Date,
        PropertyKind::List('|'),
        PropertyKind::List('"'),
    ];
    let properties = vec(("[A-Za-z0-9_]{1,9}", select(kinds), filling()), 0..5);
    let target = prop_oneof![
        select(ContactField::ALL.to_vec()).prop_map(Target::Field),
        "[A-Za-z_]{1,9}".prop_map(|name| Target::Property(PropertyName::parse(&name).unwrap())),
    ];
    let mend = prop_oneof![
        Just(Mend::Zeros),
        Just(Mend::Mangled),
        ("[a-z0-9.-]{1,12}", "[a-z0-9.-]{1,12}").prop_map(|(from, to)| Mend::Domain { from, to }),
        (target, label(), "[ a-zõ@.]{0,9}").prop_map(|(of, from, to)| Mend::Value {
            of,
            from: from.trim().to_owned(),
            to
        }),
    ];
    let choices = (
        proptest::option::of(select(vec!["EE", "FI"])),
        select(vec![Winner::Last, Winner::First, Winner::Merged]),
        vec(select(Code::ALL.to_vec()), 0..3),
        select(vec![None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)]),
    );
    (fields, label(), properties, vec(mend, 0..5), choices).prop_map(|(fields, email, properties, mends, choices)| {
        let (country, winner, strict, order) = choices;
        let mut recipe = Recipe { mends, winner, strict, ..Recipe::default() };
        recipe.country = country.and_then(CountryCode::parse);
        for (field, from) in fields {
            recipe.fields.insert(field, from);
        }
        recipe.fields.insert(ContactField::Email, Filling::Column(email));
        for (name, kind, from) in properties {
            let name = PropertyName::parse(&name).unwrap();
            if recipe.properties.iter().all(|known| known.name != name) {
                recipe.properties.push(NamedProperty { name, kind, from });
            }
        }
        // Of the columns that fill something, in the order in which the file tells them.
        let all = recipe.fields.values().chain(recipe.properties.iter().map(|property| &property.from));
        for from in all {
            if let (Filling::Column(label), Some(order)) = (from, order)
                && recipe.orders.iter().all(|(known, _)| known != label)
            {
                recipe.orders.push((label.clone(), order));
            }
        }
        recipe
    })
}

fn choice() -> impl Strategy<Value = ConsentChoice> {
    let since = prop_oneof!["20[0-2][0-9]-0[1-9]-[12][0-8]T12:00:00Z", Just("2024-02-29T00:00:00Z".to_owned())];
    prop_oneof![
        Just(ConsentChoice::Unchanged),
        Just(ConsentChoice::Unsubscribed),
        proptest::option::of(since.clone()).prop_map(|since| ConsentChoice::FromColumns { since }),
        (since, "[a-zõ\"]{10,30}").prop_map(|(since, source)| ConsentChoice::Subscribed { since, source }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        recipe in recipe(),
        (email, sms) in (choice(), choice()),
        says_no in select(vec![SaysNo::Unchanged, SaysNo::LeftOut, SaysNo::Unsubscribed]),
        reach in select(vec![Reach::Everyone, Reach::Known]),
        share in 1_u8..=100,
        files in vec("[a-z ]{1,9}.csv", 0..3),
        name in "[^\\pC]{0,20}x",
    ) {
        let segments = vec![
            NamedSegment { tag: "VIP / a:b".into(), files },
            NamedSegment { tag: "Püsikliendid \"uued\"".into(), files: Vec::new() },
        ];
        let recipe = Recipe { says_no, ..recipe };
        let consent = ConsentPlan { email, sms, says_no };
        let brand = "64b0c0ffee64b0c0ffee64b0".to_owned();
        let definition = Definition { name, brand, segments, recipe, consent, reach, share };
        let text = definition.write();
        prop_assert_eq!(Definition::read(&text).map_err(|flaw| format!("{flaw} in {text}")), Ok(definition));
    }

    #[test]
    fn any_text_is_read_or_refused(text in r#"[\[\]{}":,a-z0-9 ]{0,60}"#) {
        prop_assert!(Definition::read(&text).is_err());
    }
}
