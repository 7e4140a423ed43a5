//! Mistyped domains: how many are found, and how many genuine ones are left alone.

use segue_segment::email::typo::{Typo, is_well_known, of_alone, of_file};

const TYPOS: &str = include_str!("data/mail_typos.txt");
const PROVIDERS: &str = include_str!("data/mail_providers.txt");

fn lines(text: &str) -> impl Iterator<Item = impl Iterator<Item = &str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(str::split_whitespace)
}

/// Right, wrong and no suggestions for pairs of typed and meant.
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    right: Vec<String>,
    wrong: Vec<String>,
    none: Vec<String>,
}

impl Score {
    fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut score = Self::default();
        for (typed, meant) in pairs {
            match of_alone(&typed) {
                Some(suggestion) if suggestion == meant => score.right.push(typed),
                Some(suggestion) => score.wrong.push([&typed, " to ", &suggestion].concat()),
                None => score.none.push(typed),
            }
        }
        println!("{} right; wrong: {:?}; none: {:?}", score.right.len(), score.wrong, score.none);
        score
    }

    fn all(&self) -> usize {
        self.right.len() + self.wrong.len() + self.none.len()
    }
}

#[test]
fn slips_in_big_providers_names_are_found() {
    let pairs = lines(TYPOS).flat_map(|mut words| {
        let meant = words.next().expect("a word");
        words.map(|typed| (typed.to_owned(), meant.to_owned())).collect::<Vec<_>>()
    });
    let score = Score::of(pairs);
    assert!(score.all() >= 200, "{}", score.all());
    assert!(score.right.len() * 100 > score.all() * 95, "under 95 % are right");
    assert!(score.wrong.len() * 100 <= score.all() * 2, "over 2 % are wrong");
}

/// Every letter left out, doubled, swapped with the next, and each key beside it; and slips in the ending.
fn mechanical(meant: &str) -> Vec<String> {
    let (name, _) = meant.split_once('.').expect("a dot");
    let mut typed: Vec<String> = Vec::new();
    for (at, letter) in name.char_indices() {
        let (before, after) = (&name[..at], &name[at + 1..]);
        typed.push([before, after].concat());
        typed.push(format!("{before}{letter}{letter}{after}"));
        if let Some(next) = after.chars().next() {
            typed.push(format!("{before}{next}{letter}{}", &after[1..]));
        }
        typed.extend(keys_around(letter).chars().map(|key| format!("{before}{key}{after}")));
    }
    let mut typed: Vec<String> = typed.into_iter().map(|name| name + ".com").collect();
    typed.extend(["co", "cm", "con", "cmo", "om", "comm"].map(|ending| [name, ".", ending].concat()));
    typed.sort();
    typed.dedup();
    typed.retain(|typed| typed != meant);
    typed
}

/// The letters around a key, written out from a keyboard.
fn keys_around(letter: char) -> &'static str {
    match letter {
        'a' => "qwsz",
        'c' => "xdfv",
        'd' => "serfcx",
        'g' => "ftyhbv",
        'h' => "gyujnb",
        'i' => "ujko",
        'k' => "jiolm",
        'l' => "kop",
        'm' => "njk",
        'o' => "iklp",
        't' => "rfgy",
        'u' => "yhji",
        'y' => "tghu",
        other => panic!("{other}"),
    }
}

#[test]
fn nearly_all_mechanical_slips_are_found() {
    let domains = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com"];
    let score = Score::of(
        domains.iter().flat_map(|&meant| mechanical(meant).into_iter().map(|typed| (typed, meant.to_owned()))),
    );
    assert!(score.all() > 212, "{}", score.all());
    assert!(score.right.len() * 212 >= score.all() * 201, "fewer than 201 of 212 are right");
    assert_eq!(score.wrong, [""; 0]);
}

#[test]
fn genuine_providers_are_left_alone() {
    let genuine: Vec<&str> = lines(PROVIDERS).flatten().collect();
    assert!(genuine.len() >= 700, "{}", genuine.len());
    let wrong: Vec<_> = genuine
        .iter()
        .filter_map(|domain| of_alone(domain).map(|suggestion| [domain, " to ", &suggestion].concat()))
        .collect();
    println!("{} of {} providers are called mistyped: {wrong:?}", wrong.len(), genuine.len());
    assert!(wrong.len() * 1000 < genuine.len() * 5, "{wrong:?}");
}

