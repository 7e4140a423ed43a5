//! A bit a row, in which rows are found by their number among those that have it, and the other way.

/// Words between two counts.
const STEP: usize = 8;

/// A growing row of bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RankedBits {
    words: Vec<u64>,
    /// For each [`STEP`]th word, how many bits are set before it.
    before: Vec<u64>,
    len: u64,
    ones: u64,
}

impl RankedBits {
    /// So many bits, all set.
    pub(crate) fn all(len: u64) -> Self {
        let mut bits = Self::default();
        (0..len).for_each(|_| bits.push(true));
        bits
    }

    pub(crate) fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(64) {
            if self.words.len().is_multiple_of(STEP) {
                self.before.push(self.ones);
            }
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= u64::from(bit) << (self.len % 64);
        }
        self.len += 1;
        self.ones += u64::from(bit);
    }

    fn word(&self, number: u64) -> u64 {
        usize::try_from(number).ok().and_then(|number| self.words.get(number)).copied().unwrap_or_default()
    }

    pub(crate) fn get(&self, place: u64) -> bool {
        self.word(place / 64) >> (place % 64) & 1 == 1
    }

    /// How many are set before this place.
    pub(crate) fn rank(&self, place: u64) -> u64 {
        let place = place.min(self.len);
        let step = usize::try_from(place / 64).unwrap_or(usize::MAX) / STEP;
        let Some(before) = self.before.get(step) else { return self.ones };
        let words = (step * STEP) as u64..place / 64;
        let ones: u64 = words.map(|number| u64::from(self.word(number).count_ones())).sum();
        let last = self.word(place / 64) & ((1 << (place % 64)) - 1);
        before + ones + u64::from(last.count_ones())
    }

    /// The place of the one before which `rank` are set.
    pub(crate) fn select(&self, rank: u64) -> Option<u64> {
        self.ones_from(rank).next()
    }

    /// The places of those that are set, without the first `rank`.
    pub(crate) fn ones_from(&self, rank: u64) -> impl Iterator<Item = u64> {
        let step = self.before.partition_point(|&before| before <= rank).saturating_sub(1);
        let mut skip = rank - self.before.get(step).copied().unwrap_or_default();
        let mut words = (step * STEP..).zip(self.words.get(step * STEP..).unwrap_or_default());
        let (mut at, mut word) = (0, 0_u64);
        std::iter::from_fn(move || {
            loop {
                let ones = u64::from(word.count_ones());
                if skip >= ones {
                    skip -= ones;
                    let (number, next) = words.next()?;
                    (at, word) = (number as u64 * 64, *next);
                    continue;
                }
                let bit = u64::from(word.trailing_zeros());
                word &= word - 1;
                if skip == 0 {
                    return Some(at + bit);
                }
                skip -= 1;
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rank_and_select_count_what_is_set(
            bits in prop::collection::vec(prop::bool::weighted(0.1), 0..2_000),
            ones in 0_usize..700,
        ) {
            let mut ranked = RankedBits::all(ones as u64);
            for &bit in &bits {
                ranked.push(bit);
            }
            let all: Vec<bool> = std::iter::repeat_n(true, ones).chain(bits).collect();
            let set: Vec<u64> = (0..).zip(&all).filter(|(_, bit)| **bit).map(|(place, _)| place).collect();
            prop_assert_eq!(ranked.ones_from(0).collect::<Vec<_>>(), set.clone());
            for (rank, &place) in (0..).zip(&set) {
                prop_assert_eq!(ranked.select(rank), Some(place));
                prop_assert_eq!(ranked.rank(place), rank);
            }
            prop_assert_eq!(ranked.select(set.len() as u64), None);
            for place in 0..all.len() as u64 + 70 {
                let before = set.partition_point(|other| *other < place) as u64;
                prop_assert_eq!(ranked.rank(place), before);
                prop_assert_eq!(ranked.get(place), all.get(usize::try_from(place).unwrap()) == Some(&true));
            }
        }
    }
}
