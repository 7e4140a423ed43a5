//! Columns: unique labels, and some of what is in them.

use crate::preview::Column;

/// How many different cells of a column are kept to show.
const SAMPLES: usize = 3;

/// Longest sample in characters; what is longer is cut for showing only.
const SAMPLE_LENGTH: usize = 80;

/// The label of a column without a name.
pub(crate) fn unnamed(index: usize) -> String {
    format!("Column {}", index + 1)
}

/// Labels made unique: a column without a name is known by its place, a second "Email" is "Email (2)".
pub(super) fn labels(names: &[String]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let name = name.trim();
        let base = if name.is_empty() { unnamed(index) } else { name.to_string() };
        let mut label = base.clone();
        let mut number = 2;
        while labels.contains(&label)
            || (number > 2 || label != base) && names.iter().any(|other| other.trim() == label)
        {
            label = format!("{base} ({number})");
            number += 1;
        }
        labels.push(label);
    }
    labels
}

/// The columns with up to [`SAMPLES`] different non-empty cells each.
pub(super) fn columns(names: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    let labels = labels(names).into_iter().enumerate();
    labels
        .map(|(index, label)| {
            let mut samples: Vec<String> = Vec::with_capacity(SAMPLES);
            for cell in rows.iter().filter_map(|row| row.get(index)) {
                let cell = cell.trim();
                if samples.len() == SAMPLES {
                    break;
                }
                if !cell.is_empty() {
                    let sample: String = cell.chars().take(SAMPLE_LENGTH).collect();
                    if !samples.contains(&sample) {
                        samples.push(sample);
                    }
                }
            }
            Column { label, samples }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_unique() {
        let names = ["Email", " Email ", "", "Email (2)", "Email", "Column 3"].map(String::from);
        assert_eq!(labels(&names), ["Email", "Email (3)", "Column 3", "Email (2)", "Email (4)", "Column 3 (2)"]);
    }

    #[test]
    fn samples_are_different_and_not_empty() {
        let rows = ["a", "", " a ", "b", "c", "d"].map(|cell| vec![cell.to_string()]);
        assert_eq!(columns(&["x".to_string()], &rows)[0].samples, ["a", "b", "c"]);
    }
}
