//! Mends and choices: what is judged again is what a whole check says, nothing changes uncounted, and all settles.

#![allow(clippy::unwrap_used)]

#[path = "common/now.rs"]
mod now;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use now::now;
use proptest::prelude::*;
use segue_segment::check::{Checked, Revision, check};
use segue_segment::preview::{Filter, Inspected, Query, RowView};
use segue_segment::{
    Bare, CellMend, Choice, Code, ContactField, Filling, Matching, Mend, Policy, Rules, SaysNo, Target, Verdict,
    Winner, address_hash, inspect,
};

const HEAD: &str = "Email,First name,Country,Post code,Phone,Subscribed\n";

fn matching() -> Matching {
    Matching::of([
        (ContactField::Email, 0),
        (ContactField::FirstName, 1),
        (ContactField::Country, 2),
        (ContactField::PostalCode, 3),
        (ContactField::Phone, 4),
        (ContactField::EmailStatus, 5),
    ])
}

fn inspected(text: &str) -> Inspected {
    let choice = Choice { delimiter: Some(','), ..Choice::default() };
    now(inspect("a.csv", text.as_bytes(), &choice, &Bare)).unwrap()
}

fn whole(text: &str, rules: &Rules, policy: &Policy) -> Checked {
    let sources = [text.as_bytes()];
    let go_on = &mut |_| ControlFlow::Continue(());
    now(check(&sources, vec![inspected(text)], rules.clone(), policy.clone(), &Bare, go_on)).unwrap()
}

fn rows(checked: &Checked, text: &str, query: &Query) -> Vec<RowView> {
    now(checked.rows(&[text.as_bytes()], &Bare, query, 0, 1_000)).unwrap()
}

/// Another check's way: only what changed is judged again, as far as that can be told.
fn revised(checked: &Checked, text: &str, rules: &Rules, policy: &Policy) -> Checked {
    match checked.revision(rules) {
        Revision::Everything => whole(text, rules, policy),
        Revision::Rows(rows) => {
            let again = now(checked.judge_again(&[text.as_bytes()], &Bare, rules, &rows)).unwrap();
            checked.clone().with_revised(again, policy.clone())
        }
    }
}

fn assert_same(one: &Checked, other: &Checked, text: &str) {
    assert_eq!(one.summary(), other.summary());
    for filter in [Filter::Everyone, Filter::Mended, Filter::WorthALook, Filter::OtherName, Filter::SaysNo] {
        let query = filter.into();
        assert_eq!(one.len(&query), other.len(&query), "{filter:?}");
        assert_eq!(rows(one, text, &query), rows(other, text, &query), "{filter:?}");
    }
    for found in &one.summary().found {
        let query = Filter::Code(found.code).into();
        assert_eq!(rows(one, text, &query), rows(other, text, &query), "{:?}", found.code);
    }
    let contacts = |checked: &Checked| now(checked.contacts(&[text.as_bytes()], &Bare, 0, 1_000)).unwrap();
    assert_eq!(contacts(one), contacts(other));
}

fn domain(from: &str, to: &str) -> Mend {
    Mend::Domain { from: from.into(), to: to.into() }
}

fn value(of: ContactField, from: &str, to: &str) -> Mend {
    Mend::Value { of: Target::Field(of), from: from.into(), to: to.into() }
}

#[test]
fn a_correction_of_one_cell_is_made_counted_and_taken_back() {
    let text = [HEAD, "ana@example.com,Ana,EE,10111,,\nbo,Bo,EE,,,\n"].concat();
    let mut rules = Rules::of(matching());
    let before = whole(&text, &rules, &Policy::default());
    let row = rows(&before, &text, &Filter::Verdict(Verdict::Invalid).into()).remove(0);
    rules.cells.push(CellMend {
        file: 0,
        index: row.index,
        offset: row.offset,
        column: 0,
        to: "bo@example.com".into(),
    });
    let Revision::Rows(concerned) = before.revision(&rules) else { panic!("one row") };
    assert_eq!(concerned, [1]);
    let after = revised(&before, &text, &rules, &Policy::default());
    assert_eq!((after.summary().counts.ready, after.summary().mended), (2, 1));
    let row = rows(&after, &text, &Filter::Mended.into()).remove(0);
    assert_eq!(row.mended, [(0, "bo@example.com".to_owned())]);
    assert_eq!((row.cells[0].as_str(), row.contact.unwrap().email.as_str()), ("bo", "bo@example.com"));
    assert_same(&after, &whole(&text, &rules, &Policy::default()), &text);
    let back = revised(&after, &text, &Rules::of(matching()), &Policy::default());
    assert_same(&back, &before, &text);
}

