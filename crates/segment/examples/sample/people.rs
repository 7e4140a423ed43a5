//! People, as a clean system would know them.

use std::collections::BTreeSet;

use super::names::{DOMAINS, Known, LANDS, Land};
use super::random::Random;

#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) email: String,
    pub(crate) country: String,
    gender: &'static str,
    land: usize,
    /// Town, state, post code, where they are known.
    town: Option<(&'static str, &'static str, &'static str)>,
}

impl Person {
    /// Somebody whom the practice store knows already.
    pub(crate) fn known(known: &Known) -> Self {
        let men = ["Liam", "José", "Peter", "Jüri", "Noah", "Marko", "Lukas"];
        Self {
            first: known.first.into(),
            last: known.last.into(),
            email: known.email.into(),
            country: known.country.into(),
            gender: if men.contains(&known.first) { "Male" } else { "Female" },
            land: known.land,
            town: Some(known.town),
        }
    }

    /// Somebody new, with an address that nobody else has.
    pub(crate) fn invent(random: &mut Random, used: &mut BTreeSet<String>) -> Self {
        let mut at = random.below(100);
        let land = LANDS.iter().position(|land| at.checked_sub(land.share).map(|rest| at = rest).is_none());
        let land = land.unwrap_or_default();
        let (gender, names) = if random.one_in(2) { ("Female", LANDS[land].women) } else { ("Male", LANDS[land].men) };
        let (first, last) = (*random.pick(names), *random.pick(LANDS[land].families));
        let country = (*random.pick(LANDS[land].names)).to_owned();
        loop {
            let email = address(first, last, random);
            if used.insert(email.clone()) {
                return Self { first: first.into(), last: last.into(), email, country, gender, land, town: None };
            }
        }
    }

    /// The row of the person; the columns are those of the header.
    pub(crate) fn row(&self, random: &mut Random) -> Vec<String> {
        let land = &LANDS[self.land];
        let (town, state, code) = if let Some((town, state, code)) = self.town {
            (town, state, code.to_owned())
        } else {
            let (town, state, start) = *random.pick(land.towns);
            (town, state, post_code(land, start, random))
        };
        let (year, month, day) = (random.between(1941, 2007), random.between(1, 12), random.between(1, 28));
        let born = match random.below(5) {
            0 => format!("{month}/{day}/{year}"),
            1 => String::new(),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let full = match random.below(12) {
            0 => format!("{} {}", self.last, self.first),
            1 => format!("{}, {}", self.last, self.first),
            _ => format!("{} {}", self.first, self.last),
        };
        let contact = format!("CNTID_{}", random.between(1000, 9_999));
        let alternates = if random.one_in(9) {
            format!("{};{}", random.between(100, 999), random.between(1_000, 1_999))
        } else {
            String::new()
        };
        let shape = *random.pick(land.phones);
        let loyal = !random.one_in(4);
        let loyalty = if loyal { format!("LOYID_{}", random.between(1000, 9_999)) } else { String::new() };
        vec![
            guid(random),
            self.first.clone(),
            self.last.clone(),
            full,
            born,
            if random.one_in(15) { String::new() } else { self.gender.into() },
            self.email.clone(),
            if random.one_in(6) { String::new() } else { digits(shape, random) },
            created(random),
            code,
            random.pick(land.streets).replace('#', &random.between(1, 199).to_string()),
            town.into(),
            if random.one_in(5) { String::new() } else { state.into() },
            self.country.clone(),
            (*random.pick(&["Gold", "Silver", "Bronze", "Platinum", ""])).into(),
            (*random.pick(&["Yes", "Yes", "Yes", "No"])).into(),
            if loyal { random.between(0, 9_400).to_string() } else { String::new() },
            contact.clone(),
            contact,
            alternates,
            loyalty,
            if loyal && random.one_in(20) { "1;2".into() } else { String::new() },
        ]
    }
}

fn address(first: &str, last: &str, random: &mut Random) -> String {
    let (first, last) = (plain(first), plain(last));
    let initial: String = first.chars().take(1).collect();
    let local = match random.below(8) {
        0 => format!("{initial}{last}{}", random.between(1, 99)),
        1 => format!("{first}{}", random.between(1950, 2007)),
        2 => format!("{first}_{last}"),
        3 => format!("{initial}.{last}+news"),
        4 => format!("{first}.{last}{}", random.between(1, 99)),
        _ => format!("{first}.{last}"),
    };
    format!("{local}@{}", random.pick(&DOMAINS))
}

/// A name as it is written in addresses: ASCII letters.
fn plain(name: &str) -> String {
    let letters = name.to_lowercase();
    let mut plain = String::new();
    for letter in letters.chars() {
        match letter {
            'a'..='z' => plain.push(letter),
            'ä' | 'á' | 'å' | 'ā' => plain.push('a'),
            'č' | 'ç' => plain.push('c'),
            'é' | 'ë' | 'ē' => plain.push('e'),
            'ģ' => plain.push('g'),
            'í' | 'ī' => plain.push('i'),
            'ķ' => plain.push('k'),
            'ļ' => plain.push('l'),
            'ñ' | 'ņ' => plain.push('n'),
            'õ' | 'ö' | 'ó' | 'ø' => plain.push('o'),
            'š' => plain.push('s'),
            'ß' => plain.push_str("ss"),
            'ü' | 'ú' | 'ū' => plain.push('u'),
            'ž' => plain.push('z'),
            '-' => plain.push('-'),
            _ => {}
        }
    }
    plain
}

fn guid(random: &mut Random) -> String {
    let (high, low) = (random.next(), random.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFF,
        0x8000 | ((low >> 48) & 0x3FFF),
        low & 0xFFFF_FFFF_FFFF
    )
}

fn created(random: &mut Random) -> String {
    let (year, month, day) = (random.between(2017, 2026), random.between(1, 10), random.between(1, 28));
    if random.one_in(8) {
        const MONTHS: [&str; 10] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"];
        format!("{} {day}, {year} 12:00 AM", MONTHS[month - 1])
    } else {
        format!("{year}-{month:02}-{day:02}T{:02}:{:02}:00Z", random.below(24), random.below(60))
    }
}

/// A post code; many systems keep it as a number, so that zeros in front are gone.
fn post_code(land: &Land, start: &str, random: &mut Random) -> String {
    let written: Vec<&str> = start.split('|').collect();
    let mut code = (*random.pick(&written)).to_owned();
    for _ in 0..land.code {
        code.push(char::from(b'0' + u8::try_from(random.below(10)).unwrap_or_default()));
    }
    if random.one_in(2) { code.trim_start_matches('0').to_owned() } else { code }
}

fn digits(shape: &str, random: &mut Random) -> String {
    let digit = |random: &mut Random| char::from(b'0' + u8::try_from(random.below(10)).unwrap_or_default());
    shape.chars().map(|letter| if letter == '#' { digit(random) } else { letter }).collect()
}
