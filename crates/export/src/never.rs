//! The never-send list: fingerprints of the addresses of people who asked to be forgotten. The addresses themselves are
//! not kept.

use segment::address_hash;
use segment::email::{EmailAddress, Idna};

/// The fingerprints of all addresses in a text, in ascending order, each once: one address a line, cells of a CSV,
/// lines of a letter.
pub fn fingerprints(text: &str, idna: &dyn Idna) -> Vec<u64> {
    let words = text.split(|letter: char| letter.is_whitespace() || ",;\"'<>()[]|\0".contains(letter));
    let addresses = words.filter(|word| word.contains('@')).filter_map(|word| address(word, idna));
    union(addresses.map(|address| address_hash(&address)), &[])
}

/// A word as an address; a mark that ends a sentence or begins a link is none of it.
fn address(word: &str, idna: &dyn Idna) -> Option<EmailAddress> {
    let word = word.strip_prefix("mailto:").unwrap_or(word).trim_end_matches(['.', ':', '!', '?']);
    EmailAddress::parse(word, idna).ok().map(|(address, _)| address)
}

/// `list` with `more`, in ascending order, each once.
pub fn union(more: impl IntoIterator<Item = u64>, list: &[u64]) -> Vec<u64> {
    let mut all: Vec<u64> = list.iter().copied().chain(more).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The list as text: 16 hexadecimal digits each.
pub fn to_text(list: &[u64]) -> String {
    let mut text = String::with_capacity(list.len() * 16);
    for fingerprint in list {
        for shift in (0..16).rev() {
            let digit = (fingerprint >> (shift * 4) & 15) as u32;
            text.extend(char::from_digit(digit, 16));
        }
    }
    text
}

/// Reads [`to_text`] back; none where it is not whole.
pub fn from_text(text: &str) -> Option<Vec<u64>> {
    let (all, rest) = text.as_bytes().as_chunks::<16>();
    let read = |digits: &[u8; 16]| {
        digits.iter().try_fold(0, |sum: u64, digit| Some(sum << 4 | u64::from(char::from(*digit).to_digit(16)?)))
    };
    let list = all.iter().map(read).collect::<Option<Vec<u64>>>()?;
    rest.is_empty().then(|| union(list, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use segment::email::NoIdna;

    fn of(text: &str) -> Vec<u64> {
        fingerprints(text, &NoIdna)
    }

    #[test]
    fn addresses_are_found_wherever_they_stand() {
        let two = of("anna.tamm@example.com\nmari.saar@example.ee\n");
        assert_eq!(two.len(), 2);
        assert!(two.is_sorted());
        for text in [
            "mari.saar@example.ee,anna.tamm@example.com",
            "Name;E-mail\r\nMari;\"Mari.Saar@example.ee\"\r\nAnna;anna.tamm@example.com\r\nAnna;anna.tamm@example.com",
            "Please forget Mari Saar <mari.saar@example.ee> and (anna.tamm@example.com).",
            "mailto:mari.saar@example.ee|anna.tamm@EXAMPLE.com!",
            "\u{feff}anna.tamm@example.com\tmari.saar@example.ee",
        ] {
            assert_eq!(of(text), two, "{text}");
        }
        assert_eq!(of("anna.tamm, at example.com, @anna, noreply@example.com, a@b"), Vec::<u64>::new());
    }

    #[test]
    fn a_list_grows_and_is_kept() {
        let list = union([5, u64::MAX, 0], &[3, 5]);
        assert_eq!(list, [0, 3, 5, u64::MAX]);
        let text = to_text(&list);
        assert_eq!(text.len(), 64);
        assert_eq!(from_text(&text), Some(list));
        assert_eq!(from_text(""), Some(Vec::new()));
        for broken in ["0", "000000000000000g", &text[1..], "00000000000000ä"] {
            assert_eq!(from_text(broken), None, "{broken}");
        }
    }
}
