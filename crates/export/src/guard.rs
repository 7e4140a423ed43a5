//! Before people lose a segment's tag: whether its file can be trusted to say that they left.

use serde::{Deserialize, Serialize};

use crate::memory::LastRun;

/// Why removals wait for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Hold {
    /// More than [`MOST`] of a hundred would leave.
    TooMany {
        /// How many would.
        leavers: u64,
        /// Of how many.
        people: u64,
    },
    /// The share of rows that need fixing rose sharply: people may seem to have left whose address was spoilt.
    InvalidRose {
        /// Such rows and all rows, last time.
        before: (u64, u64),
        /// And now.
        now: (u64, u64),
    },
    /// Parts of last time's segment are not there.
    PartMissing {
        /// What they were called.
        names: Vec<String>,
    },
    /// Files of exactly 100,000 rows, where the download of Customer Insights stops.
    CutOff {
        /// Their names.
        names: Vec<String>,
    },
}

/// Of a hundred people, how many may leave at once.
pub const MOST: u64 = 30;

/// What a segment's removals are judged by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guard<'a> {
    /// People whom the memory knows.
    pub people: u64,
    /// How many of them would leave.
    pub leavers: u64,
    /// Rows of the segment's files now.
    pub rows: u64,
    /// How many of them need fixing.
    pub invalid: u64,
    /// The files now, with their rows.
    pub files: &'a [(String, u64)],
    /// Parts that lack between the first and the last one now ([`segment::bundle::Bundle::missing`]).
    pub missing: &'a [u32],
    /// The run before.
    pub last: Option<&'a LastRun>,
}

impl Guard<'_> {
    /// Why removals wait for a person; empty where they may go, or where nobody leaves.
    pub fn holds(&self) -> Vec<Hold> {
        let mut holds = Vec::new();
        if self.leavers == 0 {
            return holds;
        }
        if u128::from(self.leavers) * 100 > u128::from(self.people) * u128::from(MOST) {
            holds.push(Hold::TooMany { leavers: self.leavers, people: self.people });
        }
        if let Some(last) = self.last {
            let (before, now) = ((last.invalid, last.rows), (self.invalid, self.rows));
            if rose(before, now) {
                holds.push(Hold::InvalidRose { before, now });
            }
        }
        let names = self.missing_parts();
        if !names.is_empty() {
            holds.push(Hold::PartMissing { names });
        }
        let cut_off = self.files.iter().filter(|(_, rows)| segment::is_cut_off(*rows));
        let names: Vec<String> = cut_off.map(|(name, _)| name.clone()).collect();
        if !names.is_empty() {
            holds.push(Hold::CutOff { names });
        }
        holds
    }

    /// What is missing of a segment that had several files. Files are the same by the number of the part, or both
    /// without one: names carry dates. A lone file with a number may have been counted up.
    fn missing_parts(&self) -> Vec<String> {
        let number = |name: &String| segment::bundle::part_of(name);
        let before = self.last.map(|last| last.files.as_slice()).filter(|files| files.len() > 1).unwrap_or_default();
        let mut names = Vec::new();
        for (at, name) in before.iter().enumerate() {
            let alike = || before.iter().filter(|other| number(other) == number(name));
            let first = before.iter().position(|other| number(other) == number(name)) == Some(at);
            let there = self.files.iter().filter(|(other, _)| number(other) == number(name)).count();
            if first && alike().count() > there {
                let is_there = |name: &String| self.files.iter().any(|(other, _)| other == name);
                names.extend(alike().filter(|name| !is_there(name)).cloned());
            }
        }
        let told = |part: &u32| names.iter().any(|name| number(name) == Some(*part));
        let more: Vec<String> = self.missing.iter().filter(|part| !told(part)).map(|part| format!("_{part}")).collect();
        names.extend(more);
        names
    }
}

/// Whether removals may go: nothing holds them, or a person has agreed to just so many.
pub fn may_remove(holds: &[Hold], leavers: u64, confirmed: Option<u64>) -> bool {
    holds.is_empty() || confirmed == Some(leavers)
}

