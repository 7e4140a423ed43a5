//! JSON text for JavaScript and for the tab's storage. Workers are spoken to by [`super::pack`].

use serde::Serialize;

/// A value as JSON. What is shown so are our own plain types, which have no way to fail.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
