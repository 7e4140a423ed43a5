//! Dates and moments in the formats that people and tools write.
//!
//! The order of day and month is told by the format or by the column; one cell never guesses it. Serial numbers of
//! spreadsheets (`31540`) are no dates here, and unix time only by wish ([`unix`]).

mod calendar;
mod months;
mod scan;

use serde::{Deserialize, Serialize};

pub use calendar::{Date, Moment, Time};

use super::trim;
use scan::Found;

/// Which of day and month comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// `31.12.2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

/// What one cell shows of the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Orders {
    /// Nothing: the year comes first, the month is a word, or day and month are the same number.
    Given,
    /// The day comes first: the other is no date, or there are dots between, which is
    /// the custom of countries that write the day first.
    DayFirst,
    /// The month comes first: the other is no date.
    MonthFirst,
    /// Both are dates.
    Either,
}

/// Why a cell is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateFault {
    /// No date, or none in the order of day and month that was asked for.
    NotADate,
    /// The day could be the month.
    OrderOpen,
}

/// A cell that is a date in one or two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    day_first: Option<Date>,
    month_first: Option<Date>,
    has_dots: bool,
    short_year: bool,
    time: Option<Time>,
    offset: Option<i16>,
}

/// Reads a date, with or without time and offset; none where it is no date.
///
/// `1986-05-08`, `1986-05-08T12:30:00Z`, `19860508`, `8.5.1986`, `08/05/86`, `8. mai 1986`, `May 8, 1986 12:00 AM`,
/// `1986 m. gegužės 8 d.`, `Thu, 08 May 1986 12:30:00 +0300`.
pub fn read(text: &str) -> Option<Reading> {
    let found = Found::scan(trim(text))?;
    let (first, second, third) = found.numbers();
    let mut reading = Reading {
        day_first: None,
        month_first: None,
        has_dots: found.has_dots(),
        short_year: false,
        time: found.time,
        offset: found.offset,
    };
    let given = if let Some(month) = found.month {
        // The word stands before, between or after the day and the year.
        let (day, year) = if first.length == 4 { (second, first) } else { (first, second) };
        reading.short_year = year.length == 2;
        year.year().and_then(|year| Date::new(year, month, day.small()?))
    } else if first.length == 8 {
        let part = |value| u8::try_from(value % 100).ok();
        let year = u16::try_from(first.value / 10_000).ok()?;
        Date::new(year, part(first.value / 100)?, part(first.value)?)
    } else if first.length == 4 {
        Date::new(first.year()?, second.small()?, third.small()?)
    } else if third.length == 4 || !found.has_hyphens() || third.value > 31 {
        reading.short_year = third.length == 2;
        let (year, first, second) = (third.year()?, first.small()?, second.small()?);
        reading.day_first = Date::new(year, second, first);
        reading.month_first = Date::new(year, first, second);
        None
    } else if first.value > 31 {
        // `86-05-08`; `05-08-03` could begin or end with its year.
        reading.short_year = true;
        Date::new(first.year()?, second.small()?, third.small()?)
    } else {
        None
    };
    if given.is_some() {
        (reading.day_first, reading.month_first) = (given, given);
    }
    (reading.day_first.is_some() || reading.month_first.is_some()).then_some(reading)
}

impl Reading {
    /// What the cell shows of the order of day and month.
    pub fn orders(&self) -> Orders {
        match (self.day_first, self.month_first) {
            (None, _) => Orders::MonthFirst,
            (_, None) => Orders::DayFirst,
            (one, other) if one == other => Orders::Given,
            _ if self.has_dots => Orders::DayFirst,
            _ => Orders::Either,
        }
    }

    /// Whether the year had two digits: 00 to 29 are 20xx, 30 to 99 are 19xx (Microsoft, "Change the date system,
    /// format, or two-digit year interpretation"). Counts as repaired.
    pub const fn has_short_year(&self) -> bool {
        self.short_year
    }

    /// The moment, with the column's order of day and month; without one where the cell alone tells.
    pub fn moment(&self, order: Option<DateOrder>) -> Result<Moment, DateFault> {
        let order = match (order, self.orders()) {
            (Some(order), _) => order,
            (None, Orders::Either) => return Err(DateFault::OrderOpen),
            (None, Orders::MonthFirst) => DateOrder::MonthFirst,
            (None, Orders::DayFirst | Orders::Given) => DateOrder::DayFirst,
        };
        let date = match order {
            DateOrder::DayFirst => self.day_first,
            DateOrder::MonthFirst => self.month_first,
        };
        let date = date.ok_or(DateFault::NotADate)?;
        let moment = Moment { date, time: self.time, offset: self.offset };
        if moment.is_in_range() { Ok(moment) } else { Err(DateFault::NotADate) }
    }
}

