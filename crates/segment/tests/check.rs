//! Whole files through inspection and check, cut into ranges at every place.

#![allow(clippy::unwrap_used)]

mod common;

use std::ops::ControlFlow;

use common::{check_text, checker, now, summary};
use segue_segment::Bare;
use segue_segment::check::{Checked, Part, check, scan};
use segue_segment::preview::{Filter, Instead, Query};
use segue_segment::{
    Choice, Code, ContactField, Counts, HeaderChoice, Matching, Policy, Refusal, Rules, Verdict, inspect,
};

const FILE: &str = "Email;First name;Country\n\
    ana@example.com;Ana;Estonia\n\
    \n\
    ANA@example.com ;Anna;EE\n\
    nobody;\"Two\nlines\";Nowhere\n\
    bo@example.org;Bo\n\
    noreply@example.org;;\n\
    cy@example.net;Cy;Finland;more\n";

#[test]
fn every_row_ends_in_one_place() {
    let (checked, _) = check_text(FILE);
    let summary = checked.summary();
    assert_eq!(summary.counts, Counts { rows: 6, ready: 3, unchanged: 0, duplicate: 1, invalid: 2, left_out: 0 });
    assert_eq!(summary.blank_lines, 1);
    assert_eq!(summary.repaired, 1);
    let found: Vec<_> = summary.found.iter().map(|found| (found.code, found.rows)).collect();
    for code in [Code::EmailNoAt, Code::EmailRole, Code::CountryUnknown, Code::RowShort, Code::RowLong] {
        assert!(found.contains(&(code, 1)), "{code:?} in {found:?}");
    }
}

#[test]
fn rows_are_shown_with_what_was_found_and_what_would_be_sent() {
    let (checked, sources) = check_text(FILE);
    let rows = now(checked.rows(&sources, &Bare, &Filter::Everyone.into(), 0, 50)).unwrap();
    let lines: Vec<_> = rows.iter().map(|row| (row.row, row.verdict)).collect();
    assert_eq!(
        lines,
        [
            (2, Verdict::Duplicate),
            (4, Verdict::Ready),
            (5, Verdict::Invalid),
            (7, Verdict::Ready),
            (8, Verdict::Invalid),
            (9, Verdict::Ready)
        ]
    );
    assert_eq!(rows[0].instead, Some(Instead { file: 0, row: 4 }));
    assert_eq!(rows[1].contact.as_ref().unwrap().email.as_str(), "ana@example.com");
    assert_eq!(rows[1].contact.as_ref().unwrap().country_code.as_deref(), Some("EE"));
    assert_eq!(rows[2].cells, ["nobody", "Two\nlines", "Nowhere"]);
    assert_eq!(rows[2].problems[0].code, Code::CountryUnknown);
    assert_eq!(rows[2].problems[0].column.as_deref(), Some("Country"));
    assert!(rows[2].problems[0].warning && rows[2].contact.is_none());

    let of = |filter: Query, start, count| {
        let rows = now(checked.rows(&sources, &Bare, &filter, start, count)).unwrap();
        rows.into_iter().map(|row| row.row).collect::<Vec<_>>()
    };
    assert_eq!(of(Filter::Verdict(Verdict::Ready).into(), 1, 9), [7, 9]);
    assert_eq!(of(Filter::Verdict(Verdict::Invalid).into(), 0, 1), [5]);
    assert_eq!(of(Filter::WorthALook.into(), 0, 9), [7, 9]);
    assert_eq!(of(Filter::Everyone.into(), 6, 9), [0_u64; 0]);
    assert_eq!(of(Filter::Verdict(Verdict::LeftOut).into(), 0, 9), [0_u64; 0]);
    assert_eq!(checked.len(&Filter::WorthALook.into()), 2);
    assert_eq!(checked.summary().worth_a_look, 2);

    let contacts = now(checked.contacts(&sources, &Bare, 0, 9)).unwrap();
    let names: Vec<_> = contacts.iter().map(|contact| contact.first_name.as_deref()).collect();
    assert_eq!(names, [Some("Anna"), Some("Bo"), Some("Cy")]);
}

