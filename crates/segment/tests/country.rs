//! Countries by name and code: all of ISO 3166-1 in several spellings, and what must stay unknown.

use segue_segment::country::{Country, Finder, all, find};

fn code(cell: &str) -> Option<&'static str> {
    find(cell).map(|country| country.code)
}

/// A line a country: alpha-2, alpha-3, then its English, Estonian, short and official names as public registers have
/// them.
const COUNTRIES: &str = include_str!("data/countries.tsv");

#[test]
fn all_of_iso_3166_is_found_by_every_name() {
    let mut count = 0;
    let mut missed = Vec::new();
    for line in COUNTRIES.lines() {
        let spellings: Vec<_> = line.split('\t').collect();
        let expected = spellings[0];
        count += 1;
        for spelling in spellings {
            for cell in [spelling.to_owned(), spelling.to_uppercase(), format!(" {}\u{A0}", spelling.to_lowercase())] {
                if code(&cell) != Some(expected) {
                    missed.push((cell, expected));
                }
            }
        }
    }
    assert_eq!(count, 249);
    assert_eq!(missed, []);
}

#[test]
fn names_that_are_sent_are_found_again_and_carry_no_odd_characters() {
    let countries: Vec<Country> = all().collect();
    assert_eq!(countries.len(), 250);
    for country in countries {
        assert_eq!(find(country.name), Some(country));
        assert_eq!(find(country.code), Some(country));
        assert!(country.code.len() == 2 && country.code.bytes().all(|byte| byte.is_ascii_uppercase()));
        assert!(!country.name.contains(['|', '\u{2019}', '&']) && country.name.trim() == country.name);
    }
}

#[test]
fn people_write_countries_in_many_ways() {
    for (expected, cells) in [
        (
            "US",
            &[
                "USA",
                "U.S.A.",
                "U.S.",
                "us",
                "United States",
                "The United States of America",
                "America",
                "Ameerika Ühendriigid",
            ][..],
        ),
        (
            "GB",
            &[
                "UK",
                "U.K.",
                "Great Britain",
                "England",
                "Scotland",
                "Northern Ireland",
                "Suurbritannia",
                "Inglismaa",
                "Großbritannien",
            ],
        ),
        ("NL", &["Holland", "The Netherlands", "Madalmaad", "Niederlande", "Pays-Bas", "Nederland"]),
        ("CZ", &["Czech Republic", "Czechia", "Tšehhi", "Tšehhi Vabariik", "Česká republika", "Tschechien"]),
        (
            "KR",
            &[
                "Korea",
                "South Korea",
                "Korea, Republic of",
                "Korea (the Republic of)",
                "Republic of Korea",
                "Lõuna-Korea",
            ],
        ),
        ("KP", &["North Korea", "Korea (North)", "Korea (the Democratic People's Republic of)", "DPRK"]),
        (
            "CD",
            &[
                "Congo (the Democratic Republic of the)",
                "DR Congo",
                "Congo (Kinshasa)",
                "Congo - Kinshasa",
                "Congo (DRC)",
            ],
        ),
        ("CG", &["Congo", "Congo (Brazzaville)", "Republic of Congo", "Congo (the)"]),
        (
            "EE",
            &[
                "Eesti",
                "Estland",
                "Viro",
                "Igaunija",
                "Estija",
                "Estonie",
                "Эстония",
                "Estonia (EE)",
                "Estonia ( EE )",
                "(EE)",
                "eesti ",
            ],
        ),
        ("DE", &["Deutschland", "Saksamaa", "Saksa", "Vācija", "Vokietija", "Allemagne", "Alemania", "DEU"]),
        ("FI", &["Soome", "Suomi", "Finnland", "Somija", "Suomija", "Finlande"]),
        ("LV", &["Läti", "Latvija", "Lettland", "LATVIJA"]),
        ("LT", &["Leedu", "Lietuva", "Litauen"]),
        ("SE", &["Rootsi", "Sverige", "Schweden", "Ruotsi"]),
        ("RU", &["Venemaa", "Russian Federation", "Россия", "Российская Федерация"]),
        ("UA", &["Україна", "Ukraina"]),
        ("GR", &["EL", "Hellas", "Ελλάδα"]),
        ("CI", &["Cote d'Ivoire", "Côte d’Ivoire", "Ivory Coast"]),
        ("TR", &["Türkiye", "TURKIYE", "Turkey", "Türgi"]),
        ("VN", &["Viet Nam", "Việt Nam"]),
        ("VC", &["St. Vincent & the Grenadines", "St Vincent", "Saint Vincent and the Grenadines"]),
        ("MM", &["Myanmar (Burma)", "Burma"]),
        ("MK", &["Macedonia", "FYROM", "The former Yugoslav Republic of Macedonia"]),
        ("CN", &["People's Republic of China", "PRC"]),
        ("TW", &["Taiwan", "Republic of China"]),
        ("XK", &["Kosovo", "XK", "Republic of Kosovo"]),
    ] {
        for cell in cells {
            assert_eq!(code(cell), Some(expected), "{cell}");
        }
    }
}

#[test]
fn what_is_no_country_stays_unknown() {
    for cell in [
        "",
        " ",
        "-",
        "n/a",
        "N/A",
        "N.A.",
        "n. a.",
        "Tallinn",
        "Europe",
        "EU",
        "Yes",
        "X",
        "ZZ",
        "+372",
        "372",
        "1",
        "Estoni",
        "Estonias",
        "Tallinn, Estonia",
        "Estonia, Tallinn",
        "Estonia/Latvia",
        "EE, LV",
        "Estonia (Latvia)",
        "Guinea (Bissao)",
        "the",
        "Republic of",
        "St.",
        "of the",
        "Korea (DPRK)",
        "\u{0}",
        "🇪🇪",
    ] {
        assert_eq!(find(cell), None, "{cell}");
    }
    assert_eq!(find(&"a".repeat(10_000)), None);
}

#[test]
fn a_finder_finds_the_same() {
    let mut finder = Finder::default();
    let longer = format!("{}Estonia", " ".repeat(40));
    for _ in 0..2 {
        for cell in COUNTRIES.split(['\t', '\n']).chain(["", "nowhere", "\0", &longer]) {
            assert_eq!(finder.find(cell), find(cell), "{cell}");
        }
    }
}
