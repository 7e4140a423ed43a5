//! UTF-16, turned into UTF-8 as it is read. Places stay places of the file: two bytes a unit.

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wide {
    LowFirst,
    HighFirst,
}

impl Wide {
    /// Appends the text of `bytes`, which begin at a whole unit, and says how many bytes it took: what is left at the
    /// end (half a unit, half a pair) waits for what follows, unless this is the `last`. A half that belongs to
    /// nothing becomes U+FFFD.
    pub(crate) fn append(self, bytes: &[u8], last: bool, into: &mut Vec<u8>) -> usize {
        let (pairs, odd) = bytes.as_chunks::<2>();
        let unit = |pair: &[u8; 2]| match self {
            Self::LowFirst => u16::from_le_bytes(*pair),
            Self::HighFirst => u16::from_be_bytes(*pair),
        };
        let waits = !last && pairs.last().is_some_and(|pair| (0xD800..0xDC00).contains(&unit(pair)));
        let pairs = &pairs[..pairs.len() - usize::from(waits)];
        let mut letter = [0; 4];
        for decoded in char::decode_utf16(pairs.iter().map(unit)) {
            let decoded = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
            into.extend_from_slice(decoded.encode_utf8(&mut letter).as_bytes());
        }
        if last && !odd.is_empty() {
            into.extend_from_slice("\u{FFFD}".as_bytes());
            return bytes.len();
        }
        pairs.len() * 2
    }
}

/// How many units of UTF-16 `text`, which is UTF-8, was made of.
pub(crate) fn units(text: &[u8]) -> u64 {
    text.iter().map(|&byte| u64::from(byte & 0xC0 != 0x80) + u64::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn whatever_the_cut_the_text_is_the_same() {
        let bytes = wide("õ,𝒳\r\n€");
        for cut in 0..=bytes.len() {
            let mut text = Vec::new();
            let taken = Wide::HighFirst.append(&bytes[..cut], false, &mut text);
            assert_eq!(units(&text) * 2, taken as u64);
            assert_eq!(Wide::HighFirst.append(&bytes[taken..], true, &mut text), bytes.len() - taken);
            assert_eq!(text, "õ,𝒳\r\n€".as_bytes(), "cut at {cut}");
        }
    }

    #[test]
    fn what_is_no_text_is_marked() {
        let mut text = Vec::new();
        Wide::LowFirst.append(&[0x41, 0, 0, 0xDC, 0x42, 0, 0, 0xD8, 0x43], true, &mut text);
        assert_eq!(text, "A\u{FFFD}B\u{FFFD}\u{FFFD}".as_bytes());
    }
}
