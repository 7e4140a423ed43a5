//! A cell that may be a phone number: its digits, without what people put between them.

use super::PhoneFault;
use super::plan::Plan;
use crate::email::is_invisible;
use crate::value::trim;

/// The digits of a cell, and whether a `+` stands before them.
pub(super) struct Written {
    digits: [u8; Self::MOST],
    length: usize,
    pub(super) international: bool,
}

impl Written {
    /// `00`, a calling code, a trunk prefix and a number have no more.
    const MOST: usize = 20;

    pub(super) fn digits(&self) -> &[u8] {
        &self.digits[..self.length]
    }

    pub(super) fn read(text: &str) -> Result<Self, PhoneFault> {
        let text = trim(text);
        let text = match text.get(..4) {
            Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => trim(&text[4..]),
            _ => text,
        };
        // What a spreadsheet's number leaves behind.
        let text =
            text.strip_suffix(".0").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text);
        let mut written = Self { digits: [0; Self::MOST], length: 0, international: false };
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '0'..='9' => written.push(letter as u8)?,
                // Full width.
                '\u{FF10}'..='\u{FF19}' => written.push(b'0' + letter.encode_utf8(&mut [0; 3]).as_bytes()[2] % 16)?,
                '+' | '\u{FF0B}' if written.length == 0 && !written.international => written.international = true,
                // A trunk prefix for those who call from within: `+44 (0)20 …`.
                '(' if written.international && written.length > 0 && text[at..].starts_with("(0)") => {
                    letters.nth(1);
                    if Plan::at(written.digits()).is_some_and(keeps_zero) {
                        written.push(b'0')?;
                    }
                }
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' if written.length == 0 => {
                    return Err(PhoneFault::NotANumber);
                }
                '(' | ')' | '[' | ']' | '.' | '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' => {}
                letter if letter.is_whitespace() || is_invisible(letter) => {}
                _ => return Err(written.broken_by(text, &text[at..])),
            }
        }
        if written.length == 0 || is_date(text) {
            return Err(PhoneFault::NotANumber);
        }
        Ok(written)
    }

    fn push(&mut self, digit: u8) -> Result<(), PhoneFault> {
        *self.digits.get_mut(self.length).ok_or(PhoneFault::TooLong)? = digit;
        self.length += 1;
        Ok(())
    }

    /// What it means that `rest` goes on with something that no number holds.
    fn broken_by(&self, text: &str, rest: &str) -> PhoneFault {
        if is_rounded(text) {
            return PhoneFault::Rounded;
        }
        let bytes = rest.as_bytes();
        let is_extension = ["x", "ext", "#", ";ext", ",ext", "poste", "доб", "sise", "int."]
            .iter()
            .any(|mark| bytes.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes())));
        if self.length >= 6 && is_extension && rest.bytes().any(|byte| byte.is_ascii_digit()) {
            return PhoneFault::Extension;
        }
        PhoneFault::NotANumber
    }
}

/// `3.7255E+11`, `3,7255e11`.
fn is_rounded(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty() && !exponent.is_empty() && [whole, rest, exponent].into_iter().all(is_digits)
}

/// `2024-01-05`, `5.1.2024`, `05/01/2024`: three groups, the year first or last.
fn is_date(text: &str) -> bool {
    let Some(separator) = text.bytes().find(|byte| !byte.is_ascii_digit()).filter(|byte| b"-./".contains(byte)) else {
        return false;
    };
    let mut groups = text.split(char::from(separator));
    let (Some(one), Some(two), Some(three), None) = (groups.next(), groups.next(), groups.next(), groups.next()) else {
        return false;
    };
    let is_short = |group: &str| matches!(group.len(), 1 | 2) && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |group: &str| {
        group.len() == 4 && matches!(&group[..2], "19" | "20") && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_short(two) && (is_short(one) && is_year(three) || is_year(one) && is_short(three))
}

/// Italy, with San Marino and the Vatican: the zero belongs to the number, from abroad too.
fn keeps_zero(plan: Plan) -> bool {
    matches!(plan.code(), b"39" | b"378")
}