#[test]
fn a_typo_is_mended_in_every_row_and_in_next_weeks_file() {
    let mut text = HEAD.to_owned();
    for n in 0..300 {
        let domain = if n % 100 == 7 { "gmial.com" } else { "gmail.com" };
        writeln!(text, "p{n}@{domain},P,EE,,,").unwrap();
    }
    let mut rules = Rules::of(matching());
    let before = whole(&text, &rules, &Policy::default());
    let typo = &before.summary().typos[0];
    assert_eq!((typo.domain.as_str(), typo.suggestion.as_str(), typo.rows), ("gmial.com", "gmail.com", 3));
    assert_eq!(before.len(&Filter::Code(Code::EmailTypo).into()), 3);
    let row = rows_of(&before, &text, Code::EmailTypo).remove(0);
    assert_eq!(row.problems[0].suggestion.as_deref(), Some("p7@gmail.com"));
    rules.mends.push(domain(&typo.domain, &typo.suggestion));
    let after = revised(&before, &text, &rules, &Policy::default());
    assert_eq!(
        (after.summary().typos.len(), after.summary().mended, after.summary().mends.as_slice()),
        (0, 3, &[3][..])
    );
    assert_same(&after, &whole(&text, &rules, &Policy::default()), &text);
    // The typo is back, in another row and beside one that the person has not seen.
    let next = text.replace("p5@gmail", "p5@gmial").replace("p9@gmail", "p9@gmaill");
    let next_week = whole(&next, &rules, &Policy::default());
    assert_eq!(next_week.summary().mends, [4]);
    assert_eq!(next_week.summary().typos.len(), 1);
}

fn rows_of(checked: &Checked, text: &str, code: Code) -> Vec<RowView> {
    rows(checked, text, &Filter::Code(code).into())
}

#[test]
fn values_are_mended_wherever_they_stand() {
    let text = [HEAD, "a@example.com,A,Estlandia,,,\nb@example.com,B, Estlandia ,,,\nc@example.com,C,EE,,,\n"].concat();
    let before = whole(&text, &Rules::of(matching()), &Policy::default());
    assert_eq!(before.len(&Filter::Code(Code::CountryUnknown).into()), 2);
    let groups = now(before.groups(&[text.as_bytes()], &Bare, Code::CountryUnknown)).unwrap();
    assert_eq!((groups.len(), groups[0].value.as_str(), groups[0].rows), (1, "Estlandia", 2));
    let rules = Rules { mends: vec![value(ContactField::Country, "Estlandia", "EE")], ..Rules::of(matching()) };
    assert!(matches!(before.revision(&rules), Revision::Rows(rows) if rows == [0, 1]));
    let after = revised(&before, &text, &rules, &Policy::default());
    assert_same(&after, &whole(&text, &rules, &Policy::default()), &text);
    assert_eq!((after.summary().mends.as_slice(), after.summary().found.len()), (&[2][..], 0));
    // Nothing is wrong with the name: only the file tells where it stands.
    let rules = Rules { mends: vec![value(ContactField::FirstName, "A", "Ann")], ..Rules::of(matching()) };
    assert_eq!(before.revision(&rules), Revision::Everything);
    let emptied = Rules { mends: vec![value(ContactField::Country, "Estlandia", "")], ..Rules::of(matching()) };
    assert!(revised(&before, &text, &emptied, &Policy::default()).summary().found.is_empty());
}

