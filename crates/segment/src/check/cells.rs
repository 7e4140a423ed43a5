//! A cell under the field that it fills: what is wrong with it, and what is sent of it.

use std::borrow::Cow;

use crate::contact::PropertyValue;
use crate::country::{self, CountryCode};
use crate::filling::PropertyKind;
use crate::mend::Mender;
use crate::value::answer;
use crate::value::date::{self, DateFault, Moment};
use crate::value::list::{self, Limit, Separator};
use crate::value::number::{self, NumberFault};
use crate::value::phone::{self, PhoneFault};
use crate::value::{DateOrder, Gender, Hints, Phone, gender, length, mangled, postal};
use crate::{Code, ContactField};

/// What a cell is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Country,
    PostalCode,
    Phone,
    Birthdate,
    Gender,
    Tags,
    Status,
    ConsentDate,
    Property(PropertyKind),
}

impl Kind {
    pub(super) fn of(field: ContactField) -> Self {
        match field {
            ContactField::Country => Self::Country,
            ContactField::PostalCode => Self::PostalCode,
            ContactField::Phone => Self::Phone,
            ContactField::Birthdate => Self::Birthdate,
            ContactField::Gender => Self::Gender,
            ContactField::Tags => Self::Tags,
            ContactField::EmailStatus | ContactField::SmsStatus => Self::Status,
            ContactField::EmailOptIn | ContactField::EmailOptOut | ContactField::SmsOptIn | ContactField::SmsOptOut => {
                Self::ConsentDate
            }
            ContactField::Email
            | ContactField::FirstName
            | ContactField::LastName
            | ContactField::Address
            | ContactField::State
            | ContactField::City => Self::Text,
        }
    }

    /// Whether it is read with the row's country.
    pub(super) fn needs_country(self) -> bool {
        matches!(self, Self::PostalCode | Self::Phone)
    }

    /// Whether a column of it holds a few words again and again.
    pub(super) fn is_a_word(self) -> bool {
        matches!(self, Self::Gender | Self::Status | Self::Property(PropertyKind::TrueFalse))
    }

    /// Whether every short text without letters outside ASCII will do.
    pub(super) fn takes_any(self) -> bool {
        matches!(self, Self::Text | Self::Property(PropertyKind::Text))
    }
}

/// What else is known where a cell is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The row's country.
    pub(super) country: Option<CountryCode>,
    /// The country of phone numbers where neither they nor the row name one.
    pub(super) default_country: Option<CountryCode>,
    /// Whether day or month comes first in the column, as a person said.
    pub(super) order: Option<DateOrder>,
    /// What the column shows.
    pub(super) hints: Hints,
    /// The moment of the check, seconds since 1970.
    pub(super) now: i64,
}

/// A cell's value: trimmed; none where it is empty.
pub(super) fn value_of(text: &str) -> Option<&str> {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    (!text.is_empty()).then_some(text)
}

/// Whether some of a cell's bytes were no text.
pub(super) fn is_undecodable(text: &str) -> bool {
    // Its first byte is rare, and found many bytes at a time.
    text.as_bytes().contains(&0xEF) && text.contains(char::REPLACEMENT_CHARACTER)
}

/// What is wrong with a cell that holds something.
pub(super) fn fault(kind: Kind, text: &str, beside: &Beside) -> Option<Code> {
    if !text.is_ascii() {
        if is_undecodable(text) {
            return Some(Code::Undecodable);
        }
        if mangled::is_mangled(text) {
            return Some(Code::TextMangled);
        }
    }
    match kind {
        Kind::Text => None,
        Kind::Country => country_of(text).is_none().then_some(Code::CountryUnknown),
        Kind::PostalCode => {
            let country = beside.country.or(beside.default_country)?;
            postal::lost_zero(text, country).map(|_| Code::PostalCodeZero)
        }
        Kind::Phone => match phone(text, beside) {
            Ok(_) => None,
            Err(PhoneFault::NoCountry) => Some(Code::PhoneNoCountry),
            Err(_) => Some(Code::PhoneInvalid),
        },
        Kind::Birthdate => match moment(text, beside) {
            Ok(moment) if is_a_birthdate(&moment, beside.now) => None,
            Ok(_) => Some(Code::BirthdateUnlikely),
            Err(code) => Some(code),
        },
        Kind::Gender => gender_of(text, beside).is_none().then_some(Code::GenderUnknown),
        Kind::Tags => tags(text, beside).is_none().then_some(Code::TagTooLong),
        Kind::Status => answer::read(text).is_none().then_some(Code::ConsentUnknown),
        Kind::ConsentDate => match moment(text, beside) {
            Ok(moment) if moment.unix_seconds() > beside.now => Some(Code::ConsentDateFuture),
            Ok(_) => None,
            Err(Code::DateOrderOpen) => Some(Code::ConsentDateOrder),
            Err(_) => Some(Code::ConsentDateInvalid),
        },
        Kind::Property(kind) => property(kind, text, beside).err(),
    }
}