#[test]
fn what_is_well_known_is_so_under_each_ending_that_exists() {
    for domain in ["gmail.com", "yahoo.co.uk", "yahoo.com.pe", "hotmail.ru", "inbox.lt", "gmx.net", "mail.kz", "abv.bg"]
    {
        assert!(is_well_known(domain), "{domain}");
    }
    for domain in ["gmail.co", "yahoo.cm", "hotmail.con", "abv.ee", "example.com", "gmail", "", ".", "gmail.", ".com"] {
        assert!(!is_well_known(domain), "{domain}");
    }
}

/// Nothing is near enough to be meant, or two are as near.
#[test]
fn what_proves_nothing_is_left_alone() {
    for domain in [
        "gmai.ee",
        "yaho.ee",
        "mails.ee",
        "gmx.se",
        "wen.de",
        "egmail.com",
        "g-mail.com",
        "gmails.com",
        "love.com",
        "hotmail.f",
        "xn--gmil-5na.com",
        "gmail",
        "",
        ".",
        "..",
        "a.b",
        "mail.gmial.com",
        "liveco.uk",
        "gmäil.com",
    ] {
        assert_eq!(of_alone(domain), None, "{domain}");
    }
}

fn typo(domain: &str, suggestion: &str, rows: u64) -> Typo {
    Typo { domain: domain.to_owned(), suggestion: suggestion.to_owned(), rows }
}

#[test]
fn a_file_tells_what_it_means() {
    let domains = [
        ("acme-shop.ee", 900),
        ("acme-shpo.ee", 2),
        ("acmee-shop.ee", 1),
        ("acme-shop.e", 3),
        ("acme-shop.con", 1),
        ("acme-shops.ee", 1),
        ("acmeshop.ee", 1),
        ("acme-shop.eu", 4),
        ("baltika.example", 300),
        ("baltikka.example", 40),
        ("shop1.example", 500),
        ("shop2.example", 1),
        ("gmial.com", 38),
        ("hotmail.con", 1),
        ("inbox.lt", 2),
    ];
    assert_eq!(
        of_file(&domains, 48_000),
        [
            typo("gmial.com", "gmail.com", 38),
            typo("acme-shop.e", "acme-shop.ee", 3),
            typo("acme-shpo.ee", "acme-shop.ee", 2),
            typo("acmee-shop.ee", "acme-shop.ee", 1),
            typo("hotmail.con", "hotmail.com", 1),
        ]
    );
}

/// Somebody's own domain may look like a provider's: then it is not rare in their file.
#[test]
fn what_is_frequent_in_a_file_is_genuine() {
    assert_eq!(of_file(&[("gmaul.com", 30), ("example.com", 970)], 1_000), []);
    assert_eq!(of_file(&[("gmaul.com", 20), ("example.com", 980)], 1_000), [typo("gmaul.com", "gmail.com", 20)]);
    assert_eq!(of_file(&[("gmaul.com", 5)], 5), [typo("gmaul.com", "gmail.com", 5)]);
    assert_eq!(of_file(&[("gmaul.com", 6)], 6), []);
}

#[test]
fn two_that_are_both_used_are_both_genuine() {
    assert_eq!(of_file(&[("kasevara.ee", 900), ("kasevarra.ee", 10)], 5_000), []);
    assert_eq!(of_file(&[("kasevara.ee", 900), ("kasevarra.ee", 9)], 5_000), [typo("kasevarra.ee", "kasevara.ee", 9)]);
    assert_eq!(of_file(&[("kasevara.ee", 19), ("kasevarra.ee", 1)], 5_000), []);
    assert_eq!(of_file(&[("kasevara.ee", 20), ("kasevarra.ee", 1)], 5_000), [typo("kasevarra.ee", "kasevara.ee", 1)]);
    // As near to one as to the other.
    assert_eq!(of_file(&[("kasevara.ee", 900), ("kasewara.ee", 900), ("kaseara.ee", 1)], 5_000), []);
}

/// What is no domain is no reason to stop.
#[test]
fn any_text_may_come_as_a_domain() {
    let odd = ["", ".", "..", "a", "õ", "õ.ee", "õõ.ee", "a.", ".a", "a..b", "\u{0}", "xn--un-bka.ee", "example.com"];
    let domains: Vec<(&str, u64)> = odd.iter().flat_map(|&domain| [(domain, 1_000), (domain, 1)]).collect();
    assert_eq!(of_file(&domains, 10_000), []);
}
