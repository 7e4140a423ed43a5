//! One edit between two words, in the sense of Damerau ("A technique for computer detection and correction of spelling
//! errors", 1964): a letter too few, too many, another one, or two in the wrong order.

/// What was done to the word that was meant. Places are those in the word meant (0-based).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// The letter at the place is missing.
    Missing(usize),
    /// This letter is too much, in front of the place.
    Extra(usize, u8),
    /// Another letter stands at the place.
    Other(usize, u8),
    /// The letter at the place and the next have changed places.
    Swapped(usize),
}

impl Edit {
    /// The edit that makes `typed` of `meant`; none where they are equal, or further apart. In a run of equal letters
    /// the last is meant.
    pub(super) fn between(typed: &[u8], meant: &[u8]) -> Option<Self> {
        let same = |(one, other): (&u8, &u8)| one == other;
        let at = typed.iter().zip(meant).take_while(|&pair| same(pair)).count();
        let (typed, meant) = (&typed[at..], &meant[at..]);
        match (typed, meant) {
            (typed, [_, rest @ ..]) if typed == rest => Some(Self::Missing(at)),
            ([extra, rest @ ..], meant) if rest == meant => Some(Self::Extra(at, *extra)),
            ([other, typed @ ..], [_, meant @ ..]) if typed == meant => Some(Self::Other(at, *other)),
            ([a, b, typed @ ..], [c, d, meant @ ..]) if typed == meant && (a, b) == (d, c) => Some(Self::Swapped(at)),
            _ => None,
        }
    }
}

/// Whether the keys touch, on a keyboard with letters as in English.
pub(super) fn are_neighbours(one: u8, other: u8) -> bool {
    const ROWS: [&[u8]; 4] = [b"1234567890", b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place =
        |key| ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|&other| other == key)?)));
    let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
    let (upper, lower) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    // Each row stands half a key to the right of the one above.
    match lower.0 - upper.0 {
        0 => upper.1.abs_diff(lower.1) == 1,
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_edit_is_told() {
        let between = |typed: &str| Edit::between(typed.as_bytes(), b"gmail");
        assert_eq!(between("gmil"), Some(Edit::Missing(2)));
        assert_eq!(between("gmai"), Some(Edit::Missing(4)));
        assert_eq!(between("gmaill"), Some(Edit::Extra(5, b'l')));
        assert_eq!(between("xgmail"), Some(Edit::Extra(0, b'x')));
        assert_eq!(between("gnail"), Some(Edit::Other(1, b'n')));
        assert_eq!(between("gmial"), Some(Edit::Swapped(2)));
        for far in ["gmail", "mgial", "gma", "gmailxx", "", "liamg", "gmlia"] {
            assert_eq!(between(far), None, "{far}");
        }
    }

    #[test]
    fn keys_touch_as_on_a_keyboard() {
        let around =
            |key| (b'0'..=b'z').filter(|&other| are_neighbours(key, other)).map(char::from).collect::<String>();
        assert_eq!(around(b'g'), "bfhtvy");
        assert_eq!(around(b'a'), "qswz");
        assert_eq!(around(b'o'), "09iklp");
        assert_eq!(around(b'm'), "jkn");
        assert_eq!(around(b'-'), "");
    }
}
