//! Two people never share an address or a telephone.

use std::collections::BTreeSet;

use omnisend::Status;
use proptest::prelude::*;
use segue_simulator::{Model, Person, Settings};
use serde_json::{Value, json};

use crate::harness::Store;

const OLD: &str = "1970-01-01T00:00:00Z";

fn item(email: Option<&str>, phones: &[&str]) -> Value {
    let email = email.map(|email| {
        let channel = json!({"status": "nonSubscribed", "statusChangedAt": OLD});
        json!({"type": "email", "id": email, "sendWelcomeMessage": false, "channels": {"email": channel}})
    });
    let phones = phones.iter().map(|phone| {
        let channel = json!({"status": "subscribed", "statusChangedAt": "2024-05-01T00:00:00Z"});
        json!({"type": "phone", "id": phone, "sendWelcomeMessage": false, "channels": {"sms": channel}})
    });
    json!({"identifiers": email.into_iter().chain(phones).collect::<Vec<_>>()})
}

#[test]
fn a_taken_number_is_ignored_and_all_that_is_said_of_it() {
    let mut store = Store::new(Settings::default());
    assert_eq!(store.one(&item(Some("ana@example.com"), &["+37255500001"])).0, 201);
    let mut second = item(Some("bo@example.com"), &["+37255500001"]);
    second["identifiers"][1]["consent"] = json!({"source": "fair"});
    second["identifiers"][1]["sendWelcomeMessage"] = json!(true);
    assert_eq!(store.one(&second).0, 201);
    let bo = store.model.contact("bo@example.com").unwrap();
    assert_eq!((bo.phones.len(), &bo.sms, bo.consents.len(), bo.welcome_texts), (0, &None, 0, 0));
    // The other number is taken, this one is not.
    assert_eq!(store.one(&item(Some("bo@example.com"), &["+37255500001", "+37255500002"])).0, 200);
    assert_eq!(store.model.contact("bo@example.com").unwrap().phones, ["+37255500002"]);
}

#[test]
fn nobody_is_created_by_a_taken_number_alone() {
    let mut store = Store::new(Settings::default());
    store.one(&item(Some("ana@example.com"), &["+37255500001"]));
    let before = store.model.contact("ana@example.com").unwrap().clone();
    let mut alone = item(None, &["+37255500001"]);
    alone["firstName"] = json!("Bo");
    assert_eq!(store.one(&alone).0, 409);
    assert_eq!(store.model.contacts().collect::<Vec<_>>(), [&before]);
    // A number that nobody has makes somebody, who is known by it from then on.
    let mut new = item(None, &["+37255500003"]);
    assert_eq!(store.one(&new).0, 201);
    new["firstName"] = json!("Cy");
    assert_eq!(store.one(&new).0, 200);
    let cy = store.model.contacts().last().unwrap();
    assert_eq!((cy.email.as_str(), cy.fields["firstName"].as_str()), ("", "Cy"));
    assert_eq!((store.model.contacts().count(), store.model.contact("")), (2, None));
}

#[test]
fn addresses_differ_by_case() {
    let mut store = Store::new(Settings::default());
    for email in ["ana@example.com", "Ana@example.com", "ana@Example.com"] {
        assert_eq!(store.one(&item(Some(email), &[])).0, 201);
    }
}

#[test]
fn whoever_is_put_in_anothers_place_takes_no_number_from_a_third() {
    let mut model = Model::new(Settings::default(), 1);
    let person = |email: &str, phones: &[&str]| {
        let phones = phones.iter().map(ToString::to_string).collect();
        Person { phones, ..Person::new(email, Status::Subscribed, OLD, &[]) }
    };
    model.put(person("ana@example.com", &["+37255500001", "+37255500002"]));
    model.put(person("bo@example.com", &["+37255500001", "+37255500003"]));
    assert_eq!(model.contact("bo@example.com").unwrap().phones, ["+37255500003"]);
    model.put(person("ana@example.com", &[]));
    model.put(person("cy@example.com", &["+37255500001"]));
    assert_eq!(model.contact("cy@example.com").unwrap().phones, ["+37255500001"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn identifiers_are_anybodys_once(
        items in prop::collection::vec((0..5_usize, prop::collection::vec(0..5_usize, 0..3)), 1..30),
    ) {
        let emails = ["a@example.com", "b@example.com", "c@example.com", "d@example.com"];
        let numbers = ["+37255500000", "+37255500001", "+37255500002", "+37255500003", "+37255500004"];
        let items: Vec<Value> = items
            .iter()
            .map(|(email, phones)| {
                let phones: Vec<&str> = phones.iter().map(|&phone| numbers[phone]).collect();
                item(emails.get(*email).copied(), &phones)
            })
            .collect();
        let mut store = Store::new(Settings::default());
        let done = store.send(&items);
        let (mut seen, mut created) = (BTreeSet::new(), 0);
        for entry in done["responses"].as_array().unwrap() {
            created += usize::from(entry["responseCode"] == 201);
        }
        for entry in done["errors"].as_array().unwrap() {
            let without = entry["request"]["identifiers"].as_array().unwrap().iter().all(|one| one["type"] != "email");
            prop_assert!(without, "who has an address is always taken: {entry}");
        }
        for person in store.model.contacts() {
            let email = Some(&person.email).filter(|email| !email.is_empty());
            prop_assert!(email.is_some() || !person.phones.is_empty());
            for identifier in email.into_iter().chain(&person.phones) {
                prop_assert!(seen.insert(identifier.clone()), "{identifier} is shared");
            }
            prop_assert_eq!(person.sms.is_some(), !person.phones.is_empty());
        }
        prop_assert_eq!(store.model.contacts().count(), created);
    }
}
