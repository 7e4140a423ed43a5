//! The syntax machine: one pass over the bytes, a table of byte classes, yes or no.
//!
//! It judges repaired addresses with an ASCII domain. Why it says no is [`super::diagnosis`]'s business.

/// Longest address in octets (RFC 5321 4.5.3.1.3 less the angle brackets, erratum 1690).
pub(super) const LONGEST_ADDRESS: usize = 254;
/// Longest local part in octets (RFC 5321 4.5.3.1.1).
pub(super) const LONGEST_LOCAL: usize = 64;
/// Longest label of a domain in octets (RFC 1035 2.3.4).
pub(super) const LONGEST_LABEL: usize = 63;

/// An address with the right shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accepted {
    /// Where the `@` stands.
    pub(super) at: usize,
    /// What the local part is made of.
    pub(super) local: Local,
}

/// What a local part is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Local {
    /// ASCII only.
    Ascii,
    /// Also bytes of characters outside ASCII; which ones they are has to be looked at.
    Unicode,
}

/// May stand in a local part (`atext` of RFC 5322 without capital letters, dots, bytes outside ASCII).
const LOCAL: u8 = 1;
/// May stand in a domain: letters, digits, hyphen, dot.
const DOMAIN: u8 = 1 << 1;
/// A dot.
const DOT: u8 = 1 << 2;
/// A hyphen.
const HYPHEN: u8 = 1 << 3;
/// In a domain, anything but a digit.
const NO_DIGIT: u8 = 1 << 4;
/// Part of a character outside ASCII.
const WIDE: u8 = 1 << 5;

const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < class.len() {
        class[byte] = match byte.to_le_bytes()[0] {
            b'a'..=b'z' => LOCAL | DOMAIN | NO_DIGIT,
            b'0'..=b'9' => LOCAL | DOMAIN,
            b'-' => LOCAL | DOMAIN | HYPHEN | NO_DIGIT,
            b'.' => LOCAL | DOMAIN | DOT,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~' => LOCAL,
            0x80.. => LOCAL | WIDE,
            _ => 0,
        };
        byte += 1;
    }
    class
};

const fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// Whether the byte may stand in the local part of an address.
pub(super) const fn may_be_in_local(byte: u8) -> bool {
    class(byte) & LOCAL != 0
}

/// Whether the byte may stand in a domain.
pub(super) const fn may_be_in_domain(byte: u8) -> bool {
    class(byte) & DOMAIN != 0
}

/// Runs over the bytes of an address.
pub(super) fn run(address: &[u8]) -> Option<Accepted> {
    if address.len() > LONGEST_ADDRESS {
        return None;
    }
    let (at, local) = run_local(address)?;
    run_domain(&address[at + 1..])?;
    Some(Accepted { at, local })
}

fn run_local(address: &[u8]) -> Option<(usize, Local)> {
    // A dot may not follow a dot, nor begin: as if one had gone before.
    let mut previous = DOT;
    let mut seen = 0;
    for (at, &byte) in address.iter().enumerate().take(LONGEST_LOCAL + 1) {
        let class = class(byte);
        if class & LOCAL == 0 {
            let local = if seen & WIDE == 0 { Local::Ascii } else { Local::Unicode };
            return (byte == b'@' && previous & DOT == 0).then_some((at, local));
        }
        if class & previous & DOT != 0 {
            return None;
        }
        seen |= class;
        previous = class;
    }
    None
}

fn run_domain(domain: &[u8]) -> Option<()> {
    let mut previous = DOT;
    let mut label_length = 0;
    let mut label = 0;
    let mut dots = false;
    for &byte in domain {
        let class = class(byte);
        if class & DOMAIN == 0 {
            return None;
        }
        if class & DOT == 0 {
            if class & HYPHEN != 0 && previous & DOT != 0 {
                return None;
            }
            label_length += 1;
            label |= class;
        } else {
            if previous & (DOT | HYPHEN) != 0 || label_length > LONGEST_LABEL {
                return None;
            }
            dots = true;
            label_length = 0;
            label = 0;
        }
        previous = class;
    }
    let ends_well = previous & (DOT | HYPHEN) == 0 && label_length <= LONGEST_LABEL;
    (dots && ends_well && label & NO_DIGIT != 0).then_some(())
}
