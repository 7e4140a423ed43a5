//! Which column fills which field, suggested from the columns' labels and from what is in them.
//!
//! A label suggests a field only as a whole ("Email consent" is no e-mail, "City of birth" no city), and values can
//! refuse what a label suggests. A wrong suggestion costs more than a missing one: where two columns are equally good,
//! or only the label of one speaks for it, the choice is left to the person. Consent and phone columns are never
//! suggested.

mod evidence;
mod words;

use serde::{Deserialize, Serialize};

use crate::fold::Key;
use crate::preview::Column;
use crate::sorted::SortedMap;
use crate::{ContactField, Matching, Refusal};
use evidence::Proof;
use words::Rank;

/// What is suggested for one field. Columns are 0-based positions in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Suggestion {
    /// This column.
    Sure(usize),
    /// One of these, or none; a person has to say.
    Unsure(Vec<usize>),
    /// No column speaks for the field.
    #[default]
    None,
}

/// What is suggested for each field. A column is suggested for one field at the most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions(SortedMap<ContactField, Suggestion>);

impl Suggestions {
    /// What is suggested for `field`.
    pub fn of(&self, field: ContactField) -> &Suggestion {
        self.0.get(&field).unwrap_or(&Suggestion::None)
    }

    /// The matching to start from: what is sure, nothing else.
    pub fn matching(&self) -> Matching {
        let sure = self.0.iter().filter_map(|(field, suggestion)| match suggestion {
            Suggestion::Sure(column) => Some((*field, *column)),
            Suggestion::Unsure(_) | Suggestion::None => None,
        });
        Matching(sure.collect())
    }

    /// Why nobody can be sent as long as no person chose a column for the address.
    pub fn why_no_email(&self) -> Refusal {
        match self.of(ContactField::Email) {
            Suggestion::Unsure(_) => Refusal::WhichEmail,
            Suggestion::Sure(_) | Suggestion::None => Refusal::NoEmail,
        }
    }
}

/// Suggests a matching for a file's columns.
pub fn suggest(columns: &[Column]) -> Suggestions {
    let candidates: Vec<Candidate> = columns.iter().enumerate().filter_map(Candidate::of).collect();
    let of = |field| {
        let own: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.field == field).collect();
        match field {
            ContactField::Email => choose_email(&own, columns),
            _ => choose(&own, columns),
        }
    };
    Suggestions(ContactField::ALL.into_iter().map(|field| (field, of(field))).collect())
}

/// Whether the columns are those of Dataverse's segment membership table, which names its people by ids only.
pub fn is_membership_table(columns: &[Column]) -> bool {
    const COLUMNS: [&str; 6] =
        ["customerid", "segmentprovider", "segmentmembershiptype", "segments", "identifier", "segmentmembershipid"];
    let known = columns.iter().filter_map(|column| Key::of(&column.label)).filter(|key| {
        let name = key.as_bytes();
        let name = name.strip_prefix(b"msdynci").unwrap_or(name);
        COLUMNS.iter().any(|column| column.as_bytes() == name)
    });
    known.count() >= 4 && *suggest(columns).of(ContactField::Email) == Suggestion::None
}

/// A column whose label speaks for a field, and whose values do not speak against it.
struct Candidate {
    column: usize,
    field: ContactField,
    rank: Rank,
    proof: Proof,
}

impl Candidate {
    fn of((column, content): (usize, &Column)) -> Option<Self> {
        let (field, rank) = words::field_of(&content.label)?;
        let proof = evidence::of(field, &content.samples);
        (proof != Proof::Contradicts).then_some(Self { column, field, rank, proof })
    }

    /// A vague label counts only together with values that fit.
    fn stands(&self) -> bool {
        self.rank != Rank::Vague || self.proof == Proof::Confirms
    }
}

fn choose(candidates: &[&Candidate], columns: &[Column]) -> Suggestion {
    let standing: Vec<&Candidate> = candidates.iter().copied().filter(|candidate| candidate.stands()).collect();
    let is_empty = |candidate: &Candidate| columns[candidate.column].samples.is_empty();
    let Some(best) = standing.iter().map(|candidate| candidate.rank).min() else {
        return unsure(candidates.iter().map(|candidate| candidate.column));
    };
    let mut first: Vec<&Candidate> = standing.iter().copied().filter(|candidate| candidate.rank == best).collect();
    if first.iter().all(|candidate| is_empty(candidate)) {
        // An empty column with the better label against a filled one: the label alone does not decide.
        if standing.iter().any(|candidate| !is_empty(candidate)) {
            return unsure(standing.iter().map(|candidate| candidate.column));
        }
    } else {
        first.retain(|candidate| !is_empty(candidate));
    }
    if first.iter().any(|candidate| candidate.proof == Proof::Confirms) {
        first.retain(|candidate| candidate.proof == Proof::Confirms);
    }
    match first.as_slice() {
        [only] => Suggestion::Sure(only.column),
        // A column that is there twice.
        [one, others @ ..]
            if !is_empty(one)
                && others.iter().all(|other| columns[other.column].samples == columns[one.column].samples) =>
        {
            Suggestion::Sure(one.column)
        }
        several => unsure(several.iter().map(|candidate| candidate.column)),
    }
}

/// As for other fields, but a column full of addresses counts even under a label that says nothing.
fn choose_email(candidates: &[&Candidate], columns: &[Column]) -> Suggestion {
    if candidates.iter().any(|candidate| candidate.proof == Proof::Confirms) {
        return choose(candidates, columns);
    }
    let by_values: Vec<usize> =
        (0..columns.len()).filter(|&column| evidence::are_addresses(&columns[column].samples)).collect();
    match by_values.as_slice() {
        [] => choose(candidates, columns),
        &[only] if candidates.is_empty() && speaks_for_itself(&columns[only]) => Suggestion::Sure(only),
        _ => unsure(candidates.iter().map(|candidate| candidate.column).chain(by_values)),
    }
}

/// Whether a column of addresses may be taken for the people's own without asking.
fn speaks_for_itself(column: &Column) -> bool {
    match Key::of(&column.label) {
        None => true,
        Some(key) if key.as_bytes().strip_prefix(b"column").is_some_and(|rest| rest.iter().all(u8::is_ascii_digit)) => {
            true
        }
        // The same address in every row is somebody else's, and so are an owner's or a manager's.
        Some(key) => column.samples.len() > 1 && !words::names_somebody_else(&key),
    }
}

fn unsure(columns: impl Iterator<Item = usize>) -> Suggestion {
    let columns: Vec<usize> = columns.collect();
    if columns.is_empty() { Suggestion::None } else { Suggestion::Unsure(columns) }
}
