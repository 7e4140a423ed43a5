//! A store that is asked as the API is.

use omnisend::request;
use omnisend::{BatchBody, BatchId, Request, VERSION};
use segue_simulator::{Model, PRACTICE_KEY, Settings};
use serde_json::{Value, json};

pub(crate) const NOW: u64 = 1_795_510_923_000;

/// A model with its own clock.
pub(crate) struct Store {
    pub(crate) model: Model,
    pub(crate) now: u64,
}

impl Store {
    pub(crate) fn new(settings: Settings) -> Self {
        Self { model: Model::new(settings, 1), now: NOW }
    }

    pub(crate) fn ask(&mut self, request: &Request) -> (u16, Value) {
        let key = format!("Omnisend-API-Key {PRACTICE_KEY}");
        let answer = self.model.handle(self.now, Some(&key), Some(VERSION), request).answer.unwrap();
        (answer.status, serde_json::from_slice(&answer.body).unwrap_or_default())
    }

    /// Sends items as one batch and returns its items when it is done.
    pub(crate) fn send(&mut self, items: &[Value]) -> Value {
        let mut body = BatchBody::new();
        assert!(items.iter().all(|item| body.push(item.to_string().as_bytes())));
        let (status, created) = self.ask(&request::create_batch(body.finish()));
        assert_eq!(status, 201, "{created}");
        self.now += 60_000;
        self.ask(&request::batch_items(&BatchId::parse(created["batchID"].as_str().unwrap()).unwrap())).1
    }

    pub(crate) fn one(&mut self, item: &Value) -> (u64, Value) {
        let items = self.send(std::slice::from_ref(item));
        let entry = items["responses"].get(0).or(items["errors"].get(0)).unwrap().clone();
        (entry["responseCode"].as_u64().unwrap(), entry["response"].clone())
    }
}

pub(crate) fn item(email: &str, status: &str, date: &str) -> Value {
    json!({"identifiers": [{
        "type": "email", "id": email, "sendWelcomeMessage": false,
        "channels": {"email": {"status": status, "statusChangedAt": date}}
    }]})
}
