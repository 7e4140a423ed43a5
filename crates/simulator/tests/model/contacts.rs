//! All that a contact can hold, and what is refused.

use omnisend::{
    ChannelStatus, Consent, Contact, Gender, NumberText, PhoneIdentifier, PropertyValue, Status, request,
    request::Whose,
};
use segue_simulator::{Channel, OldDates, Person, Settings};
use serde_json::{Value, json};

use crate::harness::{Store, item};

const PHONE: &str = "+37255512345";

/// An item with a telephone beside the address.
fn with_phone(email: &str, phone: &str, status: &str, date: &str) -> Value {
    let mut item = item(email, "nonSubscribed", "1970-01-01T00:00:00Z");
    item["identifiers"].as_array_mut().unwrap().push(phone_identifier(phone, status, date));
    item
}

fn phone_identifier(phone: &str, status: &str, date: &str) -> Value {
    json!({
        "type": "phone", "id": phone, "sendWelcomeMessage": false,
        "channels": {"sms": {"status": status, "statusChangedAt": date}}
    })
}

#[test]
fn what_is_sent_is_held_and_told() {
    let mut store = Store::new(Settings::default());
    let subscribed = ChannelStatus { status: Status::Subscribed, changed_at: "2024-03-01T09:30:00Z".to_string() };
    let unsubscribed = ChannelStatus { status: Status::Unsubscribed, changed_at: "2024-03-02T09:30:00Z".to_string() };
    let properties = [
        ("total_spent".to_string(), PropertyValue::Number(NumberText::parse("120.5").unwrap())),
        ("last_order".to_string(), PropertyValue::Date("2024-02-11".to_string())),
        ("club".to_string(), PropertyValue::TrueFalse(false)),
        ("sizes".to_string(), PropertyValue::List(vec!["S".to_string(), "M".to_string()])),
    ];
    let contact = Contact {
        email_consent: Some(Consent { source: Some("shop checkout"), created_at: "2024-03-01T09:30:00Z" }),
        phone: Some(PhoneIdentifier { number: PHONE, status: &unsubscribed, consent: None }),
        first_name: Some("Ana"),
        country_code: Some("EE"),
        gender: Some(Gender::Female),
        birthdate: Some("1990-02-28"),
        tags: &["VIP".to_string()],
        custom_properties: &properties,
        ..Contact::new("ana@example.com", &subscribed)
    };
    assert_eq!(store.one(&serde_json::from_slice(&contact.to_json()).unwrap()).0, 201);
    let custom = json!({"total_spent": 120.5, "last_order": "2024-02-11", "club": false, "sizes": ["S", "M"]});
    let (_, told) = store.ask(&request::contacts(1, Whose::Email("ana@example.com"), None));
    let told = &told["contacts"][0];
    for (name, value) in [
        ("email", json!("ana@example.com")),
        ("phone", json!([PHONE])),
        ("status", json!("subscribed")),
        (
            "statuses",
            json!([
                {"channel": "email", "status": "subscribed", "statusChangedAt": "2024-03-01T09:30:00Z"},
                {"channel": "sms", "status": "unsubscribed", "statusChangedAt": "2024-03-02T09:30:00Z"},
            ]),
        ),
        ("consents", json!([{"channel": "email", "source": "shop checkout", "createdAt": "2024-03-01T09:30:00Z"}])),
        ("firstName", json!("Ana")),
        ("countryCode", json!("EE")),
        ("gender", json!("f")),
        ("birthdate", json!("1990-02-28")),
        ("tags", json!(["VIP"])),
        ("customProperties", custom.clone()),
    ] {
        assert_eq!(told[name], value, "{name}");
    }
    assert!(told["createdAt"].as_str().unwrap().starts_with("2026-11-24T09:02:"), "{told}");
    // As a test asks for it, and puts it back.
    let held = serde_json::to_value(store.model.contact("ana@example.com").unwrap()).unwrap();
    assert_eq!((&held["phones"], &held["sms"]["status"]), (&json!([PHONE]), &json!("unsubscribed")));
    assert_eq!((&held["fields"]["birthdate"], &held["custom"]), (&json!("1990-02-28"), &custom));
    assert_eq!(&serde_json::from_value::<Person>(held).unwrap(), store.model.contact("ana@example.com").unwrap());
}