#[test]
fn the_rows_that_need_fixing_come_as_a_file() {
    let (checked, sources) = check_text(FILE);
    let mut bytes = Vec::new();
    let sentence = |problem: &segue_segment::Problem| problem.code.name().to_string();
    now(checked.problems_csv(&sources, &Bare, ["Reason", "Row"], &sentence, &mut |piece| {
        bytes.extend_from_slice(piece);
    }))
    .unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "\u{FEFF}Email;First name;Country;Reason;Segue: Row\r\n\
         nobody;\"Two\nlines\";Nowhere;emailNoAt;5\r\n\
         noreply@example.org;;;emailRole;8\r\n"
    );
    let problems = now(checked.problems(&sources, &Bare, 3)).unwrap();
    assert_eq!(problems.iter().map(|problem| problem.row).collect::<Vec<_>>(), [5, 5, 7]);
}

#[test]
fn ranges_cut_anywhere_and_taken_in_any_order_make_no_difference() {
    let quoted = FILE.replace("Ana;Estonia", "\"A;\n\nb@example.com;x;y\n\";Estonia");
    for text in [FILE, &quoted] {
        let (whole, sources) = check_text(text);
        for length in 1..=text.len() as u64 {
            for backwards in [false, true] {
                let mut checker = checker(text, length);
                let mut tasks = Vec::new();
                while !checker.is_done() {
                    tasks.extend(std::iter::from_fn(|| checker.next_task()));
                    let task = if backwards { tasks.pop() } else { Some(tasks.remove(0)) };
                    let part = now(scan(sources[0], &task.unwrap(), &Bare, &mut |_, _| ControlFlow::Continue(())));
                    let bytes = part.unwrap().to_bytes();
                    checker.part(Part::from_bytes(&bytes).unwrap());
                }
                let cut = checker.finish();
                assert_eq!(cut.summary(), whole.summary(), "ranges of {length}");
                let rows =
                    |checked: &Checked| now(checked.rows(&sources, &Bare, &Filter::Everyone.into(), 0, 50)).unwrap();
                assert_eq!(rows(&cut), rows(&whole), "ranges of {length}");
            }
        }
    }
}

#[test]
fn several_files_share_their_addresses_and_columns_are_found_by_label() {
    let first = "Email,City\nana@example.com,Tartu\nbo@example.com,Pärnu\n".as_bytes();
    let second = "City;Email\nTallinn;ana@example.com\n".as_bytes();
    let files: Vec<_> =
        [first, second].iter().map(|file| now(inspect("a.csv", *file, &Choice::default(), &Bare)).unwrap()).collect();
    let rules = Rules::of(Matching::of([(ContactField::Email, 0), (ContactField::City, 1)]));
    let sources = [first, second];
    let checked =
        now(check(&sources, files, rules.clone(), Policy::default(), &Bare, &mut |_| ControlFlow::Continue(())))
            .unwrap();
    assert_eq!(summary(&checked), (3, 2, 1, 0));
    let contacts = now(checked.contacts(&sources, &Bare, 0, 9)).unwrap();
    let cities: Vec<_> = contacts.iter().map(|contact| (contact.file, contact.city.as_deref())).collect();
    assert_eq!(cities, [(0, Some("Pärnu")), (1, Some("Tallinn"))]);
    let rows = now(checked.rows(&sources, &Bare, &Filter::Verdict(Verdict::Duplicate).into(), 0, 9)).unwrap();
    assert_eq!((rows[0].file, rows[0].row, rows[0].instead), (0, 2, Some(Instead { file: 1, row: 2 })));
}

