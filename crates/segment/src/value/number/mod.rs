//! Numbers and amounts of money, with the separators of any country.

mod written;

use serde::{Serialize, Serializer};

use written::{Decimals, GROUP, Written};

/// A decimal number of at most 15 significant digits, which is what JSON's readers keep exactly (RFC 8259, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    /// The digits without the mark; it has no zero at its end where there are decimals.
    digits: i64,
    decimals: u8,
}

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    /// `1234.5`.
    Dot,
    /// `1234,5`.
    Comma,
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberFault {
    /// Something else, or with a percent sign, an exponent, or groups that have not three digits.
    NotANumber,
    /// `1.234` and `1,234`: thousands or decimals; the column has to tell.
    MarkOpen,
    /// More than 15 significant digits.
    TooLong,
}

/// Reads a number, with or without a sign of a currency before or behind it. `mark` is the column's decimal mark; it
/// decides where one cell leaves it open.
pub fn read(text: &str, mark: Option<DecimalMark>) -> Result<Number, NumberFault> {
    let written = Written::read(text).ok_or(NumberFault::NotANumber)?;
    let decimals = match written.decimals {
        Decimals::Are(_, decimals) => decimals,
        Decimals::AreOrGroup(open) => match mark.ok_or(NumberFault::MarkOpen)? {
            mark if mark == open => GROUP,
            _ => 0,
        },
    };
    Number::new(written.negative, written.digits(), decimals)
}

/// The decimal mark that a cell shows; none where it has none, leaves it open or is no number.
pub fn decimal_mark(text: &str) -> Option<DecimalMark> {
    match Written::read(text)?.decimals {
        Decimals::Are(mark, _) => mark,
        Decimals::AreOrGroup(_) => None,
    }
}

impl Number {
    fn new(negative: bool, digits: impl Iterator<Item = u8>, decimals: usize) -> Result<Self, NumberFault> {
        let mut value = 0_i64;
        for digit in digits {
            value = value * 10 + i64::from(digit - b'0');
            if value >= MOST {
                return Err(NumberFault::TooLong);
            }
        }
        let mut decimals = decimals;
        while decimals > 0 && value % 10 == 0 {
            value /= 10;
            decimals -= 1;
        }
        let decimals = u8::try_from(decimals).ok().filter(|&decimals| decimals <= 15).ok_or(NumberFault::TooLong)?;
        Ok(Self { digits: if negative { -value } else { value }, decimals })
    }

    /// The number as JSON writes it, no longer than it has to be: `12.5`, `-3`.
    pub fn json_text(&self) -> String {
        let mut reversed = [b'0'; 24];
        let (mut rest, mut length) = (self.digits.unsigned_abs(), 0);
        while rest > 0 || length <= usize::from(self.decimals) {
            reversed[length] = b'0' + (rest % 10) as u8;
            rest /= 10;
            length += 1;
        }
        let mut text = String::with_capacity(length + 2);
        if self.digits < 0 {
            text.push('-');
        }
        for place in (0..length).rev() {
            text.push(char::from(reversed[place]));
            if place > 0 && place == usize::from(self.decimals) {
                text.push('.');
            }
        }
        text
    }

    /// The nearest binary number. Both parts are exact, so its shortest text is again [`Self::json_text`].
    pub fn as_f64(&self) -> f64 {
        self.digits as f64 / 10_f64.powi(self.decimals.into())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.decimals == 0 { serializer.serialize_i64(self.digits) } else { serializer.serialize_f64(self.as_f64()) }
    }
}

/// What 15 digits cannot hold.
const MOST: i64 = 1_000_000_000_000_000;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_json_writes_is_read(digits in (0_u32..51).prop_flat_map(|bits| -(1_i64 << bits)..(1 << bits)), decimals in 0..=15_u8) {
            prop_assume!(digits.abs() < MOST && (decimals == 0 || digits % 10 != 0));
            let number = Number { digits, decimals };
            prop_assert_eq!(read(&number.json_text(), Some(DecimalMark::Dot)), Ok(number));
            prop_assert_eq!(number.json_text().parse(), Ok(number.as_f64()));
        }
    }

    fn json(text: &str, mark: Option<DecimalMark>) -> Result<String, NumberFault> {
        read(text, mark).map(|number| number.json_text())
    }

    #[test]
    fn numbers_of_many_countries() {
        for (text, expected) in [
            ("1234.5", "1234.5"),
            ("1 234,50", "1234.5"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("-5", "-5"),
            ("€ 12,50", "12.5"),
            ("12,50 €", "12.5"),
            ("$1,234,567", "1234567"),
            ("-€5", "-5"),
            ("€ -5.00", "-5"),
            ("1\u{A0}234\u{202F}567,8", "1234567.8"),
            ("1'234.50", "1234.5"),
            ("1.234.567", "1234567"),
            ("0,125", "0.125"),
            ("1234.567", "1234.567"),
            ("1 234,567", "1234.567"),
            (".5", "0.5"),
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("+3", "3"),
            ("\u{2212}3", "-3"),
            ("1.0", "1"),
            ("100", "100"),
            ("12.50 EUR", "12.5"),
            ("199 kr.", "199"),
            ("0.001", "0.001"),
            ("10.10", "10.1"),
            ("100000000000000", "100000000000000"),
        ] {
            assert_eq!(json(text, None).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_one_cell_leaves_open_the_column_tells() {
        use DecimalMark::{Comma, Dot};
        for (text, with_dot, with_comma) in
            [("1.234", "1.234", "1234"), ("1,234", "1234", "1.234"), ("-12,345 €", "-12345", "-12.345")]
        {
            assert_eq!(json(text, None), Err(NumberFault::MarkOpen), "{text}");
            assert_eq!(json(text, Some(Dot)).as_deref(), Ok(with_dot), "{text}");
            assert_eq!(json(text, Some(Comma)).as_deref(), Ok(with_comma), "{text}");
            assert_eq!(decimal_mark(text), None);
        }
        for (text, mark) in [
            ("1.5", Some(Dot)),
            ("1 234,50", Some(Comma)),
            ("1.234.567", Some(Comma)),
            ("1,234.50", Some(Dot)),
            ("12", None),
            ("1 234", None),
            ("anna", None),
        ] {
            assert_eq!(decimal_mark(text), mark, "{text}");
        }
    }

    #[test]
    fn other_things_are_no_numbers() {
        for text in [
            "",
            "-",
            "12 %",
            "1e5",
            "1.2.3",
            "12,34,56",
            "1,23,456",
            "1.",
            "5,",
            "1 23",
            "1 2345",
            "12 34.5",
            "1.234,5.6",
            "a1",
            "€€5",
            "€ 5 €",
            "--5",
            "5-",
            "1_000",
            "0x10",
            "NaN",
            "∞",
            "5 kg",
            "12:30",
            "(5)",
            "1.234'567",
            ",",
        ] {
            assert_eq!(json(text, Some(DecimalMark::Dot)), Err(NumberFault::NotANumber), "{text}");
        }
        assert_eq!(json("1234567890123456", None), Err(NumberFault::TooLong));
        assert_eq!(json("0.0000000000000001", None), Err(NumberFault::TooLong));
    }
}
