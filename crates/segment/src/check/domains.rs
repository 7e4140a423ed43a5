//! The domains of addresses, counted: a file's own frequent ones tell which rare one is a slip of the finger.

/// Distinct domains with the number of rows that have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Domains {
    /// Hash and count of each, in the order in which they came.
    counts: Vec<(u32, u64)>,
    /// Their names, one behind the other, each with a line end.
    names: String,
    /// Open addressing over `counts`: position plus one, zero where free. A power of two, at most half of it taken.
    slots: Vec<u32>,
}

/// Further domains are not counted: nobody could look through the slips among so many.
const MOST: usize = 1 << 16;

impl Domains {
    /// Counts `rows` more rows with a domain of this hash.
    pub(super) fn add(&mut self, hash: u32, name: &str, rows: u64) {
        if self.counts.len() * 2 >= self.slots.len() {
            if self.counts.len() >= MOST {
                return;
            }
            self.grow();
        }
        let slot = self.slot(hash);
        if let Some(place) = (self.slots[slot] as usize).checked_sub(1) {
            self.counts[place].1 += rows;
            return;
        }
        self.counts.push((hash, rows));
        self.names.push_str(name);
        self.names.push('\n');
        self.slots[slot] = u32::try_from(self.counts.len()).unwrap_or_default();
    }

    /// Counts one row with a domain of this hash less.
    pub(super) fn take(&mut self, hash: u32) {
        if self.slots.is_empty() {
            return;
        }
        if let Some(place) = (self.slots[self.slot(hash)] as usize).checked_sub(1) {
            self.counts[place].1 = self.counts[place].1.saturating_sub(1);
        }
    }

    /// Hash, name and count of each.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str, u64)> {
        self.counts.iter().zip(self.names.lines()).map(|(&(hash, rows), name)| (hash, name, rows))
    }

    /// The slot of this hash, or the free one where it would go.
    fn slot(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(place) = (self.slots[slot] as usize).checked_sub(1) {
            if self.counts[place].0 == hash {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for place in 0..self.counts.len() {
            let slot = self.slot(self.counts[place].0);
            self.slots[slot] = u32::try_from(place + 1).unwrap_or_default();
        }
    }
}

/// Hash of a domain; never 0, which stands for none.
pub(super) fn domain_hash(domain: &str) -> u32 {
    let hash = crate::hash::hash(domain);
    #[allow(clippy::cast_possible_truncation, reason = "the lower half")]
    let half = hash as u32;
    half.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_counted_by_name() {
        let mut domains = Domains::default();
        for round in 0..3 {
            for number in 0..500 {
                let name = format!("d{number}.example");
                domains.add(domain_hash(&name), &name, if round == 2 { 10 } else { 1 });
            }
        }
        domains.take(domain_hash("d7.example"));
        domains.take(domain_hash("nobody.example"));
        let all: Vec<_> = domains.iter().collect();
        assert_eq!(all.len(), 500);
        assert_eq!(all[7], (domain_hash("d7.example"), "d7.example", 11));
        assert_eq!(all[499].2, 12);
    }
}
