//! Batches: up to 100 contacts that Omnisend takes in by and by, and what it says of them.

use json::Value;
use serde::{Deserialize, Serialize};

use crate::read::{Reason, text};
use crate::{BATCH_BYTES, BATCH_ITEMS};

/// Omnisend's name of a batch. Seen as 24 hex digits; any short run of letters, digits and hyphens is taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BatchId(String);

impl BatchId {
    /// Takes the id as an answer gives it; none where it could not stand in a path.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        fits.then(|| Self(text.into()))
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The body of `POST /batches`, filled item by item within both limits.
#[derive(Clone, Debug)]
pub struct BatchBody {
    bytes: Vec<u8>,
    items: usize,
}

impl Default for BatchBody {
    fn default() -> Self {
        Self::new()
    }
}

impl BatchBody {
    const HEAD: &'static [u8] = br#"{"method":"POST","endpoint":"contacts","items":["#;
    const TAIL: &'static [u8] = b"]}";

    /// A batch without items.
    pub fn new() -> Self {
        Self { bytes: Self::HEAD.to_vec(), items: 0 }
    }

    /// Adds an item (JSON), if it still fits; an item that alone is over the limit fits an empty batch.
    #[must_use]
    pub fn push(&mut self, item: &[u8]) -> bool {
        let size = self.bytes.len() + usize::from(self.items > 0) + item.len() + Self::TAIL.len();
        if self.items > 0 && (self.items >= BATCH_ITEMS || size > BATCH_BYTES) {
            return false;
        }
        if self.items > 0 {
            self.bytes.push(b',');
        }
        self.bytes.extend_from_slice(item);
        self.items += 1;
        true
    }

    /// How many items it holds.
    pub fn len(&self) -> usize {
        self.items
    }

    /// Whether it holds no item.
    pub fn is_empty(&self) -> bool {
        self.items == 0
    }

    /// The whole body.
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(Self::TAIL);
        self.bytes
    }
}

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BatchStatus {
    /// Waiting, or under way; also whatever word Omnisend may add later.
    Open,
    /// Every item was tried.
    Finished,
    /// Given up by Omnisend; what became of its items is known only from them.
    Stopped,
}

/// The state of a batch, as a list or `GET /batches/{id}` tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchState {
    /// Which batch.
    pub id: BatchId,
    /// How far.
    pub status: BatchStatus,
    /// Items tried, refused ones included.
    pub finished: u64,
    /// Items refused.
    pub errors: u64,
    /// When it was made (RFC 3339), to learn in which order a list comes.
    pub created_at: Option<String>,
}

impl BatchState {
    /// Reads one batch object.
    pub fn read(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name).and_then(Value::as_u64).unwrap_or_default();
        Some(Self {
            id: BatchId::parse(text(value, "batchID").or_else(|| text(value, "id"))?)?,
            status: match text(value, "status") {
                Some("finished") => BatchStatus::Finished,
                Some("stopped") => BatchStatus::Stopped,
                _ => BatchStatus::Open,
            },
            finished: number("finishedCount"),
            errors: number("errorsCount"),
            created_at: text(value, "createdAt").map(Into::into),
        })
    }

    /// Reads the answer of `GET /batches/{id}`.
    pub fn read_one(body: &[u8]) -> Option<Self> {
        Self::read(&json::read(body)?)
    }

    /// Reads the answer of `GET /batches`; entries that cannot be read are left out.
    pub fn read_list(body: &[u8]) -> Option<Vec<Self>> {
        let value = json::read(body)?;
        Some(value.get("batches")?.as_array()?.iter().filter_map(Self::read).collect())
    }
}

/// Reads the answer of `POST /batches`: the new batch's id.
pub fn read_created(body: &[u8]) -> Option<BatchId> {
    let value = json::read(body)?;
    BatchId::parse(text(&value, "batchID").or_else(|| text(&value, "id"))?)
}