#[test]
fn people_are_left_out_by_address_and_rows_by_what_is_wrong_with_them() {
    let text = [HEAD, "a@example.com,A,EE,,,\nA@example.com,A2,Nowhere,,,no\nb@example.com,B,Nowhere,,,yes\n"].concat();
    let rules = Rules::of(matching());
    let checked = whole(&text, &rules, &Policy::default());
    let counts = checked.summary().counts;
    assert_eq!((counts.ready, counts.duplicate, counts.left_out), (2, 1, 0));
    assert_eq!((checked.summary().says_no, checked.summary().says_yes, checked.summary().ready_no), (1, 1, 1));
    assert_eq!(checked.summary().other_names, 1);
    let ana = rows(&checked, &text, &Query::default())[0].contact.clone().unwrap();
    let of = |policy: Policy| {
        let chosen = checked.clone().with_policy(policy.clone());
        assert_same(&chosen, &whole(&text, &rules, &policy), &text);
        let counts = chosen.summary().counts;
        (counts.ready, counts.duplicate, counts.left_out)
    };
    assert_eq!(of(Policy { left_out: vec![address_hash(&ana.email)], ..Policy::default() }), (1, 0, 2));
    assert_eq!(of(Policy { never: vec![address_hash(&ana.email)], ..Policy::default() }), (1, 0, 2));
    assert_eq!(of(Policy { strict: vec![Code::CountryUnknown], ..Policy::default() }), (1, 0, 2));
    assert_eq!(of(Policy { says_no: SaysNo::LeftOut, ..Policy::default() }), (1, 0, 2));
    assert_eq!(of(Policy { winner: Winner::First, ..Policy::default() }), (2, 1, 0));
}

#[test]
fn whoever_wins_gets_what_the_others_say_of_consent_and_what_it_lacks_if_merged() {
    let text = [HEAD, "a@example.com,Ana,EE,10111,,no\nb@example.com,B,,,,\na@example.com,,,,,yes\n"].concat();
    let of = |winner| {
        let policy = Policy { winner, ..Policy::default() };
        let checked = whole(&text, &Rules::of(matching()), &policy);
        let mut contacts = now(checked.contacts(&[text.as_bytes()], &Bare, 0, 9)).unwrap();
        contacts.retain(|contact| contact.email.as_str() == "a@example.com");
        assert_eq!(contacts.len(), 1);
        contacts.remove(0)
    };
    let last = of(Winner::Last);
    assert_eq!((last.first_name.as_deref(), last.postal_code.as_deref()), (None, None));
    assert!(!last.email_consent.unwrap().agreed, "No outweighs Yes, whatever row wins");
    assert!(!of(Winner::First).email_consent.unwrap().agreed);
    let merged = of(Winner::Merged);
    assert_eq!((merged.first_name.as_deref(), merged.country_code.as_deref()), (Some("Ana"), Some("EE")));
    assert_eq!(merged.row, 4);
}

#[test]
fn joined_columns_and_constants_fill_fields() {
    let text = "Email,Street,House\na@example.com,Pikk,1\nb@example.com,,7\n";
    let mut matching = Matching::of([(ContactField::Email, 0)]);
    matching.fields.insert(ContactField::Address, Filling::Joined(vec![1, 2]));
    matching.fields.insert(ContactField::Country, Filling::Constant("Eesti".into()));
    let checked = whole(text, &Rules::of(matching), &Policy::default());
    let contacts = now(checked.contacts(&[text.as_bytes()], &Bare, 0, 9)).unwrap();
    let told: Vec<_> = contacts.iter().map(|one| (one.address.as_deref(), one.country_code.as_deref())).collect();
    assert_eq!(told, [(Some("Pikk, 1"), Some("EE")), (Some("7"), Some("EE"))]);
}

#[test]
fn a_text_is_looked_for_in_every_cell() {
    let text = [HEAD, "ana@example.com,Õnne,EE,,,\nbo@example.com,\"Bo, the \"\"õNN\"\"\",EE,,,\n"].concat();
    let checked = whole(&text, &Rules::of(matching()), &Policy::default());
    let find = |wanted: &str, filter| {
        now(checked.find(&[text.as_bytes()], &Bare, wanted, &mut |_| ControlFlow::Continue(()))).unwrap();
        let query = Query { filter, text: wanted.into() };
        let found = rows(&checked, &text, &query);
        assert_eq!(found.len() as u64, checked.len(&query));
        found.iter().map(|row| row.index).collect::<Vec<_>>()
    };
    assert_eq!(find("ANA@", Filter::Everyone), [0]);
    assert_eq!(find("õnn", Filter::Everyone), [0, 1]);
    assert_eq!(find("the \"", Filter::Everyone), [1]);
    assert_eq!(find("example", Filter::Verdict(Verdict::Invalid)), [0_u64; 0]);
    assert_eq!(find("nobody has this", Filter::Everyone), [0_u64; 0]);
}

