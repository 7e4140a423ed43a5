//! The people of the practice store.

use omnisend::Status;

use crate::Person;

/// First name, last name, city, status, since, tags of the practice store's people.
type Row = (&'static str, &'static str, &'static str, Status, &'static str, &'static [&'static str]);

const PEOPLE: &[Row] = &[
    ("anna", "tamm", "Tallinn", Status::Subscribed, "2024-03-01T09:30:00Z", &["newsletter"]),
    ("liam", "smith", "Austin", Status::Unsubscribed, "2025-01-12T18:05:00Z", &["newsletter", "lapsed"]),
    ("mari", "saar", "Tartu", Status::Subscribed, "2023-11-20T07:00:00Z", &["newsletter", "source: shop"]),
    ("jose", "garcia", "Madrid", Status::NonSubscribed, "2024-06-02T12:00:00Z", &[]),
    ("eva", "kask", "Pärnu", Status::Unsubscribed, "2025-08-30T16:45:00Z", &["lapsed"]),
    ("peter", "muller", "Köln", Status::Subscribed, "2022-02-14T10:10:00Z", &["VIP 2024"]),
    ("aino", "virtanen", "Turku", Status::Subscribed, "2024-12-24T15:00:00Z", &["newsletter"]),
    ("juri", "ivask", "Narva", Status::NonSubscribed, "2025-05-05T05:05:05Z", &["source: manual import"]),
    ("olivia", "brown", "Leeds", Status::Subscribed, "2025-03-09T11:20:00Z", &["newsletter"]),
    ("noah", "wilson", "Perth", Status::Unsubscribed, "2024-10-10T10:10:10Z", &[]),
    ("kadri", "lepp", "Viljandi", Status::Subscribed, "2023-01-31T08:00:00Z", &["newsletter", "wholesale"]),
    ("marko", "ots", "Rakvere", Status::NonSubscribed, "2024-04-01T13:37:00Z", &[]),
    ("ingrid", "berg", "Bergen", Status::Subscribed, "2025-06-21T20:00:00Z", &["newsletter"]),
    ("lukas", "weber", "Wien", Status::Unsubscribed, "2023-09-15T14:00:00Z", &["lapsed"]),
    ("sofia", "rossi", "Torino", Status::Subscribed, "2024-08-08T08:08:08Z", &["newsletter"]),
    ("tiina", "mets", "Kuressaare", Status::Subscribed, "2025-02-02T02:02:02Z", &["source: shop"]),
];

/// Invented people whom the practice store knows, some of whom asked not to be written to.
pub fn practice_people() -> Vec<Person> {
    PEOPLE
        .iter()
        .map(|&(first, last, city, status, since, tags)| {
            let mut person = Person::new(&format!("{first}.{last}@example.com"), status, since, tags);
            let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
            person.fields.insert("firstName".to_string(), capital(first));
            person.fields.insert("lastName".to_string(), capital(last));
            person.fields.insert("city".to_string(), city.to_string());
            person
        })
        .collect()
}