/// What became of one item of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemOutcome {
    /// The address that was sent, where Omnisend gives the request back.
    pub email: Option<String>,
    /// The item's 1-based position, where its id is a plain number: a fallback, since the order is not promised.
    pub position: Option<usize>,
    /// HTTP status of the item.
    pub status: u16,
    /// Why it was refused.
    pub reason: Reason,
}

impl ItemOutcome {
    /// Whether Omnisend took the item.
    pub fn accepted(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Reads the answer of `GET /batches/{id}/items`: refused items first, as listed, then the others.
    pub fn read_list(body: &[u8]) -> Option<Vec<Self>> {
        let value = json::read(body)?;
        let list = |name: &str| value.get(name).and_then(Value::as_array);
        if list("errors").is_none() && list("responses").is_none() {
            return None;
        }
        let both = [list("errors"), list("responses")];
        Some(both.into_iter().flatten().flatten().filter_map(Self::read).collect())
    }

    fn read(entry: &Value) -> Option<Self> {
        let status = entry.get("responseCode").and_then(Value::as_u64)?;
        let identifiers = entry.get("request").and_then(|request| request.get("identifiers")).and_then(Value::as_array);
        let email = identifiers
            .into_iter()
            .flatten()
            .find(|identifier| text(identifier, "type") == Some("email"))
            .and_then(|identifier| text(identifier, "id"));
        Some(Self {
            email: email.map(Into::into),
            position: text(entry, "itemID").and_then(|id| id.parse().ok()),
            status: u16::try_from(status).ok()?,
            reason: Reason::read(entry.get("response").unwrap_or(&Value::Null)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_stops_at_a_hundred_items() {
        let mut body = BatchBody::new();
        assert!((0..BATCH_ITEMS).all(|_| body.push(b"{}")));
        assert!(!body.push(b"{}"));
        assert_eq!(body.len(), 100);
        let value: serde_json::Value = serde_json::from_slice(&body.finish()).unwrap();
        assert_eq!(value["items"].as_array().unwrap().len(), 100);
    }

    #[test]
    fn a_batch_stops_at_its_bytes_and_takes_one_large_item() {
        let half = vec![b'1'; BATCH_BYTES / 2];
        let mut body = BatchBody::new();
        assert!(body.push(&half));
        assert!(!body.push(&half));
        assert_eq!(body.len(), 1);
        let mut body = BatchBody::new();
        assert!(body.push(&vec![b'1'; BATCH_BYTES + 1]));
    }

    #[test]
    fn items_are_told_apart_by_address() {
        let body = br#"{"batchID":"a1","errors":[{"itemID":"2","request":{"identifiers":[{"type":"phone","id":"+1"},
            {"type":"email","id":"bo@example.com"}]},"responseCode":400,"response":{"error":"1 error(s) found.",
            "fields":{"0":["identifiers[0].channels: field required"]}}}],
            "responses":[{"itemID":"665f","responseCode":201,"response":"{\"id\":\"x\"}"},{"responseCode":"?"}]}"#;
        let items = ItemOutcome::read_list(body).unwrap();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].email.as_deref(), Some("bo@example.com"));
        assert_eq!(items[0].position, Some(2));
        assert_eq!(items[0].reason.text, "identifiers[0].channels: field required");
        assert!(items[1].accepted() && items[1].position.is_none());
        assert_eq!(ItemOutcome::read_list(b"<html>"), None);
    }

    #[test]
    fn unknown_states_are_open() {
        let list = br#"{"batches":[{"batchID":"b1","status":"finished","errorsCount":1,"finishedCount":3},
            {"batchID":"b2","status":"brewing"},{"batchID":"../x","status":"finished"}]}"#;
        let states = BatchState::read_list(list).unwrap();
        assert_eq!(states.len(), 2);
        assert_eq!((states[0].status, states[0].errors), (BatchStatus::Finished, 1));
        assert_eq!(states[1].status, BatchStatus::Open);
    }
}