/// Whether the share of invalid rows, of all rows, rose sharply: to more than twice what it was, and by at least one
/// row in a hundred. Twice alone would mean one bad row more in a file that had one; a hundredth alone would mean
/// nothing in a file that is always full of them.
fn rose(before: (u64, u64), now: (u64, u64)) -> bool {
    let [invalid_before, rows_before, invalid, rows] = [before.0, before.1, now.0, now.1].map(u128::from);
    // Both are shares of this many.
    let whole = rows * rows_before;
    let (share_before, share) = (invalid_before * rows, invalid * rows_before);
    whole > 0 && share > share_before.saturating_mul(2) && (share - share_before).saturating_mul(100) >= whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(rows: u64, invalid: u64, files: &[&str]) -> LastRun {
        let files = files.iter().map(|&name| name.to_owned()).collect();
        LastRun { rows, invalid, files, ..LastRun::default() }
    }

    fn files(files: &[(&str, u64)]) -> Vec<(String, u64)> {
        files.iter().map(|(name, rows)| ((*name).to_owned(), *rows)).collect()
    }

    #[test]
    fn more_than_thirty_in_a_hundred_wait() {
        let of = |people, leavers| Guard { people, leavers, ..Guard::default() }.holds();
        assert_eq!(of(1000, 300), []);
        assert_eq!(of(1000, 301), [Hold::TooMany { leavers: 301, people: 1000 }]);
        assert_eq!(of(1, 1), [Hold::TooMany { leavers: 1, people: 1 }]);
        assert_eq!(of(0, 0), []);
    }

    #[test]
    fn invalid_rows_rise_sharply_where_they_double_and_are_one_more_in_a_hundred() {
        for (before, now, sharply) in [
            ((0, 1000), (9, 1000), false),
            ((0, 1000), (10, 1000), true),
            ((10, 1000), (20, 1000), false),
            ((10, 1000), (21, 1000), true),
            ((100, 1000), (190, 1000), false),
            ((100, 1000), (201, 1000), true),
            ((100, 1000), (50, 200), true),
            ((1, 10_000), (3, 10_000), false),
            ((0, 0), (5, 5), false),
            ((5, 5), (0, 0), false),
            ((u64::MAX, u64::MAX), (u64::MAX, u64::MAX), false),
        ] {
            assert_eq!(rose(before, now), sharply, "{before:?} {now:?}");
        }
        let last = last(1000, 0, &[]);
        let guard = Guard { people: 900, leavers: 1, rows: 1000, invalid: 40, last: Some(&last), ..Guard::default() };
        assert_eq!(guard.holds(), [Hold::InvalidRose { before: (0, 1000), now: (40, 1000) }]);
        assert_eq!(Guard { leavers: 0, ..guard }.holds(), [], "nobody leaves");
    }

    #[test]
    fn a_part_of_last_time_that_is_not_there_is_named() {
        let missing = |before: &[&str], now: &[&str], gaps: &[u32]| {
            let last = last(10, 0, before);
            let now: Vec<(String, u64)> = now.iter().map(|&name| (name.to_owned(), 5)).collect();
            let guard = Guard {
                people: 10,
                leavers: 1,
                rows: 10,
                files: &now,
                missing: gaps,
                last: Some(&last),
                ..Guard::default()
            };
            match guard.holds().as_slice() {
                [] => Vec::new(),
                [Hold::PartMissing { names }] => names.clone(),
                others => panic!("{others:?}"),
            }
        };
        assert_eq!(missing(&["VIP_1.csv", "VIP_2.csv"], &["VIP_1.csv", "VIP_2.csv"], &[]), [""; 0]);
        assert_eq!(missing(&["VIP_1.csv", "VIP_2.csv"], &["VIP_1.csv"], &[]), ["VIP_2.csv"]);
        assert_eq!(missing(&["VIP_1.csv", "VIP_2.csv"], &["VIP_1.csv", "VIP_3.csv"], &[2]), ["VIP_2.csv"]);
        assert_eq!(missing(&["VIP_1.csv"], &["VIP_1.csv", "VIP_3.csv"], &[2]), ["_2"]);
        assert_eq!(missing(&["VIP_1.csv"], &["Gold_1.csv"], &[]), [""; 0], "another name, the same part");
        assert_eq!(missing(&["VIP_5.csv"], &["VIP_6.csv"], &[]), [""; 0], "a counter");
        assert_eq!(missing(&["VIP 2026-11-16.csv"], &["VIP 2026-11-23.csv"], &[]), [""; 0]);
        assert_eq!(missing(&["North.csv", "South.csv"], &["North.csv"], &[]), ["South.csv"]);
        assert_eq!(missing(&["North.csv"], &["North.csv", "South.csv"], &[]), [""; 0]);
    }

    #[test]
    fn a_file_that_may_be_cut_off_waits() {
        let now = files(&[("a.csv", 100_000), ("b.csv", 99_999)]);
        let guard = Guard { people: 200_000, leavers: 5, rows: 199_999, files: &now, ..Guard::default() };
        assert_eq!(guard.holds(), [Hold::CutOff { names: vec!["a.csv".into()] }]);
    }

    #[test]
    fn a_person_agrees_to_just_so_many() {
        assert!(may_remove(&[], 5, None));
        let holds = [Hold::TooMany { leavers: 5, people: 6 }];
        assert!(!may_remove(&holds, 5, None) && !may_remove(&holds, 5, Some(4)));
        assert!(may_remove(&holds, 5, Some(5)));
    }
}
