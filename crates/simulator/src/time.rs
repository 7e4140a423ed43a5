//! Moments and days as the API writes and reads them.

use omnisend::utc_day;

/// A moment: seconds since the Unix epoch, and nanoseconds.
pub(crate) type Instant = (i64, u32);

/// A moment as RFC 3339 in UTC, to the second.
pub(crate) fn rfc3339(now: u64) -> String {
    let seconds = now / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}Z", utc_day(now))
}

/// Reads a moment (RFC 3339, section 5.6), whatever its offset; a leap second is taken for none.
pub(crate) fn instant(text: &str) -> Option<Instant> {
    let day = day(text.get(..10)?)?;
    let clock = text.get(10..19)?.as_bytes();
    let separators = [clock[0].to_ascii_uppercase(), clock[3], clock[6]];
    let field = |at: usize, most: i64| number(clock.get(at..at + 2)?).filter(|number| *number <= most);
    let (hours, minutes, seconds) = (field(1, 23)?, field(4, 59)?, field(7, 59)?);
    if separators != *b"T::" {
        return None;
    }
    let mut rest = text.get(19..)?;
    let mut nanoseconds = 0;
    if let Some(fraction) = rest.strip_prefix('.') {
        let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, after) = fraction.split_at(length);
        // What is finer than a nanosecond is cut off.
        nanoseconds = u32::try_from(number(format!("{digits:0<9}").as_bytes().get(..9)?)?).ok()?;
        rest = after;
        if digits.is_empty() {
            return None;
        }
    }
    let seconds = day * 86_400 + hours * 3_600 + minutes * 60 + seconds;
    Some((seconds - offset(rest)?, nanoseconds))
}

/// Seconds by which an offset (`Z`, `+02:00`) is ahead of UTC.
fn offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = match text.as_bytes() {
        [b'+', _, _, b':', _, _] => 1,
        [b'-', _, _, b':', _, _] => -1,
        _ => return None,
    };
    let (hours, minutes) = (number(text.get(1..3)?.as_bytes())?, number(text.get(4..6)?.as_bytes())?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// Reads a day (`YYYY-MM-DD`) that the calendar has: days since the Unix epoch.
pub(crate) fn day(text: &str) -> Option<i64> {
    let [year @ .., b'-', _, _, b'-', _, _] = text.as_bytes() else { return None };
    if year.len() != 4 {
        return None;
    }
    let (year, month, day) = (number(year)?, number(&text.as_bytes()[5..7])?, number(&text.as_bytes()[8..])?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    // Howard Hinnant's `days_from_civil`; years count from March, eras of 400 years from the year 0.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// Digits only, and few enough.
fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_moments() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(1_795_510_923_000), "2026-11-24T09:02:03Z");
    }

    #[test]
    fn reads_what_it_writes() {
        for seconds in (0..4_000_000_000_u64).step_by(12_345_678) {
            let written = rfc3339(seconds * 1_000);
            assert_eq!(instant(&written), Some((i64::try_from(seconds).unwrap(), 0)), "{written}");
            let midnight = day(&written[..10]).unwrap() * 86_400;
            assert!((0..86_400).contains(&(i64::try_from(seconds).unwrap() - midnight)));
        }
    }

    #[test]
    fn a_moment_is_the_same_at_every_offset() {
        let moment = Some((1_795_510_923, 0));
        for text in [
            "2026-11-24T09:02:03Z",
            "2026-11-24t09:02:03z",
            "2026-11-24T11:02:03+02:00",
            "2026-11-23T23:32:03.000-09:30",
        ] {
            assert_eq!(instant(text), moment, "{text}");
        }
        assert_eq!(instant("2026-11-24T09:02:03.5Z"), Some((1_795_510_923, 500_000_000)));
        assert_eq!(instant("2026-11-24T09:02:03.0000000019Z"), Some((1_795_510_923, 1)));
        assert_eq!(instant("1969-12-31T23:59:59Z"), Some((-1, 0)));
        assert_eq!(instant("0000-01-01T00:00:00Z"), Some((-62_167_219_200, 0)));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2026-11-24",
            "2026-11-24T09:02Z",
            "2026-11-24 09:02:03Z",
            "2026-11-24T09:02:03",
            "2026-11-24T09:02:03+0200",
            "2026-11-24T09:02:03+24:00",
            "2026-11-24T09:02:03.Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T09:02:60Z",
            "2026-02-29T00:00:00Z",
            "2026-11-24T09:02:03Zz",
            "2026-11-2õT09:02:03Z",
            "+026-11-24T09:02:03Z",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day("2024-02-29"), Some(19_782));
        for text in ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-1", "01.02.2024"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