#[test]
fn what_is_not_sent_stays_and_what_is_empty_goes() {
    let mut store = Store::new(Settings::default());
    let mut contact = with_phone("ana@example.com", PHONE, "subscribed", "2024-05-01T00:00:00Z");
    contact["firstName"] = json!("Ana");
    contact["gender"] = json!("m");
    contact["createdAt"] = json!("2020-01-01T00:00:00Z");
    contact["customProperties"] = json!({"a": 1, "b": "two", "c": true});
    contact["tags"] = json!(["VIP"]);
    assert_eq!(store.one(&contact).0, 201);
    let bare = item("ana@example.com", "nonSubscribed", "1970-01-01T00:00:00Z");
    let before = store.model.contact("ana@example.com").unwrap().clone();
    assert_eq!(before.custom["externalCreated"], "2020-01-01T00:00:00Z");
    assert_eq!(store.one(&bare).0, 200);
    let after = store.model.contact("ana@example.com").unwrap();
    assert!(after.updated_at > before.updated_at);
    assert_eq!(Person { updated_at: before.updated_at.clone(), ..after.clone() }, before);
    let mut blank = bare.clone();
    blank["firstName"] = json!("");
    blank["gender"] = json!("");
    blank["customProperties"] = json!({"a": null, "b": "", "A": 2});
    assert_eq!(store.one(&blank).0, 200);
    let after = store.model.contact("ana@example.com").unwrap();
    assert_eq!(after.fields.len(), 0);
    let names: Vec<&str> = after.custom.keys().map(String::as_str).collect();
    assert_eq!(names, ["A", "c", "externalCreated"], "names differ by case");
}

#[test]
fn each_channel_keeps_its_latest_status_and_dates_are_moments() {
    for (status, date, after) in [
        ("unsubscribed", "2024-05-01T02:00:00+03:00", "subscribed"),
        ("unsubscribed", "2024-04-30T23:59:59.999Z", "subscribed"),
        ("unsubscribed", "2024-05-01T01:00:00+01:00", "subscribed"),
        ("unsubscribed", "2024-05-01T00:00:00.001Z", "unsubscribed"),
        ("unsubscribed", "2024-04-30T23:30:00-01:00", "unsubscribed"),
    ] {
        let mut store = Store::new(Settings::default());
        let mut contact = item("ana@example.com", "subscribed", "2024-05-01T00:00:00Z");
        let identifiers = contact["identifiers"].as_array_mut().unwrap();
        identifiers.push(phone_identifier(PHONE, "subscribed", "2024-05-01T00:00:00Z"));
        store.one(&contact);
        // One channel never speaks for the other.
        store.one(&with_phone("ana@example.com", PHONE, status, date));
        let person = store.model.contact("ana@example.com").unwrap();
        let sms = person.sms.as_ref().unwrap();
        assert_eq!((person.status, sms.status.name()), (Status::Subscribed, after), "{date}");
        store.one(&item("ana@example.com", status, date));
        assert_eq!(store.model.contact("ana@example.com").unwrap().status.name(), after, "{date}");
    }
    let mut store = Store::new(Settings { old_dates: OldDates::Ignored, ..Settings::default() });
    store.one(&with_phone("ana@example.com", PHONE, "subscribed", "2024-05-01T00:00:00Z"));
    store.one(&with_phone("ana@example.com", PHONE, "nonSubscribed", "1970-01-01T00:00:00Z"));
    let sms = store.model.contact("ana@example.com").unwrap().sms.clone().unwrap();
    assert_eq!(sms.status, Status::NonSubscribed);
}

#[test]
fn a_status_without_a_word_or_a_date_is_subscribed_now() {
    let mut store = Store::new(Settings::default());
    let mut contact = item("ana@example.com", "nonSubscribed", "1970-01-01T00:00:00Z");
    // `statusDate` is the name of earlier versions: unknown, so ignored.
    contact["identifiers"][0]["channels"]["email"] = json!({"statusDate": "1970-01-01T00:00:00Z"});
    contact["identifiers"][0]["consent"] = json!({});
    store.one(&contact);
    let person = store.model.contact("ana@example.com").unwrap();
    assert_eq!((person.status, &person.status_date[..10]), (Status::Subscribed, "2026-11-24"));
    assert_eq!(&person.consents[&Channel::Email].created_at[..10], "2026-11-24", "an empty consent is given now");
}

#[test]
fn a_welcome_message_goes_to_a_new_telephone_unless_it_is_declined() {
    let mut store = Store::new(Settings::default());
    let mut asked = with_phone("ana@example.com", PHONE, "subscribed", "2026-01-01T00:00:00Z");
    asked["identifiers"][1].as_object_mut().unwrap().remove("sendWelcomeMessage");
    store.one(&asked);
    store.one(&asked);
    store.one(&with_phone("bo@example.com", "+37255512346", "subscribed", "2026-01-01T00:00:00Z"));
    let sent = |email: &str| {
        let person = store.model.contact(email).unwrap();
        (person.welcome_mails, person.welcome_texts)
    };
    assert_eq!((sent("ana@example.com"), sent("bo@example.com")), ((0, 1), (0, 0)));
}

