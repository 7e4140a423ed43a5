//! What looks like a date. What is one is for [`crate::value::date`] to say, also of the order of day and month.

use super::Shape;
use crate::value::date::read;

/// The shape of a cell with digits that is a date, a time of day behind it or not.
pub(super) fn shape(cell: &str) -> Option<Shape> {
    // Digits alone are numbers, codes or phone numbers more often than dates.
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        None
    } else if read(cell).is_some() {
        Some(Shape::Date)
    } else {
        is_day_and_month(cell).then_some(Shape::DayAndMonth)
    }
}

/// "05/08", "30.12.": a birthday whose year is not told.
fn is_day_and_month(cell: &str) -> bool {
    let Some((day, month)) = cell.strip_suffix('.').unwrap_or(cell).split_once(['.', '/', '-']) else { return false };
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let is_short = (1..=2).contains(&day.len()) && month.trim_start().len() == 2;
    let (Some(day), Some(month)) = (number(day), number(month.trim_start())) else { return false };
    is_short && (1..=12).contains(&day.min(month)) && day.max(month) <= 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_what_has_digits_too() {
        for cell in [
            "2020-01-02",
            "2020-01-02T10:00:00Z",
            "2020/1/2 10:00",
            "January 1, 2024 12:00 AM",
            "5. mai 1990",
            "5/8/1986",
            "01.02.90",
            "1. 2. 1990",
            "30.12.1975",
            "12/30/1975",
        ] {
            assert_eq!(shape(cell), Some(Shape::Date), "{cell}");
        }
        for cell in ["05/08", "30.12."] {
            assert_eq!(shape(cell), Some(Shape::DayAndMonth), "{cell}");
        }
        for cell in
            ["31/31/2000", "2020-13-02", "20200102", "192.0.2.1", "12.50", "555-0100", "5551 0001", "1 Main Street"]
        {
            assert_eq!(shape(cell), None, "{cell}");
        }
    }
}
