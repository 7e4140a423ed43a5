//! What looks like a date, and whether it says which number is the day.

use super::Shape;

/// The shape of a cell with digits that is a date, a time of day behind it or not.
pub(super) fn shape(cell: &str) -> Option<Shape> {
    let date = cell.split_once('T').filter(|(date, _)| date.len() == 10).map_or(cell, |(date, _)| date);
    if let Some((first, rest)) = number(date)
        && let Some(separator @ (b'.' | b'/' | b'-')) = rest.bytes().next()
        && let Some((second, rest)) = number(rest[1..].trim_start())
    {
        let third = rest.strip_prefix(char::from(separator)).and_then(|rest| number(rest.trim_start()));
        return numeric(first, second, third);
    }
    // A year first: it is the quickest to miss.
    let has_year = cell.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    if has_year { by_name(cell) } else { None }
}

/// The number at the start of a text, with how many digits it has, and the rest.
fn number(text: &str) -> Option<((u16, usize), &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|_| length <= 4)?;
    Some(((number, length), &text[length..]))
}

fn numeric(
    (first, first_length): (u16, usize),
    (second, second_length): (u16, usize),
    third: Option<((u16, usize), &str)>,
) -> Option<Shape> {
    let is_year = |year: u16| (1850..=2150).contains(&year);
    let Some(((third, third_length), rest)) = third else {
        let is_short = (1..=2).contains(&first_length) && second_length == 2;
        return (is_short && is_day_and_month(first, second)).then_some(Shape::DayAndMonth);
    };
    // A year with its dot or its "г.", a time of day; nothing else.
    if !rest.is_empty() && !rest.starts_with([' ', ',', '.', 'T']) {
        return None;
    }
    if first_length == 4 {
        return (is_year(first) && (1..=12).contains(&second) && (1..=31).contains(&third)).then_some(Shape::ToldDate);
    }
    if !(third_length == 2 || third_length == 4 && is_year(third)) {
        return None;
    }
    match (first, second) {
        (13..=31, 1..=12) => Some(Shape::DayFirst),
        (1..=12, 13..=31) => Some(Shape::MonthFirst),
        (1..=12, 1..=12) => Some(Shape::OpenDate),
        _ => None,
    }
}

fn is_day_and_month(first: u16, second: u16) -> bool {
    let (low, high) = (first.min(second), first.max(second));
    (1..=12).contains(&low) && high <= 31
}

/// "January 1, 2024", "5. mai 1990": a month by its first letters, a year, a day.
fn by_name(cell: &str) -> Option<Shape> {
    const MONTHS: &str = "jan jaan jän feb veebr mar mär märts apr avr abr may mai jun juin juun jul juil juul aug aoû ago sep set okt oct \
         out nov dec dez dets déc dic";
    let (mut day, mut month, mut year) = (false, false, false);
    for word in cell.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).take(6) {
        match word.parse::<u16>() {
            Ok(1..=31) => day = true,
            Ok(1850..=2150) => year = true,
            Ok(_) => {}
            Err(_) => {
                let lower: String = word.chars().map(crate::fold::lower).collect();
                month = month || MONTHS.split_ascii_whitespace().any(|start| lower.starts_with(start));
            }
        }
    }
    (day && month && year).then_some(Shape::ToldDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_say_which_number_is_the_day_or_do_not() {
        for (cell, expected) in [
            ("2020-01-02", Some(Shape::ToldDate)),
            ("2020-01-02T10:00:00Z", Some(Shape::ToldDate)),
            ("2020/1/2 10:00", Some(Shape::ToldDate)),
            ("January 1, 2024 12:00 AM", Some(Shape::ToldDate)),
            ("5. mai 1990", Some(Shape::ToldDate)),
            ("5/8/1986", Some(Shape::OpenDate)),
            ("01.02.90", Some(Shape::OpenDate)),
            ("1. 2. 1990", Some(Shape::OpenDate)),
            ("30.12.1975", Some(Shape::DayFirst)),
            ("12/30/1975", Some(Shape::MonthFirst)),
            ("05/08", Some(Shape::DayAndMonth)),
            ("30.12.", Some(Shape::DayAndMonth)),
            ("31/31/2000", None),
            ("2020-13-02", None),
            ("192.0.2.1", None),
            ("12.50", None),
            ("555-0100", None),
            ("5551 0001", None),
            ("1 Main Street", None),
        ] {
            assert_eq!(shape(cell), expected, "{cell}");
        }
    }
}
