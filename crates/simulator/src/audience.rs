//! Everybody whom the store knows. No two of them share an address or a telephone number.

use std::collections::{BTreeMap, BTreeSet};

use crate::person::Person;

/// People in the order in which they came; nobody ever goes, as in Omnisend's API.
#[derive(Clone, Debug, Default)]
pub(crate) struct Audience {
    people: Vec<Person>,
    by_email: BTreeMap<String, usize>,
    by_phone: BTreeMap<String, usize>,
}

/// Whose a number is after it was offered to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// Theirs from now on.
    Now,
    /// Theirs already.
    Before,
    /// Somebody else's.
    Taken,
}

impl Audience {
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// Everybody in the order in which they came: the index is theirs for ever.
    pub(crate) fn people(&self) -> &[Person] {
        &self.people
    }

    /// By address; then, as they came, those who have none.
    pub(crate) fn by_address(&self) -> impl Iterator<Item = &Person> {
        let nameless = self.people.iter().filter(|person| person.email.is_empty());
        self.by_email.values().map(|&index| &self.people[index]).chain(nameless)
    }

    pub(crate) fn with_email(&self, email: &str) -> Option<usize> {
        self.by_email.get(email).copied()
    }

    pub(crate) fn with_phone(&self, phone: &str) -> Option<usize> {
        self.by_phone.get(phone).copied()
    }

    pub(crate) fn with_id(&self, id: &str) -> Option<usize> {
        self.people.iter().position(|person| person.id == id)
    }

    /// The person at an index, to be changed in anything but their identifiers.
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut Person> {
        self.people.get_mut(index)
    }

    /// Puts somebody in the place of whoever has the address, or behind all others, and says where. Numbers that
    /// others have are left out.
    pub(crate) fn put(&mut self, mut person: Person) -> usize {
        let phones = std::mem::take(&mut person.phones);
        let index = self.with_email(&person.email).unwrap_or(self.people.len());
        if let Some(place) = self.people.get_mut(index) {
            *place = person;
            self.by_phone.retain(|_, owner| *owner != index);
        } else {
            if !person.email.is_empty() {
                self.by_email.insert(person.email.clone(), index);
            }
            self.people.push(person);
        }
        for phone in phones {
            self.give_phone(index, &phone);
        }
        index
    }

    /// Offers a number to somebody, who gets it unless it is another's.
    pub(crate) fn give_phone(&mut self, index: usize, phone: &str) -> Given {
        match self.with_phone(phone) {
            Some(owner) if owner == index => Given::Before,
            Some(_) => Given::Taken,
            None => {
                self.by_phone.insert(phone.to_string(), index);
                self.people[index].phones.push(phone.to_string());
                Given::Now
            }
        }
    }

    /// Whoever has one of these ids, addresses or numbers; whoever is unknown is skipped.
    pub(crate) fn select(&self, ids: &[String], emails: &[String], phones: &[String]) -> BTreeSet<usize> {
        let ids = ids.iter().filter_map(|id| self.with_id(id));
        let emails = emails.iter().filter_map(|email| self.with_email(email));
        let phones = phones.iter().filter_map(|phone| self.with_phone(phone));
        ids.chain(emails).chain(phones).collect()
    }
}
