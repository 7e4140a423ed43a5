//! Batches: taken at once, worked on by and by.

use omnisend::{BATCH_ITEMS, Response};
use serde_json::{Value, json};

use crate::answers::{invalid, json};
use crate::contacts::upsert;
use crate::faults::Faults;
use crate::model::Store;
use crate::settings::{ListOrder, Settings};
use crate::time::{day, rfc3339};

/// Largest body that Omnisend recommends, taken here for the largest that it takes.
const LARGEST: usize = 1_000_000;

/// A batch and what became of its items.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    pub(crate) id: String,
    created: u64,
    /// When it is done.
    pub(crate) due: u64,
    items: Vec<Value>,
    /// Entries of done items, in order.
    entries: Vec<Value>,
    stopped: bool,
    done: bool,
}

impl Batch {
    fn errors(&self) -> usize {
        self.entries.iter().filter(|entry| !is_good(entry)).count()
    }

    fn status(&self, now: u64) -> &'static str {
        match (self.done, self.stopped) {
            (true, true) => "stopped",
            (true, false) => "finished",
            (false, _) if now > self.created + 200 => "inProgress",
            (false, _) => "pending",
        }
    }

    /// The UTC day on which it was made, in days since the Unix epoch.
    fn day(&self) -> Option<i64> {
        i64::try_from(self.created / 86_400_000).ok()
    }

    fn to_json(&self, now: u64) -> Value {
        json!({
            "batchID": self.id,
            "method": "POST",
            "endpoint": "contacts",
            "status": self.status(now),
            "createdAt": rfc3339(self.created),
            "totalCount": self.items.len(),
            "finishedCount": self.entries.len(),
            "errorsCount": self.errors(),
        })
    }
}

fn is_good(entry: &Value) -> bool {
    entry["responseCode"].as_u64().is_some_and(|code| (200..300).contains(&code))
}

/// `POST /batches`.
pub(crate) fn create(store: &mut Store, settings: &Settings, body: &[u8], now: u64, instance: &str) -> Response {
    if body.len() > LARGEST {
        return json(413, &json!({"error": "Request entity too large"}));
    }
    let Ok(body) = serde_json::from_slice::<Value>(body) else { return invalid("body", "not JSON", instance) };
    if body["method"] != "POST" || body["endpoint"] != "contacts" {
        return invalid("endpoint", "method POST and endpoint contacts are simulated", instance);
    }
    let Some(items) = body["items"].as_array().filter(|items| (1..=BATCH_ITEMS).contains(&items.len())) else {
        return invalid("items", "must have 1 to 100 items", instance);
    };
    let id = store.random.id();
    let due = now + settings.batch_ms + settings.item_ms * items.len() as u64;
    let total = items.len();
    let items = items.clone();
    let batch = Batch { id: id.clone(), created: now, due, items, entries: Vec::new(), stopped: false, done: false };
    store.batches.push(batch);
    json(201, &json!({"batchID": id, "totalCount": total}))
}

/// A batch of another integration: its states are listed, its items concern nobody.
pub(crate) fn foreign(store: &mut Store, now: u64) {
    let id = store.random.id();
    let items = Vec::new();
    store.batches.push(Batch { id, created: now, due: now, items, entries: Vec::new(), stopped: false, done: true });
}

/// Does the work of every batch that is due.
pub(crate) fn settle(store: &mut Store, settings: &Settings, faults: &Faults, now: u64) {
    let due = store.batches.iter().enumerate().filter(|(_, batch)| !batch.done && batch.due <= now);
    let mut due: Vec<(u64, usize)> = due.map(|(index, batch)| (batch.due, index)).collect();
    due.sort_unstable();
    for (at, index) in due {
        let items = std::mem::take(&mut store.batches[index].items);
        let stopped = store.random.per_mille(faults.stopped_batch);
        let until =
            if stopped { usize::try_from(store.random.below(items.len() as u64)).unwrap_or(0) } else { items.len() };
        let mut entries = Vec::with_capacity(until);
        for item in &items[..until] {
            let (status, response) = if store.random.per_mille(faults.item_fault) {
                let codes = [408_u16, 429, 500, 503];
                (codes[usize::try_from(store.random.below(4)).unwrap_or(0)], json!({"error": "Try again"}))
            } else {
                upsert(store, settings, item, at)
            };
            let mut entry = json!({
                "itemID": store.random.id(),
                "responseCode": status,
                "response": response,
                "status": if (200..300).contains(&status) { "finished" } else { "error" },
            });
            if !store.random.per_mille(faults.missing_request) {
                entry["request"] = item.clone();
            }
            entries.push(entry);
        }
        let batch = &mut store.batches[index];
        (batch.items, batch.entries, batch.stopped, batch.done) = (items, entries, stopped, true);
    }
}

/// `GET /batches/{id}` and `/items`.
pub(crate) fn read(store: &Store, id: &str, items: bool, now: u64) -> Option<Response> {
    let batch = store.batches.iter().find(|batch| batch.id == id)?;
    let mut body = batch.to_json(now);
    if items {
        let (good, bad): (Vec<&Value>, Vec<&Value>) = batch.entries.iter().partition(|entry| is_good(entry));
        (body["responses"], body["errors"]) = (json!(good), json!(bad));
    }
    Some(json(200, &body))
}

/// `GET /batches`.
pub(crate) fn list(
    store: &mut Store,
    settings: &Settings,
    query: &[(String, String)],
    now: u64,
    instance: &str,
) -> Response {
    let get = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let names = ["endpoint", "limit", "offset", "status", "dateFrom", "dateTo"];
    if let Some((name, _)) = query.iter().find(|(name, _)| !names.contains(&name.as_str())) {
        return invalid(name, "unknown query parameter", instance);
    }
    if settings.list_refused || get("endpoint") != Some("contacts") {
        return invalid("endpoint", "required: products, contacts, events or categories", instance);
    }
    let number = |name, otherwise| get(name).map_or(Ok(otherwise), str::parse::<usize>);
    let (Ok(limit @ 1..=250), Ok(offset)) = (number("limit", 100), number("offset", 0)) else {
        return invalid("limit", "1 to 250", instance);
    };
    if get("status").is_some_and(|status| !["pending", "inProgress", "finished", "stopped"].contains(&status)) {
        return invalid("status", "pending, inProgress, finished or stopped", instance);
    }
    let (from, to) = (get("dateFrom").map(day), get("dateTo").map(day));
    for (name, date) in [("dateFrom", from), ("dateTo", to)] {
        if date == Some(None) {
            return invalid(name, "YYYY-MM-DD", instance);
        }
    }
    let mut all: Vec<&Batch> = store
        .batches
        .iter()
        .filter(|batch| from.is_none_or(|from| batch.day() >= from) && to.is_none_or(|to| batch.day() <= to))
        .filter(|batch| get("status").is_none_or(|status| batch.status(now) == status))
        .collect();
    match settings.lists {
        ListOrder::OldestFirst => {}
        ListOrder::NewestFirst => all.reverse(),
        // By id, which is chance.
        ListOrder::Unordered => all.sort_by(|one, other| one.id.cmp(&other.id)),
    }
    let page: Vec<Value> = all.iter().skip(offset).take(limit).map(|batch| batch.to_json(now)).collect();
    json(200, &json!({"batches": page, "paging": {"offset": offset, "limit": limit, "next": null, "previous": null}}))
}