#[test]
fn refusals_say_what_is_wrong() {
    let refused = |text: &[u8]| now(inspect("a.csv", text, &Choice::default(), &Bare)).map(|file| file.usable());
    assert_eq!(refused(b""), Err(Refusal::Empty));
    assert_eq!(refused(b"PK\x03\x04"), Err(Refusal::Zip));
    assert_eq!(refused(b"Email,Name\n"), Ok(Err(Refusal::NoRows)));
    assert_eq!(refused(b"Email,Name\n\n\n"), Ok(Err(Refusal::NoRows)));
    let membership =
        b"CustomerId,SegmentProvider,SegmentMembershipType,Segments,Identifier,SegmentMembershipId\n1,a,b,c,d,e\n";
    assert_eq!(refused(membership), Ok(Err(Refusal::Membership)));
    let file = now(inspect("a.csv", &b"Name\nAna\n"[..], &Choice::default(), &Bare)).unwrap();
    let sources: [&[u8]; 1] = [b"Name\nAna\n"];
    let checked =
        now(check(
            &sources,
            vec![file],
            Rules::default(),
            Policy::default(),
            &Bare,
            &mut |_| ControlFlow::Continue(()),
        ));
    assert_eq!(checked.unwrap_err(), Refusal::NoEmail);
}

#[test]
fn a_check_can_be_stopped_and_a_changed_file_is_noticed() {
    let file = || now(inspect("a.csv", FILE.as_bytes(), &Choice::default(), &Bare)).unwrap();
    let rules = Rules::of(Matching::of([(ContactField::Email, 0)]));
    let sources = [FILE.as_bytes()];
    let stopped =
        now(check(&sources, vec![file()], rules.clone(), Policy::default(), &Bare, &mut |_| ControlFlow::Break(())));
    assert_eq!(stopped.unwrap_err(), Refusal::Canceled);
    let (checked, _) = check_text(FILE);
    let other = [&FILE.as_bytes()[..60]];
    assert_eq!(now(checked.contacts(&other, &Bare, 0, 9)).unwrap_err(), Refusal::Gone);
}

#[test]
fn a_person_may_say_which_line_names_the_columns() {
    let text = b"Segment VIP,\nEmail,City\nana@example.com,Tartu\n";
    let of = |header| now(inspect("a.csv", &text[..], &Choice { header, ..Choice::default() }, &Bare)).unwrap();
    let line = of(Some(HeaderChoice::Line(2)));
    assert_eq!((line.header, line.columns[0].label.as_str(), line.rows), (Some(2), "Email", Some(1)));
    let absent = of(Some(HeaderChoice::Absent));
    assert_eq!((absent.header, absent.columns[1].label.as_str(), absent.rows), (None, "Column 2", Some(3)));
    let without = now(inspect("a.csv", &b"ana@example.com,Tartu\n"[..], &Choice::default(), &Bare)).unwrap();
    assert_eq!((without.header, without.rows, without.data.line), (None, Some(1), 1));
}

#[test]
fn a_long_file_is_understood_from_its_first_part() {
    let mut text = String::from("\u{FEFF}Email,Name\r\n");
    while text.len() < 600_000 {
        text.push_str("ana@example.com,\"Ana, the first\"\r\n");
    }
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    assert_eq!((file.rows, file.data.offset, file.data.line, file.dialect.delimiter), (None, 15, 2, ','));
    assert_eq!(file.first_rows.len(), 50);
    assert_eq!(file.columns[0].samples, ["ana@example.com"]);
    let huge = vec![b'x'; 10 << 20];
    assert_eq!(now(inspect("a.csv", &huge[..], &Choice::default(), &Bare)).unwrap_err(), Refusal::HeaderTooLong);
}

#[test]
fn three_hundred_columns_are_no_trouble() {
    let names: Vec<String> = (0..300).map(|n| if n == 150 { "Email".into() } else { format!("c{n}") }).collect();
    let cells: Vec<String> =
        (0..300).map(|n| if n == 150 { "ana@example.com".into() } else { String::new() }).collect();
    let text = format!("{}\n{}\n", names.join(","), cells.join(","));
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    assert_eq!(file.columns.len(), 300);
    let rules = Rules::of(Matching::of([(ContactField::Email, 150)]));
    let sources = [text.as_bytes()];
    let checked =
        now(check(&sources, vec![file], rules.clone(), Policy::default(), &Bare, &mut |_| ControlFlow::Continue(())))
            .unwrap();
    assert_eq!(summary(&checked), (1, 1, 0, 0));
}
