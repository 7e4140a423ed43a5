//! Reading answers whose shape is not promised.

use json::Value;
use serde::{Deserialize, Serialize};

/// The string member `name` of an object.
pub fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// Why Omnisend refused something, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The words; empty where it gave none.
    pub text: String,
    /// The field meant, where it names one.
    pub field: Option<String>,
    /// Omnisend's name of the request, for its support (`urn:omnisend:request:…`).
    pub instance: Option<String>,
}

impl Reason {
    /// Reads the body of a refusal: a problem document (RFC 9457, v2026), `{error, fields}` (v3, v5), a JSON string
    /// holding either, or plain text.
    pub fn read(value: &Value) -> Self {
        match value {
            Value::String(inner) => match json::read(inner.as_bytes()) {
                Some(value @ Value::Object(_)) => Self::read(&value),
                _ => Self { text: inner.trim().into(), ..Self::default() },
            },
            Value::Object(_) => Self::read_object(value),
            _ => Self::default(),
        }
    }

    fn read_object(value: &Value) -> Self {
        let first = value.get("errors").and_then(Value::as_array).and_then(|errors| errors.first());
        let words = first
            .and_then(|error| text(error, "message"))
            .or_else(|| first_of_fields(value.get("fields")))
            .or_else(|| text(value, "detail"))
            .or_else(|| text(value, "error"))
            .or_else(|| text(value, "message"))
            .or_else(|| text(value, "title"));
        Self {
            text: words.unwrap_or_default().trim().into(),
            field: first.and_then(|error| text(error, "field")).map(Into::into),
            instance: text(value, "instance").map(Into::into),
        }
    }
}

/// `fields` is an object keyed by number, or an array; its entries are texts or arrays of texts.
fn first_of_fields(fields: Option<&Value>) -> Option<&str> {
    let first = match fields? {
        Value::Object(entries) => entries.iter().min_by(|one, other| one.0.cmp(&other.0)).map(|(_, first)| first)?,
        Value::Array(entries) => entries.first()?,
        _ => return None,
    };
    match first {
        Value::Array(texts) => texts.first()?.as_str(),
        other => other.as_str(),
    }
}

/// A store as `GET /brands/current` tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Brand {
    /// 24 hex digits.
    pub id: String,
    /// Name of the store.
    pub name: String,
    /// Its web address.
    pub website: Option<String>,
}

impl Brand {
    /// Reads the answer of `GET /brands/current`.
    pub fn read(body: &[u8]) -> Option<Self> {
        let value = json::read(body)?;
        Some(Self {
            id: text(&value, "brandID").or_else(|| text(&value, "id"))?.into(),
            name: text(&value, "name").unwrap_or_default().into(),
            website: text(&value, "website").filter(|site| !site.is_empty()).map(Into::into),
        })
    }
}

/// A contact as a list or `GET /contacts/{id}` tells of it: what the proof compares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredContact {
    /// Omnisend's id.
    pub id: String,
    /// Address.
    pub email: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Status of the e-mail channel, Omnisend's word.
    pub email_status: Option<String>,
    /// Status of the channel for text messages.
    pub sms_status: Option<String>,
    /// When it was last changed (RFC 3339).
    pub updated_at: Option<String>,
}

impl StoredContact {
    fn read(value: &Value) -> Option<Self> {
        let of_channel = |channel| {
            let statuses = value.get("statuses").and_then(Value::as_array);
            let found = statuses.into_iter().flatten().find(|status| text(status, "channel") == Some(channel));
            found.and_then(|status| text(status, "status"))
        };
        let tags = value.get("tags").and_then(Value::as_array);
        Some(Self {
            id: text(value, "id").or_else(|| text(value, "contactID"))?.into(),
            email: text(value, "email").unwrap_or_default().into(),
            tags: tags.into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect(),
            email_status: of_channel("email").or_else(|| text(value, "status")).map(Into::into),
            sms_status: of_channel("sms").map(Into::into),
            updated_at: text(value, "updatedAt").map(Into::into),
        })
    }

    /// Reads the answer of `GET /contacts`: the page and the cursor of the next one.
    pub fn read_list(body: &[u8]) -> Option<(Vec<Self>, Option<String>)> {
        let value = json::read(body)?;
        let page = value.get("contacts")?.as_array()?.iter().filter_map(Self::read).collect();
        let after = value
            .get("paging")
            .and_then(|paging| paging.get("cursors").and_then(|c| text(c, "after")).or_else(|| text(paging, "after")));
        Some((page, after.filter(|after| !after.is_empty()).map(Into::into)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Reason {
        Reason::read(&json::read(text.as_bytes()).unwrap())
    }

    #[test]
    fn reads_every_shape_of_refusal() {
        let problem = reason(
            r#"{"type":"https://problems.omnisend.com/validation-failed","title":"Validation failed","status":400,
            "instance":"urn:omnisend:request:1","errors":[{"field":"identifiers.0.id","code":"invalid","message":"Bad"}]}"#,
        );
        assert_eq!(problem.text, "Bad");
        assert_eq!(problem.field.as_deref(), Some("identifiers.0.id"));
        assert_eq!(problem.instance.as_deref(), Some("urn:omnisend:request:1"));
        assert_eq!(reason(r#"{"error":"Forbidden"}"#).text, "Forbidden");
        assert_eq!(
            reason(r#"{"error":"1 error(s)","fields":{"0":["birthdate: wrong format"]}}"#).text,
            "birthdate: wrong format"
        );
        assert_eq!(reason(r#"{"error":"1 error(s)","fields":["a: b"]}"#).text, "a: b");
        assert_eq!(reason(r#""{\"error\":\"Forbidden\"}""#).text, "Forbidden");
        assert_eq!(reason(r#"" plain ""#).text, "plain");
        assert_eq!(reason("7"), Reason::default());
    }

    #[test]
    fn reads_contacts_for_the_proof() {
        let body = br#"{"contacts":[{"id":"c1","email":"ana@example.com","status":"subscribed","tags":["A","B"],
            "statuses":[{"channel":"sms","status":"nonSubscribed"},{"channel":"email","status":"unsubscribed"}]}],
            "paging":{"cursors":{"after":"abc","before":null}}}"#;
        let (page, after) = StoredContact::read_list(body).unwrap();
        assert_eq!(page[0].email_status.as_deref(), Some("unsubscribed"));
        assert_eq!(page[0].sms_status.as_deref(), Some("nonSubscribed"));
        assert_eq!(page[0].tags, ["A", "B"]);
        assert_eq!(after.as_deref(), Some("abc"));
    }
}
