//! Who the people of a run are, kept beside its journal, which tells them by number: a hash of the address and the
//! segments, 12 bytes each. No address is in it.
//!
//! It is needed where a run ends without knowing what became of somebody: Omnisend may hold what was sent last, or what
//! was sent before, so what is remembered of them counts no more.

use std::collections::{HashMap, HashSet};

use export::{Fate, Record, Segments};

use super::journal::{Damaged, Found};

/// Bytes a person.
const LENGTH: usize = 12;

/// The people by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbered(Vec<u8>);

impl Numbered {
    /// Takes the next person.
    pub(super) fn push(&mut self, hash: u64, segments: Segments) {
        self.0.extend_from_slice(&hash.to_le_bytes());
        self.0.extend_from_slice(&segments.0.to_le_bytes());
    }

    /// As they were kept.
    pub(super) const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// To be kept.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The hash and the segments of a person.
    fn get(&self, number: u64) -> Option<(u64, Segments)> {
        let (all, _) = self.0.as_chunks::<LENGTH>();
        let person = all.get(usize::try_from(number).ok()?)?;
        let (hash, segments) = (person.first_chunk::<8>()?, person.last_chunk::<4>()?);
        Some((u64::from_le_bytes(*hash), Segments(u32::from_le_bytes(*segments))))
    }

    /// Those of whom the journal does not say what became of them, though something was sent: by their hashes.
    pub(super) fn doubtful(&self, found: &Found) -> Result<HashMap<u64, Segments>, Damaged> {
        let mut open: HashSet<u64> = HashSet::new();
        found.each(|record| match record {
            Record::Sending { people, .. } => {
                open.extend(people.into_iter().flat_map(|(first, length)| first..first + length));
            }
            Record::Outcome { people, .. } => {
                for (fate, first, length) in people {
                    let known = if fate == Fate::Unknown { 0 } else { length };
                    for number in first..first + known {
                        open.remove(&number);
                    }
                }
            }
            _ => {}
        })?;
        Ok(open.into_iter().filter_map(|number| self.get(number)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::journal::{Journal, Meta};

    #[test]
    fn whoever_was_sent_without_an_outcome_is_doubtful() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::new(path.clone(), Meta::default());
        let outcome = |people| Record::Outcome { people, rejected: Vec::new(), reasons: Vec::new(), sent: Vec::new() };
        journal.append(&[Record::Sending { batch: 0, people: vec![(0, 4), (6, 1)] }]).unwrap();
        journal
            .append(&[outcome(vec![(Fate::Accepted, 0, 1), (Fate::Unknown, 1, 1), (Fate::Rejected, 2, 1)])])
            .unwrap();
        let mut numbered = Numbered::default();
        (0..6).for_each(|number| numbered.push(100 + number, Segments(2)));
        let kept = Numbered::from_bytes(numbered.bytes().to_vec());
        let mut doubtful: Vec<_> = kept.doubtful(&Found::at(&path).unwrap().unwrap()).unwrap().into_iter().collect();
        doubtful.sort_unstable_by_key(|(hash, _)| *hash);
        assert_eq!(doubtful, [(101, Segments(2)), (103, Segments(2))], "number 6 is none of the people");
    }
}
