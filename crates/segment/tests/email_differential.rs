//! The address machine against another implementation, and against itself.

use email_address::{EmailAddress as Other, Options};
use proptest::prelude::*;
use segue_segment::Code;
use segue_segment::email::{EmailAddress, Idna, NoIdna, repair, suggestion};

struct Tables;

impl Idna for Tables {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}

fn other_accepts(text: &str) -> bool {
    let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
    Other::parse_with_options(text, options).is_ok()
}

/// The differences in the other direction that the profile of marketing mail wants: each is legal in mail.
const STRICTER_ON_PURPOSE: &[Code] = &[
    Code::EmailForm,            // quoted local parts
    Code::EmailRole,            // blocked by Omnisend
    Code::EmailTopLevelDigits,  // an IP address without its brackets
    Code::EmailDomainCharacter, // `/`, `_` and the like: a dot-atom, but no host name
    Code::EmailTooLong,         // the whole address over 254 octets
];

/// Texts near the border of what is an address.
fn near_addresses() -> impl Strategy<Value = String> {
    let local = prop_oneof!["[a-z0-9.+_'-]{0,12}", "[ -~]{0,8}", "\"[ -~]{0,6}\"", "[a-z]{60,66}"];
    let label = prop_oneof!["[a-z0-9-]{0,8}", "[a-z0-9]{1,6}", "[!-~]{1,3}", "[a-z0-9]{61,65}", "[0-9]{1,3}"];
    let domain = prop::collection::vec(label, 0..5).prop_map(|labels| labels.join("."));
    (local, prop_oneof![8 => Just("@"), 1 => Just(""), 1 => Just("@@")], domain)
        .prop_map(|(local, at, domain)| [&local, at, &domain].concat())
}

/// Any text, with what has to be repaired and what must not pass.
fn any_cell() -> impl Strategy<Value = String> {
    let noise = prop_oneof!["[\u{200B}\u{FEFF}\u{AD} \u{A0}\t]{0,2}", Just(String::new())];
    let inside = prop_oneof![
        near_addresses(),
        "\\PC{0,12}@\\PC{0,12}",
        "[A-ZÕÄÖÜa-zõäöü.]{1,8}@[A-ZÕÄÖÜa-zõäöü]{1,8}\\.[a-zA-Z]{2}"
    ];
    (noise.clone(), inside, noise).prop_map(|(before, inside, after)| [before, inside, after].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_passes_here_passes_there_and_differences_are_meant(text in near_addresses()) {
        let text = repair(&text);
        match EmailAddress::parse(&text, &NoIdna) {
            Ok((address, _)) => prop_assert!(other_accepts(address.as_str()), "{address} passes only here"),
            Err(code) => {
                prop_assert!(!other_accepts(&text) || STRICTER_ON_PURPOSE.contains(&code), "{text} is refused only here: {code:?}");
            }
        }
    }

    #[test]
    fn repairing_twice_changes_nothing_more(cell in any_cell()) {
        let once = repair(&cell).into_owned();
        prop_assert_eq!(repair(&once), once.as_str());
    }

    /// ASCII cells take a shorter way.
    #[test]
    fn an_invisible_character_more_changes_nothing(cell in "[ -~\\t\\r\\n]{0,24}", at in 0..24_usize) {
        let mut other = cell.clone();
        other.insert(at.min(cell.len()), '\u{200B}');
        prop_assert_eq!(repair(&other), repair(&cell));
    }

    #[test]
    fn an_address_judged_again_is_itself(cell in any_cell()) {
        if let Ok((address, warning)) = EmailAddress::parse(&cell, &Tables) {
            prop_assert_eq!(EmailAddress::parse(address.as_str(), &Tables), Ok((address.clone(), warning)));
            prop_assert_eq!(EmailAddress::parse(&repair(&cell), &Tables), Ok((address.clone(), warning)));
            prop_assert_eq!(EmailAddress::try_from(address.as_str().to_owned()), Ok(address));
        }
    }

    #[test]
    fn codes_are_true(cell in any_cell()) {
        let text = repair(&cell);
        let Err(code) = EmailAddress::parse(&cell, &Tables) else { return Ok(()) };
        let ats = text.matches('@').count();
        let holds = match code {
            Code::EmailMissing => text.is_empty(),
            Code::EmailNoAt => ats == 0,
            Code::EmailManyAt => ats > 1,
            Code::EmailNoLocal => text.starts_with('@'),
            Code::EmailNoDomain => text.ends_with('@'),
            Code::EmailTooLong => text.len() > 63,
            Code::EmailControl => text.chars().any(char::is_control),
            Code::EmailHyphen => text.contains('-'),
            Code::EmailLocalDots | Code::EmailDomainDots => text.contains('.') || text.contains('。'),
            Code::EmailForm | Code::EmailRole | Code::EmailTopLevelDigits | Code::EmailNoTopLevel => ats >= 1,
            Code::EmailLocalCharacter | Code::EmailDomainCharacter => ats == 1,
            _ => false,
        };
        prop_assert!(holds, "{text:?}: {code:?}");
        prop_assert!(!code.is_warning());
    }

    #[test]
    fn what_is_offered_can_be_sent(cell in any_cell()) {
        if let Some(offered) = suggestion(&cell) {
            prop_assert_eq!(EmailAddress::try_from(offered.clone()).map(String::from), Ok(offered));
        }
    }
}
