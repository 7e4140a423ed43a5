//! Days as Omnisend writes them.

/// The UTC day (`YYYY-MM-DD`, as `dateFrom` takes it) of a moment in milliseconds since the Unix epoch.
pub fn utc_day(milliseconds: u64) -> String {
    // Days to a civil date, after Howard Hinnant's `civil_from_days`, for days since 1970.
    let shifted = milliseconds / 86_400_000 + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::utc_day;

    #[test]
    fn days_are_civil_ones() {
        assert_eq!(utc_day(0), "1970-01-01");
        assert_eq!(utc_day(1_709_164_800_000), "2024-02-29");
        assert_eq!(utc_day(1_795_510_923_000), "2026-11-24");
    }
}
