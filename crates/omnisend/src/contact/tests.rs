//! What an item holds, and what it never holds.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::property::NumberText;

fn text(contact: &Contact<'_>) -> String {
    String::from_utf8(contact.to_json()).unwrap()
}

#[test]
fn an_item_holds_what_is_known_and_nothing_else() {
    let status = ChannelStatus::unchanged();
    let contact = Contact {
        first_name: Some("Ana \"A\""),
        city: Some("Tõrva"),
        country: Some("Estonia"),
        country_code: Some("EE"),
        tags: &["VIP".into()],
        ..Contact::new("ana@example.com", &status)
    };
    assert_eq!(
        text(&contact),
        concat!(
            r#"{"identifiers":[{"type":"email","id":"ana@example.com","channels":{"email":{"status":"nonSubscribed","#,
            r#""statusChangedAt":"1970-01-01T00:00:00Z"}},"sendWelcomeMessage":false}],"firstName":"Ana \"A\"","#,
            r#""city":"Tõrva","country":"Estonia","countryCode":"EE","tags":["VIP"]}"#
        )
    );
}

#[test]
fn a_full_item_is_as_documented() {
    let opted_in = ChannelStatus { status: Status::Subscribed, changed_at: "2024-03-01T09:30:00Z".into() };
    let unchanged = ChannelStatus::unchanged();
    let number = NumberText::parse("120.50").unwrap();
    let properties = [
        ("total_spent".to_string(), PropertyValue::Number(number)),
        ("last_order".to_string(), PropertyValue::Date("2024-02-11".into())),
        ("club".to_string(), PropertyValue::TrueFalse(true)),
        ("trade".to_string(), PropertyValue::TrueFalse(false)),
        ("note".to_string(), PropertyValue::Text("likes \"tea\"".into())),
        ("sizes".to_string(), PropertyValue::List(vec!["S".into(), "M".into()])),
    ];
    let contact = Contact {
        email_consent: Some(Consent { source: Some("shop checkout"), created_at: "2024-03-01T09:30:00Z" }),
        phone: Some(PhoneIdentifier {
            number: "+351912345678",
            status: &unchanged,
            consent: Some(Consent { source: None, created_at: "2024-03-02T00:00:00Z" }),
        }),
        first_name: Some("Ana"),
        country_code: Some("PT"),
        gender: Some(Gender::Female),
        birthdate: Some("1990-02-28"),
        tags: &["source: csv".into(), "lapsed-90-days".into()],
        custom_properties: &properties,
        ..Contact::new("ana@example.com", &opted_in)
    };
    let item: Value = serde_json::from_slice(&contact.to_json()).unwrap();
    let expected = json!({
        "identifiers": [
            {
                "type": "email",
                "id": "ana@example.com",
                "channels": {"email": {"status": "subscribed", "statusChangedAt": "2024-03-01T09:30:00Z"}},
                "consent": {"source": "shop checkout", "createdAt": "2024-03-01T09:30:00Z"},
                "sendWelcomeMessage": false,
            },
            {
                "type": "phone",
                "id": "+351912345678",
                "channels": {"sms": {"status": "nonSubscribed", "statusChangedAt": "1970-01-01T00:00:00Z"}},
                "consent": {"createdAt": "2024-03-02T00:00:00Z"},
                "sendWelcomeMessage": false,
            },
        ],
        "firstName": "Ana",
        "countryCode": "PT",
        "gender": "f",
        "birthdate": "1990-02-28",
        "tags": ["source: csv", "lapsed-90-days"],
        "customProperties": {
            "total_spent": 120.5,
            "last_order": "2024-02-11",
            "club": true,
            "trade": false,
            "note": "likes \"tea\"",
            "sizes": ["S", "M"],
        },
    });
    assert_eq!(item, expected);
    assert!(text(&contact).contains(r#""total_spent":120.50,"#), "no digit is lost");
    assert_eq!(serde_json::from_str::<Value>(&json::pretty(&contact.to_json())).unwrap(), expected);
}

#[test]
fn an_empty_value_is_never_sent() {
    let status = ChannelStatus::unchanged();
    let bare = Contact::new("bo@example.com", &status);
    assert!(text(&bare).ends_with(r#""sendWelcomeMessage":false}]}"#), "{}", text(&bare));
    let properties = [
        ("note".to_string(), PropertyValue::Text(String::new())),
        ("last_order".to_string(), PropertyValue::Date(String::new())),
        ("sizes".to_string(), PropertyValue::List(vec![String::new()])),
    ];
    let empty = Contact {
        first_name: Some(""),
        birthdate: Some(""),
        tags: &[String::new()],
        custom_properties: &properties,
        ..bare
    };
    assert_eq!(text(&empty), text(&bare));
    let mut some = properties.to_vec();
    some.insert(1, ("club".to_string(), PropertyValue::TrueFalse(false)));
    let some = Contact { custom_properties: &some, ..bare };
    assert!(text(&some).ends_with(r#","customProperties":{"club":false}}"#), "{}", text(&some));
}

proptest! {
    #[test]
    fn any_texts_come_back(texts in prop::array::uniform6(".{1,20}"), tags in prop::collection::vec(".{1,9}", 1..4)) {
        let status = ChannelStatus { status: Status::Unsubscribed, changed_at: texts[0].clone() };
        let properties = [(texts[1].clone(), PropertyValue::List(tags.clone()))];
        let contact = Contact {
            email_consent: Some(Consent { source: Some(&texts[2]), created_at: &texts[3] }),
            last_name: Some(&texts[4]),
            tags: &tags,
            custom_properties: &properties,
            ..Contact::new(&texts[5], &status)
        };
        let item: Value = serde_json::from_slice(&contact.to_json()).unwrap();
        let identifier = json!({
            "type": "email",
            "id": &texts[5],
            "channels": {"email": {"status": "unsubscribed", "statusChangedAt": &texts[0]}},
            "consent": {"source": &texts[2], "createdAt": &texts[3]},
            "sendWelcomeMessage": false,
        });
        let custom = json!({texts[1].clone(): &tags});
        let expected = json!({
            "identifiers": [identifier],
            "lastName": &texts[4],
            "tags": &tags,
            "customProperties": custom,
        });
        prop_assert_eq!(item, expected);
    }
}
