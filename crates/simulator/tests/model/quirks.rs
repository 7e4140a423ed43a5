//! The simulator's quirks, one by one.

use omnisend::request;
use omnisend::{BatchBody, Request, Status, VERSION};
use segue_simulator::{Fault, Key, ListOrder, Model, OldDates, PRACTICE_KEY, Person, Settings, Tags};
use serde_json::{Value, json};

use crate::harness::{NOW, Store, item};

fn subscribed(store: &mut Store) {
    store.model.put(Person::new("ana@example.com", Status::Subscribed, "2024-05-01T00:00:00Z", &["old"]));
}

#[test]
fn the_latest_date_wins() {
    for (status, date, after) in [
        ("nonSubscribed", "1970-01-01T00:00:00Z", Status::Subscribed),
        ("unsubscribed", "2024-04-30T23:59:59Z", Status::Subscribed),
        ("unsubscribed", "2024-05-01T00:00:00Z", Status::Subscribed),
        ("unsubscribed", "2024-05-01T00:00:01Z", Status::Unsubscribed),
    ] {
        let mut store = Store::new(Settings::default());
        subscribed(&mut store);
        assert_eq!(store.one(&item("ana@example.com", status, date)).0, 200);
        assert_eq!(store.model.contact("ana@example.com").unwrap().status, after, "{status} {date}");
    }
    let mut store = Store::new(Settings { old_dates: OldDates::Ignored, ..Settings::default() });
    subscribed(&mut store);
    store.one(&item("ana@example.com", "nonSubscribed", "1970-01-01T00:00:00Z"));
    assert_eq!(store.model.contact("ana@example.com").unwrap().status, Status::NonSubscribed);
}

#[test]
fn items_are_refused_as_omnisend_refuses_them() {
    let mut store = Store::new(Settings { contact_limit: Some(1), ..Settings::default() });
    let bare = json!({"identifiers": [{"type": "email", "id": "bo@example.com"}]});
    let (status, response) = store.one(&bare);
    assert_eq!((status, &response["fields"]["0"][0]), (400, &json!("Provide email channel for email identifier")));
    assert_eq!(store.one(&json!({})).0, 400);
    assert_eq!(store.one(&item("bo@example.com", "nonSubscribed", "1970-01-01T00:00:00Z")).0, 201);
    assert_eq!(store.one(&item("bo@example.com", "nonSubscribed", "1970-01-01T00:00:00Z")).0, 200);
    // Another case is another contact, and the plan is full.
    let (status, response) = store.one(&item("Bo@example.com", "nonSubscribed", "1970-01-01T00:00:00Z"));
    assert_eq!((status, &response["error"]), (422, &json!("Contacts limit reached for your plan")));
}

#[test]
fn tags_add_or_replace_and_unknown_fields_are_ignored() {
    for (tags, expected) in [(Tags::Add, &["VIP", "old"][..]), (Tags::Replace, &["VIP"])] {
        let mut store = Store::new(Settings { tags, ..Settings::default() });
        subscribed(&mut store);
        let mut contact = item("ana@example.com", "nonSubscribed", "1970-01-01T00:00:00Z");
        contact["tags"] = json!(["VIP"]);
        contact["shoeSize"] = json!(38);
        contact["customProperties"] = json!({"points": 3, "gone": ""});
        assert_eq!(store.one(&contact).0, 200);
        let person = store.model.contact("ana@example.com").unwrap();
        assert_eq!(person.tags.iter().collect::<Vec<_>>(), expected);
        assert_eq!((person.custom.len(), person.fields.len()), (1, 0));
    }
}

#[test]
fn a_welcome_message_goes_unless_it_is_declined() {
    let mut store = Store::new(Settings::default());
    let mut asked = item("bo@example.com", "subscribed", "2026-01-01T00:00:00Z");
    asked["identifiers"][0].as_object_mut().unwrap().remove("sendWelcomeMessage");
    store.one(&asked);
    store.one(&asked);
    store.one(&item("cy@example.com", "subscribed", "2026-01-01T00:00:00Z"));
    let mails = |email| store.model.contact(email).unwrap().welcome_mails;
    assert_eq!((mails("bo@example.com"), mails("cy@example.com")), (1, 0));
}

