//! A checked row in Omnisend's shape.

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::email::EmailAddress;
use crate::property::PropertyName;
use crate::value::number::{self, DecimalMark};
use crate::value::{Gender, Phone};

/// A person as the file tells of them: repaired, checked, ready to be sent. Cells that were empty or could not be
/// used are `None` and change nothing in Omnisend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Which file (0-based).
    pub file: usize,
    /// The physical line on which the row begins (1-based).
    pub row: u64,
    /// The address.
    pub email: EmailAddress,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Street line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// City or town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State, county or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// English name of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country, upper case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Phone number in E.164.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Date of birth, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthdate: Option<String>,
    /// Gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Tags from the row.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Custom properties.
    #[serde(default, serialize_with = "properties")]
    pub custom_properties: Vec<(PropertyName, PropertyValue)>,
    /// What the file says of e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_consent: Option<Consent>,
    /// What the file says of text messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_consent: Option<Consent>,
}

impl Contact {
    /// Somebody of whom nothing but the address is known.
    pub fn new(file: usize, row: u64, email: EmailAddress) -> Self {
        Self {
            file,
            row,
            email,
            first_name: None,
            last_name: None,
            address: None,
            city: None,
            state: None,
            postal_code: None,
            country: None,
            country_code: None,
            phone: None,
            birthdate: None,
            gender: None,
            tags: Vec::new(),
            custom_properties: Vec::new(),
            email_consent: None,
            sms_consent: None,
        }
    }

    /// Takes over what another row of the same person says of consent, where that counts more: No outweighs Yes, and
    /// a later date an earlier one.
    pub(crate) fn take_consent(&mut self, other: &Self) {
        take(&mut self.email_consent, other.email_consent.as_ref());
        // A number of another row is not this one's.
        if self.phone.is_none() || self.phone == other.phone {
            take(&mut self.sms_consent, other.sms_consent.as_ref());
        }
    }

    /// Takes over what is missing from another row of the same person.
    pub(crate) fn take_missing(&mut self, other: Self) {
        let texts = [
            (&mut self.first_name, other.first_name),
            (&mut self.last_name, other.last_name),
            (&mut self.address, other.address),
            (&mut self.city, other.city),
            (&mut self.state, other.state),
            (&mut self.postal_code, other.postal_code),
            (&mut self.birthdate, other.birthdate),
        ];
        for (own, other) in texts {
            if own.is_none() {
                *own = other;
            }
        }
        if self.country.is_none() {
            (self.country, self.country_code) = (other.country, other.country_code);
        }
        if self.phone.is_none() {
            (self.phone, self.sms_consent) = (other.phone, other.sms_consent);
        }
        self.gender = self.gender.or(other.gender);
        for tag in other.tags {
            if self.tags.iter().all(|own| !own.eq_ignore_ascii_case(&tag)) {
                self.tags.push(tag);
            }
        }
        for (name, value) in other.custom_properties {
            if self.custom_properties.iter().all(|(own, _)| *own != name) {
                self.custom_properties.push((name, value));
            }
        }
    }
}

fn take(own: &mut Option<Consent>, other: Option<&Consent>) {
    let Some(other) = other else { return };
    let stays =
        own.as_ref().is_some_and(|own| if own.agreed == other.agreed { own.at >= other.at } else { !own.agreed });
    if !stays {
        *own = Some(other.clone());
    }
}

/// What a file says of a person's consent to one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// Whether the person agreed.
    pub agreed: bool,
    /// Since when, RFC 3339 in UTC; none where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// The value of a custom property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PropertyValue {
    /// True or false.
    TrueFalse(bool),
    /// Several texts.
    List(Vec<String>),
    /// A number, as JSON writes it.
    Number(String),
    /// A text.
    Text(String),
    /// A date, `YYYY-MM-DD` or RFC 3339.
    Date(String),
}

/// For people as an object, as Omnisend takes them; for our own kind as they are.
fn properties<S: Serializer>(all: &[(PropertyName, PropertyValue)], serializer: S) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        return all.serialize(serializer);
    }
    let mut map = serializer.serialize_map(Some(all.len()))?;
    for (name, value) in all {
        match value {
            PropertyValue::TrueFalse(value) => map.serialize_entry(name, value)?,
            PropertyValue::List(texts) => map.serialize_entry(name, texts)?,
            PropertyValue::Number(text) => {
                map.serialize_entry(name, &number::read(text, Some(DecimalMark::Dot)).ok())?;
            }
            PropertyValue::Text(text) | PropertyValue::Date(text) => map.serialize_entry(name, text)?,
        }
    }
    map.end()
}
