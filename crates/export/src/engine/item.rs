//! A person on the way to Omnisend.

use omnisend::{BatchBody, Consent, Contact as Message, Gender, NumberText, PhoneIdentifier, PropertyValue};
use segment::sorted::insert;

use crate::consent::Channel;
use crate::memory::{Fingerprint, Sent};
use crate::time::Millis;
use crate::{Person, Reach, RunPlan, Segments, Tagging};

/// One person, ready to be put into a batch.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// Number among the people to be sent.
    pub(super) index: u64,
    pub(super) file: usize,
    pub(super) row: u64,
    pub(super) email: String,
    /// The batch item.
    pub(crate) json: Vec<u8>,
    /// The tags that they get by a request of their own; empty where all goes together.
    pub(super) tags: Vec<String>,
    /// What their subscriptions may become: to e-mail, to text messages. None where they are left alone.
    pub(super) told: [Option<&'static str>; 2],
    /// A tag by which it shows that what was sent of them had its effect.
    pub(super) mark: Option<String>,
    /// What is remembered of them once they are accepted.
    pub(super) remembered: Option<(Segments, Fingerprint)>,
    /// Place in the batch, from 1: by it Omnisend may tell what became of the item.
    pub(super) place: usize,
    /// How often Omnisend refused the item in a way that may pass.
    pub(super) tries: u32,
    /// Whether a request with the person may have had an effect.
    pub(super) maybe_sent: bool,
}

impl Item {
    pub(crate) fn new(index: u64, person: &Person, plan: &RunPlan) -> Self {
        let Person { contact, segments } = person;
        let email = plan.consent.email(contact.email_consent.as_ref(), plan.started_at);
        let sms = plan.consent.sms(contact.sms_consent.as_ref(), plan.started_at);
        let mut tags: Vec<String> = segments.iter().filter_map(|segment| plan.tags.get(segment).cloned()).collect();
        let own = contact.tags.iter().filter(|tag| !tags.contains(tag)).cloned().collect::<Vec<_>>();
        tags.extend(own);
        let mark = tags.first().cloned();
        let (tags, apart) = match (plan.tagging, plan.reach) {
            (Tagging::Together, Reach::Everyone) => (tags, Vec::new()),
            _ => (Vec::new(), tags),
        };
        let told = |channel: &Channel| (*channel != Channel::unchanged()).then(|| channel.status.status.name());
        let properties: Vec<_> =
            contact.custom_properties.iter().map(|(name, value)| (name.as_str().to_owned(), property(value))).collect();
        let message = Message {
            email_consent: consent(&email),
            phone: contact.phone.as_ref().map(|phone| PhoneIdentifier {
                number: phone.as_str(),
                status: &sms.status,
                consent: consent(&sms),
            }),
            first_name: contact.first_name.as_deref(),
            last_name: contact.last_name.as_deref(),
            address: contact.address.as_deref(),
            city: contact.city.as_deref(),
            state: contact.state.as_deref(),
            postal_code: contact.postal_code.as_deref(),
            country: contact.country.as_deref(),
            country_code: contact.country_code.as_deref(),
            gender: contact.gender.and_then(|gender| match gender {
                segment::value::Gender::Female => Some(Gender::Female),
                segment::value::Gender::Male => Some(Gender::Male),
                segment::value::Gender::Other => None,
            }),
            birthdate: contact.birthdate.as_deref(),
            tags: &tags,
            custom_properties: &properties,
            ..Message::new(contact.email.as_str(), &email.status)
        };
        Self {
            index,
            file: contact.file,
            row: contact.row,
            email: contact.email.as_str().to_string(),
            json: message.to_json(),
            tags: apart,
            mark,
            told: [told(&email), told(&sms)],
            remembered: plan.remember.then(|| (*segments, Fingerprint::of(contact, plan))),
            place: 0,
            tries: 0,
            maybe_sent: false,
        }
    }
}

impl Item {
    /// What the memory learns of them, where it may.
    pub(super) fn sent(&self) -> Option<Sent> {
        let (segments, fingerprint) = self.remembered?;
        Some(Sent { email: self.email.clone(), segments, fingerprint })
    }
}

fn consent(channel: &Channel) -> Option<Consent<'_>> {
    let (source, since) = channel.consent.as_ref()?;
    Some(Consent { source: source.as_deref(), created_at: since })
}

/// A property's value as Omnisend takes it.
fn property(value: &segment::contact::PropertyValue) -> PropertyValue {
    use segment::contact::PropertyValue as Checked;
    match value {
        Checked::TrueFalse(value) => PropertyValue::TrueFalse(*value),
        Checked::List(texts) => PropertyValue::List(texts.clone()),
        Checked::Text(text) => PropertyValue::Text(text.clone()),
        Checked::Date(date) => PropertyValue::Date(date.clone()),
        Checked::Number(number) => match NumberText::parse(number.as_str()) {
            Some(number) => PropertyValue::Number(number),
            None => PropertyValue::Text(number.as_str().to_owned()),
        },
    }
}

/// People whom Omnisend refused in a way that may pass, or whose outcome could not be read: they go again, together.
#[derive(Clone, Debug, Default)]
pub(super) struct Later {
    /// With the time from which each may go, in the order of the file.
    items: Vec<(Millis, Item)>,
}

impl Later {
    /// People are gathered this long, so that they do not go in a request each.
    const GATHER: Millis = 5_000;

    pub(super) fn add(&mut self, at: Millis, item: Item) {
        insert(&mut self.items, (at, item), |(_, one), (_, other)| one.index < other.index);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// When they go; sooner where nobody else is to be sent.
    pub(super) fn due(&self, alone: bool) -> Option<Millis> {
        let first = self.items.iter().map(|(at, _)| *at).min()?;
        Some(if alone { first } else { first + Self::GATHER })
    }

    /// Those whose time has come, as many as fit one batch, in the order of the file.
    pub(super) fn take(&mut self, at: Millis) -> Vec<Item> {
        let (mut body, mut full) = (BatchBody::new(), false);
        let mut taken = Vec::new();
        for (due, item) in std::mem::take(&mut self.items) {
            full = full || (due <= at && !body.push(&item.json));
            if full || due > at {
                self.items.push((due, item));
            } else {
                taken.push(item);
            }
        }
        taken
    }

    /// All of them, at the end.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = Item> {
        self.items.drain(..).map(|(_, item)| item)
    }
}

/// People who go together in one request, or already went.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The batch's number in this run.
    pub(super) number: u64,
    pub(super) items: Vec<Item>,
    /// How often the request failed in a way that may pass.
    pub(super) tries: u32,
    /// When it may go (again).
    pub(super) not_before: Millis,
    /// The append that must be kept before it goes.
    pub(super) after: u64,
}
