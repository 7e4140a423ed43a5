//! Moments as the API writes them.

use omnisend::utc_day;

/// A moment as RFC 3339 in UTC, to the second.
pub(crate) fn rfc3339(now: u64) -> String {
    let seconds = now / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}Z", utc_day(now))
}

#[cfg(test)]
mod tests {
    #[test]
    fn writes_moments() {
        assert_eq!(super::rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(super::rfc3339(1_795_510_923_000), "2026-11-24T09:02:03Z");
    }
}
