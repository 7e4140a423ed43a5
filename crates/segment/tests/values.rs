//! Values against oracles: phone numbers against libphonenumber, dates against a calendar, numbers against the parser of
//! binary numbers, mangled text against the decoder that mangles.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Utc};
use phonenumber::{Mode, Type, country};
use proptest::prelude::*;
use segue_segment::country::CountryCode;
use segue_segment::property::PropertyName;
use segue_segment::value::date::{self, DateFault, DateOrder, Orders};
use segue_segment::value::mangled::is_mangled;
use segue_segment::value::number::{self, DecimalMark};
use segue_segment::value::phone::{self, Phone};

/// Where a shop of the Nordics and the Baltics has its customers, and those that are likely beside them.
const COUNTRIES: &str = "EE LV LT FI SE DE FR ES PL GB US IE NL BE DK NO IT AT CH CZ UA PT HU SK SI HR RO BG GR IS LU CY \
    MT CA AU NZ RU KZ TR GE";

fn read(text: &str, country: &str) -> Option<String> {
    phone::read(text, CountryCode::parse(country)).ok().map(|phone: Phone| phone.as_str().to_owned())
}

/// Mobile numbers that the oracle takes for valid: its example with other digits at the end, from a seeded sequence.
fn mobiles(country: &str, count: usize) -> Vec<phonenumber::PhoneNumber> {
    let id: country::Id = country.parse().expect("a country of the list");
    let metadata = phonenumber::metadata::DATABASE.by_id(country).expect("the oracle knows it");
    let example = metadata.descriptors().mobile().and_then(|mobile| mobile.example()).expect("it has mobiles");
    let mut state = 2_463_534_242_u32;
    let mut numbers = Vec::new();
    for _ in 0..count * 200 {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let (head, tail) = example.split_at(example.len() - 6);
        let text = format!("{head}{:06}", state % 1_000_000);
        assert_eq!(tail.len(), 6);
        let text = format!("+{}{text}", metadata.country_code());
        let Ok(number) = phonenumber::parse(Some(id), text) else { continue };
        if phonenumber::is_valid(&number)
            && matches!(number.number_type(&phonenumber::metadata::DATABASE), Type::Mobile | Type::FixedLineOrMobile)
        {
            numbers.push(number);
        }
        if numbers.len() == count {
            break;
        }
    }
    numbers
}

#[test]
fn valid_mobile_numbers_are_read_as_the_oracle_reads_them() {
    let (mut all, mut same) = (0, 0);
    let mut differing = Vec::new();
    for country in COUNTRIES.split_ascii_whitespace() {
        let numbers = mobiles(country, 50);
        assert_eq!(numbers.len(), 50, "{country}");
        for number in &numbers {
            let expected = number.format().mode(Mode::E164).to_string();
            let notations = [
                expected.clone(),
                expected.replace('+', "00"),
                expected.replace('+', ""),
                number.format().mode(Mode::International).to_string(),
                number.format().mode(Mode::National).to_string(),
            ];
            for notation in notations {
                all += 1;
                let ours = read(&notation, country);
                if ours.as_deref() == Some(&expected) {
                    same += 1;
                } else {
                    differing.push(format!("{country} {notation}: {ours:?} for {expected}"));
                }
            }
        }
    }
    assert!(all == same, "{} of {all} differ:\n{}", differing.len(), differing.join("\n"));
}

