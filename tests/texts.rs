//! What spans crates: every code that any of them emits has sentences of its own, in both languages, and no sentence
//! waits for a code that nobody emits.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use app::app::convert::{connect_code, stop_code};
use export::connect::ConnectProblem;
use export::report::KINDS;
use export::{StopReason, Waiting};
use omnisend::Scope;
use segment::{Code, ContactField, Refusal};
use texts::codes::Family;
use texts::{Lang, Texts, group};

const SCOPES: [Scope; 3] = [Scope::ContactsRead, Scope::ContactsWrite, Scope::BrandsRead];

fn said_by_texts(family: Family) -> BTreeSet<String> {
    family.names().map(Into::into).collect()
}

/// The names in the texts of a list of names in which `permission` stands for one name a scope.
fn with_scopes(names: &[&str], of: impl Fn(Scope) -> &'static str) -> BTreeSet<String> {
    assert!(names.contains(&"permission"));
    let plain = names.iter().filter(|name| **name != "permission").map(|name| (*name).to_owned());
    plain.chain(SCOPES.map(|scope| of(scope).to_owned())).collect()
}

#[test]
fn every_code_of_a_row_has_its_sentences() {
    let emitted: BTreeSet<String> = Code::ALL.into_iter().map(|code| code.name().to_owned()).collect();
    assert_eq!(said_by_texts(Family::Row), emitted);
}

#[test]
fn every_refusal_has_its_sentences() {
    let all = [
        Refusal::Empty,
        Refusal::NoRows,
        Refusal::Spreadsheet,
        Refusal::Zip,
        Refusal::Gzip,
        Refusal::Binary,
        Refusal::Bomb,
        Refusal::NoEmail,
        Refusal::WhichEmail,
        Refusal::Membership,
        Refusal::HeaderTooLong,
        Refusal::Gone,
        Refusal::Canceled,
        Refusal::Broken,
    ];
    let emitted: BTreeSet<String> = all.iter().map(|refusal| refusal.name().to_owned()).collect();
    assert_eq!(said_by_texts(Family::Refusal), emitted);
    assert_eq!(emitted.len(), all.len());
}

#[test]
fn every_problem_of_a_connection_has_its_sentences() {
    let emitted = with_scopes(&ConnectProblem::NAMES, |scope| connect_code(&ConnectProblem::Permission { scope }));
    assert_eq!(said_by_texts(Family::Connect), emitted);
}

#[test]
fn every_reason_to_stop_has_its_sentences() {
    let mut emitted = with_scopes(&StopReason::NAMES, |scope| stop_code(&StopReason::Permission { scope }));
    // What the app itself says: its worker broke, another tab sends, a run cannot go on, the page around forbids it.
    emitted.extend(["broken", "busy", "journalLost", "otherFile", "vetoed"].map(Into::into));
    assert_eq!(said_by_texts(Family::Stop), emitted);
}

#[test]
fn everything_that_a_run_waits_for_has_its_sentences() {
    let emitted: BTreeSet<String> = Waiting::ALL.into_iter().map(|waiting| waiting.name().to_owned()).collect();
    assert_eq!(said_by_texts(Family::Wait), emitted);
}

#[test]
fn every_known_reason_of_omnisends_has_its_sentences() {
    let emitted: BTreeSet<String> = KINDS.iter().map(|kind| (*kind).to_owned()).collect();
    assert_eq!(said_by_texts(Family::Reason), emitted);
}

#[test]
fn every_field_has_a_word_of_its_own() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang, group);
        let words: BTreeSet<&str> = ContactField::ALL.into_iter().map(|field| texts.field(field.name())).collect();
        assert_eq!(words.len(), ContactField::ALL.len(), "{lang:?}");
    }
}
