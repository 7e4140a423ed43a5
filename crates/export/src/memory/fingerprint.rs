//! What was last sent of a person, in 16 bytes: whoever's is the same need not be sent again.

use segment::contact::PropertyValue;
use segment::value::Gender;
use segment::{Contact, hash_of};
use serde::{Deserialize, Serialize};

use crate::consent::{Channel, ConsentChoice};
use crate::{Reach, RunPlan};

/// Version of the canonical bytes. With another one everybody counts as changed.
const VERSION: u8 = 1;

/// Fingerprint of what is sent of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of every field, custom property and tag of the row. The segments' tags are not in it: who is in them is known
    /// from the memory.
    pub profile: u64,
    /// Of what is said of subscriptions; 0 where they are left alone.
    pub consent: u64,
}

impl Fingerprint {
    /// The fingerprint of what a run with this plan sends of a person.
    ///
    /// Where only people already in Omnisend are reached, they get the tags and nothing is sent of what the file tells;
    /// once everybody is reached they are changed, for Omnisend may not even have them.
    pub fn of(contact: &Contact, plan: &RunPlan) -> Self {
        if plan.reach == Reach::Known {
            let mut bytes = Canonical::default();
            bytes.put(30, "");
            return Self { profile: bytes.hash(), consent: 0 };
        }
        Self { profile: profile(contact), consent: consent(contact, plan) }
    }
}

fn profile(contact: &Contact) -> u64 {
    let mut bytes = Canonical::default();
    let texts = [
        &contact.first_name,
        &contact.last_name,
        &contact.address,
        &contact.city,
        &contact.state,
        &contact.postal_code,
        &contact.country,
        &contact.country_code,
        &contact.birthdate,
    ];
    for (field, text) in (0..).zip(texts) {
        if let Some(text) = text {
            bytes.put(field, text);
        }
    }
    if let Some(phone) = &contact.phone {
        bytes.put(20, phone.as_str());
    }
    match contact.gender {
        Some(Gender::Female) => bytes.put(21, "f"),
        Some(Gender::Male) => bytes.put(21, "m"),
        // Omnisend knows no other: it is not sent.
        Some(Gender::Other) | None => {}
    }
    for tag in &contact.tags {
        bytes.put(22, tag);
    }
    for (name, value) in &contact.custom_properties {
        bytes.put(23, name.as_str());
        match value {
            PropertyValue::TrueFalse(value) => bytes.put(24, if *value { "true" } else { "false" }),
            PropertyValue::List(texts) => texts.iter().for_each(|text| bytes.put(25, text)),
            PropertyValue::Number(text) => bytes.put(26, text),
            PropertyValue::Text(text) => bytes.put(27, text),
            PropertyValue::Date(text) => bytes.put(28, text),
        }
    }
    bytes.hash()
}

fn consent(contact: &Contact, plan: &RunPlan) -> u64 {
    let mut bytes = Canonical::default();
    let email = plan.consent.email(contact.email_consent.as_ref(), plan.started_at);
    let sms = plan.consent.sms(contact.sms_consent.as_ref(), plan.started_at);
    let is_sent = [true, contact.phone.is_some()];
    let choices = [&plan.consent.email, &plan.consent.sms];
    let mut says_something = false;
    for (((field, channel), choice), is_sent) in (0..).zip([&email, &sms]).zip(choices).zip(is_sent) {
        if is_sent && *channel != Channel::unchanged() {
            says_something = true;
            bytes.put(field, channel.status.status.name());
            // The start of the run is no date that a person or a file gave: each run has another.
            if *choice != ConsentChoice::Unsubscribed
                && channel.status.changed_at != crate::consent::instant(plan.started_at)
            {
                bytes.put(2, &channel.status.changed_at);
            }
            if let Some((source, since)) = &channel.consent {
                bytes.put(3, source.as_deref().unwrap_or_default());
                bytes.put(4, since);
            }
        }
    }
    if says_something { bytes.hash() } else { 0 }
}