#[test]
fn what_is_wrong_is_refused_all_at_once_and_changes_nothing() {
    let good = || {
        let mut item = with_phone("ana@example.com", PHONE, "nonSubscribed", "1970-01-01T00:00:00Z");
        item["customProperties"] = json!({});
        item
    };
    let email = "/identifiers/0";
    let cases = [
        ("/birthdate", json!("28.02.1990"), "birthdate: wrong format"),
        ("/birthdate", json!("1990-02-30"), "birthdate: wrong format"),
        ("/birthdate", json!(1990), "birthdate: wrong type"),
        ("/gender", json!("female"), "gender: wrong format"),
        ("/countryCode", json!("EST"), "countryCode: wrong format"),
        ("/firstName", json!(["Ana"]), "firstName: wrong type"),
        ("/firstName", Value::Null, "firstName: wrong type"),
        ("/createdAt", json!("yesterday"), "createdAt: wrong format"),
        ("/tags", json!("VIP"), "tags: wrong type"),
        ("/tags", json!([1]), "tags: wrong type"),
        ("/tags", json!(vec!["x"; 101]), "tags: at most 100"),
        ("/customProperties", json!([]), "customProperties: wrong type"),
        ("/customProperties/a b", json!(1), "customProperties.a b: wrong name"),
        ("/customProperties/õ", json!(1), "customProperties.õ: wrong name"),
        ("/customProperties/a", json!({}), "customProperties.a: wrong type"),
        ("/customProperties/a", json!([1]), "customProperties.a: wrong type"),
        ("/customProperties/a", json!("õ".repeat(2_049)), "customProperties.a: at most 2048 characters"),
        ("/identifiers", json!([]), "identifiers: field required but not found in Json"),
        (email, json!("ana@example.com"), "identifiers[0]: wrong type"),
        ("/identifiers/0/type", json!("fax"), "identifiers[0].type: must be email or phone"),
        ("/identifiers/0/id", json!("ana"), "identifiers[0].id: email is not valid"),
        ("/identifiers/0/channels", json!({"sms": {}}), "Provide email channel for email identifier"),
        ("/identifiers/1/channels", json!({"email": {}}), "Provide sms channel for phone identifier"),
        ("/identifiers/1/id", json!("55512345"), "identifiers[1].id: phone is not valid"),
        ("/identifiers/1/id", json!("+372 5551 2345"), "identifiers[1].id: phone is not valid"),
        (
            "/identifiers/1/channels/sms/status",
            json!("Subscribed"),
            "identifiers[1].channels.sms.status: must be subscribed, unsubscribed or nonSubscribed",
        ),
        (
            "/identifiers/0/channels/email/statusChangedAt",
            json!("2024-05-01"),
            "identifiers[0].channels.email.statusChangedAt: wrong format",
        ),
        ("/identifiers/0/consent", json!({"createdAt": "May"}), "identifiers[0].consent.createdAt: wrong format"),
        ("/identifiers/0/consent", json!(true), "identifiers[0].consent: wrong type"),
        ("/identifiers/0/sendWelcomeMessage", json!("no"), "identifiers[0].sendWelcomeMessage: wrong type"),
    ];
    let mut store = Store::new(Settings::default());
    for (path, value, words) in &cases {
        let mut item = good();
        let (parent, name) = path.rsplit_once('/').unwrap();
        match item.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value.clone(),
            object => object[name] = value.clone(),
        }
        let (status, response) = store.one(&item);
        assert_eq!((status, &response["fields"]["0"]), (400, &json!([words])), "{path} {value}");
        assert_eq!(response["error"], "1 error(s) found. Check 'fields' array for details.");
    }
    let mut item = good();
    item["birthdate"] = json!("soon");
    item["customProperties"]["a-b"] = json!({});
    let (_, response) = store.one(&item);
    assert_eq!(response["fields"]["0"].as_array().unwrap().len(), 3, "{response}");
    let mut twice = good();
    twice["identifiers"][1] = twice["identifiers"][0].clone();
    assert_eq!(store.one(&twice).1["fields"]["0"][0], "identifiers: more than one email");
    assert_eq!(store.one(&json!(7)).0, 400);
    assert_eq!(store.model.contacts().count(), 0);
    assert_eq!(store.one(&good()).0, 201);
}
