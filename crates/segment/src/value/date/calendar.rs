//! Days that exist, times of day, and both as text.

/// A day of the Gregorian calendar, from 1583, its first whole year, to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A time of day, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
}

/// A day, perhaps with a time, perhaps with the offset of that time from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day, as written: where there is an offset, the day there.
    pub date: Date,
    /// The time of day, as written.
    pub time: Option<Time>,
    /// How far the written time is ahead of UTC, in minutes.
    pub offset: Option<i16>,
}

impl Date {
    /// The day, where it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = matches!(year, 1583..=9999) && matches!(month, 1..=12) && day >= 1 && day <= days(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01; years are counted from March, so that the leap day is the last.
    fn since_1970(self) -> i64 {
        let before_march = i64::from(self.month <= 2);
        let year = i64::from(self.year) - before_march;
        let months = i64::from(self.month) - 3 + 12 * before_march;
        let day = (153 * months + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day - 719_468
    }

    /// The day that is so many days after 1970-01-01: [`Self::since_1970`] backwards.
    fn from_1970(days: i64) -> Self {
        let days = days + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u16::try_from(era * 400 + year + later).unwrap_or_default();
        Self { year, month: small(month), day: small(day) }
    }

    /// Day of the month and month, from 1.
    pub const fn day_and_month(self) -> (u8, u8) {
        (self.day, self.month)
    }

    fn push(self, text: &mut String) {
        push(text, self.year / 100);
        push(text, self.year % 100);
        for part in [self.month, self.day] {
            text.push('-');
            push(text, part.into());
        }
    }
}

impl Moment {
    /// Whether its instant has a text: an offset can lead into the year 10000, which RFC 3339 does not know.
    pub(super) fn is_in_range(&self) -> bool {
        self.unix_seconds() <= 253_402_300_799
    }

    pub(super) fn from_unix(seconds: i64) -> Self {
        let second = seconds.rem_euclid(DAY);
        Self {
            date: Date::from_1970(seconds.div_euclid(DAY)),
            time: Some(Time {
                hour: small(second / 3600),
                minute: small(second / 60 % 60),
                second: small(second % 60),
            }),
            offset: Some(0),
        }
    }

    /// `YYYY-MM-DD`: the day as written.
    pub fn date_text(&self) -> String {
        let mut text = String::with_capacity(10);
        self.date.push(&mut text);
        text
    }

    /// Seconds since 1970-01-01T00:00:00Z. A day without time is its noon in UTC; a time without offset is in UTC.
    pub fn unix_seconds(&self) -> i64 {
        let time = self.time.unwrap_or(Time { hour: 12, minute: 0, second: 0 });
        let seconds = i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second);
        self.date.since_1970() * DAY + seconds - i64::from(self.offset.unwrap_or(0)) * 60
    }

    /// RFC 3339 in UTC, as in `1986-05-08T12:00:00Z`; see [`Self::unix_seconds`].
    pub fn instant_text(&self) -> String {
        let utc = Self::from_unix(self.unix_seconds());
        let mut text = String::with_capacity(20);
        utc.date.push(&mut text);
        if let Some(time) = utc.time {
            for (mark, part) in [('T', time.hour), (':', time.minute), (':', time.second)] {
                text.push(mark);
                push(&mut text, part.into());
            }
        }
        text.push('Z');
        text
    }
}

const DAY: i64 = 86_400;

fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A part of a date or a time; they are all below 100.
fn small(part: i64) -> u8 {
    u8::try_from(part).unwrap_or_default()
}

/// Appends two digits.
fn push(text: &mut String, number: u16) {
    for digit in [number / 10, number % 10] {
        text.extend(char::from_digit(digit.into(), 10));
    }
}
