//! A contact as `POST /contacts` and a batch item take it (`ContactRequest`).

use crate::property::PropertyValue;
use json::Writer;

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

/// What is known of the consent that somebody gave, and when. There is none without its moment: Omnisend would take an
/// empty one, or one without a date, for given now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent<'a> {
    /// Where it was given, in free words.
    pub source: Option<&'a str>,
    /// RFC 3339, in UTC.
    pub created_at: &'a str,
}

/// A telephone number with its channel. Without the channel the item is refused, so neither comes alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhoneIdentifier<'a> {
    /// The number in E.164: `+` and 8 to 15 digits.
    pub number: &'a str,
    /// SMS channel.
    pub status: &'a ChannelStatus,
    /// Consent to messages on this channel, where it is known.
    pub consent: Option<Consent<'a>>,
}

/// Gender, as far as Omnisend knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// `f`
    Female,
    /// `m`
    Male,
}

impl Gender {
    /// Omnisend's letter.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "f",
            Self::Male => "m",
        }
    }
}

/// A contact to be created or updated. What is `None` or empty is not sent: an empty value could blank a stored one.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'a> {
    /// Address, lower case: Omnisend tells identifiers apart by case.
    pub email: &'a str,
    /// E-mail channel. Always sent: without it the item is refused, though the schema calls it optional.
    pub email_status: &'a ChannelStatus,
    /// Consent to messages by e-mail, where it is known.
    pub email_consent: Option<Consent<'a>>,
    /// Telephone.
    pub phone: Option<PhoneIdentifier<'a>>,
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
    /// Gender.
    pub gender: Option<Gender>,
    /// `YYYY-MM-DD`.
    pub birthdate: Option<&'a str>,
    /// Tags to add, at most 100.
    pub tags: &'a [String],
    /// Names ([`crate::is_property_name`]) and values of custom properties; those not named stay as they are.
    pub custom_properties: &'a [(String, PropertyValue)],
}

impl<'a> Contact<'a> {
    /// A contact of whom only the address is known.
    pub const fn new(email: &'a str, email_status: &'a ChannelStatus) -> Self {
        Self {
            email,
            email_status,
            email_consent: None,
            phone: None,
            first_name: None,
            last_name: None,
            address: None,
            city: None,
            state: None,
            postal_code: None,
            country: None,
            country_code: None,
            gender: None,
            birthdate: None,
            tags: &[],
            custom_properties: &[],
        }
    }

    /// The contact as one item of a batch: compact JSON, without a welcome message, without empty fields.
    /// [`crate::pretty`] makes it readable.
    pub fn to_json(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.open(b'{');
        writer.name("identifiers");
        writer.open(b'[');
        identifier(&mut writer, ["email", self.email, "email"], self.email_status, self.email_consent);
        if let Some(PhoneIdentifier { number, status, consent }) = self.phone {
            identifier(&mut writer, ["phone", number, "sms"], status, consent);
        }
        writer.close(b']');
        for (name, text) in [
            ("firstName", self.first_name),
            ("lastName", self.last_name),
            ("address", self.address),
            ("city", self.city),
            ("state", self.state),
            ("postalCode", self.postal_code),
            ("country", self.country),
            ("countryCode", self.country_code),
            ("gender", self.gender.map(Gender::name)),
            ("birthdate", self.birthdate),
        ] {
            writer.member(name, text.unwrap_or_default());
        }
        writer.list("tags", self.tags);
        if self.custom_properties.iter().any(|(_, value)| !value.is_empty()) {
            writer.name("customProperties");
            writer.open(b'{');
            for (name, value) in self.custom_properties {
                value.write(name, &mut writer);
            }
            writer.close(b'}');
        }
        writer.close(b'}');
        writer.finish()
    }
}

/// Writes an identifier: its type, itself and its channel's name, then the channel's status.
fn identifier(
    writer: &mut Writer,
    [kind, id, channel]: [&str; 3],
    status: &ChannelStatus,
    consent: Option<Consent<'_>>,
) {
    writer.open(b'{');
    writer.member("type", kind);
    writer.member("id", id);
    writer.name("channels");
    writer.open(b'{');
    writer.name(channel);
    writer.open(b'{');
    writer.member("status", status.status.name());
    writer.member("statusChangedAt", &status.changed_at);
    writer.close(b'}');
    writer.close(b'}');
    if let Some(Consent { source, created_at }) = consent {
        writer.name("consent");
        writer.open(b'{');
        writer.member("source", source.unwrap_or_default());
        writer.member("createdAt", created_at);
        writer.close(b'}');
    }
    // The documentation's default is true in this version, and was false before.
    writer.name("sendWelcomeMessage");
    writer.raw("false");
    writer.close(b'}');
}

#[cfg(test)]
mod tests;
