//! The table of names, and a hash index over it that is made on first use: the table costs fewer bytes to load than a
//! ready index.

use std::sync::OnceLock;

use super::Country;
use crate::fold::Key;

/// A line a country: alpha-2, alpha-3, English name, further names. Further names are spelled as keys where they are in
/// Latin letters.
const TABLE: &str = include_str!("table.txt");

/// Slots of the hash table: a power of two, well above the number of names.
const SLOTS: usize = 4096;

/// Names and codes to countries.
pub(super) struct Index {
    countries: Vec<Country>,
    /// Names with the position of their country.
    names: Vec<(Key, u8)>,
    /// Position in `names` plus one; zero is empty.
    slots: Vec<u16>,
}

impl Index {
    /// The index over the table.
    pub(super) fn get() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut index = Self { countries: Vec::new(), names: Vec::new(), slots: vec![0; SLOTS] };
        for line in TABLE.lines() {
            let Some((code, rest)) = line.split_once(' ') else { continue };
            let Some((alpha3, names)) = rest.split_once(' ') else { continue };
            let Ok(country) = u8::try_from(index.countries.len()) else { break };
            index.countries.push(Country { code, name: names.split('|').next().unwrap_or(names) });
            for name in [code, alpha3].into_iter().chain(names.split('|')) {
                if let Some(key) = Key::of(name) {
                    index.insert(key, country);
                }
            }
        }
        index
    }

    fn insert(&mut self, key: Key, country: u8) {
        let mut slot = start(key.as_bytes());
        while self.slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.names.push((key, country));
        if let Ok(position) = u16::try_from(self.names.len()) {
            self.slots[slot] = position;
        }
    }

    /// The country with this name or code, spelled as a key.
    pub(super) fn get_name(&self, name: &[u8]) -> Option<Country> {
        let mut slot = start(name);
        loop {
            let position = usize::from(self.slots[slot]).checked_sub(1)?;
            let (key, country) = self.names.get(position)?;
            if key.as_bytes() == name {
                return self.countries.get(usize::from(*country)).copied();
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// All countries, in the order of the table.
    pub(super) fn countries(&self) -> impl Iterator<Item = Country> {
        self.countries.iter().copied()
    }
}

/// Where the search for a name starts.
fn start(name: &[u8]) -> usize {
    super::finder::hash(name) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_own_country() {
        let index = Index::get();
        assert!(index.names.len() < SLOTS / 2, "{} names crowd the table", index.names.len());
        for (key, country) in &index.names {
            let expected = index.countries[usize::from(*country)];
            let name = String::from_utf8_lossy(key.as_bytes());
            assert_eq!(index.get_name(key.as_bytes()), Some(expected), "{name} names two countries");
        }
    }

    #[test]
    fn the_table_is_in_order_and_small() {
        let codes: Vec<_> = Index::get().countries().map(|country| country.code).collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted_by(|one, next| one < next));
        assert!(TABLE.len() < 10_000, "{} bytes", TABLE.len());
    }
}
