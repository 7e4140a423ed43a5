//! Numbers of people, told as runs of consecutive ones: first, how many.

use std::collections::VecDeque;

/// Numbers as runs of consecutive ones, in the order in which they come.
pub(crate) fn runs(numbers: impl IntoIterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((first, length)) if *first + *length == number => *length += 1,
            _ => runs.push((number, 1)),
        }
    }
    runs
}

/// The numbers in some runs.
pub(crate) fn numbers(runs: &[(u64, u64)]) -> impl Iterator<Item = u64> {
    runs.iter().flat_map(|&(first, length)| first..first.saturating_add(length))
}

/// Numbers that are still to come, ascending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Left(VecDeque<(u64, u64)>);

impl Left {
    /// All numbers below `total` but for those in `gone`, which is ascending.
    pub(crate) fn below(total: u64, gone: impl IntoIterator<Item = u64>) -> Self {
        let (mut left, mut from) = (VecDeque::new(), 0);
        for number in gone.into_iter().filter(|&number| number < total) {
            if number > from {
                left.push_back((from, number - from));
            }
            from = from.max(number + 1);
        }
        if total > from {
            left.push_back((from, total - from));
        }
        Self(left)
    }

    /// These numbers, which are ascending.
    pub(crate) fn of(numbers: impl IntoIterator<Item = u64>) -> Self {
        Self(runs(numbers).into())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the first `count`, or fewer where there are no more.
    pub(crate) fn take(&mut self, count: u64) -> Vec<(u64, u64)> {
        let (mut taken, mut wanted) = (Vec::new(), count);
        while wanted > 0
            && let Some((first, length)) = self.0.pop_front()
        {
            let some = length.min(wanted);
            taken.push((first, some));
            if length > some {
                self.0.push_front((first + some, length - some));
            }
            wanted -= some;
        }
        taken
    }

    /// Takes one number out; whether it was there.
    pub(crate) fn remove(&mut self, number: u64) -> bool {
        let at = self.0.partition_point(|(first, length)| first + length <= number);
        let Some(&(first, length)) = self.0.get(at).filter(|(first, _)| *first <= number) else { return false };
        self.0.remove(at);
        if first + length > number + 1 {
            self.0.insert(at, (number + 1, first + length - number - 1));
        }
        if number > first {
            self.0.insert(at, (first, number - first));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn consecutive_numbers_are_one_run() {
        assert_eq!(runs([1, 2, 3, 7, 8, 5]), [(1, 3), (7, 2), (5, 1)]);
        assert_eq!(runs([]), []);
        assert_eq!(numbers(&[(1, 3), (5, 1)]).collect::<Vec<_>>(), [1, 2, 3, 5]);
    }

    proptest! {
        #[test]
        fn each_number_comes_once(gone in proptest::collection::btree_set(0_u64..60, 0..40), takes in proptest::collection::vec(0_u64..9, 0..20), out in 0_u64..60) {
            let mut left = Left::below(50, gone.iter().copied());
            let mut expected: Vec<u64> = (0..50).filter(|number| !gone.contains(number)).collect();
            prop_assert_eq!(left.remove(out), expected.contains(&out));
            expected.retain(|&number| number != out);
            let mut taken = Vec::new();
            for count in takes {
                let some = left.take(count);
                prop_assert!(numbers(&some).count() as u64 <= count);
                taken.extend(numbers(&some));
            }
            taken.extend(numbers(&left.take(100)));
            prop_assert_eq!(taken, expected);
            prop_assert!(left.is_empty());
        }
    }
}
