//! What only a whole column tells, from its first cells: the order of day and month, the decimal mark, the separator of
//! lists, which letters stand for which gender.

use serde::{Deserialize, Serialize};

use super::date::{self, DateOrder, Orders};
use super::gender::Letters;
use super::list::Separator;
use super::number::{self, DecimalMark};

/// What a column's cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hints {
    /// Cells that are dates only with the day first, only with the month first, and either way.
    pub day_first: u32,
    /// See above.
    pub month_first: u32,
    /// See above.
    pub either: u32,
    letters: Letters,
    separator: Option<Separator>,
    decimal_dot: u32,
    decimal_comma: u32,
}

impl Hints {
    /// Takes note of a cell.
    pub fn see(&mut self, cell: &str) {
        let cell = super::trim(cell);
        if cell.is_empty() {
            return;
        }
        self.letters.see(cell);
        let separator = Separator::find(std::iter::once(cell));
        self.separator = match (self.separator, separator) {
            (Some(known), Some(found)) => Separator::ALL.into_iter().find(|one| *one == known || *one == found),
            (known, found) => known.or(found),
        };
        // Dates and numbers begin or end with a digit, or nearly.
        if !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        match number::decimal_mark(cell) {
            Some(DecimalMark::Dot) => self.decimal_dot += 1,
            Some(DecimalMark::Comma) => self.decimal_comma += 1,
            None => {}
        }
        match date::read(cell).map(|reading| reading.orders()) {
            Some(Orders::DayFirst) => self.day_first += 1,
            Some(Orders::MonthFirst) => self.month_first += 1,
            Some(Orders::Either) => self.either += 1,
            Some(Orders::Given) | None => {}
        }
    }

    /// Whether day or month comes first; none where the cells leave it open or contradict each other.
    pub const fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(DateOrder::DayFirst),
            (0, 1..) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// The decimal mark; none where the cells leave it open or contradict each other.
    pub const fn decimal_mark(&self) -> Option<DecimalMark> {
        match (self.decimal_dot, self.decimal_comma) {
            (1.., 0) => Some(DecimalMark::Dot),
            (0, 1..) => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// What parts the values of a cell.
    pub const fn separator(&self) -> Option<Separator> {
        self.separator
    }

    /// The letters that the column has.
    pub const fn letters(&self) -> Letters {
        self.letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(cells: &[&str]) -> Hints {
        let mut hints = Hints::default();
        for cell in cells {
            hints.see(cell);
        }
        hints
    }

    #[test]
    fn one_cell_settles_what_the_others_leave_open() {
        assert_eq!(hints(&["05/08/1986", "23/04/1984"]).order(), Some(DateOrder::DayFirst));
        assert_eq!(hints(&["05/08/1986", "04/23/1984"]).order(), Some(DateOrder::MonthFirst));
        assert_eq!(hints(&["05/08/1986"]).order(), None);
        assert_eq!(hints(&["23/04/1984", "04/23/1984"]).order(), None, "they contradict each other");
        assert_eq!(hints(&["1.234", "1,5"]).decimal_mark(), Some(DecimalMark::Comma));
        assert_eq!(hints(&["1.234"]).decimal_mark(), None);
        assert_eq!(hints(&["a, b", "c;d", ""]).separator(), Some(Separator::Semicolon));
        assert_eq!(hints(&["M", "N"]).letters(), hints(&["n", "m"]).letters());
    }
}
