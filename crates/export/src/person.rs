//! A person as the engine is given them: what the file tells, and in which of the run's segments.

use segment::Contact;
use serde::{Deserialize, Serialize};

/// Some of a run's segments, by their order in the plan: at most 32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segments(pub u32);

impl Segments {
    /// The most that one run may have.
    pub const MOST: usize = 32;

    /// The first one, where a run has one only.
    pub const FIRST: Self = Self(1);

    /// Whether segment `index` is one of them.
    pub const fn has(self, index: usize) -> bool {
        index < Self::MOST && self.0 >> index & 1 == 1
    }

    /// With segment `index`.
    #[must_use]
    pub const fn with(self, index: usize) -> Self {
        if index < Self::MOST { Self(self.0 | 1 << index) } else { self }
    }

    /// Their indices, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(move |&index| self.has(index))
    }
}

/// One person to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What the file tells.
    pub contact: Contact,
    /// The segments that they are in.
    pub segments: Segments,
}

impl Person {
    /// Somebody of a run's only segment.
    pub const fn of_first(contact: Contact) -> Self {
        Self { contact, segments: Segments::FIRST }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_told_in_their_order() {
        let some = Segments::default().with(3).with(0).with(31).with(32);
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 3, 31]);
        assert!(some.has(3) && !some.has(1) && !some.has(99));
        assert_eq!(Segments::default().with(0), Segments::FIRST);
    }
}
