//! Who is in which segment, whom files carry, and the people of several runs read in one pass.

#![allow(clippy::unwrap_used)]

#[path = "common/now.rs"]
mod now;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use now::now;
use proptest::prelude::*;
use segue_segment::check::{Checked, check};
use segue_segment::email::{EmailAddress, NoIdna};
use segue_segment::{Bare, Choice, ContactField, Matching, Policy, Rules, Winner, address_hash, hash_of, inspect};

/// Checks several files of the columns address, first name, date of opting in.
fn check_files(files: &[&str], policy: Policy) -> Checked {
    let sources: Vec<&[u8]> = files.iter().map(|text| text.as_bytes()).collect();
    let inspected =
        sources.iter().map(|text| now(inspect("a.csv", *text, &Choice::default(), &Bare)).unwrap()).collect();
    let fields = [(ContactField::Email, 0), (ContactField::FirstName, 1), (ContactField::EmailOptIn, 2)];
    let rules = Rules { now: 1_800_000_000, ..Rules::of(Matching::of(fields)) };
    now(check(&sources, inspected, rules, policy, &Bare, &mut |_| ControlFlow::Continue(()))).unwrap()
}

fn hash(address: &str) -> u64 {
    address_hash(&EmailAddress::parse(address, &NoIdna).unwrap().0)
}

const FIRST: &str = "Email,Name,Since\n\
    ana@example.com,Ana,2024-01-01\n\
    bo@example.com,Bo,2024-01-01\n\
    cy@example.com,Cy,never\n\
    di@example.com,Di,2024-01-01\n\
    nobody,No,2024-01-01\n";

const SECOND: &str = "Email,Name,Since\n\
    eve@example.com,Eve,2024-01-01\n\
    ANA@example.com,Ana,2024-02-02\n\
    bo@example.com,Bo,never\n\
    di@example.com,Di,2024-01-01\n";

#[test]
fn a_person_is_in_all_segments_in_which_a_row_of_theirs_could_be_sent() {
    let left_out = Policy { left_out: vec![hash("di@example.com")], ..Policy::default() };
    let checked = check_files(&[FIRST, SECOND], left_out);
    let sources = [FIRST.as_bytes(), SECOND.as_bytes()];
    let people = now(checked.contacts(&sources, &Bare, 0, 9)).unwrap();
    let names: Vec<&str> = people.iter().map(|person| person.email.as_str()).collect();
    assert_eq!(names, ["bo@example.com", "eve@example.com", "ana@example.com"]);
    let both = checked.segments(&[0, 1]);
    assert_eq!([0, 1, 2, 3].map(|row| both.of(row)), [0b01, 0b10, 0b11, 0], "Bo's second row is invalid");
    assert_eq!([0, 1, 2].map(|row| checked.segments(&[0, 0]).of(row)), [1, 1, 1]);
    assert_eq!([0, 1, 2].map(|row| checked.segments(&[31, 31]).of(row)), [1 << 31; 3]);
    let first_wins = check_files(&[FIRST, SECOND], Policy { winner: Winner::First, ..Policy::default() });
    let both = first_wins.segments(&[0, 1]);
    assert_eq!([0, 1, 2, 3].map(|row| both.of(row)), [0b11, 0b01, 0b11, 0b10], "ana, bo, di, eve");
}

#[test]
fn files_carry_everybody_whose_address_can_be_read() {
    let left_out = Policy { left_out: vec![hash("di@example.com")], ..Policy::default() };
    let checked = check_files(&[FIRST, SECOND], left_out);
    let carried = |files: &[usize]| {
        let carried = checked.carried(files);
        ["ana", "bo", "cy", "di", "eve", "fay"].map(|name| carried.has(hash(&format!("{name}@example.com"))))
    };
    assert_eq!(carried(&[0, 1]), [true, true, true, true, true, false]);
    assert_eq!(carried(&[0]), [true, true, true, true, false, false]);
    assert_eq!(carried(&[1]), [true, true, false, true, true, false]);
    assert_eq!(carried(&[]), [false; 6]);
    assert!(!checked.carried(&[0, 1]).has(hash_of(b"nobody")));
}

#[test]
fn ready_rows_are_found_by_address() {
    let checked = check_files(&[FIRST, SECOND], Policy::default());
    let [ana, bo, cy, eve, fay] = ["ana", "bo", "cy", "eve", "fay"].map(|name| hash(&format!("{name}@example.com")));
    // Ready are Bo, Eve, Ana, Di.
    assert_eq!(checked.ready_with(&[ana, fay, bo, cy, eve, ana]), [(0, bo), (1, eve), (2, ana)]);
    assert_eq!(checked.ready_with(&[]), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn several_runs_are_read_as_one_by_one(
        kinds in prop::collection::vec(0_u8..10, 1..3_000),
        times in 1_usize..5,
        gaps in prop::collection::vec((0_u64..900, 0_u64..40), 1..20),
        most in 0_usize..300,
    ) {
        let mut text = String::from("Email,Name,Since\n");
        for (row, kind) in std::iter::repeat_n(&kinds, times).flatten().enumerate() {
            match kind {
                0 => text.push_str("nobody,,\n"),
                1 => writeln!(text, "p{}@example.com,Again,", row / 2).unwrap(),
                _ => writeln!(text, "p{row}@example.com,P{row},").unwrap(),
            }
        }
        let checked = check_files(&[&text], Policy::default());
        let sources = [text.as_bytes()];
        let all = now(checked.contacts(&sources, &Bare, 0, usize::MAX)).unwrap();
        let mut at = 0;
        let mut runs = Vec::new();
        for (gap, length) in gaps {
            runs.push((at + gap, length));
            at += gap + length;
        }
        let wanted = runs.iter().flat_map(|&(first, length)| first..first + length);
        let wanted: Vec<_> =
            wanted.filter_map(|row| all.get(usize::try_from(row).unwrap())).take(most).cloned().collect();
        prop_assert_eq!(now(checked.contacts_of(&sources, &Bare, &runs, most)).unwrap(), wanted);
        let hashes: Vec<u64> = all.iter().map(|person| address_hash(&person.email)).collect();
        let found = checked.ready_with(&hashes);
        prop_assert_eq!(found, (0..).zip(hashes).collect::<Vec<_>>());
    }
}
