//! The shapes of one cell.

use super::{Shape, code, date};
use crate::country;
use crate::email::{Idna, Judged, judge, suggestion};
use crate::fold::Key;

/// Cells that say that nothing is known.
const NOTHING: &str = "na nan none null nil unknown missing empty blank puudub teadmata unbekannt keine";

const ANSWERS: &str = "yes no true false 0 1 y n t f x jah ei ja nein j kylla kyllae oui non si sim nao ne taip jaa nej da \
    да нет allow donotallow agree agreed accepted declined";

const SUBSCRIPTIONS: &str = "subscribed unsubscribed nonsubscribed notsubscribed neversubscribed optedin optedout optin \
    optout confirmed unconfirmed pending consent noconsent explicit implicit implied granted denied withdrawn cleaned \
    active inactive bounced tellitud loobunud abonniert abgemeldet angemeldet suscrito";

const STATUSES: &str = "active inactive enabled disabled open closed subscribed unsubscribed nonsubscribed pending \
    processing complete completed cancelled canceled shipped delivered dispatched refunded paid unpaid partiallypaid \
    fulfilled unfulfilled onhold hold failed draft new blocked locked archived approved rejected returned placed \
    confirmed waiting inprogress intransit cart checkout lead qualified unqualified contacted won lost expired suspended deleted online offline aktiivne mitteaktiivne uus tasutud saadetud tuhistatud ootel \
    kinnitatud lopetatud taidetud aktiv inaktiv offen versendet bezahlt storniert abgeschlossen neu geschlossen gesperrt \
    actif inactif expedie paye annule livre activo inactivo enviado pagado cancelado pendiente aktiivinen maksettu \
    lahetetty toimitettu peruttu aktivs neaktivs apmaksats nosutits aktyvus neaktyvus apmoketa issiusta";

const GENDERS: &str = "m f w d male female man woman men women boy girl other mees naine mv n v mann frau weiblich \
    mannlich divers maennlich mies nainen muu vyras moteris vyr mot virietis sieviete homme femme h hombre mujer \
    masculino femenino masculin feminin kvinna kvinne uomo donna maschio femmina vrouw mezczyzna kobieta k м ж мужской \
    женский муж жен";

/// The shapes of a cell without spaces around, one bit each; none where it says that nothing is known.
pub(super) fn of(cell: &str) -> Option<u32> {
    let mut shapes = 0;
    let mut set = |shape: Shape, is: bool| shapes |= u32::from(is) << shape as u32;
    let (mut digits, mut letters, mut signs, mut at) = (0_usize, 0_usize, 0_usize, false);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => letters += 1,
            b'@' => at = true,
            b' ' => {}
            _ => signs += 1,
        }
    }
    if digits + letters == 0 {
        return None;
    }
    let words = cell.split_ascii_whitespace().count();
    set(Shape::At, at);
    set(Shape::Digit, digits > 0);
    set(Shape::NoLetter, letters == 0);
    set(Shape::Words, words > 1);
    set(Shape::Link, cell.contains("://") || cell.starts_with("www."));
    if at {
        let is_address = is_address(cell);
        set(Shape::Address, is_address);
        set(Shape::BadAddress, !is_address && is_bad_address(cell));
        return Some(shapes);
    }
    let is_short = cell.len() <= 64;
    if digits > 0 && is_short {
        let date = date::shape(cell);
        if let Some(date) = date {
            set(date, true);
        }
        let is_code = code::is_personal(cell);
        set(Shape::PersonalCode, is_code);
        set(Shape::Card, code::is_card(cell));
        set(Shape::Number, letters == 0 && is_number(cell));
        set(Shape::Phone, date.is_none() && !is_code && is_phone(cell, digits));
        let is_postal = date.is_none() && cell.len() <= 12 && (3..=10).contains(&(digits + letters)) && words < 4;
        set(
            Shape::Postal,
            is_postal && !cell.contains([',', '/']) && !cell.strip_suffix(".0").unwrap_or(cell).contains('.'),
        );
    }
    if letters > 0 && digits == 0 {
        set(Shape::Name, words < 4 && signs < 3 && cell.split_ascii_whitespace().all(begins_as_name));
    }
    let is_bad = || suggestion(cell).is_some();
    if digits > 0 && letters > 0 {
        set(Shape::BadAddress, is_short && letters > 4 && signs > 1 && is_bad());
    } else if is_short
        && digits < 2
        && let Some(key) = Key::of(cell)
    {
        let is = |list: &str| list.split_ascii_whitespace().any(|word| word.as_bytes() == key.as_bytes());
        if is(NOTHING) {
            return None;
        }
        set(Shape::Answer, is(ANSWERS));
        if letters > 0 {
            set(Shape::Subscription, is(SUBSCRIPTIONS));
            set(Shape::Status, is(STATUSES));
            set(Shape::Gender, is(GENDERS));
            let is_country = country::find(cell).is_some();
            set(Shape::Country, is_country);
            set(Shape::CountryName, is_country && letters > 3);
            set(Shape::BadAddress, !is_country && signs > 0 && is_bad());
        }
    }
    Some(shapes)
}