fn cells() -> impl Strategy<Value = String> {
    let address = prop_oneof![
        "[a-d]{1,2}@(example\\.com|gmail\\.com|gmial\\.com|EXAMPLE\\.com)",
        Just(String::new()),
        Just("info@example.com".into()),
        Just("no at".into()),
    ];
    let name = prop_oneof!["[A-C]?", Just("TÃµnu".into()), Just("Tõnu".into())];
    let country = prop_oneof![Just(""), Just("EE"), Just("US"), Just("Nowhere"), Just("Saksa maa")];
    let code = prop_oneof![Just(""), Just("1011"), Just("10111"), Just("2134")];
    let phone = prop_oneof![Just(""), Just("+372 5555 1234"), Just("5555 1234"), Just("-6854")];
    let says = prop_oneof![Just(""), Just("yes"), Just("no"), Just("perhaps")];
    (address, name, country, code, phone, says)
        .prop_map(|(address, name, country, code, phone, says)| [&address, &name, country, code, phone, says].join(","))
}

fn mends() -> impl Strategy<Value = Vec<Mend>> {
    let mend = prop_oneof![
        Just(domain("gmial.com", "gmail.com")),
        Just(Mend::Zeros),
        Just(Mend::Mangled),
        Just(value(ContactField::Country, "Nowhere", "EE")),
        Just(value(ContactField::Email, "no at", "no@example.com")),
        Just(value(ContactField::Email, "info@example.com", "ina@example.com")),
        Just(value(ContactField::Phone, "-6854", "")),
        Just(value(ContactField::FirstName, "A", "Ann")),
    ];
    proptest::collection::vec(mend, 0..4).prop_map(|mends| {
        let mut different: Vec<Mend> = Vec::new();
        for mend in mends {
            if !different.contains(&mend) {
                different.push(mend);
            }
        }
        different
    })
}

