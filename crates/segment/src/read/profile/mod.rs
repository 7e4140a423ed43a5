//! What the cells of a column look like, counted: how many are addresses, countries, dates, answers and so on.
//!
//! These are cheap tests of shapes, over the first rows only and on the way to the first look at a file. They serve
//! suggestions and warnings; no value is ever read by them.

mod code;
mod date;
mod shape;

use serde::{Deserialize, Serialize};

use crate::hash::hash;

/// What a cell may look like. It may look like several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An e-mail address, if a blocked or an international one.
    Address,
    /// What was meant to be one.
    BadAddress,
    /// It holds an `@`, whatever else.
    At,
    /// A country's name or code.
    Country,
    /// A country's name.
    CountryName,
    /// A phone number.
    Phone,
    /// A whole date.
    Date,
    /// A day and a month without a year.
    DayAndMonth,
    /// Yes or no.
    Answer,
    /// What a subscription is in (subscribed, opted out).
    Subscription,
    /// What an order or an account is in (paid, active).
    Status,
    /// A word for a gender.
    Gender,
    /// A number.
    Number,
    /// A postal code: few letters and digits.
    Postal,
    /// No letter.
    NoLetter,
    /// Some digit.
    Digit,
    /// Two words or more.
    Words,
    /// A name: words of letters with a capital first.
    Name,
    /// A web address.
    Link,
    /// A payment card's number: 13 to 19 digits that pass Luhn's test (ISO/IEC 7812-1).
    Card,
    /// A personal code: Estonia, Latvia, Lithuania, Finland, Sweden, or the form of the USA's.
    PersonalCode,
}

/// How many [`Shape`]s there are.
const SHAPES: usize = Shape::PersonalCode as usize + 1;

/// How many rows are looked at.
pub(super) const ROWS: usize = 500;

/// What a column's first cells look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    filled: u16,
    different: u16,
    counts: [u16; SHAPES],
}

/// What should not leave a machine unnoticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Secret {
    /// Numbers of payment cards.
    Cards,
    /// Personal codes.
    PersonalCodes,
}

impl Profile {
    /// The profile of some cells.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let cells: Vec<&str> = cells.take(ROWS).collect();
        let mut profile = Self::default();
        // Cells by hash with their shapes: what comes again is not looked at again.
        let mut slots: Vec<(u64, u32)> = vec![(0, 0); (cells.len() * 2).next_power_of_two()];
        for cell in cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()) {
            let hash = hash(cell) | 1;
            let mut slot = usize::try_from(hash >> 32).unwrap_or_default() & (slots.len() - 1);
            while slots[slot].0 != 0 && slots[slot].0 != hash {
                slot = (slot + 1) & (slots.len() - 1);
            }
            let is_new = slots[slot].0 == 0;
            if is_new {
                slots[slot] = (hash, shape::of(cell).unwrap_or(NOTHING));
            }
            let shapes = slots[slot].1;
            if shapes != NOTHING {
                profile.filled += 1;
                profile.different += u16::from(is_new);
                for (bit, count) in profile.counts.iter_mut().enumerate() {
                    *count += u16::from(shapes >> bit & 1 == 1);
                }
            }
        }
        profile
    }

    /// Cells that hold something, at most 500. "n/a" and its like hold nothing.
    pub const fn filled(&self) -> u16 {
        self.filled
    }

    /// Different cells among these.
    pub const fn different(&self) -> u16 {
        self.different
    }

    /// How many cells have this shape.
    pub const fn count(&self, shape: Shape) -> u16 {
        self.counts[shape as usize]
    }

    /// Whether the cells look like what should be asked about before it is sent: at least half of them do.
    pub fn secret(&self) -> Option<Secret> {
        let most = |shape| self.filled > 0 && self.count(shape) * 2 >= self.filled;
        if most(Shape::Card) { Some(Secret::Cards) } else { most(Shape::PersonalCode).then_some(Secret::PersonalCodes) }
    }
}

/// The shapes of a cell that says that nothing is known.
const NOTHING: u32 = u32::MAX;

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(cells: &[&str]) -> Profile {
        Profile::of(cells.iter().copied())
    }

    #[test]
    fn cells_are_counted_and_what_says_nothing_is_not() {
        let profile = profile(&["EE", " EE ", "", "n/a", "-", "Latvia", "?"]);
        assert_eq!((profile.filled(), profile.different()), (3, 2));
        assert_eq!((profile.count(Shape::Country), profile.count(Shape::CountryName)), (3, 1));
    }

    #[test]
    fn no_more_rows_are_looked_at_than_it_says() {
        let profile = Profile::of(std::iter::repeat_n("yes", 2 * ROWS));
        assert_eq!((profile.filled(), profile.count(Shape::Answer), profile.different()), (500, 500, 1));
    }

    #[test]
    fn cards_and_personal_codes_are_told_where_they_are_most() {
        assert_eq!(profile(&["4111111111111111", "5500 0000 0000 0004", "x"]).secret(), Some(Secret::Cards));
        assert_eq!(profile(&["131052-308T", "010280-952L"]).secret(), Some(Secret::PersonalCodes));
        assert_eq!(profile(&["4111111111111111", "1001", "1002"]).secret(), None);
        assert_eq!(profile(&["", "n/a"]).secret(), None);
    }

    #[test]
    fn it_survives_the_way_to_the_page() {
        let profile = profile(&["anna@example.com", "x"]);
        let text = serde_json::to_string(&profile).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&text).unwrap(), profile);
    }
}