fn begins_as_name(word: &str) -> bool {
    word.chars().next().is_some_and(|first| crate::fold::lower(first) != first || !first.is_ascii())
        && !word.contains(['_', '/', '#', ':', '(', '&'])
}

fn is_number(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ' | b'-' | b'+'))
        && !cell.get(1..).unwrap_or_default().contains(['-', '+'])
}

/// Digits as ITU-T E.164 has them at the most, and what people put between; an extension behind.
fn is_phone(cell: &str, digits: usize) -> bool {
    let number = cell.split(['x', 'e', 'E', 'X']).next().unwrap_or(cell);
    (6..=20).contains(&digits)
        && !number.contains(',')
        && number.bytes().all(|byte| byte.is_ascii_digit() || b" +-().'/\xC2\xA0".contains(&byte))
        && number.bytes().filter(u8::is_ascii_digit).count() <= 15
}

fn is_bad_address(cell: &str) -> bool {
    suggestion(cell).is_some() || cell.find('@').is_some_and(|at| at > 0) && !cell.contains(char::is_whitespace)
}

/// Whether the cell has an address's shape; blocked names and international domains have it.
fn is_address(cell: &str) -> bool {
    match judge(cell, &AnyDomain, &mut String::new()) {
        Judged::Usable { .. } => true,
        Judged::Unusable(code) => code == crate::Code::EmailRole,
    }
}

/// Takes international domains for good: here it matters only what a column is about.
struct AnyDomain;

impl Idna for AnyDomain {
    fn to_ascii(&self, _domain: &str) -> Option<String> {
        Some("xn--domain.example".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(cell: &str, shape: Shape) -> bool {
        of(cell).is_some_and(|shapes| shapes >> shape as u32 & 1 == 1)
    }

    #[test]
    fn cells_have_the_shapes_that_people_see() {
        for (cell, shape) in [
            ("anna@example.com", Shape::Address),
            ("info@example.com", Shape::Address),
            ("anna@@example.com", Shape::BadAddress),
            ("liam(at)example.com", Shape::BadAddress),
            ("Eesti", Shape::CountryName),
            ("US", Shape::Country),
            ("+372 5550 100", Shape::Phone),
            ("983.566.0706x9509", Shape::Phone),
            ("jah", Shape::Answer),
            ("NEVER_SUBSCRIBED", Shape::Subscription),
            ("On hold", Shape::Status),
            ("Vīrietis", Shape::Gender),
            ("12.50", Shape::Number),
            ("LV-1010", Shape::Postal),
            ("SW1A 1AA", Shape::Postal),
            ("Mari-Liis", Shape::Name),
            ("https://example.com/a", Shape::Link),
        ] {
            assert!(has(cell, shape), "{cell} as {shape:?}");
        }
        for (cell, shape) in [
            ("CA", Shape::CountryName),
            ("2020-01-02", Shape::Phone),
            ("12,50", Shape::Postal),
            ("12.50", Shape::Postal),
            ("Gold", Shape::Country),
            ("yes", Shape::Country),
            ("#1001", Shape::Phone),
            ("37605030299", Shape::Phone),
            ("write to ana@example.com please", Shape::BadAddress),
        ] {
            assert!(!has(cell, shape), "{cell} as {shape:?}");
        }
        assert_eq!(of("N/A"), None);
    }

    #[test]
    fn every_word_is_a_key() {
        for list in [NOTHING, ANSWERS, SUBSCRIPTIONS, STATUSES, GENDERS] {
            for word in list.split_ascii_whitespace() {
                assert_eq!(Key::of(word).map(|key| key.as_bytes() == word.as_bytes()), Some(true), "{word}");
            }
        }
    }
}
