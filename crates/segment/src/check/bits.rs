//! A bit a row.

/// Which rows have something, one bit a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Whether row `row` has it.
    pub(super) fn get(&self, row: usize) -> bool {
        self.0.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Says whether row `row` has it.
    pub(super) fn set(&mut self, row: usize, has: bool) {
        let place = row / 64;
        if place >= self.0.len() {
            if !has {
                return;
            }
            self.0.resize(place + 1, 0);
        }
        let bit = 1 << (row % 64);
        if has {
            self.0[place] |= bit;
        } else {
            self.0[place] &= !bit;
        }
    }

    /// How many rows have it.
    pub(super) fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// The rows that have it, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(place, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(place * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_order() {
        let mut bits = Bits::default();
        for row in [700, 0, 63, 64, 5, 5] {
            bits.set(row, true);
        }
        bits.set(5, false);
        bits.set(10_000, false);
        assert_eq!(bits.rows().collect::<Vec<_>>(), [0, 63, 64, 700]);
        assert_eq!(bits.count(), 4);
        assert!(bits.get(64) && !bits.get(5) && !bits.get(10_000));
    }
}
