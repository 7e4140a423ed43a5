//! `POST /contacts` as a batch item does it.

use omnisend::Status;
use serde_json::{Value, json};

use crate::audience::Given;
use crate::item::{Identifier, Item};
use crate::model::Store;
use crate::person::{Consent, Person};
use crate::settings::{OldDates, Settings, Tags};
use crate::time::rfc3339;

/// Takes one contact in. Status and body of the answer.
pub(crate) fn upsert(store: &mut Store, settings: &Settings, item: &Value, now: u64) -> (u16, Value) {
    let ids = item["identifiers"].as_array().into_iter().flatten().filter_map(|identifier| identifier["id"].as_str());
    let mut refusals = ids.flat_map(|id| settings.refuse.iter().filter(move |(part, ..)| id.contains(part.as_str())));
    if let Some((_, status, words)) = refusals.next() {
        return (*status, json!({"error": words}));
    }
    let item = match Item::read(item) {
        Ok(item) => item,
        Err(wrong) => {
            let error = format!("{} error(s) found. Check 'fields' array for details.", wrong.len());
            return (400, json!({"error": error, "fields": {"0": wrong}}));
        }
    };
    let known = match owner(store, &item) {
        Owner::Known(index) => Some(index),
        Owner::New => None,
        Owner::Others => return (409, json!({"error": "Phone number belongs to another contact"})),
    };
    if known.is_none() && settings.contact_limit.is_some_and(|limit| store.audience.len() as u64 >= limit) {
        return (422, json!({"error": "Contacts limit reached for your plan"}));
    }
    let id = store.random.id();
    let index = known.unwrap_or_else(|| {
        let (email, status, date) = match &item.email {
            Some(email) => (email.id.as_str(), email.status, dated(email.date.as_deref(), settings, now)),
            None => ("", Status::NonSubscribed, String::new()),
        };
        let created_at = rfc3339(now);
        store.audience.put(Person { id, created_at, ..Person::new(email, status, &date, &[]) })
    });
    let theirs = phones(store, index, &item.phones);
    let Some(person) = store.audience.get_mut(index) else { return (500, Value::Null) };
    if let Some(email) = &item.email {
        person.set_email(email.status, &dated(email.date.as_deref(), settings, now));
        if known.is_none() && email.welcome && person.status == Status::Subscribed {
            person.welcome_mails += 1;
        }
        consent(person, email, now);
    }
    for (phone, given) in theirs {
        person.set_sms(phone.status, &dated(phone.date.as_deref(), settings, now));
        let subscribed = person.sms.as_ref().is_some_and(|sms| sms.status == Status::Subscribed);
        if given == Given::Now && phone.welcome && subscribed {
            person.welcome_texts += 1;
        }
        consent(person, phone, now);
    }
    let answer = json!({"id": person.id, "email": person.email});
    change(person, settings, item);
    person.updated_at = rfc3339(now);
    (if known.is_none() { 201 } else { 200 }, answer)
}

/// Whom an item is about.
enum Owner {
    Known(usize),
    New,
    /// Every identifier is somebody else's.
    Others,
}

/// An address is its owner's. Without one, a number is that of whoever has it and no address; where all numbers are
/// those of people with addresses, nobody is created (documented), and nobody is changed.
fn owner(store: &Store, item: &Item) -> Owner {
    if let Some(email) = &item.email {
        return store.audience.with_email(&email.id).map_or(Owner::New, Owner::Known);
    }
    let owners: Vec<Option<usize>> = item.phones.iter().map(|phone| store.audience.with_phone(&phone.id)).collect();
    let nameless = |index: &usize| store.audience.people()[*index].email.is_empty();
    if let Some(index) = owners.iter().copied().flatten().find(nameless) {
        Owner::Known(index)
    } else if owners.contains(&None) {
        Owner::New
    } else {
        Owner::Others
    }
}

/// Gives somebody their numbers. One that is another's is ignored, and all that is said of it.
fn phones<'i>(store: &mut Store, index: usize, phones: &'i [Identifier]) -> Vec<(&'i Identifier, Given)> {
    let given = phones.iter().map(|phone| (phone, store.audience.give_phone(index, &phone.id)));
    given.filter(|(_, given)| *given != Given::Taken).collect()
}

/// The date of a status: as it is told, unless the store takes every one for now.
fn dated(date: Option<&str>, settings: &Settings, now: u64) -> String {
    match (date, settings.old_dates) {
        (Some(date), OldDates::Honoured) => date.to_string(),
        _ => rfc3339(now),
    }
}

/// Keeps the consent that was last told. One of which nothing is told counts as given now.
fn consent(person: &mut Person, identifier: &Identifier, now: u64) {
    if let Some(told) = &identifier.consent {
        let created_at = told.created_at.clone().unwrap_or_else(|| rfc3339(now));
        let (source, ip, user_agent) = (told.source.clone(), told.ip.clone(), told.user_agent.clone());
        person.consents.insert(identifier.channel, Consent { source, created_at, ip, user_agent });
    }
}

fn change(person: &mut Person, settings: &Settings, item: Item) {
    for (name, text) in item.texts {
        if text.is_empty() {
            person.fields.remove(name);
        } else {
            person.fields.insert(name.to_string(), text);
        }
    }
    if let Some(tags) = item.tags {
        if settings.tags == Tags::Replace {
            person.tags.clear();
        }
        person.tags.extend(tags);
    }
    for (name, value) in item.custom {
        if value.is_null() || value == "" {
            person.custom.remove(&name);
        } else {
            person.custom.insert(name, value);
        }
    }
}