fn policies() -> impl Strategy<Value = Policy> {
    let winner = prop_oneof![Just(Winner::Last), Just(Winner::First), Just(Winner::Merged)];
    let strict = prop_oneof![
        Just(Vec::new()),
        Just(vec![Code::CountryUnknown]),
        Just(vec![Code::EmailTypo]),
        Just(vec![Code::PhoneShared]),
    ];
    let says_no = prop_oneof![Just(SaysNo::Unchanged), Just(SaysNo::LeftOut)];
    (winner, strict, says_no).prop_map(|(winner, strict, says_no)| Policy {
        winner,
        strict,
        says_no,
        ..Policy::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is mended and chosen one after the other, the rows that are judged again say what all of them would.
    #[test]
    fn judging_again_says_what_a_whole_check_says(
        lines in proptest::collection::vec(cells(), 1..40),
        steps in proptest::collection::vec((mends(), policies(), proptest::option::of((0..40_usize, 0..6_usize, "[a-c@.]{0,8}"))), 1..4),
    ) {
        let text = [HEAD, &lines.join("\n"), "\n"].concat();
        let mut checked = whole(&text, &Rules::of(matching()), &Policy::default());
        let places = rows(&checked, &text, &Query::default());
        for (mends, policy, cell) in steps {
            let mut rules = Rules { mends, ..Rules::of(matching()) };
            if let Some((row, column, to)) = cell && let Some(row) = places.get(row) {
                rules.cells.push(CellMend { file: 0, index: row.index, offset: row.offset, column, to });
            }
            checked = revised(&checked, &text, &rules, &policy);
            assert_same(&checked, &whole(&text, &rules, &policy), &text);
            let counts = checked.summary().counts;
            prop_assert_eq!(
                counts.rows,
                counts.ready + counts.unchanged + counts.duplicate + counts.invalid + counts.left_out
            );
        }
    }

    /// A value of a contact is what its cell holds, or the row says that it was repaired, mended or left out.
    #[test]
    fn no_value_changes_uncounted(lines in proptest::collection::vec(cells(), 1..40), mends in mends()) {
        let text = [HEAD, &lines.join("\n"), "\n"].concat();
        let rules = Rules { mends, ..Rules::of(matching()) };
        let checked = whole(&text, &rules, &Policy::default());
        let (mut repaired, mut mended) = (0, 0);
        for row in rows(&checked, &text, &Query::default()) {
            mended += u64::from(!row.mended.is_empty());
            let Some(contact) = &row.contact else { continue };
            let cell = |column: usize| {
                let mend = row.mended.iter().find(|(known, _)| *known == column);
                mend.map_or(row.cells[column].as_str(), |(_, to)| to.as_str())
            };
            repaired += u64::from(contact.email.as_str() != cell(0));
            let left_out = |column: &str| row.problems.iter().any(|problem| {
                problem.code.leaves_out() && problem.column.as_deref() == Some(column)
            });
            for (column, label, value) in [
                (1, "First name", contact.first_name.as_deref()),
                (3, "Post code", contact.postal_code.as_deref()),
            ] {
                prop_assert!(value == Some(cell(column)) || value.is_none() && (cell(column).is_empty() || left_out(label)));
            }
            let phone = contact.phone.as_ref().map(|phone| phone.as_str().to_owned());
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            prop_assert!(phone.as_deref().map_or_else(
                || cell(4).is_empty() || left_out("Phone"),
                |phone| digits(phone).ends_with(&digits(cell(4))),
            ));
        }
        prop_assert_eq!(checked.summary().mended, mended);
        prop_assert!(checked.summary().repaired <= repaired, "a repaired address differs from its cell");
    }
}

/// The rows that need fixing as a file, as the app saves it.
fn problems_file(checked: &Checked, text: &str) -> String {
    let mut bytes = Vec::new();
    let sentence = |problem: &segue_segment::Problem| problem.code.name().to_owned();
    let put = &mut |piece: &[u8]| bytes.extend_from_slice(piece);
    now(checked.problems_csv(&[text.as_bytes()], &Bare, ["Reason", "Row"], &sentence, put)).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The cells of rows that need fixing, and why.
fn unfixed(checked: &Checked, text: &str) -> Vec<(Vec<String>, Vec<Code>)> {
    let invalid = rows(checked, text, &Filter::Verdict(Verdict::Invalid).into());
    let told = |row: RowView| {
        // A row with fewer cells than columns comes with empty ones.
        let cells = row.cells.iter().cloned().chain(std::iter::repeat(String::new())).take(6).collect();
        let problems = row.problems.iter().map(|problem| problem.code).filter(|code| !code.is_warning());
        (cells, problems.collect())
    };
    invalid.into_iter().map(told).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whoever downloads the rows that need fixing and brings that file gets the same rows, letter by letter.
    #[test]
    fn rows_that_need_fixing_come_back_as_they_went(
        lines in proptest::collection::vec((cells(), "[=@+'a1 -]{0,4}"), 1..30),
    ) {
        let mut text = HEAD.replace("First name", "Note");
        for (line, note) in &lines {
            let cells: Vec<&str> = line.split(',').collect();
            text.push_str(&[&[cells[0], note][..], &cells[2..]].concat().join(","));
            text.push('\n');
        }
        let rules = Rules { country: segue_segment::country::CountryCode::parse("EE"), ..Rules::of(matching()) };
        let checked = whole(&text, &rules, &Policy::default());
        let unfixed_before = unfixed(&checked, &text);
        prop_assume!(!unfixed_before.is_empty());
        // What stands beyond the columns has no place beside the reason.
        prop_assume!(checked.len(&Filter::Code(Code::RowLong).into()) == 0);
        let file = problems_file(&checked, &text);
        let again = now(inspect("b.csv", file.as_bytes(), &Choice::default(), &Bare)).unwrap();
        prop_assert!(again.guarded, "{file}");
        let again = whole(&file, &rules, &Policy::default());
        prop_assert_eq!(unfixed(&again, &file), unfixed_before);
    }
}
