//! Phone numbers as people write them, to E.164.
//!
//! A number is taken where it is possible: its country exists and has numbers of that length. Whether somebody has it,
//! only a call can tell.

mod plan;
mod written;

use std::fmt;

use serde::{Deserialize, Serialize};

use plan::Plan;
use written::Written;

use crate::country::CountryCode;

/// A number in E.164: `+` and 8 to 15 digits, which is what Omnisend takes as an identifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Phone {
    text: [u8; 16],
    length: u8,
}

impl Phone {
    /// The number, with its `+`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text[..usize::from(self.length)]).unwrap_or_default()
    }
}

/// A text that is no number in E.164.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a phone number in E.164")]
pub struct NotAPhone;

impl TryFrom<String> for Phone {
    type Error = NotAPhone;

    fn try_from(text: String) -> Result<Self, NotAPhone> {
        read(&text, None).ok().filter(|phone| phone.as_str() == text).ok_or(NotAPhone)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.as_str().to_owned()
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a cell is no number that can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhoneFault {
    /// Something else: words, a date, a negative number, the same digit again and again, several numbers.
    NotANumber,
    /// A spreadsheet made `3.7255E+11` of it; its last digits are gone.
    Rounded,
    /// A national number, and nobody said of which country.
    NoCountry,
    /// No country has this calling code.
    UnknownCountry,
    /// Fewer digits than the country's numbers have.
    TooShort,
    /// More digits than the country's numbers have.
    TooLong,
    /// Right in length, but no number of the country begins so.
    WrongStart,
    /// It has an extension: an exchange, which no message reaches, and which several people share.
    Extension,
}

/// Reads a number; one without `+` or `00` is of the country `default`.
///
/// It was repaired where the cell differs from [`Phone::as_str`]. A number that begins with the calling code of
/// `default` and only lacks its `+` is taken as international where that fits; in a country without trunk prefix only
/// where it does not fit as a national number.
pub fn read(text: &str, default: Option<CountryCode>) -> Result<Phone, PhoneFault> {
    let written = Written::read(text)?;
    let mut digits = written.digits();
    let plan = default.and_then(Plan::of);
    if !written.international && digits.iter().all(|digit| digit == &digits[0]) {
        return Err(PhoneFault::NotANumber);
    }
    let mut international = written.international;
    if !international {
        // 011 is what North America dials for 00.
        let exit = if plan.is_some_and(|plan| plan.code() == b"1") { &b"011"[..] } else { b"00" };
        if let Some(rest) = digits.strip_prefix(b"00").or_else(|| digits.strip_prefix(exit)) {
            digits = rest;
            international = true;
        }
    }
    if international {
        let plan = Plan::at(digits).ok_or(PhoneFault::UnknownCountry)?;
        return national(plan, &digits[plan.code().len()..]);
    }
    let plan = plan.ok_or(match default {
        Some(_) => PhoneFault::UnknownCountry,
        None if digits.len() < 7 => PhoneFault::TooShort,
        None => PhoneFault::NoCountry,
    })?;
    let as_national = national(plan, digits);
    match digits.strip_prefix(plan.code()).map(|rest| national(plan, rest)) {
        Some(Ok(phone)) if plan.trunk() != b'-' || as_national.is_err() => Ok(phone),
        _ => as_national,
    }
}

/// The number of a country whose national part is `digits`, with or without trunk prefix.
fn national(plan: Plan, digits: &[u8]) -> Result<Phone, PhoneFault> {
    let number = without_trunk(plan, digits);
    if !fits(plan, number) {
        let lengths = plan.lengths();
        return Err(if (lengths >> number.len().min(31)) > 0 { PhoneFault::TooShort } else { PhoneFault::TooLong });
    }
    if !can_begin_so(plan, number) {
        return Err(PhoneFault::WrongStart);
    }
    let mut phone = Phone { text: [b'+'; 16], length: 1 };
    for &digit in plan.code().iter().chain(number) {
        *phone.text.get_mut(usize::from(phone.length)).ok_or(PhoneFault::TooLong)? = digit;
        phone.length += 1;
    }
    Ok(phone)
}

fn fits(plan: Plan, number: &[u8]) -> bool {
    number.len() < 16 && plan.lengths() >> number.len() & 1 == 1
}

/// The number without what is dialled before it in its country.
fn without_trunk(plan: Plan, digits: &[u8]) -> &[u8] {
    let prefixes: &[&[u8]] = match plan.trunk() {
        // No number begins with a zero where a zero is dialled first.
        b'0' => return digits.strip_prefix(b"0").unwrap_or(digits),
        b'8' => &[b"8"],
        b'1' => &[b"1"],
        b'H' => &[b"06"],
        b'L' => &[b"0", b"8"],
        b'B' => &[b"80", b"8", b"0"],
        _ => &[],
    };
    if fits(plan, digits) {
        return digits;
    }
    prefixes.iter().filter_map(|prefix| digits.strip_prefix(*prefix)).find(|rest| fits(plan, rest)).unwrap_or(digits)
}

/// Whether a number may begin like this, where that tells numbers from other things:
///
/// * +1: area code and exchange begin with 2 to 9, area codes ending in 11 are services, those with 9 in the middle are
///   kept for growth (North American Numbering Plan Administrator, "NANP area codes").
/// * +7: Russia 3, 4, 8, 9; Kazakhstan 6, 7.
/// * +370 and +372: 3 to 9. Personal codes of Lithuania and Estonia begin with 37 for men born in 197x, and go on with a
///   0 or 1 for the month.
/// * +39: mobile numbers begin with 3 and have 9 or 10 digits.
/// * Where a zero is dialled first, no number begins with another one.
fn can_begin_so(plan: Plan, number: &[u8]) -> bool {
    match (plan.code(), number) {
        (b"1", [area, middle, last, exchange, ..]) => {
            *area >= b'2' && *exchange >= b'2' && *middle != b'9' && (*middle, *last) != (b'1', b'1')
        }
        (b"7", [first, ..]) => matches!(first, b'3' | b'4' | b'6'..=b'9'),
        (b"370" | b"372", [first, ..]) => *first >= b'3',
        (b"39", [b'3', ..]) => matches!(number.len(), 9 | 10),
        (_, [b'0', ..]) => !matches!(plan.trunk(), b'0' | b'8' | b'B'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, country: &str) -> Result<String, PhoneFault> {
        super::read(text, CountryCode::parse(country)).map(|phone| phone.as_str().to_owned())
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, country, number) in [
            ("+37255512345", "", "+37255512345"),
            ("+372 5551 2345", "LV", "+37255512345"),
            (" tel:+372-5551-2345\u{A0}", "", "+37255512345"),
            ("\u{202A}+372 5551 2345\u{202C}", "", "+37255512345"),
            ("\u{FF0B}\u{FF13}\u{FF17}\u{FF12}55512345", "", "+37255512345"),
            ("00372 55512345", "", "+37255512345"),
            ("(+372) 5551.2345", "", "+37255512345"),
            ("5551 2345", "EE", "+37255512345"),
            ("512 3456", "EE", "+3725123456"),
            ("37255512345", "EE", "+37255512345"),
            ("37255512345.0", "EE", "+37255512345"),
            ("+44 (0)20 7946 0123", "", "+442079460123"),
            ("020 7946 0123", "GB", "+442079460123"),
            ("0171/1234567", "DE", "+491711234567"),
            ("+49 0171 1234567", "", "+491711234567"),
            ("4915112345678", "DE", "+4915112345678"),
            ("1511234567", "DE", "+491511234567"),
            ("06 12 34 56 78", "FR", "+33612345678"),
            ("040 123 4567", "FI", "+358401234567"),
            ("8 612 34567", "LT", "+37061234567"),
            ("0 612 34567", "LT", "+37061234567"),
            ("61234567", "LT", "+37061234567"),
            ("06 698 1234", "IT", "+39066981234"),
            ("+39 (0)6 698 1234", "", "+39066981234"),
            ("39 333 1234567", "IT", "+393331234567"),
            ("393 1234567", "IT", "+393931234567"),
            ("8 (916) 123-45-67", "RU", "+79161234567"),
            ("7 916 123 45 67", "RU", "+79161234567"),
            ("8 701 123 4567", "KZ", "+77011234567"),
            ("06 20 123 4567", "HU", "+36201234567"),
            ("8 029 123 45 67", "BY", "+375291234567"),
            ("(202) 555-0123", "US", "+12025550123"),
            ("1-202-555-0123", "CA", "+12025550123"),
            ("011 372 5551 2345", "US", "+37255512345"),
            ("+298 211234", "", "+298211234"),
        ] {
            assert_eq!(read(text, country).as_deref(), Ok(number), "{text} in {country}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        use PhoneFault::{Extension, NoCountry, NotANumber, Rounded, TooLong, TooShort, UnknownCountry, WrongStart};
        for (text, country, fault) in [
            ("", "EE", NotANumber),
            ("none", "EE", NotANumber),
            ("-6854", "EE", NotANumber),
            ("-55512345", "EE", NotANumber),
            ("000000", "EE", NotANumber),
            ("55555555", "EE", NotANumber),
            ("1111111111111111", "EE", NotANumber),
            ("2024-01-05", "EE", NotANumber),
            ("05.01.2024", "NO", NotANumber),
            ("5/1/2024", "DE", NotANumber),
            ("5551234, 5551235", "EE", NotANumber),
            ("1-800-FLOWERS", "US", NotANumber),
            ("12345", "EE", TooShort),
            ("12345", "DE", TooShort),
            ("12345", "FI", TooShort),
            ("12345", "", TooShort),
            ("55512345", "", NoCountry),
            ("55512345", "AQ", UnknownCountry),
            ("+99912345678", "", UnknownCountry),
            ("+372 555 123 456 7", "", TooLong),
            ("38605080123", "EE", TooLong),
            ("37205080123", "EE", TooLong),
            ("3.7255E+11", "EE", Rounded),
            ("3,7255E+11", "EE", Rounded),
            ("4.47912E11", "GB", Rounded),
            ("+1 202 555 0123 x9509", "", Extension),
            ("6 123 456 ext. 12", "EE", Extension),
            ("+1 122 555 0123", "", WrongStart),
            ("+1 911 555 0123", "", WrongStart),
            ("+372 1551 2345", "", WrongStart),
        ] {
            assert_eq!(read(text, country), Err(fault), "{text} in {country}");
        }
    }
}