/// Bytes that are the same for the same values, and for no others: each value with its field and its length.
struct Canonical(Vec<u8>);

impl Default for Canonical {
    fn default() -> Self {
        Self(vec![VERSION])
    }
}

impl Canonical {
    fn put(&mut self, field: u8, text: &str) {
        self.0.push(field);
        self.0.extend_from_slice(&(text.len() as u64).to_le_bytes());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn hash(&self) -> u64 {
        hash_of(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use segment::contact::Consent;
    use segment::email::{EmailAddress, NoIdna};

    use super::*;
    use crate::ConsentPlan;
    use crate::Time;

    fn contact() -> Contact {
        let (email, _) = EmailAddress::parse("ana@example.com", &NoIdna).unwrap();
        Contact { first_name: Some("Ana".into()), city: Some("Porto".into()), ..Contact::new(0, 2, email) }
    }

    fn plan(email: ConsentChoice, started_at: u64) -> RunPlan {
        let consent = ConsentPlan { email, ..ConsentPlan::default() };
        RunPlan { consent, started_at: Time(started_at), ..RunPlan::default() }
    }

    #[test]
    fn kept_fingerprints_still_mean_the_same() {
        let of = Fingerprint::of(&contact(), &RunPlan::default());
        assert_eq!((of.profile, of.consent), (1_733_214_421_331_047_558, 0));
    }

    #[test]
    fn every_field_is_in_it_and_no_value_runs_into_the_next() {
        let of = |contact: &Contact| Fingerprint::of(contact, &RunPlan::default()).profile;
        let other_row = Contact { file: 3, row: 99, ..contact() };
        assert_eq!(of(&other_row), of(&contact()), "where it stands does not matter");
        let swapped = Contact { first_name: Some("Porto".into()), city: Some("Ana".into()), ..contact() };
        let tags = |tags: &[&str]| Contact { tags: tags.iter().map(|&tag| tag.to_owned()).collect(), ..contact() };
        let all = [contact(), swapped, tags(&["a", "b"]), tags(&["ab"]), tags(&["b", "a"]), tags(&[""])];
        let mut prints: Vec<u64> = all.iter().map(of).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), all.len());
    }

    #[test]
    fn whoever_was_only_asked_for_is_changed_once_everybody_is_reached() {
        let known = RunPlan { reach: Reach::Known, ..RunPlan::default() };
        let plain = Contact { first_name: None, city: None, ..contact() };
        assert_eq!(Fingerprint::of(&plain, &known), Fingerprint::of(&contact(), &known), "no field is sent");
        assert_ne!(Fingerprint::of(&plain, &known), Fingerprint::of(&plain, &RunPlan::default()));
    }

    #[test]
    fn consent_counts_only_where_something_is_said_and_a_run_dates_nothing_anew() {
        let of = |contact: &Contact, plan: &RunPlan| Fingerprint::of(contact, plan).consent;
        let said = |agreed, at: Option<&str>| Contact {
            email_consent: Some(Consent { agreed, at: at.map(str::to_owned) }),
            ..contact()
        };
        let columns = || ConsentChoice::FromColumns { since: None };
        let yes = said(true, Some("2024-01-01T12:00:00Z"));
        assert_eq!(of(&yes, &plan(ConsentChoice::Unchanged, 0)), 0);
        let told = of(&yes, &plan(columns(), 0));
        assert!(told != 0 && told == of(&yes, &plan(columns(), 86_400_000)));
        assert_ne!(told, of(&said(true, Some("2024-01-02T12:00:00Z")), &plan(columns(), 0)));
        let no = said(false, None);
        assert_eq!(of(&no, &plan(columns(), 0)), of(&no, &plan(columns(), 86_400_000)));
        let all = |at| of(&contact(), &plan(ConsentChoice::Unsubscribed, at));
        assert!(all(0) == all(86_400_000) && all(0) != 0);
    }
}
