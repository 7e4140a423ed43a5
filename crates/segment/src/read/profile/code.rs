//! Numbers that should not leave a machine unnoticed: payment cards, personal codes.

/// Whether the cell is a payment card's number: 13 to 19 digits, alone or in groups, the first of a payment network's
/// (2 to 6), the last by Luhn (ISO/IEC 7812-1).
pub(super) fn is_card(cell: &str) -> bool {
    if cell.len() < 13 || !cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-')) {
        return false;
    }
    let digits = digits(cell);
    (13..=19).contains(&digits.len()) && (2..=6).contains(&digits[0]) && passes_luhn(&digits)
}

/// Whether the cell is a personal code of Estonia, Lithuania, Latvia, Finland or Sweden, or has the form of the USA's
/// social security numbers.
pub(super) fn is_personal(cell: &str) -> bool {
    if !(11..=13).contains(&cell.len()) {
        return false;
    }
    let digits = digits(cell);
    let separator = cell.find(|letter: char| !letter.is_ascii_digit());
    match (cell.len(), separator) {
        (11, None) => is_baltic(&digits) || is_latvian(&digits) && latvian_check(&digits) == digits[10],
        (12, Some(6)) => digits.len() == 11 && cell.as_bytes()[6] == b'-' && is_latvian(&digits),
        (11, Some(6)) => is_finnish(cell, &digits) || digits.len() == 10 && is_swedish(cell.as_bytes()[6], &digits),
        (13, Some(8)) => digits.len() == 12 && is_swedish(cell.as_bytes()[8], &digits[2..]),
        (12, None) => (digits.starts_with(&[1, 9]) || digits.starts_with(&[2, 0])) && is_swedish(b'-', &digits[2..]),
        (11, Some(3)) => digits.len() == 9 && cell.as_bytes()[3] == b'-' && cell.as_bytes()[6] == b'-',
        _ => false,
    }
}

fn digits(cell: &str) -> Vec<u8> {
    cell.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect()
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &digit)| u32::from(if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }))
        .sum();
    sum.is_multiple_of(10)
}

fn is_day_of(day: &[u8], month: &[u8]) -> bool {
    (1..=31).contains(&(day[0] * 10 + day[1])) && (1..=12).contains(&(month[0] * 10 + month[1]))
}

fn weighed(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(digit * weight)).sum()
}

/// Estonia (EVS 585) and Lithuania: century and gender, date, number, a check digit of two steps.
fn is_baltic(digits: &[u8]) -> bool {
    let check = match weighed(digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11 {
        10 => weighed(digits, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10,
        check => check,
    };
    (1..=8).contains(&digits[0]) && is_day_of(&digits[5..], &digits[3..]) && check == u32::from(digits[10])
}

/// Latvia: day, month, year, century; since 2017 numbers that begin with 32 and say nothing.
fn is_latvian(digits: &[u8]) -> bool {
    digits.starts_with(&[3, 2]) || is_day_of(digits, &digits[2..]) && digits[6] <= 2
}

fn latvian_check(digits: &[u8]) -> u8 {
    let sum = weighed(digits, &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    u8::try_from((1101 - sum) % 11 % 10).unwrap_or_default()
}

/// Finland: day, month, year, the century's sign, number, a check letter of 31.
fn is_finnish(cell: &str, digits: &[u8]) -> bool {
    const LETTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let bytes = cell.as_bytes();
    if !b"+-YXWVUABCDEF".contains(&bytes[6]) || digits.len() < 9 || !bytes[7..10].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = digits[..9].iter().fold(0_usize, |number, digit| number * 10 + usize::from(*digit));
    is_day_of(digits, &digits[2..]) && LETTERS[number % 31] == bytes[10].to_ascii_uppercase()
}

/// Sweden: year, month, day, number, the last by Luhn.
fn is_swedish(sign: u8, digits: &[u8]) -> bool {
    matches!(sign, b'-' | b'+') && is_day_of(&digits[4..], &digits[2..]) && passes_luhn(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_pass_luhn_and_begin_as_networks_do() {
        for card in ["4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "340000000000009"] {
            assert!(is_card(card), "{card}");
        }
        for other in ["4111111111111112", "1111111111111117", "+4111111111111111", "411111111111", "4111x"] {
            assert!(!is_card(other), "{other}");
        }
    }

    #[test]
    fn personal_codes_are_known_by_form_and_check() {
        for code in [
            "37605030299",
            "38001085718",
            "33309240064",
            "161175-19997",
            "16117519997",
            "324567-12345",
            "131052-308T",
            "131052A308T",
            "811218-9876",
            "19811218-9876",
            "198112189876",
            "078-05-1120",
        ] {
            assert!(is_personal(code), "{code}");
        }
        for other in ["37605030290", "131052-308U", "811218-9875", "5551 0001", "983-566-0706", "õõõõõõ", "2020-01-02"]
        {
            assert!(!is_personal(other), "{other}");
        }
    }
}
