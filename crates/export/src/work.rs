//! Whom a run sends: the ready rows but for those of whom Omnisend accepted the same before.

use serde::{Deserialize, Serialize};

use crate::memory::{Fingerprint, Index};
use crate::ranked::RankedBits;
use crate::runs::{numbers, runs};
use crate::{Memory, Person, RunPlan};

/// What became of a person since the last run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Nothing was ever sent of them with one of their segments' tags.
    New,
    /// Something else was, or not with all of the tags.
    Changed,
    /// The same was, with all of the tags: they need not be sent.
    Unchanged,
}

/// What a run would send, held against what was sent before. While it is there it takes 8 bytes for each person in the
/// memories, by which they are found at once.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    memories: Vec<Index<'a>>,
    key: Vec<u8>,
    plan: &'a RunPlan,
    send_all: bool,
}

impl<'a> Comparison<'a> {
    /// With a memory for each tag of the plan, in their order; without tags, with the one of people sent without. With
    /// `send_all` everybody is sent, whatever was sent before.
    pub fn new(memories: &'a [Memory], plan: &'a RunPlan, send_all: bool) -> Self {
        Self { memories: memories.iter().map(Index::of).collect(), key: Vec::new(), plan, send_all }
    }

    /// What became of a person. Whoever is in no segment is new.
    pub fn judge(&mut self, person: &Person) -> Change {
        let now = Fingerprint::of(&person.contact, self.plan);
        let (mut known, mut same, mut segments) = (false, true, 0);
        for index in person.segments.iter() {
            let email = person.contact.email.as_str();
            let before = self.memories.get(index).and_then(|memory| memory.get(email, &mut self.key));
            known |= before.is_some();
            same &= before == Some(now);
            segments += 1;
        }
        if segments == 0 || !known {
            Change::New
        } else if same && !self.send_all {
            Change::Unchanged
        } else {
            Change::Changed
        }
    }
}

/// How many people are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// [`Change::New`].
    pub new: u64,
    /// [`Change::Changed`].
    pub changed: u64,
    /// [`Change::Unchanged`].
    pub unchanged: u64,
}

/// Which ready rows are sent: the engine counts those to be sent from 0 on, the check counts all ready rows.
///
/// The same judgements make the same work, so that a run that goes on after a crash means the same people. It takes a
/// bit a row, and nothing where everybody is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    judged: Judged,
    /// The ready rows that are sent; none before the first that is not.
    sent: Option<RankedBits>,
}

impl Work {
    /// Takes the judgement of the next ready row.
    pub fn push(&mut self, change: Change) {
        let before = self.len();
        match change {
            Change::New => self.judged.new += 1,
            Change::Changed => self.judged.changed += 1,
            Change::Unchanged => self.judged.unchanged += 1,
        }
        if change == Change::Unchanged && self.sent.is_none() {
            self.sent = Some(RankedBits::all(before));
        }
        if let Some(sent) = &mut self.sent {
            sent.push(change != Change::Unchanged);
        }
    }

    /// How many people are what.
    pub const fn judged(&self) -> Judged {
        self.judged
    }

    /// How many are sent.
    pub const fn len(&self) -> u64 {
        self.judged.new + self.judged.changed
    }

    /// Whether nobody is sent.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ready row of one who is sent.
    pub fn ready(&self, index: u64) -> Option<u64> {
        match &self.sent {
            _ if index >= self.len() => None,
            None => Some(index),
            Some(sent) => sent.select(index),
        }
    }

    /// Which of those who are sent a ready row is; none where it is not sent.
    pub fn index(&self, ready: u64) -> Option<u64> {
        match &self.sent {
            None => (ready < self.len()).then_some(ready),
            Some(sent) => sent.get(ready).then(|| sent.rank(ready)),
        }
    }

