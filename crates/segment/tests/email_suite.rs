//! Dominic Sayers' `is_email` suite (164 cases; its licence stands in the data file).

use segue_segment::Code;
use segue_segment::email::{EmailAddress, NoIdna};

const SUITE: &str = include_str!("data/is_email.tsv");

/// Cases of the suite's valid categories that are refused on purpose.
const STRICTER_ON_PURPOSE: &[(&str, Code, &str)] = &[(
    "test@io",
    Code::EmailNoTopLevel,
    "a top-level domain alone receives no marketing mail; it is a half-typed domain",
)];

struct Case {
    category: &'static str,
    address: String,
}

fn cases() -> impl Iterator<Item = Case> {
    SUITE.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (_, rest) = line.split_once('\t').expect("a number");
        let (category, address) = rest.split_once('\t').expect("a category");
        Case { category, address: serde_json::from_str(address).expect("an address") }
    })
}

/// What the syntax machine says of the text as it stands: repair would trim line ends that belong to the cases.
fn accepts(address: &str) -> bool {
    EmailAddress::try_from(address.to_owned()).is_ok()
}

#[test]
fn the_suite_is_judged_as_marketing_mail_needs_it() {
    let mut valid = 0;
    let mut wrong = 0;
    let mut unusual = 0;
    for Case { category, address } in cases() {
        match category {
            "VALID_CATEGORY" | "DNSWARN" => {
                valid += 1;
                match STRICTER_ON_PURPOSE.iter().find(|(text, ..)| *text == address) {
                    None => assert!(accepts(&address), "{category} {address:?} is refused"),
                    Some(&(text, code, reason)) => {
                        let refusal = EmailAddress::parse(text, &NoIdna).map(|_| ());
                        assert_eq!(refusal, Err(code), "{text}: {reason}");
                    }
                }
            }
            "ERR" => {
                wrong += 1;
                assert!(!accepts(&address), "{category} {address:?} is accepted");
            }
            // Legal in mail, refused here: quotes, literals, comments, folding, lengths, endings of digits.
            _ => {
                unusual += 1;
                assert!(!accepts(&address), "{category} {address:?} is accepted");
            }
        }
    }
    assert_eq!((valid, wrong, unusual), (22, 66, 76));
}

/// Repair takes white space from the edges, and so makes good what the suite calls wrong: a line end or space that
/// every spreadsheet leaves behind. Nothing else of its 142 other cases becomes usable.
#[test]
fn after_repair_only_white_space_at_the_edges_is_forgiven() {
    for Case { category, address } in cases() {
        if !matches!(category, "VALID_CATEGORY" | "DNSWARN") && EmailAddress::parse(&address, &NoIdna).is_ok() {
            assert!(address.trim() != address && accepts(address.trim()), "{category} {address:?} became usable");
        }
    }
}

/// What other public suites hold, as the profile has it.
#[test]
fn what_other_suites_hold() {
    let accepted = [
        "a@b.c",
        "a@b.co",
        "1@1.ee",
        "user%example.com@example.org",
        "user-@example.org",
        "_______@example.com",
        "x@example.museum",
        "email@subdomain.example.com",
        "firstname+lastname@example.com",
        "a@example.xn--p1ai",
        "a@1.2.3.example",
        "test/test@example.com",
        "mailhost!username@example.org",
    ];
    for address in accepted {
        assert!(accepts(address), "{address} is refused");
    }
    let refused = [
        ("user@[192.168.2.1]", Code::EmailForm),
        ("user@[IPv6:2001:db8::1]", Code::EmailForm),
        ("\"john..doe\"@example.org", Code::EmailForm),
        ("\" \"@example.org", Code::EmailForm),
        ("\"very.(),:;<>[]\\\".VERY.\\\"very@\\\\ \\\"very\\\".unusual\"@strange.example.com", Code::EmailForm),
        ("john.smith(comment)@example.com", Code::EmailForm),
        ("Joe Smith <email@example.com>", Code::EmailForm),
        ("email@example.com (Joe Smith)", Code::EmailForm),
        ("abc.example.com", Code::EmailNoAt),
        ("a@b@c@example.com", Code::EmailManyAt),
        ("email@example@example.com", Code::EmailManyAt),
        ("just\"not\"right@example.com", Code::EmailLocalCharacter),
        ("this is\"not\\allowed@example.com", Code::EmailLocalCharacter),
        ("john..doe@example.com", Code::EmailLocalDots),
        ("i.like.underscores@but_they_are_not_allowed.example", Code::EmailDomainCharacter),
        ("email@111.222.333.44444", Code::EmailTopLevelDigits),
        ("email@example", Code::EmailNoTopLevel),
        ("email@example..com", Code::EmailDomainDots),
        ("email@example.com.", Code::EmailDomainDots),
        ("email@-example.com", Code::EmailHyphen),
        ("a@b.-", Code::EmailHyphen),
        ("1234567890123456789012345678901234567890123456789012345678901234+x@example.com", Code::EmailTooLong),
    ];
    for (address, code) in refused {
        assert_eq!(EmailAddress::parse(address, &NoIdna).map(|_| ()), Err(code), "{address}");
        assert!(!accepts(address), "{address} is accepted");
    }
}