/// What is sent of a cell of a custom property.
pub(super) fn property(kind: PropertyKind, text: &str, beside: &Beside) -> Result<PropertyValue, Code> {
    match kind {
        PropertyKind::Text if !length::fits(text, length::PROPERTY_TEXT) => Err(Code::TextTooLong),
        PropertyKind::Text => Ok(PropertyValue::Text(text.to_owned())),
        PropertyKind::Number => match number::read(text, beside.hints.decimal_mark()) {
            Ok(number) => Ok(PropertyValue::Number(number.json_text())),
            Err(NumberFault::MarkOpen) => Err(Code::NumberOpen),
            Err(NumberFault::NotANumber | NumberFault::TooLong) => Err(Code::NotANumber),
        },
        PropertyKind::TrueFalse => answer::flag(text).map(PropertyValue::TrueFalse).ok_or(Code::NotYesNo),
        PropertyKind::Date => moment(text, beside).map(|moment| {
            PropertyValue::Date(if moment.time.is_some() { moment.instant_text() } else { moment.date_text() })
        }),
        PropertyKind::List(between) => {
            let separator = Separator::ALL.into_iter().find(|separator| separator.character() == between);
            let texts = list::read(text, separator, Limit::TEXTS).map_err(|_| Code::TextTooLong)?;
            Ok(PropertyValue::List(texts.into_iter().map(str::to_owned).collect()))
        }
    }
}

/// The date in a cell.
pub(super) fn moment(text: &str, beside: &Beside) -> Result<Moment, Code> {
    let reading = date::read(text).ok_or(Code::DateInvalid)?;
    reading.moment(beside.order.or(beside.hints.order())).map_err(|fault| match fault {
        DateFault::OrderOpen => Code::DateOrderOpen,
        DateFault::NotADate => Code::DateInvalid,
    })
}

/// The phone number in a cell.
pub(super) fn phone(text: &str, beside: &Beside) -> Result<Phone, PhoneFault> {
    phone::read(text, beside.country.or(beside.default_country))
}

/// The gender in a cell.
pub(super) fn gender_of(text: &str, beside: &Beside) -> Option<Gender> {
    let mut letters = beside.hints.letters();
    letters.see(text);
    gender::read(text, letters)
}

/// The tags in a cell; none where they are more or longer than Omnisend takes.
pub(super) fn tags(text: &str, beside: &Beside) -> Option<Vec<String>> {
    let tags = list::read(text, beside.hints.separator(), Limit::TAGS).ok()?;
    Some(tags.into_iter().map(str::to_owned).collect())
}

/// The country in a cell.
pub(super) fn country_of(text: &str) -> Option<country::Country> {
    country::find(text)
}

/// Nobody who reads e-mail was born later than now, or before this many seconds before it (130 years).
const OLDEST: i64 = 130 * 365 * 86_400;

pub(super) fn is_a_birthdate(moment: &Moment, now: i64) -> bool {
    let born = moment.unix_seconds();
    // Without a clock nothing is in the future.
    now == 0 || (born <= now && born > now - OLDEST)
}

/// The text as the rules for whole columns have it: zeros given back, wrongly decoded letters put right.
pub(super) fn mended<'t>(
    kind: Kind,
    text: Cow<'t, str>,
    beside: &Beside,
    mender: &Mender<'_>,
    hit: &mut dyn FnMut(usize),
) -> Cow<'t, str> {
    let mut text = text;
    if let Some(rule) = mender.mangled().filter(|_| !text.is_ascii())
        && let Some(right) = mangled::unmangled(&text)
    {
        hit(rule);
        text = Cow::Owned(right);
    }
    if let (Kind::PostalCode, Some(rule)) = (kind, mender.zeros())
        && let Some(country) = beside.country.or(beside.default_country)
        && let Some(right) = value_of(&text).and_then(|text| postal::lost_zero(text, country))
    {
        hit(rule);
        text = Cow::Owned(right);
    }
    text
}
