//! The fields of an Omnisend contact, and which column of the file fills which of them.

use serde::{Deserialize, Serialize};

use crate::preview::Column;
use crate::sorted::SortedMap;

/// A field of an Omnisend contact that a column can fill; the original connector's eight, then the others.
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
    /// All fields, in the order in which screens show them (the original connector's).
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

    /// Omnisend's name of the field, as in requests, `--match` and `check --json`.
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

    /// The field with Omnisend's name `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Which column (0-based position in the file) fills which field.
///
/// A field takes at most one column. A column may fill several fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching(pub SortedMap<ContactField, usize>);

impl Matching {
    /// The column that fills `field`.
    pub fn column(&self, field: ContactField) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// The same choice for another file: columns are found again by their labels; one that is missing there fills
    /// nothing.
    #[must_use]
    pub fn carried(&self, from: &[Column], to: &[Column]) -> Self {
        let find = |column: &usize| column_of(&from.get(*column)?.label, to.iter().map(|other| other.label.as_str()));
        Self(self.0.iter().filter_map(|(field, column)| Some((*field, find(column)?))).collect())
    }
}

/// Which of these labels is the same: letter by letter, else whatever the case (of ASCII) and the spaces around.
pub fn column_of<'l>(label: &str, mut among: impl Iterator<Item = &'l str> + Clone) -> Option<usize> {
    let alike = among.clone().position(|other| other.trim().eq_ignore_ascii_case(label.trim()));
    among.position(|other| other == label).or(alike)
}
