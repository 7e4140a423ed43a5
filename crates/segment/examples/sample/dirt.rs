//! What real files have in them besides people.

use super::names::PRACTICE;
use super::people::Person;
use super::random::Random;

/// Positions of columns.
const FIRST: usize = 1;
const EMAIL: usize = 6;
const STREET: usize = 10;
const COUNTRY: usize = 13;

pub(crate) struct Dirt;

impl Dirt {
    /// How many rows are there for people who have one already.
    pub(crate) const TWICE: usize = 28;

    /// The rows of these people, dirtied, and [`Self::TWICE`] rows more. The first, whom the practice store
    /// knows, stay as they are.
    pub(crate) fn on(people: &[Person], random: &mut Random) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = people.iter().map(|person| person.row(random)).collect();
        // Whom each kind of dirt falls on.
        let mut others: Vec<usize> = (PRACTICE.len()..rows.len()).collect();
        random.shuffle(&mut others);
        let mut others = others.into_iter();
        let mut take = |count: usize| others.by_ref().take(count).collect::<Vec<_>>();

        for (at, bad) in take(BAD.len()).into_iter().zip(BAD) {
            rows[at][EMAIL] = mangled(bad, &people[at]);
        }
        for (at, role) in take(ROLES.len()).into_iter().zip(ROLES) {
            rows[at][EMAIL] = role.into();
        }
        for at in take(90) {
            let email = people[at].email.clone();
            rows[at][EMAIL] = match random.below(4) {
                0 => format!(" {email}"),
                1 => format!("{email}\u{A0}"),
                2 => capital(&email),
                _ => email.to_uppercase(),
            };
        }
        for (at, country) in take(COUNTRIES.len()).into_iter().zip(COUNTRIES) {
            rows[at][COUNTRY] = country.into();
        }
        for at in take(60) {
            rows[at][COUNTRY].clear();
        }
        for at in take(45) {
            rows[at][FIRST].clear();
        }
        for at in take(24) {
            let street = rows[at][STREET].clone();
            rows[at][STREET] = format!("{street}\n2nd floor, \"Blue door\"");
        }
        for at in take(6) {
            rows[at][EMAIL] = format!("{}@õun.example", rows[at][EMAIL].split('@').next().unwrap_or_default());
        }
        for at in take(3) {
            rows[at][EMAIL] = format!("õ.{}", people[at].email);
        }
        for at in take(4) {
            rows[at].truncate(COUNTRY + 1);
        }
        for at in take(2) {
            rows[at].push("left over".into());
        }
        for at in take(Self::TWICE) {
            let mut again = people[at].row(random);
            again[EMAIL] = match random.below(4) {
                0 => format!("{} ", people[at].email),
                1 => capital(&people[at].email),
                2 => people[at].email.to_uppercase(),
                _ => people[at].email.clone(),
            };
            rows.push(again);
        }
        rows
    }
}

/// What becomes of an address that somebody typed badly.
#[derive(Clone, Copy)]
enum Bad {
    Missing,
    Unknown(&'static str),
    NoAt,
    TwoAt,
    DotAtEnd,
    DotAtStart,
    TwoDots,
    CommaForDot,
    MailTo,
    DisplayName,
    AtInWords,
    SpaceInside,
    NoDot,
    LongLocal,
    Underscore,
    LineEnd,
}

const BAD: [Bad; 46] = [
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Missing,
    Bad::Unknown("n/a"),
    Bad::Unknown("N/A"),
    Bad::Unknown("-"),
    Bad::Unknown("none"),
    Bad::Unknown("puudub"),
    Bad::NoAt,
    Bad::NoAt,
    Bad::NoAt,
    Bad::NoAt,
    Bad::TwoAt,
    Bad::TwoAt,
    Bad::TwoAt,
    Bad::DotAtEnd,
    Bad::DotAtEnd,
    Bad::DotAtEnd,
    Bad::DotAtStart,
    Bad::TwoDots,
    Bad::TwoDots,
    Bad::CommaForDot,
    Bad::CommaForDot,
    Bad::CommaForDot,
    Bad::CommaForDot,
    Bad::MailTo,
    Bad::MailTo,
    Bad::DisplayName,
    Bad::DisplayName,
    Bad::DisplayName,
    Bad::AtInWords,
    Bad::AtInWords,
    Bad::SpaceInside,
    Bad::SpaceInside,
    Bad::NoDot,
    Bad::NoDot,
    Bad::NoDot,
    Bad::LongLocal,
    Bad::LongLocal,
    Bad::Underscore,
    Bad::LineEnd,
];

/// Addresses of offices, which Omnisend blocks.
const ROLES: [&str; 12] = [
    "info@example.com",
    "info@kodu.example",
    "INFO@posti.example",
    "info@brief.example",
    "noreply@example.org",
    "no-reply@example.net",
    "postmaster@example.com",
    "privacy@example.org",
    "security@example.net",
    "spam@example.com",
    "abuse@example.org",
    "root@example.net",
];

/// What stands in country columns and is none.
const COUNTRIES: [&str; 14] = [
    "Unknown",
    "Europe",
    "Baltics",
    "EMEA",
    "Midgard",
    "Estnoia",
    "Germnay",
    "n/a",
    "-",
    "XX",
    "Yugoslavia",
    "Other",
    "Tallinn",
    "0",
];

fn mangled(bad: Bad, person: &Person) -> String {
    let email = &person.email;
    let (local, domain) = email.split_once('@').unwrap_or_default();
    match bad {
        Bad::Missing => String::new(),
        Bad::Unknown(word) => word.into(),
        Bad::NoAt => format!("{local}.{domain}"),
        Bad::TwoAt => format!("{local}@{local}@{domain}"),
        Bad::DotAtEnd => format!("{email}."),
        Bad::DotAtStart => format!(".{email}"),
        Bad::TwoDots => format!("{local}@example..com"),
        Bad::CommaForDot => format!("{local}@example,com"),
        Bad::MailTo => format!("mailto:{email}"),
        Bad::DisplayName => format!("\"{} {}\" <{email}>", person.first, person.last),
        Bad::AtInWords => format!("{local}(at){domain}"),
        Bad::SpaceInside => format!("{local} {}@{domain}", person.last.to_lowercase()),
        Bad::NoDot => format!("{local}@localhost"),
        Bad::LongLocal => format!("{}@{domain}", "long".repeat(16) + "x"),
        Bad::Underscore => format!("{local}@my_mail.example"),
        Bad::LineEnd => format!("{local}\n@{domain}"),
    }
}

/// As a telephone writes it: the first letters large.
fn capital(email: &str) -> String {
    let mut start = true;
    let large = |letter: char| {
        let now = std::mem::replace(&mut start, !letter.is_alphanumeric());
        if now { letter.to_ascii_uppercase() } else { letter }
    };
    email.chars().map(large).collect()
}
