//! A tag suggested from a file's name: the name without what changes from one export to the next.

/// The file's name without its ending, dates, times, unix seconds and counters. Empty where nothing else is in it.
pub fn suggest_tag(file: &str) -> String {
    let stem = match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && (1..=4).contains(&ending.len()) => stem,
        _ => file,
    };
    let mut text = stem.trim();
    while let Some(shorter) = without_stamp(text) {
        text = shorter;
    }
    without_leading_date(text).into()
}

const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '_' | '-' | '.' | '(' | ')' | 'T' | ':' | ',')
}

/// The runs of digits at the end, with the separators before them; each ends where the next begins.
fn groups(text: &str) -> Vec<(usize, &str)> {
    let mut groups = Vec::new();
    let mut end = text.trim_end_matches([' ', '_', '-', '.', ')', 'Z']).len();
    loop {
        let digits = text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let before = text[..digits].trim_end_matches(is_separator).len();
        // "Top10" is a name; only digits set apart are a stamp.
        if digits == end || (before == digits && digits > 0) {
            return groups;
        }
        groups.push((before, &text[digits..end]));
        end = before;
    }
}

/// The text without one stamp at its end, if there is one.
fn without_stamp(text: &str) -> Option<&str> {
    let groups = groups(text);
    let digits = |at: usize| groups.get(at).map_or("", |group| group.1);
    let date = |at: usize| {
        if is_date(digits(at + 2), digits(at + 1), digits(at)) {
            3
        } else {
            usize::from(is_compact_date(digits(at)))
        }
    };
    let time = match (digits(2).len(), digits(1).len(), digits(0).len()) {
        (_, _, 4 | 6) if date(1) > 0 => 1,
        (2, 2, 2) if date(3) > 0 => 3,
        (_, 2, 2) if date(2) > 0 => 2,
        _ => 0,
    };
    let taken = match time + date(time) {
        0 if matches!(digits(0).len(), 9..=14) => 1,
        0 if matches!(digits(0).len(), 1..=3) && is_counter(text, groups[0].0) => 1,
        taken => taken,
    };
    let (start, _) = groups.get(taken.checked_sub(1)?)?;
    Some(text[..*start].trim_end())
}

fn is_counter(text: &str, from: usize) -> bool {
    text[from..].trim_start().starts_with(['_', '('])
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

/// Year, month, day or the other way round, or with the month first.
fn is_date(a: &str, b: &str, c: &str) -> bool {
    let short = |digits: &str| (1..=2).contains(&digits.len()) && (1..=31).contains(&number(digits));
    let months = |x: &str, y: &str| number(x) <= 12 || number(y) <= 12;
    (is_year(a) && short(b) && short(c) && months(b, c)) || (is_year(c) && short(a) && short(b) && months(a, b))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (1990..2100).contains(&number(digits))
}

fn is_compact_date(digits: &str) -> bool {
    digits.len() == 8 && is_date(&digits[..4], &digits[4..6], &digits[6..])
}

fn without_leading_date(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let first = &text[..text.len() - rest.len()];
    if is_compact_date(first) && rest.starts_with(is_separator) {
        return rest.trim_start_matches(is_separator);
    }
    let mut parts = text.splitn(4, is_separator);
    let [a, b, c] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.next() {
        Some(rest) if digits(a) && digits(b) && digits(c) && is_date(a, b, c) => rest.trim_start_matches(is_separator),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::suggest_tag;

    #[test]
    fn what_changes_with_each_export_is_stripped() {
        for (file, tag) in [
            ("VIP.csv", "VIP"),
            ("VIP_2026-11-23.csv", "VIP"),
            ("VIP customers 23.11.2026.csv", "VIP customers"),
            ("VIP_20261123.csv", "VIP"),
            ("VIP_20261123_091500.csv", "VIP"),
            ("VIP_2026-11-23T09-15-00Z.csv", "VIP"),
            ("VIP_1764000000.csv", "VIP"),
            ("VIP_1764000000123.csv", "VIP"),
            ("VIP_1.csv", "VIP"),
            ("VIP (2).csv", "VIP"),
            ("VIP_2026-11-23 (1).csv", "VIP"),
            ("2026-11-23_VIP.csv", "VIP"),
            ("20261123-VIP.csv", "VIP"),
            ("Püsikliendid 2026-11-23.csv", "Püsikliendid"),
        ] {
            assert_eq!(suggest_tag(file), tag, "{file}");
        }
    }

    #[test]
    fn numbers_that_are_part_of_the_name_stay() {
        for (file, tag) in [
            ("Top10.csv", "Top10"),
            ("Top 100.csv", "Top 100"),
            ("Summer 2026.csv", "Summer 2026"),
            ("18-24.csv", "18-24"),
            ("Version 1.2.txt", "Version 1.2"),
            ("no ending", "no ending"),
            ("", ""),
        ] {
            assert_eq!(suggest_tag(file), tag, "{file}");
        }
    }
}
