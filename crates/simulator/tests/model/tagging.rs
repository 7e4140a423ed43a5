//! Tags by the hundred: `POST` and `DELETE /contacts/tags`.

use omnisend::{Method, Request, Status, request};
use segue_simulator::{Person, Settings};
use serde_json::{Value, json};

use crate::harness::{NOW, Store};

fn store() -> Store {
    let mut store = Store::new(Settings::default());
    store.model.put(Person::new("ana@example.com", Status::Subscribed, "2024-05-01T00:00:00Z", &["old"]));
    store
}

fn tag(store: &mut Store, method: Method, body: &str) -> (u16, Value) {
    let (path, body) = ("/contacts/tags".to_string(), Some(body.as_bytes().to_vec()));
    store.ask(&Request { method, path, query: Vec::new(), body })
}

#[test]
fn tags_are_taken_off_by_and_by() {
    let mut store = store();
    let everyone = ["ana@example.com".to_string(), "nobody@example.com".to_string()];
    assert_eq!(store.ask(&request::add_tags(&everyone, &["VIP".into()])).0, 202);
    assert_eq!(store.ask(&request::remove_tag(&everyone, "old")).0, 202);
    assert!(store.model.contact("ana@example.com").unwrap().tags.contains("old"));
    store.model.settle(NOW + 5_000);
    let tags: Vec<_> = store.model.contact("ana@example.com").unwrap().tags.iter().cloned().collect();
    assert_eq!((tags, store.model.contacts().count()), (vec!["VIP".to_string()], 1));
}

#[test]
fn people_are_named_by_id_address_or_number() {
    let mut store = store();
    let mut bo = Person::new("bo@example.com", Status::Subscribed, "2024-05-01T00:00:00Z", &["old"]);
    bo.phones = vec!["+37255512345".to_string()];
    store.model.put(bo);
    store.model.put(Person::new("cy@example.com", Status::Subscribed, "2024-05-01T00:00:00Z", &["old"]));
    let ana = store.model.contact("ana@example.com").unwrap().id.clone();
    let named =
        json!({"contactIDs": [ana, "none"], "phones": ["+37255512345", "+37255500000"], "tags": ["VIP", "new"]});
    assert_eq!(tag(&mut store, Method::Post, &named.to_string()).0, 202);
    let all = json!({"phones": ["+37255512345"], "emails": ["cy@example.com"], "tags": ["old"]});
    assert_eq!(tag(&mut store, Method::Delete, &all.to_string()).0, 202);
    store.model.settle(NOW + 5_000);
    let told: Vec<_> = store.model.contacts().map(|person| person.tags.iter().cloned().collect::<Vec<_>>()).collect();
    assert_eq!(told, [vec!["VIP", "new", "old"], vec!["VIP", "new"], vec![]]);
    let one = json!({"contactIDs": [ana], "tags": ["old"]});
    assert_eq!(tag(&mut store, Method::Delete, &one.to_string()).0, 202);
    let updated: Vec<_> = store.model.contacts().map(|person| person.updated_at.as_str()).collect();
    assert_eq!(updated, ["2026-11-24T09:02:05Z"; 3]);
    store.model.settle(NOW + 10_000);
    assert!(!store.model.contact("ana@example.com").unwrap().tags.contains("old"));
}

#[test]
fn what_cannot_be_done_is_refused_by_name() {
    let many =
        |name: &str, count: usize, rest: &str| format!(r#"{{"{name}":[{}"x"]{rest}}}"#, r#""x","#.repeat(count - 1));
    for (body, name) in [
        ("tags", "body"),
        ("[]", "body"),
        (r#"{"emails":["ana@example.com"]}"#, "tags"),
        (r#"{"emails":["ana@example.com"],"tags":[]}"#, "tags"),
        (r#"{"emails":["ana@example.com"],"tags":"VIP"}"#, "tags"),
        (r#"{"emails":[7],"tags":["VIP"]}"#, "emails"),
        (r#"{"tags":["VIP"]}"#, "emails"),
        (r#"{"segmentID":"65f0c0ffee65f0c0ffee65f0","tags":["VIP"]}"#, "segmentID"),
        (&many("tags", 101, r#","emails":["ana@example.com"]"#), "tags"),
        (&many("contactIDs", 251, r#","tags":["VIP"]"#), "contactIDs"),
        (&many("emails", 251, r#","tags":["VIP"]"#), "emails"),
        (&many("phones", 251, r#","tags":["VIP"]"#), "phones"),
    ] {
        let (status, problem) = tag(&mut store(), Method::Post, body);
        assert_eq!((status, &problem["errors"][0]["field"]), (400, &json!(name)), "{body}");
    }
    assert_eq!(tag(&mut store(), Method::Post, &many("phones", 250, r#","tags":["VIP"]"#)).0, 202);
}
