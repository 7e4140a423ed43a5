//! Which edits fingers make, and how near they leave a domain to what was meant.

use super::edit::{Edit, are_neighbours};
use super::providers::{is_real_suffix, suffix_start};

/// How much of an edit in a name is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A coined name known all over the world (`gmail`): what is near it is seldom anything else.
    Coined,
    /// A provider whose name may also be a word (`orange.fr`).
    Word,
    /// A domain that its file is full of; others like it may be other companies.
    Own,
}

/// A letter doubled, two swapped, a slip in the ending.
const NEAR: u8 = 1;
/// A letter left out, or a key beside the right one.
const FARTHER: u8 = 2;
/// Letters that sound or look alike.
const FAR: u8 = 3;

/// How far a slip of the fingers put `typed` from `meant`; none where no finger slips so.
pub(super) fn distance(typed: &str, meant: &str, trust: Trust) -> Option<u8> {
    let edit = Edit::between(typed.as_bytes(), meant.as_bytes())?;
    let dot = suffix_start(meant) - 1;
    match edit {
        Edit::Missing(at) | Edit::Other(at, _) if at < dot => in_name(edit, &meant[..dot], trust),
        Edit::Extra(at, _) if at <= dot => in_name(edit, &meant[..dot], trust),
        Edit::Swapped(at) if at + 1 < dot => in_name(edit, &meant[..dot], trust),
        // `liveco.uk` may well be a firm.
        Edit::Missing(at) if at == dot && trust != Trust::Coined => None,
        _ => in_suffix(edit, typed, meant, dot),
    }
}

/// In the ending (`com`, `co.uk`), or in the dot before it. An ending that exists is somebody's, but for three
/// countries whose endings are `com` with a letter missing.
fn in_suffix(edit: Edit, typed: &str, meant: &str, dot: usize) -> Option<u8> {
    let (name, suffix) = (&meant[..dot], &meant[dot + 1..]);
    if let Some(ending) = typed.strip_prefix(name).and_then(|rest| rest.strip_prefix('.'))
        && is_real_suffix(ending)
        && !(suffix == "com" && is_slip_of_com(ending))
    {
        return None;
    }
    Some(match edit {
        Edit::Other(at, byte) if !are_neighbours(byte, meant.as_bytes()[at]) => FAR,
        _ => NEAR,
    })
}

/// Endings of Colombia, Cameroon and Oman, which hardly any mail provider has, and many hurried people.
pub(super) fn is_slip_of_com(ending: &str) -> bool {
    matches!(ending, "co" | "cm" | "om")
}

/// In the name before the ending (`gmail`, `post.example`).
fn in_name(edit: Edit, name: &str, trust: Trust) -> Option<u8> {
    let (Edit::Missing(at) | Edit::Extra(at, _) | Edit::Other(at, _) | Edit::Swapped(at)) = edit;
    let start = name[..at].rfind('.').map_or(0, |dot| dot + 1);
    let end = name[at..].find('.').map_or(name.len(), |dot| at + dot);
    let label = &name.as_bytes()[start..end];
    let (at, last) = (at - start, label.len().saturating_sub(1));
    let letter = |at: usize| label.get(at).copied().unwrap_or(b'.');
    let coined = trust == Trust::Coined;
    match edit {
        Edit::Swapped(_) => {
            (is_long_enough(label, trust) && !is_mark(letter(at)) && !is_mark(letter(at + 1))).then_some(NEAR)
        }
        // Names in singular and plural are both somebody's, as are those in series (`shop1`, `shop2`).
        Edit::Extra(_, byte) if is_mark(byte) || (byte == b's' && at > last) => None,
        Edit::Extra(_, byte) if at > 0 && letter(at - 1) == byte => is_long_enough(label, trust).then_some(NEAR),
        Edit::Extra(_, byte) => {
            // A letter before the first makes another word, and one behind the last another form of it.
            let inside = at > 0 && (at <= last || coined);
            let touched = inside && (are_neighbours(letter(at - 1), byte) || are_neighbours(letter(at), byte));
            // `gmiail`, `freenent`: a letter comes twice, the first or the second time out of place.
            let echoed =
                inside && trust != Trust::Own && (byte == letter(at + 1) || (at > 1 && byte == letter(at - 2)));
            ((touched || echoed) && tells_letters(label, trust)).then_some(FARTHER)
        }
        Edit::Missing(_) => {
            let byte = letter(at);
            let essential = byte.is_ascii_digit() || (byte == b'-' && trust == Trust::Own);
            let plural = byte == b's' && at == last;
            let inside = (at > 0 || coined) && (at < last || trust != Trust::Own);
            (inside && !essential && !plural && tells_letters(label, trust)).then_some(FARTHER)
        }
        Edit::Other(_, byte) => {
            let meant = letter(at);
            if coined && label.len() > 3 && (looks_like(byte, meant) || (at > 0 && is_vowel(byte) && is_vowel(meant))) {
                return Some(if are_neighbours(byte, meant) { FARTHER } else { FAR });
            }
            let inside = coined || (at > 0 && at < last);
            // `yahho`: the wrong letter is doubled.
            let doubled =
                trust != Trust::Own && at > 0 && at < last && (byte == letter(at - 1) || byte == letter(at + 1));
            let slipped = inside && !is_mark(byte) && !is_mark(meant) && (doubled || are_neighbours(byte, meant));
            // Few letters are always somebody's; but beside AOL there is hardly any mail.
            (slipped && (tells_letters(label, trust) || label == b"aol")).then_some(FARTHER)
        }
    }
}

/// Whether a label is long enough for a letter doubled, or two swapped, to be told from another name.
const fn is_long_enough(label: &[u8], trust: Trust) -> bool {
    label.len() >= if matches!(trust, Trust::Coined) { 3 } else { 4 }
}

/// Whether a label is long enough for any letter to be told from another name's.
const fn tells_letters(label: &[u8], trust: Trust) -> bool {
    label.len() >= if matches!(trust, Trust::Coined) { 5 } else { 6 }
}

/// Digits and hyphens: typed with care, and used to tell names apart.
const fn is_mark(byte: u8) -> bool {
    !byte.is_ascii_lowercase()
}

fn looks_like(one: u8, other: u8) -> bool {
    let shape = |byte| match byte {
        b'i' | b'l' | b'1' => 1,
        b'o' | b'0' => 2,
        _ => 0,
    };
    shape(one) != 0 && shape(one) == shape(other)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
