//! Who left a segment: whom its memory knows and none of its files' rows carries, whatever becomes of the row.

use crate::Memory;

/// The leavers of a segment, by their positions in its memory.
///
/// To be kept beside the journal of a run that removes them ([`Leavers::to_bytes`]): its records tell them by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leavers(Vec<u32>);

impl Leavers {
    /// Those whom `memory` knows and of whom `carries` does not hold, asked by the hash of the address
    /// ([`segment::address_hash`]). Whoever shares a hash with somebody in the files is not taken for a leaver.
    ///
    /// Of people who were sent without a tag nobody leaves: there is nothing that they could lose.
    pub fn of(memory: &Memory, carries: &dyn Fn(u64) -> bool) -> Self {
        let mut positions = Vec::new();
        if !memory.about().tag.is_empty() {
            let mut position = 0;
            memory.each_hash(|hash| {
                if !carries(hash) {
                    positions.push(position);
                }
                position += 1;
            });
        }
        Self(positions)
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.0.len() as u64
    }

    /// Whether nobody left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The addresses of leavers `first ..` in the memory that they were found in, at most `count`.
    pub fn addresses(&self, memory: &Memory, first: u64, count: u32) -> Vec<String> {
        memory.addresses_at(self.positions(first, u64::from(count)).iter().copied())
    }

    /// Positions of leavers `first ..`, at most `count`.
    pub(crate) fn positions(&self, first: u64, count: u64) -> &[u32] {
        let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).min(self.0.len());
        &self.0[place(first)..place(first.saturating_add(count))]
    }

    /// The positions as bytes: four each.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|position| position.to_le_bytes()).collect()
    }

    /// Reads [`Leavers::to_bytes`] back; none where they do not ascend.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (positions, rest) = bytes.as_chunks::<4>();
        let positions: Vec<u32> = positions.iter().map(|position| u32::from_le_bytes(*position)).collect();
        (rest.is_empty() && positions.is_sorted_by(|one, next| one < next)).then_some(Self(positions))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Fingerprint;
    use segment::hash_of;

    fn memory(tag: &str) -> Memory {
        let mut memory = Memory::new("b", tag);
        memory.learn((0..100).map(|n| (format!("p{n:02}@example.com"), Fingerprint::default())));
        memory
    }

    #[test]
    fn leavers_are_those_whom_no_row_carries() {
        let memory = memory("VIP");
        let stay: Vec<u64> = (0..100)
            .filter(|n| ![3, 40, 41, 99].contains(n))
            .map(|n| hash_of(format!("p{n:02}@example.com").as_bytes()))
            .collect();
        let leavers = Leavers::of(&memory, &|hash| stay.contains(&hash));
        assert_eq!((leavers.len(), leavers.is_empty()), (4, false));
        assert_eq!(
            leavers.addresses(&memory, 0, 99),
            ["p03@example.com", "p40@example.com", "p41@example.com", "p99@example.com"]
        );
        assert_eq!(leavers.addresses(&memory, 1, 2), ["p40@example.com", "p41@example.com"]);
        assert_eq!(leavers.addresses(&memory, 9, 2), [""; 0]);
        assert!(Leavers::of(&memory, &|_| true).is_empty());
    }

    #[test]
    fn without_a_tag_nobody_leaves() {
        assert!(Leavers::of(&memory(""), &|_| false).is_empty());
    }

    #[test]
    fn positions_are_kept() {
        let leavers = Leavers::of(&memory("VIP"), &|hash| hash % 3 == 0);
        let bytes = leavers.to_bytes();
        assert_eq!(Leavers::from_bytes(&bytes), Some(leavers));
        assert_eq!(Leavers::from_bytes(&bytes[1..]), None);
        assert_eq!(Leavers::from_bytes(&[1, 0, 0, 0, 1, 0, 0, 0]), None);
        assert_eq!(Leavers::from_bytes(&[]), Some(Leavers::default()));
    }
}
