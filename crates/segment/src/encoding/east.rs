//! How much bytes look like Chinese, Japanese or Korean in an encoding of two bytes a character.

/// The encodings and the tags of the languages that use them.
pub(super) const EAST: [(&str, &[&str]); 5] =
    [("Shift_JIS", &["ja"]), ("GBK", &["zh"]), ("Big5", &["zh"]), ("EUC-KR", &["ko"]), ("EUC-JP", &["ja"])];

/// The mean worth of a pair, at the most 1; none where the bytes cannot be of this encoding.
pub(super) fn worth(encoding: &str, bytes: &[u8]) -> Option<f32> {
    let (mut sum, mut pairs, mut wrong, mut at) = (0.0, 0_u16, 0_u16, 0);
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        pairs = pairs.saturating_add(1);
        if encoding == "Shift_JIS" && (0xA1..=0xDF).contains(&lead) {
            // Katakana of half the width.
            sum -= 0.2;
            at += 1;
            continue;
        }
        if let (b"GBK", Some([0x30..=0x39, 0x81..=0xFE, 0x30..=0x39])) =
            (encoding.as_bytes(), bytes.get(at + 1..at + 4))
        {
            // A rare character of GB 18030, which is decoded as well.
            at += 4;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or_default();
        let Some(worth) = pair(encoding, lead, trail) else {
            wrong += 1;
            at += 1;
            continue;
        };
        // A character between Latin letters is none: the bytes are of a western word.
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        let within =
            letter(at.checked_sub(1).and_then(|before| bytes.get(before))) || trail < 0x80 && letter(bytes.get(at + 2));
        sum += if within { -2.0 } else { worth };
        at += 2;
    }
    (pairs > 0 && wrong * 50 <= pairs).then(|| sum / f32::from(pairs))
}

/// The worth of a pair: common characters lie together in each of these encodings.
fn pair(encoding: &str, lead: u8, trail: u8) -> Option<f32> {
    let upper = (0xA1..=0xFE).contains(&trail);
    match encoding {
        "GBK" => match lead {
            0xB0..=0xD7 if upper => Some(1.0),
            // Kana, which Chinese texts do not hold: the bytes are EUC-JP.
            0xA4 | 0xA5 if upper => Some(-0.5),
            0xD8..=0xF7 | 0xA1..=0xA9 if upper => Some(0.2),
            0x81..=0xFE if (0x40..=0xFE).contains(&trail) && trail != 0x7F => Some(-0.4),
            _ => None,
        },
        "Big5" => match lead {
            0xA4..=0xC6 if upper || (0x40..=0x7E).contains(&trail) => Some(0.95),
            0xA1..=0xF9 if upper || (0x40..=0x7E).contains(&trail) => Some(-0.1),
            _ => None,
        },
        "EUC-KR" => match lead {
            0xB0..=0xC8 if upper => Some(1.1),
            0xA1..=0xFD if upper => Some(-0.3),
            _ => None,
        },
        "EUC-JP" => match lead {
            0xA4 | 0xA5 if upper => Some(1.2),
            0xB0..=0xCF if upper => Some(0.9),
            0xA1..=0xF4 if upper => Some(0.1),
            0x8E | 0x8F if upper => Some(0.0),
            _ => None,
        },
        "Shift_JIS" => match (lead, trail) {
            (0x82, 0x9F..=0xF1) | (0x83, 0x40..=0x96) => Some(1.2),
            (0x88..=0x97, 0x40..=0xFC) => Some(0.9),
            (0x81..=0x9F | 0xE0..=0xEA, 0x40..=0xFC) if trail != 0x7F => Some(0.2),
            _ => None,
        },
        _ => None,
    }
}
