//! Why the machine says no: of all that is wrong with an address, what helps most to hear.

use super::machine::{self, LONGEST_LOCAL};
use crate::Code;

/// What is wrong with a repaired text that the machine refused.
pub(super) fn of(address: &str) -> Code {
    if address.is_empty() {
        return Code::EmailMissing;
    }
    if address.bytes().any(may_begin_control) && address.chars().any(char::is_control) {
        return Code::EmailControl;
    }
    let Some((local, domain)) = address.split_once('@') else { return Code::EmailNoAt };
    // Legal forms come first: their marks would else be blamed as odd characters.
    if is_quoted(address) {
        return Code::EmailForm;
    }
    if domain.contains('@') {
        return Code::EmailManyAt;
    }
    if has_other_form(address, domain) {
        return Code::EmailForm;
    }
    if local.is_empty() {
        return Code::EmailNoLocal;
    }
    if domain.is_empty() {
        return Code::EmailNoDomain;
    }
    of_local(local).unwrap_or_else(|| of_domain(domain))
}

/// Whether a control character may begin with the byte: one of ASCII, or of U+0080 to U+009F in UTF-8.
const fn may_begin_control(byte: u8) -> bool {
    byte.is_ascii_control() || byte == 0xC2
}

/// What is wrong with a local part outside ASCII that the machine let through.
pub(super) fn of_unicode_local(local: &str) -> Option<Code> {
    (!local.chars().all(may_be_in_local)).then_some(Code::EmailLocalCharacter)
}

fn of_local(local: &str) -> Option<Code> {
    if !local.chars().all(may_be_in_local) {
        Some(Code::EmailLocalCharacter)
    } else if local.split('.').any(str::is_empty) {
        Some(Code::EmailLocalDots)
    } else if local.len() > LONGEST_LOCAL {
        Some(Code::EmailTooLong)
    } else {
        None
    }
}

fn of_domain(domain: &str) -> Code {
    let last = domain.rsplit('.').next().unwrap_or_default();
    if !domain.chars().all(may_be_in_domain) {
        Code::EmailDomainCharacter
    } else if labels(domain).any(str::is_empty) {
        Code::EmailDomainDots
    } else if labels(domain).any(has_stray_hyphen) {
        Code::EmailHyphen
    } else if last.len() == domain.len() {
        Code::EmailNoTopLevel
    } else if last.bytes().all(|byte| byte.is_ascii_digit()) {
        Code::EmailTopLevelDigits
    } else if domain.is_ascii() {
        // The machine has no other reason.
        Code::EmailTooLong
    } else {
        // Each character may stand in a domain, but the whole could not be converted.
        Code::EmailDomainCharacter
    }
}

/// Whether a domain is fit to be converted to ASCII: conversions are lenient, and would let hyphens pass that no host
/// name has.
pub(super) fn may_be_converted(domain: &str) -> bool {
    domain.chars().all(may_be_in_domain) && !labels(domain).any(|label| label.is_empty() || has_stray_hyphen(label))
}

/// The labels of a domain; the ideographic full stop parts them too.
fn labels(domain: &str) -> impl Iterator<Item = &str> {
    domain.split(['.', '。'])
}

fn has_stray_hyphen(label: &str) -> bool {
    label.starts_with('-') || label.ends_with('-')
}

/// `"anna kask"@example.com`, `"Kask, Anna" <anna@example.com>`.
fn is_quoted(address: &str) -> bool {
    address.strip_prefix('"').and_then(|rest| rest.split_once('"')).is_some_and(|(_, after)| after.contains('@'))
}

/// `mailto:anna@example.com`, `Anna <anna@example.com>`, `anna@example.com (work)`, `anna@[192.0.2.1]`.
fn has_other_form(address: &str, domain: &str) -> bool {
    address.starts_with("mailto:")
        || encloses(address, '<', '>')
        || encloses(address, '(', ')')
        || domain.starts_with('[')
}

fn encloses(address: &str, open: char, close: char) -> bool {
    address.split_once(open).is_some_and(|(_, after)| after.contains(close))
}

fn may_be_in_local(character: char) -> bool {
    u8::try_from(character).ok().filter(u8::is_ascii).map_or_else(|| is_letter(character), machine::may_be_in_local)
}

/// Whether a domain may hold the character, before its conversion to ASCII.
fn may_be_in_domain(character: char) -> bool {
    match u8::try_from(character).ok().filter(u8::is_ascii) {
        Some(byte) => machine::may_be_in_domain(byte),
        // The Catalan middle dot and the ideographic full stop belong to domains.
        None => matches!(character, '·' | '。') || is_letter(character),
    }
}

/// Outside ASCII: whether it may be a letter, a digit or an accent. A coarse sieve (the conversion of the domain is the
/// fine one) that keeps out what only broken files have: controls, spaces, punctuation, replacement characters.
const fn is_letter(character: char) -> bool {
    !matches!(
        character,
        '\u{80}'..='\u{A9}'
        | '\u{AB}'..='\u{B4}'
        | '\u{B6}'..='\u{B9}'
        | '\u{BB}'..='\u{BF}'
        | '×' | '÷'
        | '\u{1680}'
        | '\u{2000}'..='\u{206F}'       // general punctuation
        | '\u{20A0}'..='\u{20CF}'       // currency signs
        | '\u{2100}'..='\u{2BFF}'       // letter-like signs, arrows, mathematics, boxes, symbols
        | '\u{2E00}'..='\u{2E7F}'       // more punctuation
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{E000}'..='\u{F8FF}'       // private use
        | '\u{FE10}'..='\u{FE6F}'       // forms of punctuation
        | '\u{FF00}'..='\u{FF0F}'       // full-width punctuation
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}'
        | '\u{FFE0}'..='\u{FFFF}'
    ) && (character as u32) < 0xF_0000
}
