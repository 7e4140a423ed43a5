//! Reading a contact as a batch item carries it, with everything that is wrong with it.

use omnisend::{Status, TAGS, is_property_name, property::PROPERTY_TEXT};
use serde_json::{Map, Value};

use crate::person::Channel;
use crate::time::{day, instant};

/// Texts of a contact; any name that is not known is ignored without a word.
const TEXTS: [&str; 10] = [
    "firstName",
    "lastName",
    "address",
    "city",
    "state",
    "postalCode",
    "country",
    "countryCode",
    "gender",
    "birthdate",
];

/// An address or a number, with what is said of its channel.
#[derive(Debug)]
pub(crate) struct Identifier {
    pub(crate) channel: Channel,
    pub(crate) id: String,
    pub(crate) status: Status,
    /// RFC 3339; now, where it is not told.
    pub(crate) date: Option<String>,
    pub(crate) consent: Option<Consent>,
    pub(crate) welcome: bool,
}

/// What is said of a consent; given now, where it is not told when.
#[derive(Debug)]
pub(crate) struct Consent {
    pub(crate) source: Option<String>,
    pub(crate) created_at: Option<String>,
    pub(crate) ip: Option<String>,
    pub(crate) user_agent: Option<String>,
}

/// A contact that can be taken in.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) email: Option<Identifier>,
    pub(crate) phones: Vec<Identifier>,
    /// Texts by name; an empty one blanks what is stored.
    pub(crate) texts: Vec<(&'static str, String)>,
    /// None where they are not named.
    pub(crate) tags: Option<Vec<String>>,
    /// Values by name; `null` and an empty text remove what is stored.
    pub(crate) custom: Vec<(String, Value)>,
}

impl Item {
    /// Reads an item, or says all that is wrong with it.
    pub(crate) fn read(item: &Value) -> Result<Self, Vec<String>> {
        let mut reader = Reader::default();
        let nothing = Map::new();
        let item = item.as_object().unwrap_or(&nothing);
        let identifiers = reader.identifiers(item);
        let mut texts = Vec::new();
        for name in TEXTS {
            let Some(text) = reader.text(item, "", name) else { continue };
            let fits = match name {
                _ if text.is_empty() => true,
                // v3's schema: exactly two characters.
                "countryCode" => text.chars().count() == 2,
                "gender" => matches!(text, "m" | "f"),
                "birthdate" => day(text).is_some(),
                _ => true,
            };
            reader.expect(fits, || format!("{name}: wrong format"));
            texts.push((name, text.to_string()));
        }
        let tags = reader.tags(item);
        let mut custom = reader.custom(item);
        if let Some(created) = reader.moment(item, "", "createdAt") {
            // Not Omnisend's own date of creation.
            custom.push(("externalCreated".to_string(), Value::String(created)));
        }
        if !reader.wrong.is_empty() {
            return Err(reader.wrong);
        }
        let (mut emails, phones): (Vec<_>, Vec<_>) =
            identifiers.into_iter().partition(|identifier| identifier.channel == Channel::Email);
        Ok(Self { email: emails.pop(), phones, texts, tags, custom })
    }
}

/// Collects what is wrong.
#[derive(Default)]
struct Reader {
    wrong: Vec<String>,
}

impl Reader {
    fn expect(&mut self, right: bool, otherwise: impl FnOnce() -> String) {
        if !right {
            self.wrong.push(otherwise());
        }
    }

