//! Postal codes that passed through a number type, and lost the zero they began with.

use super::trim;
use crate::country::CountryCode;

/// Seven characters a country: ISO 3166-1 alpha-2, digits of a code, digits before its hyphen (0: none), how many zeros
/// a code may have lost, and the numbers that may stand for codes with a lost zero: lowest and highest first digit of
/// them. Only countries that have codes beginning with 0.
///
/// The rules are those of the national posts, which the Universal Postal Union gathers in "Addressing systems". Codes
/// begin with 00 in Finland (Helsinki), Puerto Rico, the Virgin Islands, and in Poland (Warsaw); countries whose codes
/// never begin with 0 (EE, LV, SE, AT, CH, BE, NL, DK for streets, CZ, HU, BG, SI, HR, RS, GR, PT, RU, IN) are not here.
const CODES: &str = "AU40188BR85119CN60118CO60158DE50119DZ50119ES50119FI50219FR50119IT50119JP73119KR50119KZ60117\
    LT50119MX50119MY50119NO40119PE50119PL52219PR50269RO60119SK50119TR50119UA50119US50119VI50288";

/// The code that a number was, where it can only have lost zeros in `country`, or has a decimal (`10115.0`); none where
/// nothing was lost, or it is not sure.
pub fn lost_zero(text: &str, country: CountryCode) -> Option<String> {
    let text = trim(text);
    let number = text.strip_suffix(".0").unwrap_or(text);
    if number.is_empty() || number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let codes = CODES.as_bytes().as_chunks::<7>().0;
    let rule = codes.iter().find(|rule| rule[..2] == country.letters());
    let number_is_whole = number.len() != text.len();
    let Some(&[_, _, length, hyphen, zeros, low, high]) = rule else {
        return number_is_whole.then(|| number.to_owned());
    };
    let digit = |byte: u8| usize::from(byte - b'0');
    let missing = digit(length).checked_sub(number.len())?;
    if missing > digit(zeros) {
        return None;
    }
    if missing > 0 && !(low..=high).contains(&number.as_bytes()[0]) {
        return None;
    }
    if missing == 0 && !number_is_whole {
        return None;
    }
    let mut code = String::with_capacity(digit(length) + 1);
    code.extend(std::iter::repeat_n('0', missing));
    code.push_str(number);
    if hyphen != b'0' {
        code.insert(digit(hyphen), '-');
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(text: &str, country: &str) -> Option<String> {
        lost_zero(text, CountryCode::parse(country).unwrap())
    }

    #[test]
    fn zeros_come_back_where_a_country_has_them() {
        for (text, country, code) in [
            ("1011", "US", "01011"),
            ("1067", "DE", "01067"),
            ("6000", "FR", "06000"),
            ("100", "FI", "00100"),
            ("1300", "FI", "01300"),
            ("950", "PL", "00-950"),
            ("1234", "PL", "01-234"),
            ("1100", "LT", "01100"),
            ("150", "NO", "0150"),
            ("601", "PR", "00601"),
            ("600001", "JP", "060-0001"),
            ("800", "AU", "0800"),
            (" 1067.0 ", "DE", "01067"),
            ("10115.0", "DE", "10115"),
            ("10111.0", "EE", "10111"),
        ] {
            assert_eq!(lost(text, country).as_deref(), Some(code), "{text} in {country}");
        }
    }

    #[test]
    fn what_is_not_sure_stays() {
        for (text, country) in [
            ("", "DE"),
            ("10115", "DE"),
            ("01067", "DE"),
            ("106", "DE"),
            ("1011", "EE"),
            ("1010", "LV"),
            ("1010", "AT"),
            ("101", "US"),
            ("10", "FI"),
            ("SW1A", "GB"),
            ("1067.5", "DE"),
            ("-1067", "DE"),
            ("106700", "DE"),
            ("100", "AU"),
            ("1011.", "DE"),
            ("LT-1100", "LT"),
        ] {
            assert_eq!(lost(text, country), None, "{text} in {country}");
        }
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        let codes = CODES.as_bytes().as_chunks::<7>();
        assert!(codes.1.is_empty() && codes.0.is_sorted_by(|one, next| one[..2] < next[..2]));
        assert!(codes.0.iter().all(|rule| rule[2..].iter().all(u8::is_ascii_digit)));
        assert!(CODES.len() < 200, "{} bytes", CODES.len());
    }
}
