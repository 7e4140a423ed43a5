//! `POST /contacts` as a batch item does it, and what lists tell of people.

use omnisend::Status;
use serde_json::{Value, json};

use crate::model::Store;
use crate::people::Person;
use crate::settings::{OldDates, Settings, Tags};
use crate::time::rfc3339;

/// Plain fields; any other is ignored without a word.
const FIELDS: [&str; 10] = [
    "firstName",
    "lastName",
    "address",
    "city",
    "state",
    "postalCode",
    "country",
    "countryCode",
    "gender",
    "birthdate",
];

/// Takes one contact in. Status and body of the answer.
pub(crate) fn upsert(store: &mut Store, settings: &Settings, item: &Value, now: u64) -> (u16, Value) {
    let refused = |message: &str| {
        let error = "1 error(s) found. Check 'fields' array for details.";
        (400, json!({"error": error, "fields": {"0": [message]}}))
    };
    let identifiers = item.get("identifiers").and_then(Value::as_array);
    let email = identifiers.into_iter().flatten().find(|identifier| identifier["type"] == "email");
    let Some((identifier, address)) = email.and_then(|email| Some((email, email["id"].as_str()?))) else {
        return refused("identifiers: field required but not found in Json");
    };
    if let Some((_, status, words)) = settings.refuse.iter().find(|(part, ..)| address.contains(part.as_str())) {
        return (*status, json!({"error": words}));
    }
    let Some(channel) = identifier.get("channels").and_then(|channels| channels.get("email")) else {
        return refused("Provide email channel for email identifier");
    };
    if !address.contains('@') || address.contains(' ') {
        return refused("identifiers[0].id: email is not valid");
    }
    if item.get("tags").and_then(Value::as_array).is_some_and(|tags| tags.len() > 100) {
        return refused("tags: at most 100");
    }
    let status = channel["status"].as_str().and_then(Status::from_name).unwrap_or(Status::Subscribed);
    let date = match (channel["statusChangedAt"].as_str(), settings.old_dates) {
        (Some(date), OldDates::Honoured) => date.to_string(),
        _ => rfc3339(now),
    };
    let created = !store.people.contains_key(address);
    if created && settings.contact_limit.is_some_and(|limit| store.people.len() as u64 >= limit) {
        return (422, json!({"error": "Contacts limit reached for your plan"}));
    }
    let id = store.random.id();
    let person = store.people.entry(address.to_string()).or_insert_with(|| {
        let mut person = Person::new(address, status, &date, &[]);
        person.id = id;
        person
    });
    // The latest date wins; an equal one changes nothing.
    if date > person.status_date {
        (person.status, person.status_date) = (status, date);
    }
    // The documented default is to send one.
    let welcome = identifier["sendWelcomeMessage"].as_bool().unwrap_or(true);
    if created && welcome && person.status == Status::Subscribed {
        person.welcome_mails += 1;
    }
    change(person, settings, item);
    (if created { 201 } else { 200 }, json!({"id": person.id, "email": person.email}))
}

fn change(person: &mut Person, settings: &Settings, item: &Value) {
    for name in FIELDS {
        if let Some(text) = item.get(name).and_then(Value::as_str) {
            person.fields.insert(name.to_string(), text.to_string());
        }
    }
    if let Some(tags) = item.get("tags").and_then(Value::as_array) {
        if settings.tags == Tags::Replace {
            person.tags.clear();
        }
        person.tags.extend(tags.iter().filter_map(Value::as_str).map(str::to_string));
    }
    for (name, value) in item.get("customProperties").and_then(Value::as_object).into_iter().flatten() {
        if value.is_null() || value == "" {
            person.custom.remove(name);
        } else {
            person.custom.insert(name.clone(), value.clone());
        }
    }
}
