//! What a column's values say for or against a field.

use crate::ContactField;
use crate::country;
use crate::email::{Idna, Judged, judge, suggestion};

/// What values say to a label's claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// They are just what the field holds.
    Confirms,
    /// They may be: most fields hold any text. Or there are none.
    Silent,
    /// They are something else.
    Contradicts,
}

/// What `samples` (non-empty cells) say to the claim that they are values of `field`.
pub(super) fn of(field: ContactField, samples: &[String]) -> Proof {
    let samples: Vec<&str> = values(samples).collect();
    let samples = samples.as_slice();
    if samples.is_empty() {
        return Proof::Silent;
    }
    match field {
        ContactField::Email => email(samples),
        _ if samples.iter().any(|sample| sample.contains('@')) || most(samples, is_answer) => Proof::Contradicts,
        ContactField::FirstName | ContactField::LastName => unless(most(samples, has_digit)),
        ContactField::Address => {
            unless(most(samples, has_no_letter) || samples.iter().any(|text| text.contains("://")))
        }
        ContactField::State => unless(most(samples, has_no_letter) || samples.iter().any(|text| is_status(text))),
        ContactField::Country if samples.iter().any(|text| country::find(text).is_some()) => Proof::Confirms,
        ContactField::City | ContactField::Country => unless(most(samples, has_no_letter)),
        ContactField::PostalCode if most(samples, |text| !has_digit(text) || text.trim().chars().count() > 12) => {
            Proof::Contradicts
        }
        ContactField::PostalCode => Proof::Confirms,
    }
}

/// Whether all samples are addresses, if some bad ones.
pub(super) fn are_addresses(samples: &[String]) -> bool {
    values(samples).any(is_address) && values(samples).all(|sample| is_address(sample) || is_bad_address(sample))
}

/// The samples without those that say that nothing is known: they say nothing of the column either.
fn values(samples: &[String]) -> impl Iterator<Item = &str> {
    const NOTHING: [&str; 16] = [
        "n/a",
        "#n/a",
        "na",
        "nan",
        "none",
        "null",
        "(null)",
        "nil",
        "unknown",
        "missing",
        "empty",
        "blank",
        "puudub",
        "teadmata",
        "unbekannt",
        "keine",
    ];
    let is_nothing = |text: &str| !text.contains(|letter: char| letter.is_alphanumeric()) || is_one_of(text, &NOTHING);
    samples.iter().map(String::as_str).filter(move |sample| !is_nothing(sample))
}

fn is_bad_address(sample: &str) -> bool {
    suggestion(sample).is_some() || sample.find('@').is_some_and(|at| at > 0) && !sample.contains(char::is_whitespace)
}

fn email(samples: &[&str]) -> Proof {
    if samples.iter().any(|sample| is_address(sample)) {
        Proof::Confirms
    } else if samples.iter().any(|sample| sample.contains('@') || suggestion(sample).is_some()) {
        // Addresses, if bad ones.
        Proof::Silent
    } else {
        Proof::Contradicts
    }
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

fn unless(contradicted: bool) -> Proof {
    if contradicted { Proof::Contradicts } else { Proof::Silent }
}

/// Whether more than half of the samples are so.
fn most(samples: &[&str], are: impl Fn(&str) -> bool) -> bool {
    samples.iter().filter(|sample| are(sample)).count() * 2 > samples.len()
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Numbers, dates, IP addresses, dashes.
fn has_no_letter(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 10] = ["yes", "no", "true", "false", "0", "1", "jah", "ei", "ja", "nein"];
    is_one_of(text, &ANSWERS)
}

fn is_status(text: &str) -> bool {
    const STATUSES: [&str; 12] = [
        "active",
        "inactive",
        "enabled",
        "disabled",
        "open",
        "closed",
        "subscribed",
        "unsubscribed",
        "pending",
        "aktiivne",
        "aktiv",
        "inaktiv",
    ];
    is_one_of(text, &STATUSES)
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}