proptest! {
    #[test]
    fn whatever_stands_in_a_cell_only_e164_comes_out(text in r"[+0-9 ().\-/xE,]{0,24}|\PC{0,16}", country in "(EE|DE|US|IT|HU|RU|)") {
        if let Some(number) = read(&text, &country) {
            let digits = number.strip_prefix('+').unwrap();
            prop_assert!((8..=15).contains(&digits.len()));
            prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0'));
            // What was read once is read as the same again, whatever the country.
            prop_assert_eq!(read(&number, "LV"), Some(number));
        }
    }

    #[test]
    fn no_date_is_a_phone_number(days in 0_u64..50_000, format in 0_usize..6) {
        let day = NaiveDate::from_ymd_opt(1920, 1, 1).unwrap() + Days::new(days);
        let format = ["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%Y/%m/%d", "%-d.%-m.%Y", "%d-%m-%Y"][format];
        for country in COUNTRIES.split_ascii_whitespace() {
            prop_assert_eq!(read(&day.format(format).to_string(), country), None);
        }
    }

    #[test]
    fn days_are_read_in_every_format(days in 0_u64..3_074_000, format in 0_usize..9) {
        let day = NaiveDate::from_ymd_opt(1583, 1, 1).unwrap() + Days::new(days);
        let (format, order) = [
            ("%Y-%m-%d", None),
            ("%Y/%m/%d", None),
            ("%Y%m%d", None),
            ("%d.%m.%Y", None),
            ("%-d. %B %Y", None),
            ("%b %-d, %Y", None),
            ("%A, %B %-d, %Y", None),
            ("%d/%m/%Y", Some(DateOrder::DayFirst)),
            ("%-m-%-d-%Y", Some(DateOrder::MonthFirst)),
        ][format];
        let text = day.format(format).to_string();
        let reading = date::read(&text);
        prop_assert!(reading.is_some(), "{}", text);
        let moment = reading.unwrap().moment(order).unwrap();
        prop_assert_eq!(moment.date_text(), day.format("%Y-%m-%d").to_string());
        prop_assert_eq!(moment.unix_seconds(), day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp());
    }

    #[test]
    fn instants_are_the_calendars(seconds in -12_000_000_000_i64..250_000_000_000, offset in -840_i32..=840) {
        let zone = chrono::FixedOffset::east_opt(offset * 60).unwrap();
        let instant = zone.timestamp_opt(seconds, 0).unwrap();
        let moment = date::read(&instant.to_rfc3339()).unwrap().moment(None).unwrap();
        prop_assert_eq!(moment.unix_seconds(), seconds);
        let text = moment.instant_text();
        prop_assert_eq!(text.parse::<DateTime<Utc>>().unwrap().timestamp(), seconds);
        prop_assert_eq!(text, instant.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string());
        prop_assert_eq!(moment.date_text(), instant.format("%Y-%m-%d").to_string());
    }

    #[test]
    fn three_numbers_are_dates_where_the_calendar_has_them(one in 0_u32..40, two in 0_u32..40, year in 1583_i32..3000) {
        let text = format!("{one}/{two}/{year}");
        let day_first = NaiveDate::from_ymd_opt(year, two, one);
        let month_first = NaiveDate::from_ymd_opt(year, one, two);
        let reading = date::read(&text);
        prop_assert_eq!(reading.is_some(), day_first.is_some() || month_first.is_some());
        let Some(reading) = reading else { return Ok(()) };
        for (order, expected) in [(DateOrder::DayFirst, day_first), (DateOrder::MonthFirst, month_first)] {
            let read = reading.moment(Some(order)).map(|moment| moment.date_text());
            prop_assert_eq!(read, expected.map(|day| day.to_string()).ok_or(DateFault::NotADate));
        }
        let is_open = day_first.is_some() && month_first.is_some() && one != two;
        prop_assert_eq!(reading.orders() == Orders::Either, is_open);
    }

    #[test]
    fn any_text_is_a_real_day_or_none(text in r"[0-9a-zA-Z .:/+\-]{0,30}|\PC{0,20}") {
        if let Some(reading) = date::read(&text)
            && let Ok(moment) = reading.moment(None)
        {
            let day: NaiveDate = moment.date_text().parse().unwrap();
            prop_assert!((1583..=9999).contains(&day.year()));
        }
    }

    #[test]
    fn numbers_keep_their_value(value in -999_999_999_999_i64..1_000_000_000_000, decimals in 0_usize..4, comma: bool) {
        let (mark, group) = if comma { (',', '.') } else { ('.', ',') };
        let digits = format!("{:0>1$}", value.unsigned_abs(), decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let sign = if value < 0 { "-" } else { "" };
        let plain = if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") };
        let expected: f64 = plain.parse().unwrap();
        let column = Some(if comma { DecimalMark::Comma } else { DecimalMark::Dot });
        for group in [String::new(), group.to_string(), "\u{A0}".to_owned()] {
            let mut text = sign.to_owned();
            for (place, digit) in whole.chars().enumerate() {
                if place > 0 && (whole.len() - place) % 3 == 0 {
                    text.push_str(&group);
                }
                text.push(digit);
            }
            if !part.is_empty() {
                text.push(mark);
                text.push_str(part);
            }
            let number = number::read(&text, column).unwrap();
            prop_assert!((number.as_f64() - expected).abs() <= 0.0, "{}", text);
            prop_assert_eq!(serde_json::to_string(&number).unwrap(), number.json_text());
            let again: f64 = number.json_text().parse().unwrap();
            prop_assert!((again - expected).abs() <= 0.0, "{}", text);
        }
    }

    #[test]
    fn any_text_is_a_number_of_json_or_none(text in r"[0-9., '\-€]{0,20}|\PC{0,12}") {
        if let Ok(number) = number::read(&text, Some(DecimalMark::Dot)) {
            let json: serde_json::Value = serde_json::from_str(&number.json_text()).unwrap();
            prop_assert!(json.is_number());
        }
    }

    #[test]
    fn suggested_names_are_names(label in r"\PC{0,200}") {
        let name = PropertyName::suggest(&label);
        prop_assert_eq!(PropertyName::parse(name.as_str()), Some(name));
    }

    #[test]
    fn words_of_this_corner_of_europe_are_not_mangled(text in "[A-Za-zäöüõÄÖÜÕåÅšžŠŽāčēģīķļņūĀČĒĢĪĶĻŅŪąčęėįšųūžĄĘĖĮŲ]{1,12}( [A-Za-zäöüõšžåéÅ]{1,9})?") {
        prop_assert!(!is_mangled(&text));
        let bytes = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0;
        let all_small = text.chars().all(|letter| letter.is_ascii() || "äöüõéāčēģīķļņūšž".contains(letter));
        // Seen in any word with a small accented letter after a small one.
        let small_pair = text.chars().zip(text.chars().skip(1)).any(|(one, two)| {
            one.is_ascii_lowercase() && "äöüõéāčēģīķļņūšž".contains(two)
        });
        if all_small && small_pair {
            prop_assert!(is_mangled(&bytes), "{}", bytes);
        }
    }
}