    /// The ready rows of those who are sent, both as runs: first, how many. Ascending runs make ascending ones, of which
    /// no two touch.
    pub fn runs(&self, indices: &[(u64, u64)]) -> Vec<(u64, u64)> {
        match &self.sent {
            None => runs(numbers(indices)),
            Some(sent) => runs(indices.iter().flat_map(|&(first, length)| {
                sent.ones_from(first).take(usize::try_from(length).unwrap_or(usize::MAX))
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use segment::Contact;
    use segment::email::{EmailAddress, NoIdna};

    use super::*;
    use crate::Segments;

    fn person(name: &str, city: &str, segments: u32) -> Person {
        let (email, _) = EmailAddress::parse(&format!("{name}@example.com"), &NoIdna).unwrap();
        Person {
            contact: Contact { city: Some(city.into()), ..Contact::new(0, 2, email) },
            segments: Segments(segments),
        }
    }

    fn memory(people: &[&Person]) -> Memory {
        let mut memory = Memory::new("b", "t");
        let plan = RunPlan::default();
        memory.learn(people.iter().map(|person| {
            let contact = &person.contact;
            (contact.email.as_str().to_owned(), Fingerprint::of(contact, &plan))
        }));
        memory
    }

    #[test]
    fn unchanged_is_who_was_sent_the_same_in_each_of_their_segments() {
        let (ana, bo) = (person("ana", "Porto", 0), person("bo", "Oslo", 0));
        let memories = [memory(&[&ana, &bo]), memory(&[&ana, &person("bo", "Bergen", 0)])];
        let plan = RunPlan::default();
        let judge =
            |name, city, segments| Comparison::new(&memories, &plan, false).judge(&person(name, city, segments));
        assert_eq!(judge("ana", "Porto", 0b11), Change::Unchanged);
        assert_eq!(judge("ana", "Porto", 0b10), Change::Unchanged, "who left a segment is a leaver, not a change");
        assert_eq!(judge("ana", "Lisbon", 0b11), Change::Changed);
        assert_eq!(judge("bo", "Oslo", 0b01), Change::Unchanged);
        assert_eq!(judge("bo", "Oslo", 0b11), Change::Changed, "the other tag came with something else");
        assert_eq!(judge("ana", "Porto", 0b111), Change::Changed, "in a segment that does not know them");
        assert_eq!(judge("cy", "Porto", 0b11), Change::New);
        assert_eq!(judge("ana", "Porto", 0b100), Change::New);
        assert_eq!(judge("ana", "Porto", 0), Change::New);
        let all = |name| Comparison::new(&memories, &plan, true).judge(&person(name, "Porto", 0b11));
        assert_eq!((all("ana"), all("cy")), (Change::Changed, Change::New));
    }

    #[test]
    fn where_everybody_is_sent_indices_are_ready_rows() {
        let mut work = Work::default();
        for change in [Change::New, Change::Changed, Change::New] {
            work.push(change);
        }
        assert_eq!(work.judged(), Judged { new: 2, changed: 1, unchanged: 0 });
        assert_eq!((work.len(), work.is_empty(), work.sent.is_none()), (3, false, true));
        assert_eq!((work.ready(2), work.ready(3), work.index(2), work.index(3)), (Some(2), None, Some(2), None));
        assert_eq!(work.runs(&[(0, 3)]), [(0, 3)]);
    }

    proptest! {
        #[test]
        fn those_who_are_sent_are_counted_through(changes in prop::collection::vec(0_u8..6, 0..400)) {
            let mut work = Work::default();
            let change = |kind: &u8| [Change::New, Change::Changed].get(usize::from(*kind)).copied();
            let changes: Vec<Change> = changes.iter().map(|kind| change(kind).unwrap_or(Change::Unchanged)).collect();
            for &change in &changes {
                work.push(change);
            }
            let sent: Vec<u64> =
                (0..).zip(&changes).filter(|(_, change)| **change != Change::Unchanged).map(|(row, _)| row).collect();
            prop_assert_eq!(work.len(), sent.len() as u64);
            for row in 0..changes.len() as u64 {
                prop_assert_eq!(work.index(row), sent.iter().position(|&other| other == row).map(|at| at as u64));
            }
            for (index, &row) in (0..).zip(&sent) {
                prop_assert_eq!(work.ready(index), Some(row));
            }
            prop_assert_eq!(work.ready(work.len()), None);
            let half = work.len() / 2;
            let runs = work.runs(&[(0, half), (half, work.len() - half)]);
            prop_assert!(runs.windows(2).all(|two| two[0].0 + two[0].1 < two[1].0), "no two touch");
            prop_assert_eq!(runs.iter().flat_map(|&(first, length)| first..first + length).collect::<Vec<_>>(), sent);
        }
    }
}
