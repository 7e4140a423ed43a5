//! What would be sent of a row, in words.

use segment::contact::{Consent, PropertyValue};
use segment::value::{Gender, Phone};
use segment::{Contact, ContactField};
use texts::Texts;

/// The fields that hold something, each with its name.
pub(super) fn sent(t: Texts, contact: &Contact) -> Vec<(String, String)> {
    let text = |field: ContactField, value: Option<&str>| Some((t.field(field.name()).to_owned(), value?.to_owned()));
    let country = contact.country.as_ref().map(|name| match &contact.country_code {
        Some(code) => [name, " (", code, ")"].concat(),
        None => name.clone(),
    });
    let gender = contact.gender.map(|gender| if gender == Gender::Female { t.female() } else { t.male() });
    let tags = (!contact.tags.is_empty()).then(|| contact.tags.join(", "));
    let consent = |consent: &Option<Consent>| consent.as_ref().map(|consent| said(t, consent));
    let (email, sms) = (consent(&contact.email_consent), consent(&contact.sms_consent));
    let fields = [
        text(ContactField::Email, Some(contact.email.as_str())),
        text(ContactField::FirstName, contact.first_name.as_deref()),
        text(ContactField::LastName, contact.last_name.as_deref()),
        text(ContactField::Address, contact.address.as_deref()),
        text(ContactField::City, contact.city.as_deref()),
        text(ContactField::State, contact.state.as_deref()),
        text(ContactField::PostalCode, contact.postal_code.as_deref()),
        text(ContactField::Country, country.as_deref()),
        text(ContactField::Phone, contact.phone.as_ref().map(Phone::as_str)),
        text(ContactField::Birthdate, contact.birthdate.as_deref()),
        text(ContactField::Gender, gender),
        text(ContactField::Tags, tags.as_deref()),
        text(ContactField::EmailStatus, email.as_deref()),
        text(ContactField::SmsStatus, sms.as_deref()),
    ];
    let own = contact.custom_properties.iter().map(|(name, value)| (name.as_str().to_owned(), property(t, value)));
    fields.into_iter().flatten().chain(own).collect()
}

fn yes_or_no(t: Texts, is_yes: bool) -> &'static str {
    if is_yes { t.yes_said() } else { t.no_said() }
}

fn said(t: Texts, consent: &Consent) -> String {
    let said = yes_or_no(t, consent.agreed);
    consent.at.as_ref().map_or_else(|| said.to_owned(), |at| t.since(said, at.split('T').next().unwrap_or(at)))
}

fn property(t: Texts, value: &PropertyValue) -> String {
    match value {
        PropertyValue::TrueFalse(is_true) => yes_or_no(t, *is_true).to_owned(),
        PropertyValue::List(texts) => texts.join(", "),
        PropertyValue::Number(number) => number.as_str().to_owned(),
        PropertyValue::Text(text) | PropertyValue::Date(text) => text.clone(),
    }
}
