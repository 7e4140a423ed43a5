//! Columns: unique labels, and some of what is in them.

use crate::hash::hash;
use crate::preview::Column;
use crate::read::Profile;
use crate::value::Hints;

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
    let trimmed = names.iter().map(|name| name.trim()).enumerate();
    let bases: Vec<String> =
        trimmed.map(|(index, name)| if name.is_empty() { unnamed(index) } else { name.to_string() }).collect();
    // Names by hash, each with where it first comes and the number of its next double: a broken file may have very many.
    let mut slots: Vec<Option<(usize, u64)>> = vec![None; (names.len() * 2).next_power_of_two()];
    let slot = |slots: &[Option<(usize, u64)>], label: &str| {
        let mut slot = usize::try_from(hash(label) >> 32).unwrap_or_default() & (slots.len() - 1);
        while slots[slot].is_some_and(|(first, _)| bases[first] != label) {
            slot = (slot + 1) & (slots.len() - 1);
        }
        slot
    };
    for (index, base) in bases.iter().enumerate() {
        let slot = slot(&slots, base);
        slots[slot].get_or_insert((index, 2));
    }
    let unique = |(index, base): (usize, &String)| {
        let own = slot(&slots, base);
        let mut label = base.clone();
        if let Some((first, mut number)) = slots[own].filter(|(first, _)| *first != index) {
            while slots[slot(&slots, &label)].is_some() {
                label = format!("{base} ({number})");
                number += 1;
            }
            slots[own] = Some((first, number));
        }
        label
    };
    bases.iter().enumerate().map(unique).collect()
}

/// The columns with what is in their first rows.
pub(super) fn columns(names: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    let cells = |index: usize| rows.iter().filter_map(move |row| row.get(index)).map(String::as_str);
    labels(names).into_iter().enumerate().map(|(index, label)| Column::new(label, cells(index))).collect()
}

impl Column {
    /// A column with up to three different non-empty cells of its first ones, and what they show.
    pub fn new<'c>(label: impl Into<String>, cells: impl Iterator<Item = &'c str> + Clone) -> Self {
        let mut samples: Vec<String> = Vec::with_capacity(SAMPLES);
        let (mut hints, mut telling, mut is_told) = (Hints::default(), None, false);
        for cell in cells.clone().map(str::trim).filter(|cell| !cell.is_empty()) {
            hints.see(cell);
            let (told, open) = (hints.day_first + hints.month_first, hints.either);
            if told == 1 && !is_told || told == 0 && open == 1 && telling.is_none() {
                is_told = told == 1;
                telling = Some(cell.chars().take(SAMPLE_LENGTH).collect());
            }
            if samples.len() < SAMPLES {
                let sample: String = cell.chars().take(SAMPLE_LENGTH).collect();
                if !samples.contains(&sample) {
                    samples.push(sample);
                }
            }
        }
        Self { label: label.into(), samples, profile: Profile::of(cells), hints, telling }
    }
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
    fn so_are_very_many() {
        let names: Vec<String> = (0..200_000).map(|index| ["", "x", "y"][index % 3].to_string()).collect();
        let mut labels = labels(&names);
        assert_eq!((labels[3].as_str(), labels[4].as_str(), labels[7].as_str()), ("Column 4", "x (2)", "x (3)"));
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), names.len());
    }

    #[test]
    fn samples_are_different_and_not_empty() {
        let rows = ["a", "", " a ", "b", "c", "d"].map(|cell| vec![cell.to_string()]);
        assert_eq!(columns(&["x".to_string()], &rows)[0].samples, ["a", "b", "c"]);
    }
}