#[test]
fn batches_are_worked_on_by_and_by_and_listed() {
    for (lists, order) in [(ListOrder::NewestFirst, [1, 0]), (ListOrder::OldestFirst, [0, 1])] {
        let mut store = Store::new(Settings { lists, ..Settings::default() });
        let ids: Vec<Value> = (0..2)
            .map(|number| {
                let mut body = BatchBody::new();
                let contact = item(&format!("p{number}@example.com"), "nonSubscribed", "1970-01-01T00:00:00Z");
                assert!(body.push(contact.to_string().as_bytes()));
                store.ask(&request::create_batch(body.finish())).1["batchID"].clone()
            })
            .collect();
        let (_, list) = store.ask(&request::batches(250, 0, Some("2026-11-24")));
        assert_eq!(order.map(|index| &ids[index]), [0, 1].map(|index| &list["batches"][index]["batchID"]));
        assert_eq!(list["batches"][0]["status"], "pending");
        assert!(store.model.contact("p0@example.com").is_none());
        store.now += 10_000;
        let (_, list) = store.ask(&request::batches(1, 1, None));
        assert_eq!(list["batches"][0]["finishedCount"], 1);
        assert_eq!(list["batches"][0]["status"], "finished");
        assert!(store.model.contact("p0@example.com").is_some());
        assert_eq!(store.ask(&request::batches(250, 0, Some("2026-11-25"))).1["batches"], json!([]));
    }
    let mut store = Store::new(Settings { list_refused: true, ..Settings::default() });
    assert_eq!(store.ask(&request::batches(250, 0, None)).0, 400);
    assert_eq!(
        store.ask(&request::create_batch(br#"{"method":"POST","endpoint":"contacts","items":[]}"#.to_vec())).0,
        400
    );
    assert_eq!(store.ask(&request::create_batch(vec![b' '; 1_000_001])).0, 413);
}

#[test]
fn the_limit_is_of_a_sliding_minute() {
    let mut store = Store::new(Settings { requests_a_minute: 3, hints: true, ..Settings::default() });
    for _ in 0..3 {
        assert_eq!(store.ask(&request::brand()).0, 200);
    }
    let (status, problem) = store.ask(&request::brand());
    assert_eq!((status, &problem["retryAfter"]), (429, &json!(60)));
    // Tags have a limit of their own.
    assert_eq!(store.ask(&request::add_tags(&["ana@example.com".into()], &["VIP".into()])).0, 202);
    store.now += 60_000;
    assert_eq!(store.ask(&request::brand()).0, 200);
}

#[test]
fn keys_may_what_they_may() {
    let ask = |key: Key, text: &str, request: &Request| {
        let mut model = Model::new(Settings { keys: vec![key], ..Settings::default() }, 1);
        let answer = model.handle(NOW, Some(text), Some(VERSION), request).answer.unwrap();
        (answer.status, String::from_utf8(answer.body).unwrap())
    };
    let text = format!("Omnisend-API-Key {PRACTICE_KEY}");
    let (status, body) = ask(Key::default(), "Omnisend-API-Key other", &request::brand());
    assert!(status == 401 && body.contains("problems.omnisend.com/unauthorized"), "{body}");
    let (status, body) = ask(Key { scopes: Vec::new(), ..Key::default() }, &text, &request::brand());
    assert!(status == 403 && body.contains("brands.read"), "{body}");
    let (status, body) = ask(Key { blocked: true, ..Key::default() }, &text, &request::brand());
    assert!(status == 403 && body.contains("too many errors"), "{body}");
    let mut model = Model::new(Settings::default(), 1);
    assert_eq!(model.handle(NOW, Some(&text), Some("2020-01-01"), &request::brand()).answer.unwrap().status, 410);
}

#[test]
fn faults_come_when_they_are_told() {
    let mut store = Store::new(Settings::default());
    let key = format!("Omnisend-API-Key {PRACTICE_KEY}");
    store.model.faults_mut().script = [Fault::LostBefore, Fault::LostAfter, Fault::TooMany, Fault::ServerError].into();
    let batch = |number: u32| {
        let mut body = BatchBody::new();
        let contact = item(&format!("p{number}@example.com"), "nonSubscribed", "1970-01-01T00:00:00Z");
        assert!(body.push(contact.to_string().as_bytes()));
        request::create_batch(body.finish())
    };
    let mut statuses = Vec::new();
    for number in 0..4 {
        let answer = store.model.handle(NOW, Some(&key), Some(VERSION), &batch(number)).answer;
        statuses.push(answer.map_or(0, |answer| answer.status));
    }
    assert_eq!(statuses[..3], [0, 0, 429]);
    assert!(statuses[3] >= 500);
    store.model.settle(NOW + 60_000);
    let there: Vec<_> = store.model.contacts().map(|person| person.email.as_str()).collect();
    assert_eq!(there, ["p1@example.com"], "only the one that was lost after its effect");
}

#[test]
fn a_batch_may_be_stopped_half_way_and_forget_what_was_sent() {
    let mut store = Store::new(Settings::default());
    store.model.faults_mut().stopped_batch = 1_000;
    store.model.faults_mut().missing_request = 1_000;
    let items: Vec<_> =
        (0..50).map(|n| item(&format!("p{n}@example.com"), "nonSubscribed", "1970-01-01T00:00:00Z")).collect();
    let done = store.send(&items);
    assert_eq!(done["status"], "stopped");
    let entries = done["responses"].as_array().unwrap();
    assert!(entries.len() < 50 && entries.iter().all(|entry| entry.get("request").is_none()));
    assert_eq!(store.model.contacts().count(), entries.len());
}