/// Reads unix time: 9 or 10 digits as seconds (1973 to 2286), 12 or 13 as milliseconds. Only for a column that was said
/// to hold it.
pub fn unix(text: &str) -> Option<Moment> {
    let digits = trim(text);
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    if digits.starts_with('0') {
        return None;
    }
    let value = digits.bytes().try_fold(0_i64, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        value.checked_mul(10)?.checked_add(digit)
    })?;
    match digits.len() {
        9 | 10 => Some(Moment::from_unix(value)),
        12 | 13 => Some(Moment::from_unix(value / 1000)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        read(text)?.moment(None).ok().map(|moment| moment.date_text())
    }

    fn instant(text: &str) -> Option<String> {
        read(text)?.moment(None).ok().map(|moment| moment.instant_text())
    }

    #[test]
    fn one_day_in_many_formats() {
        for text in [
            "1986-05-08",
            "1986-5-8",
            "1986/05/08",
            "1986.05.08",
            "19860508",
            "8.5.1986",
            "08.05.1986",
            "8. 5. 1986",
            "08.05.1986.",
            "08.05.86",
            "8. mai 1986",
            "8 May 1986",
            "8-May-86",
            "May 8, 1986",
            "May 8th, 1986",
            "8th of May 1986",
            "Thu, 08 May 1986 12:30:00 +0300",
            "Thursday, May 8, 1986",
            "1986. gada 8. maijs",
            "1986 m. gegužės 8 d.",
            "8. toukokuuta 1986",
            "8. Mai 1986",
            "8 mai 1986",
            "8 de mayo de 1986",
            "86-05-08",
            "8 maj 1986",
            "1986 May 8",
            "\u{FEFF}1986-05-08\u{A0}",
        ] {
            assert_eq!(date(text).as_deref(), Some("1986-05-08"), "{text}");
        }
    }

    #[test]
    fn times_and_offsets_lead_to_one_instant() {
        for (text, expected) in [
            ("1986-05-08", "1986-05-08T12:00:00Z"),
            ("1986-05-08 09:30", "1986-05-08T09:30:00Z"),
            ("1986-05-08T09:30:15.250Z", "1986-05-08T09:30:15Z"),
            ("1986-05-08T00:30:00+03:00", "1986-05-07T21:30:00Z"),
            ("1986-05-08T23:30:00-0330", "1986-05-09T03:00:00Z"),
            ("1986-05-08 09:30:00 UTC", "1986-05-08T09:30:00Z"),
            ("1986-05-08 09:30:00 +02", "1986-05-08T07:30:00Z"),
            ("January 1, 2024 12:00 AM", "2024-01-01T00:00:00Z"),
            ("1 Jan 2024 12:15:00 pm", "2024-01-01T12:15:00Z"),
            ("31.12.2023 kell 23:59", "2023-12-31T23:59:00Z"),
            ("12/31/2023 11:59:59PM", "2023-12-31T23:59:59Z"),
        ] {
            assert_eq!(instant(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_never_guessed() {
        for (text, orders, day_first, month_first) in [
            ("08/05/1986", Orders::Either, Some("1986-05-08"), Some("1986-08-05")),
            ("5-8-1986", Orders::Either, Some("1986-08-05"), Some("1986-05-08")),
            ("8/5/86", Orders::Either, Some("1986-05-08"), Some("1986-08-05")),
            ("8.5.1986", Orders::DayFirst, Some("1986-05-08"), Some("1986-08-05")),
            ("31/12/2024", Orders::DayFirst, Some("2024-12-31"), None),
            ("12/31/2024", Orders::MonthFirst, None, Some("2024-12-31")),
            ("05/05/1986", Orders::Given, Some("1986-05-05"), Some("1986-05-05")),
            ("1986-05-08", Orders::Given, Some("1986-05-08"), Some("1986-05-08")),
            ("May 8, 1986", Orders::Given, Some("1986-05-08"), Some("1986-05-08")),
        ] {
            let reading = read(text).unwrap();
            assert_eq!(reading.orders(), orders, "{text}");
            for (order, expected) in [(DateOrder::DayFirst, day_first), (DateOrder::MonthFirst, month_first)] {
                let text_of = reading.moment(Some(order)).map(|moment| moment.date_text());
                assert_eq!(text_of.as_deref(), expected.ok_or(&DateFault::NotADate), "{text} {order:?}");
            }
            assert_eq!(reading.moment(None) == Err(DateFault::OrderOpen), orders == Orders::Either, "{text}");
        }
    }

    #[test]
    fn short_years_are_read_like_excel_reads_them() {
        for (text, expected) in [("1.2.29", "2029-02-01"), ("1.2.30", "1930-02-01"), ("1.2.00", "2000-02-01")] {
            assert_eq!(date(text).as_deref(), Some(expected));
            assert!(read(text).unwrap().has_short_year());
        }
        assert!(!read("1.2.2029").unwrap().has_short_year());
        assert_eq!(read("05-08-03"), None);
    }

    #[test]
    fn the_last_instant_is_the_last_of_the_year_9999() {
        assert_eq!(instant("9999-12-31T23:59:59Z").as_deref(), Some("9999-12-31T23:59:59Z"));
        assert_eq!(instant("9999-12-31T23:59:59-01:00"), None);
        assert_eq!(instant("1583-01-01T00:00:00+14:00").as_deref(), Some("1582-12-31T10:00:00Z"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "31540",
            "0",
            "12345678",
            "30.02.2024",
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "0001-01-01",
            "May 1986",
            "8 May",
            "1986-05-08 25:00",
            "1986-05-08 13:00 PM",
            "1986-05-08 12:60",
            "1.2.3.2024",
            "1/2-2024",
            "2024-01",
            "anna",
            "12:30",
            "+372 5551 2345",
            "1986-05-08 x",
            "8 May June 1986",
            "1986-05-08T12:00:00+19:00",
            "1986-05",
            "0/5/1986",
            "2024-01-05-06",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn unix_time_only_by_wish() {
        assert_eq!(unix("1700000000").unwrap().instant_text(), "2023-11-14T22:13:20Z");
        assert_eq!(unix("1700000000123").unwrap().instant_text(), "2023-11-14T22:13:20Z");
        assert_eq!(read("1700000000"), None);
        for text in ["", "17", "0700000000", "-700000000", "17000000001", "170000000x"] {
            assert_eq!(unix(text), None, "{text}");
        }
    }
}
