//! Suggestions over a corpus of header rows: not one wrong, and each as it should be. Then over a second set, which was
//! written before the rules.

use segue_segment::matching::{Reason, Suggestion, is_membership_table, suggest};
use segue_segment::preview::Column;
use segue_segment::{ContactField, Matching};

#[derive(Clone, Debug, PartialEq)]
enum Expected {
    Nothing,
    Field(ContactField),
    Unsure(ContactField),
}

struct File {
    name: &'static str,
    columns: Vec<Column>,
    expected: Vec<Expected>,
}

fn corpus() -> Vec<File> {
    read(include_str!("data/headers.txt"))
}

fn second() -> Vec<File> {
    read(include_str!("data/headers_second.txt"))
}

fn read(text: &'static str) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            files.push(File { name, columns: Vec::new(), expected: Vec::new() });
        } else if !line.is_empty() && !line.starts_with('#') {
            let mut parts = line.split('|').collect::<Vec<_>>().into_iter();
            let [Some(label), Some(samples), Some(field), None] = [(); 4].map(|()| parts.next()) else {
                panic!("not a column: {line}")
            };
            let samples = samples.split(", ").map(str::trim).filter(|sample| !sample.is_empty());
            let field = field.trim();
            let named = |name| ContactField::from_name(name).unwrap_or_else(|| panic!("no field: {line}"));
            let file = files.last_mut().expect("a name first");
            file.columns.push(Column::new(label.trim_end(), samples));
            file.expected.push(match field.strip_suffix('?') {
                Some(field) => Expected::Unsure(named(field)),
                None if field == "-" => Expected::Nothing,
                None => Expected::Field(named(field)),
            });
        }
    }
    files
}

fn columns(matching: &Matching) -> Vec<(ContactField, usize)> {
    ContactField::ALL.into_iter().filter_map(|field| Some((field, matching.column(field)?))).collect()
}

fn positions(file: &File, wanted: &Expected) -> Vec<usize> {
    (0..file.columns.len()).filter(|&column| file.expected[column] == *wanted).collect()
}

/// What is expected for a field of a file.
fn expected(file: &File, field: ContactField) -> Suggestion {
    let sure = positions(file, &Expected::Field(field));
    let unsure = positions(file, &Expected::Unsure(field));
    match (sure.as_slice(), unsure.as_slice()) {
        ([], []) => Suggestion::None,
        ([column], []) => Suggestion::Sure(*column),
        ([], _) => Suggestion::Unsure(unsure, Reason::Several),
        _ => panic!("{}: {field:?} is expected twice", file.name),
    }
}

/// How the suggestions for some files fare: fields that a person or we would name, how many are right, and which are
/// not. A sure suggestion of another column than a person would take is wrong; all else is a miss.
struct Score {
    told: usize,
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

fn score(files: &[File]) -> Score {
    let mut score = Score { told: 0, right: 0, wrong: Vec::new(), missed: Vec::new() };
    for file in files {
        let suggestions = suggest(&file.columns);
        for field in ContactField::ALL {
            let (expected, found) = (expected(file, field), suggestions.of(field));
            if (&expected, found) == (&Suggestion::None, &Suggestion::None) {
                continue;
            }
            score.told += 1;
            let line = || format!("{}: {field:?} should be {expected:?}, is {found:?}", file.name);
            match (&expected, found) {
                (Suggestion::Unsure(one, _), Suggestion::Unsure(other, _)) if one == other => score.right += 1,
                (one, other) if one == other => score.right += 1,
                (_, Suggestion::Sure(_)) => score.wrong.push(line()),
                _ => score.missed.push(line()),
            }
        }
    }
    score
}

fn percent(score: &Score) -> f64 {
    100.0 * score.right as f64 / score.told as f64
}

#[test]
fn the_corpus_is_suggested_as_it_should_be() {
    let files = corpus();
    assert!(files.len() >= 120, "{}", files.len());
    let score = score(&files);
    println!("{} header rows, {} fields, {:.1} % right", files.len(), score.told, percent(&score));
    assert!(score.wrong.is_empty(), "{:#?}", score.wrong);
    assert!(percent(&score) > 95.0, "{:#?}", score.missed);
}

#[test]
fn the_second_set_is_not_wrong_either() {
    let files = second();
    assert!(files.len() >= 60, "{}", files.len());
    let score = score(&files);
    println!("{} header rows, {} fields, {:.1} % right", files.len(), score.told, percent(&score));
    assert!(score.wrong.is_empty(), "{:#?}", score.wrong);
    assert!(percent(&score) > 90.0, "{:#?}", score.missed);
}

/// Values only ever take suggestions away from labels, or add a column of addresses: with the values gone, nothing may
/// be suggested that they would have refused, but for labels that lie.
#[test]
fn labels_alone_are_never_wrong() {
    for file in corpus().iter().filter(|file| !file.name.contains("lie") && !file.name.starts_with("addresses called"))
    {
        let bare: Vec<_> =
            file.columns.iter().map(|column| Column::new(column.label.as_str(), [].into_iter())).collect();
        for (field, column) in columns(&suggest(&bare).matching()) {
            let expected = &file.expected[column];
            let right = *expected == Expected::Field(field) || *expected == Expected::Unsure(field);
            assert!(right, "{}: {:?} as {field:?}", file.name, file.columns[column].label);
        }
    }
}

/// The order of columns decides nothing, but for columns that are the same.
#[test]
fn the_order_of_columns_does_not_matter() {
    for file in corpus().iter().filter(|file| !file.name.starts_with("twice the same")) {
        let last = file.columns.len() - 1;
        let reversed: Vec<_> = file.columns.iter().rev().cloned().collect();
        let turned = columns(&suggest(&reversed).matching()).into_iter().map(|(field, column)| (field, last - column));
        assert_eq!(turned.collect::<Vec<_>>(), columns(&suggest(&file.columns).matching()));
    }
}

#[test]
fn no_column_is_suggested_twice() {
    for file in corpus() {
        let mut columns: Vec<_> = suggest(&file.columns).matching().columns().collect();
        let count = columns.len();
        columns.sort_unstable();
        columns.dedup();
        assert_eq!(columns.len(), count, "{}", file.name);
    }
}

#[test]
fn only_the_membership_table_is_one() {
    for file in corpus() {
        assert_eq!(is_membership_table(&file.columns), file.name.starts_with("H10"), "{}", file.name);
    }
    let column = |label: &str, sample: &'static str| Column::new(label, [sample].into_iter());
    let mut table: Vec<_> = ["msdynci_customerid", "msdynci_segmentprovider", "msdynci_segments", "msdynci_identifier"]
        .map(|label| column(label, "x"))
        .into();
    assert!(is_membership_table(&table));
    table.push(column("Email", "anna@example.com"));
    assert!(!is_membership_table(&table));
}

#[test]
fn no_columns_suggest_nothing() {
    assert!(suggest(&[]).matching().fields.is_empty());
    assert!(!is_membership_table(&[]));
}