    /// A member that must be a text, if it is there. `path` is the object's, with its dot.
    fn text<'v>(&mut self, object: &'v Map<String, Value>, path: &str, name: &str) -> Option<&'v str> {
        let value = object.get(name)?;
        self.expect(value.is_string(), || format!("{path}{name}: wrong type"));
        value.as_str()
    }

    /// A member that must be a moment, if it is there.
    fn moment(&mut self, object: &Map<String, Value>, path: &str, name: &str) -> Option<String> {
        let text = self.text(object, path, name)?;
        self.expect(instant(text).is_some(), || format!("{path}{name}: wrong format"));
        Some(text.to_string())
    }

    /// A member that must be an object, if it is there.
    fn object<'v>(&mut self, object: &'v Map<String, Value>, path: &str, name: &str) -> Option<&'v Map<String, Value>> {
        let value = object.get(name)?;
        self.expect(value.is_object(), || format!("{path}{name}: wrong type"));
        value.as_object()
    }

    fn identifiers(&mut self, item: &Map<String, Value>) -> Vec<Identifier> {
        let Some(list) = item.get("identifiers").and_then(Value::as_array).filter(|list| !list.is_empty()) else {
            self.wrong.push("identifiers: field required but not found in Json".to_string());
            return Vec::new();
        };
        let read = list.iter().enumerate().filter_map(|(index, identifier)| self.identifier(index, identifier));
        let read: Vec<Identifier> = read.collect();
        let emails = read.iter().filter(|identifier| identifier.channel == Channel::Email).count();
        self.expect(emails <= 1, || "identifiers: more than one email".to_string());
        read
    }

    fn identifier(&mut self, index: usize, identifier: &Value) -> Option<Identifier> {
        let path = format!("identifiers[{index}].");
        let Some(identifier) = identifier.as_object() else {
            self.wrong.push(format!("identifiers[{index}]: wrong type"));
            return None;
        };
        let (channel, name) = match identifier.get("type").and_then(Value::as_str) {
            Some("email") => (Channel::Email, "email"),
            Some("phone") => (Channel::Sms, "sms"),
            _ => {
                self.wrong.push(format!("{path}type: must be email or phone"));
                return None;
            }
        };
        let id = self.text(identifier, &path, "id").unwrap_or_default();
        let (fits, kind) = match channel {
            Channel::Email => (id.contains('@') && !id.contains(' '), "email"),
            Channel::Sms => (is_e164(id), "phone"),
        };
        self.expect(fits, || format!("{path}id: {kind} is not valid"));
        let block = self.object(identifier, &path, "channels").and_then(|channels| {
            let path = format!("{path}channels.");
            self.object(channels, &path, name)
        });
        // Seen so in batches of this version (e-mail) and of v3 (SMS), though the schema calls the block optional.
        self.expect(block.is_some(), || format!("Provide {name} channel for {kind} identifier"));
        let block_path = format!("{path}channels.{name}.");
        let nothing = Map::new();
        let block = block.unwrap_or(&nothing);
        // The default of v3's documentation: somebody who is not told is subscribed.
        let status = self.text(block, &block_path, "status").map_or(Some(Status::Subscribed), Status::from_name);
        self.expect(status.is_some(), || {
            format!("{block_path}status: must be subscribed, unsubscribed or nonSubscribed")
        });
        let date = self.moment(block, &block_path, "statusChangedAt");
        let consent = self.object(identifier, &path, "consent").map(|consent| {
            let path = format!("{path}consent.");
            let created_at = self.moment(consent, &path, "createdAt");
            let mut text = |name| self.text(consent, &path, name).map(str::to_string);
            Consent { source: text("source"), created_at, ip: text("ip"), user_agent: text("userAgent") }
        });
        // The documented default is to send one.
        let welcome = identifier.get("sendWelcomeMessage").map_or(Some(true), Value::as_bool);
        self.expect(welcome.is_some(), || format!("{path}sendWelcomeMessage: wrong type"));
        Some(Identifier { channel, id: id.to_string(), status: status?, date, consent, welcome: welcome? })
    }

    fn tags(&mut self, item: &Map<String, Value>) -> Option<Vec<String>> {
        let value = item.get("tags")?;
        let tags = value.as_array().map(Vec::as_slice).unwrap_or_default();
        self.expect(value.is_array() && tags.iter().all(Value::is_string), || "tags: wrong type".to_string());
        self.expect(tags.len() <= TAGS, || format!("tags: at most {TAGS}"));
        Some(tags.iter().filter_map(Value::as_str).map(str::to_string).collect())
    }

    fn custom(&mut self, item: &Map<String, Value>) -> Vec<(String, Value)> {
        let Some(properties) = self.object(item, "", "customProperties") else { return Vec::new() };
        for (name, value) in properties {
            self.expect(is_property_name(name), || format!("customProperties.{name}: wrong name"));
            let typed = match value {
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
                Value::Array(values) => values.iter().all(Value::is_string),
                Value::Object(_) => false,
            };
            self.expect(typed, || format!("customProperties.{name}: wrong type"));
            let short = value.as_str().is_none_or(|text| text.chars().count() <= PROPERTY_TEXT);
            self.expect(short, || format!("customProperties.{name}: at most {PROPERTY_TEXT} characters"));
        }
        properties.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

/// `+` and 8 to 15 digits (ITU-T E.164: at most 15, and no country's code begins with 0).
fn is_e164(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')
    })
}
