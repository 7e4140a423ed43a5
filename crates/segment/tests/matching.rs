//! Suggestions over a corpus of header rows: not one wrong, and each as it should be.

use segue_segment::ContactField;
use segue_segment::matching::{Suggestion, is_membership_table, suggest};
use segue_segment::preview::Column;

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
    let mut files: Vec<File> = Vec::new();
    for line in include_str!("data/headers.txt").lines() {
        if let Some(name) = line.strip_prefix("== ") {
            files.push(File { name, columns: Vec::new(), expected: Vec::new() });
        } else if !line.is_empty() && !line.starts_with('#') {
            let mut parts = line.split('|').collect::<Vec<_>>().into_iter();
            let [Some(label), Some(samples), Some(field), None] = [(); 4].map(|()| parts.next()) else {
                panic!("not a column: {line}")
            };
            let samples = samples.split(", ").map(str::trim).filter(|sample| !sample.is_empty()).map(str::to_owned);
            let field = field.trim();
            let named = |name| ContactField::from_name(name).unwrap_or_else(|| panic!("no field: {line}"));
            let file = files.last_mut().expect("a name first");
            file.columns.push(Column { label: label.trim_end().to_owned(), samples: samples.collect() });
            file.expected.push(match field.strip_suffix('?') {
                Some(field) => Expected::Unsure(named(field)),
                None if field == "-" => Expected::Nothing,
                None => Expected::Field(named(field)),
            });
        }
    }
    files
}

fn positions(file: &File, wanted: &Expected) -> Vec<usize> {
    (0..file.columns.len()).filter(|&column| file.expected[column] == *wanted).collect()
}

#[test]
fn the_corpus_is_suggested_as_it_should_be() {
    let files = corpus();
    assert!(files.len() >= 50, "{}", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let suggestions = suggest(&file.columns);
        for field in ContactField::ALL {
            let sure = positions(file, &Expected::Field(field));
            let unsure = positions(file, &Expected::Unsure(field));
            let expected = match (sure.as_slice(), unsure.as_slice()) {
                ([], []) => Suggestion::None,
                ([column], []) => Suggestion::Sure(*column),
                ([], _) => Suggestion::Unsure(unsure),
                _ => panic!("{}: {field:?} is expected twice", file.name),
            };
            if *suggestions.of(field) != expected {
                wrong.push((file.name, field, expected, suggestions.of(field).clone()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Values only ever take suggestions away from labels, or add a column of addresses: with the values gone, nothing may
/// be suggested that they would have refused, but for labels that lie.
#[test]
fn labels_alone_are_never_wrong() {
    for file in corpus().iter().filter(|file| !file.name.contains("lie") && !file.name.starts_with("addresses called"))
    {
        let bare: Vec<_> = file.columns.iter().map(|column| Column { samples: Vec::new(), ..column.clone() }).collect();
        for (field, column) in suggest(&bare).matching().0 {
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
        let turned = suggest(&reversed).matching().0.into_iter().map(|(field, column)| (field, last - column));
        assert_eq!(turned.collect::<Vec<_>>(), suggest(&file.columns).matching().0.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn no_column_is_suggested_twice() {
    for file in corpus() {
        let mut columns: Vec<_> = suggest(&file.columns).matching().0.values().copied().collect();
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
    let column = |label: &str, sample: &str| Column { label: label.to_owned(), samples: vec![sample.to_owned()] };
    let mut table: Vec<_> = ["msdynci_customerid", "msdynci_segmentprovider", "msdynci_segments", "msdynci_identifier"]
        .map(|label| column(label, "x"))
        .into();
    assert!(is_membership_table(&table));
    table.push(column("Email", "anna@example.com"));
    assert!(!is_membership_table(&table));
}

#[test]
fn no_columns_suggest_nothing() {
    assert!(suggest(&[]).matching().0.is_empty());
    assert!(!is_membership_table(&[]));
}
