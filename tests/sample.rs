//! The sample is what the first screen promises: 2,000 invented people, with the dirt of real files in it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use segment::check::{Checked, check};
use segment::email::Idna;
use segment::encoding::{Decode, Encoding};
use segment::preview::Filter;
use segment::{Bare, Choice, Code, Contact, ContactField, Policy, Rules, Verdict, inspect, matching};

const SAMPLE: &[u8] = include_bytes!("../www/sample.csv");

/// The value of a future that never waits, as with bytes in memory.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("bytes in memory never wait"),
    }
}

/// The one international domain of the sample.
struct Converted;

impl Idna for Converted {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        (domain == "õun.example").then(|| "xn--un-bka.example".into())
    }
}

impl Decode for Converted {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String> {
        Bare.decode(encoding, bytes)
    }
}

fn checked() -> Checked {
    let file = now(inspect("VIP_2026-11-23.csv", SAMPLE, &Choice::default(), &Bare)).unwrap();
    let matching = matching::suggest(&file.columns).matching();
    now(check(&[SAMPLE], vec![file], Rules::of(matching), Policy::default(), &Converted, &mut |_| {
        ControlFlow::Continue(())
    }))
    .unwrap()
}

#[test]
fn its_columns_are_matched_without_a_question() {
    let file = now(inspect("VIP_2026-11-23.csv", SAMPLE, &Choice::default(), &Bare)).unwrap();
    assert_eq!((file.dialect.delimiter, file.header), (',', Some(1)));
    let matching = matching::suggest(&file.columns).matching();
    let matched = ContactField::ALL.into_iter().filter_map(|field| Some((field, matching.column(field)?)));
    let matched = matched.map(|(field, column)| (field, file.columns[column].label.as_str()));
    assert_eq!(
        matched.collect::<Vec<_>>(),
        [
            (ContactField::Email, "EMail"),
            (ContactField::FirstName, "FirstName"),
            (ContactField::LastName, "LastName"),
            (ContactField::Address, "StreetAddress"),
            (ContactField::Country, "Country"),
            (ContactField::State, "State"),
            (ContactField::City, "City"),
            (ContactField::PostalCode, "PostCode"),
            (ContactField::Birthdate, "DateOfBirth"),
            (ContactField::Gender, "Gender"),
        ]
    );
}

#[test]
fn most_are_ready_and_every_kind_of_dirt_is_there() {
    let checked = checked();
    let summary = checked.summary();
    let counts = summary.counts;
    assert_eq!((counts.rows, counts.duplicate), (2_000, 28));
    assert!((1_880..1_930).contains(&counts.ready), "{counts:?}");
    assert_eq!(counts.ready + counts.invalid, 1_972);
    assert!(summary.repaired > 60, "{}", summary.repaired);
    let found: BTreeSet<Code> = summary.found.iter().map(|found| found.code).collect();
    for code in [
        Code::EmailMissing,
        Code::EmailNoAt,
        Code::EmailManyAt,
        Code::EmailDomainDots,
        Code::EmailLocalDots,
        Code::EmailLocalCharacter,
        Code::EmailDomainCharacter,
        Code::EmailNoTopLevel,
        Code::EmailForm,
        Code::EmailTooLong,
        Code::EmailControl,
        Code::EmailRole,
        Code::EmailUnicodeLocal,
        Code::CountryUnknown,
        Code::RowShort,
        Code::RowLong,
    ] {
        assert!(found.contains(&code), "{code:?} is missing in {found:?}");
    }
}

fn people(checked: &Checked) -> Vec<Contact> {
    now(checked.contacts(&[SAMPLE], &Converted, 0, 2_000)).unwrap()
}

#[test]
fn nobody_in_it_can_be_reached() {
    // RFC 2606: nobody can own these.
    let safe = ["example.com", "example.org", "example.net", "example"];
    for contact in people(&checked()) {
        let (_, domain) = contact.email.as_str().split_once('@').unwrap();
        let reserved = safe.iter().any(|safe| domain == *safe || domain.ends_with(&format!(".{safe}")));
        assert!(reserved, "{domain}");
    }
}

#[test]
fn the_practice_store_knows_some_of_it_already() {
    let ready: BTreeSet<String> = people(&checked()).into_iter().map(|contact| contact.email.into()).collect();
    let known = simulator::practice_people();
    assert!(known.len() > 10);
    for person in known {
        assert!(ready.contains(&person.email), "{}", person.email);
    }
}

#[test]
fn a_page_of_each_verdict_can_be_shown() {
    let checked = checked();
    for verdict in [Verdict::Ready, Verdict::Duplicate, Verdict::Invalid] {
        let rows = now(checked.rows(&[SAMPLE], &Converted, &Filter::Verdict(verdict).into(), 0, 25)).unwrap();
        assert_eq!(rows.len(), 25);
        assert!(rows.iter().all(|row| row.verdict == verdict));
    }
}
