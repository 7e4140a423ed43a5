//! The fields of an Omnisend contact.

use serde::{Deserialize, Serialize};

/// A field of an Omnisend contact that a column can fill: the original connector's eight, then the others. What an
/// account adds by itself are custom properties ([`crate::filling::Property`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ContactField {
    /// The address a person is known by. Required.
    Email,
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// Street line.
    Address,
    /// Country or region, as a name or a code; both are sent.
    Country,
    /// State, county or province.
    State,
    /// City or town.
    City,
    /// Postal code.
    PostalCode,
    /// Phone number; sent in E.164.
    Phone,
    /// Date of birth.
    Birthdate,
    /// `m` or `f`.
    Gender,
    /// Tags, several in a cell.
    Tags,
    /// Whether the person agreed to e-mail, in words (`yes`, `unsubscribed`).
    EmailStatus,
    /// When the person agreed to e-mail.
    EmailOptIn,
    /// When the person asked for no more e-mail.
    EmailOptOut,
    /// As [`Self::EmailStatus`], for text messages.
    SmsStatus,
    /// As [`Self::EmailOptIn`], for text messages.
    SmsOptIn,
    /// As [`Self::EmailOptOut`], for text messages.
    SmsOptOut,
}

impl ContactField {
    /// All fields, in the order in which screens show them (the original connector's first).
    pub const ALL: [Self; 18] = [
        Self::Email,
        Self::FirstName,
        Self::LastName,
        Self::Address,
        Self::Country,
        Self::State,
        Self::City,
        Self::PostalCode,
        Self::Phone,
        Self::Birthdate,
        Self::Gender,
        Self::Tags,
        Self::EmailStatus,
        Self::EmailOptIn,
        Self::EmailOptOut,
        Self::SmsStatus,
        Self::SmsOptIn,
        Self::SmsOptOut,
    ];

    /// Name of the field, Omnisend's where it has one, as in requests, `--match` and `check --json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::Address => "address",
            Self::Country => "country",
            Self::State => "state",
            Self::City => "city",
            Self::PostalCode => "postalCode",
            Self::Phone => "phone",
            Self::Birthdate => "birthdate",
            Self::Gender => "gender",
            Self::Tags => "tags",
            Self::EmailStatus => "emailStatus",
            Self::EmailOptIn => "emailOptIn",
            Self::EmailOptOut => "emailOptOut",
            Self::SmsStatus => "smsStatus",
            Self::SmsOptIn => "smsOptIn",
            Self::SmsOptOut => "smsOptOut",
        }
    }

    /// Whether it says what a person agreed to, and so is matched by a person only.
    pub const fn is_consent(self) -> bool {
        matches!(
            self,
            Self::EmailStatus
                | Self::EmailOptIn
                | Self::EmailOptOut
                | Self::SmsStatus
                | Self::SmsOptIn
                | Self::SmsOptOut
        )
    }

    /// Whether its cells are dates.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Birthdate | Self::EmailOptIn | Self::EmailOptOut | Self::SmsOptIn | Self::SmsOptOut)
    }

    /// The field with Omnisend's name `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}
