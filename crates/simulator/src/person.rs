//! A contact as the store holds it, and as its lists tell of it.

use std::collections::{BTreeMap, BTreeSet};

use omnisend::Status;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::time::instant;

/// Where messages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text messages.
    Sms,
}

/// The status of text messages to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SmsStatus {
    /// The status.
    #[serde(with = "status")]
    pub status: Status,
    /// When it came to be: RFC 3339.
    pub status_date: String,
}

/// What was said of the consent to messages on a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Consent {
    /// Where it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When: RFC 3339.
    pub created_at: String,
    /// From which address on the Internet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// With which browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
}

/// A contact as the store holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    /// 24 hex digits; given when the person is put into a store without one.
    #[serde(default)]
    pub id: String,
    /// The address, told apart by case as Omnisend does; empty for somebody of whom only a telephone is known.
    pub email: String,
    /// Status of the e-mail channel.
    #[serde(with = "status")]
    pub status: Status,
    /// When it came to be: RFC 3339.
    pub status_date: String,
    /// Telephone numbers (E.164); nobody else has them.
    #[serde(default)]
    pub phones: Vec<String>,
    /// Status of the SMS channel, where there is one.
    #[serde(default)]
    pub sms: Option<SmsStatus>,
    /// Consents, by channel.
    #[serde(default)]
    pub consents: BTreeMap<Channel, Consent>,
    /// Tags.
    #[serde(default)]
    pub tags: BTreeSet<String>,
    /// Names, address, gender, birthdate.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Custom properties.
    #[serde(default)]
    pub custom: BTreeMap<String, Value>,
    /// Welcome messages sent by e-mail.
    #[serde(default)]
    pub welcome_mails: u32,
    /// Welcome messages sent to the telephone.
    #[serde(default)]
    pub welcome_texts: u32,
    /// When Omnisend came to know the person: RFC 3339; the status's date if it is not told.
    #[serde(default)]
    pub created_at: String,
    /// When anything last changed: RFC 3339; the status's date if it is not told.
    #[serde(default)]
    pub updated_at: String,
}

impl Person {
    /// Somebody with an address, a status since a date, and tags.
    pub fn new(email: &str, status: Status, status_date: &str, tags: &[&str]) -> Self {
        Self {
            id: String::new(),
            email: email.to_string(),
            status,
            status_date: status_date.to_string(),
            phones: Vec::new(),
            sms: None,
            consents: BTreeMap::new(),
            tags: tags.iter().map(ToString::to_string).collect(),
            fields: BTreeMap::new(),
            custom: BTreeMap::new(),
            welcome_mails: 0,
            welcome_texts: 0,
            created_at: status_date.to_string(),
            updated_at: status_date.to_string(),
        }
    }

    /// Takes a status of the e-mail channel, if its date is later than that of the one there is.
    pub(crate) fn set_email(&mut self, status: Status, date: &str) {
        if instant(date) > instant(&self.status_date) {
            (self.status, self.status_date) = (status, date.to_string());
        }
    }

    /// Takes a status of the SMS channel, if its date is later than that of the one there is.
    pub(crate) fn set_sms(&mut self, status: Status, date: &str) {
        if self.sms.as_ref().is_none_or(|sms| instant(date) > instant(&sms.status_date)) {
            self.sms = Some(SmsStatus { status, status_date: date.to_string() });
        }
    }

    /// The person as `GET /contacts` tells of them.
    pub(crate) fn to_json(&self) -> Value {
        let told = |channel: &str, status: Status, date: &str| json!({"channel": channel, "status": status.name(), "statusChangedAt": date});
        let mut statuses = Vec::new();
        let mut value = json!({
            "id": self.id,
            "phone": self.phones,
            "tags": self.tags,
            "segments": [],
            "customProperties": self.custom,
            "createdAt": self.created_at,
            "updatedAt": self.updated_at,
        });
        if !self.email.is_empty() {
            (value["email"], value["status"]) = (json!(self.email), json!(self.status.name()));
            statuses.push(told("email", self.status, &self.status_date));
        }
        statuses.extend(self.sms.as_ref().map(|sms| told("sms", sms.status, &sms.status_date)));
        value["statuses"] = json!(statuses);
        let consents = self.consents.iter().map(|(channel, consent)| {
            let mut told = json!(consent);
            told["channel"] = json!(channel);
            told
        });
        value["consents"] = consents.collect();
        for (name, field) in &self.fields {
            value[name] = Value::String(field.clone());
        }
        value
    }
}

mod status {
    use omnisend::Status;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde calls")]
    pub(super) fn serialize<S: Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(status.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Status, D::Error> {
        let name = String::deserialize(deserializer)?;
        Status::from_name(&name).ok_or_else(|| D::Error::custom("no such status"))
    }
}
