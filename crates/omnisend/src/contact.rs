//! A contact as `POST /contacts` and a batch item take it (`ContactRequest`).

use serde::Serialize;

/// Subscription status of one channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Agreed to receive marketing.
    Subscribed,
    /// Asked not to.
    Unsubscribed,
    /// Neither.
    NonSubscribed,
}

impl Status {
    /// Omnisend's word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subscribed => "subscribed",
            Self::Unsubscribed => "unsubscribed",
            Self::NonSubscribed => "nonSubscribed",
        }
    }

    /// The status with Omnisend's word `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Subscribed, Self::Unsubscribed, Self::NonSubscribed].into_iter().find(|status| status.name() == name)
    }
}

/// A status with the moment at which it came to be. Omnisend keeps, per channel, the one with the latest date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelStatus {
    /// The status.
    pub status: Status,
    /// RFC 3339, in UTC.
    pub changed_at: String,
}

impl ChannelStatus {
    /// The status that changes nobody's: older than any other, so Omnisend keeps what it has; a person new to
    /// Omnisend arrives non-subscribed.
    pub fn unchanged() -> Self {
        Self { status: Status::NonSubscribed, changed_at: "1970-01-01T00:00:00Z".into() }
    }
}

/// A contact to be created or updated. What is `None` is not sent: an empty value could blank a stored one.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'a> {
    /// Address, lower case: Omnisend tells identifiers apart by case.
    pub email: &'a str,
    /// E-mail channel. Always sent: without it the item is refused, though the schema calls it optional.
    pub email_status: &'a ChannelStatus,
    /// Given name.
    pub first_name: Option<&'a str>,
    /// Family name.
    pub last_name: Option<&'a str>,
    /// Street line.
    pub address: Option<&'a str>,
    /// City.
    pub city: Option<&'a str>,
    /// State.
    pub state: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// Name of the country.
    pub country: Option<&'a str>,
    /// ISO 3166-1 alpha-2; wins over `country`.
    pub country_code: Option<&'a str>,
    /// Tags to add, at most 100.
    pub tags: &'a [String],
}

impl Contact<'_> {
    /// The contact as one item of a batch: JSON, without a welcome message, without empty fields.
    pub fn to_json(&self) -> Vec<u8> {
        let item = Item {
            identifiers: [Identifier {
                kind: "email",
                id: self.email,
                channels: Channels {
                    email: Channel {
                        status: self.email_status.status.name(),
                        status_changed_at: &self.email_status.changed_at,
                    },
                },
                send_welcome_message: false,
            }],
            first_name: self.first_name,
            last_name: self.last_name,
            address: self.address,
            city: self.city,
            state: self.state,
            postal_code: self.postal_code,
            country: self.country,
            country_code: self.country_code,
            tags: self.tags,
        };
        serde_json::to_vec(&item).unwrap_or_default()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    identifiers: [Identifier<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Identifier<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    channels: Channels<'a>,
    send_welcome_message: bool,
}

#[derive(Serialize)]
struct Channels<'a> {
    email: Channel<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Channel<'a> {
    status: &'static str,
    status_changed_at: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_holds_what_is_known_and_nothing_else() {
        let status = ChannelStatus::unchanged();
        let contact = Contact {
            email: "ana@example.com",
            email_status: &status,
            first_name: Some("Ana \"A\""),
            last_name: None,
            address: None,
            city: Some("Tõrva"),
            state: None,
            postal_code: None,
            country: Some("Estonia"),
            country_code: Some("EE"),
            tags: &["VIP".into()],
        };
        assert_eq!(
            String::from_utf8(contact.to_json()).unwrap(),
            concat!(
                r#"{"identifiers":[{"type":"email","id":"ana@example.com","channels":{"email":{"status":"nonSubscribed","#,
                r#""statusChangedAt":"1970-01-01T00:00:00Z"}},"sendWelcomeMessage":false}],"firstName":"Ana \"A\"","#,
                r#""city":"Tõrva","country":"Estonia","countryCode":"EE","tags":["VIP"]}"#
            )
        );
    }

    #[test]
    fn without_a_tag_no_tags() {
        let status = ChannelStatus::unchanged();
        let contact = Contact {
            email: "bo@example.com",
            email_status: &status,
            first_name: None,
            last_name: None,
            address: None,
            city: None,
            state: None,
            postal_code: None,
            country: None,
            country_code: None,
            tags: &[],
        };
        let json = String::from_utf8(contact.to_json()).unwrap();
        assert!(json.ends_with(r#""sendWelcomeMessage":false}]}"#), "{json}");
    }
}
