//! The tag: one segment becomes one tag in Omnisend.

/// Why a text is no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Longer than [`omnisend::TAG_LENGTH`] characters. It is never cut.
    #[error("the tag is longer than {} characters", omnisend::TAG_LENGTH)]
    TooLong,
    /// Holds a control character.
    #[error("the tag holds a character that cannot be seen")]
    Control,
}

/// Takes a tag as it was typed, trimmed; none where nothing was typed: people can be sent without one.
///
/// # Errors
/// [`TagError`].
pub fn parse(text: &str) -> Result<Option<String>, TagError> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        Err(TagError::Control)
    } else if text.chars().count() > omnisend::TAG_LENGTH {
        Err(TagError::TooLong)
    } else {
        Ok((!text.is_empty()).then(|| text.to_string()))
    }
}

/// A tag for the segment in a file, from its name or its path as Customer Insights writes it
/// (`…/HighValueSegment/2020/08/24/1433/HighValueSegment_1.csv`): without ending, part number, date, unix seconds and
/// counter, underscores as spaces. Empty where nothing is left.
pub fn suggest(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let mut name = name;
    while let Some((stem, ending)) = name.rsplit_once('.') {
        if !["csv", "txt", "tsv", "gz"].contains(&ending.to_ascii_lowercase().as_str()) {
            break;
        }
        name = stem;
    }
    let mut stem = name.trim();
    while let Some(shorter) = without_end(stem) {
        stem = shorter.trim_end_matches([' ', '_', '-', '.']);
    }
    let words: Vec<&str> = stem.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().filter(|letter| !letter.is_control()).take(omnisend::TAG_LENGTH).collect()
}

/// The name without a counter, date, time or part number at its end.
fn without_end(stem: &str) -> Option<&str> {
    if let Some((before, counter)) = stem.rsplit_once('(')
        && counter.strip_suffix(')').is_some_and(is_number)
    {
        return Some(before);
    }
    if let Some((at, _)) = stem.char_indices().rev().nth(9)
        && is_date(&stem[at..])
        && at > 0
    {
        return Some(&stem[..at]);
    }
    let (before, last) = stem.rsplit_once(['_', ' ', '-'])?;
    // A part number, a year, a date without dashes, unix seconds; "Top 100" keeps its number: it is a word of the name.
    let machine_made = is_number(last) && (stem.as_bytes()[before.len()] != b' ' || last.len() >= 8);
    (machine_made && !before.trim_matches([' ', '_', '-']).is_empty()).then_some(before)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2026-11-23`, `2026_11_23`, `23.11.2026`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '_', '.']).collect();
    parts.len() == 3
        && parts.iter().all(|part| is_number(part))
        && matches!([parts[0].len(), parts[1].len(), parts[2].len()], [4, 2, 2] | [2, 2, 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_what_the_segment_is_called() {
        for (path, tag) in [
            ("VIP.csv", "VIP"),
            ("VIP_2026-11-23.csv", "VIP"),
            ("VIP customers (2).csv", "VIP customers"),
            ("BlobExport/HighValueSegment/2020/08/24/1433/HighValueSegment_1.csv", "HighValueSegment"),
            ("ChurnSegmentDemo_ChurnProneCustomers_1613059542.csv", "ChurnSegmentDemo ChurnProneCustomers"),
            ("hansa-kliendid_20261123.csv.gz", "hansa-kliendid"),
            ("Ostjad 23.11.2026.csv", "Ostjad"),
            ("Top 100.csv", "Top 100"),
            ("2026.csv", "2026"),
            ("C:\\Users\\Mari\\püsikliendid.CSV", "püsikliendid"),
            ("v1.2 buyers.csv", "v1.2 buyers"),
            ("", ""),
        ] {
            assert_eq!(suggest(path), tag, "{path}");
        }
    }

    #[test]
    fn a_tag_is_never_cut() {
        assert_eq!(parse("  VIP "), Ok(Some("VIP".into())));
        assert_eq!(parse(" "), Ok(None));
        assert_eq!(parse(&"õ".repeat(128)).unwrap().unwrap().chars().count(), 128);
        assert_eq!(parse(&"õ".repeat(129)), Err(TagError::TooLong));
        assert_eq!(parse("a\u{7}b"), Err(TagError::Control));
    }
}
