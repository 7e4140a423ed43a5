//! Lists of people, page by page, and of batches.

use omnisend::Status;
use omnisend::request::{self, Whose};
use omnisend::{Method, Request};
use segue_simulator::{Person, Settings};
use serde_json::{Value, json};

use crate::harness::{Store, item};

/// Asks for a list with a query as it is written (`limit=3&tag=VIP`).
fn list(store: &mut Store, path: &str, query: &str) -> (u16, Value) {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_string(), value.to_string())).collect();
    store.ask(&Request { method: Method::Get, path: path.to_string(), query, body: None })
}

fn emails(page: &Value) -> Vec<&str> {
    page["contacts"].as_array().unwrap().iter().filter_map(|contact| contact["email"].as_str()).collect()
}

#[test]
fn people_are_listed_by_tag_and_address_page_by_page() {
    let mut store = Store::new(Settings::default());
    store.model.practice_store();
    let (_, page) = store.ask(&request::contacts(10, Whose::Tag("newsletter"), None));
    let after = page["paging"]["cursors"]["after"].as_str();
    let rest = store.ask(&request::contacts(10, Whose::Tag("newsletter"), after)).1;
    let total = store.model.contacts().filter(|person| person.tags.contains("newsletter")).count();
    let length = |page: &Value| page["contacts"].as_array().unwrap().len();
    assert_eq!(length(&page) + if after.is_some() { length(&rest) } else { 0 }, total);
    let (_, one) = store.ask(&request::contacts(1, Whose::Email("liam.smith@example.com"), None));
    assert_eq!(one["contacts"][0]["statuses"][0]["status"], "unsubscribed");
}

#[test]
fn every_page_is_reached_in_either_direction_and_by_a_cursor_that_tells_nothing() {
    let mut store = Store::new(Settings::default());
    store.model.practice_store();
    let mut orders = Vec::new();
    for sort in ["sort=createdAt", "sort=updatedAt", "sort=createdAt&direction=desc", "sort=updatedAt&direction=desc"] {
        let (mut seen, mut after) = (Vec::<String>::new(), String::new());
        loop {
            let (status, page) = list(&mut store, "/contacts", &format!("limit=5&{sort}{after}"));
            assert_eq!(status, 200, "{page}");
            let shown = emails(&page);
            if let Some(before) = page["paging"]["cursors"]["before"].as_str() {
                let (_, earlier) = list(&mut store, "/contacts", &format!("limit=5&{sort}&before={before}"));
                assert_eq!(emails(&earlier), seen[seen.len() - 5..]);
            } else {
                assert_eq!(seen.len(), 0);
            }
            seen.extend(shown.into_iter().map(str::to_string));
            let Some(cursor) = page["paging"]["cursors"]["after"].as_str() else { break };
            assert!(cursor.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{cursor}");
            after = format!("&after={cursor}");
            // Whoever changes meanwhile is not shown twice, and hides nobody.
            if sort == "sort=createdAt" {
                store.one(&item(&seen[0], "nonSubscribed", "1970-01-01T00:00:00Z"));
            }
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (store.model.contacts().count(), seen.len()));
        orders.push(seen);
    }
    let reversed = |order: &[String]| order.iter().rev().cloned().collect::<Vec<_>>();
    assert_eq!((reversed(&orders[0]), reversed(&orders[1])), (orders[2].clone(), orders[3].clone()));
    assert_ne!(orders[0], orders[1], "whoever was changed is the last");
}

#[test]
fn a_page_goes_on_where_the_last_one_ended_even_if_its_last_person_left() {
    let mut store = Store::new(Settings::default());
    for name in ["ana", "bo", "cy"] {
        let email = format!("{name}@example.com");
        store.model.put(Person::new(&email, Status::Subscribed, "2024-05-01T00:00:00Z", &["VIP"]));
    }
    let (_, page) = list(&mut store, "/contacts", "limit=1&tag=VIP");
    assert_eq!(emails(&page), ["ana@example.com"]);
    store.ask(&request::remove_tag(&["ana@example.com".to_string()], "VIP"));
    store.now += 5_000;
    let after = page["paging"]["cursors"]["after"].as_str().unwrap();
    let (_, page) = list(&mut store, "/contacts", &format!("limit=1&tag=VIP&after={after}"));
    assert_eq!(emails(&page), ["bo@example.com"]);
}

#[test]
fn people_are_found_by_what_is_known_of_them() {
    let mut store = Store::new(Settings::default());
    let mut ana = Person::new("ana@example.com", Status::Subscribed, "2024-05-01T00:00:00Z", &["VIP"]);
    ana.phones = vec!["+37255512345".to_string()];
    store.model.put(ana);
    let mut bo = Person::new("bo@example.com", Status::Unsubscribed, "2024-05-01T00:00:00Z", &[]);
    bo.updated_at = "2024-06-01T02:00:00+03:00".to_string();
    store.model.put(bo);
    for (query, found) in [
        ("phone=+37255512345", &["ana@example.com"][..]),
        ("phone=+37255500000", &[]),
        ("email=Ana@example.com", &[]),
        ("status=unsubscribed", &["bo@example.com"]),
        ("status=nonSubscribed", &[]),
        ("tag=VIP", &["ana@example.com"]),
        ("updatedAtFrom=2024-05-31T23:00:00Z", &["bo@example.com"]),
        ("updatedAtFrom=2024-05-31T23:00:01Z", &[]),
    ] {
        assert_eq!(emails(&list(&mut store, "/contacts", query).1), found, "{query}");
    }
}

#[test]
fn what_cannot_be_asked_is_refused_by_name() {
    let mut store = Store::new(Settings::default());
    for (path, query, name) in [
        ("/contacts", "page=2", "page"),
        ("/contacts", "limit=251", "limit"),
        ("/contacts", "status=Subscribed", "status"),
        ("/contacts", "tag=VIP&status=subscribed", "tag"),
        ("/contacts", "updatedAtFrom=2024-05-01", "updatedAtFrom"),
        ("/contacts", "updatedAtFrom=2024-05-01T00:00:00Z&tag=VIP", "updatedAtFrom"),
        ("/contacts", "segmentID=65f0c0ffee65f0c0ffee65f0", "segmentID"),
        ("/contacts", "sort=email", "sort"),
        ("/contacts", "direction=up", "direction"),
        ("/contacts", "after=ana@example.com", "after"),
        ("/contacts", "before=0", "before"),
        ("/batches", "endpoint=events", "endpoint"),
        ("/batches", "endpoint=contacts&status=done", "status"),
        ("/batches", "endpoint=contacts&dateFrom=2026-02-29", "dateFrom"),
        ("/batches", "endpoint=contacts&dateTo=24.11.2026", "dateTo"),
    ] {
        let (status, problem) = list(&mut store, path, query);
        assert_eq!((status, &problem["errors"][0]["field"]), (400, &json!(name)), "{query}");
    }
}

#[test]
fn batches_are_found_by_day_and_state() {
    let mut store = Store::new(Settings::default());
    store.send(&[item("ana@example.com", "nonSubscribed", "1970-01-01T00:00:00Z")]);
    for (query, count) in [
        ("dateFrom=2026-11-24&dateTo=2026-11-24", 1),
        ("dateTo=2026-11-23", 0),
        ("dateFrom=2026-11-25", 0),
        ("dateTo=9999-12-31&status=finished", 1),
        ("status=stopped", 0),
    ] {
        let (_, answer) = list(&mut store, "/batches", &format!("endpoint=contacts&{query}"));
        assert_eq!(answer["batches"].as_array().unwrap().len(), count, "{query}");
    }
}
