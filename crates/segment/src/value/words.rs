//! Lists of words with their meanings, each list one string.

/// The meaning of `word` in a list of words in the order of their bytes, each with one letter more, which is its
/// meaning, and a space between them. Sought by halves, since some lists have hundreds of words and columns a million
/// cells.
pub(super) fn meaning(list: &str, word: &[u8]) -> Option<u8> {
    let mut rest = list.as_bytes();
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let start = rest[..middle].iter().rposition(|&byte| byte == b' ').map_or(0, |space| space + 1);
        let end = rest[start..].iter().position(|&byte| byte == b' ').map_or(rest.len(), |length| start + length);
        let (&meaning, known) = rest[start..end].split_last()?;
        rest = match word.cmp(known) {
            std::cmp::Ordering::Equal => return Some(meaning),
            std::cmp::Ordering::Less => &rest[..start.saturating_sub(1)],
            std::cmp::Ordering::Greater => rest.get(end + 1..)?,
        };
    }
    None
}

/// The words of a list with their meanings.
#[cfg(test)]
pub(super) fn all(list: &str) -> impl Iterator<Item = (&str, u8)> {
    list.split(' ').map(|entry| (&entry[..entry.len() - 1], entry.as_bytes()[entry.len() - 1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_halves() {
        let list = "aX abY bX bcdY ✓Z";
        for (word, letter) in all(list) {
            assert_eq!(meaning(list, word.as_bytes()), Some(letter), "{word}");
        }
        for word in ["", "aX", "ac", "bc", "z", "✗"] {
            assert_eq!(meaning(list, word.as_bytes()), None, "{word}");
        }
        assert_eq!(meaning("", b"a"), None);
    }
}
