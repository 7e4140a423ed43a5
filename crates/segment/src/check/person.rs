//! The contact that a row makes.

use super::cells::{self, Kind, value_of};
use super::judge::{Judge, Reading};
use crate::contact::Consent;
use crate::email::Address;
use crate::mend::Target;
use crate::read::Row;
use crate::value::Gender;
use crate::value::answer::{self, Answer};
use crate::value::date::Moment;
use crate::{Contact, ContactField};

/// What a row says of one channel.
#[derive(Default)]
struct Said {
    status: Option<bool>,
    opt_in: Option<Moment>,
    opt_out: Option<Moment>,
}

impl Said {
    /// The later date counts, and out where they are the same; a status that says No outweighs a date that says Yes.
    fn consent(self) -> Option<Consent> {
        let at = |moment: &Moment| Some(moment.instant_text());
        match (self.opt_in, self.opt_out, self.status) {
            (opt_in, Some(out), _) if opt_in.as_ref().is_none_or(|into| out.unix_seconds() >= into.unix_seconds()) => {
                Some(Consent { agreed: false, at: at(&out) })
            }
            (_, _, Some(false)) => Some(Consent { agreed: false, at: None }),
            (Some(into), _, _) => Some(Consent { agreed: true, at: at(&into) }),
            (None, _, Some(true)) => Some(Consent { agreed: true, at: None }),
            (None, _, None) => None,
        }
    }
}

impl Judge<'_> {
    /// The contact that a row with this address makes. `file`: which one it stands in (0-based).
    pub(super) fn contact(&self, row: &Row<'_>, address: Address<'_>, file: usize) -> Contact {
        let mends = self.mender.row(row.place().offset);
        let around = self.beside(row, mends);
        let mut contact = Contact::new(file, row.place().line, address.to_owned());
        let (mut email, mut sms) = (Said::default(), Said::default());
        for reading in &self.readings {
            let beside = reading.beside(&around);
            let text = self.text(row, reading, &beside, mends, &mut |_| {});
            let Some(value) = value_of(&text).filter(|value| cells::fault(reading.kind, value, &beside).is_none())
            else {
                continue;
            };
            let date = || cells::moment(value, &beside).ok();
            let answer = || match answer::read(value)? {
                Answer::Yes => Some(true),
                Answer::No => Some(false),
                Answer::Open | Answer::Pending | Answer::Undeliverable => None,
            };
            let text = || Some(value.to_owned());
            match &reading.target {
                Target::Property(name) => {
                    if let Kind::Property(kind) = reading.kind
                        && let Ok(value) = cells::property(kind, value, &beside)
                    {
                        contact.custom_properties.push((name.clone(), value));
                    }
                }
                Target::Field(field) => match field {
                    ContactField::Email => {}
                    ContactField::FirstName => contact.first_name = text(),
                    ContactField::LastName => contact.last_name = text(),
                    ContactField::Address => contact.address = text(),
                    ContactField::City => contact.city = text(),
                    ContactField::State => contact.state = text(),
                    ContactField::PostalCode => contact.postal_code = text(),
                    ContactField::Country => {
                        let country = cells::country_of(value);
                        contact.country = country.map(|country| country.name.to_owned());
                        contact.country_code = country.map(|country| country.code.to_owned());
                    }
                    ContactField::Phone => contact.phone = cells::phone(value, &beside).ok(),
                    ContactField::Birthdate => contact.birthdate = date().map(|date| date.date_text()),
                    ContactField::Gender => {
                        contact.gender = cells::gender_of(value, &beside).filter(|gender| *gender != Gender::Other);
                    }
                    ContactField::Tags => contact.tags = cells::tags(value, &beside).unwrap_or_default(),
                    ContactField::EmailStatus => email.status = answer(),
                    ContactField::EmailOptIn => email.opt_in = date(),
                    ContactField::EmailOptOut => email.opt_out = date(),
                    ContactField::SmsStatus => sms.status = answer(),
                    ContactField::SmsOptIn => sms.opt_in = date(),
                    ContactField::SmsOptOut => sms.opt_out = date(),
                },
            }
        }
        contact.email_consent = email.consent();
        contact.sms_consent = sms.consent();
        contact
    }

    /// The columns of a row in which a mend is made, and what stands there now.
    pub(super) fn mended(&self, row: &Row<'_>) -> Vec<(usize, String)> {
        let mends = self.mender.row(row.place().offset);
        let around = self.beside(row, mends);
        let mut mended: Vec<(usize, String)> = mends.iter().map(|mend| (mend.column, mend.to.clone())).collect();
        for reading in &self.readings {
            let Some(column) = reading.own_column().filter(|column| mended.iter().all(|(known, _)| known != column))
            else {
                continue;
            };
            let mut hit = false;
            let text = self.text(row, reading, &reading.beside(&around), mends, &mut |_| hit = true);
            if hit {
                mended.push((column, text.into_owned()));
            }
        }
        if let Some((column, address)) =
            self.mended_address(row).filter(|(column, _)| mends.iter().all(|mend| mend.column != *column))
        {
            mended.push((column, address));
        }
        mended
    }
}

impl Reading<'_> {
    fn own_column(&self) -> Option<usize> {
        match self.columns() {
            [column] => Some(*column),
            _ => None,
        }
    }
}
